"""The goal board: the goals the network set itself, and how each stands (M5)."""

import pandas as pd

from data_access.language.labels import with_distinct
from data_access.language.vocabulary import Text
from data_access.queries.areas.areas import subdistricts_in_view
from data_access.queries.households.safe_counts import counts_in_view
from data_access.queries.network import network
from data_access.queries.partners import partners
from data_access.queries.practice.models import proven_districts
from data_access.queries.repairs import houses
from data_access.queries.repairs.targets import target_state
from data_access.rules.plan import Pace, Plan, pace
from data_access.snapshots.programme import Programme, remembered

NAMES = ("name_th", "name_en")
# Said wherever the board of goals is drawn, printed or told.
NO_GOALS = Text("ยังไม่ได้ตั้งเป้าหมาย", "No goal has been set")
# Goals whose count is hidden where it is of few households.
HIDDEN_COUNTS = ("count_livelihoods",)
# Goals whose reports come from people: their pace is unknown when nobody has reported of late.
REPORTED = ("sum_commitments", "share_commitments", "manual")


@remembered
def goal_board(programme: Programme) -> pd.DataFrame:
    """One row a goal, in the order of ids: goal_id, name_th, name_en, unit, rollup, due_on, curve,
    owner_partner_id, `target` (that of the as-of day), `actual`, `expected`, `share` (actual ÷ target), `expected_share`,
    `spi`, `rag`, `target_state`: none_set, nothing_due (a target of 0) or set.

    Narrowed to a part of the province, a goal that was set for the whole has no target there:
    target, expected and pace are missing, and the actual stands alone.
    """
    goals = programme.ask(
        """
        select goal_id, name_th, name_en, unit, baseline, target, start_on, due_on, curve, rollup,
            step, owner_partner_id
        from goal_now
        order by length(goal_id), goal_id
        """
    )
    paces = [_pace(programme, goal) for goal in goals.itertuples()]
    actuals = [_actual(programme, goal) for goal in goals.itertuples()]
    goals["actual"] = pd.array([None if a is None else float(a) for a in actuals], dtype="Float64")
    goals["target"] = pd.array([p.plan.target if p else None for p in paces], dtype="Float64")
    goals["expected"] = pd.array([p.expected if p else None for p in paces], dtype="Float64")
    goals["spi"] = pd.array([p.spi if p else None for p in paces], dtype="Float64")
    goals["rag"] = [p.rag if p else "no_data" for p in paces]
    goals["share"] = goals["actual"] / goals["target"].where(goals["target"] > 0)
    goals["expected_share"] = goals["expected"] / goals["target"].where(goals["target"] > 0)
    goals["target_state"] = [target_state(target) for target in goals["target"]]
    goals = with_distinct(goals, "goal_id", NAMES)
    return goals.drop(columns=["baseline", "start_on", "step"])


def goal_names(programme: Programme) -> pd.DataFrame:
    """One row a goal, in the order of ids: goal_id, name_th, name_en. Nothing is measured."""
    table = programme.ask(
        """
        select goal_id, name_th, name_en
        from raw_goal
        order by length(goal_id), goal_id
        """
    )
    return with_distinct(table, "goal_id", NAMES)


def _pace(programme: Programme, goal) -> Pace | None:
    if goal.rollup == "count_houses":
        return houses.houses_pace(programme)
    target = _target(programme, goal)
    if target is None:
        return None
    plan = Plan(
        float(goal.baseline),
        float(target),
        goal.start_on.date(),
        goal.due_on.date(),
        goal.curve,
        programme.weights["rain"],
    )
    reported_on = _reported_on(programme, goal)
    never_reported = goal.rollup in REPORTED and reported_on is None
    return pace(
        None if never_reported else _actual(programme, goal),
        plan,
        programme.as_of,
        programme.weights["pace"],
        reported_on,
        programme.weights["stale_after_days"],
    )


def _target(programme: Programme, goal) -> float | None:
    """The goal's own target for the province; for a part of it, what can be counted there."""
    if programme.scope.is_whole_province or goal.rollup in ("share_commitments", "share_pledges"):
        return goal.target
    if goal.rollup == "count_participants":
        return float(network.participant_counts(programme)["participants"])
    if goal.rollup == "count_subdistricts":
        return float(len(network.subdistrict_board(programme)))
    if goal.rollup == "count_proven_districts":
        return float(subdistricts_in_view(programme)["district_code"].nunique())
    return None


def _actual(programme: Programme, goal) -> float | None:
    """None where nothing can be counted: no commitment to keep, nothing reported, or so few
    households that their number is hidden."""
    match goal.rollup:
        case "count_participants":
            return float(network.participant_counts(programme)["committed"])
        case "share_commitments":
            kept = network.commitments_kept(programme)["kept"].dropna()  # of no weight, no share
            return None if kept.empty else float(kept.iloc[0]) * 100
        case "count_subdistricts":
            board = network.subdistrict_board(programme)
            return float(board[f"has_{goal.step}"].sum())
        case "count_houses":
            return float(houses.handed_over_count(programme))
        case "sum_commitments":
            return _sum_of_commitments(programme, goal.goal_id)
        case "share_pledges":
            fulfilment = partners.fulfilment(programme)["fulfilment"]
            return None if fulfilment is None else fulfilment * 100
        case "count_proven_districts":
            return float(len(proven_districts(programme)))
        case "count_livelihoods":
            supported = counts_in_view(programme)["livelihoods"]
            return None if pd.isna(supported) else float(supported)
        case _:
            return _reported(programme, goal.goal_id, "value")


def _sum_of_commitments(programme: Programme, goal_id: str) -> float | None:
    rows = programme.ask(
        """
        select goal_id, cast(sum(least(verified_qty, target_qty)) as bigint) as kept
        from commitment_now
        group by goal_id
        order by goal_id
        """
    )
    mine = rows[rows["goal_id"] == goal_id]
    return None if mine.empty else float(mine["kept"].iloc[0])


def _reported(programme: Programme, goal_id: str, column: str):
    """The newest verified report of a goal that its owner reports; for the whole province only."""
    if not programme.scope.is_whole_province:
        return None
    rows = programme.ask(
        """
        select goal_id, reported_on, value
        from raw_goal_update
        where reported_on <= {as_of} and verification = 'verified'
        order by goal_id, reported_on
        """
    )
    mine = rows[rows["goal_id"] == goal_id]
    return None if mine.empty else mine[column].iloc[-1]


def _reported_on(programme: Programme, goal):
    if goal.rollup not in REPORTED:
        return None
    if goal.rollup == "manual":
        newest = _reported(programme, goal.goal_id, "reported_on")
        return None if newest is None else newest.date()
    reports = programme.ask(
        """
        select goal_id, max(last_reported_on) as newest
        from commitment_now
        group by goal_id
        order by goal_id
        """
    )
    if goal.rollup == "sum_commitments":
        reports = reports[reports["goal_id"] == goal.goal_id]
    newest = reports["newest"].max()
    return None if pd.isna(newest) else newest.date()
