"""Deliveries that somebody checked: verified, or not, many at once, with a reason and an undo."""

from collections.abc import Collection

import pandas as pd
import sqlalchemy as sa

from data_access.access.roles import Principal
from data_access.casework.doubles import stated
from data_access.casework.keeping import day_of_entry
from data_access.casework.stored import records_with, require_districts
from data_access.intake.commit.changes import Changes, keep_changes
from data_access.intake.commit.commit import Outcome
from data_access.intake.commit.publishing import publish_newest
from data_access.intake.history.sources import CHECK
from data_access.language.vocabulary import VERIFICATION, Text
from data_access.schema import BY_NAME
from data_access.store.record_store import Store
from data_access.system.errors import RecordsError

CHANGED = Text(
    "บางรายการที่เลือกถูกแก้ไขหรือตรวจสอบไปแล้ว ยังไม่ได้บันทึก กรุณาเปิดรายชื่อใหม่",
    "Some of the chosen deliveries were changed or checked meanwhile. Nothing was saved; open the"
    " list again.",
)
NONE_CHOSEN = Text("ยังไม่ได้เลือกการส่งมอบ", "No delivery is chosen.")


def check_deliveries(
    store: Store, by: Principal, delivery_ids: Collection[str], verification: str, reason: str
) -> Outcome:
    """Gives deliveries that wait to be checked this `verification`, all or none, and publishes.

    NotAllowed unless the reader may enter records; RecordsError without a reason, if one of them
    no longer waits or lies outside the reader's districts.
    """
    by.require("enter")
    if verification not in VERIFICATION:
        raise ValueError(f"{verification!r} is not one of {', '.join(VERIFICATION)}")
    reason = stated(reason)
    wanted = sorted(set(delivery_ids))
    if not wanted:
        raise RecordsError(NONE_CHOSEN)
    on = pd.Timestamp(day_of_entry(store))
    table = BY_NAME["delivery"]

    def changing(connection: sa.Connection) -> Changes:
        stored = records_with(connection, table, "delivery_id", wanted)
        waiting = stored["verification"] == "self_reported"
        if len(stored) != len(wanted) or not waiting.all():
            raise RecordsError(CHANGED)
        require_districts(stored, by, "delivery_id")
        checked = stored.assign(verification=verification)
        checked["updated_at"] = checked["updated_at"].where(checked["updated_at"] > on, on)
        return Changes({"delivery": stored}, {"delivery": checked})

    what = f"delivery {', '.join(wanted)}: {verification}"
    outcome = keep_changes(store, by, CHECK, "deliveries_checked", what, reason, changing)
    publish_newest(store, by)
    return outcome
