"""What happens once, before the server answers its first reader."""

import asyncio
import gc
import os
import sys
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager

import streamlit as st

from data_access.commands.starting import start
from data_access.publishing.current import current_snapshot, is_anything_published
from data_access.system.errors import RecordsError
from data_access.system.logs import keep_records_out
from data_access.system.paths import ROOT, presented_path
from gate.open_files import raise_limit

SAMPLE_FOLDER = ROOT / "sample_data"
# Whoever waits for a file holds a thread meanwhile, and so does the door while it looks who comes:
# of the six that two processors have by themselves, six who wait would leave the door none.
THREADS = 150
# Streamlit would have all memory swept after each run, and after each look of an open page: with
# some hundred sessions that takes 0.1 s. What is in no circle is gone at once, without a sweep.
SWEPT_EVERY = 60.0  # seconds
FOLLOWED_EVERY = 60.0  # seconds: what another machine has written is shown within three of these


@asynccontextmanager
async def opening(app: st.App) -> AsyncIterator[None]:
    """Publishes the sample records when nothing has been published, so that a first start shows
    something; an office's own records are never touched, and HOH_SAMPLE=none wants no sample,
    nor does a published file. A snapshot that is damaged, or of another version's shape, is
    published anew from the store. The log is made safe before anything."""
    keep_records_out()
    raise_limit()
    try:
        start()
    except RecordsError as error:  # what was published can be read all the same
        sys.stderr.write(f"{error.text.th}\n{error.text.en}\n")
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(THREADS))
    if not presented_path():
        await asyncio.to_thread(_make_ready)
    on_timers = [asyncio.create_task(sweep_on_a_timer())]
    if not presented_path():
        on_timers.append(asyncio.create_task(follow_the_store()))
    try:
        yield
    finally:
        for one in on_timers:
            one.cancel()


async def sweep_on_a_timer(seconds: float = SWEPT_EVERY) -> None:
    """Sweeps Python's memory until it is cancelled."""
    while True:
        await asyncio.sleep(seconds)
        gc.collect()


async def follow_the_store(seconds: float = FOLLOWED_EVERY) -> None:
    """Publishes what other machines write to the same store, until it is cancelled."""
    seen = None
    while True:
        await asyncio.sleep(seconds)
        seen = await asyncio.to_thread(_look, seen)


def _look(seen: str | None) -> str | None:
    # Not above: it brings in the intake, which a start does without.
    from data_access.commands.publication.follow import look

    return look(seen)


def _make_ready() -> None:
    is_published = is_anything_published()
    try:
        current_snapshot()
    except RecordsError:
        wants_sample = os.environ.get("HOH_SAMPLE") != "none" and not is_published
        if not (wants_sample or is_published):
            return
        # Not above: it brings in the record store and the intake, which no later start needs.
        from data_access.commands.records import setup

        setup.prepare(SAMPLE_FOLDER if wants_sample else None)
