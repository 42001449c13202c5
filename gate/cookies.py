"""The three cookies of the gate: the session's token, the mark that a form is our own, and by what
a browser is known again."""

import secrets
from hmac import compare_digest

from starlette.requests import HTTPConnection
from starlette.responses import Response

from data_access.accounts.sessions import COOKIE

FORM_COOKIE = "hoh_form"
FORM_LASTS = 3600  # seconds
DEVICE_COOKIE = "hoh_device"
DEVICE_LASTS = 365 * 24 * 3600


def token_of(connection: HTTPConnection) -> str | None:
    return connection.cookies.get(COOKIE)


def give_token(response: Response, connection: HTTPConnection, token: str) -> None:
    """Until the browser is closed. Lax and not Strict: a link from a message opens its page for who is signed in. What changes
    anything is never a GET, and is refused unless it comes from our own address."""
    response.set_cookie(
        COOKIE,
        token,
        httponly=True,
        samesite="lax",
        secure=_is_secure(connection),
    )


def take_token(response: Response) -> None:
    response.delete_cookie(COOKIE)


def device_of(connection: HTTPConnection) -> str | None:
    return connection.cookies.get(DEVICE_COOKIE)


def give_device(response: Response, connection: HTTPConnection, device: str) -> None:
    """For a year: it opens nothing, and says only that this browser was signed in with before."""
    response.set_cookie(
        DEVICE_COOKIE,
        device,
        max_age=DEVICE_LASTS,
        httponly=True,
        samesite="strict",
        secure=_is_secure(connection),
    )


def form_mark(connection: HTTPConnection) -> str:
    """The mark for a form on this answer: the browser's own, else a new one."""
    return connection.cookies.get(FORM_COOKIE) or secrets.token_urlsafe(24)


def give_form_mark(response: Response, connection: HTTPConnection, mark: str) -> None:
    response.set_cookie(
        FORM_COOKIE,
        mark,
        max_age=FORM_LASTS,
        httponly=True,
        samesite="strict",
        secure=_is_secure(connection),
    )


def is_our_form(connection: HTTPConnection, mark: str) -> bool:
    """Whether the mark in the form is the browser's."""
    kept = connection.cookies.get(FORM_COOKIE)
    return bool(kept) and compare_digest(kept.encode(), mark.encode())


def _is_secure(connection: HTTPConnection) -> bool:
    return connection.url.scheme == "https"
