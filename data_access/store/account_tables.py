"""The tables of identity, beside those of the records. Times are UTC, without their zone."""

import sqlalchemy as sa

from data_access.store.tables import METADATA

ACCOUNT = sa.Table(
    "account",
    METADATA,
    sa.Column("account_id", sa.Text, primary_key=True),  # what the audit log names a person by
    sa.Column("login", sa.Text, nullable=False, unique=True),  # in small letters
    sa.Column("password_hash", sa.Text),  # argon2id; none for who signs in elsewhere
    sa.Column("password_is_temporary", sa.Boolean, nullable=False),
    sa.Column("issuer", sa.Text),  # with `subject`: who this is at an OpenID Connect server
    sa.Column("subject", sa.Text),
    sa.Column("role", sa.Text),  # none: may sign in, and is told to ask the administrator
    sa.Column("organisation", sa.Text),
    sa.Column("districts", sa.Text),  # codes, sorted and joined by semicolons; none: all
    sa.Column("disabled", sa.Boolean, nullable=False),
    sa.Column("created_at", sa.DateTime, nullable=False),
    sa.Column("changed_at", sa.DateTime, nullable=False),
    sa.UniqueConstraint("issuer", "subject", name="uq_account_issuer_subject"),
)
SESSION = sa.Table(
    "session",
    METADATA,
    sa.Column("token_hash", sa.Text, primary_key=True),  # SHA-256: the token itself is kept nowhere
    sa.Column(
        "session_id", sa.Text, nullable=False, unique=True
    ),  # for the audit log; opens nothing
    sa.Column("account_id", sa.Text, nullable=False, index=True),
    sa.Column("started_at", sa.DateTime, nullable=False),
    sa.Column("seen_at", sa.DateTime, nullable=False),
)
SIGN_IN_ATTEMPT = sa.Table(
    "sign_in_attempt",
    METADATA,
    sa.Column("attempt_id", sa.Text, primary_key=True),
    sa.Column("whose", sa.Text, nullable=False, index=True),  # SHA-256 of a login or an address
    sa.Column("at", sa.DateTime, nullable=False),
)
LOOK = sa.Table(
    "look",
    METADATA,
    sa.Column("look_id", sa.Text, primary_key=True),
    sa.Column("session_id", sa.Text, nullable=False, index=True),
    sa.Column("account_id", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("started_at", sa.DateTime, nullable=False),
    sa.Column("until", sa.DateTime, nullable=False),
)
