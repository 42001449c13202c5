"""The curve of houses handed over as a drawing: points between 0 and 1, from the lower left."""

from datetime import date
from math import floor, log10
from typing import Any

import pandas as pd

from data_access.language.plurals import one_or_many
from data_access.language.vocabulary import Text
from data_access.queries.insights.houses_answer import HousesAnswer
from data_access.queries.repairs.houses import handed_over_by_day, houses_ahead, plan_by_month
from data_access.rules.forecast import Forecast
from data_access.rules.plan import Plan
from data_access.snapshots.programme import Programme
from display.words.writing import Writing

HEADROOM = 1.06
NO_HOUSE = Text("ยังไม่มีบ้านที่ส่งมอบ", "No house has been handed over.")
MOST_MONTHS = 8  # written along the foot


def curve_drawing(programme: Programme, writing: Writing) -> dict:
    """What is handed over so far, the plan, where the speed of late leads, and their words; where
    there is neither house nor plan, only the words that say so, as `absence`."""
    houses, ahead = HousesAnswer(programme), houses_ahead(programme)
    plan = houses.pace.plan if houses.is_number else None
    actual = handed_over_by_day(programme)
    done, as_of = float(actual["houses"].iloc[-1]), programme.as_of
    if plan is None and not done:
        return {"absence": _nothing_yet(houses, writing)}
    first = pd.Timestamp(actual["day"].iloc[0]).date()
    last = _last_day(as_of, plan, ahead)
    top = HEADROOM * max(done, plan.target if plan else 0, 1)
    paper = _Paper(first, last, top)
    drawn: dict[str, Any] = {
        "actual": [paper.point(row.day.date(), row.houses) for row in actual.itertuples()],
        "plan": [],
        "forecast": [],
        "band": [],
        "finish": None,
        "days": [_day_line(paper, writing.either("ข้อมูล ณ", "As of"), as_of, writing)],
        "months": _months(paper, writing),
        "heights": [
            {"y": height / top, "words": writing.count(height)} for height in _heights(top)
        ],
        "end": None,
        "done": {
            "at": paper.point(as_of, done),
            "words": writing.either(
                f"ส่งมอบแล้ว {writing.count(done)}", f"Handed over {writing.count(done)}"
            ),
        },
        "alt": _alt(houses, plan, done, writing),
    }
    if plan:
        planned = plan_by_month(plan)
        drawn["plan"] = [paper.point(row.day, row.houses) for row in planned.itertuples()]
        due = writing.either("ครบกำหนด", "Due")
        drawn["days"].append(_day_line(paper, due, plan.due_on, writing))
        target = writing.count(plan.target)
        drawn["end"] = {
            "at": paper.point(plan.due_on, plan.target),
            "words": writing.either(f"แผน {target}", f"Plan {target}"),
        }
    if ahead is not None:
        drawn |= _forecast(paper, ahead, houses.ahead, writing)
    return drawn


def _nothing_yet(houses: HousesAnswer, writing: Writing) -> str:
    none, why = NO_HOUSE, houses.no_target
    return writing.either(f"{none.th} {why.th}", f"{none.en} {why.en}")


class _Paper:
    """Days along the foot and houses up the side, as parts of the whole."""

    def __init__(self, first: date, last: date, top: float):
        self.first, self.last, self.top = first, last, top
        self.days = max((last - first).days, 1)

    def x(self, day: date) -> float:
        return round((day - self.first).days / self.days, 5)

    def point(self, day: date, houses: float) -> list[float]:
        return [self.x(day), round(float(houses) / self.top, 5)]


def _last_day(as_of: date, plan: Plan | None, ahead: pd.DataFrame | None) -> date:
    days = [as_of, *([plan.due_on] if plan else []), *([] if ahead is None else ahead["day"])]
    return max(days)


def _forecast(paper: _Paper, ahead: pd.DataFrame, forecast: Forecast, writing: Writing) -> dict:
    """The named line with its last day, and the band between the fastest and the slowest speed."""

    def line(column: str) -> list[list[float]]:
        known = ahead[ahead[column].notna()]
        days = zip(known["day"], known[column], strict=True)
        return [paper.point(day, houses) for day, houses in days]

    named, finish = line("mid"), None
    if forecast.finish:
        words = writing.either("คาดว่าเสร็จ ", "Forecast finish ") + writing.date(forecast.finish)
        finish = {"at": named[-1], "words": words}
    band = [] if forecast.earliest == forecast.latest else [*line("high"), *line("low")[::-1]]
    return {"forecast": named, "finish": finish, "band": band}


def _day_line(paper: _Paper, name: str, day: date, writing: Writing) -> dict:
    return {"x": paper.x(day), "words": f"{name} {writing.date(day)}"}


def _months(paper: _Paper, writing: Writing) -> list[dict]:
    """The first days of months, thinned so that their names do not meet."""
    starts = [day.date() for day in pd.date_range(paper.first, paper.last, freq="MS")]
    step = -(-len(starts) // MOST_MONTHS) or 1
    return [{"x": paper.x(day), "words": writing.month(day)} for day in starts[::step]]


def _heights(top: float) -> list[int]:
    """Zero and up to five round numbers of houses."""
    least = top / 5
    size = 10 ** max(0, floor(log10(least)))
    step = next(size * times for times in (1, 2, 5, 10) if size * times >= least)
    return [step * number for number in range(int(top // step) + 1)]


def _alt(houses: HousesAnswer, plan: Plan | None, done: float, writing: Writing) -> str:
    as_of = houses.programme.as_of
    day, count = writing.date(as_of), writing.count(done)
    words = writing.either(
        f"กราฟบ้านส่งมอบสะสม {count} หลัง ณ {day}",
        f"Curve: {count} {one_or_many(done, 'house')} handed over by {day}",
    )
    if plan:
        expected = writing.count(round(plan.expected_by(as_of)))
        target, due = writing.count(plan.target), writing.date(plan.due_on)
        words += writing.either(
            f" แผนควรได้ {expected} หลัง เป้า {target} หลัง ภายใน {due} {houses.finish.th}",
            f"; the plan expects {expected} by then and {target} by {due}; {houses.finish.en}",
        )
    return words
