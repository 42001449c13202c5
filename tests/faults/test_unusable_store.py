"""A store that cannot be used is refused at the start with a sentence, and left as it is."""

import os
import shutil
import sqlite3
import subprocess
import sys

import pytest
import sqlalchemy as sa

from data_access.__main__ import main
from data_access.intake.history.batches import now
from data_access.store.record_store import open_store
from data_access.system.errors import RecordsError
from data_access.system.last_backup import note
from data_access.system.paths import ROOT
from tests.browser.server import serving
from tests.gate.browser import Browser


@pytest.fixture
def file(loaded_var):
    """The file of a store that holds the minimal programme."""
    return loaded_var / "store.sqlite"


def overwrite(file, at, length, by=b"\x5a"):
    with file.open("r+b") as opened:
        opened.seek(at)
        opened.write(by * length)


def of_another_program(file):
    file.unlink()
    connection = sqlite3.connect(file)
    connection.execute("create table bookmark (title text)")
    connection.commit()
    connection.close()


def marked_by_another_program(file):
    connection = sqlite3.connect(file)
    connection.execute("pragma application_id = 1196444487")
    connection.close()


UNUSABLE = {
    "an empty file": (lambda file: file.write_bytes(b""), "is an empty file"),
    "a file of another program": (of_another_program, "not a record store of this program"),
    "another program's mark": (marked_by_another_program, "not a record store of this program"),
    "a file that is no database": (
        lambda file: file.write_text("ไม่ใช่ฐานข้อมูล"),
        "not a record store of this program",
    ),
    "a beginning of zeros": (lambda file: overwrite(file, 0, 4096, b"\x00"), "is damaged"),
    "a list of tables overwritten": (lambda file: overwrite(file, 100, 3900), "is damaged"),
}


@pytest.mark.parametrize("what", UNUSABLE)
def test_a_store_that_cannot_be_used_is_refused_and_left_as_it_is(what, file, capsys):
    spoil, said = UNUSABLE[what]
    spoil(file)
    before = file.read_bytes()

    with pytest.raises(RecordsError, match=said):
        open_store()
    assert main(["setup", "sample_data"]) == 2
    assert said in capsys.readouterr().err
    assert file.read_bytes() == before


def test_a_folder_in_the_place_of_a_store_is_no_full_disk(file):
    file.unlink()
    file.mkdir()

    with pytest.raises(RecordsError, match="not a record store of this program"):
        open_store()


def test_a_page_damaged_somewhere_is_found_at_the_start_with_the_last_backup_named(file, capsys):
    note(file.with_name("before-the-meeting.age"), now())
    overwrite(file, file.stat().st_size // 2, 60_000)

    assert main(["setup", "sample_data"]) == 2
    said = capsys.readouterr().err
    assert "The last backup is before-the-meeting.age" in said
    assert "restore BACKUP --into FOLDER" in said
    assert "สำรองครั้งล่าสุดวันที่" in said


def test_damage_found_while_reading_is_explained(file):
    store = open_store()
    store.engine.dispose()
    overwrite(file, file.stat().st_size // 4, file.stat().st_size // 2)

    with pytest.raises(RecordsError, match="damaged"), store.reading() as connection:
        for name in sa.inspect(connection).get_table_names():
            connection.exec_driver_sql(f'select * from "{name}"').all()
    store.close()


def test_a_database_of_another_program_on_a_server_is_refused(postgres_url):
    engine = sa.create_engine(postgres_url)
    with engine.begin() as connection:
        connection.execute(sa.text("create table bookmark (title text)"))

    with pytest.raises(RecordsError, match="not a record store of this program"):
        open_store(postgres_url)
    with engine.connect() as connection:
        assert sa.inspect(connection).get_table_names() == ["bookmark"]
    engine.dispose()


def test_a_store_from_before_there_was_a_mark_is_still_opened(file):
    connection = sqlite3.connect(file)
    connection.execute("pragma application_id = 0")
    connection.close()

    store = open_store()
    assert not store.is_empty()
    store.close()


def test_of_two_programs_that_begin_at_once_both_get_the_same_whole_store(var):
    program = "from data_access.store.record_store import open_store; open_store().row_counts()"
    both = [
        subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, env=dict(os.environ))
        for _ in range(2)
    ]

    assert [one.wait(timeout=120) for one in both] == [0, 0]
    assert [path.name for path in var.iterdir() if "store.sqlite-" in path.name] == []


def test_a_damaged_store_is_told_to_the_reader_and_not_shown_as_a_programme_without_records(
    file, var
):
    assert main(["publish"]) == 0
    shutil.rmtree(var / "keys", ignore_errors=True)
    overwrite(file, 100, 3900)
    with serving(var) as address:
        browser = Browser(address)
        answer = browser.open("/")
        browser.close()

    assert answer.status_code == 503
    assert "เสียหาย" in answer.text and "restore" in answer.text
