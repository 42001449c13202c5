"""The sample records, published once for all tests of the pages, with every personal field marked."""

import shutil
from argparse import Namespace
from functools import cache

import pytest

from data_access.commands.records import setup
from data_access.publishing.current import current_snapshot
from data_access.store.record_store import open_store
from data_access.system.paths import ROOT
from tests.pages import reading
from tests.pages.marked import mark_personal_fields


@pytest.fixture(scope="session")
def marked_sample(tmp_path_factory):
    """The folder of marked records."""
    folder = tmp_path_factory.mktemp("marked") / "sample"
    mark_personal_fields(ROOT / "sample_data", folder)
    return folder


@pytest.fixture(scope="session")
def published_sample(marked_sample, tmp_path_factory):
    """A var/ with the marked records loaded and published."""
    folder = tmp_path_factory.mktemp("published")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("HOH_VAR", str(folder))
        assert setup.run(Namespace(folder=marked_sample)) == 0
    return folder


@pytest.fixture(autouse=True)
def var(var, published_sample, monkeypatch):
    """Every page here reads the published sample, unless its test names another folder."""
    monkeypatch.setenv("HOH_VAR", str(published_sample))
    return published_sample


@pytest.fixture(scope="session")
def read():
    """Opens a page of the sample once for all the tests that look at it and change nothing."""
    return cache(reading.read)


@pytest.fixture
def snapshot(var):
    return current_snapshot()


@pytest.fixture
def own_var(var, tmp_path, monkeypatch):
    """A copy of the published sample that a test may damage."""
    folder = tmp_path / "own"
    shutil.copytree(var / "snapshots", folder / "snapshots")
    monkeypatch.setenv("HOH_VAR", str(folder))
    return folder


@pytest.fixture
def store(var, tmp_path, monkeypatch):
    """The store of a copy of the marked sample that may be written to."""
    folder = tmp_path / "own"
    shutil.copytree(var, folder)
    monkeypatch.setenv("HOH_VAR", str(folder))
    store = open_store()
    yield store
    store.close()
