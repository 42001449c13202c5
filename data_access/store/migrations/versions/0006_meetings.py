"""Meetings: agenda, attendance, agreements, signatures, decisions and what became of them."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

OF_AN_EVENT = ("title_th", "title_en", "starts_at", "ends_at", "area_code", "chair_role", "status")


def upgrade() -> None:
    with op.batch_alter_table("event") as batch:
        for name in OF_AN_EVENT:
            batch.add_column(sa.Column(name, sa.Text(), nullable=True))
    op.create_table(
        "agenda_item",
        sa.Column("event_id", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title_th", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=True),
        sa.Column("speaker_role", sa.Text(), nullable=True),
        sa.Column("minutes", sa.BigInteger(), nullable=True),
        sa.Column("doc_ref", sa.Text(), nullable=True),
        *_stamps(),
        sa.PrimaryKeyConstraint("event_id", "seq"),
    )
    op.create_table(
        "attendance",
        sa.Column("attendance_id", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("event_id", sa.Text(), nullable=False),
        sa.Column("participant_id", sa.Text(), nullable=True),
        sa.Column("partner_id", sa.Text(), nullable=True),
        sa.Column("lao_id", sa.Text(), nullable=True),
        sa.Column("presence", sa.Text(), nullable=False),
        sa.Column("checked_in_at", sa.Text(), nullable=True),
        sa.Column("method", sa.Text(), nullable=False),
        *_stamps(),
        sa.PrimaryKeyConstraint("attendance_id"),
    )
    op.create_table(
        "agreement",
        sa.Column("agreement_id", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("title_th", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=True),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("text_sha256", sa.Text(), nullable=True),
        sa.Column("file", sa.Text(), nullable=True),
        sa.Column("supersedes", sa.Text(), nullable=True),
        *_stamps(),
        sa.PrimaryKeyConstraint("agreement_id"),
    )
    op.create_table(
        "agreement_clause",
        sa.Column("agreement_id", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("text_th", sa.Text(), nullable=False),
        sa.Column("text_en", sa.Text(), nullable=True),
        sa.Column("binds", sa.Text(), nullable=False),
        *_stamps(),
        sa.PrimaryKeyConstraint("agreement_id", "seq"),
    )
    op.create_table(
        "signature",
        sa.Column("signature_id", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("agreement_id", sa.Text(), nullable=False),
        sa.Column("partner_id", sa.Text(), nullable=True),
        sa.Column("lao_id", sa.Text(), nullable=True),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("event_id", sa.Text(), nullable=True),
        sa.Column("reservation", sa.Text(), nullable=True),
        *_stamps(),
        sa.PrimaryKeyConstraint("signature_id"),
    )
    op.create_table(
        "decision",
        sa.Column("decision_id", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("event_id", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("text_th", sa.Text(), nullable=False),
        sa.Column("text_en", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("partner_id", sa.Text(), nullable=True),
        sa.Column("lao_id", sa.Text(), nullable=True),
        sa.Column("office", sa.Text(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("area_code", sa.Text(), nullable=True),
        sa.Column("goal_id", sa.Text(), nullable=True),
        sa.Column("about", sa.Text(), nullable=True),
        *_stamps(),
        sa.PrimaryKeyConstraint("decision_id"),
    )
    op.create_table(
        "decision_update",
        sa.Column("decision_id", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("reported_on", sa.Date(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("verification", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        *_stamps(),
        sa.PrimaryKeyConstraint("decision_id", "seq"),
    )


def _stamps() -> list[sa.Column]:
    return [
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("entered_by", sa.Text(), nullable=True),
        sa.Column("updated_at", sa.Date(), nullable=False),
        sa.Column("record_version", sa.BigInteger(), server_default="1", nullable=False),
    ]
