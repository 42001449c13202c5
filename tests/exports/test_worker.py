"""Files are made in a process of their own, which breaks without the server and ends with it."""

import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from data_access.system.errors import RecordsError
from exports.workbook.workbook import workbook
from exports.worker.client import Maker, NotMade
from tests.exports import makers
from tests.exports.read_back import sheets
from tests.faults.children import running
from tests.programmes import programme_of, repair_at

CANARY = "canary-of-a-household"
A_SERVER = """
import time
from exports.worker.client import Maker
from tests.exports import makers
maker = Maker("tests.exports.makers")
print(maker.made(makers.who_makes)[0], flush=True)
time.sleep(3600)
"""


@pytest.fixture(scope="module")
def one():
    maker = Maker("tests.exports.makers")
    yield maker
    maker.close()


@pytest.fixture
def maker(one):
    one.made(makers.who_makes)  # one that a test before has ended begins again
    return one


def lives(process):
    """A process that has ended and was not asked for yet is dead too."""
    try:
        with open(f"/proc/{process}/stat", encoding="utf-8") as stat:
            return stat.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def ends(process):
    return any(not lives(process) or time.sleep(0.1) for _ in range(600))


def test_every_file_is_made_by_the_same_other_process(maker):
    first, *given = maker.made(makers.who_makes, "a", 1)

    assert given == ["a", 1]
    assert first != os.getpid()
    assert maker.made(makers.who_makes) == (first,)


def test_a_file_is_the_same_as_one_made_here(maker):
    programme = programme_of(repair_at("handed_over", "2024-02-20", "HH-580302-0001"))

    there = maker.made(workbook, programme, "th")

    assert sheets(there) == sheets(workbook(programme, "th"))


def test_those_who_ask_for_the_same_at_the_same_time_share_one_file(maker):
    with ThreadPoolExecutor(20) as hall:
        files = list(hall.map(lambda _: maker.shared(makers.another, "brief"), range(20)))

    assert len(set(files)) == 1
    assert maker.shared(makers.another, "deck") not in files


def test_only_the_last_few_files_are_kept(maker, monkeypatch):
    monkeypatch.setattr("exports.worker.client.SHARED", 2)
    first, second, _ = (maker.shared(makers.another, name) for name in ("a", "b", "c"))

    assert maker.shared(makers.another, "b") == second
    assert maker.shared(makers.another, "a") != first


def test_a_file_is_shared_for_a_while_only(maker, monkeypatch):
    first = maker.shared(makers.another, "old")
    monkeypatch.setattr("exports.worker.client.SHARED_FOR", 0)

    assert maker.shared(makers.another, "old") != first


def test_what_is_not_to_be_shared_is_made_for_each(maker):
    assert maker.made(makers.another, "x") != maker.made(makers.another, "x")


def test_whoever_reads_comes_before_whoever_takes_a_file(maker):
    assert maker.made(makers.niceness) > os.nice(0)


def test_words_for_the_reader_come_back_as_they_are(maker):
    with pytest.raises(RecordsError) as refused:
        maker.made(makers.refuse)

    assert refused.value.text == makers.REFUSED


def test_what_a_library_prints_is_no_part_of_a_file(maker):
    assert maker.made(makers.chatter, "words") == "words"
    assert maker.made(makers.chatter, "more") == "more"


def test_what_nobody_expected_is_in_the_log_without_a_value_and_the_next_file_is_made(capfd):
    maker = Maker("tests.exports.makers")

    with pytest.raises(NotMade):
        maker.made(makers.fail, CANARY)
    made_by = maker.made(makers.who_makes)[0]
    maker.close()

    log = capfd.readouterr().err
    assert made_by != os.getpid()
    assert "builtins.ValueError" in log and "tests/exports/makers.py" in log
    assert CANARY not in log


def test_a_process_that_dies_over_a_file_is_followed_by_another(maker):
    with pytest.raises(NotMade):
        maker.made(makers.die, 1)

    assert maker.made(makers.who_makes)


def test_a_process_that_died_while_nobody_asked_costs_nobody_a_file(maker):
    (before,) = maker.made(makers.who_makes)
    os.kill(before, signal.SIGKILL)
    assert ends(before)

    assert maker.made(makers.who_makes) != (before,)


def test_a_file_that_never_ends_is_given_up():
    maker = Maker("tests.exports.makers", longest=1)

    with pytest.raises(NotMade):
        maker.made(makers.never_end)
    maker.close()


def test_the_process_is_begun_before_anybody_asks_and_only_once(monkeypatch):
    monkeypatch.setattr("exports.worker.client.SOON", 0)
    maker = Maker("tests.exports.makers")

    maker.get_ready()
    maker.get_ready()
    made_by = [maker.made(makers.who_makes) for _ in range(2)]
    maker.close()

    assert made_by[0] == made_by[1]


def test_the_process_knows_the_project_and_not_what_else_the_server_looks_for(
    monkeypatch, tmp_path
):
    (tmp_path / "numbers.py").write_text("raise RuntimeError")
    monkeypatch.syspath_prepend(tmp_path)  # as Streamlit does with the folder of a page
    monkeypatch.chdir(tmp_path.parent)
    maker = Maker("tests.exports.makers")

    assert maker.made(makers.who_makes)
    maker.close()


def test_the_process_ends_with_a_server_that_is_killed():
    with running(A_SERVER) as server:
        maker = int(server.stdout.readline())
        assert lives(maker)

    assert ends(maker)
