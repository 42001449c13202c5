"""By which name the dashboard was asked, and from which page: foreign ones are refused."""

from urllib.parse import urlsplit

from starlette.types import Scope
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

READ_ONLY = {"GET", "HEAD", "OPTIONS"}


def host_of(scope: Scope) -> str:
    """The name that the client asked for, with its port if it gave one."""
    return _header(scope, b"host") or ""


def is_known_host(scope: Scope) -> bool:
    """Whether it is one of server.allowedHosts: a page of elsewhere whose name was pointed at
    this machine is not."""
    return is_host_allowed(host_of(scope) or None)


def comes_from_here(scope: Scope) -> bool:
    """Whether the page that asks is ours: the same scheme, name and port. A browser names it on
    every websocket and on every request that may change something; without a name these are
    refused. Behind TLS the proxy says so (X-Forwarded-Proto), as for the cookies."""
    origin = _header(scope, b"origin")
    if origin is None:
        return scope["type"] == "http" and scope["method"] in READ_ONLY
    page = urlsplit(origin)
    return page.scheme == _scheme_of(scope) and page.netloc.lower() == host_of(scope).lower()


def local_path(asked: str) -> str:
    """An address of this dashboard, or its front door: nobody is led elsewhere after signing in."""
    elsewhere_or_odd = not asked.startswith("/") or asked.startswith(("//", "/\\"))
    return "/" if elsewhere_or_odd or not asked.isprintable() else asked


def _scheme_of(scope: Scope) -> str:
    """http or https: a page that came over the one opens a websocket over its like, ws or wss."""
    asked = scope.get("scheme", "http")
    return {"ws": "http", "wss": "https"}.get(asked, asked)


def _header(scope: Scope, name: bytes) -> str | None:
    """One header; given twice, it is none that could be trusted."""
    values = [value for key, value in scope["headers"] if key.lower() == name]
    return values[0].decode("latin-1") if len(values) == 1 else "" if values else None
