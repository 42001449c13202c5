"""Python's sweep of the whole memory, on a timer and not after every run of a page.

Streamlit has it swept after each run, and after each look of an open page: on a server that keeps
some hundred sessions a sweep takes 0.1 s, and a look without it some milliseconds.
"""

import asyncio
import gc

SECONDS = 60.0  # between two sweeps; what is in no circle is gone at once, without any


async def sweep_on_a_timer(seconds: float = SECONDS) -> None:
    """Sweeps until it is cancelled."""
    while True:
        await asyncio.sleep(seconds)
        gc.collect()
