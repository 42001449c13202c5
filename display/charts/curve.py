"""The curve of houses handed over, as a value: its lines, ticks, labels and alt text.

Page, brief, deck and hall draw it, each in its own way of drawing; what is drawn is said here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import floor, log10

import pandas as pd

from data_access.language.day_words import day_words, month_words
from data_access.language.plurals import one_or_many
from data_access.language.vocabulary import Text
from data_access.queries.insights.houses_answer import HousesAnswer
from data_access.queries.repairs.houses import handed_over_by_day, houses_ahead, plan_by_month
from data_access.snapshots.programme import Programme
from display.words.writing import Writing

HEADROOM = 1.06
MOST_MONTHS = 5  # on the foot, or they would meet on a phone
MOST_HEIGHTS = 5
STEPS = (1, 2, 3, 6)  # months from tick to tick; then whole years
PLAN, DONE = Text("แผน", "Plan"), Text("ส่งมอบแล้ว", "Handed over")
AHEAD, FINISH = Text("คาดการณ์", "Forecast"), Text("คาดว่าเสร็จ", "Forecast finish")
AS_OF, DUE = Text("ข้อมูล ณ", "As of"), Text("ครบกำหนด", "Due")
NO_HOUSE = Text("ยังไม่มีบ้านที่ส่งมอบ", "No house has been handed over.")
HOUSES_ON_DAY = {
    "day": Text("วันที่", "Day"),
    "plan": Text("แผน (หลัง)", "Plan (houses)"),
    "actual": Text("ส่งมอบแล้ว (หลัง)", "Handed over (houses)"),
    "forecast": Text("คาดการณ์ (หลัง)", "Forecast (houses)"),
    "fastest": Text("คาดการณ์เร็วสุด (หลัง)", "Forecast, fastest (houses)"),
    "slowest": Text("คาดการณ์ช้าสุด (หลัง)", "Forecast, slowest (houses)"),
}


@dataclass(frozen=True)
class Point:
    day: date
    houses: float


@dataclass(frozen=True)
class Month:
    """A tick of the foot: the first day of a month."""

    day: date
    words: Text


@dataclass(frozen=True)
class Height:
    """A tick of the side, above zero."""

    houses: int
    words: Text


@dataclass(frozen=True)
class DayLine:
    """A day that is marked from the foot to the top."""

    day: date
    name: Text
    date: Text


@dataclass(frozen=True)
class End:
    """What a line has come to: `name` and `value` stand at `at`, where the line ends."""

    line: str
    at: Point
    name: Text
    value: Text

    @property
    def words(self) -> Text:
        return Text(f"{self.name.th} {self.value.th}", f"{self.name.en} {self.value.en}")


@dataclass(frozen=True)
class Curve:
    """`forecast` is the line to the named day, empty where none is named; `fastest` and `slowest`
    are the edges of the band around it, both empty where they are one.

    The axes go from `first`, the first day of a month, to `last` and from zero to `top`; ticks of
    the foot are `months_apart`. `absence` says that there is nothing to draw, or is None.
    """

    actual: tuple[Point, ...]
    plan: tuple[Point, ...]
    forecast: tuple[Point, ...]
    fastest: tuple[Point, ...]
    slowest: tuple[Point, ...]
    first: date
    last: date
    top: float
    months_apart: int
    months: tuple[Month, ...]
    heights: tuple[Height, ...]
    days: tuple[DayLine, ...]
    ends: tuple[End, ...]
    alt: Text
    absence: Text | None = None

    @property
    def is_empty(self) -> bool:
        return self.absence is not None or not (self.actual or self.plan)

    def table(self) -> pd.DataFrame:
        """One row a day of any line, in order: `day`, and the houses of each line on it, missing
        where the line has no point. Its columns are labelled by HOUSES_ON_DAY."""
        lines = {name: getattr(self, name) for name in HOUSES_ON_DAY if name != "day"}
        days = sorted({point.day for points in lines.values() for point in points})
        rows = pd.DataFrame({"day": days})
        for name, points in lines.items():
            houses = {point.day: point.houses for point in points}
            rows[name] = pd.array([houses.get(day) for day in days], dtype="Float64")
        return rows


def houses_curve(programme: Programme) -> Curve:
    """The curve within the scope. Without a house and without a plan only its `absence`."""
    houses = HousesAnswer(programme)
    plan = houses.pace.plan if houses.is_number else None
    nothing = None
    if plan is None and not houses.done:
        none, why = NO_HOUSE, houses.no_target
        nothing = Text(f"{none.th} {why.th}", f"{none.en} {why.en}")
    return curve_of(
        handed_over_by_day(programme),
        pd.DataFrame(columns=["day", "houses"]) if plan is None else plan_by_month(plan),
        houses_ahead(programme),
        programme.as_of,
        plan.due_on if plan else None,
        houses.ahead.finish if houses.ahead else None,
        _alt(houses),
        nothing,
    )


def curve_of(
    actual: pd.DataFrame,
    plan: pd.DataFrame,
    ahead: pd.DataFrame | None,
    as_of: date,
    due_on: date | None,
    finish: date | None,
    alt: Text,
    absence: Text | None = None,
) -> Curve:
    """`actual` and `plan`: one row a day, columns day, houses. `ahead`: day, low, mid, high, with
    `mid` missing where no day is named. A height that is not known is no point."""
    done, planned = _line(actual, "houses"), _line(plan, "houses")
    named, high, low = (_line(ahead, column) for column in ("mid", "high", "low"))
    if high == low:
        high = low = ()
    every = [*done, *planned, *named, *high, *low]
    days = [point.day for point in every] + [as_of] + ([due_on] if due_on else [])
    first, last = min(days).replace(day=1), max(days)
    top = HEADROOM * max([point.houses for point in every] + [1])
    apart = _months_apart(first, last)
    marked = [DayLine(as_of, AS_OF, day_words(as_of))]
    if due_on:
        marked.append(DayLine(due_on, DUE, day_words(due_on)))
    return Curve(
        done,
        planned,
        named,
        high,
        low,
        first,
        last,
        top,
        apart,
        tuple(Month(day, month_words(day)) for day in _months(first, last, apart)),
        tuple(Height(height, _count(height)) for height in _heights(top)),
        tuple(marked),
        tuple(_ends(done, planned, named, high, low, finish)),
        alt,
        absence,
    )


def _line(table: pd.DataFrame | None, column: str) -> tuple[Point, ...]:
    if table is None or table.empty:
        return ()
    known = table[table[column].notna()]
    return tuple(
        Point(pd.Timestamp(day).date(), float(houses))
        for day, houses in zip(known["day"], known[column], strict=True)
    )


def _months_apart(first: date, last: date) -> int:
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    step = next((step for step in STEPS if step * MOST_MONTHS >= months), None)
    return step or 12 * -(-months // (12 * MOST_MONTHS))


def _months(first: date, last: date, apart: int) -> Iterable[date]:
    return [day.date() for day in pd.date_range(first, last, freq="MS")][::apart]


def _heights(top: float) -> list[int]:
    """Up to five round numbers of houses: the smallest step of 1, 2, 5, 10, 20, 50 … that does."""
    least = top / MOST_HEIGHTS
    size = 10 ** max(0, floor(log10(least)))
    step = next(size * times for times in (1, 2, 5, 10) if size * times >= least)
    return [step * number for number in range(1, int(top // step) + 1)]


def _ends(
    done: tuple[Point, ...],
    plan: tuple[Point, ...],
    named: tuple[Point, ...],
    high: tuple[Point, ...],
    low: tuple[Point, ...],
    finish: date | None,
) -> Iterable[End]:
    """Plan, forecast and handed over; a forecast that names no day is said by its range alone."""
    if plan:
        yield End("plan", plan[-1], PLAN, _count(plan[-1].houses))
    if named and finish:
        yield End("forecast", named[-1], FINISH, month_words(finish))
    elif high and low:
        slow, fast = _count(round(low[-1].houses)).th, _count(round(high[-1].houses)).th
        span = slow if slow == fast else f"({slow}–{fast})"
        yield End("forecast", high[-1], AHEAD, Text(span, span))
    if done:
        yield End("actual", done[-1], DONE, _count(done[-1].houses))


def _count(houses: float) -> Text:
    return Text(*(Writing(language, 0).count(houses) for language in ("th", "en")))


def _alt(houses: HousesAnswer) -> Text:
    as_of, done = houses.programme.as_of, _count(houses.done)
    day = day_words(as_of)
    word = one_or_many(houses.done, "house")
    alt = Text(
        f"กราฟบ้านส่งมอบสะสม {done.th} หลัง ณ {day.th}",
        f"Curve: {done.en} {word} handed over by {day.en}",
    )
    if not houses.done:
        alt = Text(
            f"กราฟบ้านส่งมอบ ยังไม่มีบ้านที่ส่งมอบ ณ {day.th}",
            f"Curve: no house is handed over by {day.en}",
        )
    if not houses.is_number:
        return alt
    plan = houses.pace.plan
    expected, target = _count(round(plan.expected_by(as_of))), _count(plan.target)
    due, finish = day_words(plan.due_on), houses.finish
    return Text(
        f"{alt.th} แผนควรได้ {expected.th} หลัง เป้า {target.th} หลัง ภายใน {due.th} {finish.th}",
        f"{alt.en}; the plan expects {expected.en} by then and {target.en} by {due.en}; {finish.en}",
    )
