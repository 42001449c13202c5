"""Models and their areas, steps and visits; enterprises, checks of livelihoods, income before."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    with op.batch_alter_table("livelihood") as batch:
        batch.add_column(sa.Column("income_before_pp_year_thb", sa.BigInteger(), nullable=True))
        batch.add_column(sa.Column("ended_on", sa.Date(), nullable=True))
        batch.add_column(sa.Column("enterprise_id", sa.Text(), nullable=True))
        batch.add_column(sa.Column("repair_id", sa.Text(), nullable=True))
        batch.create_index("ix_livelihood_repair_id", ["repair_id"])
    op.create_table(
        "model",
        sa.Column("model_id", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("name_th", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=True),
        sa.Column("area_code", sa.Text(), nullable=False),
        sa.Column("problem_dimension", sa.Text(), nullable=False),
        sa.Column("context", sa.Text(), nullable=True),
        sa.Column("measured_by", sa.Text(), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("did_th", sa.Text(), nullable=False),
        sa.Column("did_en", sa.Text(), nullable=True),
        sa.Column("model_cost_thb", sa.BigInteger(), nullable=True),
        sa.Column("inputs_th", sa.Text(), nullable=True),
        sa.Column("inputs_en", sa.Text(), nullable=True),
        sa.Column("conditions_th", sa.Text(), nullable=True),
        sa.Column("conditions_en", sa.Text(), nullable=True),
        sa.Column("not_for_th", sa.Text(), nullable=True),
        sa.Column("not_for_en", sa.Text(), nullable=True),
        sa.Column("lesson_th", sa.Text(), nullable=True),
        sa.Column("lesson_en", sa.Text(), nullable=True),
        sa.Column("partner_id", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("status_since", sa.Date(), nullable=False),
        *_stamps(),
        sa.PrimaryKeyConstraint("model_id"),
    )
    op.create_table(
        "model_step",
        sa.Column("model_id", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("text_th", sa.Text(), nullable=False),
        sa.Column("text_en", sa.Text(), nullable=True),
        sa.Column("weeks", sa.BigInteger(), nullable=True),
        sa.Column("step_cost_thb", sa.BigInteger(), nullable=True),
        sa.Column("who_th", sa.Text(), nullable=True),
        sa.Column("who_en", sa.Text(), nullable=True),
        *_stamps(),
        sa.PrimaryKeyConstraint("model_id", "seq"),
    )
    op.create_table(
        "model_area",
        sa.Column("model_id", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("subdistrict_code", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        *_stamps(),
        sa.PrimaryKeyConstraint("model_id", "subdistrict_code"),
    )
    op.create_table(
        "model_visit",
        sa.Column("visit_id", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("model_id", sa.Text(), nullable=False),
        sa.Column("event_id", sa.Text(), nullable=False),
        sa.Column("participant_id", sa.Text(), nullable=True),
        sa.Column("lao_id", sa.Text(), nullable=True),
        sa.Column("asked", sa.Text(), nullable=True),
        sa.Column("result", sa.Text(), nullable=False),
        *_stamps(),
        sa.PrimaryKeyConstraint("visit_id"),
    )
    op.create_table(
        "enterprise",
        sa.Column("enterprise_id", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("name_th", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("area_code", sa.Text(), nullable=False),
        sa.Column("members", sa.BigInteger(), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("registered", sa.Boolean(), nullable=False),
        sa.Column("sales_year_thb", sa.BigInteger(), nullable=True),
        *_stamps(),
        sa.PrimaryKeyConstraint("enterprise_id"),
    )
    op.create_table(
        "livelihood_check",
        sa.Column("livelihood_id", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("checked_on", sa.Date(), autoincrement=False, nullable=False),
        sa.Column("income_pp_year_thb", sa.BigInteger(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("verification", sa.Text(), nullable=False),
        *_stamps(),
        sa.PrimaryKeyConstraint("livelihood_id", "checked_on"),
    )


def _stamps() -> list[sa.Column]:
    return [
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("entered_by", sa.Text(), nullable=True),
        sa.Column("updated_at", sa.Date(), nullable=False),
        sa.Column("record_version", sa.BigInteger(), server_default="1", nullable=False),
    ]
