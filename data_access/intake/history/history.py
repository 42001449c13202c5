"""The history of each record: which batch added, changed or confirmed it, and what it was before."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd
import sqlalchemy as sa

from data_access.access.roles import Principal
from data_access.intake.matching.merge import Merged
from data_access.intake.matching.row_keys import row_keys
from data_access.schema import BY_NAME, Table
from data_access.schema.kinds import to_arrow
from data_access.store.intake_tables import ROW_HISTORY
from data_access.store.record_store import ROWS_AT_A_TIME, Store
from data_access.store.tables import DATA_IMPORT

Cells = dict[str, object]


@dataclass(frozen=True)
class Touch:
    """One batch's touch on one record. `before` and `after` hold the cells that it changed;
    a personal cell is named in `hidden`, and its values are told to nobody here."""

    batch_id: str
    number: int
    operation: str
    at: datetime
    by: str | None
    undone: bool
    before: Cells
    after: Cells
    hidden: tuple[str, ...]


def write_history(connection: sa.Connection, batch_id: str, table: Table, outcome: Merged) -> None:
    """Keeps what the batch does to one table: for a new or confirmed record its key alone, for one
    taken out every cell."""
    rows = _entries(batch_id, table, outcome)
    part: list[Mapping] = []
    for row in rows:
        part.append(row)
        if len(part) == ROWS_AT_A_TIME:
            connection.execute(ROW_HISTORY.insert(), part)
            part = []
    if part:
        connection.execute(ROW_HISTORY.insert(), part)


def history_of(store: Store, by: Principal, table_name: str, row_key: str) -> list[Touch]:
    """Every touch on one record, newest first. The key is as row_keys writes it.

    NotAllowed unless the reader may load records.
    """
    by.require("intake")
    table = BY_NAME[table_name]
    asked = (
        sa.select(ROW_HISTORY, DATA_IMPORT)
        .join(DATA_IMPORT, DATA_IMPORT.c.batch_id == ROW_HISTORY.c.batch_id)
        .where(ROW_HISTORY.c.table_name == table_name, ROW_HISTORY.c.row_key == row_key)
        .order_by(DATA_IMPORT.c.number.desc())
    )
    with store.reading() as connection:
        rows = connection.execute(
            asked.with_only_columns(
                ROW_HISTORY.c.batch_id,
                DATA_IMPORT.c.number,
                ROW_HISTORY.c.operation,
                DATA_IMPORT.c.finished_at,
                DATA_IMPORT.c.loaded_by,
                DATA_IMPORT.c.state,
                ROW_HISTORY.c.before,
                ROW_HISTORY.c.after,
            )
        ).all()
    return [_touch(row, table) for row in rows]


def cells_of(text: str | None, table: Table) -> Cells:
    """The cells of one entry with the values that the store keeps."""
    return {
        name: date.fromisoformat(value)
        if value is not None and table.column(name).kind == "date"
        else value
        for name, value in json.loads(text or "{}").items()
    }


def _touch(row: sa.Row, table: Table) -> Touch:
    before, after = cells_of(row.before, table), cells_of(row.after, table)
    touched = {**before, **after}
    hidden = {name for name in touched if table.personal or table.column(name).personal}
    return Touch(
        row.batch_id,
        row.number,
        row.operation,
        row.finished_at,
        row.loaded_by,
        row.state == "undone",
        {name: value for name, value in before.items() if name not in hidden},
        {name: value for name, value in after.items() if name not in hidden},
        tuple(sorted(hidden)),
    )


def _entries(batch_id: str, table: Table, outcome: Merged) -> Iterator[Mapping[str, str | None]]:
    def entry(key: str, operation: str, before: str | None, after: str | None) -> dict:
        return {
            "batch_id": batch_id,
            "table_name": table.name,
            "row_key": key,
            "operation": operation,
            "before": before,
            "after": after,
        }

    for key in row_keys(outcome.new, table):
        yield entry(key, "new", None, None)
    changed = zip(
        row_keys(outcome.changed, table),
        _changed_cells(outcome.before, outcome.differs, table),
        _changed_cells(outcome.changed, outcome.differs, table),
        strict=True,
    )
    for key, before, after in changed:
        yield entry(key, "changed", before, after)
    for key in row_keys(outcome.same, table):
        yield entry(key, "seen", None, None)
    whole = to_arrow(outcome.gone, table.columns).to_pylist()
    for key, cells in zip(row_keys(outcome.gone, table), whole, strict=True):
        yield entry(key, "removed", _as_json(cells), None)


def _changed_cells(records: pd.DataFrame, differs: pd.DataFrame, table: Table) -> list[str]:
    """For each record a JSON object of the cells that change, and of its version."""
    columns = [table.column(name) for name in [*differs.columns[differs.any()], "record_version"]]
    values = to_arrow(records, columns).to_pylist()
    changing = differs[[column.name for column in columns[:-1]]].to_numpy()
    return [
        _as_json(
            {
                column.name: value[column.name]
                for place, column in enumerate(columns)
                if column.name == "record_version" or row[place]
            }
        )
        for value, row in zip(values, changing, strict=True)
    ]


def _as_json(cells: Mapping[str, object]) -> str:
    return json.dumps(cells, ensure_ascii=False, default=date.isoformat)
