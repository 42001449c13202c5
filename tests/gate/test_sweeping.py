"""Memory is swept on a timer, and not after every run of a page."""

import asyncio
import contextlib
import gc
import tomllib
import weakref

from data_access.system.paths import ROOT
from gate.startup import sweep_on_a_timer


class Ring:
    """Two of them that name each other are gone only once memory is swept."""


def test_what_is_in_a_circle_is_swept_after_a_while():
    one, other = Ring(), Ring()
    one.other, other.other = other, one
    left = weakref.ref(one)

    async def until_swept():
        sweeping = asyncio.create_task(sweep_on_a_timer(0.001))
        while left():
            await asyncio.sleep(0.001)
        sweeping.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await sweeping

    gc.disable()
    try:
        del one, other
        assert left()
        asyncio.run(until_swept())
    finally:
        gc.enable()


def test_no_run_of_a_page_is_followed_by_a_sweep():
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))

    assert settings["runner"]["postScriptGC"] is False
