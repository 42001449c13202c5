"""What others saved since a preview was made, as far as it concerns the rows of the preview.

A preview stays good while others work on other records. Whether they did is found by checking the
files again: only that sees a cap that two loads exceed together, and a house entered twice.
"""

from collections.abc import Iterator

import pandas as pd
import sqlalchemy as sa

from data_access.intake.checks.rejected import said
from data_access.intake.matching.merge import unlike_rows
from data_access.intake.matching.row_keys import may_be_named, row_keys
from data_access.intake.preview.preview import Preview, TablePreview
from data_access.language.plurals import counted
from data_access.language.vocabulary import Text
from data_access.store.record_store import Store
from data_access.system.errors import RecordsError

NAMED = 5  # rows named, of those that others touched
ADDED = Text("มีผู้เพิ่มระเบียนนี้แล้ว", "somebody has added this record")
CHANGED = Text("มีผู้แก้ไขระเบียนนี้แล้ว", "somebody has changed this record")
REMOVED = Text("มีผู้นำระเบียนนี้ออกแล้ว", "somebody has removed this record")
GOOD_NOW = Text("ตอนนี้บันทึกแถวนี้ได้แล้ว", "this row can be saved now")


class ChangedMeanwhile(RecordsError):
    """Others touched rows of a preview, or what they refer to: nothing of it was saved."""


def as_it_is_now(
    preview: Preview, store: Store, connection: sa.Connection | None = None
) -> Preview:
    """The preview, checked again where others have saved since: its rows do what was shown.

    `connection`: of the transaction that is about to save it, so that nobody can save in between.
    ChangedMeanwhile names the rows that would do something else, or whose references are gone.
    Files that somebody has loaded meanwhile are `already_loaded` in what is answered.
    """
    if store.revision(connection) == preview.revision:
        return preview
    fresh = preview.again(store)
    if fresh.already_loaded and connection is None:
        return fresh
    if touched := list(_touched(preview, fresh)):
        raise ChangedMeanwhile(_refused(touched))
    return fresh


def _touched(shown: Preview, fresh: Preview) -> Iterator[tuple[Text, Text]]:
    """Each row that would not do what was shown: which it is, and what happened to it."""
    for name, one in shown.tables.items():
        now = fresh.tables[name]
        rejected = shown.verdict.rejected.get(name, set())
        rejected_now = fresh.verdict.rejected.get(name, set())
        rows = _unlike(one, now) | (rejected ^ rejected_now)
        for row in sorted(rows):
            where = _where(shown, one, row)
            if row in rejected_now:
                file = fresh.sent[name].name
                reasons = fresh.verdict.reasons(file, row)
                yield where, said(reasons[0]) if reasons else CHANGED
            elif row in rejected:
                yield where, GOOD_NOW
            else:
                yield where, _what_happened(one, now, row)
        for key in sorted(_gone(one) ^ _gone(now)):
            yield _named(one, key), CHANGED


def _unlike(one: TablePreview, now: TablePreview) -> set[int]:
    before, after = one.outcome, now.outcome
    return (
        unlike_rows(before.new, after.new)
        | unlike_rows(before.changed, after.changed)
        | unlike_rows(before.before, after.before)
        | unlike_rows(before.same, after.same)
    )


def _what_happened(one: TablePreview, now: TablePreview, row: int) -> Text:
    if row in one.outcome.new.index:
        return ADDED
    return REMOVED if row in now.outcome.new.index else CHANGED


def _gone(one: TablePreview) -> set[str]:
    return set(row_keys(one.outcome.gone, one.table))


def _where(preview: Preview, one: TablePreview, row: int) -> Text:
    """The row of its file, with its key where that may be named; of a form the record's table."""
    file = preview.sent[one.table.name]
    records = preview.records[one.table.name]
    key = row_keys(records.loc[[row]], one.table).iloc[0] if row in records.index else None
    if file.source_rows is None:
        return _named(one, key)
    named = f" ({key})" if may_be_named(one.table.name) and not pd.isna(key) else ""
    return Text(f"{file.name} แถวที่ {row}{named}", f"{file.name}, row {row}{named}")


def _named(one: TablePreview, key: str | None) -> Text:
    named = f" {key}" if may_be_named(one.table.name) and not pd.isna(key) else ""
    return Text(f"{one.table.label.th}{named}", f"{one.table.label.en}{named}")


def _refused(touched: list[tuple[Text, Text]]) -> Text:
    lines = [
        Text(f"{where.th}: {what.th}", f"{where.en}: {what.en.rstrip('.')}.")
        for where, what in touched[:NAMED]
    ]
    rest = len(touched) - len(lines)
    if rest:
        lines.append(Text(f"และอีก {rest:,} แถว", f"And {counted(rest, 'more row')}."))
    th, en = ("\n".join(line[language] for line in lines) for language in (0, 1))
    return Text(
        f"ระหว่างที่ตรวจ มีผู้อื่นบันทึกข้อมูลที่เกี่ยวกับแถวเหล่านี้ จึงยังไม่ได้บันทึกแถวใด กรุณาตรวจอีกครั้งแล้วบันทึก\n{th}",
        "While this was being checked, others saved what these rows are about. Nothing of it was"
        f" saved; check it again, then save.\n{en}",
    )
