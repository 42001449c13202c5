"""Too many open pages: the server asks for as many files as it may have, and its health tells."""

import asyncio
import os
import resource
from contextlib import contextmanager

import pytest

from gate import open_files
from gate.auth_middleware import HEALTH, Door

ASKED = {
    "type": "http",
    "method": "GET",
    "path": HEALTH,
    "query_string": b"",
    "headers": [(b"host", b"127.0.0.1:8501")],
}


@contextmanager
def limited_to(soft):
    """This program may hold so many files open."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, before[1]))
    try:
        yield before[1]
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)


def answered():
    """The status of what the health address answers: 200 from behind the door."""
    sent = []

    async def behind(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def send(message):
        sent.append(message)

    asyncio.run(Door(behind)(ASKED, None, send))
    return sent[0]["status"]


@pytest.mark.parametrize(("left", "status"), [(47, 503), (48, 200)])
def test_the_health_address_tells_when_hardly_any_file_can_be_opened(monkeypatch, left, status):
    held = list(range(30))
    monkeypatch.setattr(open_files.os, "listdir", lambda folder: held)
    with limited_to(30 + left):
        found = open_files.is_room()
    monkeypatch.setattr("gate.auth_middleware.is_room", lambda: found)

    assert answered() == status


def test_what_is_open_is_counted():
    before = len(os.listdir("/proc/self/fd"))
    held = [os.open(os.devnull, os.O_RDONLY) for _ in range(before)]
    try:
        with limited_to(2 * before + open_files.FEWEST_LEFT - 8):
            assert not open_files.is_room()
    finally:
        for one in held:
            os.close(one)


def test_the_server_asks_for_as_many_files_as_its_user_may_have():
    with limited_to(256) as hard:
        open_files.raise_limit()

        assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] == min(hard, open_files.ENOUGH)
