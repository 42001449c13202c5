"""The register of accounts: who may create, change, disable or reset one, and what is refused."""

import re
import secrets
import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa

from data_access.access.roles import Principal
from data_access.accounts import passwords, rate_limit, sessions
from data_access.accounts.role_assignment import Standing
from data_access.language.vocabulary import Text
from data_access.store import audit
from data_access.store.account_tables import ACCOUNT
from data_access.store.record_store import Store
from data_access.system.errors import RecordsError

LOGIN = re.compile(r"[a-z0-9][a-z0-9._@-]{1,63}")
# How the first account is made, whole: what it is asked without is refused.
ADD_ADMIN = "hoh user add keeper --role admin"
ADD_OFFICER = "hoh user add malee --role data_officer --all-districts"
NO_SUCH_ACCOUNT = Text(
    "ไม่มีบัญชีนี้ กรุณาดูรายชื่อบัญชีอีกครั้ง", "There is no such account. Look at the list of accounts again."
)
FIRST_BY_COMMAND = Text(
    "ยังไม่ได้ลงชื่อเข้าใช้ จึงสร้างหรือแก้บัญชีไม่ได้ บัญชีแรกสร้างด้วยคำสั่ง " + ADD_ADMIN,
    "Nobody is signed in, so no account can be made or changed here. The first one is made with"
    f" `{ADD_ADMIN}`.",
)
LAST_ADMIN = Text(
    "นี่คือผู้ดูแลระบบคนสุดท้ายที่ยังใช้งานได้ กรุณาสร้างผู้ดูแลระบบอีกคนก่อน",
    "This is the last administrator who can sign in. Create another one first.",
)
LOGIN_FORM = Text(
    "ชื่อผู้ใช้ต้องเป็นตัวอักษรอังกฤษ ตัวเลข หรือ . _ @ - ยาว 2 ถึง 64 ตัว",
    "A login is 2 to 64 letters a to z, digits or . _ @ - and begins with a letter or digit.",
)
LOGIN_TAKEN = Text("มีบัญชีที่ใช้ชื่อผู้ใช้นี้อยู่แล้ว", "There is an account with this login already.")


@dataclass(frozen=True)
class Account:
    """One account as the administrator sees it; never its password."""

    account_id: str
    login: str
    standing: Standing
    disabled: bool
    signs_in_elsewhere: bool
    password_is_temporary: bool
    created_at: datetime
    last_seen_at: datetime | None  # of the sessions that are open now


def accounts(store: Store, by: Principal | None) -> list[Account]:
    """Every account, by login. NotAllowed unless `by` (None: the command line) manages accounts."""
    _refuse_others(by)
    last_seen = (
        sa.select(sa.func.max(sessions.SESSION.c.seen_at))
        .where(sessions.SESSION.c.account_id == ACCOUNT.c.account_id)
        .scalar_subquery()
    )
    with store.reading() as connection:
        found = connection.execute(sa.select(ACCOUNT, last_seen.label("last_seen_at"))).all()
    return sorted((_account(row) for row in found), key=lambda account: account.login)


def create(
    store: Store,
    by: Principal | None,
    login: str,
    standing: Standing,
    elsewhere: tuple[str, str] | None = None,
) -> str | None:
    """Makes an account; answers its temporary password, which is kept nowhere and shown once.

    With `elsewhere`, an (issuer, subject) of an OpenID Connect server, there is no password.
    RecordsError if the login, role, organisation or a district cannot be used.
    """
    _refuse_change(by)
    login = as_login(login)
    if not LOGIN.fullmatch(login):
        raise RecordsError(LOGIN_FORM)
    password = None if elsewhere else passwords.temporary_password()
    kept = passwords.hashed(password) if password else None
    issuer, subject = elsewhere or (None, None)
    account_id, now = f"a-{secrets.token_hex(4)}", sessions.utc_now()
    with store.transaction() as connection:
        standing.refuse_unknown(connection)
        taken = ACCOUNT.c.login == login
        if elsewhere:
            taken |= (ACCOUNT.c.issuer == issuer) & (ACCOUNT.c.subject == subject)
        if connection.scalar(sa.select(sa.exists().where(taken))):
            raise RecordsError(LOGIN_TAKEN)
        connection.execute(
            ACCOUNT.insert().values(
                account_id=account_id,
                login=login,
                password_hash=kept,
                password_is_temporary=password is not None,
                issuer=issuer,
                subject=subject,
                disabled=False,
                created_at=now,
                changed_at=now,
                **standing.columns(),
            )
        )
        audit.record(connection, "account_created", by, f"{account_id} {standing.said}")
    return password


def give_standing(store: Store, by: Principal | None, account_id: str, standing: Standing) -> None:
    """Changes what the account stands for, and ends its sessions."""
    _change(store, by, account_id, standing.said, standing=standing)


def disable(store: Store, by: Principal | None, account_id: str) -> None:
    """Nobody signs in with it from now on, and its sessions end."""
    _change(store, by, account_id, "disabled", disabled=True)


def enable(store: Store, by: Principal | None, account_id: str) -> None:
    _change(store, by, account_id, "enabled", disabled=False)


def reset_password(store: Store, by: Principal | None, account_id: str) -> str:
    """A new temporary password, shown once; the sessions of the account end."""
    password = passwords.temporary_password()
    _change(
        store,
        by,
        account_id,
        "password reset",
        password_hash=passwords.hashed(password),
        password_is_temporary=True,
    )
    return password


def let_everybody_try_again(store: Store, by: Principal | None) -> None:
    """Nobody has to wait any longer after wrong passwords, whosever they were."""
    _refuse_change(by)
    with store.transaction() as connection:
        rate_limit.forget_all(connection)
        audit.record(connection, "account_changed", by, "all sign-ins unlocked")


def account_of(store: Store, by: Principal | None, login: str) -> Account:
    """The account of this login. RecordsError if there is none."""
    found = [one for one in accounts(store, by) if one.login == as_login(login)]
    if not found:
        raise RecordsError(NO_SUCH_ACCOUNT)
    return found[0]


def as_login(typed: str) -> str:
    """The login as it is kept: small letters, one form of each character."""
    return unicodedata.normalize("NFKC", typed).strip().casefold()[:64]


def _change(
    store: Store,
    by: Principal | None,
    account_id: str,
    said: str,
    standing: Standing | None = None,
    **values: object,
) -> None:
    """One change of one account, in one transaction with what tells of it."""
    _refuse_change(by)
    with store.transaction() as connection:
        row = connection.execute(
            sa.select(ACCOUNT, sa.null().label("last_seen_at")).where(
                ACCOUNT.c.account_id == account_id
            )
        ).one_or_none()
        if row is None:
            raise RecordsError(NO_SUCH_ACCOUNT)
        before = _account(row)
        after = replace(
            before,
            standing=standing or before.standing,
            disabled=bool(values.get("disabled", row.disabled)),
        )
        if standing:
            standing.refuse_unknown(connection)
            values |= standing.columns()
        if _administers(before) and not _administers(after) and _administrators(connection) == 1:
            raise RecordsError(LAST_ADMIN)
        connection.execute(
            ACCOUNT.update()
            .where(ACCOUNT.c.account_id == account_id)
            .values(changed_at=sessions.utc_now(), **values)
        )
        sessions.end_all(connection, account_id)
        audit.record(connection, "account_changed", by, f"{account_id} {said}")


def _refuse_others(by: Principal | None) -> None:
    if by is not None:
        by.require("accounts")


def _refuse_change(by: Principal | None) -> None:
    """Who only tries the role over made-up records makes no account: the first is made by command."""
    _refuse_others(by)
    if by is not None and by.account_id is None:
        raise RecordsError(FIRST_BY_COMMAND)


def _administers(account: Account) -> bool:
    return account.standing.role == "admin" and not account.disabled


def _administrators(connection: sa.Connection) -> int:
    able = (ACCOUNT.c.role == "admin") & sa.not_(ACCOUNT.c.disabled)
    return connection.scalar(sa.select(sa.func.count()).select_from(ACCOUNT).where(able))


def _account(row: sa.Row) -> Account:
    return Account(
        row.account_id,
        row.login,
        Standing.of(row),
        row.disabled,
        row.subject is not None,
        row.password_is_temporary,
        row.created_at,
        row.last_seen_at,
    )
