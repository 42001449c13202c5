"""The ways in and out that the gate offers itself: sign in, change the password, sign out."""

import asyncio
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from data_access.accounts import signing_in
from data_access.accounts.sessions import sign_out as end_session
from data_access.accounts.sessions import signed_in
from data_access.language.vocabulary import Text
from data_access.publishing.demo_mode import has_accounts
from data_access.system.errors import RecordsError
from gate import notices, oidc
from gate.address import local_path
from gate.cookies import (
    device_of,
    form_mark,
    give_device,
    give_form_mark,
    give_token,
    is_our_form,
    take_token,
    token_of,
)
from gate.html_pages import field, form, language_of, paper, say, switch_to_show

SIGN_IN = Text("ลงชื่อเข้าใช้", "Sign in")
LOGIN = Text("ชื่อผู้ใช้", "Login")
PASSWORD = Text("รหัสผ่าน", "Password")
OFFICE = Text("เข้าใช้ด้วยบัญชีของหน่วยงาน", "Sign in with the office's account")
NEW_PASSWORD = Text("ตั้งรหัสผ่านใหม่", "Choose a new password")
CURRENT = Text("รหัสผ่านปัจจุบัน", "Current password")
NEW = Text("รหัสผ่านใหม่ (อย่างน้อย 12 ตัวอักษร)", "New password (at least 12 characters)")
AGAIN = Text("รหัสผ่านใหม่อีกครั้ง", "New password again")
NOT_TWICE_THE_SAME = Text(
    "รหัสผ่านใหม่สองช่องไม่ตรงกัน จึงยังไม่ได้เปลี่ยน กรุณาพิมพ์ใหม่ทั้งสองช่อง",
    "The two new passwords differ, so nothing was changed. Type both again.",
)
CHANGE = Text("เปลี่ยนรหัสผ่าน", "Change the password")
STALE_FORM = Text(
    "แบบฟอร์มนี้เปิดไว้นานเกินไปหรือไม่ได้มาจากหน้านี้ กรุณาลองอีกครั้ง",
    "This form was open too long or did not come from this page. Please try again.",
)
MOST_FIELDS, LONGEST_FIELD = 8, 4096  # of a form; bytes
SECONDS_FOR_A_FORM = 10


async def sign_in(request: Request) -> Response:
    try:
        if not await run_in_threadpool(has_accounts):
            return RedirectResponse("/", 303)  # where it is said what to do, or nothing is needed
    except RecordsError as error:
        return notices.failure(request, error.text)
    if request.method == "GET":
        return await _sign_in_page(request)
    sent = await _form(request)
    if not is_our_form(request, _text(sent, "mark")):
        return await _sign_in_page(request, STALE_FORM, 403)
    address = request.client.host if request.client else ""
    try:
        tried = await run_in_threadpool(
            signing_in.sign_in,
            _text(sent, "login"),
            _text(sent, "password"),
            address,
            token_of(request),
            device_of(request),
        )
    except RecordsError as error:
        return await _sign_in_page(request, error.text, 503)
    if tried.token is None:
        return _refused(tried, await _sign_in_page(request, tried.refused, 401))
    answer = RedirectResponse(local_path(request.query_params.get("next", "/")), 303)
    give_token(answer, request, tried.token)
    if tried.device:
        give_device(answer, request, tried.device)
    return answer


async def change_password(request: Request) -> Response:
    if request.method == "GET":
        return _password_page(request)
    sent = await _form(request)
    if not is_our_form(request, _text(sent, "mark")):
        return _password_page(request, STALE_FORM, 403)
    if _text(sent, "new") != _text(sent, "again"):
        return _password_page(request, NOT_TWICE_THE_SAME, 400)
    address = request.client.host if request.client else ""
    try:
        tried = await run_in_threadpool(
            signing_in.change_password,
            token_of(request) or "",
            _text(sent, "current"),
            _text(sent, "new"),
            address,
            device_of(request),
        )
    except RecordsError as error:
        return _password_page(request, error.text, 400)
    if tried.token is None:
        return _refused(tried, _password_page(request, tried.refused, 401))
    answer = RedirectResponse("/", 303)
    give_token(answer, request, tried.token)
    return answer


async def sign_out(request: Request) -> Response:
    if request.method == "GET":
        mark = form_mark(request)
        body = form(request, "/sign-out", mark, "", notices.SIGN_OUT)
        answer = paper(request, notices.SIGN_OUT, body)
        give_form_mark(answer, request, mark)
        return answer
    sent = await _form(request)
    if not is_our_form(request, _text(sent, "mark")):
        return PlainTextResponse("not our form", 403)
    try:
        await run_in_threadpool(end_session, token_of(request))
    except RecordsError as error:  # the session goes on: whoever reads this may try again
        return notices.failure(request, error.text)
    gone = RedirectResponse("/sign-in", 303)
    take_token(gone)
    return gone


async def _sign_in_page(request: Request, alert: Text | None = None, status: int = 200) -> Response:
    if alert is None and await run_in_threadpool(_is_in, request):
        return RedirectResponse(local_path(request.query_params.get("next", "/")), 303)
    mark = form_mark(request)
    fields = field(request, "login", LOGIN, "text", "username")
    fields += field(request, "password", PASSWORD, "password", "current-password")
    body = form(request, _same("/sign-in", request), mark, fields, SIGN_IN)
    if oidc.is_offered():
        way = _same("/sign-in/office", request).replace("&", "&amp;")
        body += f'<p></p><p><a class="button" href="{way}">{say(request, OFFICE)}</a></p>'
    answer = paper(request, SIGN_IN, body, alert, status)
    give_form_mark(answer, request, mark)
    return answer


def _password_page(request: Request, alert: Text | None = None, status: int = 200) -> Response:
    mark = form_mark(request)
    fields = field(request, "current", CURRENT, "password", "current-password")
    fields += field(request, "new", NEW, "password", "new-password")
    fields += field(request, "again", AGAIN, "password", "new-password")
    fields += switch_to_show(request)
    action = f"/password?lang={language_of(request)}"
    body = form(request, action, mark, fields, CHANGE)
    answer = paper(request, NEW_PASSWORD, body, alert, status)
    give_form_mark(answer, request, mark)
    return answer


def _refused(tried: signing_in.SignIn, answer: Response) -> Response:
    if tried.wait_seconds:
        answer.status_code = 429
        answer.headers["retry-after"] = str(tried.wait_seconds)
    return answer


def _is_in(request: Request) -> bool:
    found = signed_in(token_of(request))
    return bool(found and found.principal)


def _same(path: str, request: Request) -> str:
    """The path with what the link asked: where to go afterwards, and the language."""
    asked = {
        name: request.query_params[name]
        for name in ("next", "lang")
        if name in request.query_params
    }
    return f"{path}?{urlencode(asked)}" if asked else path


async def _form(request: Request) -> FormData:
    """What was sent, unless it is larger than any form of ours: then nothing. One that does not
    come to its end is dropped: a thousand of them would hold the server's connections."""
    if int(request.headers.get("content-length") or LONGEST_FIELD + 1) > LONGEST_FIELD:
        return FormData()
    try:
        async with asyncio.timeout(SECONDS_FOR_A_FORM):
            return await request.form(max_files=0, max_fields=MOST_FIELDS)
    except TimeoutError:
        raise HTTPException(408, headers={"connection": "close"}) from None


def _text(sent: FormData, name: str) -> str:
    """What a field says; nothing where it is no text, or holds half a letter that cannot be written."""
    value = sent.get(name)
    return value.encode("utf-8", "ignore").decode("utf-8") if isinstance(value, str) else ""
