"""Records found to be one, or divided, name each other; what was decided on likely doubles is saved."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_table(
        "record_link",
        sa.Column("batch_id", sa.Text(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("row_key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("other_key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("batch_id", "table_name", "row_key"),
    )
    op.create_index("ix_record_link_row", "record_link", ["table_name", "row_key"])
    op.create_table(
        "double_decision",
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("one_key", sa.Text(), nullable=False),
        sa.Column("other_key", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("table_name", "one_key", "other_key"),
    )
