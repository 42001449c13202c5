"""The status that a row of a repair's log starts from, where a file leaves the column out or empty."""

import pandas as pd

from data_access.intake.layout.table_file import TableFile

LOG, COLUMN = "repair_status_log", "from_status"


def with_status_before(
    file: TableFile, records: pd.DataFrame, stored: pd.DataFrame
) -> pd.DataFrame:
    """The records, each with the status that the row before it reached: that of the file or of the
    store, by seq. The first of a repair starts from none. A file with a word in the column keeps its
    own; a template's that is left empty from top to bottom says nothing. Rows that come from no file,
    and other tables, are not touched. What is filled in is counted in `file.changes`."""
    needed = {"repair_id", "seq", "to_status"}
    if file.table.name != LOG or _says_it(file) or not needed <= set(records):
        return records
    columns = ["repair_id", "seq", "to_status"]
    arriving = records[columns].assign(row=records.index)
    whole = pd.concat([stored[columns].assign(row=-1), arriving], ignore_index=True)
    whole = whole.dropna(subset=["repair_id", "seq"]).sort_values(["repair_id", "seq", "row"])
    # A row that the file brings again stands in the place of the stored one.
    whole = whole.drop_duplicates(["repair_id", "seq"], keep="last")
    whole[COLUMN] = whole.groupby("repair_id", sort=False)["to_status"].shift()
    before = whole[whole["row"] >= 0].set_index("row")[COLUMN].reindex(records.index)
    file.changes.add(COLUMN, "followed", int(before.notna().sum()))
    return records.assign(**{COLUMN: before})


def _says_it(file: TableFile) -> bool:
    if COLUMN not in file.cells:
        return False
    return file.source_rows is None or bool((file.cells[COLUMN] != "").any())
