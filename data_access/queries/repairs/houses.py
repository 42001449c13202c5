"""Questions about the houses goal: handed over, planned, expected, forecast."""

from dataclasses import replace
from datetime import date, timedelta

import pandas as pd

from data_access.language.thai_calendar import fiscal_year_days
from data_access.queries.repairs.hand_overs import hand_overs, handed_over_since
from data_access.queries.repairs.houses_by_area import HANDED_OVER, UNDER_WAY, houses_by_area
from data_access.queries.repairs.targets import (
    area_targets,
    target_in_view,
    target_state,
    targets_before,
)
from data_access.rules.forecast import Forecast, forecast, window_starts
from data_access.rules.plan import Pace, Plan, pace
from data_access.rules.weight_sets import weights_on
from data_access.snapshots.programme import Programme, remembered


@remembered
def houses_plan(programme: Programme) -> Plan | None:
    """The plan for houses within the scope, or None where no target was set.

    The target is the goal's own for the province and its whole period; of a chosen area or fiscal
    year what targets.py answers. A fiscal year narrows the plan to its own days. Targets and weights
    are those of the as-of day; what was expected before a change is in the `earlier` plans.
    """
    goal = _house_goal(programme)
    if goal is None:
        return None
    target = target_in_view(programme, float(goal["target"]))
    if target is None:
        return None
    scope = programme.scope
    is_own = scope.is_whole_province and not scope.fiscal_year_be
    plan = _plan(programme, goal, target, is_own)
    return replace(plan, earlier=_earlier(programme, goal, plan, is_own))


def has_houses_goal(programme: Programme) -> bool:
    """Whether a goal for houses was set at all, wherever it has a target."""
    return _house_goal(programme) is not None


@remembered
def houses_pace(programme: Programme) -> Pace | None:
    """How the houses goal stands within the scope; None where no target was set. Where nothing is
    due (plan.is_nothing_due) it has neither SPI nor a gap that means anything."""
    plan = houses_plan(programme)
    if plan is None:
        return None
    return pace(handed_over_count(programme), plan, programme.as_of, programme.weights["pace"])


@remembered
def houses_forecast(programme: Programme) -> Forecast | None:
    """When the target is reached at the speed of late; None where no target or nothing is due."""
    plan = houses_plan(programme)
    if plan is None or plan.is_nothing_due:
        return None
    rules = programme.weights["forecast"]
    starts = window_starts(plan, programme.as_of, rules)
    late = handed_over_since(programme, sorted(set(starts), reverse=True))
    done = handed_over_count(programme)
    return forecast(done, plan, programme.as_of, late.__getitem__, rules)


def houses_ahead(programme: Programme) -> pd.DataFrame | None:
    """Where the forecast leads, for every curve that draws it: one row a month's first day, and
    each day that the forecast names, in order, from the as-of day on: `day`, `low`, `mid`, `high`.

    `low` runs at the slowest speed and `high` at the fastest; `mid` ends with the named day, and is
    missing where there is none. No line ends above the target, and the rows end where the plan has
    been over for half its time. None where there is nothing to forecast, or nothing can be.
    """
    plan, ahead = houses_plan(programme), houses_forecast(programme)
    if plan is None or ahead is None or ahead.state in ("done", "unknown"):
        return None
    as_of, done = programme.as_of, handed_over_count(programme)
    last = max(as_of, plan.due_on) + (plan.due_on - plan.start_on) / 2
    ends = {end for end in (ahead.finish, ahead.earliest, ahead.latest) if end and end <= last}
    last = min(last, ahead.latest or last)
    months = [day.date() for day in pd.date_range(as_of, last, freq="MS")]
    due_on = {plan.due_on} if as_of < plan.due_on <= last else set()
    days = sorted({as_of, last, *months, *ends, *due_on})
    speeds = {"low": ahead.speeds[-1].per_day, "high": ahead.speeds[0].per_day}
    if ahead.finish:
        speeds["mid"] = ahead.speed.per_day
    rows = pd.DataFrame({"day": days, "mid": pd.NA})
    for name, per_day in speeds.items():
        reached = [done + per_day * plan.work(as_of, day) for day in days]
        rows[name] = [min(houses, plan.target) for houses in reached]
    if ahead.finish:
        rows["mid"] = rows["mid"].where(rows["day"] <= ahead.finish)
    return rows.astype({"mid": "Float64"})[["day", "low", "mid", "high"]]


def handed_over_count(programme: Programme) -> int:
    """G1: repairs handed over by the as-of day. One reopened for a defect is not counted."""
    answer = programme.ask("select count(handed_over_on) as houses from repair")
    return int(answer["houses"].iloc[0])


def handed_over_by_day(programme: Programme) -> pd.DataFrame:
    """One row a day with a hand-over, in order: `day`, `houses` so far. Starts at zero on the
    plan's first day and ends on the as-of day, so that a line drawn through it is whole.

    To an outsider only ends of months are told, and of them those by which many houses more had
    been handed over (hand_overs)."""
    by_day = hand_overs(programme)
    by_day["houses"] = by_day["houses"].cumsum()
    plan = houses_plan(programme)
    first = plan.start_on if plan else programme.as_of
    ends = pd.DataFrame(
        {
            "day": pd.to_datetime([first, programme.as_of]).astype("datetime64[s]"),
            "houses": [0, int(by_day["houses"].iloc[-1]) if len(by_day) else 0],
        }
    )
    whole = pd.concat([by_day, ends], ignore_index=True)
    return (
        whole.groupby("day", as_index=False)["houses"].max().sort_values("day", ignore_index=True)
    )


def plan_by_month(plan: Plan) -> pd.DataFrame:
    """One row a month's first day from start to due, both included: `day`, `houses` expected. Where
    the plan was changed in between, also the day of the change and the one before."""
    days = [plan.start_on]
    month = (plan.start_on.replace(day=1) + timedelta(days=32)).replace(day=1)
    while month < plan.due_on:
        days.append(month)
        month = (month + timedelta(days=32)).replace(day=1)
    days.append(plan.due_on)
    for until, _ in plan.earlier:
        around = (until - timedelta(days=1), until)
        days += [day for day in around if plan.start_on < day < plan.due_on]
    days = sorted(set(days))
    return pd.DataFrame({"day": days, "houses": [plan.expected_by(day) for day in days]})


@remembered
def progress_by_area(programme: Programme, level: str) -> pd.DataFrame:
    """One row an area of `level` in view, in code order; areas without a repair keep theirs.

    Columns: area_code, handed_over, under_way (approved to completed), target, expected, spi,
    rag, target_state, houses_state. Without a target the first three of these are missing: no
    target is not a target of zero. `target_state` is none_set, nothing_due (a target of 0) or set.
    `houses_state` is "hidden" where this reader may not be told how many houses were handed over
    there: then handed_over and spi are missing and rag is no_data. under_way may be missing anyway.
    """
    rows = houses_by_area(programme, level)[["area_code", HANDED_OVER, UNDER_WAY]]
    rows = rows.merge(area_targets(programme, level), on="area_code", how="left")
    goal = _house_goal(programme)
    paces = [
        None
        if goal is None or pd.isna(row.target)
        else pace(
            None if pd.isna(row.handed_over) else row.handed_over,
            _plan(programme, goal, float(row.target)),
            programme.as_of,
            programme.weights["pace"],
        )
        for row in rows.itertuples()
    ]
    rows["expected"] = [one.expected if one else None for one in paces]
    rows["spi"] = pd.array([one.spi if one else None for one in paces], dtype="Float64")
    rows["rag"] = [one.rag if one else "no_data" for one in paces]
    rows["target_state"] = [target_state(target) for target in rows["target"]]
    told = rows["handed_over"].notna()
    rows["spi"] = rows["spi"].where(told)
    rows["rag"] = rows["rag"].where(told, "no_data")
    rows["houses_state"] = ["shown" if one else "hidden" for one in told]
    return rows


def _house_goal(programme: Programme) -> pd.Series | None:
    goals = programme.ask(
        """
        select goal_id, baseline, target, start_on, due_on, curve
        from goal_now
        where rollup = 'count_houses'
        order by goal_id
        """
    )
    return None if goals.empty else goals.iloc[0]


def _earlier(
    programme: Programme, goal: pd.Series, plan: Plan, is_own: bool
) -> tuple[tuple[date, Plan], ...]:
    """The plans before `plan` within the scope, first to last, each with the day until which it
    held; none for a time without a target."""
    targets, sets = targets_before(programme), programme.snapshot.weight_sets
    begun = {date.fromisoformat(one["valid_from"]) for one in sets if one["valid_from"]}
    target: float | None = plan.target
    held, earlier = plan, []
    for day in sorted({*targets, *(one for one in begun if one <= programme.as_of)}, reverse=True):
        target = targets.get(day, target)
        if target is None:
            break
        before = replace(
            plan,
            target=target,
            baseline=float(goal["baseline"]) if is_own and target else 0.0,
            rain=weights_on(sets, day - timedelta(days=1))["rain"],
        )
        if before != held:
            earlier.append((day, before))
            held = before
    return tuple(reversed(earlier))


def _plan(
    programme: Programme, goal: pd.Series, target: float, is_the_goals_own: bool = False
) -> Plan:
    """The baseline is that of the goal's own target, and of no share of it however large."""
    start_on, due_on = goal["start_on"].date(), goal["due_on"].date()
    year = programme.scope.fiscal_year_be
    if year:
        first, last = fiscal_year_days(year)
        start_on, due_on = max(start_on, first), min(due_on, last)
    return Plan(
        baseline=float(goal["baseline"]) if is_the_goals_own and target else 0.0,
        target=target,
        start_on=start_on,
        due_on=due_on,
        curve=goal["curve"],
        rain=programme.weights["rain"],
    )
