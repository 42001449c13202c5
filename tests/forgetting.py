"""As if nothing had been released: the next publication is a first one."""

import shutil

from data_access.accounts.shared_store import the_store
from data_access.store.publication import RELEASE_FILE
from data_access.store.record_store import Store
from data_access.system.paths import releases_folder


def forget_releases(store: Store | None = None) -> None:
    shutil.rmtree(releases_folder(), ignore_errors=True)
    with (store or the_store()).transaction() as connection:
        connection.execute(RELEASE_FILE.delete())
