"""Which snapshot was published last, by whatever machine: so that another one sees it is behind."""

from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sa

from data_access.store.record_store import Store
from data_access.store.tables import DATA_IMPORT, METADATA

CURRENT_SNAPSHOT = sa.Table(
    "current_snapshot",
    METADATA,
    sa.Column("snapshot_id", sa.Text, primary_key=True),  # one row
    sa.Column("revision", sa.Text, nullable=False),  # Store.revision, of which it was made
    sa.Column("changes", sa.Text, nullable=False),  # Changes.mark, of the same moment
    sa.Column("published_at", sa.DateTime, nullable=False),  # UTC
)
# What the next release is compared with (data_access/publishing/releasing.py): what each household and
# house added to what was released, by its code, as Parquet files.
RELEASE_FILE = sa.Table(
    "release_file",
    METADATA,
    sa.Column("name", sa.Text, primary_key=True),  # in the folder `releases`
    sa.Column("sha256", sa.Text, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
)


@dataclass(frozen=True)
class Changes:
    """How far the batches of a store go. `mark` differs after each that changed a record, kept or
    undone; `at` is when the last one did, in UTC, or None before any."""

    mark: str
    at: datetime | None

    def is_older_than(self, mark: str) -> bool:
        """Whether batches are missing that were there at that mark: none ever goes away."""
        return any(now < then for now, then in zip(_counts(self.mark), _counts(mark), strict=True))


def _counts(mark: str) -> tuple[int, int]:
    kept, undone, *_newest = mark.split("/")
    return int(kept), int(undone)


def changes(connection: sa.Connection) -> Changes:
    """Asked at every page: it looks at the batches and at no record."""
    batch = DATA_IMPORT.c
    did = batch.rows_new + batch.rows_changed > 0
    undone = batch.state == "undone"
    row = connection.execute(
        sa.select(
            sa.func.count().label("kept"),
            sa.func.count().filter(undone).label("undone"),
            sa.func.max(batch.batch_id).label("one"),  # tells one store from another
            sa.func.max(batch.finished_at).label("kept_at"),
            sa.func.max(batch.undone_at).label("undone_at"),
        ).where(did, undone | (batch.state == "committed"))
    ).one()
    moments = [at for at in (row.kept_at, row.undone_at) if at]
    return Changes(f"{row.kept}/{row.undone}/{row.one or ''}", max(moments, default=None))


def note_published(store: Store, snapshot_id: str, revision: str, mark: str) -> None:
    """Writes down that this snapshot is current from now on."""
    with store.transaction() as connection:
        connection.execute(CURRENT_SNAPSHOT.delete())
        connection.execute(
            CURRENT_SNAPSHOT.insert().values(
                snapshot_id=snapshot_id,
                revision=revision,
                changes=mark,
                published_at=datetime.now(UTC).replace(tzinfo=None),
            )
        )


def last_published(connection: sa.Connection) -> sa.Row | None:
    """The row of CURRENT_SNAPSHOT; None before any publication."""
    return connection.execute(sa.select(CURRENT_SNAPSHOT)).one_or_none()
