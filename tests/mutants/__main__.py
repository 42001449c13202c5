"""`make mutants`: plants each fault of faults.py in a copy of the project and runs its tests.

A fault that no test notices survives and is named; then, and where something could not be run, the
command ends with 1. Words behind it (`python -m tests.mutants access.py cells.py`) plant only the
faults whose file or text holds one of them, or whose list has that name (`ACCESS`).
"""

import compileall
import importlib
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from py_compile import PycInvalidationMode

import pytest

from tests.mutants import faults
from tests.mutants.fault import Fault

ROOT = Path(__file__).parent.parent.parent
NOT_COPIED = shutil.ignore_patterns(".*", "__pycache__", "var", "docs", "node_modules", "*.sqlite*")
NOTICED, PASSED = 1, 0  # how pytest ends
# What the tests import of others, seconds long: this process does it once, for all that it forks.
OTHERS = (
    "pandas",
    "duckdb",
    "sqlalchemy",
    "alembic",
    "streamlit",
    "hypothesis",
    "openpyxl",
    "scipy",
)


def main(words: list[str]) -> int:
    chosen = [one for one in faults.FAULTS if not words or is_named(one, words)]
    for name in OTHERS:
        importlib.import_module(name)
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        tree = Path(folder) / "tree"
        shutil.copytree(ROOT, tree, ignore=NOT_COPIED)
        # Known by what it was compiled from: a change of the same length within a second is seen.
        compileall.compile_dir(tree, quiet=2, invalidation_mode=PycInvalidationMode.CHECKED_HASH)
        every = sorted({test for fault in chosen for test in fault.tests})
        say(f"{len(chosen)} faults. First their tests without any.")
        if ended(tree, every) != PASSED:
            say("The tests fail without a fault: mend that first.")
            return 1
        wrong = [fault for fault in chosen if not is_noticed(tree, fault)]
    say(f"{len(chosen) - len(wrong)} of {len(chosen)} noticed.")
    return 1 if wrong else 0


def is_named(fault: Fault, words: list[str]) -> bool:
    return any(
        fault in getattr(faults, word, ())
        if word.isupper()
        else word in f"{fault.file} {fault.old}"
        for word in words
    )


def is_noticed(tree: Path, fault: Fault) -> bool:
    path = tree / fault.file
    sound = path.read_text("utf-8")
    if sound.count(fault.old) != 1:
        say(f"NOT PLANTED  {fault}: the text stands there {sound.count(fault.old)} times")
        return False
    path.write_text(sound.replace(fault.old, fault.new), "utf-8")
    begun = time.monotonic()
    end = ended(tree, fault.tests)
    path.write_text(sound, "utf-8")
    found = {NOTICED: "noticed", PASSED: "SURVIVED"}.get(end, f"NOT RUN ({end})")
    say(f"{found:12} {time.monotonic() - begun:3.0f} s  {fault}")
    return end == NOTICED


def ended(tree: Path, tests) -> int:
    """How pytest ends over these tests of the copy, in a process of its own."""
    child = os.fork()
    if not child:
        quiet = os.open(os.devnull, os.O_WRONLY)
        for stream in (sys.stdout, sys.stderr):
            os.dup2(quiet, stream.fileno())
        os._exit(outcome(tree, tests))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def outcome(tree: Path, tests) -> int:
    """The same in this process, which knows of the project's own code only that copy then."""
    os.chdir(tree)
    sys.dont_write_bytecode = True
    sys.path[:] = [str(tree), *(path for path in sys.path if Path(path).absolute() != ROOT)]
    for name in [name for name in sys.modules if name.split(".")[0] == "tests"]:
        del sys.modules[name]
    imported_already = ["-W", "ignore::pytest.PytestAssertRewriteWarning"]
    return int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", *imported_already, *tests]))


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
