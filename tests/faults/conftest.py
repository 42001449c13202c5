"""An office's folder as it is in use, for each fault."""

import pytest

from data_access.publishing.current import current_snapshot


@pytest.fixture
def in_use(published_var):
    """var/ with the minimal programme in its store, published; answers the id of the snapshot."""
    return current_snapshot().id
