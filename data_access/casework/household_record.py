"""One household whole, straight from the record store: the only way to a personal field.

Every call asks anew whether the reader has the right and an open look, and whether the household
lies in the reader's districts. What is opened is kept in the audit log before it is given out,
and nothing of it is kept here.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd
import sqlalchemy as sa

from data_access.access.roles import Principal
from data_access.accounts import personal_access
from data_access.accounts.shared_store import the_store
from data_access.casework.photo_files import Photo, photo_of
from data_access.casework.stored import records_with
from data_access.intake.matching.replaced import now_known_as
from data_access.language.area_codes import district_of
from data_access.language.vocabulary import LOOK_REASON, Text
from data_access.schema import BY_NAME, Column, Table
from data_access.schema.column import CODE, STAMPS
from data_access.store import audit
from data_access.store.tables import RECORDS
from data_access.system.errors import RecordsError

OF_HOUSEHOLD = ("member", "assessment", "livelihood", "repair")
OF_REPAIR = ("repair_status_log", "repair_funding", "photo", "delivery")
# Who wrote a record down is the office's own affair, and shown to nobody here.
NOT_READ = {*(column.name for column in STAMPS), "changed_by"}

NO_LOOK = Text(
    "ยังไม่ได้ระบุเหตุผล หรือเวลาที่ดูได้สิ้นสุดแล้ว จึงไม่แสดงข้อมูลส่วนบุคคล กรุณาระบุเหตุผลอีกครั้ง",
    "No reason has been stated, or its time is over, so nothing personal is shown. State it again.",
)
TOO_SHORT = Text(
    f"กรุณาเลือกเหตุผล และพิมพ์รายละเอียดอย่างน้อย {personal_access.SHORTEST_REASON} ตัวอักษร เช่น เลขหนังสือหรืองานที่ทำ",
    f"Choose a reason, and say more in at least {personal_access.SHORTEST_REASON} characters: a letter's"
    " number or the task.",
)
WITHHELD = {
    "refused": Text(
        "ครัวเรือนไม่ยินยอมให้ใช้ข้อมูลส่วนบุคคล จึงไม่แสดงชื่อ ที่อยู่ สมาชิก และภาพถ่าย",
        "The household refused the use of its personal data: no name, home, member or photo is shown.",
    ),
    "not_asked": Text(
        "ยังไม่ได้ขอความยินยอมจากครัวเรือน จึงไม่แสดงชื่อ ที่อยู่ สมาชิก และภาพถ่าย",
        "The household has not been asked for consent: no name, home, member or photo is shown.",
    ),
}


class NoLook(RecordsError):
    """The reader has stated no reason, or its quarter of an hour is over."""

    def __init__(self):
        super().__init__(NO_LOOK)


@dataclass(frozen=True)
class HouseholdRecord:
    """One household. `facts` has the columns of the household, and `tables` by name the records
    that belong to it or to its repairs, in the order of their keys (assessments by day).

    Where `withheld` says why, the personal columns are left out and the members are none.
    `photos` are those of before and after, without the file unless it may be shown.
    """

    household_id: str
    facts: dict[str, Any]
    tables: dict[str, pd.DataFrame]
    photos: tuple[Photo, ...]
    withheld: Text | None


def state_reason(principal: Principal, reason: str, words: str) -> datetime:
    """Opens a look for a reason of LOOK_REASON and the reader's own words; until when, in UTC.

    RecordsError if the reason is not in the list or the words are too few; NotAllowed without
    the right. Both stay in the audit log.
    """
    principal.require("see_personal")
    words = " ".join(words.split())
    if reason not in LOOK_REASON or len(words) < personal_access.SHORTEST_REASON:
        raise RecordsError(TOO_SHORT)
    return personal_access.start_look(principal, f"{reason}: {words}")


def open_household(principal: Principal, household_id: str) -> HouseholdRecord:
    """The household of this id, or the one that it was merged into, kept in the audit log once a look.

    NotAllowed without the right, NoLook without an open look, RecordsError if there is no such
    household or it lies outside the reader's districts.
    """
    principal.require("see_personal")
    household_id = now_known_as(the_store(), "household", household_id)
    record = _read(principal, household_id)
    if not _is_kept(principal, household_id):
        _keep(principal, "record_view", household_id)
    return record


def take_household_along(principal: Principal, household_id: str) -> HouseholdRecord:
    """The same household, for a file: a right of its own, and kept every time."""
    principal.require("export_personal")
    record = _read(principal, household_id)
    _keep(principal, "export_personal", household_id)
    return record


def _read(principal: Principal, household_id: str) -> HouseholdRecord:
    principal.require("see_personal")
    if not personal_access.has_look(principal):
        raise NoLook
    if not re.fullmatch(CODE, household_id):
        raise RecordsError(_not_there())
    with the_store().reading() as connection:
        household = RECORDS["household"]
        where = sa.select(household.c.subdistrict_code, household.c.consent)
        found = connection.execute(where.where(household.c.household_id == household_id)).first()
        if found is None:
            raise RecordsError(_not_there())
        district = district_of(found.subdistrict_code)
        if not principal.districts or district in principal.districts:
            return _whole(connection, household_id, WITHHELD.get(found.consent))
    audit.record(the_store(), "denied", principal, household_id, result="refused")
    raise RecordsError(_not_yours(household_id))


def _whole(connection: sa.Connection, household_id: str, withheld: Text | None) -> HouseholdRecord:
    def records(name: str, column: str, *values: str) -> pd.DataFrame:
        return _records(connection, BY_NAME[name], column, values, bool(withheld))

    facts = records("household", "household_id", household_id).iloc[0].to_dict()
    tables = {name: records(name, "household_id", household_id) for name in OF_HOUSEHOLD}
    tables["assessment"] = tables["assessment"].sort_values(
        ["assessed_on", "assessment_id"], ignore_index=True
    )
    repairs = list(tables["repair"]["repair_id"])
    for name in OF_REPAIR:
        tables[name] = records(name, "repair_id", *repairs)
    photos = tuple(
        photo_of(row, allowed=withheld is None)
        for row in tables["photo"].to_dict("records")
        if row["stage"] in ("before", "after")
    )
    return HouseholdRecord(household_id, facts, tables, photos, withheld)


def _records(
    connection: sa.Connection, table: Table, column: str, values: tuple[str, ...], withheld: bool
) -> pd.DataFrame:
    """The table's records with one of the values in that column, in key order."""
    columns = _columns(table, withheld)
    if not columns:
        return pd.DataFrame()
    return records_with(connection, table, column, values, columns)


def _columns(table: Table, withheld: bool) -> list[Column]:
    columns = table.public_columns if withheld else table.columns
    return [column for column in columns if column.name not in NOT_READ]


def _is_kept(principal: Principal, household_id: str) -> bool:
    """Whether the log has it already that this household was opened under this look."""
    until = personal_access.look_until(principal)
    if until is None:
        raise NoLook
    log = audit.AUDIT.c
    since = (until - personal_access.LASTS).replace(microsecond=0)
    asked = sa.select(
        sa.exists().where(
            log.action == "record_view",
            log.what == household_id,
            log.account_id == (principal.account_id or ""),
            log.session_id == (principal.session_id or ""),
            log.role == principal.role,
            log.at >= since,
        )
    )
    with the_store().reading() as connection:
        return bool(connection.scalar(asked))


def _keep(principal: Principal, action: str, household_id: str) -> None:
    reason = personal_access.reason_of_look(principal)
    if not reason:  # it ended since it was asked for
        raise NoLook
    audit.record(the_store(), action, principal, household_id, 1, reason)


def _not_there() -> Text:
    return Text(
        "ไม่พบครัวเรือนรหัสนี้ในฐานข้อมูล ตรวจรหัสแล้วลองใหม่",
        "There is no household of this id in the record store. Check the id and try again.",
    )


def _not_yours(household_id: str) -> Text:
    return Text(
        f"{household_id} อยู่นอกอำเภอที่ท่านดูแล หากจำเป็นให้ติดต่อเจ้าหน้าที่ข้อมูลของอำเภอนั้น",
        f"{household_id} is outside your districts. Ask the data officer of that district.",
    )
