"""The shell: the one HTML document that Streamlit sends before a page draws itself.

Streamlit ships it in English, under its own name and with its own icon. A screen reader takes the
language of the whole dashboard from it, and a slow link shows it for half a minute.
"""

import re
from pathlib import Path
from urllib.parse import parse_qs

import streamlit
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from data_access.language.vocabulary import Text
from display.palette import LIGHT

INDEX = Path(streamlit.__file__).parent / "static" / "index.html"
TITLE = Text("บ้านแห่งความสุข", "Home of Happiness")
OPENING = Text("กำลังเปิดบ้านแห่งความสุข…", "Opening Home of Happiness…")
NO_JAVASCRIPT = Text(
    "หน้านี้ต้องใช้ JavaScript กรุณาเปิดใช้ JavaScript ในเบราว์เซอร์ แล้วโหลดหน้านี้ใหม่",
    "This page needs JavaScript. Please allow JavaScript in the browser and load the page again.",
)
STREAMLIT_S = b'<div id="root"></div>'  # the gate's own pages are in their language already
FONTS = ("sarabun-thai-400-normal", "sarabun-latin-400-normal")


def shell_in(language: str, shell: str) -> str:
    """Streamlit's shell with our language, name, icon, fonts and words in place of its own."""
    title, opening, no_javascript = (
        getattr(text, language) for text in (TITLE, OPENING, NO_JAVASCRIPT)
    )
    waiting = f'<p role="status" style="padding:2rem;color:{LIGHT.muted}">{opening}</p>'
    fonts = "".join(
        f'<link rel="preload" href="./app/static/fonts/{font}.woff2" as="font"'
        ' type="font/woff2" crossorigin />'
        for font in FONTS
    )
    for pattern, ours in (
        (r'<html lang="en">', f'<html lang="{language}">'),
        (r"<title>Streamlit</title>", f"<title>{title}</title>"),
        (r'href="\./favicon\.png"', 'href="./app/static/icon.png"'),
        (r"<link\s+rel=\"preload\"[^>]*SourceSans[^>]*>", fonts),
        (r"<noscript>.*?</noscript>", f"<noscript><p>{no_javascript}</p></noscript>"),
        (r'<div id="root"></div>', f'<div id="root">{waiting}</div>'),
    ):
        shell = re.sub(pattern, ours, shell, count=1, flags=re.DOTALL)
    return shell


class Shell:
    """Rewrites the shell on its way out. Every other answer streams through untouched."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET" or not _wants_html(scope):
            await self.app(scope, receive, send)
            return
        asked = parse_qs(scope["query_string"].decode("latin-1")).get("lang")
        language = "en" if asked == ["en"] else "th"
        # Behind this stands a middleware that compresses; what is compressed cannot be rewritten.
        # A copy that the browser kept is in the language that it was asked in then: no revalidation.
        unwanted = {b"accept-encoding", b"if-none-match", b"if-modified-since"}
        headers = [pair for pair in scope["headers"] if pair[0] not in unwanted]
        await self.app({**scope, "headers": headers}, receive, _rewriting(send, language))


def _wants_html(scope: Scope) -> bool:
    """Asked for as a page; or, as by what reads no pages, anything at an address that is no file's."""
    accepted = dict(scope.get("headers", ())).get(b"accept", b"*/*")
    is_file = "." in scope["path"].rpartition("/")[2] or scope["path"].startswith("/_stcore")
    return b"text/html" in accepted or (b"*/*" in accepted and not is_file)


def _rewriting(send: Send, language: str) -> Send:
    """A `send` that holds back an HTML document until it is whole, and then sends it rewritten."""
    start: Message | None = None
    parts: list[bytes] = []

    async def send_rewritten(message: Message) -> None:
        nonlocal start
        if message["type"] == "http.response.start" and _is_document(message):
            start = message
            return
        if start is None:
            await send(message)
            return
        parts.append(message.get("body", b""))
        if message.get("more_body"):
            return
        body = b"".join(parts)
        if STREAMLIT_S in body:
            body = shell_in(language, body.decode("utf-8")).encode("utf-8")
        stale = {b"content-length", b"etag", b"last-modified"}
        kept = [(name, value) for name, value in start["headers"] if name.lower() not in stale]
        length = (b"content-length", str(len(body)).encode("ascii"))
        await send({**start, "headers": [*kept, length]})
        start = None
        await send({"type": "http.response.body", "body": body})

    return send_rewritten


def _is_document(message: Message) -> bool:
    types = [value for name, value in message["headers"] if name.lower() == b"content-type"]
    return message["status"] == 200 and any(value.startswith(b"text/html") for value in types)
