"""What intake remembers: history of rows, quarantine, mappings and jobs; batches tell more."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

# What the batches of an older store were, as far as it can be known.
FILLED = {
    "source": "file",
    "mapping": "{}",
    "mode": "all_or_nothing",
    "clear_empty": True,
    "counts": "{}",
}


def upgrade() -> None:
    with op.batch_alter_table("data_import") as batch:
        batch.add_column(sa.Column("number", sa.BigInteger(), nullable=True))
        batch.add_column(sa.Column("source", sa.Text(), nullable=True))
        batch.add_column(sa.Column("mapping", sa.Text(), nullable=True))
        batch.add_column(sa.Column("mode", sa.Text(), nullable=True))
        batch.add_column(sa.Column("clear_empty", sa.Boolean(), nullable=True))
        batch.add_column(sa.Column("counts", sa.Text(), nullable=True))
        batch.add_column(sa.Column("process", sa.Text(), nullable=True))
        batch.add_column(sa.Column("undone_at", sa.DateTime(), nullable=True))
        batch.add_column(sa.Column("undone_by", sa.Text(), nullable=True))
    batches = sa.table(
        "data_import",
        sa.column("batch_id", sa.Text),
        sa.column("finished_at", sa.DateTime),
        sa.column("number", sa.BigInteger),
        *(sa.column(name) for name in FILLED),
    )
    connection = op.get_bind()
    in_order = sa.select(batches.c.batch_id).order_by(batches.c.finished_at, batches.c.batch_id)
    for number, batch_id in enumerate(connection.scalars(in_order).all(), start=1):
        connection.execute(
            batches.update()
            .where(batches.c.batch_id == batch_id)
            .values(number=number, **FILLED)
        )
    with op.batch_alter_table("data_import") as batch:
        for name, kind in (
            ("number", sa.BigInteger()),
            ("source", sa.Text()),
            ("mapping", sa.Text()),
            ("mode", sa.Text()),
            ("clear_empty", sa.Boolean()),
            ("counts", sa.Text()),
        ):
            batch.alter_column(name, existing_type=kind, nullable=False)
        batch.alter_column("finished_at", existing_type=sa.DateTime(), nullable=True)
        batch.create_unique_constraint("uq_data_import_number", ["number"])
    op.create_table(
        "row_history",
        sa.Column("batch_id", sa.Text(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("row_key", sa.Text(), nullable=False),
        sa.Column("operation", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("batch_id", "table_name", "row_key"),
    )
    op.create_index("ix_row_history_row", "row_history", ["table_name", "row_key"])
    op.create_table(
        "quarantine",
        sa.Column("row_id", sa.Text(), nullable=False),
        sa.Column("batch_id", sa.Text(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("row_key", sa.Text(), nullable=True),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("sheet", sa.Text(), nullable=True),
        sa.Column("file_row", sa.BigInteger(), nullable=False),
        sa.Column("cells", sa.Text(), nullable=False),
        sa.Column("findings", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("settled_at", sa.DateTime(), nullable=True),
        sa.Column("settled_by", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("row_id"),
    )
    op.create_index("ix_quarantine_batch_id", "quarantine", ["batch_id"])
    op.create_index("ix_quarantine_row", "quarantine", ["table_name", "row_key"])
    op.create_table(
        "intake_mapping",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("mapping", sa.Text(), nullable=False),
        sa.Column("saved_by", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("source", "table_name"),
    )
    op.create_table(
        "intake_job",
        sa.Column("job_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("started_by", sa.Text(), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
        sa.Column("finished_at", sa.DateTime(), nullable=True),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("done", sa.BigInteger(), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("process", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("job_id"),
    )
    op.create_index("ix_intake_job_started_by", "intake_job", ["started_by"])
