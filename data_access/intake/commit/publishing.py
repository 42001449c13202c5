"""Publishing after the records changed: what is published last is the newest state."""

from contextlib import closing

from data_access.intake.history.batches import By, reader_of
from data_access.publishing.behind import behind
from data_access.publishing.publish import POINTER, is_published, publish
from data_access.store import audit
from data_access.store.record_store import Store, open_store
from data_access.system.paths import snapshots_folder
from data_access.system.progress import Told, nobody


def publish_newest(store: Store, by: By = None, tell: Told = nobody) -> str | None:
    """Publishes until the current snapshot is of the store as it is; answers its id.

    Two that publish at once may finish in either order, so the state is looked at again. None if
    the store has become empty: then nothing stays published, and the pages say so.
    """
    if store.is_empty():
        (snapshots_folder() / POINTER).unlink(missing_ok=True)
        return None
    name = publish(store, tell=tell)
    while not is_published(store):
        name = publish(store)
    audit.record(store, "publish", reader_of(by), name)
    return name


def catch_up(seen: str | None) -> str | None:
    """Publishes what another machine has written, once it was seen at two looks: who writes publishes
    too, and may be about to. An older copy of the store is not published. `seen` is what the look
    before answered; None while nothing lags."""
    lag = behind()
    if lag is None or lag.is_older or lag.mark != seen:
        return lag.mark if lag else None
    with closing(open_store()) as store:
        publish_newest(store)
    return None
