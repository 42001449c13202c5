"""Keeping what a form brings: the checks, history and audit of a file's rows, published at once."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from datetime import date

import sqlalchemy as sa

from data_access.access.roles import Principal
from data_access.intake.checks.rejected import said
from data_access.intake.commit.commit import ALL_OR_NOTHING, Outcome, commit
from data_access.intake.commit.meanwhile import ChangedMeanwhile
from data_access.intake.commit.publishing import publish_newest
from data_access.intake.history.batches import name_of
from data_access.intake.history.sources import FORM, require
from data_access.intake.issues import Issue
from data_access.intake.matching.row_keys import row_keys
from data_access.intake.preview.folder import checked_files
from data_access.intake.preview.form_rows import written
from data_access.intake.preview.preview import Preview
from data_access.language.thai_day import today_in_thailand
from data_access.language.vocabulary import Text
from data_access.schema import BY_NAME, Table
from data_access.store.record_store import Store
from data_access.store.tables import RECORDS
from data_access.system.errors import RecordsError

Cells = Mapping[str, str]


def keep(
    store: Store,
    by: Principal,
    rows: Mapping[str, Sequence[Cells]],
    source: str = FORM,
    added: Collection[str] = (),
) -> Outcome:
    """Checks the rows as a file's, keeps all of them or none, and publishes. `source` says which
    form they come from, and so which right is needed (intake/history/sources.py). `added`: tables
    whose rows add a record each, and must change none that somebody else has just added.

    RecordsError says what is missing or wrong.
    """
    require(by, source, rows)
    stamps = {
        "source": "แบบฟอร์ม / form",
        "entered_by": name_of(by) or "",
        "updated_at": day_of_entry(store).isoformat(),
    }
    files = [
        written(table, [{**stamps, **row} for row in rows[name]])
        for name, table in BY_NAME.items()
        if name in rows
    ]
    preview = checked_files(files, store, by, source=source)
    for table in (BY_NAME[name] for name in added):
        there = row_keys(store.read(table.name), table)
        if row_keys(preview.records[table.name], table).isin(there).any():
            raise ChangedMeanwhile(_just_added(table))
    if not preview.is_clean:
        raise RecordsError(_refused(preview))
    outcome = commit(preview, store, by, ALL_OR_NOTHING)
    publish_newest(store, by)
    return outcome


def day_of_entry(store: Store) -> date:
    """Today in Thailand. Among made-up records time stands still at their own last day."""
    if not store.is_made_up():
        return today_in_thailand()
    with store.reading() as connection:
        days = [
            connection.scalar(sa.select(sa.func.max(stored.c.updated_at)))
            for stored in RECORDS.values()
        ]
    return max(day for day in days if day)


def new_id(letter: str) -> str:
    return f"{letter}-{uuid.uuid4().hex[:10].upper()}"


def _refused(preview: Preview) -> Text:
    """Each thing wrong on a line of its own, under the label of its column."""
    found: list[Issue] = []
    for issues in (preview.issues, preview.verdict.afterwards):
        found += [*issues.of_file, *(one for row in issues.of_row.values() for one in row)]
    lines = [(_where(issue), said(issue)) for issue in found]
    th, en = (
        "\n".join(f"{where[language]}{words[language]}" for where, words in lines)
        for language in (0, 1)
    )
    return Text(f"ยังไม่ได้บันทึก\n{th}", f"Nothing was saved.\n{en}")


def _just_added(table: Table) -> Text:
    return Text(
        f"มีผู้บันทึก{table.label.th}นี้ก่อนครู่เดียว จึงยังไม่ได้บันทึกของท่าน เปิดหน้านี้ใหม่เพื่อดูสิ่งที่บันทึกไว้ แล้วทำอีกครั้ง",
        f"{table.label.en}: somebody else saved one here a moment ago, so yours was not saved. Reload"
        " the page to see it, then do it again.",
    )


def _where(issue: Issue) -> Text:
    table = BY_NAME.get(issue.file)
    label = table.label_of(issue.column) if table else None
    return Text(f"{label.th}: ", f"{label.en}: ") if label else Text("", "")
