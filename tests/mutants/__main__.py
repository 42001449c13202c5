"""`make mutants`: plants each fault of faults.py in a copy of the project and runs its tests.

A fault that no test notices survives and is named; then, and where something could not be run, the
command ends with 1. Words behind it (`python -m tests.mutants access.py cells.py`) plant only the
faults whose file or text holds one of them.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.mutants.faults import FAULTS, Fault

ROOT = Path(__file__).parent.parent.parent
NOT_COPIED = shutil.ignore_patterns(".*", "__pycache__", "var", "docs", "node_modules", "*.sqlite*")
NOTICED, PASSED = 1, 0  # how pytest ends


def main(words: list[str]) -> int:
    faults = [
        one for one in FAULTS if not words or any(w in f"{one.file} {one.old}" for w in words)
    ]
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        tree = Path(folder) / "tree"
        shutil.copytree(ROOT, tree, ignore=NOT_COPIED)
        every = sorted({test for fault in faults for test in fault.tests})
        say(f"{len(faults)} faults. First their tests without any.")
        if ended(tree, every) != PASSED:
            say("The tests fail without a fault: mend that first.")
            return 1
        wrong = [fault for fault in faults if not is_noticed(tree, fault)]
    say(f"{len(faults) - len(wrong)} of {len(faults)} noticed.")
    return 1 if wrong else 0


def is_noticed(tree: Path, fault: Fault) -> bool:
    path = tree / fault.file
    sound = path.read_text("utf-8")
    if sound.count(fault.old) != 1:
        say(f"NOT PLANTED  {fault}: the text stands there {sound.count(fault.old)} times")
        return False
    path.write_text(sound.replace(fault.old, fault.new), "utf-8")
    end = ended(tree, fault.tests)
    path.write_text(sound, "utf-8")
    found = {NOTICED: "noticed", PASSED: "SURVIVED"}.get(end, f"NOT RUN ({end})")
    say(f"{found:12} {fault}")
    return end == NOTICED


def ended(tree: Path, tests) -> int:
    """How pytest ends over these tests of the copy. Nothing compiled is kept: a change of the same
    length within a second would go unseen."""
    command = [sys.executable, "-B", "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    without_cache = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(command, cwd=tree, env=without_cache, check=False, **quiet).returncode


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
