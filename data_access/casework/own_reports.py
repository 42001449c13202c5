"""What partners, LAOs and participants report of their own promises; nothing counts before it is verified.

Each report is a batch of its own, with the checks and the history of a file's rows. That it is the
reader's own is checked there (intake/checks/owners.py), below every page.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd
import sqlalchemy as sa

from data_access.access.roles import Principal
from data_access.casework.keeping import Cells, keep, new_id
from data_access.casework.proof_files import drop_file, keep_file, proof_file
from data_access.casework.stored import records_with
from data_access.intake.commit.commit import Outcome
from data_access.intake.commit.publishing import publish_newest
from data_access.intake.commit.undo import undo
from data_access.intake.history.batches import name_of
from data_access.intake.history.sources import OWN
from data_access.intake.matching.row_keys import row_keys
from data_access.language.vocabulary import CONTRIBUTION_KIND, UNIT, Text
from data_access.schema import BY_NAME
from data_access.store.intake_tables import ROW_HISTORY, VERIFICATION_LOG
from data_access.store.record_store import Store
from data_access.store.tables import DATA_IMPORT, RECORDS
from data_access.system.errors import RecordsError

# What can be reported, with the column that says on which day.
REPORTED = {
    "delivery": "delivered_on",
    "commitment_update": "reported_on",
    "promise_move": "reported_on",
    "pledge": "pledged_on",
}
WAITS, OFFERED = "self_reported", "offered"
WAITS_ALREADY = Text(
    "คำมั่นข้อนี้มีวันใหม่ที่รอตรวจอยู่แล้ว ถอนรายการนั้นก่อนจึงขอวันอื่นได้",
    "A new day for this promise already waits to be verified. Withdraw it before you ask for another.",
)
NOT_YOURS = Text(
    "ถอนไม่ได้ รายงานนี้ตรวจแล้ว ถูกถอนไปแล้ว หรือไม่ใช่ของท่าน เปิดหน้านี้ใหม่เพื่อดูสถานะ",
    "It cannot be withdrawn: it is verified, withdrawn already, or not yours. Reload the page to see its"
    " state.",
)


@dataclass(frozen=True)
class OwnReport:
    """One report as its owner sees it. `state` is one of vocabulary.VERIFICATION, of an offer the
    status of the pledge; `reason` one of CHECK_REASON once somebody checked it. `batch` is the number
    to withdraw it by, None where it cannot be. `cells` are the record's."""

    table_name: str
    key: str
    on: date
    state: str
    cells: Mapping[str, object]
    reason: str | None = None
    batch: int | None = None


def report_delivery(
    store: Store, by: Principal, cells: Cells, picture: bytes | None = None
) -> Outcome:
    """Adds one delivery of the partner itself, with the picture that proves it, and publishes.
    `cells` are its columns but the id, whose it is and the verification.

    NotAllowed unless the reader reports for itself; RecordsError says what is missing or wrong.
    """
    by.require("report_own")
    row = {
        **cells,
        "delivery_id": new_id("D"),
        "partner_id": by.organisation or "",
        "verification": WAITS,
    }
    proven = {"delivery_id": row["delivery_id"], "taken_on": row.get("delivered_on", "")}
    return _keep_with_proof(store, by, {"delivery": [row]}, picture, proven)


def report_quantity(
    store: Store,
    by: Principal,
    commitment_id: str,
    on: date,
    qty_to_date: int,
    picture: bytes | None = None,
) -> Outcome:
    """Adds how much of one's own commitment is done to date, and publishes. Errors as above."""
    by.require("report_own")
    row = {
        "commitment_id": commitment_id,
        "reported_on": on.isoformat(),
        "qty_to_date": str(qty_to_date),
        "verification": WAITS,
    }
    proven = {"commitment_id": commitment_id, "taken_on": on.isoformat()}
    return _keep_with_proof(store, by, {"commitment_update": [row]}, picture, proven)


def ask_new_day(
    store: Store, by: Principal, promise_id: str, on: date, due_on: date, reason: str
) -> Outcome:
    """Asks for a new day of one's own pledge or commitment; until it is verified the old one holds.
    One may wait at a time. `reason` is one of DECISION_REASON. Errors as above."""
    by.require("report_own")
    column = "pledge_id" if by.role == "partner" else "commitment_id"
    moves = RECORDS["promise_move"]
    with store.reading() as connection:
        asked = sa.select(sa.func.count()).where(
            moves.c[column] == promise_id, moves.c.verification == WAITS
        )
        if connection.scalar(asked):
            raise RecordsError(WAITS_ALREADY)
    row = {
        "move_id": new_id("PM"),
        column: promise_id,
        "reported_on": on.isoformat(),
        "due_on": due_on.isoformat(),
        "reason": reason,
        "verification": WAITS,
    }
    return keep(store, by, {"promise_move": [row]}, OWN, ["promise_move"])


def offer(store: Store, by: Principal, kind: str, qty: int, unit: str, area_code: str, on: date, due_on: date) -> Outcome:  # fmt: skip
    """A partner takes up a gap: a pledge that counts once it is confirmed. It is written in words of
    the closed lists, since pledges are published. Errors as above."""
    by.require("report_own")
    said = f"{CONTRIBUTION_KIND[kind].th} {qty:,} {UNIT[unit].th}"
    row = {
        "pledge_id": new_id("PL"),
        "partner_id": by.organisation or "",
        "kind": kind,
        "text_th": said,
        "qty": str(qty),
        "unit": unit,
        "unit_value_thb": "1" if unit == "THB" else "",
        "pledge_status": OFFERED,
        "pledged_on": on.isoformat(),
        "due_on": due_on.isoformat(),
        "area_code": area_code,
    }
    return keep(store, by, {"pledge": [row]}, OWN, ["pledge"])


def own_reports(store: Store, by: Principal) -> list[OwnReport]:
    """What the reader reported or somebody for it, the newest first, that is not verified, or was
    sent back. NotAllowed unless the reader reports for itself."""
    by.require("report_own")
    found: list[OwnReport] = []
    with store.reading() as connection:
        for table_name, day in REPORTED.items():
            rows = _own_rows(connection, table_name, by)
            rows = rows[_is_open(rows)]
            keys = row_keys(rows, BY_NAME[table_name]).astype(str).tolist()
            batches = _batches(connection, table_name, keys, by)
            reasons = _reasons(connection, table_name, keys)
            for key, row in zip(keys, rows.to_dict("records"), strict=True):
                state = str(row.get("verification") or row.get("pledge_status"))
                number = batches.get(key) if state in (WAITS, OFFERED) else None
                found.append(
                    OwnReport(
                        table_name, key, row[day].date(), state, row, reasons.get(key), number
                    )
                )
    return sorted(found, key=lambda one: (one.on, one.key), reverse=True)


def withdraw(store: Store, by: Principal, batch: int) -> None:
    """Takes back an own report that nobody verified, with its proof, and publishes.

    NotAllowed unless the reader reports for itself; RecordsError if it is not the reader's, or not
    waiting any more.
    """
    by.require("report_own")
    if batch not in {one.batch for one in own_reports(store, by)}:
        raise RecordsError(NOT_YOURS)
    files = _files_of(store, batch)
    undo(str(batch), store, by)
    with store.reading() as connection:
        proofs = RECORDS["proof"]
        still = set(connection.scalars(sa.select(proofs.c.file).where(proofs.c.file.in_(files))))
    for name in files - still:
        drop_file(name)
    publish_newest(store, by)


def _keep_with_proof(
    store: Store, by: Principal, rows: dict[str, list[Cells]], picture: bytes | None, of: Cells
) -> Outcome:
    added = [*rows]
    if picture is not None:
        file = proof_file(picture)
        keep_file(file)
        rows["proof"] = [
            {
                **of,
                "proof_id": new_id("PF"),
                "kind": "photo",
                "sha256": file.sha256,
                "file": file.name,
            }
        ]
    return keep(store, by, rows, OWN, added)


def _own_rows(connection: sa.Connection, table_name: str, by: Principal) -> pd.DataFrame:
    """The reader's own rows of a table that is reported to, and nobody else's."""
    table = BY_NAME[table_name]
    if by.role == "partner":
        pledges = records_with(connection, BY_NAME["pledge"], "partner_id", [by.organisation or ""])
        if table_name == "pledge":
            return pledges
        if table_name == "delivery":
            return records_with(connection, table, "partner_id", [by.organisation or ""])
        if table_name == "promise_move":
            return records_with(connection, table, "pledge_id", list(pledges["pledge_id"]))
        return records_with(connection, table, "commitment_id", [])
    if "commitment_id" not in {column.name for column in table.columns}:
        return records_with(connection, table, table.key[0], [])
    column = "lao_id" if by.role == "lao" else "participant_id"
    people = records_with(connection, BY_NAME["participant"], column, [by.organisation or ""])
    promised = records_with(
        connection, BY_NAME["commitment"], "participant_id", list(people["participant_id"])
    )
    return records_with(connection, table, "commitment_id", list(promised["commitment_id"]))


def _is_open(rows: pd.DataFrame) -> pd.Series:
    if "verification" in rows:
        return rows["verification"].isin((WAITS, "rejected"))
    return rows["pledge_status"].isin((OFFERED,))


def _batches(
    connection: sa.Connection, table_name: str, keys: list[str], by: Principal
) -> dict[str, int]:
    """By key, the batch that added the row, of those that this reader reported."""
    added = (
        sa.select(ROW_HISTORY.c.row_key, DATA_IMPORT.c.number)
        .join(DATA_IMPORT, DATA_IMPORT.c.batch_id == ROW_HISTORY.c.batch_id)
        .where(
            ROW_HISTORY.c.table_name == table_name,
            ROW_HISTORY.c.row_key.in_(keys),
            ROW_HISTORY.c.operation == "new",
            DATA_IMPORT.c.source == OWN,
            DATA_IMPORT.c.state == "committed",
            DATA_IMPORT.c.loaded_by == name_of(by),
        )
    )
    return {row.row_key: row.number for row in connection.execute(added)}


def _reasons(connection: sa.Connection, table_name: str, keys: list[str]) -> dict[str, str]:
    """By key, why it was returned: the newest of what was said in a batch that was not undone."""
    log = VERIFICATION_LOG
    said = (
        sa.select(log.c.row_key, log.c.reason)
        .join(DATA_IMPORT, DATA_IMPORT.c.batch_id == log.c.batch_id)
        .where(
            log.c.table_name == table_name,
            log.c.row_key.in_(keys),
            DATA_IMPORT.c.state == "committed",
        )
        .order_by(DATA_IMPORT.c.number)
    )
    return {row.row_key: row.reason for row in connection.execute(said)}


def _files_of(store: Store, batch: int) -> set[str]:
    """The files of the proofs that the batch added."""
    proofs = RECORDS["proof"]
    added = (
        sa.select(proofs.c.file)
        .join(
            ROW_HISTORY,
            (ROW_HISTORY.c.row_key == proofs.c.proof_id) & (ROW_HISTORY.c.table_name == "proof"),
        )
        .join(DATA_IMPORT, DATA_IMPORT.c.batch_id == ROW_HISTORY.c.batch_id)
        .where(DATA_IMPORT.c.number == batch)
    )
    with store.reading() as connection:
        return set(connection.scalars(added))
