"""What is released of supported households: how many there are, and the medians of what they earn.

A median moves with the number of households it is of, where none or many entered, left or changed: two
medians that differ by one household would tell what it earns.
"""

import pandas as pd

from data_access.access.scope import Scope
from data_access.disclosure.households import FOLLOWED, shown_livelihoods
from data_access.disclosure.rule import smallest_sample
from data_access.language.area_codes import are_of, districts_of, parts_of
from data_access.queries.areas.areas import subdistricts_in_view
from data_access.queries.households.released_counts import released_table
from data_access.queries.repairs.released.medians import statistic_of
from data_access.snapshots.programme import Programme

INCOME = "income "  # how these numbers begin: they have a chain of their own
# One row a household with both: its income before the first support and by the newest check.
PAIRS = """
    select household_id, subdistrict_code, district_code, income_before, income_after
    from (
        select household_id, subdistrict_code, district_code,
            max(case when first_one = 1 then income_before end) as income_before,
            max(case when newest = 1 then income_after end) as income_after
        from (
            select household_id, subdistrict_code, district_code, income_before, income_after,
                row_number() over (
                    partition by household_id
                    order by case when income_before is null then 1 else 0 end, started_on,
                        livelihood_id
                ) as first_one,
                row_number() over (
                    partition by household_id
                    order by case when income_after is null then 1 else 0 end,
                        income_checked_on desc, livelihood_id
                ) as newest
            from livelihood_now
        ) as numbered
        group by household_id, subdistrict_code, district_code
    ) as of_household
    where income_before is not null and income_after is not null"""
MEDIANS = ("median_before", "median_after", "median_gain", "low_gain", "high_gain")
OF_MEDIAN = {
    "median_before": ("income_before", 0.5),
    "median_after": ("income_after", 0.5),
    "median_gain": ("gain", 0.5),
    "low_gain": ("gain", 0.25),
    "high_gain": ("gain", 0.75),
}
BEYOND_ANY_INCOME = 2**31  # baht of a year, so that a pair of incomes is one number


def income_of_households(programme: Programme) -> pd.DataFrame:
    """One row a household in view with a supported livelihood, by its id (the index), in order:
    `subdistrict_code`; of its supports how many are `due` and `checked`; 1 or 0 for `pairs`, `fell`
    and `repaired`; `income_before` and `income_after`, missing where it is no pair."""
    rows = programme.ask(
        f"""
        select l.household_id, l.subdistrict_code,
            count(case when l.is_due then 1 end) as due,
            count(case when l.is_due and l.is_checked then 1 end) as checked,
            max(case when p.household_id is not null then 1 else 0 end) as pairs,
            max(case when p.income_after < p.income_before then 1 else 0 end) as fell,
            max(case when h.reached then 1 else 0 end) as repaired,
            max(p.income_before) as income_before, max(p.income_after) as income_after
        from livelihood_now as l
        join household_now as h on h.household_id = l.household_id
        left join ({PAIRS}) as p on p.household_id = l.household_id
        group by l.household_id, l.subdistrict_code
        order by l.household_id
        """
    ).set_index("household_id")
    return rows.astype(dict.fromkeys(FOLLOWED, "int64"))


def counted_by_place(programme: "Programme", households: pd.DataFrame) -> pd.DataFrame:
    """One row a subdistrict in view by its code, in order: FOLLOWED. `households` as in
    income_of_households."""
    codes = subdistricts_in_view(programme)["subdistrict_code"]
    sums = households.groupby("subdistrict_code")[list(FOLLOWED)].sum()
    return sums.reindex(codes, fill_value=0).astype("int64")


def added_to_income(households: pd.DataFrame) -> pd.DataFrame:
    """One row a household by id: `subdistrict_code`, and what it adds to each of FOLLOWED; to `pairs`
    both its incomes as one number, so that one that earns more has changed."""
    before, after = (
        households[name].astype("Int64") % BEYOND_ANY_INCOME
        for name in ("income_before", "income_after")
    )
    both = before * BEYOND_ANY_INCOME + after + 1
    adds = households[["subdistrict_code", *FOLLOWED]]
    return adds.assign(pairs=both.fillna(0).astype("int64"))


def tables_of_income(
    whole: "Programme", households: pd.DataFrame, smallest: int
) -> tuple[pd.DataFrame, dict[str, pd.DataFrame]]:
    """One row a district and the province by code, FOLLOWED missing where hidden; and by MEDIANS a
    table of one column, `pairs`: whole baht, missing on too few and where `pairs` is hidden."""
    table = shown_livelihoods(counted_by_place(whole, households), smallest)
    table = table[~are_of(table.index, "subdistrict")].astype("Int64")
    fewest = max(smallest, smallest_sample(whole.weights))
    known = households.dropna(subset=["income_before", "income_after"])
    known = known.assign(gain=known["income_after"] - known["income_before"])
    districts = districts_of(known["subdistrict_code"])
    known = pd.concat(
        known.assign(area_code=codes) for codes in (districts, parts_of(districts, "province"))
    )
    by_area = known.groupby("area_code")
    enough = by_area.size() >= fewest
    told = {}
    for name, (of, share) in OF_MEDIAN.items():
        found = by_area[of].quantile(share).astype("float64").where(enough)
        found = found.reindex(table.index).round().astype("Int64").where(table["pairs"].notna())
        told[name] = found.to_frame("pairs")
    return table, told


def released_income(programme: "Programme") -> pd.DataFrame:
    """One row a district and the province by code: FOLLOWED and MEDIANS as released of the day,
    missing where hidden."""
    whole = programme.within(Scope(as_of=programme.scope.as_of))
    table = released_table(whole, INCOME).set_index("area_code")
    names = {statistic_of("pairs", name): name for name in MEDIANS}
    return table.rename(columns=names).reindex(columns=[*FOLLOWED, *MEDIANS])
