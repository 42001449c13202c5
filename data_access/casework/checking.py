"""Reports that somebody checked: accepted or sent back, many at once, with a reason and an undo."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import pandas as pd
import sqlalchemy as sa

from data_access.access.roles import Principal
from data_access.casework.keeping import day_of_entry
from data_access.casework.own_reports import OFFERED, REPORTED, WAITS
from data_access.casework.photo_files import picture_file
from data_access.casework.stored import inside_districts, records_with, require_districts
from data_access.intake.commit.changes import Changes, keep_changes
from data_access.intake.commit.commit import Outcome
from data_access.intake.commit.publishing import publish_newest
from data_access.intake.history.batches import name_of, now
from data_access.intake.history.sources import CHECK
from data_access.intake.matching.row_keys import row_keys
from data_access.language.vocabulary import CHECK_REASON, Text
from data_access.schema import BY_NAME
from data_access.store.intake_tables import VERIFICATION_LOG
from data_access.store.record_store import Store
from data_access.system.errors import RecordsError

CHANGED = Text(
    "บางรายการที่เลือกถูกแก้ไข ถอน หรือตรวจสอบไปแล้ว ยังไม่ได้บันทึก กรุณาเปิดรายชื่อใหม่",
    "Some of the chosen reports were changed, withdrawn or checked meanwhile. Nothing was saved; open"
    " the list again.",
)
NONE_CHOSEN = Text("ยังไม่ได้เลือกรายงาน", "No report is chosen.")
SAY_WHY = Text(
    "เลือกเหตุผลที่ส่งกลับ เพื่อให้ผู้รายงานแก้ได้", "Choose why it is sent back, so that it can be put right."
)
ACCEPTED = "ok"  # of CHECK_REASON; the others send a report back


@dataclass(frozen=True)
class Waiting:
    """One report that waits: `table_name` and `key` to check it by, the day it tells of, its owner
    (a partner's id, or the id of the commitment), the record with the area of its promise, and its
    proof's file if one is there."""

    table_name: str
    key: str
    on: date
    owner: str
    cells: dict[str, object]
    proof: str | None = None


def waiting_reports(store: Store, by: Principal) -> list[Waiting]:
    """What waits to be checked, the oldest first; an officer of some districts sees those that lie in
    them. NotAllowed unless the reader verifies."""
    by.require("verify")
    found: list[Waiting] = []
    with store.reading() as connection:
        proofs = _proofs(connection)
        for table_name, day in REPORTED.items():
            table = BY_NAME[table_name]
            column, state = _state_of(table_name)
            rows = records_with(connection, table, column, [state])
            rows = _placed(connection, rows)
            rows = rows[inside_districts(rows, by)]
            keys = row_keys(rows, table).astype(str).tolist()
            owners = _owners(connection, table_name, rows)
            for key, owner, row in zip(keys, owners, rows.to_dict("records"), strict=True):
                file = proofs.get(row.get("delivery_id") or row.get("commitment_id"))
                found.append(Waiting(table_name, key, row[day].date(), owner, row, file))
    return sorted(found, key=lambda one: (one.on, one.key))


def check_reports(
    store: Store, by: Principal, chosen: Collection[tuple[str, str]], reason: str
) -> Outcome:
    """Accepts the reports (table and key) where the reason is ACCEPTED, else sends them back for that
    reason; all or none, and publishes. What is accepted is verified, an offer becomes a pledge.

    NotAllowed unless the reader verifies; RecordsError if none is chosen, if one of them no longer
    waits or lies outside the reader's districts.
    """
    by.require("verify")
    if reason not in CHECK_REASON:
        raise RecordsError(SAY_WHY)
    wanted: dict[str, set[str]] = {}
    for table_name, key in chosen:
        if table_name not in REPORTED:
            raise ValueError(f"{table_name} is not reported to")
        wanted.setdefault(table_name, set()).add(key)
    if not wanted:
        raise RecordsError(NONE_CHOSEN)
    on = pd.Timestamp(day_of_entry(store))

    def changing(connection: sa.Connection) -> Changes:
        changes = Changes({}, {})
        for table_name, keys in wanted.items():
            stored = _that_wait(connection, table_name, keys, by)
            changes.stored[table_name] = stored
            changes.records[table_name] = _checked(table_name, stored, reason, on)
        return changes

    listed = ", ".join(
        f"{name} {key}" for name, keys in sorted(wanted.items()) for key in sorted(keys)
    )
    outcome = keep_changes(
        store, by, CHECK, "deliveries_checked", f"{listed}: {reason}", reason, changing,
        lambda connection, batch_id: _log(connection, batch_id, wanted, reason, by),
    )  # fmt: skip
    publish_newest(store, by)
    return outcome


def proof_of(store: Store, by: Principal, file: str) -> bytes | None:
    """The picture of a proof; None where its file is not there. NotAllowed unless the reader
    verifies."""
    by.require("verify")
    path = picture_file(file)
    return path.read_bytes() if path else None


def _state_of(table_name: str) -> tuple[str, str]:
    """The column that says where a report is, and its value while it waits."""
    return ("pledge_status", OFFERED) if table_name == "pledge" else ("verification", WAITS)


def _that_wait(
    connection: sa.Connection, table_name: str, keys: set[str], by: Principal
) -> pd.DataFrame:
    table = BY_NAME[table_name]
    column, state = _state_of(table_name)
    stored = records_with(connection, table, column, [state])
    stored = stored[row_keys(stored, table).isin(keys)].reset_index(drop=True)
    if len(stored) != len(keys):
        raise RecordsError(CHANGED)
    require_districts(_placed(connection, stored), by, table.key[0])
    return stored


def _checked(table_name: str, stored: pd.DataFrame, reason: str, on: pd.Timestamp) -> pd.DataFrame:
    is_accepted = reason == ACCEPTED
    checked = stored.copy()
    if table_name == "pledge":
        checked["pledge_status"] = "pledged" if is_accepted else "withdrawn"
        if not is_accepted:
            checked["withdrawn_on"] = checked["pledged_on"].where(checked["pledged_on"] > on, on)
    else:
        checked["verification"] = "verified" if is_accepted else "rejected"
    checked["updated_at"] = checked["updated_at"].where(checked["updated_at"] > on, on)
    return checked


def _placed(connection: sa.Connection, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows, each with the place of its promise where it has none of its own."""
    if "area_code" in rows:
        return rows
    areas: dict[str, str] = {}
    for name in ("pledge", "commitment"):
        column = f"{name}_id"
        if column in rows:
            promised = records_with(
                connection, BY_NAME[name], column, rows[column].dropna().unique()
            )
            areas |= dict(zip(promised[column], promised["area_code"], strict=True))
    whose = rows["commitment_id"]
    if "pledge_id" in rows:
        whose = rows["pledge_id"].fillna(whose)
    return rows.assign(area_code=whose.map(areas))


def _owners(connection: sa.Connection, table_name: str, rows: pd.DataFrame) -> list[str]:
    if "partner_id" in rows:
        return rows["partner_id"].tolist()
    if table_name == "promise_move":
        pledges = records_with(
            connection, BY_NAME["pledge"], "pledge_id", rows["pledge_id"].dropna().unique()
        ).set_index("pledge_id")["partner_id"]
        return rows["pledge_id"].map(pledges).fillna(rows["commitment_id"]).tolist()
    return rows["commitment_id"].tolist()


def _proofs(connection: sa.Connection) -> dict[str, str]:
    """By delivery or commitment, the file of its newest proof."""
    rows = records_with(connection, BY_NAME["proof"], "kind", ["photo", "receipt", "letter"])
    of = rows["delivery_id"].fillna(rows["commitment_id"])
    return dict(zip(of, rows["file"], strict=True))


def _log(
    connection: sa.Connection,
    batch_id: str,
    wanted: dict[str, set[str]],
    reason: str,
    by: Principal,
) -> None:
    to_state = "verified" if reason == ACCEPTED else "rejected"
    connection.execute(
        VERIFICATION_LOG.insert(),
        [
            {
                "log_id": uuid.uuid4().hex,
                "batch_id": batch_id,
                "table_name": table_name,
                "row_key": key,
                "from_state": _state_of(table_name)[1],
                "to_state": to_state,
                "reason": reason,
                "checked_by": name_of(by) or "",
                "checked_at": now(),
            }
            for table_name, keys in sorted(wanted.items())
            for key in sorted(keys)
        ],
    )
