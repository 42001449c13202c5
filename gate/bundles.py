"""Streamlit's scripts and styles, compressed: a first visit to the map takes 2.4 MB and not 7.7.

Streamlit sends them as they are and expects a proxy to make them smaller. An office network has no
such proxy, and its links are slow. Gzip is in the standard library; Brotli would take a tenth off
again and is one dependency more.
"""

import asyncio
import gzip
from pathlib import Path

from starlette.types import ASGIApp, Receive, Scope, Send

from gate.index_html import INDEX

TYPES = {".js": b"text/javascript; charset=utf-8", ".css": b"text/css; charset=utf-8"}
A_YEAR = b"public, immutable, max-age=31536000"  # the names hold a hash of what is in the file


class Bundles:
    """Each file is compressed when it is first asked for, once, and kept in memory."""

    def __init__(self, app: ASGIApp, folder: Path = INDEX.parent):
        self.app = app
        self.files = {
            f"/{path.relative_to(folder).as_posix()}": path
            for path in (folder / "static").rglob("*")
            if path.suffix in TYPES
        }
        self.compressed: dict[str, bytes] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not self._can_answer(scope):
            await self.app(scope, receive, send)
            return
        path = scope["path"]
        if path not in self.compressed:
            # In a thread: the largest takes a quarter of a second, and other readers are waiting.
            self.compressed[path] = await asyncio.to_thread(_compress, self.files[path])
        headers = [
            (b"content-type", TYPES[self.files[path].suffix]),
            (b"content-encoding", b"gzip"),
            (b"content-length", str(len(self.compressed[path])).encode("ascii")),
            (b"vary", b"accept-encoding"),
            (b"cache-control", A_YEAR),
        ]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": self.compressed[path]})

    def _can_answer(self, scope: Scope) -> bool:
        headers = dict(scope["headers"])
        return (
            scope["method"] == "GET"
            and scope["path"] in self.files
            and b"gzip" in headers.get(b"accept-encoding", b"")
            and b"range" not in headers
        )


def _compress(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), compresslevel=6, mtime=0)
