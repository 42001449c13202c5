"""Which submission of a survey each record came from, so that the same one is known again."""

import re

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

# Until now a submission's id was noted only behind the source of its records.
NOTED = re.compile(r"uuid:(\S+)")
SURVEYED = {"household": "household_id", "member": "member_id", "assessment": "assessment_id"}


def upgrade() -> None:
    op.create_table(
        "survey_submission",
        sa.Column("batch_id", sa.Text(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("row_key", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("uuid", sa.Text(), nullable=False),
        sa.Column("server_id", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("batch_id", "table_name", "row_key"),
    )
    op.create_index("ix_survey_submission_uuid", "survey_submission", ["uuid"])
    op.create_index("ix_survey_submission_row", "survey_submission", ["table_name", "row_key"])
    names = ("batch_id", "table_name", "row_key", "form", "uuid")
    noted = sa.table("survey_submission", *(sa.column(name, sa.Text) for name in names))
    connection = op.get_bind()
    for name, key in SURVEYED.items():
        records = sa.table(name, sa.column(key, sa.Text), sa.column("source", sa.Text))
        with_one = sa.select(records).where(records.c.source.like("%uuid:%"))
        rows = [
            {"batch_id": "", "table_name": name, "row_key": record[0], "form": "", "uuid": found[1]}
            for record in connection.execute(with_one).all()
            if (found := NOTED.search(record[1]))
        ]
        if rows:
            connection.execute(noted.insert(), rows)
