"""Looks at personal fields: a records reader states a reason, and may look for 15 minutes."""

import re
import secrets
from datetime import datetime, timedelta

import sqlalchemy as sa

from data_access.access.roles import Principal
from data_access.accounts.sessions import utc_now
from data_access.accounts.shared_store import asking, the_store
from data_access.language.vocabulary import Text
from data_access.store import audit
from data_access.store.account_tables import LOOK
from data_access.system.errors import RecordsError

LASTS = timedelta(minutes=15)
SHORTEST_REASON, LONGEST_REASON = 10, 200  # characters
NOT_A_REASON = Text(
    f"กรุณาระบุเหตุผลที่ต้องดู {SHORTEST_REASON} ถึง {LONGEST_REASON} ตัวอักษร เช่น เลขหนังสือหรืองานที่ทำ"
    " และอย่าใส่ชื่อ เบอร์โทรศัพท์ หรือเลขประจำตัวประชาชน เพราะเหตุผลจะอยู่ในบันทึกการใช้งาน",
    f"State why, in {SHORTEST_REASON} to {LONGEST_REASON} characters: a letter's number or the task."
    " No name, telephone or identity number: the reason stays in the audit log.",
)
NUMBER_OF_A_PERSON = re.compile(r"\d(?:[\s.-]?\d){8}")  # nine digits: a telephone is the shortest
TRYING = "trial"  # whoever tries the role over made-up records, without a session


def start_look(principal: Principal, reason: str) -> datetime:
    """Opens a look for this session; answers until when, in UTC. RecordsError if it is no reason,
    NotAllowed if the role may not look at all. Kept in the audit log, with the reason."""
    principal.require("see_personal")
    reason = " ".join(reason.split())
    if not SHORTEST_REASON <= len(reason) <= LONGEST_REASON or NUMBER_OF_A_PERSON.search(reason):
        raise RecordsError(NOT_A_REASON)
    now = utc_now()
    with the_store().transaction() as connection:
        connection.execute(LOOK.delete().where(LOOK.c.until <= now))
        connection.execute(
            LOOK.insert().values(
                look_id=secrets.token_hex(8),
                session_id=principal.session_id or TRYING,
                account_id=principal.account_id or TRYING,
                reason=reason,
                started_at=now,
                until=now + LASTS,
            )
        )
        audit.record(connection, "record_view", principal, "look begins", reason=reason)
    return now + LASTS


def has_look(principal: Principal) -> bool:
    """Whether this session may look at personal fields now."""
    return look_until(principal) is not None


def look_until(principal: Principal) -> datetime | None:
    """Until when, in UTC; None without a look."""
    look = _look(principal)
    return look.until if look else None


def reason_of_look(principal: Principal) -> str:
    """The reason stated for the look that is open, for the audit log. Empty without one."""
    look = _look(principal)
    return look.reason if look else ""


def end_look(principal: Principal) -> None:
    """Ends it before its time."""
    with the_store().transaction() as connection:
        connection.execute(
            LOOK.delete().where(LOOK.c.session_id == (principal.session_id or TRYING))
        )


def _look(principal: Principal) -> sa.Row | None:
    if not principal.may("see_personal"):
        return None
    now = utc_now()
    with asking() as connection:
        return connection.execute(
            sa.select(LOOK.c.until, LOOK.c.reason)
            .where(
                LOOK.c.session_id == (principal.session_id or TRYING),
                LOOK.c.account_id == (principal.account_id or TRYING),
                LOOK.c.until > now,
                LOOK.c.started_at <= now + LASTS,
            )
            .order_by(LOOK.c.until.desc())
            .limit(1)
        ).one_or_none()
