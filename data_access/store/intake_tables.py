"""What intake remembers beside the records: history, links, decisions on doubles, submissions,
quarantine, mappings and jobs. Times are UTC.

Personal values may stand in the history and in the quarantine: both stay inside the store.
"""

import sqlalchemy as sa

from data_access.store.tables import METADATA

ROW_HISTORY = sa.Table(
    "row_history",
    METADATA,
    sa.Column("batch_id", sa.Text, primary_key=True),
    sa.Column("table_name", sa.Text, primary_key=True),
    sa.Column("row_key", sa.Text, primary_key=True),  # the key's parts, joined by |
    sa.Column("operation", sa.Text, nullable=False),  # new, changed, seen or removed
    sa.Column("before", sa.Text),  # a JSON object of the cells that changed; none for a new row
    sa.Column("after", sa.Text),
    sa.Index("ix_row_history_row", "table_name", "row_key"),
)
RECORD_LINK = sa.Table(
    "record_link",
    METADATA,
    # Read beside data_import: what an undone batch linked is not linked.
    sa.Column("batch_id", sa.Text, primary_key=True),
    sa.Column("table_name", sa.Text, primary_key=True),
    sa.Column("row_key", sa.Text, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),  # merged: into the other; split: from the other
    sa.Column("other_key", sa.Text, nullable=False),
    sa.Index("ix_record_link_row", "table_name", "row_key"),
)
DOUBLE_DECISION = sa.Table(
    "double_decision",
    METADATA,
    sa.Column("table_name", sa.Text, primary_key=True),
    sa.Column("one_key", sa.Text, primary_key=True),  # the two keys in order
    sa.Column("other_key", sa.Text, primary_key=True),
    sa.Column("verdict", sa.Text, nullable=False),  # one of vocabulary.DOUBLE_VERDICT
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("decided_by", sa.Text, nullable=False),
    sa.Column("decided_at", sa.DateTime, nullable=False),
)
# Rows are only added. What an undone batch checked is unchecked: read it beside data_import.
VERIFICATION_LOG = sa.Table(
    "verification_log",
    METADATA,
    sa.Column("log_id", sa.Text, primary_key=True),
    sa.Column("batch_id", sa.Text, nullable=False),
    sa.Column("table_name", sa.Text, nullable=False),
    sa.Column("row_key", sa.Text, nullable=False),
    sa.Column("from_state", sa.Text, nullable=False),
    sa.Column("to_state", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),  # one of vocabulary.CHECK_REASON
    sa.Column("checked_by", sa.Text, nullable=False),
    sa.Column("checked_at", sa.DateTime, nullable=False),
    sa.Index("ix_verification_log_row", "table_name", "row_key"),
)
SURVEY_SUBMISSION = sa.Table(
    "survey_submission",
    METADATA,
    # Read beside data_import: what an undone batch noted does not count.
    sa.Column("batch_id", sa.Text, primary_key=True),
    sa.Column("table_name", sa.Text, primary_key=True),
    sa.Column("row_key", sa.Text, primary_key=True),
    sa.Column("form", sa.Text, nullable=False),  # "" where a store of before did not note it
    sa.Column("uuid", sa.Text, nullable=False, index=True),
    sa.Column("server_id", sa.Text),  # the number that KoboToolbox gives it, once for all edits
    sa.Index("ix_survey_submission_row", "table_name", "row_key"),
)
QUARANTINE = sa.Table(
    "quarantine",
    METADATA,
    sa.Column("row_id", sa.Text, primary_key=True),
    sa.Column("batch_id", sa.Text, nullable=False, index=True),
    sa.Column("table_name", sa.Text, nullable=False),
    sa.Column("row_key", sa.Text),  # none where the key itself could not be read
    sa.Column("file", sa.Text, nullable=False),
    sa.Column("sheet", sa.Text),
    sa.Column("file_row", sa.BigInteger, nullable=False),
    sa.Column("cells", sa.Text, nullable=False),  # a JSON object: column to the text as sent
    sa.Column("findings", sa.Text, nullable=False),  # a JSON array of objects
    sa.Column("state", sa.Text, nullable=False),  # waiting, resolved or dropped
    sa.Column("settled_at", sa.DateTime),
    sa.Column("settled_by", sa.Text),  # the batch that kept the row at last, or who dropped it
    sa.Index("ix_quarantine_row", "table_name", "row_key"),
)
INTAKE_MAPPING = sa.Table(
    "intake_mapping",
    METADATA,
    sa.Column("source", sa.Text, primary_key=True),
    sa.Column("table_name", sa.Text, primary_key=True),
    sa.Column("mapping", sa.Text, nullable=False),  # a JSON object: heading to column, or null
    sa.Column("saved_by", sa.Text, nullable=False),
    sa.Column("saved_at", sa.DateTime, nullable=False),
)
INTAKE_JOB = sa.Table(
    "intake_job",
    METADATA,
    sa.Column("job_id", sa.Text, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),  # preview, commit or undo
    sa.Column("what", sa.Text, nullable=False),  # the names of the files, or the batch
    sa.Column("started_by", sa.Text, nullable=False, index=True),
    sa.Column("started_at", sa.DateTime, nullable=False),
    sa.Column("seen_at", sa.DateTime, nullable=False),  # when it last said how far it is
    sa.Column("finished_at", sa.DateTime),
    sa.Column("stage", sa.Text, nullable=False),  # one of vocabulary.JOB_STAGE
    sa.Column("done", sa.BigInteger, nullable=False),  # rows of this stage
    sa.Column("total", sa.BigInteger, nullable=False),
    sa.Column("state", sa.Text, nullable=False),  # running, finished, failed or killed
    sa.Column("process", sa.Text, nullable=False),
    sa.Column("summary", sa.Text, nullable=False),  # a JSON object: what came of it
)
