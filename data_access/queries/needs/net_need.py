"""Net need: what no budget pays for yet, less what the pledges that are still open can do.

A pledge counts for the area that it names: one for a district or for the whole province is listed
apart, for nobody knows yet which of its subdistricts it will reach.
"""

from dataclasses import replace
from math import ceil

import pandas as pd

from data_access.access.scope import Scope
from data_access.disclosure import if_enough, smallest_sample
from data_access.language.area_codes import are_of, district_of, level_of
from data_access.queries.households.households import shown_need_by_area
from data_access.queries.partners.contributions import shown_gaps
from data_access.queries.repairs.repairs import cost_per_house
from data_access.rules.stages import Stage
from data_access.snapshots.programme import Programme

# The kinds of shortage, by the unit in which houses take them and partners promise them.
SHORT_OF = {"short_cash_thb": "THB", "short_person_days": "person_day", "short_sheets": "sheet"}
NET = ("net", *SHORT_OF)


def open_pledges(programme: Programme) -> pd.DataFrame:
    """One row a (area, unit) with a live pledge of which something is outstanding, in that order:
    `area_code`, `unit`, `outstanding` quantity, and `outstanding_thb`, the baht of those that have a
    value. Of the whole province and whatever fiscal year; need has none."""
    return _of_all(programme).ask(
        """
        select area_code, unit, cast(sum(outstanding_qty) as bigint) as outstanding,
            coalesce(cast(sum(outstanding_qty * unit_value_thb) as bigint), 0) as outstanding_thb
        from pledge_now
        where outstanding_qty > 0
        group by area_code, unit
        order by area_code, unit
        """
    )


def taken_by_a_house(programme: Programme) -> pd.DataFrame:
    """One row a unit, in their order: `unit` and `per_house`, how much of it the houses handed over
    in the province took on average, those that took none among them; missing where fewer than
    the smallest sample took any."""
    fewest = smallest_sample(programme.weights, programme.principal)
    average = if_enough("cast(sum(taken) as double) / max(houses)", fewest)
    return _of_all(programme).ask(
        f"""
        select unit, {average} as per_house
        from (
            select f.unit, f.repair_id, sum(f.qty) as taken, max(n.houses) as houses
            from funding as f
            cross join (
                select count(*) as houses from repair where rank = {Stage.HANDED_OVER}
            ) as n
            where f.rank = {Stage.HANDED_OVER} and f.is_verified and f.unit is not null
            group by f.unit, f.repair_id
        ) as by_house
        group by unit
        order by unit
        """
    )


def net_need(programme: Programme, level: str) -> pd.DataFrame:
    """One row an area of `level` in view, in code order: `area_code`, `unfunded` households in need,
    `can_do`, the houses that the open pledges for the area and for those in it can still pay
    (missing where no median cost is known), and `net`, `unfunded` less these, 0 at least; and how
    much the unfunded are `short` of by SHORT_OF, less what is promised in that unit. All missing
    where `unfunded` is hidden; `state` as in shown_need_by_area.

    The median cost is that of the district, or where too few houses were handed over that of the
    province (cost_per_house). Pledges without a value, or in a unit that no house takes, pay none.
    """
    need = shown_need_by_area(programme, level)
    pledges, per_house = open_pledges(programme), taken_by_a_house(programme)
    takes = per_house.set_index("unit")["per_house"].astype(float).to_dict()
    costs = _costs(programme, {district_of(code) for code in need["area_code"]})
    rows = []
    for area in need.itertuples():
        mine = pledges[pledges["area_code"].str.startswith(area.area_code)]
        row = {"area_code": area.area_code, "unfunded": area.unfunded, "state": area.state}
        cost = costs[district_of(area.area_code)]
        if cost is not None:
            # A forum or a survey has a value too, and builds no house.
            for_houses = mine[mine["unit"].isin(takes)]
            row["can_do"] = int(for_houses["outstanding_thb"].sum() // cost)
        if not pd.isna(area.unfunded):
            row["net"] = max(0, area.unfunded - row["can_do"]) if cost is not None else None
            promised = mine.groupby("unit")["outstanding"].sum()
            for name, unit in SHORT_OF.items():
                if not pd.isna(takes.get(unit)):
                    # What is not a whole bag or day has to be brought all the same.
                    wanted = ceil(round(area.unfunded * takes[unit], 6))
                    row[name] = max(0, wanted - int(promised.get(unit, 0)))
        rows.append(row)
    columns = ["area_code", "unfunded", "can_do", *NET, "state"]
    return pd.DataFrame(rows, columns=columns).astype(
        dict.fromkeys(["unfunded", "can_do", *NET], "Int64")
    )


def shown_net_gaps(programme: Programme) -> pd.DataFrame:
    """The rows and order of shown_gaps, each with `net` and what it is short of by SHORT_OF."""
    net = net_need(programme, "subdistrict").rename(columns={"area_code": "subdistrict_code"})
    columns = ["subdistrict_code", *NET]
    return shown_gaps(programme).merge(net[columns], on="subdistrict_code", how="left")


def pledges_apart(programme: Programme) -> pd.DataFrame:
    """The rows of open_pledges made for the whole province, or for a district in view as a whole."""
    rows = open_pledges(programme)
    scope = programme.scope
    within = scope.districts or {district_of(code) for code in scope.subdistricts}
    is_province = are_of(rows["area_code"], "province")
    is_district = are_of(rows["area_code"], "district")
    if within:
        is_district &= rows["area_code"].isin(within)
    return rows[is_province | is_district].reset_index(drop=True)


def _costs(programme: Programme, districts: set[str]) -> dict[str, float | None]:
    """The median cost of a house by district, that of the province where it has none."""
    whole = _cost(_of_all(programme))
    found: dict[str, float | None] = {}
    for code in sorted(districts):
        own = None
        if level_of(code) == "district":
            scope = Scope(districts=frozenset({code}), as_of=programme.scope.as_of)
            own = _cost(programme.within(scope))
        found[code] = whole if own is None else own
    return found


def _cost(programme: Programme) -> float | None:
    total = cost_per_house(programme)["total"].iloc[0]
    return None if pd.isna(total) or total <= 0 else float(total)


def _of_all(programme: Programme) -> Programme:
    return programme.within(replace(Scope(), as_of=programme.scope.as_of))
