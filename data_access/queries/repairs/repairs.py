"""Questions about house repairs: how far along, how long, how much, and which are stuck."""

import pandas as pd

from data_access.access.allowed_scope import is_outsider
from data_access.disclosure import if_enough, smallest_sample
from data_access.disclosure.reasons import NOT_NAMED, few_not_named
from data_access.language.vocabulary import OFF_PATH, REPAIR_STATUS
from data_access.queries.households.safe_counts import reads_releases
from data_access.queries.repairs.houses_by_area import houses_by_area
from data_access.queries.repairs.raw_stages import is_stalled, limit_of
from data_access.queries.repairs.released.houses import has_released_houses
from data_access.queries.repairs.released.medians import released_medians
from data_access.queries.repairs.released.values import STAGE_DAYS, into_stage, of_type
from data_access.queries.repairs.released_baht import released_baht
from data_access.queries.repairs.safe_houses import WITH_COST, Told
from data_access.queries.repairs.stage_counts import released_reasons, repairs_at
from data_access.rules.stages import REPAIR_RANK
from data_access.snapshots.programme import Programme, remembered

STAGES = tuple(REPAIR_RANK)


@remembered
def funnel(programme: Programme) -> pd.DataFrame:
    """One row a stage of the work, from reported to handed over (G5).

    `repairs` have come this far or further, `here` stand at it now, `stalled` of those longer
    than its limit; `conversion` is the share of the stage before, `median_days` the median days
    from it (missing for the first stage and on too few).
    """
    counts = repairs_at(programme).dropna(subset="rank").groupby("rank")
    on_path, stalled = counts["repairs"].sum(), counts["stalled"].sum()
    rows = pd.DataFrame({"rank": range(len(STAGES)), "status": STAGES})
    here = rows["rank"].map(on_path).fillna(0).astype(int)
    rows["repairs"] = here[::-1].cumsum()[::-1]
    rows["here"] = here
    rows["stalled"] = rows["rank"].map(stalled).fillna(0).astype(int)
    before = rows["repairs"].shift()
    rows["conversion"] = (rows["repairs"] / before).where(before > 0)
    days = days_between_stages(programme).set_index("rank")
    rows["median_days"] = rows["rank"].map(days["median_days"])
    return rows


def off_path(programme: Programme) -> pd.DataFrame:
    """One row a status that left the path: `status`, `repairs`. Each has its row, also at zero."""
    every = repairs_at(programme)
    counts = every[every["rank"].isna()].set_index("status")["repairs"]
    return counts.reindex(list(OFF_PATH)).fillna(0).astype(int).rename_axis("status").reset_index()


def stalled_counts(programme: Programme) -> pd.DataFrame:
    """One row a (rank, status, hold_reason) with stalled repairs (G6), most first. To an outsider
    no reason is named: hold_reasons does, and by both one could subtract."""
    if is_outsider(programme.principal):
        rows = repairs_at(programme).assign(hold_reason=NOT_NAMED)
        rows = rows[rows["stalled"] > 0].sort_values(["rank", "status"])
        rows = rows.sort_values("stalled", ascending=False, kind="stable", ignore_index=True)
        columns = ["rank", "status", "hold_reason", "stalled"]
        return rows[columns].rename(columns={"stalled": "repairs"})
    return programme.ask(
        f"""
        select rank, status, hold_reason, count(*) as repairs
        from repair
        where {is_stalled(programme)}
        group by rank, status, hold_reason
        order by repairs desc, rank, status, hold_reason
        """
    )


def stalled_repairs(programme: Programme) -> pd.DataFrame:
    """One row a stalled repair the reader may see, longest beyond its limit first: ids, areas,
    status, hold_reason, since, `days` in the status, `limit_days`, lead partner."""
    return programme.ask(
        f"""
        select repair_id, district_code, subdistrict_code, status, hold_reason, status_since,
            cast({{as_of}} - status_since as int) as days,
            {limit_of(programme)} as limit_days, lead_partner_id
        from repair_row
        where {is_stalled(programme)}
        order by cast({{as_of}} - status_since as int) - {limit_of(programme)} desc, repair_id
        """
    )


@remembered
def repairs_by_area(programme: Programme, level: str, status: str) -> pd.DataFrame:
    """One row an area of `level` in view, in code order, also with none: `area_code`, `value`:
    repairs that stand at `status` on the as-of day, missing where this reader may not be told."""
    if status not in REPAIR_STATUS:
        raise ValueError(f"{status!r} is not one of {', '.join(REPAIR_STATUS)}")
    rows = houses_by_area(programme, level)
    return rows[["area_code", status]].set_axis(["area_code", "value"], axis=1)


def hold_reasons(programme: Programme) -> pd.DataFrame:
    """One row a reason why repairs are on hold now: `hold_reason`, `repairs`, most first. To an
    outsider reasons of few repairs are one row without a name: the cause of a hold is a family's."""
    if not is_outsider(programme.principal):
        return _hold_reasons(programme)
    smallest = programme.principal.rights.smallest_count
    reasons = released_reasons if has_released_houses(programme) else _hold_reasons
    return programme.made(
        f"reasons of holds, fewer than {smallest} not named",
        lambda: few_not_named(
            reasons(programme).fillna({"hold_reason": NOT_NAMED}),
            "hold_reason",
            "repairs",
            smallest,
        ),
    )


def _hold_reasons(programme: Programme) -> pd.DataFrame:
    return programme.ask(
        """
        select hold_reason, count(*) as repairs
        from repair
        where status = 'on_hold'
        group by hold_reason
        order by repairs desc, hold_reason
        """
    )


def repairs_on_hold(programme: Programme) -> pd.DataFrame:
    """One row a repair on hold that the reader may see, longest on hold first, then by id: ids,
    areas, status, hold_reason, since, `days` on hold, lead partner."""
    return programme.ask(
        """
        select repair_id, district_code, subdistrict_code, status, hold_reason, status_since,
            cast({as_of} - status_since as int) as days, lead_partner_id
        from repair_row
        where status = 'on_hold'
        order by status_since, repair_id
        """
    )


def days_between_stages(programme: Programme) -> pd.DataFrame:
    """One row a stage from surveyed on: days from the stage before it, over repairs that have
    both dates: `n`, `median_days`, `p90_days` (missing on fewer than the smallest sample)."""
    if reads_releases(programme):
        return programme.made("days between stages as released", lambda: _released_days(programme))
    dates = STAGE_DAYS
    own = "own_id" if Told(programme).others else "null"
    parts = [
        f"""
        select {rank} as rank, {own} as own_id, cast({later} - {earlier} as int) as days
        from {Told(programme).houses} as r
        where {later} is not null and {earlier} is not null"""
        for rank, (earlier, later) in enumerate(zip(dates, dates[1:], strict=False), start=1)
    ]
    median, most = (
        _on_enough(programme, f"percentile_cont({part}e0) within group (order by days)")
        for part in (0.5, 0.9)
    )
    rows = programme.ask(
        f"""
        select rank, count(*) as n, {median} as median_days, {most} as p90_days
        from ({" union all ".join(parts)}) as moves
        group by rank
        order by rank
        """
    )
    rows["status"] = rows["rank"].map(dict(enumerate(STAGES)))
    return rows


def _released_days(programme: Programme) -> pd.DataFrame:
    ranks = range(1, len(STAGES))
    told = released_medians(programme, [into_stage(rank) for rank in ranks])
    rows = told.rename(columns={"median": "median_days", "p90": "p90_days"}).assign(rank=ranks)
    rows = rows[rows["n"].fillna(0) > 0].reset_index(drop=True)
    rows["status"] = rows["rank"].map(dict(enumerate(STAGES)))
    return rows[["rank", "n", "median_days", "p90_days", "status"]]


def days_report_to_handover(programme: Programme) -> pd.DataFrame:
    """One row: `n` hand-overs of late (the weights' handovers_within_days) and the
    `median_days` from report (G7)."""
    if reads_releases(programme):
        told = released_medians(programme, ["days_in_all"])
        return told[["n", "median"]].set_axis(["n", "median_days"], axis=1).reset_index(drop=True)
    median = _on_enough(
        programme,
        "percentile_cont(0.5e0) within group (order by cast(handed_over_on - reported_on as int))",
    )
    return programme.ask(
        f"""
        select count(*) as n, {median} as median_days
        from {Told(programme).houses} as r
        where handed_over_on > {{ago_{programme.weights["handovers_within_days"]}}}
        """
    )


def cost_by_type(programme: Programme) -> pd.DataFrame:
    """One row a repair type among houses handed over: `n`, median `cash`, `inkind` and `total`
    in baht (G15). Medians do not add up: half the houses cost less than `total`. All four are
    missing where this reader is not told of the type here (safe_houses)."""
    return programme.made(
        f"cost by type for {Told(programme).to}", lambda: _cost_by_type(programme)
    )


def _cost_by_type(programme: Programme) -> pd.DataFrame:
    costs = _costs(programme)
    rows = programme.ask(
        f"select repair_type, {costs} group by repair_type order by repair_type"
    ).astype({"n": "Int64"})
    if reads_releases(programme):
        for name in ("cash", "inkind", "total"):
            of = [of_type(name, kind) for kind in rows["repair_type"]]
            told = released_medians(programme, of)
            rows[name] = told["median"].to_numpy()
            rows["n"] = told["n"].to_numpy()
    hidden = [Told(programme).hides_type(kind) for kind in rows["repair_type"]]
    rows.loc[hidden, ["n", "cash", "inkind", "total"]] = pd.NA
    return rows


def cost_per_house(programme: Programme) -> pd.DataFrame:
    """One row for all houses handed over in scope: n, median cash, inkind, total (G15)."""
    if reads_releases(programme):
        told = released_medians(programme, ["cash", "inkind", "total"])
        return pd.DataFrame([{"n": told.at["total", "n"], **told["median"].to_dict()}])
    return programme.ask(f"select {_costs(programme)}")


def _costs(programme: Programme) -> str:
    medians = {
        "cash": "actual_cash_thb",
        "inkind": "coalesce(inkind_value_thb, 0)",
        "total": "actual_cash_thb + coalesce(inkind_value_thb, 0)",
    }
    listed = ", ".join(
        f"{_on_enough(programme, f'median({amount})')} as {name}"
        for name, amount in medians.items()
    )
    return f"""count(*) as n, {listed}
    from {Told(programme).houses} as r
    where {WITH_COST}"""


def budget(programme: Programme) -> pd.DataFrame:
    """One row: baht `approved` (repairs approved or further), `spent` (completed or further),
    and `approved_of_spent`: what was approved for those same repairs (G14), with the numbers of
    repairs. To who may not see every row a sum is missing where it, or what is left beside the
    reader's own, is of fewer houses than this reader is told of, and as released otherwise; then
    whether there are any repairs is told, and not their number."""
    return programme.made(f"budget for {Told(programme).to}", lambda: _budget(programme))


def _budget(programme: Programme) -> pd.DataFrame:
    row = programme.ask(
        """
        select cast(sum(approved_thb) as bigint) as approved,
            cast(sum(actual_cash_thb) as bigint) as spent,
            cast(sum(case when actual_cash_thb is not null then approved_thb end) as bigint)
                as approved_of_spent,
            count(approved_thb) as repairs_approved,
            count(actual_cash_thb) as repairs_spent
        from repair
        """
    )
    if reads_releases(programme):
        told = released_baht(programme)
        for name, houses in (
            ("approved", "repairs_approved"),
            ("spent", "repairs_spent"),
            ("approved_of_spent", "repairs_spent"),
        ):
            if row[houses].iloc[0]:
                row[name] = pd.array([told[name]], dtype="Int64")
        numbers = ["repairs_approved", "repairs_spent"]
        row[numbers] = row[numbers].astype("Int64").mask(row[numbers] > 0)
    approved, spent = "approved_thb is not null", "actual_cash_thb is not null"
    of_both = (f"{approved} and {spent}", f"{approved} and actual_cash_thb is null")
    for name, parts in (
        ("approved", (approved,)),
        ("spent", (spent,)),
        ("approved_of_spent", of_both),  # or the rest would be what was approved for a few
    ):
        if Told(programme).hides_sum(*parts):
            row[name] = pd.NA
    return row


def _on_enough(programme: Programme, expression: str) -> str:
    """The expression over a group of `Told.houses`, missing on fewer than the smallest sample or than
    this reader is told of, or where few of them are not the reader's own."""
    fewest = smallest_sample(programme.weights, programme.principal)
    return if_enough(expression, fewest, Told(programme).others)
