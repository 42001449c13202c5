"""An office's folder as it is in use, for each fault."""

from contextlib import closing

import pytest

from data_access.publishing.publish import publish
from data_access.store.record_store import open_store


@pytest.fixture
def in_use(loaded_var):
    """var/ with the minimal programme in its store, published; answers the id of the snapshot."""
    with closing(open_store()) as store:
        return publish(store)
