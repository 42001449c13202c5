"""A sheet of rows: a name above a bar, its value at the right, remarks beneath.

Names stand above the bars because a margin wide enough for them would leave a phone no room.
The vertical axis is in pixels from the top, the horizontal one in what is counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ui.charts.drawing.canvas import SMALL, TEXT, Sheet, fold, px, room, width
from ui.charts.drawing.shapes import draw_state
from ui.session.numbers import is_known
from ui.session.theme import palette

LINE = 23
BAR = 16
GAP = 16
STATE = 20  # room for the mark before a remark


@dataclass(frozen=True)
class Row:
    """One row. `remarks` are folded between each other; only one that is too long by
    itself is folded inside. Words are escaped."""

    name: str
    value: str
    remarks: Sequence[str] = ()
    state: str | None = None

    @property
    def hover(self) -> str:
        return "<br>".join([f"<b>{self.name}</b>", self.value, *self.remarks])


class Rows(Sheet):
    """The sheet, with the words of all rows on it. The bars are drawn by the chart."""

    def __init__(
        self, rows: Sequence[Row], widest: float, key: Sequence[tuple[str, str, str]] = ()
    ):
        self.rows = list(rows)
        # Values stand beside the names only if all of them can: a row must not look different.
        beside = all(
            width(row.name, TEXT, bold=True) + width(row.value, TEXT, bold=True) + 14 <= room()
            for row in rows
        )
        words = [_fold(row, beside) for row in rows]
        key_lines = _flow(key)
        y: float = len(key_lines) * LINE + (12 if key else 0)
        self._bars_at: list[float] = []
        tops = []
        for name, remarks in words:
            tops.append(y)
            self._bars_at.append(y + len(name) * LINE + 5 + BAR / 2)
            y = self._bars_at[-1] + BAR / 2 + 4 + len(remarks) * LINE + GAP
        super().__init__(y)
        self.x.update(range=[0, widest if is_known(widest) and widest > 0 else 1])
        self._draw_key(key_lines)
        for row, top, bar_at, (name, remarks) in zip(
            self.rows, tops, self._bars_at, words, strict=True
        ):
            self._draw_name(name, row.value if beside else "", top)
            self._draw_remarks(remarks, row.state, bar_at + BAR / 2 + 4)

    def middle(self, at: int) -> float:
        """Where the bar of a row is, on the vertical axis."""
        return px(self._bars_at[at])

    def bars(
        self,
        lengths: Sequence[float | None],
        colour: str | Sequence[str],
        starts: Sequence[float | None] | None = None,
        thickness: float = BAR,
        hatched: bool = False,
    ) -> None:
        """One bar a row. What is not known gets no bar at all."""
        drawn = [
            at
            for at, length in enumerate(lengths)
            if is_known(length) and (starts is None or is_known(starts[at]))
        ]
        colours = [colour if isinstance(colour, str) else colour[at] for at in drawn]
        marker = {"color": colours, "line": {"width": 0}}
        if hatched:
            marker = {
                "color": palette().paper,
                "line": {"width": 1.5, "color": colours},
                "pattern": {"shape": "/", "fgcolor": colours, "size": 6, "solidity": 0.35},
            }
        self.trace(
            "bar",
            x=[lengths[at] for at in drawn],
            y=[self.middle(at) for at in drawn],
            base=None if starts is None else [starts[at] for at in drawn],
            width=px(thickness),
            orientation="h",
            marker=marker,
            hovertext=[self.rows[at].hover for at in drawn],
            hoverinfo="text",
        )

    def notches(self, places: Sequence[float | None], layer: str = "above") -> None:
        """A thin mark across the bar, with a halo so that it shows on any fill."""
        for at, place in enumerate(places):
            if is_known(place) and place > 0:
                for colour, line in ((palette().paper, 7), (palette().ink, 3)):
                    self.shape(
                        "line",
                        x0=place,
                        x1=place,
                        y0=self.middle(at) - px(BAR / 2 + 4),
                        y1=self.middle(at) + px(BAR / 2 + 4),
                        line={"color": colour, "width": px(line)},
                        layer=layer,
                    )

    def _draw_name(self, name: list[str], value: str, top: float) -> None:
        for line, words in enumerate(name):
            self.write(f"<b>{words}</b>", top + (line + 0.5) * LINE)
        if value:
            self.write(f"<b>{value}</b>", top + LINE / 2, anchor="right")

    def _draw_remarks(self, remarks: list[str], state: str | None, top: float) -> None:
        muted = palette().muted
        for line, words in enumerate(remarks):
            y = top + (line + 0.5) * LINE
            self.write(words, y, size=SMALL, colour=muted, shift=STATE if state else 0)
        if state and remarks:
            draw_state(self, state, 0, top + LINE / 2)

    def _draw_key(self, lines: list[list[tuple[float, tuple[str, str, str]]]]) -> None:
        for line, entries in enumerate(lines):
            y = (line + 0.5) * LINE
            for indent, (kind, colour, words) in entries:
                self._swatch(kind, colour, indent, y)
                self.write(words, y, size=SMALL, colour=palette().muted, shift=indent + 22)

    def _swatch(self, kind: str, colour: str, indent: float, y: float) -> None:
        left, right, top, bottom = px(indent), px(indent + 16), px(y - 8), px(y + 8)
        shape: dict[str, Any] = {"fillcolor": colour, "line": {"width": 0}}
        if kind == "diamond":
            middle, level = (left + right) / 2, (top + bottom) / 2
            path = f"M {left} {level} L {middle} {top} L {right} {level} L {middle} {bottom} Z"
            shape |= {"kind": "path", "path": path}
        else:
            shape |= {"kind": "circle" if kind == "dot" else "rect"}
            shape |= {"x0": left, "x1": right, "y0": top, "y1": bottom}
        if kind == "notch":
            shape |= {"x0": px(indent + 6.5), "x1": px(indent + 9.5)}
        if kind == "hatched":
            shape |= {"fillcolor": palette().paper, "line": {"width": px(1.5), "color": colour}}
        self.shape(**shape, xref="paper", xsizemode="pixel", xanchor=0)


def _fold(row: Row, beside: bool) -> tuple[list[str], list[str]]:
    """The lines of the name, and those of the remarks, led by the value if not beside the name."""
    name = fold(row.name.split(" "), " ", room(), TEXT, bold=True)
    remarks = [*row.remarks] if beside else [f"<b>{row.value}</b>", *row.remarks]
    beneath = room() - (STATE if row.state else 0)
    lines = []
    for line in fold(remarks, " · ", beneath, SMALL):
        too_long = width(line, SMALL) > beneath and "<" not in line
        lines += fold(line.split(" "), " ", beneath, SMALL) if too_long else [line]
    return name, lines


def _flow(
    key: Sequence[tuple[str, str, str]],
) -> list[list[tuple[float, tuple[str, str, str]]]]:
    """The entries of the key in lines that fit a phone, each with its place from the left."""
    lines: list[list[tuple[float, tuple[str, str, str]]]] = []
    place = room()
    for entry in key:
        needed = 22 + width(entry[2], SMALL) + 16
        if place + needed - 16 > room():
            lines.append([])
            place = 0
        lines[-1].append((place, entry))
        place += needed
    return lines
