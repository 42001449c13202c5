"""Questions about households: who is in need, who has been reached, what is not known."""

import pandas as pd

from data_access.disclosure import if_enough, smallest_sample
from data_access.language.area_codes import districts_of
from data_access.language.vocabulary import Text
from data_access.queries.households.raw_counts import household_counts, need_by_area
from data_access.queries.households.safe_counts import (
    counts_by_area,
    groups_in_view,
    reads_releases,
)
from data_access.queries.repairs.released.medians import released_medians
from data_access.queries.repairs.released.values import BEFORE_AND_AFTER
from data_access.rules.stages import Stage, is_before
from data_access.snapshots.programme import Programme, remembered

__all__ = [
    "ROWS_OF",
    "condition_change",
    "household_counts",
    "household_rows",
    "households_in_view",
    "livelihoods",
    "need_by_area",
    "shown_need_by_area",
    "subdistricts_never_reached",
    "unsurveyed_subdistricts",
    "villages_reached",
    "vulnerable_groups",
]


@remembered
def shown_need_by_area(programme: Programme, level: str) -> pd.DataFrame:
    """Need by area as this reader may see it, one row an area of `level` in view, in code order.

    Columns: area_code, `in_need`, `reached`, `urgent`, `unfunded` (missing where hidden),
    `coverage` (reached ÷ in_need; missing where hidden or nobody is in need), `assessed` within a
    year of all `households` (missing where hidden), and `state`: "shown", "hidden" (in_need is not
    shown), or "none" (no household assessed, so need is unknown).
    """
    rows = counts_by_area(programme, level)
    nobody_surveyed = ~rows["is_surveyed"].astype(bool) & (rows["in_need"] == 0).fillna(False)
    shown = rows[["area_code", *NEED, "households"]].copy()
    shown["assessed"] = rows["households"] - rows["assessment"]
    shown["coverage"] = rows["reached"] / rows["in_need"].mask(rows["in_need"] == 0)
    shown["state"] = "shown"
    shown.loc[shown["in_need"].isna(), "state"] = "hidden"
    shown.loc[nobody_surveyed, "state"] = "none"
    shown.loc[nobody_surveyed, list(NEED)] = pd.NA
    return shown


NEED = ("in_need", "reached", "urgent", "unfunded")


def say_assessed(assessed: int | None, households: int | None) -> Text:
    """How many were looked at, beside every need: none in need of none assessed is not known."""
    if pd.isna(assessed) or pd.isna(households):
        return Text("ไม่แสดงจำนวนที่ประเมิน", "number assessed not shown")
    return Text(
        f"ประเมินแล้ว {assessed:,} จาก {households:,}", f"{assessed:,} of {households:,} assessed"
    )


def unsurveyed_subdistricts(programme: Programme) -> pd.DataFrame:
    """One row a subdistrict in view where no house was assessed of late (the weights'
    assessed_within_days), in code order: `subdistrict_code`, `district_code`, `households` on
    record (missing where hidden). Need there is not known, whatever older records say."""
    rows = counts_by_area(programme, "subdistrict")
    rows = rows[~rows["is_surveyed"].astype(bool)]
    return _by_subdistrict(rows, ["households"])


def subdistricts_never_reached(programme: Programme) -> pd.DataFrame:
    """One row a subdistrict in view with households in need and none with a house handed over,
    most in need first, then those whose count is hidden, in code order: `subdistrict_code`,
    `district_code`, `in_need` (missing where hidden), `reached` (0). A hidden count is not zero:
    of those in need it means some, of those reached not none."""
    rows = counts_by_area(programme, "subdistrict")
    in_need, none_reached = (rows["in_need"] != 0).fillna(True), rows["reached"] == 0
    rows = rows[in_need & none_reached.fillna(False)]
    rows = rows.sort_values(["in_need", "area_code"], ascending=[False, True])
    return _by_subdistrict(rows, ["in_need", "reached"])


def _by_subdistrict(rows: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    rows = rows.rename(columns={"area_code": "subdistrict_code"})
    rows["district_code"] = districts_of(rows["subdistrict_code"])
    wanted = ["subdistrict_code", "district_code", *columns]
    return rows[wanted].reset_index(drop=True)


def household_rows(programme: Programme, which: str) -> pd.DataFrame:
    """One row a household that is "in_need", "reached", "urgent", "unfunded" or lately "assessed",
    or is "poor" in many dimensions, or so although it is reached ("housed_and_poor"), by id: household_id, its areas, `status` of its furthest repair, `assessed_on`.

    Nothing tells of the people in it. Only readers who may see every row get any.
    """
    return programme.ask(
        f"""
        select h.household_id, h.district_code, h.subdistrict_code, r.status, h.assessed_on
        from household_row as h
        left join furthest_status as r on r.household_id = h.household_id
        where {ROWS_OF[which]}
        order by h.household_id
        """
    )


ROWS_OF = {
    "in_need": "h.in_need",
    "reached": "h.in_need and h.reached",
    "urgent": "h.urgent_not_started",
    "unfunded": f"h.in_need and {is_before('h.best_rank', Stage.APPROVED)}",
    "assessed": "h.assessed_lately",
    "poor": "h.household_id in (select household_id from household_poverty where is_poor)",
    "housed_and_poor": """h.household_id in (
            select household_id from household_poverty where is_poor and reached
        )""",
}


@remembered
def vulnerable_groups(programme: Programme) -> pd.DataFrame:
    """One row a vulnerable group over the districts in view, by the snapshot's own day: `in_need`,
    `reached`, `coverage`. Small counts are missing, and what would tell them; a person may be in
    several groups. Never narrower than a district: a scope of subdistricts gives no row."""
    rows = groups_in_view(programme)
    rows["coverage"] = (rows["reached"] / rows["in_need"].mask(rows["in_need"] == 0)).astype(
        "Float64"
    )
    return rows


def condition_change(programme: Programme) -> pd.DataFrame:
    """One row: over houses handed over with an assessment before the work and one after, `n`
    and the `median_change` of the condition score, before − after (M10). Before is the newest by
    the day work began, after the newest since it was completed: by the log, for the repair itself
    holds the last day alone, of work that was done again. No median on too few."""
    if reads_releases(programme):
        told = released_medians(programme, ["change"]).loc["change"]
        return pd.DataFrame({"n": [told["n"]], "median_change": [told["median"]]})
    fewest = smallest_sample(programme.weights, programme.principal)
    median = if_enough("median(before_score - after_score)", fewest)
    return programme.ask(
        f"""
        select count(*) as n, {median} as median_change
        from ({BEFORE_AND_AFTER}) as pairs
        where before_score is not null and after_score is not null
        """
    )


def villages_reached(programme: Programme) -> int:
    """Villages (subdistrict and village number) with a house handed over (M11)."""
    return int(
        programme.ask(
            f"""
            select count(*) as villages
            from (
                select distinct h.subdistrict_code, h.moo
                from repair as r
                join household as h on h.household_id = r.household_id
                where r.rank = {Stage.HANDED_OVER}
            ) as reached
            """
        )["villages"].iloc[0]
    )


def livelihoods(programme: Programme) -> int:
    """Households whose livelihood is supported by the as-of day, each counted once (G10 goal)."""
    return int(
        programme.ask("select count(distinct household_id) as n from livelihood")["n"].iloc[0]
    )


def households_in_view(programme: Programme) -> int:
    return int(programme.ask("select count(*) as n from household")["n"].iloc[0])
