"""How often a sign-in may be tried: counted before the password is looked at, so that a hundred
tries at once are counted too."""

import hashlib
import secrets
from datetime import datetime, timedelta

import sqlalchemy as sa

from data_access.accounts.sessions import utc_now
from data_access.store.account_tables import SIGN_IN_ATTEMPT

WITHIN = timedelta(minutes=15)
OF_ONE_LOGIN = 5
FROM_ONE_ADDRESS = 30


def wait_before(connection: sa.Connection, login: str, address: str) -> timedelta | None:
    """How long this login or address has to wait; None if it may try now."""
    now = utc_now()
    connection.execute(SIGN_IN_ATTEMPT.delete().where(SIGN_IN_ATTEMPT.c.at <= now - WITHIN))
    # Tries of a time yet to come were counted before the clock was set back: they are of now.
    connection.execute(SIGN_IN_ATTEMPT.update().where(SIGN_IN_ATTEMPT.c.at > now).values(at=now))
    waits = [
        _wait(connection, whose, most, now)
        for whose, most in (
            (_hashed(f"login {login}"), OF_ONE_LOGIN),
            (_hashed(f"address {address}"), FROM_ONE_ADDRESS),
        )
    ]
    return max((wait for wait in waits if wait), default=None)


def count(connection: sa.Connection, login: str, address: str) -> str:
    """Counts one try; answers its id, to take it back when the password was right."""
    attempt = secrets.token_hex(8)
    connection.execute(
        SIGN_IN_ATTEMPT.insert(),
        [
            {
                "attempt_id": f"{attempt}-{kind}",
                "whose": _hashed(f"{kind} {whose}"),
                "at": utc_now(),
            }
            for kind, whose in (("login", login), ("address", address))
        ],
    )
    return attempt


def take_back(connection: sa.Connection, attempt: str, login: str) -> None:
    """Who knows the password starts anew. The address keeps what others tried from it."""
    connection.execute(
        SIGN_IN_ATTEMPT.delete().where(
            (SIGN_IN_ATTEMPT.c.attempt_id == f"{attempt}-address")
            | (SIGN_IN_ATTEMPT.c.whose == _hashed(f"login {login}"))
        )
    )


def _wait(connection: sa.Connection, whose: str, most: int, now: datetime) -> timedelta | None:
    """Until the oldest of the last `most` tries is long enough ago."""
    newest = connection.scalars(
        sa.select(SIGN_IN_ATTEMPT.c.at)
        .where(SIGN_IN_ATTEMPT.c.whose == whose)
        .order_by(SIGN_IN_ATTEMPT.c.at.desc())
        .limit(most)
    ).all()
    return newest[-1] + WITHIN - now if len(newest) == most else None


def _hashed(whose: str) -> str:
    return hashlib.sha256(whose.encode("utf-8")).hexdigest()
