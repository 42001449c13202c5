"""One household that has become two: some of its people live in a household of their own."""

import re
from collections.abc import Collection, Mapping

import pandas as pd
import sqlalchemy as sa

from data_access.access.roles import Principal
from data_access.accounts import personal_access
from data_access.casework.doubles import stated
from data_access.casework.household_record import NoLook
from data_access.casework.keeping import day_of_entry
from data_access.casework.stored import as_stored, records_with, require_districts
from data_access.intake.commit.changes import Changes, keep_changes
from data_access.intake.commit.commit import Outcome
from data_access.intake.commit.publishing import publish_newest
from data_access.intake.history import sources
from data_access.intake.matching.replaced import SPLIT
from data_access.language.vocabulary import Text
from data_access.schema import BY_NAME
from data_access.schema.column import CODE
from data_access.store.record_store import Store
from data_access.system.errors import RecordsError

# What the new household has in common with the one it comes from. Its income, its number of people
# and what else is its own is to be asked there.
IN_COMMON = (
    "subdistrict_code",
    "moo",
    "village_name_th",
    "tenure",
    "access",
    "elevation_m",
    "survey_method",
    "form_version",
    "consent",
    "consent_date",
    "source",
    "entered_by",
)
MAY_MOVE = ("assessment", "repair", "livelihood")
SOMEBODY_STAYS = Text(
    "เลือกสมาชิกที่ย้ายออกอย่างน้อยหนึ่งคน และต้องมีคนอยู่ในครัวเรือนเดิมอย่างน้อยหนึ่งคน",
    "Choose at least one person who leaves; at least one must stay in the household.",
)
NOT_AN_ID = Text(
    "รหัสใช้อักษรอังกฤษ ตัวเลข และ - . _ / ไม่เกิน 40 ตัว ไม่มีช่องว่าง",
    "An id has letters, digits and - . _ / only, 40 at most, and no space.",
)
NOT_ITS_OWN = Text(
    "บางรายการที่เลือกไม่ได้เป็นของครัวเรือนนี้แล้ว กรุณาเปิดครัวเรือนใหม่",
    "Something that was chosen is not of this household any more. Open the household again.",
)


def split(
    store: Store,
    by: Principal,
    household_id: str,
    new_id: str,
    members: Collection[str],
    head: str,
    reason: str,
    moving: Mapping[str, Collection[str]] | None = None,
) -> Outcome:
    """Makes a household `new_id` of some members, `head` its head, and publishes. The household
    keeps its id, its point and what is not in `moving`: by table of `MAY_MOVE`, keys that go along.

    NotAllowed unless the reader may load records, NoLook without an open look at personal fields;
    RecordsError says what is missing or wrong.
    """
    by.require("intake")
    by.require("see_personal")
    if not personal_access.has_look(by):
        raise NoLook
    if not set(moving or {}) <= set(MAY_MOVE):
        raise ValueError(f"only {', '.join(MAY_MOVE)} may go along")
    reason = stated(reason)
    on = pd.Timestamp(day_of_entry(store))

    def changing(connection: sa.Connection) -> Changes:
        household, member = BY_NAME["household"], BY_NAME["member"]
        known = records_with(connection, household, "household_id", (household_id, new_id))
        people = records_with(connection, member, "household_id", (household_id,))
        _refuse(household_id, new_id, known, people, set(members), by)
        before = known.iloc[0].to_dict()
        leave = people["member_id"].isin(members)
        stays = max(int(before["n_members"]) - len(members), int((~leave).sum()), 1)
        new = {
            **dict.fromkeys(known.columns),
            **{name: before[name] for name in IN_COMMON},
            "household_id": new_id,
            "n_members": len(members),
            "registered_on": on,
            "active": True,
            "updated_at": on,
            "record_version": 1,
        }
        changes = Changes({"household": known, "member": people})
        changes.records["household"] = as_stored(
            [{**before, "n_members": stays, "updated_at": on}, new], known
        )
        moved = people[leave].assign(household_id=new_id, updated_at=on)
        changes.records["member"] = moved.assign(is_head=(moved["member_id"] == head).to_numpy())
        for name, keys in (moving or {}).items():
            table = BY_NAME[name]
            own = records_with(connection, table, table.key[0], keys)
            if len(own) != len(set(keys)) or (own["household_id"] != household_id).any():
                raise RecordsError(NOT_ITS_OWN)
            changes.stored[name] = own
            changes.records[name] = own.assign(household_id=new_id, updated_at=on)
        changes.links.append(("household", new_id, SPLIT, household_id))
        return changes

    what = f"household {new_id} from {household_id}"
    outcome = keep_changes(store, by, sources.SPLIT, "split", what, reason, changing)
    publish_newest(store, by)
    return outcome


def _refuse(
    household_id: str,
    new_id: str,
    known: pd.DataFrame,
    people: pd.DataFrame,
    members: set[str],
    by: Principal,
) -> None:
    """RecordsError if this cannot be split so."""
    if new_id in set(known["household_id"]):
        raise RecordsError(_taken(new_id))
    if not re.fullmatch(CODE, new_id):
        raise RecordsError(NOT_AN_ID)
    if known.empty or not bool(known.iloc[0]["active"]):
        raise RecordsError(NOT_ITS_OWN)
    require_districts(known, by, "household_id")
    if not members <= set(people["member_id"]):
        raise RecordsError(NOT_ITS_OWN)
    if not members or len(members) >= len(people):
        raise RecordsError(SOMEBODY_STAYS)


def _taken(new_id: str) -> Text:
    return Text(
        f"มีครัวเรือนรหัส {new_id} อยู่แล้ว กรุณาใช้รหัสอื่น",
        f"There is a household {new_id} already. Give the new one another id.",
    )
