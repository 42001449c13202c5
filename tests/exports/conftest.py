"""The sample records, published once for all the tests that look at files of them."""

from argparse import Namespace

import pytest

from data_access.commands import setup
from data_access.snapshot import current_snapshot
from data_access.var import ROOT


@pytest.fixture(scope="session")
def sample_published(tmp_path_factory):
    folder = tmp_path_factory.mktemp("published")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("HOH_VAR", str(folder))
        assert setup.run(Namespace(folder=ROOT / "sample_data")) == 0
    return folder


@pytest.fixture
def sample(sample_published, monkeypatch):
    """The folder that the sample is published in, as var/ of this test."""
    monkeypatch.setenv("HOH_VAR", str(sample_published))
    return sample_published


@pytest.fixture
def snapshot(sample):
    return current_snapshot()
