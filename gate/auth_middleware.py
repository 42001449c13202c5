"""The door: nobody comes past it without a session, except to sign in or to try made-up records."""

import asyncio
from urllib.parse import quote

import streamlit as st
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from data_access.accounts.sessions import SignedIn, note_presence, signed_in
from data_access.publishing.current import current_snapshot
from data_access.publishing.demo_mode import has_accounts, is_trial
from data_access.system.errors import RecordsError
from data_access.system.paths import presented_path
from display.menu import PAGES, PRESENT
from gate import notices
from gate.address import comes_from_here, host_of, is_known_host
from gate.cookies import token_of
from gate.open_files import is_room

# What holds nothing of the records: the programs and fonts of the pages, and whether we live.
OPEN = ("/static/", "/app/static/", "/sign-in/")
HEALTH = "/_stcore/health"
OPEN_EXACTLY = {HEALTH, "/sign-in"}
WHILE_NOTHING_IS_SEEN = {"/password", "/sign-out"}
# The pages, the gate's own forms, and what else a browser may open by its address.
PAGES_AND_FORMS = {"/", *WHILE_NOTHING_IS_SEEN, *OPEN_EXACTLY}
PAGES_AND_FORMS |= {f"/{entry.name}" for entry in (*PAGES, PRESENT)}
ANSWERED_BY_STREAMLIT = (*OPEN, "/_stcore/", "/media/", "/component/", "/favicon", "/manifest")
# Whom a proxy or Streamlit would believe: from outside they are never true.
IDENTITY: tuple[bytes, ...] = (
    b"x-hoh-",
    b"x-streamlit-",
    b"x-forwarded-user",
    b"x-forwarded-email",
    b"x-auth-",
)
IDENTITY += (b"x-remote-user", b"remote-user")
SESSION_HEADER = b"x-hoh-session"  # .streamlit/config.toml binds Streamlit's own sessions to it


class Door:
    """Looks at every connection anew: nothing of who may come in is remembered here."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        headers = [
            (name, value)
            for name, value in scope["headers"]
            if not name.lower().startswith(IDENTITY)
        ]
        scope = {**scope, "headers": headers}
        if not is_known_host(scope):
            await _refuse(PlainTextResponse("unknown host", 421), scope, receive, send)
        elif not comes_from_here(scope):
            await _refuse(PlainTextResponse("foreign origin", 403), scope, receive, send)
        elif scope["path"] == HEALTH and not is_room():
            await _refuse(PlainTextResponse("too many files are open", 503), scope, receive, send)
        elif _is_open(scope):
            await self.app(scope, receive, send)
        else:
            await self._let_in(scope, receive, send)

    async def _let_in(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            # In a thread: the store may be waited for, and others are being answered meanwhile.
            found, refusal = await asyncio.to_thread(_who, scope)
        except RecordsError as error:
            found, refusal = None, notices.failure(HTTPConnection(scope), error.text)
        if refusal is not None:
            await _refuse(refusal, scope, receive, send)
            return
        if _is_navigation(scope) and not _is_page(scope["path"]):
            reader = found.principal if found else None
            await _refuse(notices.not_found(HTTPConnection(scope), reader), scope, receive, send)
            return
        if found:
            session = (SESSION_HEADER, found.session_id.encode("ascii"))
            scope = {**scope, "headers": [*scope["headers"], session]}
        await self.app(scope, receive, _unkept(send) if _is_of_a_reader(scope) else send)


def _who(scope: Scope) -> tuple[SignedIn | None, Response | None]:
    """Whose session it is, and what is answered instead of the page: None lets it in."""
    connection = HTTPConnection(scope)
    token = None if presented_path() else token_of(connection)
    found = signed_in(token)
    if found is None:
        return None, _refusal_of_nobody(scope, connection)
    if scope["path"] in WHILE_NOTHING_IS_SEEN or found.principal:
        if _is_navigation(scope):
            note_presence(token)
        return found, None
    if not _is_navigation(scope):
        return found, PlainTextResponse("nothing to see yet", 403)
    if found.password_is_temporary:
        return found, RedirectResponse("/password", 303)
    return found, notices.no_role(connection)


def _refusal_of_nobody(scope: Scope, connection: HTTPConnection) -> Response | None:
    try:
        published = current_snapshot()
    except RecordsError as error:
        if not has_accounts():
            return notices.failure(connection, error.text)
    else:
        if is_trial(published, st.get_option("server.address"), host_of(scope)):
            return None
        if not has_accounts():
            return notices.no_accounts(connection)
    if not _is_navigation(scope):
        return PlainTextResponse("sign in first", 401)
    asked = scope["path"]
    if scope["query_string"]:
        asked += "?" + scope["query_string"].decode("latin-1")
    return RedirectResponse(f"/sign-in?next={quote(asked, safe='')}", 303)


def _is_open(scope: Scope) -> bool:
    path = scope["path"]
    if scope["type"] == "websocket" or ".." in path:
        return False
    return path in OPEN_EXACTLY or path.startswith(OPEN)


def _is_page(path: str) -> bool:
    """Whether something answers at the address; Streamlit would show its first page at any other."""
    return (
        path in PAGES_AND_FORMS
        or path.removesuffix("/") in PAGES_AND_FORMS
        or (path.startswith(ANSWERED_BY_STREAMLIT))
    )


def _is_navigation(scope: Scope) -> bool:
    """Whether a browser opens a page by it, and can be led elsewhere."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    headers = dict(scope["headers"])
    return (
        b"text/html" in headers.get(b"accept", b"")
        and headers.get(b"sec-fetch-dest", b"document") == b"document"
    )


def _is_of_a_reader(scope: Scope) -> bool:
    """What was made for one reader and may not be kept by a browser that others use after."""
    return scope["type"] == "http" and scope["path"].startswith(("/media/", "/_stcore/"))


def _unkept(send: Send) -> Send:
    async def send_unkept(message) -> None:
        if message["type"] == "http.response.start":
            kept = [pair for pair in message["headers"] if pair[0].lower() != b"cache-control"]
            message = {**message, "headers": [*kept, (b"cache-control", b"no-store")]}
        await send(message)

    return send_unkept


async def _refuse(response: Response, scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})  # before it is accepted: a 403
    else:
        await response(scope, receive, send)
