"""The curve of houses handed over as a drawing: points between 0 and 1, from the lower left."""

from datetime import date, timedelta
from math import floor, log10

import pandas as pd

from data_access.language.vocabulary import Text
from data_access.queries.repairs.houses import (
    handed_over_by_day,
    houses_forecast,
    houses_plan,
    plan_by_month,
)
from data_access.rules.plan import Forecast, Plan
from data_access.snapshots.programme import Programme
from display.words.writing import Writing

HEADROOM = 1.06
NOTHING_YET = Text(
    "ยังไม่มีบ้านที่ส่งมอบ และพื้นที่หรือปีที่เลือกยังไม่มีเป้าหมาย",
    "No house has been handed over, and the chosen area or year has no target yet.",
)
MOST_MONTHS = 8  # written along the foot


def curve_drawing(programme: Programme, writing: Writing) -> dict:
    """What is handed over so far, the plan, where the speed of late leads, and their words; where
    there is neither house nor plan, only the words that say so, as `absence`."""
    plan, ahead = houses_plan(programme), houses_forecast(programme)
    actual = handed_over_by_day(programme)
    done, as_of = float(actual["houses"].iloc[-1]), programme.as_of
    if plan is None and not done:
        return {"absence": writing.say(NOTHING_YET)}
    first = pd.Timestamp(actual["day"].iloc[0]).date()
    last = _last_day(as_of, plan, ahead)
    top = HEADROOM * max(done, plan.target if plan else 0, 1)
    paper = _Paper(first, last, top)
    drawn = {
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
        "alt": _alt(programme, plan, ahead, done, writing),
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
    if plan and ahead and ahead.finish and not ahead.is_done:
        drawn |= _forecast(paper, as_of, done, plan.target, ahead, writing)
    return drawn


class _Paper:
    """Days along the foot and houses up the side, as parts of the whole."""

    def __init__(self, first: date, last: date, top: float):
        self.first, self.last, self.top = first, last, top
        self.days = max((last - first).days, 1)

    def x(self, day: date) -> float:
        return round((day - self.first).days / self.days, 5)

    def point(self, day: date, houses: float) -> list[float]:
        return [self.x(day), round(float(houses) / self.top, 5)]


def _last_day(as_of: date, plan: Plan | None, ahead: Forecast | None) -> date:
    """The forecast is followed for half the plan's time after its end, not for a lifetime."""
    if plan is None:
        return as_of
    last = max(as_of, plan.due_on)
    ends = [end for end in (ahead.finish, ahead.latest) if end] if ahead else []
    return max(last, min([max(ends, default=last), last + (plan.due_on - plan.start_on) / 2]))


def _forecast(
    paper: _Paper, as_of: date, done: float, target: float, ahead: Forecast, writing: Writing
) -> dict:
    start = paper.point(as_of, done)

    def ray(end: date) -> list[list[float]]:
        """From today to the target, cut where the paper ends."""
        if end <= as_of:
            return [start, start]
        reached = min(1.0, (paper.last - as_of).days / (end - as_of).days)
        day = as_of + timedelta(days=round((end - as_of).days * reached))
        return [start, paper.point(day, done + (target - done) * reached)]

    early, late = ray(ahead.earliest or ahead.finish), ray(ahead.latest or ahead.finish)
    return {
        "forecast": ray(ahead.finish),
        "finish": {
            "at": ray(ahead.finish)[1],
            "words": writing.either("คาดว่าเสร็จ ", "Forecast finish ") + writing.date(ahead.finish),
        },
        "band": [start, early[1], late[1]] if ahead.is_range else [],
    }


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


def _alt(
    programme: Programme, plan: Plan | None, ahead: Forecast | None, done: float, writing: Writing
) -> str:
    day, houses = writing.date(programme.as_of), writing.count(done)
    words = writing.either(
        f"กราฟบ้านส่งมอบสะสม {houses} หลัง ณ {day}", f"Curve: {houses} houses handed over by {day}"
    )
    if plan:
        expected = writing.count(round(plan.expected_by(programme.as_of)))
        target, due = writing.count(plan.target), writing.date(plan.due_on)
        words += writing.either(
            f" แผนควรได้ {expected} หลัง เป้า {target} หลัง ภายใน {due}",
            f"; the plan expects {expected} by then and {target} by {due}",
        )
    if plan and ahead and ahead.finish and not ahead.is_done:
        finish = writing.date(ahead.finish)
        words += writing.either(f" คาดว่าเสร็จ {finish}", f"; expected to finish {finish}")
    return words
