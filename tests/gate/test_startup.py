"""What holds from the first moment a server is open."""

import asyncio
from threading import Event

from gate.startup import opening

A_HALL = 120  # people


def test_a_hall_that_waits_for_files_keeps_nobody_out(monkeypatch):
    monkeypatch.setenv("HOH_SAMPLE", "none")
    made = Event()

    async def a_reader_comes_while_others_wait():
        async with opening(None):
            waiting = [asyncio.create_task(asyncio.to_thread(made.wait)) for _ in range(A_HALL)]
            await asyncio.sleep(0)  # all of them have asked
            try:
                return await asyncio.wait_for(asyncio.to_thread(lambda: "come in"), timeout=60)
            finally:
                made.set()
                await asyncio.gather(*waiting)

    assert asyncio.run(a_reader_comes_while_others_wait()) == "come in"
