"""Who is reading: looked up in the store once a run, by the cookie that the browser brought."""

from typing import NamedTuple

import streamlit as st

from data_access.access.roles import Principal
from data_access.accounts import sessions
from data_access.accounts.shared_store import the_store
from data_access.language.vocabulary import Text
from data_access.publishing import current
from data_access.publishing.demo_mode import is_trial
from data_access.snapshots.snapshot import Snapshot
from data_access.store import audit
from data_access.system.errors import RecordsError
from data_access.system.paths import presented_path
from ui.session.one_run import look_again, once

TRIED = "tried_role"  # the role that is tried over made-up records
SESSION_IS_OVER = Text(
    "การลงชื่อเข้าใช้สิ้นสุดแล้ว จึงไม่แสดงข้อมูล กรุณาลงชื่อเข้าใช้อีกครั้ง",
    "You are no longer signed in, so nothing is shown. Please sign in again.",
)


class SessionOver(RecordsError):
    """Nobody is signed in here any longer: nothing is shown."""

    def __init__(self):
        super().__init__(SESSION_IS_OVER)


class Reading(NamedTuple):
    """What a browser brought, taken on the page's thread: a download is made on another one."""

    token: str | None
    host: str | None
    tried: Principal

    def reader(self, published: Snapshot) -> Principal:
        """Who this is: of a run of a page, when it was first asked; else at this moment.
        SessionOver if nobody. Whoever opens a published file is a presenter, and no record store
        is asked."""
        return once(("reader", self, published.known_as), lambda: self._reader(published))

    def _reader(self, published: Snapshot) -> Principal:
        if published.is_presented:
            if self.is_trial(published):
                return Principal("presenter")
            raise SessionOver
        found = self.signed_in()
        if found and found.principal:
            return found.principal
        if self.is_trial(published):
            return self.tried
        raise SessionOver

    def signed_in(self) -> sessions.SignedIn | None:
        """Whose session this is, or None."""
        return once(("signed in", self.token), lambda: sessions.signed_in(self.token))

    def is_trial(self, published: Snapshot) -> bool:
        return once(
            ("trial", self.host, published.known_as),
            lambda: is_trial(published, st.get_option("server.address"), self.host),
        )


def reading() -> Reading:
    token, host = once("browser", _brought)
    return Reading(token, host, st.session_state.get(TRIED, Principal("public")))


def _brought() -> tuple[str | None, str | None]:
    """The token and the host that the browser names."""
    return (
        _said(st.context.cookies.get(sessions.COOKIE)),
        _said(st.context.headers.get("host")),
    )


def current_snapshot() -> Snapshot:
    """The snapshot that this run of a page reads, first to last."""
    return once("snapshot", current.current_snapshot)


def signed_in() -> sessions.SignedIn | None:
    """Whose session this is; None while made-up records are tried or a published file is shown."""
    return None if presented_path() else reading().signed_in()


def note_presence() -> None:
    """Somebody did something on a page: the half hour without anything begins anew."""
    if not presented_path():
        sessions.note_presence(reading().token)


def sign_out() -> None:
    sessions.sign_out(reading().token)
    look_again()


def note(
    action: str,
    what: str,
    result: str = "ok",
    by: Principal | None = None,
    count: int | None = None,
) -> None:
    """Keeps it in the audit log, if somebody is signed in: a trial is nobody's doing."""
    reader = by or reading().reader(current_snapshot())
    if reader.account_id:
        audit.record(the_store(), action, reader, what, count, result=result)


def _said(value: object) -> str | None:
    """What a browser said. A page that is run without a server, as by a test, has no browser."""
    return value if isinstance(value, str) else None
