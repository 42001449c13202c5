"""Houses at their stages as they are, before anything is hidden. What an outsider may see of it is in
released_houses.py."""

import pandas as pd

from data_access.language.vocabulary import HOLD_REASON, OFF_PATH
from data_access.rules.stages import REPAIR_RANK, Stage
from data_access.snapshots.programme import Programme

HELD = "on_hold"
# A house is at one of these: at a stage, on hold after the stage of this rank, or off the path.
# That it was handed over is public, and no part of what is released.
PLACES = (
    *(status for status in REPAIR_RANK if status != Stage.HANDED_OVER.status),
    *(f"{HELD}_{rank}" for rank in range(Stage.HANDED_OVER)),
    *OFF_PATH,
)


def houses_at_stages(programme: Programme) -> pd.DataFrame:
    """One row a repair in view by its id (the index), in order: `subdistrict_code`,
    `fiscal_year_be`, `place`, one of PLACES or handed_over, `is_stalled`, and the `hold_reason` of
    one on hold, missing otherwise."""
    rows = programme.ask(
        f"""
        select repair_id, subdistrict_code, fiscal_year_be, status, rank, hold_reason,
            {is_stalled(programme)} as is_stalled
        from repair
        order by repair_id
        """
    ).set_index("repair_id")
    is_held = rows["status"] == HELD
    rows["place"] = rows["status"].mask(is_held, HELD + "_" + rows["rank"].astype("str"))
    is_known = rows["hold_reason"].isin(list(HOLD_REASON))
    rows["hold_reason"] = rows["hold_reason"].where(is_held & is_known)
    rows["is_stalled"] = rows["is_stalled"].fillna(value=False).astype(bool)
    return rows.drop(columns=["status", "rank"])


def limit_of(programme: "Programme") -> str:
    limits = programme.weights["stall_days"]
    cases = " ".join(f"when '{status}' then {int(days)}" for status, days in limits.items())
    return f"case status {cases} end"


def is_stalled(programme: "Programme") -> str:
    """An SQL condition: longer in its status than the weights' limit for it."""
    return f"cast({{as_of}} - status_since as int) > {limit_of(programme)}"
