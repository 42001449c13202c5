"""The other way in: an office's own OpenID Connect server vouches for who somebody is.

It is offered where the three variables name such a server. It ends in the same table of sessions
as a password does, and what somebody may do is decided here, never there.
"""

import os

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from data_access.accounts import signing_in
from data_access.language.vocabulary import Text
from data_access.system.errors import RecordsError, need_package
from gate import notices
from gate.address import local_path
from gate.cookies import give_token, token_of

NEXT = "next_after_office"
SIGNING_IN = Text("การลงชื่อเข้าใช้ตามค่า HOH_OIDC_ISSUER", "Signing in as HOH_OIDC_ISSUER says")
NOT_VOUCHED = Text(
    "ระบบบัญชีของหน่วยงานไม่ได้ยืนยันตัวตน หรือติดต่อไม่ได้ กรุณากลับไปหน้าลงชื่อเข้าใช้แล้วลองใหม่",
    "The office's sign-in did not confirm who you are, or cannot be reached. Go back to the sign-in page"
    " and try again.",
)


def is_offered() -> bool:
    return bool(os.environ.get("HOH_OIDC_ISSUER") and os.environ.get("HOH_OIDC_CLIENT"))


def refuse_without_packages() -> None:
    """RecordsError where an office's server is named and what speaks to it is not installed: better
    said to the administrator at the start than to each reader at the door."""
    if is_offered():
        for package in ("authlib", "httpx"):
            need_package(package, SIGNING_IN)


async def go(request: Request) -> Response:
    """Sends the browser to the office's server, with a state, a nonce and a PKCE challenge."""
    if not is_offered():
        return RedirectResponse("/sign-in", 303)
    try:
        refuse_without_packages()
    except RecordsError as error:
        return notices.failure(request, error.text)
    from authlib.common.errors import AuthlibBaseError  # only where an office uses it
    from httpx import HTTPError

    request.session[NEXT] = request.query_params.get("next", "/")
    back = str(request.url.replace(path="/sign-in/back", query=""))
    try:
        return await _office().authorize_redirect(request, back)
    except (AuthlibBaseError, HTTPError):
        return notices.failure(request, NOT_VOUCHED)


async def back(request: Request) -> Response:
    """Where the office's server sends the browser afterwards: its word is checked with its keys."""
    if not is_offered():
        return RedirectResponse("/sign-in", 303)
    try:
        refuse_without_packages()
    except RecordsError as error:
        return notices.failure(request, error.text)
    from authlib.common.errors import AuthlibBaseError
    from httpx import HTTPError
    from joserfc.errors import JoseError

    try:
        vouched = await _office().authorize_access_token(request)
        claims = vouched["userinfo"]
        issuer, subject = claims["iss"], claims["sub"]
    except (AuthlibBaseError, HTTPError, JoseError, KeyError):
        return notices.failure(request, NOT_VOUCHED)
    after = local_path(request.session.pop(NEXT, "/"))
    request.session.clear()
    try:
        tried = await run_in_threadpool(signing_in.come_in, issuer, subject, token_of(request))
    except RecordsError as error:
        return notices.failure(request, error.text)
    if tried.token is None:
        return notices.failure(request, tried.refused)
    answer = RedirectResponse(after, 303)
    give_token(answer, request, tried.token)
    return answer


def _office():
    """Authlib's client of the server that the variables name."""
    from authlib.integrations.starlette_client import OAuth

    issuer = os.environ["HOH_OIDC_ISSUER"].rstrip("/")
    offices = OAuth()
    offices.register(
        "office",
        client_id=os.environ["HOH_OIDC_CLIENT"],
        client_secret=os.environ.get("HOH_OIDC_SECRET"),
        server_metadata_url=f"{issuer}/.well-known/openid-configuration",
        client_kwargs={"scope": "openid", "code_challenge_method": "S256"},
    )
    return offices.office
