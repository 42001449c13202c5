"""An office's folder as it is in use, for each fault."""

from contextlib import closing

import pytest

from data_access.intake.commit import commit
from data_access.intake.folder import check_folder
from data_access.publish import publish
from data_access.store import open_store
from tests.records import records_folder


@pytest.fixture
def in_use(var, tmp_path):
    """var/ with the minimal programme in its store, published; answers the id of the snapshot."""
    with closing(open_store()) as store:
        commit(check_folder(records_folder(tmp_path / "in"), store), store)
        return publish(store)
