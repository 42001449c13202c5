"""What happens once, before the server answers its first reader."""

import asyncio
import os
from argparse import Namespace
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager

import streamlit as st

from data_access.system.logs import keep_records_out
from data_access.system.paths import ROOT, presented_path, snapshots_folder

SAMPLE_FOLDER = ROOT / "sample_data"
# Whoever waits for a file holds a thread meanwhile, and so does the door while it looks who comes:
# of the six that two processors have by themselves, six who wait would leave the door none.
THREADS = 150


@asynccontextmanager
async def opening(app: st.App) -> AsyncIterator[None]:
    """Publishes the sample records when nothing has been published, so that a first start shows
    something; an office's own records are never touched, and HOH_SAMPLE=none wants no sample,
    nor does a published file. The log is made safe before anything."""
    keep_records_out()
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(THREADS))
    wanted = os.environ.get("HOH_SAMPLE") != "none" and not presented_path()
    if wanted and not (snapshots_folder() / "current").exists():
        await asyncio.to_thread(_set_up_the_sample)
    yield


def _set_up_the_sample() -> None:
    # Here and not above: it brings in the record store and the intake, which no later start needs.
    from data_access.commands.records import setup

    # Records that are refused are listed on the terminal, and each page says that nothing is published.
    setup.run(Namespace(folder=SAMPLE_FOLDER))
