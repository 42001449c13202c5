"""Signing in with a password, changing it, and coming in from an OpenID Connect server."""

import math
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import sqlalchemy as sa

from data_access.accounts import devices, passwords, rate_limit, sessions
from data_access.accounts.register import as_login
from data_access.accounts.role_assignment import Standing
from data_access.accounts.shared_store import the_store
from data_access.language.plurals import counted
from data_access.language.vocabulary import Text
from data_access.store import audit
from data_access.store.account_tables import ACCOUNT
from data_access.system.errors import RecordsError
from data_access.system.faults import BUSY, StoreBusy

WRONG = Text("ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง", "The login or the password is not right.")
SAME_PASSWORD = Text(
    "รหัสผ่านใหม่ต้องไม่ซ้ำกับรหัสผ่านเดิม", "The new password must differ from the old one."
)
DISABLED = Text(
    "บัญชีนี้ถูกระงับ กรุณาติดต่อผู้ดูแลระบบ",
    "This account is disabled. Please ask the administrator.",
)


@dataclass(frozen=True)
class SignIn:
    """How a try ended: with the token of a new session, or with words that say why not."""

    token: str | None = None
    refused: Text | None = None
    wait_seconds: int = 0  # before the next try; more than 0 when there were too many
    device: str | None = None  # for the browser to keep: by it its next tries are counted apart


@contextmanager
def _naming_nobody() -> Iterator[None]:
    """Whoever is not signed in is not told what others are doing."""
    try:
        yield
    except StoreBusy:
        raise StoreBusy(BUSY) from None


@_naming_nobody()
def sign_in(
    login: str,
    password: str,
    address: str,
    old_token: str | None = None,
    device: str | None = None,
) -> SignIn:
    """Tries a login and a password that came from `address`, in the browser of this `device`. A
    session that the browser had before is ended: a token that somebody planted opens nothing
    afterwards.

    RecordsError if the store does not answer.
    """
    login = as_login(login)
    tried = _tried(login, password, address, device)
    if isinstance(tried, SignIn):
        return tried
    with the_store().transaction() as connection:
        account = _account(connection, ACCOUNT.c.login == login)
        if account is None or account.password_hash != tried:
            return SignIn(refused=WRONG)  # changed while it was being tried
        if passwords.needs_new_hash(tried):
            _keep(connection, account.account_id, password_hash=passwords.hashed(password))
        begun = _begun(connection, account, old_token)
    known = devices.remembered(device, account.account_id) if begun.token else None
    return replace(begun, device=known)


@_naming_nobody()
def change_password(
    token: str, current: str, new: str, address: str, device: str | None = None
) -> SignIn:
    """A new password for whose session this is. Every session of the account ends, and this
    browser gets a new one. RecordsError if the new password is not good enough."""
    found = sessions.signed_in(token)
    if found is None:
        return SignIn(refused=WRONG)
    if new == current:
        raise RecordsError(SAME_PASSWORD)
    passwords.refuse_weak(new, found.login)
    tried = _tried(found.login, current, address, device)
    if isinstance(tried, SignIn):
        return tried
    kept, account_id = passwords.hashed(new), found.account_id
    with the_store().transaction() as connection:
        sessions.end_all(connection, account_id)
        _keep(connection, account_id, password_hash=kept, password_is_temporary=False)
        fresh, session_id = sessions.begin(connection, account_id)
        by = found.standing.principal(account_id, session_id)
        audit.record(connection, "account_changed", by, f"{account_id} password")
    return SignIn(token=fresh)


def _tried(login: str, password: str, address: str, cookie: str | None) -> SignIn | str:
    """The hash that the password fits, or how it was refused. Every try is counted; the one after
    which the next has to wait is in the log as `locked`."""
    store = the_store()
    with store.transaction() as connection:
        account = _account(connection, ACCOUNT.c.login == login)
        device = devices.device_of(cookie, account.account_id if account else None)
        if wait := rate_limit.wait_before(connection, login, address, device):
            return _too_many(math.ceil(wait.total_seconds()))
        attempt = rate_limit.count(connection, login, address, device)
        is_last = rate_limit.wait_before(connection, login, address, device) is not None
    kept = account.password_hash if account else None
    # Outside the transaction: a hash takes a third of a second, and others are writing.
    if passwords.is_right(password, kept):
        with store.transaction() as connection:
            rate_limit.take_back(connection, attempt, login, device)
        return kept
    # The login that was typed is not kept: people type a password there by mistake.
    result = "locked" if is_last else "wrong"
    audit.record(
        store, "sign_in_failed", None, account.account_id if account else "", result=result
    )
    return SignIn(refused=WRONG)


@_naming_nobody()
def come_in(issuer: str, subject: str, old_token: str | None = None) -> SignIn:
    """Begins a session for whom an OpenID Connect server vouches for. Somebody new gets an account
    that may see nothing until the administrator gives it a role."""
    known = (ACCOUNT.c.issuer == issuer) & (ACCOUNT.c.subject == subject)
    with the_store().transaction() as connection:
        account = _account(connection, known)
        if account is None:
            _make_without_role(connection, issuer, subject)
            account = _account(connection, known)
        return _begun(connection, account, old_token)


def _begun(connection: sa.Connection, account: sa.Row, old_token: str | None) -> SignIn:
    """A session for an account whose holder has shown to be the one; not if it is disabled."""
    sessions.end(connection, old_token)
    if account.disabled:
        audit.record(connection, "sign_in_failed", None, account.account_id, result="disabled")
        return SignIn(refused=DISABLED)
    token, session_id = sessions.begin(connection, account.account_id)
    by = Standing.of(account).principal(account.account_id, session_id)
    audit.record(connection, "sign_in", by, what="" if by else account.account_id)
    return SignIn(token=token)


def _account(connection: sa.Connection, condition: sa.ColumnElement) -> sa.Row | None:
    return connection.execute(sa.select(ACCOUNT).where(condition)).one_or_none()


def _keep(connection: sa.Connection, account_id: str, **values: object) -> None:
    connection.execute(
        ACCOUNT.update()
        .where(ACCOUNT.c.account_id == account_id)
        .values(changed_at=sessions.utc_now(), **values)
    )


def _make_without_role(connection: sa.Connection, issuer: str, subject: str) -> None:
    account_id, now = f"a-{secrets.token_hex(4)}", sessions.utc_now()
    connection.execute(
        ACCOUNT.insert().values(
            account_id=account_id,
            login=f"{account_id}@oidc",  # the administrator may give it a better one
            password_is_temporary=False,
            issuer=issuer,
            subject=subject,
            disabled=False,
            created_at=now,
            changed_at=now,
        )
    )
    audit.record(connection, "account_created", None, f"{account_id} oidc")


def _too_many(seconds: int) -> SignIn:
    minutes = math.ceil(seconds / 60)
    return SignIn(
        refused=Text(
            f"ลองเข้าสู่ระบบหลายครั้งเกินไป กรุณารอ {minutes} นาที แล้วลองใหม่",
            f"Too many attempts. Please wait {counted(minutes, 'minute')} and try again.",
        ),
        wait_seconds=seconds,
    )
