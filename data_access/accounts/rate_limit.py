"""How often a sign-in may be tried: counted before the password is looked at, so that a hundred
tries at once are counted too.

A browser known from before (devices.py) is counted by itself. All others share the count of the
login and of their address, and wait longer after each further try.
"""

import hashlib
import secrets
from datetime import datetime, timedelta

import sqlalchemy as sa

from data_access.accounts.sessions import utc_now
from data_access.store.account_tables import SIGN_IN_ATTEMPT

OF_ONE_LOGIN = 5
FROM_ONE_ADDRESS = 30
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=30), timedelta(minutes=15)
REMEMBERED = timedelta(days=1)
# Of an address shorter: an office behind one has its mistakes of the whole day.
OF_AN_ADDRESS_REMEMBERED = timedelta(minutes=15)


def wait_before(
    connection: sa.Connection, login: str, address: str, device: str | None = None
) -> timedelta | None:
    """How long this login, address or known device has to wait; None if it may try now."""
    now = utc_now()
    connection.execute(SIGN_IN_ATTEMPT.delete().where(SIGN_IN_ATTEMPT.c.at <= now - REMEMBERED))
    # Tries of a time yet to come were counted before the clock was set back: they are of now.
    connection.execute(SIGN_IN_ATTEMPT.update().where(SIGN_IN_ATTEMPT.c.at > now).values(at=now))
    waits = [
        _wait(connection, kind, _hashed(whose), now)
        for kind, whose in _counters(login, address, device)
    ]
    return max((wait for wait in waits if wait), default=None)


def count(connection: sa.Connection, login: str, address: str, device: str | None = None) -> str:
    """Counts one try; answers its id, to take it back when the password was right."""
    attempt = secrets.token_hex(8)
    connection.execute(
        SIGN_IN_ATTEMPT.insert(),
        [
            {"attempt_id": f"{attempt}-{kind}", "whose": _hashed(whose), "at": utc_now()}
            for kind, whose in _counters(login, address, device)
        ],
    )
    return attempt


def take_back(
    connection: sa.Connection, attempt: str, login: str, device: str | None = None
) -> None:
    """Who knows the password starts anew. The address keeps what others tried from it."""
    own = _hashed(f"device {device} {login}" if device else f"login {login}")
    connection.execute(
        SIGN_IN_ATTEMPT.delete().where(
            (SIGN_IN_ATTEMPT.c.attempt_id == f"{attempt}-address")
            | (SIGN_IN_ATTEMPT.c.whose == own)
        )
    )


def forget_all(connection: sa.Connection) -> None:
    """Nobody waits any longer, of whichever login, address or device."""
    connection.execute(SIGN_IN_ATTEMPT.delete())


def _counters(login: str, address: str, device: str | None) -> list[tuple[str, str]]:
    """What a try is counted by: the kind, and whose."""
    if device:
        return [("device", f"device {device} {login}")]
    return [("login", f"login {login}"), ("address", f"address {address}")]


def _wait(connection: sa.Connection, kind: str, whose: str, now: datetime) -> timedelta | None:
    """Since the newest try: twice as long after each one beyond those that are free, up to the
    longest."""
    is_address = kind == "address"
    most = FROM_ONE_ADDRESS if is_address else OF_ONE_LOGIN
    since = now - (OF_AN_ADDRESS_REMEMBERED if is_address else REMEMBERED)
    tries, newest = connection.execute(
        sa.select(sa.func.count(), sa.func.max(SIGN_IN_ATTEMPT.c.at)).where(
            SIGN_IN_ATTEMPT.c.whose == whose, SIGN_IN_ATTEMPT.c.at > since
        )
    ).one()
    if tries < most:
        return None
    wait = min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(tries - most, 10))
    return newest + wait - now if newest + wait > now else None


def _hashed(whose: str) -> str:
    return hashlib.sha256(whose.encode("utf-8")).hexdigest()
