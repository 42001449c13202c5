"""Houses handed over so far, the plan, and where the work is heading.

The lines are stretched over their box whatever its shape; the words stand on it as words, so that
they keep their size.
"""

from collections.abc import Iterable
from datetime import date

from display.charts.curve import Curve, DayLine, End, Point
from display.story import Picture
from ui.present.tree import Tree, box, part, tree, words
from ui.session.language import say

HEADROOM = 1.22  # of the curve's own height: the words at the ends stand above them
LATE = 0.75  # of the width: from here on words stand before their day, not after it
LAST = 0.9  # of the width: from here on the name of a month may not fit
LOW = 0.85  # of the height, from the top: below it there is no room for words under a point
PLACES = {"actual": "below", "forecast": "end", "plan": "above"}


def curve(picture: Picture) -> Tree:
    drawn: Curve = picture.value
    if drawn.absence:
        return box("absent", say(drawn.absence))
    sheet = _Sheet(drawn)
    lines = [
        tree("polyline", name, points=sheet.points(points))
        for name, points in (
            ("plan", drawn.plan),
            ("forecast", drawn.forecast),
            ("actual", drawn.actual),
        )
        if points
    ]
    return box(
        "curve",
        box(
            "plot",
            *(
                box("height", words("", say(one.words)), style=f"top:{part(sheet.y(one.houses))}")
                for one in drawn.heights
            ),
            tree(
                "svg",
                "lines",
                *_band(sheet, drawn),
                *lines,
                viewBox="0 0 1000 1000",
                preserveAspectRatio="none",
            ),
            *_today(sheet, drawn.days[0], drawn.actual),
            *(_end(sheet, end) for end in drawn.ends),
        ),
        box(
            "months",
            *(words("month", say(one.words), style=_at(sheet.x(one.day))) for one in drawn.months),
        ),
    )


class _Sheet:
    """Days from left to right and houses from the foot up, as parts of the box."""

    def __init__(self, drawn: Curve):
        self.first, self.top = drawn.first, HEADROOM * drawn.top
        self.days = max((drawn.last - drawn.first).days, 1)

    def x(self, day: date) -> float:
        return (day - self.first).days / self.days

    def y(self, houses: float) -> float:
        return 1 - float(houses) / self.top

    def points(self, points: Iterable[Point]) -> str:
        return " ".join(
            f"{1000 * self.x(one.day):.1f},{1000 * self.y(one.houses):.1f}" for one in points
        )


def _at(x: float) -> str:
    """Where a month stands: the last one ends with the picture, however long its name is."""
    return f"left:{part(x)}" if x < LAST else "right:0"


def _band(sheet: _Sheet, drawn: Curve) -> list[Tree]:
    """Between the fastest and the slowest speed that the forecast goes by."""
    around = [*drawn.fastest, *drawn.slowest[::-1]]
    return [tree("polyline", "band", points=sheet.points(around))] if around else []


def _today(sheet: _Sheet, line: DayLine, actual: tuple[Point, ...]) -> list[Tree]:
    """A line through the as-of day, with a point where the houses are by then."""
    at, is_late = f"left:{part(sheet.x(line.day))}", sheet.x(line.day) > LATE
    room = part(sheet.x(line.day) if is_late else 1 - sheet.x(line.day))
    is_low = any(sheet.y(one.houses) > LOW for one in actual[-1:])
    return [
        box("today", style=at),
        box(
            "told before day" if is_late else "told after day",
            words("", say(line.name)),
            words("", say(line.date)),
            style=f"{at};max-width:{room}" + (";top:0;bottom:auto" if is_low else ""),
        ),
        *(box("point", style=f"{at};top:{part(sheet.y(one.houses))}") for one in actual[-1:]),
    ]


def _end(sheet: _Sheet, end: End) -> Tree:
    """What a line has come to, in words beside its end."""
    place = PLACES[end.line]
    if end.line == "actual" and sheet.x(end.at.day) > LATE:
        place = "before"
    elif end.line == "actual" and sheet.y(end.at.houses) > LOW:
        place = "over"
    where = f"left:{part(sheet.x(end.at.day))};top:{part(sheet.y(end.at.houses))}"
    return box(f"told {end.line} {place}", say(end.words), style=where)
