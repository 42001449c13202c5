"""The sheet every chart is drawn on: fonts, sizes, and how words from records are written."""

import html
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import plotly.graph_objects as go

from data_access.language.vocabulary import Text
from ui.session.language import say
from ui.session.theme import palette

FONT = "Sarabun, 'Noto Sans Thai', Laksaman, sans-serif"
TEXT = 16
SMALL = 15
NOTHING_YET = Text("ยังไม่มีข้อมูล", "No data yet")

LINE_HEIGHT = 1.3

# A chart cannot know how wide it will be drawn, so words are folded for the narrowest phone.
PHONE = 326

_times: ContextVar[float] = ContextVar("times", default=1.0)
_room: ContextVar[float] = ContextVar("room", default=PHONE)


@contextmanager
def enlarged(times: float, width: float | None = None) -> Iterator[None]:
    """Draw text, bars and rows this many times larger: for the hall.

    `width` is that of the screen's part for the chart, in its pixels, where it is known.
    """
    before = _times.set(times), _room.set(PHONE if width is None else width / times)
    try:
        yield
    finally:
        _times.reset(before[0])
        _room.reset(before[1])


def room() -> float:
    """How wide words may be before they are folded, in pixels of a desk screen."""
    return _room.get()


def px(length: float) -> float:
    """A length in pixels of a desk screen, enlarged where the chart is."""
    return length * _times.get()


class Finished(go.Figure):
    """A figure that is changed no more: Plotly copies all of it whenever it is drawn, and this one
    is copied once."""

    def to_dict(self) -> dict:
        if self._copied is None:
            self._copied = super().to_dict()
        return self._copied

    _copied: dict | None = None


class Sheet:
    """An empty sheet: traces, shapes and words are collected on it, then made a figure at once.

    Plotly checks and copies everything that is there whenever something is added to a figure,
    which took half a second for eight rows. The vertical axis, unless a chart says otherwise, is
    in pixels from the top. `height` is that of the plot; the margins are added to it.
    """

    def __init__(
        self,
        height: float,
        left: float = 2,
        right: float = 2,
        top: float = 6,
        bottom: float = 6,
    ):
        colours = palette()
        axis = {
            "visible": False,
            "fixedrange": True,  # a finger that scrolls the page must not move the chart
            "showgrid": False,
            "zeroline": False,
            "showline": False,
            "ticks": "",
            "tickfont": {"size": px(SMALL), "color": colours.muted},
            "tickangle": 0,
            "gridcolor": colours.grid,
        }
        self.x = axis | {"range": [0, 1]}
        self.y = axis | {"range": [px(height), 0]}
        self._layout = {
            "template": "none",
            "height": px(height + top + bottom),
            "margin": {"l": px(left), "r": px(right), "t": px(top), "b": px(bottom), "pad": 0},
            "font": {"family": FONT, "size": px(TEXT), "color": colours.ink},
            "paper_bgcolor": "rgba(0, 0, 0, 0)",
            "plot_bgcolor": "rgba(0, 0, 0, 0)",
            "showlegend": False,
            "dragmode": False,
            "hovermode": "closest",
            "hoverlabel": {
                "font": {"family": FONT, "size": px(SMALL), "color": colours.ink},
                "bgcolor": colours.paper,
                "bordercolor": colours.grey,
                "align": "left",
            },
            "barmode": "overlay",
        }
        self._traces: list[dict] = []
        self._shapes: list[dict] = []
        self._notes: list[dict] = []

    def figure(self) -> go.Figure:
        layout = self._layout | {
            "xaxis": self.x,
            "yaxis": self.y,
            "shapes": self._shapes,
            "annotations": self._notes,
        }
        return Finished({"data": self._traces, "layout": layout})

    def trace(self, kind: str, **trace) -> None:
        self._traces.append({"type": kind, **trace})

    def shape(self, kind: str, **shape) -> None:
        self._shapes.append({"type": kind, **shape})

    def note(self, words: str, **note) -> None:
        """Words at a place of the chart's own choosing. `write` is for all others."""
        self._notes.append({"text": words, "showarrow": False, "borderpad": 0, **note})

    def write(
        self,
        words: str,
        y: float,
        x: float | None = None,
        *,
        size: float = TEXT,
        colour: str | None = None,
        anchor: str = "left",
        shift: float = 0,
    ) -> None:
        """Words whose line, or lines, have their middle `y` pixels below the top of the plot.

        `x` is a place on the horizontal axis; without it the words stand at the edge of the plot
        that the anchor names. `shift` moves them right by so many pixels.
        """
        # Anchored at the bottom: a tone mark above a vowel makes a Thai line taller, and words
        # that were centred would stand lower than their neighbours.
        lines = words.count("<br>") + 1
        self.note(
            words,
            xref="paper" if x is None else "x",
            x={"left": 0, "right": 1}[anchor] if x is None else x,
            xanchor=anchor,
            xshift=px(shift),
            y=px(y),
            yanchor="bottom",
            yshift=-px(size) * LINE_HEIGHT * lines / 2,
            align=anchor,
            font={"size": px(size), "color": colour or palette().ink},
        )


def nothing_yet() -> go.Figure:
    """What is drawn of an empty table: the words, and nothing that could be read as a zero."""
    sheet = Sheet(64)
    sheet.write(say(NOTHING_YET), 32, colour=palette().muted)
    return sheet.figure()


def word(label: Text | str) -> str:
    """A label as Plotly shall write it. Records may hold < or &, and must not become links."""
    spoken = say(label) if isinstance(label, Text) else str(label)
    return html.escape(spoken, quote=False)


def width(words: str, size: float, bold: bool = False) -> float:
    """About how many pixels wide in Sarabun, rather too many than too few."""
    plain = html.unescape(re.sub("<[^>]+>", "", words))
    return sum(map(_ems, plain)) * size * (1.06 if bold else 1)


def _ems(letter: str) -> float:
    if unicodedata.category(letter) == "Mn":
        return 0  # Thai vowels and tones above and below the line take no room
    if letter in " .,:;·|!()ijl":
        return 0.28
    if letter.isupper() or letter in "mw%":
        return 0.66
    return 0.5 if letter.isascii() and letter.isalpha() else 0.56


def fold(pieces: list[str], joint: str, room: float, size: float, bold: bool = False) -> list[str]:
    """The pieces in as few lines as fit the room, broken only between pieces."""
    lines: list[str] = []
    for piece in pieces:
        longer = f"{lines[-1]}{joint}{piece}" if lines else piece
        if lines and width(longer, size, bold) <= room:
            lines[-1] = longer
        else:
            lines.append(piece)
    return lines
