"""The submissions that the store's records came from, as batches noted them."""

from collections.abc import Iterable, Mapping

import pandas as pd
import sqlalchemy as sa

from data_access.store.intake_tables import SURVEY_SUBMISSION
from data_access.store.record_store import Store
from data_access.store.tables import DATA_IMPORT

COLUMNS = ("table_name", "row_key", "form", "uuid", "server_id")


def noted_submissions(store: Store) -> pd.DataFrame:
    """One row a record and submission, by the columns `COLUMNS`, in their order. What an undone
    batch noted is not among them."""
    with store.reading() as connection:
        rows = sorted(_noted(connection), key=str)
    return pd.DataFrame(rows, columns=list(COLUMNS))


def note_submissions(
    connection: sa.Connection, batch_id: str, lines: Iterable[Mapping[str, str | None]]
) -> None:
    """Notes under the batch what is not noted yet. `lines`: dicts of `COLUMNS`."""
    known = _noted(connection)
    new = [
        {"batch_id": batch_id, **line}
        for line in lines
        if tuple(line[name] for name in COLUMNS) not in known
    ]
    if new:
        connection.execute(SURVEY_SUBMISSION.insert(), new)


def hand_over_submissions(connection: sa.Connection, heirs: Iterable[sa.Row]) -> None:
    """What an undone batch noted of records that a later batch confirmed is that one's from now on.

    `heirs`: rows with `batch_id`, `later_id`, `table_name` and `row_key`.
    """
    noted, other = SURVEY_SUBMISSION, SURVEY_SUBMISSION.alias("other")
    its_own = sa.exists().where(
        other.c.batch_id == sa.bindparam("heir"),
        other.c.table_name == noted.c.table_name,
        other.c.row_key == noted.c.row_key,
    )
    statement = (
        noted.update()
        .where(
            noted.c.batch_id == sa.bindparam("undone"),
            noted.c.table_name == sa.bindparam("in_table"),
            noted.c.row_key == sa.bindparam("of_row"),
            ~its_own,
        )
        .values(batch_id=sa.bindparam("heir"))
    )
    rows = [
        {
            "heir": row.later_id,
            "undone": row.batch_id,
            "in_table": row.table_name,
            "of_row": row.row_key,
        }
        for row in heirs
    ]
    if rows:
        connection.execute(statement, rows)


def _noted(connection: sa.Connection) -> set[tuple]:
    noted = SURVEY_SUBMISSION.c
    asked = (
        sa.select(*(noted[name] for name in COLUMNS))
        .select_from(SURVEY_SUBMISSION)
        .outerjoin(DATA_IMPORT, DATA_IMPORT.c.batch_id == noted.batch_id)
        .where((noted.batch_id == "") | (DATA_IMPORT.c.state == "committed"))
    )
    return set(map(tuple, connection.execute(asked)))
