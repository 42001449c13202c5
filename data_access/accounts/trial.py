"""Whether the dashboard may be tried without signing in. Asked anew at every connection."""

import sqlalchemy as sa

from data_access.accounts.opened import asking, has_store
from data_access.accounts.tables import ACCOUNT
from data_access.snapshot import Snapshot

LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def is_trial(published: Snapshot, *addresses: str | None) -> bool:
    """Only where all three hold: the records say that they are made up, every address (where the
    server listens, and the name it was asked by) is of this machine, and nobody has an account."""
    ours = all(address in LOOPBACK for address in addresses)
    return ours and published.made_up and not has_accounts()


def has_accounts() -> bool:
    """Whether anybody could sign in. RecordsError if the store does not answer."""
    if not has_store():
        return False
    with asking() as connection:
        return bool(connection.scalar(sa.select(sa.exists().select_from(ACCOUNT))))
