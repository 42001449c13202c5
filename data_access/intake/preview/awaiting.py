"""Rows that wait only for their record: they change something in it, and it has not come yet."""

import json
from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from data_access.intake.cells.normalise import means_nothing
from data_access.intake.checks.check import checked
from data_access.intake.matching.merge import merged
from data_access.intake.matching.row_keys import row_keys
from data_access.intake.preview.form_rows import written
from data_access.intake.preview.preview import Preview
from data_access.schema import BY_NAME
from data_access.store.intake_tables import QUARANTINE

ASKED_AT_A_TIME = 1_000  # a statement takes no more than some thousand ids
Cells = Mapping[str, str]


def still_to_say(
    connection: sa.Connection, row_ids: Sequence[str], preview: Preview
) -> frozenset[str]:
    """Of these rows of the quarantine, those that waited for a record which comes with the preview
    and is not as they say: they are to be tried again, not taken for settled."""
    tried_again = set(preview.row_ids.values())
    waited: dict[str, dict[str, Cells]] = {}
    for row in _rows(connection, [one for one in row_ids if one not in tried_again]):
        cells = json.loads(row.cells)
        if waits_for_its_record(cells, [column for column, *_words in json.loads(row.findings)]):
            waited.setdefault(row.table_name, {})[row.row_id] = cells
    return frozenset(
        row_id for name, rows in waited.items() for row_id in _otherwise(name, rows, preview)
    )


def waits_for_its_record(cells: Cells, wrong: Sequence[str | None]) -> bool:
    """Whether nothing stands against the row but what it leaves out, in columns of which its file
    had not all. `wrong` names the column of each of its issues."""
    lacks_a_column = any(column is not None and column not in cells for column in wrong)
    return lacks_a_column and all(
        column is not None and _says_nothing(cells.get(column, "")) for column in wrong
    )


def _otherwise(table_name: str, rows: Mapping[str, Cells], preview: Preview) -> list[str]:
    """The rows under the key of a new record that has other values than theirs."""
    table, new = BY_NAME[table_name], preview.tables[table_name].outcome.new
    outcome = checked(written(table, list(rows.values())), stored=new)
    records = outcome.records
    wrong = {issue.row for issue in outcome.issues if issue.severity == "error" and issue.row}
    come = row_keys(records, table).isin(row_keys(new, table))
    same = merged(records, new, table).same.index.difference(list(wrong))
    return [
        row_id for place, row_id in enumerate(rows, start=1) if come[place] and place not in same
    ]


def _rows(connection: sa.Connection, row_ids: Sequence[str]) -> list[sa.Row]:
    asked = sa.select(
        QUARANTINE.c.row_id, QUARANTINE.c.table_name, QUARANTINE.c.cells, QUARANTINE.c.findings
    )
    return [
        row
        for first in range(0, len(row_ids), ASKED_AT_A_TIME)
        for row in connection.execute(
            asked.where(QUARANTINE.c.row_id.in_(row_ids[first : first + ASKED_AT_A_TIME]))
        )
    ]


def _says_nothing(cell: str) -> bool:
    return not cell or means_nothing(cell)
