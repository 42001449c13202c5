"""A store that holds the minimal programme: loaded once, and copied for each test."""

import shutil

import pytest

from data_access.intake.commit import commit
from data_access.intake.folder import check_folder
from data_access.store import open_store
from tests.records import records_folder


@pytest.fixture(scope="session")
def loaded_file(tmp_path_factory):
    """The file of an SQLite store with the minimal programme as its batch 1, by "officer"."""
    folder = tmp_path_factory.mktemp("loaded")
    store = open_store(f"sqlite:///{folder / 'store.sqlite'}")
    commit(check_folder(records_folder(folder / "in"), store), store, "officer")
    store.close()
    return folder / "store.sqlite"


@pytest.fixture
def loaded(loaded_file, var):
    """A store with the minimal programme as its batch 1, on SQLite."""
    var.mkdir(parents=True)
    shutil.copy(loaded_file, var / "store.sqlite")
    store = open_store()
    yield store
    store.close()
