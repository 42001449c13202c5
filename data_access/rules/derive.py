"""What a snapshot holds beyond the records: scores, ranks and places, without what they rest on.

Each function changes nothing that it is given. The methods page prints the formulas.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import shapely

from data_access.language.area_codes import districts_of
from data_access.language.vocabulary import VULNERABLE_GROUP
from data_access.rules.stages import REPAIR_RANK, Stage

GPS_STATE = ("inside", "outside", "missing", "unchecked")
NEAR_ENOUGH_KM = 2
KM_PER_DEGREE = 111.32  # of longitude at the equator; of latitude it is a little less everywhere
STATE_PARTNERS = {"provincial_gov", "public_org", "lao", "academic"}
# A household is in a group or not; "none" is an answer, not a group.
GROUPS = tuple(group for group in VULNERABLE_GROUP if group != "none")

# What is added to a table of the schema, behind its public columns.
DERIVED = {
    "household": {
        "district_code": pa.string(),
        "gps_state": pa.string(),
        "vuln_score": pa.int64(),
    },
    "assessment": {"condition_score": pa.float64()},
    "repair_status_log": {"rank_after": pa.int64(), "next_on": pa.date32()},
    "partner": {"is_state": pa.bool_()},
}
VULNERABLE_GROUP_COUNTS = pa.schema(
    [
        ("district_code", pa.string()),
        ("vulnerable_group", pa.string()),
        ("households", pa.int64()),
        ("in_need", pa.int64()),
        ("reached", pa.int64()),
        ("scored", pa.int64()),
        ("poor", pa.int64()),
    ]
)


def condition_scores(assessments: pd.DataFrame, weights: Mapping[str, Any]) -> pd.Series:
    """Per assessment 0 (good) to 100 (unsafe): the weighted mean of the components assessed.

    Missing where the assessed components carry too little of the weight.
    """
    weighed = np.zeros(len(assessments))
    assessed = np.zeros(len(assessments))
    for component, weight in weights["component"].items():
        condition = pd.to_numeric(assessments[f"{component}_condition"], errors="coerce")
        weighed += weight * condition.fillna(0).to_numpy()
        assessed += weight * condition.notna().to_numpy()
    enough = assessed.round(9) >= weights["smallest_condition_weight"]
    scores = np.full(len(assessments), np.nan)
    np.divide(100 / 3 * weighed, assessed, out=scores, where=enough)
    # A score of exactly the threshold must not fall short of it by a last digit.
    return pd.Series(scores.round(9), index=assessments.index)


def groups_of_households(members: pd.DataFrame) -> pd.Series:
    """Per household id the vulnerable groups of its members, one bit a group, as GROUPS orders.

    A household without a member on record is not there: its groups are not known.
    """
    bits = {group: 1 << place for place, group in enumerate(GROUPS)}
    places, different = pd.factorize(members["groups"])
    sets = [sum(bits.get(group, 0) for group in text.split(";")) for text in different]
    held = np.array([*sets, 0], dtype="int64")[places]  # a missing set has place -1: the 0
    homes, ids = pd.factorize(members["household_id"])
    order = np.argsort(homes, kind="stable")
    starts = np.flatnonzero(np.diff(homes[order], prepend=-1))
    together = np.bitwise_or.reduceat(held[order], starts) if len(starts) else held[:0]
    return pd.Series(together, index=pd.Index(ids, dtype="str"))


def vulnerability_scores(groups: pd.Series, weights: Mapping[str, Any]) -> pd.Series:
    """Per household id the points of its distinct groups, at most 100."""
    points = weights["vulnerable_group"]
    places, different = pd.factorize(groups)
    scores = [
        min(100, sum(points.get(group, 0) for group in GROUPS if in_group(held, group)))
        for held in different
    ]
    return pd.Series(np.array(scores, dtype="int64")[places], index=groups.index)


def in_group(held: Any, group: str) -> Any:
    """Whether the bit of `group` is set: in one number, or in each of an array."""
    return held >> GROUPS.index(group) & 1 == 1


def gps_states(households: pd.DataFrame, subdistricts: Mapping[str, shapely.Geometry]) -> pd.Series:
    """Per household one of GPS_STATE: whether its point lies in its subdistrict, or within 2 km.

    The point itself stays behind. `unchecked` where the map has no shape for the subdistrict.
    """
    states = pd.Series("unchecked", index=households.index, dtype="str")
    located = households[["lat", "lon"]].notna().all(axis=1)
    for code, rows in households[located].groupby("subdistrict_code"):
        if code in subdistricts:
            near = _points_near(subdistricts[code], rows["lon"], rows["lat"])
            states[rows.index] = np.where(near, "inside", "outside")
    return states.where(located, "missing")


def _points_near(shape: shapely.Geometry, lon: pd.Series, lat: pd.Series) -> np.ndarray:
    """Distances on a plane through the shape's middle: exact to metres across one subdistrict."""
    middle = shape.centroid
    scale = np.array([KM_PER_DEGREE * np.cos(np.radians(middle.y)), KM_PER_DEGREE])
    flat = shapely.transform(shape, lambda corners: corners * scale)
    points = shapely.points(lon.to_numpy() * scale[0], lat.to_numpy() * scale[1])
    shapely.prepare(flat)
    return shapely.dwithin(flat, points, NEAR_ENOUGH_KM)


def ranks_after(log: pd.DataFrame) -> pd.Series:
    """Per move how far the repair has come; on hold keeps the rank it left, off the path none."""
    stands_at = log["to_status"].where(log["to_status"] != "on_hold", log["from_status"])
    return stands_at.map(REPAIR_RANK).astype("Int64")


def days_of_next_move(log: pd.DataFrame) -> pd.Series:
    """Per move the day of the repair's next one. The log must be in order of repair and seq."""
    return log.groupby("repair_id")["changed_on"].shift(-1)


def counts_of_vulnerable_groups(
    households: pd.DataFrame,
    groups: pd.Series,
    in_need: pd.Series,
    reached: pd.Series,
    scored: pd.Series,
    poor: pd.Series,
    districts: list[str],
) -> pd.DataFrame:
    """One row a district and vulnerable group, in that order, also where nobody is in it.

    `households` that are active and in the group, those of them `in_need`, those `reached`: in
    need, and with a house handed over, those `scored` for poverty and those `poor`. All but the
    first are by household id.
    """
    active = households[households["active"]]
    ids = active["household_id"]
    held = ids.map(groups).fillna(0).astype("int64").to_numpy()
    needy = ids.isin(in_need[in_need].index).to_numpy()
    served = needy & ids.isin(reached[reached].index).to_numpy()
    measured, lacking = (ids.isin(one[one].index).to_numpy() for one in (scored, poor))
    in_district = pd.Categorical(districts_of(active["subdistrict_code"]), districts).codes
    known = in_district >= 0
    rows = []
    for group in GROUPS:
        member_of = known & in_group(held, group)
        sums = [
            np.bincount(in_district[member_of & which], minlength=len(districts)).tolist()
            for which in (known, needy, served, measured, lacking)
        ]
        rows += [(code, group, *found) for code, *found in zip(districts, *sums, strict=True)]
    return pd.DataFrame(rows, columns=VULNERABLE_GROUP_COUNTS.names).sort_values(
        "district_code", kind="stable", ignore_index=True
    )


def households_in_need(
    assessments: pd.DataFrame,
    scores: pd.Series,
    repairs: pd.DataFrame,
    ranks: pd.Series,
    weights: Mapping[str, Any],
) -> tuple[pd.Series, pd.Series]:
    """By household id, whether it is in need, and whether a house was handed over to it.

    In need: by its latest assessment somebody is in danger or the score reaches the threshold,
    or a repair of it is on the path. `ranks` are by repair id.
    """
    # Day tables decide the same of each household on any day, in SQL (day_tables.py). A test
    # compares the two over random records (tests/queries/test_need.py).
    latest = assessments.assign(score=scores).sort_values(["assessed_on", "assessment_id"])
    latest = latest.drop_duplicates("household_id", keep="last").set_index("household_id")
    bad = latest["people_at_risk"] | (latest["score"] >= weights["need_condition_score"])
    best = repairs["repair_id"].map(ranks).groupby(repairs["household_id"]).max().dropna()
    needy = bad.astype(bool).reindex(bad.index.union(best.index), fill_value=False)
    needy[best.index] = True
    return needy, best == Stage.HANDED_OVER
