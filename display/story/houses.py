"""The slide of houses: handed over so far, against the plan, and where the work is heading."""

from datetime import date

import pandas as pd

from data_access.language.vocabulary import Text
from data_access.queries.repairs.houses import (
    handed_over_by_day,
    handed_over_count,
    houses_forecast,
    houses_pace,
    plan_by_month,
)
from data_access.rules.plan import Forecast, Pace, Plan
from display.story.slide import Number, Picture, Slide
from display.story.story_context import Telling


def pace(told: Telling) -> Slide:
    """Houses handed over so far, against the plan, and when the goal is reached at this speed."""
    stands, ahead = houses_pace(told.programme), houses_forecast(told.programme)
    done = handed_over_count(told.programme)
    numbers = [Number(told.count(done), Text("หลัง ส่งมอบแล้ว", "houses handed over"))]
    if stands:
        numbers.append(_gap(told, stands))
    return Slide(
        "pace",
        Text("ทันแผนหรือไม่", "On pace?"),
        _title(told, done, stands),
        _finish(told, ahead),
        tuple(numbers),
        Picture(
            "curve",
            _curve(told, stands, ahead),
            {
                "day": Text("วันที่", "Day"),
                "plan": Text("แผน (หลัง)", "Plan (houses)"),
                "actual": Text("ส่งมอบแล้ว (หลัง)", "Handed over (houses)"),
                "forecast": Text("คาดการณ์ (หลัง)", "Forecast (houses)"),
            },
            Text(
                f"เส้นบ้านส่งมอบสะสม {done:,} หลัง เทียบแผน", f"{done:,} houses so far, beside the plan"
            ),
        ),
        Text(
            "ประวัติสถานะการซ่อม เป้าหมายรายพื้นที่ และแผนตามฤดูฝน",
            "The status log of repairs, area targets and the rain-aware plan",
        ),
        Text(
            "เส้นประคือแผน ซึ่งช้าลงในหน้าฝนเพราะเส้นทางขาด เส้นจุดคือคาดการณ์จากความเร็ว 90 วันล่าสุด"
            " ถามที่ประชุมว่าอะไรจะทำให้เส้นทึบกลับขึ้นไปแตะเส้นประ",
            "The dashed line is the plan, slower in the rains when roads are cut. The dotted one is"
            " where the speed of the last 90 days leads. Ask what would bring the line back up.",
        ),
    )


def _title(told: Telling, done: int, stands: Pace | None) -> Text:
    if stands is None:
        return Text(
            f"ส่งมอบแล้ว {done:,} หลัง พื้นที่นี้ยังไม่มีเป้าหมาย",
            f"{done:,} houses are handed over; no target here yet",
        )
    target, gap = told.count(stands.plan.target), round(stands.gap)
    against = Text("ตรงตามแผน", "exactly on plan")
    if gap < 0:
        against = Text(f"ช้ากว่าแผน {-gap:,} หลัง", f"{-gap:,} behind plan")
    elif gap > 0:
        against = Text(f"เร็วกว่าแผน {gap:,} หลัง", f"{gap:,} ahead of plan")
    return Text(
        f"ส่งมอบแล้ว {done:,} จาก {target.th} หลัง {against.th}",
        f"{done:,} of {target.en} houses handed over, {against.en}",
    )


def _gap(told: Telling, stands: Pace) -> Number:
    gap = round(stands.gap)
    name = Text("หลัง ช้ากว่าแผน", "houses behind plan")
    if gap >= 0:
        name = Text("หลัง เร็วกว่าแผน", "houses ahead of plan")
    return Number(told.count(abs(gap)), name, "late" if gap < 0 else "plain")


def _finish(told: Telling, ahead: Forecast | None) -> Text:
    if ahead is None:
        return Text("ไม่มีเป้าหมายให้คาดการณ์", "There is no target to forecast")
    if ahead.is_done:
        return Text("ถึงเป้าแล้ว", "The goal is reached")
    if ahead.finish is None:
        return Text(
            "ไม่มีการส่งมอบใน 90 วัน จึงคาดการณ์วันเสร็จไม่ได้",
            "No hand-over in 90 days, so the finish cannot be forecast",
        )
    day = told.date(ahead.finish)
    return Text(
        f"ด้วยความเร็ว 90 วันล่าสุด คาดว่าครบเป้า {day.th}",
        f"At the speed of the last 90 days the goal is reached on {day.en}",
    )


def _curve(told: Telling, stands: Pace | None, ahead: Forecast | None) -> pd.DataFrame:
    """One row a month of the plan, the as-of day and the forecast finish, in order: `day`, `plan`,
    `actual` up to the as-of day, `forecast` from it on."""
    as_of = told.programme.as_of
    planned = plan_by_month(stands.plan) if stands else pd.DataFrame(columns=["day", "houses"])
    plan = {_as_day(row.day): float(row.houses) for row in planned.itertuples()}
    so_far = handed_over_by_day(told.programme)
    first, done = _as_day(so_far["day"].iloc[0]), float(so_far["houses"].iloc[-1])
    finish = None
    if stands and ahead and ahead.finish and not ahead.is_done:
        finish = min(ahead.finish, _last_drawn(stands.plan))
    days = sorted({*plan, first, as_of} | ({finish} if finish else set()))
    return pd.DataFrame(
        {
            "day": days,
            "plan": pd.array([plan.get(day) for day in days], dtype="Float64"),
            "actual": pd.array([_reached(so_far, day, as_of) for day in days], dtype="Float64"),
            "forecast": pd.array(
                [
                    done + (stands.plan.target - done) * (day - as_of) / (ahead.finish - as_of)
                    if finish and as_of <= day <= finish
                    else None
                    for day in days
                ],
                dtype="Float64",
            ),
        }
    )


def _last_drawn(plan: Plan) -> date:
    """A forecast is followed for half the plan's time after its end, not for a lifetime."""
    return plan.due_on + (plan.due_on - plan.start_on) / 2


def _reached(so_far: pd.DataFrame, day: date, as_of: date) -> float | None:
    if day > as_of:
        return None
    by_then = so_far.loc[so_far["day"] <= pd.Timestamp(day), "houses"]
    return float(by_then.iloc[-1]) if len(by_then) else 0.0


def _as_day(day: object) -> date:
    return pd.Timestamp(day).date()
