"""Which subdistricts are alike, and which model may so fit where.

By three traits: the share of households in need, the share that no car reaches all year, and poverty
in many dimensions (M0). M0 is not shown of a subdistrict; a list of places alike shows no number of it.
"""

import pandas as pd

from data_access.access.scope import Scope
from data_access.disclosure.poverty import COUNTED
from data_access.queries.areas.areas import subdistricts_in_view
from data_access.queries.households.raw_counts import need_by_area
from data_access.queries.needs.raw_poverty import PEOPLE, poverty_counts
from data_access.queries.practice.models import model_places
from data_access.rules.alkire_foster import DIMENSIONS, Poverty, weights_of
from data_access.rules.effect import neighbours
from data_access.snapshots.programme import Programme, remembered

OWN = "own"  # the model is in use there already


def profiles_of_places(programme: Programme) -> pd.DataFrame:
    """One row a subdistrict in view by its code (the index), in order: `in_need`, `hard_to_reach` of
    all households, and poverty `adjusted` (M0), shares from 0 to 1, missing where there is nobody to
    count. Before anything is hidden: for those who see every row, and for what shows no number."""
    need = need_by_area(programme, "subdistrict").set_index("area_code")
    access = programme.ask(
        """
        select subdistrict_code,
            count(case when access in ('dry_season', 'foot') then 1 end) as hard_to_reach
        from household_now
        group by subdistrict_code
        order by subdistrict_code
        """
    ).set_index("subdistrict_code")["hard_to_reach"]
    weights = weights_of(programme.weights)
    poor = poverty_counts(programme).set_index("subdistrict_code")[
        [f"{PEOPLE}{one}" for one in COUNTED]
    ]
    adjusted = {
        code: Poverty(
            row[f"{PEOPLE}scored"],
            row[f"{PEOPLE}poor"],
            {one: row[f"{PEOPLE}{one}"] for one in DIMENSIONS},
            weights,
        ).adjusted
        for code, row in poor.iterrows()
    }
    households = need["households"].where(need["households"] > 0)
    return pd.DataFrame(
        {
            "in_need": need["in_need"] / households,
            "hard_to_reach": access.reindex(need.index).fillna(0) / households,
            "adjusted": pd.Series(adjusted, dtype="float64"),
        }
    ).astype("float64")


@remembered
def places_alike(programme: Programme) -> pd.DataFrame:
    """One row a (subdistrict, one of the five most like it) of the whole province, the most like it
    first: `subdistrict_code`, `near_code`. None for a subdistrict of which a trait is not known."""
    whole = programme.within(Scope(as_of=programme.scope.as_of))
    return whole.made("places alike", lambda: _alike(whole))


def _alike(whole: Programme) -> pd.DataFrame:
    near = neighbours(profiles_of_places(whole))
    rows = [(code, one) for code, found in near.items() for one in found]
    return pd.DataFrame(rows, columns=["subdistrict_code", "near_code"]).astype("str")


@remembered
def models_that_fit(programme: Programme) -> pd.DataFrame:
    """One row a (subdistrict in view, model that was not given up), by both: `subdistrict_code`,
    `model_id`, and `through`, OWN or the code of the place most like it that uses the model."""
    places = model_places(programme)
    given_up = programme.ask(
        "select model_id from model where status_now = 'given_up' order by model_id"
    )["model_id"]
    places = places[~places["model_id"].isin(given_up)]
    users = places.groupby("subdistrict_code")["model_id"].agg(list).to_dict()
    near = places_alike(programme).groupby("subdistrict_code")["near_code"].agg(list).to_dict()
    rows = []
    for code in subdistricts_in_view(programme)["subdistrict_code"]:
        found = {one: OWN for one in users.get(code, [])}
        for other in near.get(code, []):
            for one in users.get(other, []):
                found.setdefault(one, other)
        rows += [(code, one, found[one]) for one in sorted(found)]
    return pd.DataFrame(rows, columns=["subdistrict_code", "model_id", "through"])


@remembered
def places_without_a_model(programme: Programme) -> pd.DataFrame:
    """One row a subdistrict in view that no model fits, in code order: `subdistrict_code`, and
    `is_known`: false where too little is recorded to say which places are like it."""
    fitted = set(models_that_fit(programme)["subdistrict_code"])
    known = set(places_alike(programme)["subdistrict_code"])
    rows = subdistricts_in_view(programme)[["subdistrict_code"]]
    rows = rows[~rows["subdistrict_code"].isin(fitted)].reset_index(drop=True)
    return rows.assign(is_known=rows["subdistrict_code"].isin(known))
