"""What the tests of the rules between tables begin with."""

import shutil

import pytest

from data_access.intake.matching.incoming import Incoming
from data_access.schema import BY_NAME
from data_access.store.record_store import open_store


@pytest.fixture(scope="session")
def alone(minimal, empty_file, tmp_path_factory):
    """The minimal programme beside an empty store: what is not changed is put together once."""
    folder = tmp_path_factory.mktemp("alone")
    store = open_store(f"sqlite:///{shutil.copy(empty_file, folder)}")
    yield Incoming(store, minimal.records, {name: f"{name}.csv" for name in BY_NAME})
    store.close()
