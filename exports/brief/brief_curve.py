"""The curve as brief.typ draws it: points between 0 and 1, from the lower left."""

from collections.abc import Iterable
from datetime import date

from display.charts.curve import Curve, Point
from display.words.writing import Writing


def curve_drawing(curve: Curve, writing: Writing) -> dict:
    """The lines, ticks and words; where there is nothing to draw, only why, as `absence`."""
    if curve.absence:
        return {"absence": writing.say(curve.absence)}
    paper = _Paper(curve)
    ends = {
        end.line: {"at": paper.point(end.at), "words": writing.say(end.words)} for end in curve.ends
    }
    return {
        "actual": paper.line(curve.actual),
        "plan": paper.line(curve.plan),
        "forecast": paper.line(curve.forecast),
        "band": [*paper.line(curve.fastest), *paper.line(curve.slowest)[::-1]],
        "days": [
            {"x": paper.x(line.day), "words": f"{writing.say(line.name)} {writing.say(line.date)}"}
            for line in curve.days
        ],
        "months": [
            {"x": paper.x(one.day), "words": writing.say(one.words)} for one in curve.months
        ],
        "heights": [
            {"y": 0, "words": "0"},
            *(
                {"y": one.houses / curve.top, "words": writing.say(one.words)}
                for one in curve.heights
            ),
        ],
        "finish": ends.get("forecast"),
        "end": ends.get("plan"),
        "done": ends["actual"],
        "alt": writing.say(curve.alt),
    }


class _Paper:
    """Days along the foot and houses up the side, as parts of the whole."""

    def __init__(self, curve: Curve):
        self.first, self.top = curve.first, curve.top
        self.days = max((curve.last - curve.first).days, 1)

    def x(self, day: date) -> float:
        return round((day - self.first).days / self.days, 5)

    def point(self, point: Point) -> list[float]:
        return [self.x(point.day), round(point.houses / self.top, 5)]

    def line(self, points: Iterable[Point]) -> list[list[float]]:
        return [self.point(point) for point in points]
