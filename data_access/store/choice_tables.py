"""The table of choices of homes that an office saved. Times are UTC, without their zone."""

import sqlalchemy as sa

from data_access.store.tables import METADATA

CHOICE_SCENARIO = sa.Table(
    "choice_scenario",
    METADATA,
    sa.Column("scenario_id", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("ask", sa.Text, nullable=False),  # a JSON object of the fields of proposal.Ask
    sa.Column("areas", sa.Text, nullable=False),  # codes joined by spaces; empty: the province
    sa.Column("snapshot_id", sa.Text, nullable=False),
    sa.Column("as_of", sa.Date, nullable=False),
    sa.Column("chosen", sa.Text, nullable=False),  # a JSON list: household, programme, season, baht
    sa.Column("benefit", sa.Float, nullable=False),
    sa.Column("override_cost", sa.Float, nullable=False),  # of the benefit, by what was forced
    sa.Column("override_reason", sa.Text, nullable=False),
    sa.Column("status", sa.Text, nullable=False),  # one of vocabulary.CHOICE_STATUS
    sa.Column("made_by", sa.Text, nullable=False),  # an account's id, or a role
    sa.Column("made_at", sa.DateTime, nullable=False),
    sa.Column("changed_by", sa.Text, nullable=False),
    sa.Column("changed_at", sa.DateTime, nullable=False),
)
