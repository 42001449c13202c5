"""Whatever the program makes in HOH_VAR is its own user's alone, also where others once could read."""

import grp
import os
import subprocess
import sys

import pytest

from data_access.__main__ import main
from data_access.presentation_file.writing import PresenterAnswers, write_answers
from data_access.publishing.current import current_snapshot
from data_access.system.errors import RecordsError
from data_access.system.file_rights import keep_private, share_snapshots
from data_access.system.paths import ROOT
from tests.browser.server import serving
from tests.gate.browser import Browser
from tests.programmes import programme_of

MANY_MAY_READ = 0o022  # the usual umask of a system


def open_to_others(folder):
    """What others on this machine may do with anything in the folder, by path."""
    found = [folder, *folder.rglob("*")]
    modes = {path.relative_to(folder.parent).as_posix(): path.lstat().st_mode for path in found}
    return {path: oct(mode & 0o777) for path, mode in modes.items() if mode & 0o077}


def run(*arguments):
    """The command as a program of its own."""
    said = subprocess.run(
        [sys.executable, "-m", "data_access", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        umask=MANY_MAY_READ,
    )
    assert said.returncode == 0, said.stderr


def test_after_load_publish_file_backup_and_a_visit_nobody_else_can_read_anything(
    var, minimal_folder, monkeypatch
):
    monkeypatch.setenv("HOH_BACKUP_PASSPHRASE", "twelve letters")
    run("load", minimal_folder)
    for command in (
        ["publish-file", str(var / "meeting.hoh")],
        ["backup", str(var / "monthly.age")],
        ["user", "add", "keeper", "--role", "admin"],
    ):
        os.umask(MANY_MAY_READ)  # each command is its own beginning
        assert main(command) == 0, command
    with serving(var) as address:
        browser = Browser(address)
        assert browser.open("/").status_code == 303
        assert (var / "store.sqlite-wal").exists() and (var / "store.sqlite-shm").exists()
        assert open_to_others(var) == {}
        browser.close()

    made = {path.name for path in var.rglob("*")}
    assert {"current", "published.json", "manifest.json", "repair.parquet"} <= made
    assert {"audit.key", "publishing.key", "last_backup.json", "meeting.hoh", "monthly.age"} <= made
    assert open_to_others(var) == {}


def test_what_an_earlier_version_left_open_is_closed_at_the_next_start(published_var):
    for path in (published_var, *published_var.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    (published_var / "keys" / "audit.key").chmod(0o600)
    assert len(open_to_others(published_var)) > 20

    run("figures")

    assert open_to_others(published_var) == {}


def test_a_folder_that_is_not_ours_is_left_as_it_is(var):
    var.mkdir()
    (var / "letter.txt").write_text("ของเดิม", encoding="utf-8")
    (var / "letter.txt").chmod(0o644)
    var.chmod(0o755)

    keep_private()

    assert (var / "letter.txt").stat().st_mode & 0o777 == 0o644
    assert var.stat().st_mode & 0o777 == 0o755


def test_what_a_link_leads_to_is_left_as_it_is(loaded_var, tmp_path):
    elsewhere = tmp_path / "pictures"
    elsewhere.mkdir(mode=0o755)
    (elsewhere / "one.jpg").touch(mode=0o644)
    (loaded_var / "photos").symlink_to(elsewhere)

    keep_private()

    assert elsewhere.stat().st_mode & 0o777 == 0o755
    assert (elsewhere / "one.jpg").stat().st_mode & 0o777 == 0o644


def test_a_key_that_others_could_read_is_still_refused_and_not_closed_in_silence(loaded_var):
    (loaded_var / "keys" / "audit.key").chmod(0o644)

    assert main(["user", "list"]) == 0
    assert main(["user", "add", "keeper", "--role", "admin"]) == 2
    assert (loaded_var / "keys" / "audit.key").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize(("place", "mode"), [("var", 0o600), (".", 0o644)])
def test_a_file_to_present_can_be_given_away_where_it_is_written_elsewhere(var, place, mode):
    path = var.parent / place / "meeting.hoh"
    path.parent.mkdir(exist_ok=True)
    write_answers(programme_of().snapshot, PresenterAnswers(), path)

    assert path.stat().st_mode & 0o777 == mode


@pytest.fixture
def another_group(monkeypatch):
    """A group of this user's, the first one's own where there is no other."""
    mine = sorted({*os.getgroups(), os.getegid()})
    number = 65_534 if os.geteuid() == 0 else mine[-1]
    monkeypatch.setenv("HOH_GROUP", str(number))
    return number


def test_a_group_may_read_snapshots_and_nothing_else(loaded_var, another_group):
    assert main(["publish"]) == 0
    snapshots = loaded_var / "snapshots"
    inside = [snapshots, *snapshots.rglob("*")]

    assert {path.stat().st_gid for path in inside} == {another_group}
    assert {path.stat().st_mode & 0o777 for path in inside if path.is_dir()} == {0o750}
    assert {path.stat().st_mode & 0o777 for path in inside if path.is_file()} == {0o640}
    assert loaded_var.stat().st_mode & 0o777 == 0o710  # passed through, not listed
    others = open_to_others(loaded_var)
    assert {path for path in others if "/snapshots" not in path} == {loaded_var.name}


def test_without_the_group_again_snapshots_are_closed_to_it(loaded_var, another_group, monkeypatch):
    assert main(["publish"]) == 0
    monkeypatch.delenv("HOH_GROUP")

    assert main(["figures"]) == 0
    assert open_to_others(loaded_var) == {}


def test_a_group_that_does_not_exist_is_explained(loaded_var, monkeypatch, capsys):
    monkeypatch.setenv("HOH_GROUP", "no-such-group-here")

    assert main(["publish"]) == 2
    assert "no-such-group-here" in capsys.readouterr().err
    with pytest.raises(RecordsError, match="HOH_GROUP"):
        share_snapshots(loaded_var)


def test_a_group_is_named_by_its_name_too(loaded_var, monkeypatch):
    monkeypatch.setenv("HOH_GROUP", grp.getgrgid(os.getegid()).gr_name)

    assert main(["publish"]) == 0
    assert current_snapshot().folder.stat().st_mode & 0o777 == 0o750
