"""A command as it is typed: the list, help, and what is answered to a mistake."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from data_access.commands.arguments import USER_ACTIONS, existing
from data_access.commands.office.user import ACTIONS
from data_access.commands.terminal import parser_of
from data_access.system.paths import ROOT
from hoh.__main__ import main
from hoh.catalogue import COMMANDS


@pytest.mark.parametrize("typed", [[], ["--help"], ["-h"], ["help"]])
def test_the_commands_are_listed_where_none_is_named(typed, capsys):
    assert main(typed) == 0

    said = capsys.readouterr().out
    for name, command in COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(command.says.th)} / ", said, re.MULTILINE)


@pytest.mark.parametrize("name", COMMANDS)
def test_everything_that_a_command_is_given_is_explained_in_its_help(name):
    actions = parser_of(name, COMMANDS)._actions

    assert [one.dest for one in actions if not one.help] == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["laod", "x"], "There is no command laod. Did you mean load?"),
        (["dance"], "There is no command dance. `hoh --help` lists them all."),
        (["publish-file"], "FILE is missing. See `hoh publish-file --help`."),
        (["load", "sample_data", "--frob"], "--frob is not known to this command."),
        (["load", "sample_data", "--by"], "--by needs a value."),
        (["load", "no-such-folder"], "There is no folder or file no-such-folder."),
        (["setup", "no-such-folder"], "There is no folder or file no-such-folder."),
        (["check-file", "no.hoh"], "There is no folder or file no.hoh."),
        (["restore", "no.age", "--into", "x"], "There is no folder or file no.age."),
        (
            ["restore", "README.md", "--into", "x", "--identity", "no.key"],
            "There is no folder or file no.key.",
        ),
        (["boundaries", "no.gpkg"], "There is no folder or file no.gpkg."),
        (["present", "no.hoh"], "There is no folder or file no.hoh."),
        (["user", "add", "x", "--role", "boss"], "There is no role ‘boss’. Choose one of governor"),
        (["figures", "--role", "boss"], "There is no role ‘boss’. Choose one of governor"),
        (["figures", "--fiscal-year", "x"], "--fiscal-year must be a whole number, not 'x'."),
        (["user", "frob"], "action cannot be this: 'frob' (choose from"),
    ],
)
def test_a_mistake_is_answered_in_both_languages_with_what_to_do(typed, said, capsys):
    assert main(typed) == 2

    told = capsys.readouterr()
    assert said in told.err
    assert re.search("[ก-๙]{5}", told.err)
    assert told.out == ""


MADE_BY_THE_COMMAND = {
    ("restore", "into"),
    ("backup", "file"),
    ("publish-file", "file"),
    *((name, "to") for name in ("templates", "form", "export-open", "dictionary")),
}


def test_every_file_that_is_read_is_looked_for_before_anything_else():
    taken = {
        (name, one.dest): one.type
        for name in COMMANDS
        for one in parser_of(name, COMMANDS)._actions
        if one.type in (Path, existing)
    }

    assert {asked for asked, how in taken.items() if how is Path} == MADE_BY_THE_COMMAND


def test_a_mistake_is_answered_before_anything_large_is_loaded():
    """A command's own modules take seconds."""
    asked = "import sys; from hoh.__main__ import main; main(['load', 'no-such-folder'])"
    slow = {"pandas", "sqlalchemy", "duckdb", "streamlit", "pyarrow"}
    looked = f"{asked}; sys.stdout.write(' '.join({slow} & sys.modules.keys()))"
    told = subprocess.run([sys.executable, "-c", looked], cwd=ROOT, capture_output=True, text=True)

    assert told.stdout == ""
    assert "There is no folder" in told.stderr


def test_the_actions_of_accounts_are_those_that_are_done():
    assert tuple(ACTIONS) == USER_ACTIONS
