"""Rows that come from no file: entered in a form, or taken out of quarantine."""

from collections.abc import Mapping, Sequence

import pandas as pd

from data_access.intake.layout.read import TableFile
from data_access.schema import Table


def written(table: Table, rows: Sequence[Mapping[str, str]]) -> TableFile:
    """The rows as a file of the table would hold them, numbered from 1; it is called after the
    table. A column that a row does not name is left empty in it."""
    cells = pd.DataFrame(
        [dict(row) for row in rows], index=pd.RangeIndex(1, 1 + len(rows)), dtype="str"
    ).fillna("")
    order = [column.name for column in table.columns if column.name in cells]
    return TableFile(table, table.name, "", cells[order], {name: name for name in order})
