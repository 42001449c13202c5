"""Whether the dashboard may be tried without signing in. Asked anew at every connection."""

from urllib.parse import urlsplit

import sqlalchemy as sa

from data_access.accounts.shared_store import asking, has_store
from data_access.snapshots.snapshot import Snapshot
from data_access.store.account_tables import ACCOUNT
from data_access.system.paths import presented_path

LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def is_trial(published: Snapshot, listens_on: str | None, host: str | None = None) -> bool:
    """Only where all three hold: the records say that they are made up, this machine alone can
    ask (the address the server is bound to, and the Host header, which may hold a port), and
    nobody has an account. Of a published file the second is enough: there is nothing in it that
    was not made to be shown, and no account is looked for."""
    asked_by = urlsplit(f"//{host}").hostname if host else listens_on
    ours = {listens_on, asked_by} <= LOOPBACK
    if published.is_presented:
        return ours
    return ours and published.made_up and not has_accounts()


def has_accounts() -> bool:
    """Whether anybody could sign in. RecordsError if the store does not answer."""
    if presented_path() or not has_store():
        return False
    with asking() as connection:
        return bool(connection.scalar(sa.select(sa.exists().select_from(ACCOUNT))))
