"""Area plans: the plan of a subdistrict, its steps, its measures, their money and what carries them out."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.create_table(
        "area_plan",
        _key("plan_id"),
        sa.Column("subdistrict_code", sa.Text(), nullable=False),
        sa.Column("lao_id", sa.Text(), nullable=True),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("title_th", sa.Text(), nullable=False),
        sa.Column("years_from", sa.BigInteger(), nullable=False),
        sa.Column("years_to", sa.BigInteger(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("needs_snapshot", sa.Text(), nullable=True),
        *_stamps(),
        sa.PrimaryKeyConstraint("plan_id"),
    )
    op.create_table(
        "plan_log",
        _key("plan_id"),
        _key("seq", sa.BigInteger()),
        sa.Column("from_status", sa.Text(), nullable=True),
        sa.Column("to_status", sa.Text(), nullable=False),
        sa.Column("changed_on", sa.Date(), nullable=False),
        sa.Column("event_id", sa.Text(), nullable=True),
        sa.Column("doc_ref", sa.Text(), nullable=True),
        sa.Column("doc_sha256", sa.Text(), nullable=True),
        sa.Column("votes_for", sa.BigInteger(), nullable=True),
        sa.Column("votes_against", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        *_stamps(),
        sa.PrimaryKeyConstraint("plan_id", "seq"),
    )
    op.create_table(
        "measure",
        _key("measure_id"),
        sa.Column("plan_id", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("dimension", sa.Text(), nullable=False),
        sa.Column("indicator_key", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name_th", sa.Text(), nullable=False),
        sa.Column("objective_th", sa.Text(), nullable=True),
        sa.Column("output_th", sa.Text(), nullable=True),
        sa.Column("kpi_th", sa.Text(), nullable=True),
        sa.Column("expected_th", sa.Text(), nullable=True),
        sa.Column("target_qty", sa.BigInteger(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("target_group", sa.Text(), nullable=True),
        sa.Column("lead_kind", sa.Text(), nullable=False),
        sa.Column("lead_lao_id", sa.Text(), nullable=True),
        sa.Column("lead_partner_id", sa.Text(), nullable=True),
        sa.Column("start_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("strategy_th", sa.Text(), nullable=True),
        sa.Column("tactic_th", sa.Text(), nullable=True),
        sa.Column("programme_th", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        *_stamps(),
        sa.PrimaryKeyConstraint("measure_id"),
    )
    op.create_table(
        "measure_budget",
        _key("measure_id"),
        _key("seq", sa.BigInteger()),
        sa.Column("fiscal_year_be", sa.BigInteger(), nullable=False),
        sa.Column("source_of_money", sa.Text(), nullable=False),
        sa.Column("amount_thb", sa.BigInteger(), nullable=False),
        sa.Column("pledge_id", sa.Text(), nullable=True),
        sa.Column("secured", sa.Text(), nullable=False),
        *_stamps(),
        sa.PrimaryKeyConstraint("measure_id", "seq"),
    )
    op.create_table(
        "measure_link",
        _key("measure_id"),
        _key("seq", sa.BigInteger()),
        sa.Column("repair_id", sa.Text(), nullable=True),
        sa.Column("livelihood_id", sa.Text(), nullable=True),
        sa.Column("pledge_id", sa.Text(), nullable=True),
        sa.Column("commitment_id", sa.Text(), nullable=True),
        sa.Column("decision_id", sa.Text(), nullable=True),
        *_stamps(),
        sa.PrimaryKeyConstraint("measure_id", "seq"),
    )
    op.create_index("ix_measure_link_repair_id", "measure_link", ["repair_id"])


def _key(name: str, kind: sa.types.TypeEngine | None = None) -> sa.Column:
    return sa.Column(name, kind or sa.Text(), autoincrement=False, nullable=False)


def _stamps() -> list[sa.Column]:
    return [
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("entered_by", sa.Text(), nullable=True),
        sa.Column("updated_at", sa.Date(), nullable=False),
        sa.Column("record_version", sa.BigInteger(), server_default="1", nullable=False),
    ]
