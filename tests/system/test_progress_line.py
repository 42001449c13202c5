"""How far a long command has come: a line written over on a terminal, plain lines in a pipe."""

import io
import sys

import pytest

from data_access.commands import progress_line
from data_access.commands.progress_line import told
from data_access.language.vocabulary import Text

READING, WRITING = Text("อ่าน", "Reading"), Text("บันทึก", "Writing")


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_in_a_pipe_each_work_has_its_first_and_last_line_and_no_more_in_between(monkeypatch):
    monkeypatch.setattr(sys, "stderr", pipe := io.StringIO())
    with told() as tell:
        for done in range(4):
            tell(READING, done, 3)
        tell(WRITING, 0, 1_000)

    assert pipe.getvalue().splitlines() == [
        "อ่าน / Reading   0% (0 / 3)",
        "อ่าน / Reading 100% (3 / 3)",
        "บันทึก / Writing   0% (0 / 1,000)",
    ]


def test_in_a_pipe_long_work_is_told_of_again_after_a_while(monkeypatch):
    monkeypatch.setattr(sys, "stderr", pipe := io.StringIO())
    monkeypatch.setattr(progress_line, "EVERY", 0.0)
    with told() as tell:
        for done in range(4):
            tell(READING, done, 9)

    assert len(pipe.getvalue().splitlines()) == 4


def test_on_a_terminal_one_line_is_written_over_and_what_follows_begins_anew(monkeypatch):
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    with told() as tell:
        tell(READING, 1_000, 2_000)
        tell(READING, 2_000, 2_000)
        tell(READING, 0, 1)

    longest = len("อ่าน / Reading  50% (1,000 / 2,000)")
    *lines, rest = terminal.getvalue().removeprefix("\r").split("\r")
    assert [len(one) for one in (*lines, rest)] == [longest, longest, longest + 1]
    assert rest.endswith("\n")


def test_the_line_is_ended_where_the_work_fails(monkeypatch):
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    with pytest.raises(OSError), told() as tell:
        tell(READING, 1, 2)
        raise OSError

    assert terminal.getvalue().endswith("\n")


def test_nothing_is_written_where_nothing_was_told(monkeypatch):
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    with told():
        pass

    assert terminal.getvalue() == ""


def test_work_of_unknown_length_has_no_share(monkeypatch):
    monkeypatch.setattr(sys, "stderr", pipe := io.StringIO())
    with told() as tell:
        for done in (0, 4, 9):
            tell(READING, done, 0)

    assert pipe.getvalue() == "อ่าน / Reading (0)\n"
