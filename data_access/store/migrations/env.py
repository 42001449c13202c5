"""Run by Alembic: migrates the connection that `upgrade` hands over."""

from alembic import context

from data_access.store import account_tables as identity  # noqa: F401
from data_access.store import audit  # noqa: F401  (its table and those below are part of METADATA)
from data_access.store import choice_tables as choices  # noqa: F401
from data_access.store import intake_tables as intake  # noqa: F401
from data_access.store import publication as published  # noqa: F401
from data_access.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,  # SQLite changes a column only by making the table anew
)
with context.begin_transaction():
    context.run_migrations()
