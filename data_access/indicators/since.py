"""Questions about what moved between two days: how far each figure went, and what the logs say of it.

The later day is the programme's own as-of day; `since` is the earlier one. What happened on `since`
itself was known then, so each answer begins on the day after it. A reader compares with the days
that the reader may choose; any other is refused, as it is where a page asks for it.
"""

from datetime import date

import pandas as pd

from data_access.access.allowed_scope import is_outsider
from data_access.disclosure import is_small
from data_access.indicators import BY_KEY
from data_access.rules.weight_sets import WeightChange, changes_between
from data_access.snapshots.programme import Programme

# The figures a meeting compares with those of the last one.
COMPARED = ("G1", "G6", "P2", "P6", "M2", "M3", "M6")
KEYS = ["district_code", "from_status", "to_status", "hold_reason"]
# What an outsider is told of: houses handed over and back, and holds begun, ended and cancelled.
TOLD_OF_FROM = ("handed_over", "on_hold")
TOLD_OF_TO = ("handed_over", "on_hold", "cancelled")
APART = {True: "hold_reason", False: "district_code"}


def then_and_now(programme: Programme, since: date) -> pd.DataFrame:
    """One row a figure of COMPARED, in its order: `key`, `then`, `now`, `moved` (now − then).

    Both days are recomputed from the logs. A value is missing where the figure has none or is
    hidden from this reader, and then so is the difference.
    """
    earlier = programme.on(since)
    rows = pd.DataFrame(
        {
            "key": COMPARED,
            "then": [BY_KEY[key].measure(earlier).value for key in COMPARED],
            "now": [BY_KEY[key].measure(programme).value for key in COMPARED],
        }
    ).astype({"then": "Float64", "now": "Float64"})
    rows["moved"] = rows["now"] - rows["then"]
    return rows


def moves_since(programme: Programme, since: date) -> pd.DataFrame:
    """One row a (district, status left, status reached, reason of a hold) with moves in the status
    log since then, in the order of all four: `moves`. The status left of a new report, and the
    reason of a move that is no hold, are empty.

    To an outsider the moves of few are not told, nor where or why where any of it would be of few.
    """
    if not is_outsider(programme.principal):
        return _moves(programme, since)
    day, smallest = programme.on(since).as_of, programme.principal.rights.smallest_count
    return programme.made(
        f"moves since {day}, fewer than {smallest} hidden",
        lambda: _moves_of_many(_moves(programme, day), smallest),
    )


def _moves_of_many(moves: pd.DataFrame, smallest: int) -> pd.DataFrame:
    """Hand-overs by district, holds by reason, and of all else that is told only how many."""
    told = moves.assign(
        from_status=moves["from_status"].where(moves["from_status"].isin(TOLD_OF_FROM), ""),
        to_status=moves["to_status"].where(moves["to_status"].isin(TOLD_OF_TO), ""),
    )
    is_told = (told["from_status"] != "") | (told["to_status"] != "")
    kept = [
        _apart_if_many(some, smallest)
        for _, some in told[is_told].groupby(["from_status", "to_status"])
    ]
    kept = [one for one in kept if not is_small(int(one["moves"].sum()), smallest)]
    return pd.concat([moves[:0], *kept], ignore_index=True).astype(moves.dtypes.to_dict())


def _apart_if_many(moves: pd.DataFrame, smallest: int) -> pd.DataFrame:
    """Moves of one kind by reason if they are holds, else by district; as one row where any would
    be of few."""
    whole = moves.assign(district_code="", hold_reason="")
    is_hold = (moves["hold_reason"] != "").any()
    apart = whole.assign(**{name: moves[name] for name in [APART[is_hold]]})
    rows = apart.groupby(KEYS, as_index=False)["moves"].sum()
    if is_small(rows["moves"], smallest).any():
        return whole.groupby(KEYS, as_index=False)["moves"].sum()
    return rows


def _moves(programme: Programme, since: date) -> pd.DataFrame:
    return programme.ask(
        f"""
        select district_code, coalesce(from_status, '') as from_status, to_status,
            coalesce(hold_reason, '') as hold_reason, count(*) as moves
        from repair_move
        where changed_on > {_day(programme, since)}
        group by district_code, coalesce(from_status, ''), to_status, coalesce(hold_reason, '')
        order by 1, 2, 3, 4
        """
    )


def deliveries_since(programme: Programme, since: date) -> pd.DataFrame:
    """One row a partner that delivered since then, most baht first, then by id: `deliveries` and
    `value_thb` of those verified (a correction takes its baht off and is no delivery), and
    `waiting`: deliveries reported and not yet verified."""
    return programme.ask(
        f"""
        select partner_id,
            count(case when verification = 'verified' and qty > 0 then 1 end) as deliveries,
            coalesce(cast(sum(case when verification = 'verified' then value_thb end) as bigint), 0)
                as value_thb,
            count(case when verification = 'self_reported' and qty > 0 then 1 end) as waiting
        from delivery
        where delivered_on > {_day(programme, since)}
        group by partner_id
        order by value_thb desc, partner_id
        """
    )


def pledges_since(programme: Programme, since: date) -> pd.DataFrame:
    """One row a partner whose pledges changed since then, by id: `made` and `withdrawn` pledges,
    those `fulfilled`, and those that have become `overdue` (neither overdue then nor kept now)."""
    day = programme.on(since).as_of
    return programme.made(
        f"pledges that changed since {day}", lambda: _changed_pledges(programme, day)
    )


def _changed_pledges(programme: Programme, since: date) -> pd.DataFrame:
    sql = "select pledge_id, partner_id, overdue, outstanding_qty = 0 as is_kept from pledge_now order by pledge_id"
    changed = changes_of_pledges(programme.on(since).ask(sql), programme.ask(sql))
    counted = ["made", "withdrawn", "fulfilled", "overdue"]
    rows = changed.groupby("partner_id", as_index=False)[counted].sum()
    return rows[rows[counted].sum(axis=1) > 0].reset_index(drop=True)


def changes_of_pledges(then: pd.DataFrame, now: pd.DataFrame) -> pd.DataFrame:
    """One row a pledge of either day: pledge_id, partner_id and, true or false, whether it was
    `made` or `withdrawn` since, `fulfilled`, or has become `overdue`. Of each day: pledge_id,
    partner_id, overdue, is_kept."""
    both = then.merge(now, on="pledge_id", how="outer", suffixes=("_then", ""), indicator=True)
    both["partner_id"] = both["partner_id"].fillna(both["partner_id_then"])
    flags = ("overdue", "overdue_then", "is_kept", "is_kept_then")
    for name in flags:
        both[name] = both[name].eq(True)
    both["made"] = both["_merge"] == "right_only"
    both["withdrawn"] = both["_merge"] == "left_only"
    both["fulfilled"] = both["is_kept"] & ~both["is_kept_then"]
    both["overdue"] &= ~both["overdue_then"]
    return both[["pledge_id", "partner_id", "made", "withdrawn", "fulfilled", "overdue"]]


def commitments_since(programme: Programme, since: date) -> pd.Series:
    """One row as a series: `reports` of commitments since then and the `people` they came from,
    commitments `begun`, and those whose whole target has been reached since (`kept`)."""
    reports = programme.ask(
        f"""
        select count(*) as reports, count(distinct participant_id) as people
        from commitment_report
        where reported_on > {_day(programme, since)}
        """
    ).iloc[0]
    sql = "select count(*) as begun from commitment_now"
    then, now = programme.on(since).ask(sql).iloc[0], programme.ask(sql).iloc[0]
    day = programme.on(since).as_of
    kept = programme.made(f"commitments kept since {day}", lambda: _newly_kept(programme, day))
    return pd.Series(
        {
            "reports": int(reports["reports"]),
            "people": int(reports["people"]),
            "begun": int(now["begun"] - then["begun"]),
            "kept": int(kept["kept"].iloc[0]),
        }
    )


def _newly_kept(programme: Programme, since: date) -> pd.DataFrame:
    """Each counted by itself: one that fell back takes nothing off those newly kept."""
    sql = "select commitment_id from commitment_now where kept_share >= 1e0 order by commitment_id"
    then, now = (set(one.ask(sql)["commitment_id"]) for one in (programme.on(since), programme))
    return pd.DataFrame({"kept": [len(now - then)]})


def steps_since(programme: Programme, since: date) -> pd.DataFrame:
    """One row a step that subdistricts in view have reached since then, by its code: `step`,
    `subdistricts`."""
    return programme.ask(
        f"""
        select step, count(*) as subdistricts
        from step_reached
        where reached_on > {_day(programme, since)}
        group by step
        order by step
        """
    )


def goal_targets_since(programme: Programme, since: date) -> pd.DataFrame:
    """One row a change of a goal's target since then, in order of day, then of goal: `goal_id`,
    `name_th`, `name_en`, `unit`, `valid_from`, `target_before`, `target`. The first change of a goal since
    then starts from the target of that day. None within a part of the province: the targets of
    goals are those of the whole."""
    rows = programme.ask(
        f"""
        select m.goal_id, g.name_th, g.name_en, g.unit, m.valid_from, m.target_before, m.target
        from goal_target_move as m
        join raw_goal as g on g.goal_id = m.goal_id
        where m.valid_from > {_day(programme, since)} and m.target <> m.target_before
        order by m.valid_from, length(m.goal_id), m.goal_id
        """
    )
    return rows if programme.scope.is_whole_province else rows.iloc[:0]


def area_targets_since(programme: Programme, since: date) -> pd.DataFrame:
    """One row a change of the target of an area in view since then, in order of day, then of area,
    goal and period: `area_code`, `goal_id`, `period`, `valid_from`, `value_before` (missing where
    none was set), `target_value`."""
    return programme.ask(
        f"""
        select area_code, goal_id, period, valid_from, value_before, target_value
        from area_target_move
        where valid_from > {_day(programme, since)}
            and (value_before is null or value_before <> target_value)
        order by valid_from, area_code, goal_id, period
        """
    )


def weights_since(programme: Programme, since: date) -> list[WeightChange]:
    """The weights and limits that were changed since then, in order of day."""
    return changes_between(programme.snapshot.weight_sets, since, programme.as_of)


def _day(programme: Programme, since: date) -> str:
    """The earlier day in SQL. RecordsError if this reader may not choose it."""
    return f"date '{programme.on(since).as_of.isoformat()}'"
