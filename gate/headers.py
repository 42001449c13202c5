"""The headers that every answer leaves with. The policy is why no request can leave the machine."""

import base64
import hashlib
import re

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gate.index_html import INDEX

TLS_FROM_NOW_ON = (b"strict-transport-security", b"max-age=31536000")


def content_security_policy() -> str:
    """Only this server, and of scripts written into a page only those of Streamlit's own shell.

    The shell's scripts are named by their SHA-256, taken from the installed Streamlit, so an
    upgrade needs no edit here. Styles may stand in a page: Streamlit writes its own that way.
    `blob:` and `data:` are pictures and workers that the map makes for itself.
    """
    scripts = re.findall(r"<script>(.*?)</script>", INDEX.read_text("utf-8"), re.DOTALL)
    return "; ".join(
        (
            "default-src 'self'",
            " ".join(
                ("script-src 'self'", *map(_named, scripts), "'wasm-unsafe-eval'", "blob:"),
            ),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self' data: blob:",
            "worker-src 'self' blob:",
            "frame-src 'self' blob: data:",
            "frame-ancestors 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "object-src 'none'",
        )
    )


def _named(script: str) -> str:
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


class Headers:
    """Adds the headers to every answer over HTTP, whoever gives it; a stream stays a stream."""

    def __init__(self, app: ASGIApp):
        self.app = app
        self.headers = [
            (name.encode("ascii"), value.encode("ascii"))
            for name, value in (
                ("content-security-policy", content_security_policy()),
                ("x-content-type-options", "nosniff"),
                ("x-frame-options", "DENY"),
                ("referrer-policy", "same-origin"),
                ("permissions-policy", "camera=(), microphone=(), geolocation=()"),
                ("cross-origin-opener-policy", "same-origin"),
            )
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                ours = {name for name, _ in self.headers}
                theirs = [pair for pair in message["headers"] if pair[0].lower() not in ours]
                secured = [TLS_FROM_NOW_ON] if scope.get("scheme") == "https" else []
                message = {**message, "headers": [*theirs, *self.headers, *secured]}
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)
