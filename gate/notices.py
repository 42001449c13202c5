"""What the gate says instead of a page: why it cannot be seen, and what to do."""

from html import escape

from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse

from data_access.access.roles import Principal
from data_access.accounts.register import ADD_ADMIN, ADD_OFFICER
from data_access.language.vocabulary import Text
from display.menu import PRESENT, offered_to
from gate.cookies import form_mark, give_form_mark
from gate.html_pages import form, language_of, paper, say

SIGN_OUT = Text("ออกจากระบบ", "Sign out")
NO_ACCOUNTS = Text("ยังไม่มีบัญชีผู้ใช้", "There are no accounts yet")
MAKE_USER = Text(
    "ข้อมูลชุดนี้เป็นข้อมูลจริง หรือเปิดให้เครื่องอื่นเห็นได้ จึงต้องลงชื่อเข้าใช้ก่อน"
    " ผู้ดูแลเครื่องนี้สร้างบัญชีแรกด้วยคำสั่งต่อไปนี้ โดยตั้ง HOH_VAR ให้ตรงกับที่เปิดแดชบอร์ด แล้วเปิดหน้านี้ใหม่",
    "These records are real, or other machines can reach this page, so one has to sign in first."
    " The administrator of this machine makes the first account with one of these commands, with"
    " the HOH_VAR that the dashboard was started with; then reload this page.",
)
FOR_WHOM = (
    (ADD_OFFICER, Text("เจ้าหน้าที่ข้อมูล", "a data officer")),
    (ADD_ADMIN, Text("ผู้ดูแลระบบ ซึ่งสร้างบัญชีอื่นต่อได้", "an administrator, who makes the other accounts")),
)
NO_ROLE = Text("บัญชีนี้ยังไม่มีสิทธิ", "This account has no role yet")
ASK_ADMIN = Text(
    "ลงชื่อเข้าใช้แล้ว แต่บัญชีนี้ยังไม่ได้รับบทบาท กรุณาแจ้งผู้ดูแลระบบให้กำหนดบทบาท แล้วเข้าใช้อีกครั้ง",
    "You are signed in, but this account has no role yet. Ask the administrator for one, then sign"
    " in again.",
)
NOT_FOUND = Text("ไม่พบหน้านี้", "There is no such page")
CHECK_ADDRESS = Text(
    "ที่อยู่นี้ไม่ใช่หน้าของแดชบอร์ด กรุณาตรวจตัวสะกด หรือเลือกจากหน้าที่มี",
    "This address is not a page of the dashboard. Check its spelling, or choose one of the pages:",
)
CANNOT = Text("เปิดหน้านี้ไม่ได้ในขณะนี้", "This page cannot be opened just now")


def no_accounts(connection: HTTPConnection) -> HTMLResponse:
    """How the first account is made. Where the records are is for the terminal to say: another
    machine may be reading."""
    commands = "".join(
        f"<li><code>{escape(command)}</code><br>{say(connection, whom)}</li>"
        for command, whom in FOR_WHOM
    )
    body = f"<p>{say(connection, MAKE_USER)}</p><ul>{commands}</ul>"
    return paper(connection, NO_ACCOUNTS, body, status=503)


def no_role(connection: HTTPConnection) -> HTMLResponse:
    mark = form_mark(connection)
    body = f"<p>{say(connection, ASK_ADMIN)}</p>" + form(
        connection, "/sign-out", mark, "", SIGN_OUT
    )
    answer = paper(connection, NO_ROLE, body, status=403)
    give_form_mark(answer, connection, mark)
    return answer


def not_found(connection: HTTPConnection, reader: Principal | None) -> HTMLResponse:
    """An address that is no page; with those that the reader may open."""
    language = language_of(connection)
    links = "".join(
        f'<li><a href="{entry.address}?lang={language}">{say(connection, entry.title)}</a></li>'
        for entry in (*offered_to(reader), PRESENT)
    )
    body = f"<p>{say(connection, CHECK_ADDRESS)}</p><ul>{links}</ul>"
    return paper(connection, NOT_FOUND, body, status=404)


def failure(connection: HTTPConnection, text: Text) -> HTMLResponse:
    """A store or snapshot that cannot be used; the words say what to do."""
    return paper(connection, CANNOT, f"<p>{say(connection, text)}</p>", status=503)
