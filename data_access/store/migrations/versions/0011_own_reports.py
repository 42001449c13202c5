"""Promises lead to houses and get new days; reports have proofs, and who checked them is on record."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.create_table(
        "commitment_house",
        sa.Column("commitment_id", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("repair_id", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("linked_on", sa.Date(), nullable=False),
        *_stamps(),
        sa.PrimaryKeyConstraint("commitment_id", "repair_id"),
    )
    op.create_table(
        "promise_move",
        sa.Column("move_id", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("pledge_id", sa.Text(), nullable=True),
        sa.Column("commitment_id", sa.Text(), nullable=True),
        sa.Column("reported_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("verification", sa.Text(), nullable=False),
        *_stamps(),
        sa.PrimaryKeyConstraint("move_id"),
    )
    op.create_table(
        "proof",
        sa.Column("proof_id", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("delivery_id", sa.Text(), nullable=True),
        sa.Column("commitment_id", sa.Text(), nullable=True),
        sa.Column("decision_id", sa.Text(), nullable=True),
        sa.Column("repair_id", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("taken_on", sa.Date(), nullable=False),
        *_stamps(),
        sa.PrimaryKeyConstraint("proof_id"),
    )
    op.create_index("ix_proof_repair_id", "proof", ["repair_id"])
    op.create_table(
        "verification_log",
        sa.Column("log_id", sa.Text(), nullable=False),
        sa.Column("batch_id", sa.Text(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("row_key", sa.Text(), nullable=False),
        sa.Column("from_state", sa.Text(), nullable=False),
        sa.Column("to_state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("checked_by", sa.Text(), nullable=False),
        sa.Column("checked_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("log_id"),
    )
    op.create_index("ix_verification_log_row", "verification_log", ["table_name", "row_key"])


def _stamps() -> list[sa.Column]:
    return [
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("entered_by", sa.Text(), nullable=True),
        sa.Column("updated_at", sa.Date(), nullable=False),
        sa.Column("record_version", sa.BigInteger(), server_default="1", nullable=False),
    ]
