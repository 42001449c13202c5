"""What people lack beside a house, as a reader may see it: by dimension, area and group.

What is hidden is worked out once, over the whole province as of the day, and is the same for every
choice of areas: see disclosure/poverty.py.
"""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from data_access.access.scope import Scope
from data_access.disclosure.poverty import COUNTED, DONE, shown_poor_of_group, shown_poverty
from data_access.language import area_codes
from data_access.queries.areas.areas import subdistricts_in_view
from data_access.queries.households.released_counts import released_groups, released_table
from data_access.queries.households.safe_counts import counts_of_areas, is_told, reads_releases
from data_access.queries.needs.raw_poverty import (
    HOMES,
    HOMES_HANDED_OVER,
    HOMES_STILL_POOR,
    PEOPLE,
    poor_of_groups_by_district,
    poverty_counts,
)
from data_access.rules.alkire_foster import (
    DIMENSIONS,
    Poverty,
    fewest_failed,
    is_too_little,
    weights_of,
)
from data_access.snapshots.programme import Programme, remembered

SUMS = (*COUNTED, *HOMES)


POVERTY = "poverty "  # how its released counts begin: they have a chain of their own
TOO_LITTLE = "too_little"


@dataclass(frozen=True)
class Told:
    """What may be said of some areas together, None where it is hidden. `everyone` and `housed`
    (people whose house was handed over) are so where any of their sums is; the people `scored`,
    `unscored` and `poor` may be told without the dimensions. `homes_handed_over` are the scored
    households with a house, `homes_still_poor` those of them that are poor. Where `too_little` is
    surveyed, that is said and nothing else is."""

    scored: int | None
    unscored: int | None
    too_little: bool
    poor: int | None = None
    everyone: Poverty | None = None
    housed: Poverty | None = None
    homes_handed_over: int | None = None
    homes_still_poor: int | None = None


@remembered
def poverty_of_areas(programme: Programme) -> pd.DataFrame:
    """One row an area of the whole province by its code (the index): subdistricts, districts, the
    province. People by the names of COUNTED and households by those of HOMES, missing where
    hidden, and `too_little`: whether fewer
    are scored than the weights' smallest_scored_share, or nobody lives there on record.

    Of whom no household is told on a day (safe_counts), no poverty is. Who may not see every row
    reads what was released of the day: a number stays as it was where few households changed it.
    """
    whole = programme.within(Scope(as_of=programme.scope.as_of))
    smallest = programme.principal.rights.smallest_count
    if reads_releases(programme):
        table = programme.snapshot.protected(
            f"released poverty, {programme.as_of}", lambda: released_poverty(whole)
        )
        return table.set_index("area_code")
    table = programme.snapshot.protected(
        f"poverty beside households below {smallest} hidden, {programme.as_of}",
        lambda: people_of_day(whole, counts_of_areas(whole)),
    ).set_index("area_code")
    if not is_told(programme):
        table[list(SUMS)] = pd.NA
    return table


def released_poverty(whole: "Programme") -> pd.DataFrame:
    """The table of poverty_of_areas with its code as a column, as it was released of the day."""
    table = released_table(whole, POVERTY)
    table = table.reindex(columns=["area_code", *SUMS, TOO_LITTLE])
    table[TOO_LITTLE] = table[TOO_LITTLE].fillna(0).astype(bool)
    return table


@remembered
def poverty_in_view(programme: Programme) -> Told:
    """What is told of the scope: of its area, or of its areas together where each is shown. By
    dimension never below a district."""
    table, scope = poverty_of_areas(programme), programme.scope
    codes = sorted(scope.subdistricts or scope.districts)
    codes = codes or [code for code in table.index if area_codes.level_of(code) == "province"]
    return _told(programme, table.loc[codes])


@remembered
def poverty_by_area(programme: Programme, level: str) -> pd.DataFrame:
    """One row an area of `level` in view, in code order: `area_code`; people `scored`, `unscored`
    and `poor`; `headcount` (H), `intensity` (A), `adjusted` (M0) and by dimension the censored
    headcount, all missing where hidden or not told at this level; and `state`: "shown", "hidden"
    (H is) or "too_little" (so few are scored that nothing is shown)."""
    table = poverty_of_areas(programme)
    codes = table.index[area_codes.are_of(table.index, level)]
    in_view = subdistricts_in_view(programme)[f"{level}_code"]
    rows = [_row(programme, code, table) for code in sorted(set(codes) & set(in_view))]
    columns = ["area_code", *_SUMS, *_SHARES, *DIMENSIONS, "state"]
    return pd.DataFrame(rows, columns=columns).astype(
        dict.fromkeys(_SUMS, "Int64") | dict.fromkeys((*_SHARES, *DIMENSIONS), "Float64")
    )


_SUMS = ("scored", "unscored", "poor")
_SHARES = ("headcount", "intensity", "adjusted")


def dimensions_in_view(programme: Programme) -> pd.DataFrame:
    """One row a dimension, in the order of the closed list: `dimension`; `poor`, people who are poor
    and fail it; `censored`, their share of the scored; `contribution` to M0; and of people whose
    house was handed over `housed`, those still poor who fail it. Missing where hidden, or where too
    little is surveyed. A person may lack several, so rows do not add up."""
    told = poverty_in_view(programme)
    every, housed = told.everyone, told.housed
    return pd.DataFrame(
        {
            "dimension": list(DIMENSIONS),
            "poor": [every.failing[one] if every else None for one in DIMENSIONS],
            "censored": [every.censored[one] if every else None for one in DIMENSIONS],
            "contribution": [every.contributions[one] if every else None for one in DIMENSIONS],
            "housed": [housed.failing[one] if housed else None for one in DIMENSIONS],
        }
    ).astype({"poor": "Int64", "censored": "Float64", "contribution": "Float64", "housed": "Int64"})


def poor_by_group(programme: Programme) -> pd.DataFrame:
    """One row a vulnerable group over the districts in view, by the snapshot's own day, most poor
    first: `vulnerable_group`, its households `scored` and of them `poor`, missing where hidden. No
    row in a scope of subdistricts; a household may be in several groups."""
    whole = programme.within(Scope())
    if reads_releases(programme):
        table = programme.snapshot.protected(
            "released poverty of groups", lambda: released_groups(whole, ["scored", "poor"])
        )
    else:
        table = programme.snapshot.protected(
            "poverty of vulnerable groups", lambda: poor_groups_of_day(whole)
        )
    scope, columns = programme.scope, ["vulnerable_group", "scored", "poor"]
    rows = []
    for group, counts in table.groupby("vulnerable_group"):
        counts = counts.set_index("area_code")[columns[1:]]
        codes = sorted(scope.districts) or [
            code for code in counts.index if area_codes.level_of(code) == "province"
        ]
        rows.append({"vulnerable_group": group, **counts.loc[codes].sum(skipna=False)})
    found = pd.DataFrame([] if scope.subdistricts else rows, columns=columns)
    return found.astype({"scored": "Int64", "poor": "Int64"}).sort_values(
        ["poor", "vulnerable_group"], ascending=[False, True], ignore_index=True
    )


def _row(programme: Programme, code: str, table: pd.DataFrame) -> dict:
    told = _told(programme, table.loc[[code]])
    row: dict = {"area_code": code, "scored": told.scored, "unscored": told.unscored}
    if told.too_little:
        return row | {"state": "too_little"}
    if told.poor is None or told.scored is None:
        return row | {"state": "hidden"}
    row |= {"poor": told.poor, "headcount": told.poor / told.scored, "state": "shown"}
    if every := told.everyone:
        row |= {"intensity": every.intensity, "adjusted": every.adjusted, **every.censored}
    return row


def _told(programme: Programme, rows: pd.DataFrame) -> Told:
    sums = _coherent(rows[list(SUMS)].sum(skipna=False), fewest_failed(programme.weights))
    scored, unscored, poor = (_number(sums[name]) for name in ("scored", "unscored", "poor"))
    if len(rows) == 1:
        too_little = bool(rows["too_little"].iloc[0])
    else:
        both = scored is not None and unscored is not None
        share = scored / (scored + unscored) if both and scored + unscored else None
        too_little = bool(rows["too_little"].all()) or (
            both and is_too_little(share, programme.weights)
        )
    if too_little:
        return Told(scored, unscored, too_little=True)
    weights = weights_of(programme.weights)
    return Told(
        scored,
        unscored,
        too_little=False,
        poor=poor,
        everyone=_poverty(sums, "", weights),
        housed=_poverty(sums, DONE, weights),
        homes_handed_over=_number(sums[HOMES_HANDED_OVER]),
        homes_still_poor=_number(sums[HOMES_STILL_POOR]),
    )


def _coherent(sums: pd.Series, fewest: int) -> pd.Series:
    """The sums, without those that cannot be of one day: what was released of an area may be of
    several, and more would be poor than were scored."""
    sums = sums.copy()
    for part in ("", DONE):
        scored, poor = (_number(sums[f"{part}{name}"]) for name in ("scored", "poor"))
        if scored is not None and poor is not None and poor > scored:
            sums[f"{part}poor"] = pd.NA
        failing = [_number(sums[f"{part}{name}"]) for name in DIMENSIONS]
        if poor is None or None in failing:
            continue
        if max(failing) > poor or sum(failing) < fewest * poor:
            sums[[f"{part}{name}" for name in DIMENSIONS]] = pd.NA
    return sums


def _poverty(sums: pd.Series, part: str, weights: dict[str, float]) -> Poverty | None:
    found = {name: _number(sums[f"{part}{name}"]) for name in ("scored", "poor", *DIMENSIONS)}
    if None in found.values():
        return None
    failing = {name: found[name] for name in DIMENSIONS}
    unscored = 0 if part else _number(sums["unscored"]) or 0
    return Poverty(found["scored"], found["poor"], failing, weights, unscored)


def _number(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)


def people_of_day(whole: "Programme", households: pd.DataFrame) -> pd.DataFrame:
    """The table of poverty_of_areas with its code as a column, of the day itself, beside the counts
    of `households` by area as a reader sees them."""
    counts = poverty_counts(whole).set_index("subdistrict_code")
    elsewhere = {
        (area, name)
        for name, column in (("scored", "households"), (f"{DONE}scored", "reached"))
        for area in households.index[households[column].isna()]
    }
    shown = shown_poverty(counts[list(COUNTED)], fewest_failed(whole.weights), elsewhere)
    people = counts[[f"{PEOPLE}{name}" for name in COUNTED]].set_axis(list(COUNTED), axis=1)
    counted = people.to_numpy()
    sums = pd.DataFrame(
        [
            counted[[one.startswith(code) for one in people.index]].sum(axis=0)
            for code in shown.index
        ],
        shown.index,
        list(COUNTED),
    )
    share = sums["scored"] / (sums["scored"] + sums["unscored"]).where(lambda every: every > 0)
    table = sums.astype("Int64").where(shown.notna())
    for name, column in HOMES.items():
        table[name] = shown[column]
    table["too_little"] = [
        is_too_little(None if pd.isna(one) else one, whole.weights) for one in share
    ]
    return table.rename_axis("area_code").reset_index()


def poor_groups_of_day(whole: "Programme") -> pd.DataFrame:
    tables = [
        shown_poor_of_group(counts.set_index("district_code")[["scored", "poor"]])
        .rename_axis("area_code")
        .reset_index()
        .assign(vulnerable_group=group)
        for group, counts in poor_of_groups_by_district(whole).groupby("vulnerable_group")
    ]
    columns = ["vulnerable_group", "area_code", "scored", "poor"]
    return (
        pd.concat(tables, ignore_index=True)[columns] if tables else pd.DataFrame(columns=columns)
    )
