"""Browsers known from before: a cookie, signed here, says whose right password was typed in one.

It opens nothing. Its browser's tries are counted apart, so that nobody else's wrong passwords can
shut its owner out.
"""

import hashlib
import hmac
import re
import secrets

from data_access.system.keys import key

KEY = "device"
MOST_ACCOUNTS = 8  # of one browser in an office; the one that was longest ago is forgotten
COOKIE = re.compile(r"[0-9a-f]{16}(\.[0-9a-f]{32}){1,8}")


def device_of(cookie: str | None, account_id: str | None) -> str | None:
    """The browser's own id, if this account was signed in to in it before; None otherwise."""
    device, marks = _read(cookie)
    if not device or not account_id:
        return None
    ours = _mark(device, account_id)
    return device if any(hmac.compare_digest(ours, mark) for mark in marks) else None


def remembered(cookie: str | None, account_id: str) -> str:
    """The cookie of a browser in which the account has just been signed in to: with those of
    before, or a new one."""
    device, marks = _read(cookie)
    device = device or secrets.token_hex(8)
    ours = _mark(device, account_id)
    others = [mark for mark in marks if mark != ours]
    return ".".join([device, ours, *others[: MOST_ACCOUNTS - 1]])


def _read(cookie: str | None) -> tuple[str, list[str]]:
    if not cookie or not COOKIE.fullmatch(cookie):
        return "", []
    device, *marks = cookie.split(".")
    return device, marks


def _mark(device: str, account_id: str) -> str:
    said = f"{device} {account_id}".encode()
    return hmac.new(key(KEY), said, hashlib.sha256).hexdigest()[:32]
