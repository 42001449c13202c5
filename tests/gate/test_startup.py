"""What holds from the first moment a server is open."""

import asyncio
from threading import Event

import pytest

from data_access.publishing.current import current_snapshot
from data_access.snapshots.manifest import write_manifest
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


async def opened():
    async with opening(None):
        pass


def damaged(published):
    path = published.folder / "household.parquet"
    path.write_bytes(path.read_bytes()[:-1])


def of_another_shape(published):
    write_manifest(published.folder, published.manifest | {"shape": "another"})


def without_a_pointer_that_can_be_read(published):
    (published.folder.parent / "current").write_bytes(b"\xff\xfe")


@pytest.mark.parametrize(
    ("spoil", "sample"),
    [
        (damaged, "none"),
        (damaged, ""),
        (of_another_shape, "none"),
        (without_a_pointer_that_can_be_read, "none"),
    ],
)
def test_a_snapshot_that_cannot_be_used_is_published_anew_before_the_first_reader(
    spoil, sample, published_var, monkeypatch
):
    monkeypatch.setenv("HOH_SAMPLE", sample)
    name = current_snapshot().id
    spoil(current_snapshot())

    asyncio.run(opened())

    assert current_snapshot().id == name
    assert current_snapshot().answer("select count(*) as n from raw_household")["n"][0] == 3


def test_what_stands_in_the_way_of_a_start_is_said_and_the_server_opens(
    loaded_var, monkeypatch, capsys
):
    (loaded_var / "store.sqlite").unlink()
    monkeypatch.setenv("HOH_SAMPLE", "")

    asyncio.run(opened())

    assert "is missing" in capsys.readouterr().err
    assert not (loaded_var / "store.sqlite").exists()
