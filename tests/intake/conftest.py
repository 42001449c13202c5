"""The minimal programme: checked once for all tests that keep it, and a store that holds it."""

import shutil

import pytest

from data_access.intake.commit import commit
from data_access.intake.folder import check_folder
from data_access.store import open_store
from tests.records import records_folder


@pytest.fixture(scope="session")
def minimal_folder(tmp_path_factory):
    return records_folder(tmp_path_factory.mktemp("minimal") / "in")


@pytest.fixture(scope="session")
def minimal(minimal_folder, tmp_path_factory):
    """The preview of the minimal programme in an empty store: every empty store can keep it."""
    store = open_store(f"sqlite:///{tmp_path_factory.mktemp('checked') / 'store.sqlite'}")
    preview = check_folder(minimal_folder, store)
    store.close()
    return preview


@pytest.fixture(scope="session")
def loaded_file(minimal, tmp_path_factory):
    """The file of an SQLite store with the minimal programme as its batch 1, by "officer"."""
    file = tmp_path_factory.mktemp("loaded") / "store.sqlite"
    store = open_store(f"sqlite:///{file}")
    commit(minimal, store, "officer")
    store.close()
    return file


@pytest.fixture
def loaded(loaded_file, var):
    """A store with the minimal programme as its batch 1, on SQLite."""
    var.mkdir(parents=True)
    shutil.copy(loaded_file, var / "store.sqlite")
    store = open_store()
    yield store
    store.close()
