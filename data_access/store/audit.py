"""The audit log: who did what and when. It only grows, and each row seals the one before.

The seal is an HMAC-SHA256 over the row and the seal before it. Its key lies in var/keys/, apart
from the database, so anyone who can write the database alone cannot change a row and seal it anew.
Behind it stands a plain hash of the same: by it a row sealed on another machine, whose key is not
here, is held by every later row that was sealed here (docs/decisions/0025-one-store-for-several-offices.md).
Rows name accounts and records by their ids; a name, a home or a position is never in them.
"""

import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sa

from data_access.access.roles import Principal
from data_access.language.vocabulary import ACTION, Text
from data_access.store.record_store import Store
from data_access.store.tables import METADATA
from data_access.system.errors import RecordsError
from data_access.system.keys import key, keys

KEY = "audit"
LONGEST = 300  # characters of `what` and of `reason`
FIRST_SEAL = ""  # what the first row seals
BEHIND = "."  # between a seal and its plain hash, which rows of earlier versions have not

AUDIT = sa.Table(
    "audit",
    METADATA,
    sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False),  # 1, 2, 3, …
    sa.Column("at", sa.DateTime, nullable=False),  # UTC, to the second
    sa.Column("action", sa.Text, nullable=False),
    sa.Column("account_id", sa.Text, nullable=False),  # empty: the command line, or nobody yet
    sa.Column("session_id", sa.Text, nullable=False),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("what", sa.Text, nullable=False),  # ids and names of files or tables
    sa.Column("count", sa.BigInteger),  # of rows or records it was done to
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("result", sa.Text, nullable=False),
    sa.Column("key_id", sa.Text, nullable=False),  # the fingerprint of the key of the seal
    sa.Column("seal", sa.Text, nullable=False),
)
SEALED = [column.name for column in AUDIT.columns if column.name != "seal"]


@dataclass(frozen=True)
class Verdict:
    """Whether the log is as it was written, as far as can be seen here. `broken` is the number of the
    first row that is not; `head` is the last number and seal, to be noted elsewhere: it shows a log cut off at its end."""

    rows: int
    broken: int | None
    why: Text | None
    head: str
    elsewhere: int = 0  # rows sealed with keys that are not here
    unchecked: int = 0  # those of them that no row sealed here speaks for


def record(
    where: Store | sa.Connection,
    action: str,
    by: Principal | None,
    what: str = "",
    count: int | None = None,
    reason: str = "",
    result: str = "ok",
) -> None:
    """Adds one row: in a transaction of its own, or in that of the connection, and then it stands
    or falls with what it tells of. `by` is None for the command line."""
    if action not in ACTION:
        raise ValueError(f"{action!r} is not one of {', '.join(ACTION)}")
    if isinstance(where, Store):
        with where.transaction() as connection:
            record(connection, action, by, what, count, reason, result)
        return
    last = where.execute(
        sa.select(AUDIT.c.number, AUDIT.c.seal).order_by(AUDIT.c.number.desc()).limit(1)
    ).one_or_none()
    sealing = key(KEY)
    row = {
        "number": last.number + 1 if last else 1,
        "at": datetime.now(UTC).replace(tzinfo=None, microsecond=0),
        "action": action,
        "account_id": (by.account_id if by else None) or "",
        "session_id": (by.session_id if by else None) or "",
        "role": by.role if by else "",
        "what": what[:LONGEST],
        "count": count,
        "reason": reason[:LONGEST],
        "result": result,
        "key_id": fingerprint(sealing),
    }
    seal = _seal(sealing, row, last.seal if last else FIRST_SEAL)
    where.execute(AUDIT.insert().values(**row, seal=seal))


def rows(store: Store, by: Principal, newest: int = 500) -> list[dict]:
    """The newest rows, newest first, as dicts of the table's columns. Reading is itself kept.

    NotAllowed unless the reader may read the log.
    """
    by.require("read_audit")
    with store.transaction() as connection:
        newest_first = sa.select(AUDIT).order_by(AUDIT.c.number.desc()).limit(newest)
        found = [dict(row) for row in connection.execute(newest_first).mappings()]
        # A page asks again at every click on it: one reading in a row is one row.
        last = found[0] if found else {}
        if (last.get("action"), last.get("session_id")) != ("audit_read", by.session_id or ""):
            record(connection, "audit_read", by, count=len(found))
    return found


def head(store: Store) -> str:
    """The last number and its seal, as `12:ab34…`; `0:` while nothing has been kept."""
    with store.reading() as connection:
        last = connection.execute(
            sa.select(AUDIT.c.number, AUDIT.c.seal).order_by(AUDIT.c.number.desc()).limit(1)
        ).one_or_none()
    return f"{last.number}:{last.seal}" if last else "0:"


def verify(store: Store, noted_head: str | None = None) -> Verdict:
    """Reads the whole log and seals it again. `noted_head` is a head noted earlier, which must
    still be in it. RecordsError if that is not a head."""
    noted = _read_head(noted_head) if noted_head else None
    known = {fingerprint(one): one for one in keys(KEY)}
    before, number, broken, why = FIRST_SEAL, 0, None, None
    elsewhere = unchecked = since = 0  # `since` the last row that was sealed here
    in_order = sa.select(AUDIT).order_by(AUDIT.c.number).execution_options(yield_per=5_000)
    with store.reading() as connection, connection.execute(in_order) as read:
        for number, row in enumerate(read.mappings(), start=1):
            why = _fault(row, number, before, known)
            if why is None and noted and noted[0] == number and noted[1] != row["seal"]:
                why = Text("ไม่ตรงกับค่าที่จดไว้", "it is not what was noted")
            if why:
                broken = row["number"]
                break
            if row["key_id"] in known:
                since = 0
            else:
                elsewhere += 1
                since += BEHIND in row["seal"]
                unchecked += BEHIND not in row["seal"]
            before = row["seal"]
    if broken is None and noted and noted[0] > number:
        broken = number + 1
        why = Text("แถวท้ายหายไป", "rows at the end are missing")
    return Verdict(number, broken, why, f"{number}:{before}", elsewhere, unchecked + since)


def said_whole(verdict: Verdict) -> Text:
    """The verdict on a log in which no row is broken."""
    others = said_of_others(verdict.elsewhere, verdict.unchecked)
    if others is None:
        return Text(f"ถูกต้องครบ {verdict.rows:,} แถว", f"All entries are intact ({verdict.rows:,})")
    return Text(
        f"ไม่พบแถวที่ถูกแก้ไขใน {verdict.rows:,} แถว {others.th}",
        f"No changed row among {verdict.rows:,}. {others.en}",
    )


def said_of_others(elsewhere: int, unchecked: int) -> Text | None:
    """What is to be known of rows that were sealed on other machines; None where there are none.

    That their key is not here says nothing against them, and for the last of them nothing either.
    """
    if not elsewhere:
        return None
    held = Text(
        f"ในจำนวนนี้ {elsewhere:,} แถวผนึกที่เครื่องอื่นซึ่งไม่มีกุญแจอยู่ที่นี่ ไม่มีแถวใดถูกแก้ไขหลังจากแถวถัดมาที่เครื่องนี้ผนึก",
        f"{elsewhere:,} of them were sealed on other machines, whose keys are not here: none has"
        " changed since the next row that was sealed here",
    )
    if not unchecked:
        return held
    return Text(
        f"{held.th} ส่วน {unchecked:,} แถวที่ยังไม่มีแถวของเครื่องนี้ตามมา ให้ตรวจที่เครื่องนั้น"
        " หรือคัดลอกกุญแจมาไว้ใน var/keys/ ชื่อ audit-ชื่อเครื่อง.key",
        f"{held.en}. Of {unchecked:,} there is no such row yet, or an earlier version wrote them: check"
        " them on their machine, or copy its key to var/keys/ as audit-NAME.key",
    )


def fingerprint(sealing: bytes) -> str:
    """Tells keys apart and says nothing of them."""
    return hashlib.sha256(b"audit key " + sealing).hexdigest()[:12]


def _fault(row: sa.RowMapping, number: int, before: str, known: dict[str, bytes]) -> Text | None:
    if row["number"] != number:
        return Text("แถวก่อนหน้าหายไป", "a row before it is missing")
    said = _said({name: row[name] for name in SEALED}, before)
    seal, has_hash, plain = row["seal"].partition(BEHIND)
    sealing = known.get(row["key_id"])
    is_ours = sealing is None or hmac.compare_digest(_sealed(sealing, said), seal)
    if not is_ours or (has_hash and plain != _plain(said)):
        return Text("ถูกแก้ไขหลังบันทึก", "it was changed after it was written")
    return None


def _seal(sealing: bytes, row: dict, before: str) -> str:
    said = _said(row, before)
    return f"{_sealed(sealing, said)}{BEHIND}{_plain(said)}"


def _said(row: dict, before: str) -> bytes:
    content = [row["at"].isoformat() if name == "at" else row[name] for name in SEALED]
    return json.dumps([*content, before], ensure_ascii=False).encode("utf-8")


def _sealed(sealing: bytes, said: bytes) -> str:
    return hmac.new(sealing, said, hashlib.sha256).hexdigest()


def _plain(said: bytes) -> str:
    return hashlib.sha256(said).hexdigest()[:32]


def _read_head(noted: str) -> tuple[int, str]:
    number, colon, seal = noted.partition(":")
    if not colon or not number.isdecimal():
        raise RecordsError(
            Text(
                "ค่าที่จดไว้ต้องเป็นเลขแถว เครื่องหมาย : และค่าผนึก ตามที่คำสั่ง audit verify แสดง",
                "A noted head is a row's number, a colon and its seal, as `audit verify` shows it.",
            )
        )
    return int(number), seal
