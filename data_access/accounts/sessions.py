"""Who is signed in: sessions, kept in the store, found by a token that only the browser holds."""

import hashlib
import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from data_access.access.roles import Principal
from data_access.accounts.role_assignment import Standing
from data_access.accounts.shared_store import asking, the_store, writing_at_once
from data_access.store import audit
from data_access.store.account_tables import ACCOUNT, LOOK, SESSION

COOKIE = "hoh_session"  # in which the browser brings its token
LONGEST = timedelta(hours=8)  # a working day, whatever is done in it
IDLE = timedelta(minutes=30)
NOTED_EVERY = timedelta(minutes=1)  # presence is written no more often than this
CLOCKS_DIFFER = timedelta(minutes=1)  # between the machines that share a store


@dataclass(frozen=True)
class SignedIn:
    """Whose session it is. An account may have no role yet; a temporary password must be changed
    before anything is seen."""

    account_id: str
    session_id: str
    login: str
    standing: Standing
    password_is_temporary: bool

    @property
    def principal(self) -> Principal | None:
        """None while the account may see nothing."""
        if self.password_is_temporary:
            return None
        return self.standing.principal(self.account_id, self.session_id)


def signed_in(token: str | None) -> SignedIn | None:
    """Whose session this token opens, read from the store now; None if it opens none."""
    if not token:
        return None
    now = utc_now()
    with asking() as connection:
        row = connection.execute(
            _WHOSE,
            {
                "token_hash": token_hash(token),
                "started_after": now - LONGEST,
                "seen_after": now - IDLE,
                "started_before": now + CLOCKS_DIFFER,
            },
        ).one_or_none()
    if row is None:
        return None
    return SignedIn(
        row.account_id, row.session_id, row.login, Standing.of(row), row.password_is_temporary
    )


def principal_of(token: str | None) -> Principal | None:
    """The reader whom this token stands for, or None: not signed in, no longer, or not yet
    allowed to see anything."""
    found = signed_in(token)
    return found.principal if found else None


def note_presence(token: str | None) -> None:
    """Somebody did something just now. While a long import holds the store this is left out
    rather than waited for: the next thing done notes it."""
    if not token:
        return
    now = utc_now()
    ours = SESSION.c.token_hash == token_hash(token)
    with asking() as connection:
        seen_at = connection.scalar(sa.select(SESSION.c.seen_at).where(ours))
    if seen_at is None or not now - IDLE < seen_at < now - NOTED_EVERY:
        return
    with suppress(sa.exc.OperationalError), writing_at_once() as connection:
        connection.execute(SESSION.update().where(ours).values(seen_at=now))


def begin(connection: sa.Connection, account_id: str) -> tuple[str, str]:
    """A new session in the caller's transaction: its token, for the browser alone, and its id."""
    now = utc_now()
    over = (SESSION.c.started_at <= now - LONGEST) | (SESSION.c.seen_at <= now - IDLE)
    connection.execute(SESSION.delete().where(over))
    token, session_id = secrets.token_urlsafe(32), secrets.token_hex(6)
    connection.execute(
        SESSION.insert().values(
            token_hash=token_hash(token),
            session_id=session_id,
            account_id=account_id,
            started_at=now,
            seen_at=now,
        )
    )
    return token, session_id


def sign_out(token: str | None) -> None:
    """Ends the session of this token, if it has one, wherever its pages are open."""
    found = signed_in(token)
    with the_store().transaction() as connection:
        end(connection, token)
        if found:
            by = found.principal
            audit.record(connection, "sign_out", by, what="" if by else found.account_id)


def end(connection: sa.Connection, token: str | None) -> None:
    connection.execute(SESSION.delete().where(SESSION.c.token_hash == token_hash(token or "")))


def end_all(connection: sa.Connection, account_id: str) -> None:
    """Ends every session of the account, and its looks at personal fields."""
    connection.execute(SESSION.delete().where(SESSION.c.account_id == account_id))
    connection.execute(LOOK.delete().where(LOOK.c.account_id == account_id))


def token_hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8")).hexdigest()


def utc_now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


_WHOSE = (
    sa.select(
        ACCOUNT.c.account_id,
        SESSION.c.session_id,
        ACCOUNT.c.login,
        ACCOUNT.c.role,
        ACCOUNT.c.organisation,
        ACCOUNT.c.districts,
        ACCOUNT.c.password_is_temporary,
    )
    .join(ACCOUNT, ACCOUNT.c.account_id == SESSION.c.account_id)
    .where(
        SESSION.c.token_hash == sa.bindparam("token_hash"),
        SESSION.c.started_at > sa.bindparam("started_after"),
        SESSION.c.started_at < sa.bindparam("started_before"),
        SESSION.c.seen_at > sa.bindparam("seen_after"),
        sa.not_(ACCOUNT.c.disabled),
    )
)
