"""Records that are loaded and published once, for all the tests that only read them."""

import fcntl
import os
import shutil
from argparse import Namespace

import pytest

from data_access.commands.records import setup
from data_access.system.paths import ROOT


def made_once(tmp_path_factory, name, make):
    """A copy of the folder that `make(folder)` fills: made once for all workers of pytest-xdist."""
    run = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        run = run.parent  # that of the run, in which each worker has its own
    made = run / f"made-once-{name}"
    with (run / f"{made.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            making = run / f"{made.name}-half"
            make(making)
            making.rename(made)
    return shutil.copytree(made, tmp_path_factory.mktemp(name) / "var")


def published_in(var, records=ROOT / "sample_data"):
    """Loads and publishes a folder of records into a var/, as `make run` does."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("HOH_VAR", str(var))
        assert setup.run(Namespace(folder=records)) == 0
