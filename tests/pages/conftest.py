"""The sample records, published once for all tests of the pages, with every personal field marked."""

import shutil
from functools import cache

import pytest

from data_access.publishing.current import current_snapshot
from data_access.store.record_store import open_store
from data_access.system.paths import ROOT
from tests.pages import reading
from tests.pages.marked import mark_personal_fields
from tests.published import made_once, published_in
from ui.charts.drawing import show


@pytest.fixture(scope="session")
def marked_sample(tmp_path_factory):
    """The folder of marked records."""
    return made_once(
        tmp_path_factory,
        "marked",
        lambda folder: mark_personal_fields(ROOT / "sample_data", folder),
    )


@pytest.fixture(scope="session")
def published_sample(marked_sample, tmp_path_factory):
    """A var/ with the marked records loaded and published."""
    return made_once(
        tmp_path_factory, "published-marked", lambda var: published_in(var, marked_sample)
    )


@pytest.fixture(autouse=True)
def var(var, published_sample, monkeypatch):
    """Every page here reads the published sample, unless its test names another folder."""
    monkeypatch.setenv("HOH_VAR", str(published_sample))
    return published_sample


@pytest.fixture(scope="package", autouse=True)
def every_table_is_open():
    """What stands behind a picture is read as well: a page sends it once its reader opens it."""
    with pytest.MonkeyPatch.context() as pages:
        pages.setattr(show, "OPEN_AT_FIRST", True)
        yield


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
