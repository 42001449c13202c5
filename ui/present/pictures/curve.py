"""Houses handed over so far, the plan, and where the work is heading.

The lines are stretched over their box whatever its shape; the words stand on it as words, so that
they keep their size.
"""

from datetime import date
from math import floor, log10

import pandas as pd

from data_access.language.vocabulary import Text
from display.story import Picture
from ui.present.tree import Tree, box, part, tree, words
from ui.session.language import say, say_date, say_month
from ui.session.numbers import say_count

HEADROOM = 1.3  # the words at the ends of plan and forecast stand above them
LATE = 0.75  # of the width: from here on words stand before their day, not after it
MONTHS = 4  # written along the foot
PLAN, DONE, AHEAD = (
    Text("แผน", "Plan"),
    Text("ส่งมอบแล้ว", "Handed over"),
    Text("คาดการณ์", "Forecast"),
)
AS_OF = Text("ข้อมูล ณ", "As of")


def curve(picture: Picture) -> Tree:
    rows = picture.table
    sheet = _Sheet(rows)
    lines = [
        _line(sheet, rows, name)
        for name in ("plan", "forecast", "actual")
        if rows[name].notna().any()
    ]
    return box(
        "curve",
        box(
            "plot",
            *(_height(sheet, height) for height in sheet.heights()),
            tree(
                "svg",
                "lines",
                *_band(sheet, rows),
                *lines,
                viewBox="0 0 1000 1000",
                preserveAspectRatio="none",
            ),
            *_today(sheet, rows),
            *_ends(sheet, rows),
        ),
        box("months", *_months(sheet)),
    )


class _Sheet:
    """Days from left to right and houses from the foot up, as parts of the box."""

    def __init__(self, rows: pd.DataFrame):
        self.first, self.last = min(rows["day"]), max(rows["day"])
        self.days = max((self.last - self.first).days, 1)
        heights = rows[["plan", "actual", "fastest"]].max().max()
        self.top = HEADROOM * max(0.0 if pd.isna(heights) else float(heights), 1.0)

    def x(self, day: date) -> float:
        return (day - self.first).days / self.days

    def y(self, houses: float) -> float:
        return 1 - float(houses) / self.top

    def heights(self) -> list[float]:
        """Up to four round numbers of houses."""
        least = self.top / 4
        size = 10 ** max(0, floor(log10(least)))
        step = next(size * times for times in (1, 2, 5, 10) if size * times >= least)
        return [step * number for number in range(1, int(self.top // step) + 1)]


def _line(sheet: _Sheet, rows: pd.DataFrame, name: str) -> Tree:
    return tree("polyline", name, points=" ".join(_points(sheet, rows, name)))


def _band(sheet: _Sheet, rows: pd.DataFrame) -> list[Tree]:
    """Between the fastest and the slowest speed that the forecast goes by."""
    around = [*_points(sheet, rows, "fastest"), *_points(sheet, rows, "slowest")[::-1]]
    return [tree("polyline", "band", points=" ".join(around))] if around else []


def _points(sheet: _Sheet, rows: pd.DataFrame, name: str) -> list[str]:
    known = rows[rows[name].notna()]
    return [
        f"{1000 * sheet.x(day):.1f},{1000 * sheet.y(houses):.1f}"
        for day, houses in zip(known["day"], known[name], strict=True)
    ]


def _height(sheet: _Sheet, houses: float) -> Tree:
    return box("height", words("", say_count(houses)), style=f"top:{part(sheet.y(houses))}")


def _today(sheet: _Sheet, rows: pd.DataFrame) -> list[Tree]:
    """A line through the as-of day, with a point where the houses stand."""
    day, done = _last(rows, "actual")
    if day is None:
        return []
    at = f"left:{part(sheet.x(day))}"
    is_late = sheet.x(day) > LATE
    room = part(sheet.x(day) if is_late else 1 - sheet.x(day))
    return [
        box("today", style=at),
        box(
            "told before day" if is_late else "told after day",
            words("", say(AS_OF)),
            words("", say_date(day)),
            style=f"{at};max-width:{room}",
        ),
        box("point", style=f"{at};top:{part(sheet.y(done))}"),
    ]


def _ends(sheet: _Sheet, rows: pd.DataFrame) -> list[Tree]:
    """What each line has come to, in words beside its end."""
    said = []
    for name, label, place in (
        ("actual", DONE, "below"),
        ("forecast", AHEAD, "end"),
        ("plan", PLAN, "above"),
    ):
        day, houses = _last(rows, name)
        if day is None:
            continue
        word = f"{say(label)} {say_count(round(houses))}"
        if name == "forecast" and houses >= rows["plan"].max():  # else its end is not drawn
            word = f"{say(label)} {say_date(day)}"
        if name == "actual" and sheet.x(day) > LATE:
            place = "before"
        where = f"left:{part(sheet.x(day))};top:{part(sheet.y(houses))}"
        said.append(box(f"told {name} {place}", word, style=where))
    return said


def _months(sheet: _Sheet) -> list[Tree]:
    starts = [day.date() for day in pd.date_range(sheet.first, sheet.last, freq="MS")]
    step = max(1, -(-len(starts) // MONTHS))
    return [
        words("month", say_month(day), style=f"left:{part(sheet.x(day))}") for day in starts[::step]
    ]


def _last(rows: pd.DataFrame, name: str) -> tuple[date | None, float]:
    known = rows[rows[name].notna()]
    return (None, 0.0) if known.empty else (known["day"].iloc[-1], float(known[name].iloc[-1]))
