"""What a plan could do, from the figures: the dimensions that weigh more here than in the province.

What people lack by dimension is never shown below a district (disclosure/poverty.py), and a plan is
published: a place is proposed what its district lacks, and quantities are estimated by its share.
"""

from dataclasses import replace
from math import ceil

import pandas as pd

from data_access.access.scope import Scope
from data_access.language.area_codes import district_of
from data_access.queries.areas.areas import subdistricts_in_view
from data_access.queries.households.safe_counts import counts_in_view
from data_access.queries.needs.net_need import net_need
from data_access.queries.needs.poverty import dimensions_in_view, poverty_by_area, poverty_in_view
from data_access.queries.repairs.repairs import cost_per_house
from data_access.rules.alkire_foster import DIMENSIONS
from data_access.snapshots.programme import Programme, remembered

# The kind of measure that a dimension asks for first, and the unit in which it is counted.
KIND_OF = {
    "health": ("care", "person"),
    "living": ("repair", "house"),
    "education": ("school", "person"),
    "income": ("livelihood", "household"),
    "access": ("documents", "person"),
}


@remembered
def lacks_against_province(programme: Programme) -> pd.DataFrame:
    """One row a dimension, in the order of the closed list: `dimension`; the share of people who are
    poor and lack it, `here` (of the area in view; of its district where a part of one is) and in the
    `province`, and whether it `is_above`. Missing where hidden; then it is not above."""
    shares = {}
    for name, scope in (("here", _district_around(programme)), ("province", Scope())):
        asked = programme.within(replace(scope, as_of=programme.scope.as_of))
        shares[name] = dimensions_in_view(asked).set_index("dimension")["censored"]
    table = pd.DataFrame(shares).reindex(DIMENSIONS).rename_axis("dimension").reset_index()
    return table.assign(is_above=(table["here"] > table["province"]).fillna(False).astype(bool))


@remembered
def proposed_measures(programme: Programme) -> pd.DataFrame:
    """One row a dimension that is above the province's level, the furthest above first, where one
    subdistrict is in view (else none): `dimension`, `kind`, `unit`, `target_qty` (missing where
    nothing can be told of the place), `here`, `province`, and `amount_thb`, known for houses alone:
    the median cost of one times their number."""
    columns = ["dimension", "kind", "unit", "target_qty", "here", "province", "amount_thb"]
    places = subdistricts_in_view(programme)
    above = lacks_against_province(programme)
    above = above[above["is_above"]]
    if len(places) != 1 or above.empty:
        return _typed(pd.DataFrame(columns=columns))
    above = above.assign(by=above["here"] / above["province"])
    above = above.sort_values(["by", "dimension"], ascending=[False, True])
    houses, cost = _houses(programme), _cost(programme)
    rows = []
    for row in above.itertuples():
        kind, unit = KIND_OF[row.dimension]
        quantity = houses if unit == "house" else _people(programme, row.dimension)
        if unit == "household" and quantity is not None:
            quantity = ceil(quantity / _people_per_home(programme))
        amount = None
        if unit == "house" and quantity is not None and cost is not None:
            amount = round(quantity * cost)
        rows.append([row.dimension, kind, unit, quantity, row.here, row.province, amount])
    return _typed(pd.DataFrame(rows, columns=columns))


def _typed(table: pd.DataFrame) -> pd.DataFrame:
    whole, shares = dict.fromkeys(("target_qty", "amount_thb"), "Int64"), ("here", "province")
    return table.astype(whole | dict.fromkeys(shares, "Float64")).reset_index(drop=True)


def _district_around(programme: Programme) -> Scope:
    scope = programme.scope
    if scope.subdistricts:
        return Scope(districts=frozenset(map(district_of, scope.subdistricts)))
    return Scope(districts=scope.districts)


def _houses(programme: Programme) -> int | None:
    """The net need of the place: what no budget and no open pledge pays for yet."""
    net = net_need(programme, "subdistrict")["net"].iloc[0]
    return None if pd.isna(net) or net < 1 else int(net)


def _cost(programme: Programme) -> float | None:
    of_all = programme.within(Scope(as_of=programme.scope.as_of))
    total = cost_per_house(of_all)["total"].iloc[0]
    return None if pd.isna(total) else float(total)


def _people(programme: Programme, dimension: str) -> int | None:
    """The poor of the place, times the share of its district's poor who lack the dimension."""
    poor = poverty_by_area(programme, "subdistrict")["poor"].iloc[0]
    around = programme.within(replace(_district_around(programme), as_of=programme.scope.as_of))
    of_district = poverty_in_view(around).everyone
    if pd.isna(poor) or of_district is None or not of_district.poor:
        return None
    return ceil(int(poor) * of_district.failing[dimension] / of_district.poor) or None


def _people_per_home(programme: Programme) -> float:
    """Of the whole province; one where that cannot be told."""
    of_all = programme.within(Scope(as_of=programme.scope.as_of))
    told, homes = poverty_in_view(of_all), counts_in_view(of_all)["households"]
    people = (told.scored or 0) + (told.unscored or 0)
    return people / int(homes) if people and not pd.isna(homes) and homes > 0 else 1.0
