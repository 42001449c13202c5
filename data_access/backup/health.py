"""Whether the record store is sound and backed up, for the administrator: looked at once a day."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from threading import Lock

from data_access.access.roles import Principal
from data_access.store.record_store import Store
from data_access.store.sqlite_file import is_sound
from data_access.system.errors import RecordsError
from data_access.system.faults import damaged
from data_access.system.last_backup import Backup, last_backup

EVERY = timedelta(days=1)
BACKED_UP_WITHIN = timedelta(days=7)  # older, or none at all: a matter to look into


@dataclass(frozen=True)
class Health:
    """`is_sound`: what SQLite's own check of the whole file found; None on a server, which looks
    after its files itself. Times are UTC."""

    is_sound: bool | None
    checked_at: datetime
    last_backup: Backup | None

    @property
    def backup_age(self) -> timedelta | None:
        """None where no backup is known here."""
        return datetime.now(UTC) - self.last_backup.made_at if self.last_backup else None

    @property
    def needs_backup(self) -> bool:
        """Also where the last is of a time to come: the clock was wrong then or is so now, and its age
        says nothing. A day too early may be another machine's clock."""
        return self.backup_age is None or not -EVERY <= self.backup_age <= BACKED_UP_WITHIN


_checking = Lock()
_checked: dict[str, tuple[float, bool | None, datetime]] = {}  # by the store's address


def health(store: Store, by: Principal) -> Health:
    """How the store is. The whole file is read at most once a day; the backup is as it is now.

    NotAllowed unless the reader may back up.
    """
    by.require("backup")
    address = str(store.engine.url)
    with _checking:
        known = _checked.get(address)
        if known is None or time.monotonic() - known[0] >= EVERY.total_seconds():
            known = _checked[address] = (time.monotonic(), _check(store), datetime.now(UTC))
    return Health(known[1], known[2], last_backup())


def _check(store: Store) -> bool | None:
    try:
        with store.reading() as connection:
            return is_sound(connection)
    except RecordsError as error:
        if error.text != damaged():
            raise
        return False  # too damaged even to be looked at
