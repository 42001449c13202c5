"""The sample records as they are published, for all the tests that look at files of them."""

import pytest

from data_access.publishing.current import current_snapshot


@pytest.fixture
def sample(sample_published, monkeypatch):
    """The folder that the sample is published in, as var/ of this test."""
    monkeypatch.setenv("HOH_VAR", str(sample_published))
    return sample_published


@pytest.fixture
def snapshot(sample):
    return current_snapshot()
