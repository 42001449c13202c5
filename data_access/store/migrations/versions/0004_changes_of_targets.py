"""Targets get a history: changes of a goal's target and of areas' targets, each from a day on."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "goal_target_change",
        sa.Column("goal_id", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("valid_from", sa.Date(), autoincrement=False, nullable=False),
        sa.Column("target", sa.Float(), nullable=False),
        *_stamps(),
        sa.PrimaryKeyConstraint("goal_id", "valid_from"),
    )
    op.create_table(
        "area_target_change",
        sa.Column("area_code", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("goal_id", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("period", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("valid_from", sa.Date(), autoincrement=False, nullable=False),
        sa.Column("target_value", sa.BigInteger(), nullable=False),
        *_stamps(),
        sa.PrimaryKeyConstraint("area_code", "goal_id", "period", "valid_from"),
    )


def _stamps() -> list[sa.Column]:
    return [
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("entered_by", sa.Text(), nullable=True),
        sa.Column("updated_at", sa.Date(), nullable=False),
        sa.Column("record_version", sa.BigInteger(), server_default="1", nullable=False),
    ]
