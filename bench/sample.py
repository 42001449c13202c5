"""The sample records, published in a folder that is gone afterwards."""

import os
import tempfile
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

from data_access.commands.records import setup
from data_access.system.paths import ROOT


@contextmanager
def reading_from(folder: Path) -> Iterator[Path]:
    """Here and in every process started from here, `folder` is the var/ of the project."""
    before = {name: os.environ.pop(name, None) for name in ("HOH_VAR", "HOH_STORE", "HOH_ENGINE")}
    os.environ["HOH_VAR"] = str(folder)
    try:
        yield folder
    finally:
        del os.environ["HOH_VAR"]
        os.environ.update({name: value for name, value in before.items() if value is not None})


@contextmanager
def sample_published() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, reading_from(Path(folder)):
        said = StringIO()
        with redirect_stdout(said), redirect_stderr(said):  # warnings of the sample, line by line
            ready = setup.run(Namespace(folder=ROOT / "sample_data")) == 0
        if not ready:
            raise RuntimeError(f"the sample was not published:\n{said.getvalue()}")
        yield Path(folder)
