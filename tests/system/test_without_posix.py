"""What Windows has not: the program starts, locks and checks a file without it.

Seen here is that nothing needs the modules of POSIX; Windows itself was not at hand.
"""

import os
import subprocess
import sys

import pytest

from data_access.presentation_file.writing import PresenterAnswers, write_answers
from data_access.publishing.current import current_snapshot
from data_access.system.paths import ROOT
from tests.programmes import programme_of

# Python's modules of POSIX are as if they were not there, once its own library, which has another
# half for Windows, is loaded. msvcrt, which Windows has in their place,
# is kept by a lock of the same meaning: one byte, held until the file is closed.
AS_ON_WINDOWS = """
import asyncio, ctypes, multiprocessing, os, signal, subprocess, sys, tempfile, types

libc = ctypes.CDLL(None, use_errno=True)

def locking(number, mode, size):
    if libc.flock(number, 2 | 4):
        raise PermissionError(ctypes.get_errno(), "held by another program")

sys.modules["msvcrt"] = types.SimpleNamespace(locking=locking, LK_NBLCK=2)
for name in ("fcntl", "resource", "grp", "pwd", "termios"):
    sys.modules[name] = None
del signal.SIGXCPU, signal.SIGKILL
"""


def as_on_windows(program, *arguments, **environment):
    return subprocess.run(
        [sys.executable, "-c", AS_ON_WINDOWS + program, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
    )


@pytest.fixture
def file(tmp_path):
    """The smallest file that was published."""
    write_answers(programme_of().snapshot, PresenterAnswers(), tmp_path / "meeting.hoh")
    return tmp_path / "meeting.hoh"


def test_a_published_file_is_checked_and_the_application_is_imported(file, tmp_path):
    told = as_on_windows(
        """
import dashboard, hoh.running, hoh.serving, hoh.presenting
import data_access.backup.making, data_access.intake.files.excel_worker
from hoh.__main__ import main
sys.exit(main(["check-file", sys.argv[1]]))
""",
        file,
        HOH_VAR=str(tmp_path / "another-machine"),
    )

    assert told.returncode == 0, told.stderr
    assert "The file is whole" in told.stdout


def test_records_are_loaded_and_published_with_the_locks_that_windows_has(minimal_folder, var):
    told = as_on_windows(
        "from hoh.__main__ import main\nsys.exit(main(['load', sys.argv[1]]))", minimal_folder
    )

    assert told.returncode == 0, told.stderr
    assert current_snapshot().manifest["row_counts"]["household"] == 3
    assert [path.name for path in var.glob("*.lock")] == ["snapshots.lock"]  # beside its folder


def test_two_programs_do_not_hold_a_folder_at_once_there_either(tmp_path):
    (tmp_path / "held").mkdir()
    program = """
from pathlib import Path
from data_access.system.locks import close_folder, hold, open_folder
folder = Path(sys.argv[1])
first, second = open_folder(folder), open_folder(folder)
told = [hold(first), hold(second, wait=False)]
close_folder(folder, first)
told.append(hold(second, wait=False))
folder.rmdir()
close_folder(folder, second)
sys.stdout.write(f"{told} {sorted(path.name for path in folder.parent.iterdir())}")
"""
    told = as_on_windows(program, tmp_path / "held")

    assert told.stdout == "[True, False, True] []", told.stderr


@pytest.mark.parametrize("name", ["run.bat", "present.bat"])
def test_the_launchers_for_windows_install_the_lock_and_start_the_command(name):
    text = (ROOT / name).read_bytes().decode("ascii")

    assert text.count("\r\n") == text.count("\n")  # cmd.exe misreads labels otherwise
    assert "--require-hashes -r requirements.lock" in text
    assert f"-m hoh {name.removesuffix('.bat')}" in text
