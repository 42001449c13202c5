"""The usual way, for comparison: read the CSV files with pandas at every rerun and count again.

It counts what stands on the overview and must come to the same numbers; it leaves out the plan,
the network and everything a reader may not see, so it has less to do than the overview has.
"""

from pathlib import Path

import numpy as np
import pandas as pd

from data_access.rules.stages import REPAIR_RANK
from data_access.rules.weights import weights_in_force
from data_access.snapshots.programme import Programme

DAYS = ("reported_on", "surveyed_on", "handed_over_on", "status_since", "assessed_on", "due_on")


def counted_from_files(records: Path, as_of: pd.Timestamp) -> dict[str, int]:
    """The figures of the overview, from files read this very moment."""
    weights = weights_in_force()
    repairs, households = _read(records, "repair"), _read(records, "household")
    households = households[households["active"]].copy()
    scored = _scored(records, households, repairs, weights)
    repairs = repairs[repairs["household_id"].isin(households["household_id"])]
    return {
        "handed_over": int((repairs["status"] == "handed_over").sum()),
        "days": int(repairs.loc[repairs["status"] == "handed_over", "handed_over_on"].nunique()),
        "stalled": _stalled(repairs, as_of, weights),
        "in_need": int(scored["in_need"].sum()),
        "reached": int((scored["in_need"] & scored["reached"]).sum()),
        "urgent": int(scored["urgent"].sum()),
        "subdistricts": int(scored.groupby("subdistrict_code")["in_need"].sum().gt(0).sum()),
        "overdue": _overdue(records, as_of),
    }


def counted_from_snapshot(programme: Programme) -> dict[str, int]:
    """The same, asked of the snapshot."""
    from data_access.queries.households import households
    from data_access.queries.partners import partners
    from data_access.queries.repairs import houses, repairs

    need = households.household_counts(programme)
    by_day = houses.handed_over_by_day(programme)
    return {
        "handed_over": houses.handed_over_count(programme),
        "days": int((by_day["houses"].diff() > 0).sum()),
        "stalled": int(repairs.stalled_counts(programme)["repairs"].sum()),
        "in_need": int(need["in_need"]),
        "reached": int(need["reached"]),
        "urgent": int(need["urgent"]),
        "subdistricts": int(
            households.need_by_area(programme, "subdistrict")["in_need"].gt(0).sum()
        ),
        "overdue": partners.fulfilment(programme)["overdue"],
    }


def _read(records: Path, name: str) -> pd.DataFrame:
    table = pd.read_csv(records / f"{name}.csv", low_memory=False)
    for day in DAYS:
        if day in table:
            table[day] = pd.to_datetime(table[day])
    return table


def _stalled(repairs: pd.DataFrame, as_of: pd.Timestamp, weights: dict) -> int:
    limits = repairs["status"].map(weights["stall_days"])
    return int(((as_of - repairs["status_since"]).dt.days > limits).sum())


def _scored(
    records: Path, households: pd.DataFrame, repairs: pd.DataFrame, weights: dict
) -> pd.DataFrame:
    visits = _read(records, "assessment").sort_values(["assessed_on", "assessment_id"])
    latest = visits.drop_duplicates("household_id", keep="last")
    conditions = latest[[f"{component}_condition" for component in weights["component"]]]
    share = np.array(list(weights["component"].values()))
    values = conditions.apply(pd.to_numeric, errors="coerce")
    # Rounded, since a score of exactly the threshold must not fall short of it by a last digit.
    assessed = (values.notna().to_numpy() @ share).round(9)
    score = 100 / 3 * (values.fillna(0).to_numpy() @ share) / assessed.clip(1e-9)
    score = pd.Series(score.round(9), latest.index)
    latest = latest.assign(score=score.where(assessed >= weights["smallest_condition_weight"]))
    scored = households.merge(
        latest[["household_id", "people_at_risk", "score"]], on="household_id", how="left"
    )
    best = repairs.assign(rank=_ranks(records, repairs)).groupby("household_id")["rank"].max()
    scored["rank"] = scored["household_id"].map(best)
    scored["vulnerable"] = scored["household_id"].map(_vulnerable(records, weights))
    line = weights["poverty_line_thb"]
    scored["poverty"] = 100 * (1 - scored["income_pp_year_thb"] / line).clip(0, 1)
    at_risk = scored["people_at_risk"].eq(True)
    bad = at_risk | (scored["score"] >= weights["need_condition_score"])
    scored["in_need"] = bad | scored["rank"].notna()
    scored["reached"] = scored["rank"] == max(REPAIR_RANK.values())
    urgent = at_risk | (_priority(scored, weights) >= weights["urgent_priority"])
    scored["urgent"] = urgent & (scored["rank"].fillna(-1) < REPAIR_RANK["in_progress"])
    return scored


def _priority(scored: pd.DataFrame, weights: dict) -> pd.Series:
    parts = scored[["score", "vulnerable", "poverty"]].to_numpy(dtype=float)
    share = np.array(
        [weights["priority"][name] for name in ("condition", "vulnerability", "poverty")]
    )
    known = ~np.isnan(parts)
    weighed = np.nan_to_num(parts) @ share
    enough = known.sum(axis=1) >= 2
    return pd.Series(np.where(enough, weighed / (known @ share).clip(1e-9), np.nan), scored.index)


def _ranks(records: Path, repairs: pd.DataFrame) -> pd.Series:
    """The rank of each repair; one on hold keeps the rank that it left."""
    log = _read(records, "repair_status_log").sort_values(["repair_id", "seq"])
    last = log.drop_duplicates("repair_id", keep="last").set_index("repair_id")
    stands_at = last["to_status"].where(last["to_status"] != "on_hold", last["from_status"])
    return repairs["repair_id"].map(stands_at.map(REPAIR_RANK))


def _vulnerable(records: Path, weights: dict) -> pd.Series:
    members = _read(records, "member")[["household_id", "groups"]].dropna()
    members = members.assign(group=members["groups"].str.split(";")).explode("group")
    members = members.drop_duplicates(["household_id", "group"])
    points = members["group"].map(weights["vulnerable_group"]).fillna(0)
    return points.groupby(members["household_id"]).sum().clip(upper=100)


def _overdue(records: Path, as_of: pd.Timestamp) -> int:
    pledges, deliveries = _read(records, "pledge"), _read(records, "delivery")
    verified = deliveries[deliveries["verification"] == "verified"]
    brought = pledges["pledge_id"].map(verified.groupby("pledge_id")["qty"].sum()).fillna(0)
    live = pledges["withdrawn_on"].isna()
    return int((live & (pledges["due_on"] < as_of) & (brought < pledges["qty"])).sum())
