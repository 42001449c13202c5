"""The record store's tables: one for each table of the schema, and the batches loaded into them.

References between tables are not foreign keys here. Deliveries and repair funding refer to each
other, whole folders are loaded in one go, and a database's refusal names neither file nor row;
the checks of intake hold the references instead, before anything is written.
"""

import sqlalchemy as sa

from data_access.schema import TABLES, Column, Table
from data_access.schema.kinds import STORED

METADATA = sa.MetaData()

# Looked up one at a time, by the pages that show one house.
FOUND_BY = ("household_id", "repair_id")


def _column(column: Column, table: Table) -> sa.Column:
    kind = STORED[column.kind]
    if column.name == "record_version":
        return sa.Column(column.name, kind, nullable=False, server_default="1")
    if column.name in table.key:
        return sa.Column(column.name, kind, primary_key=True, autoincrement=False)
    return sa.Column(column.name, kind, nullable=not column.required, index=column.name in FOUND_BY)


RECORDS = {
    table.name: sa.Table(
        table.name, METADATA, *(_column(column, table) for column in table.columns)
    )
    for table in TABLES
}
DATA_IMPORT = sa.Table(
    "data_import",
    METADATA,
    sa.Column("batch_id", sa.Text, primary_key=True),
    sa.Column("number", sa.BigInteger, nullable=False),  # 1, 2, 3, …: the order of the batches
    sa.Column("source", sa.Text, nullable=False),  # file, form, meeting or quarantine
    sa.Column("files", sa.Text, nullable=False),  # a JSON object: file name to SHA-256
    sa.Column("sha256", sa.Text, nullable=False),  # of `files`: the same for the same bytes
    sa.Column("mapping", sa.Text, nullable=False),  # a JSON object: table to heading to column
    sa.Column("mode", sa.Text, nullable=False),  # good_rows or all_or_nothing
    sa.Column("clear_empty", sa.Boolean, nullable=False),  # whether an empty cell cleared a value
    sa.Column("rows_read", sa.BigInteger, nullable=False),
    sa.Column("rows_kept", sa.BigInteger, nullable=False),
    sa.Column("rows_rejected", sa.BigInteger, nullable=False),
    sa.Column("rows_new", sa.BigInteger, nullable=False),
    sa.Column("rows_changed", sa.BigInteger, nullable=False),
    sa.Column("counts", sa.Text, nullable=False),  # a JSON object: table to new, changed, …
    sa.Column("loaded_by", sa.Text),  # an account's id, or the name given to the command
    sa.Column("started_at", sa.DateTime, nullable=False),  # UTC
    sa.Column("finished_at", sa.DateTime),
    sa.Column("state", sa.Text, nullable=False),  # one of vocabulary.BATCH_STATE
    sa.Column("process", sa.Text),  # of the program that keeps it: data_access/system/process.py
    sa.Column("undone_at", sa.DateTime),
    sa.Column("undone_by", sa.Text),
    sa.UniqueConstraint("number", name="uq_data_import_number"),
)
