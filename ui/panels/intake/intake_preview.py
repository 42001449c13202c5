"""What a checked file would do: new, changed, the same, rejected and why; and the decision."""

from functools import partial

import pandas as pd
import streamlit as st

from data_access.intake.checks.rejected import said
from data_access.intake.commit.commit import ALL_OR_NOTHING, GOOD_ROWS
from data_access.intake.jobs.background import preview_of, start_commit
from data_access.intake.jobs.jobs import Job
from data_access.intake.matching.recognised import KNOWN_BY
from data_access.intake.preview.figures import moved
from data_access.intake.preview.preview import Preview
from data_access.language.vocabulary import Text
from data_access.schema import Table
from data_access.snapshots.programme import Programme
from data_access.system.errors import RecordsError
from exports.workbook.error_workbook import error_workbook
from ui.panels.downloads.downloads import XLSX
from ui.panels.intake import intake
from ui.session import view
from ui.session.download import take_button
from ui.session.language import say
from ui.session.tables import data_table

LISTED = 100
WIDE = 900  # pixels; a sentence with the allowed values and the remedy
COUNTS = (
    Text("ตาราง", "Table"),
    Text("ใหม่", "New"),
    Text("เปลี่ยน", "Changed"),
    Text("เหมือนเดิม", "Same"),
    Text("ยังรับไม่ได้", "Rejected"),
    Text("เอาออก (ไม่อยู่ในแบบสำรวจแล้ว)", "Removed (no longer in the survey)"),
    Text("มีในฐานข้อมูลแต่ไม่อยู่ในไฟล์ (คงไว้)", "In the database, not in the file"),
)
REJECTED = (
    Text("ไฟล์", "File"),
    Text("แถวที่", "Row"),
    Text("รหัส", "Id"),
    Text("คอลัมน์", "Column"),
    Text("สิ่งที่พบ และวิธีแก้", "What is wrong, and what to do"),
)
CHANGED = (
    Text("ตาราง", "Table"),
    Text("แถวที่", "Row"),
    Text("รหัส", "Id"),
    Text("คอลัมน์", "Column"),
    Text("เดิม", "Before"),
    Text("ใหม่", "After"),
)
RECOGNISED_AS = (
    Text("ตาราง", "Table"),
    Text("แถวที่", "Row"),
    Text("รหัส", "Id"),
    Text("รู้ได้จาก", "Recognised by"),
)
FIGURES = Text("ตัวเลขหลังบันทึก", "Figures after saving")
RECOGNISED = Text(
    "แถวที่เป็นข้อมูลเดิมแม้รหัสต่างไป", "Rows recognised as stored records by other signs than their key"
)
PERSONAL = Text("(ข้อมูลส่วนบุคคล ไม่แสดง)", "(personal, not shown)")
ERRORS = Text("ดาวน์โหลดแถวที่ยังรับไม่ได้ (Excel)", "Download the rejected rows (Excel)")
WHAT_IS_WRONG = Text("แถวที่ยังรับไม่ได้", "Rows that cannot be saved yet")
WHAT_CHANGES = Text("ช่องที่เปลี่ยน", "Cells that change")
DOUBTFUL = Text("รับได้ แต่ควรตรวจดู", "Accepted with warnings")
ALTERED = Text("อ่านโดยแปลงรูปแบบ", "Converted automatically")
MISSING = Text("มีในฐานข้อมูลแต่ไม่อยู่ในไฟล์", "In the database, not in this file")
MODES = {
    GOOD_ROWS: Text(
        "บันทึกแถวที่ถูก แถวที่ผิดรอแก้ไข", "Save the good rows; the others wait to be corrected"
    ),
    ALL_OR_NOTHING: Text("ทั้งหมด หรือไม่บันทึกเลย", "All of it, or nothing"),
}
HOW = Text("บันทึกแบบใด", "How to save it")
KEEP = Text("บันทึกและเผยแพร่", "Save and publish")


def draw(work: Job) -> None:
    """The preview of this work, and the buttons that keep it or turn to another file."""
    try:
        preview = preview_of(work.job_id, view.reader())
    except RecordsError as error:
        st.info(say(error.text))
        intake.tell(work)
        return
    if preview.already_loaded:
        known = preview.already_loaded
        st.info(
            say(
                Text(
                    f"ไฟล์นี้นำเข้าแล้วเป็นชุดที่ {known['number']} โดย {known['loaded_by'] or '–'}"
                    " ไม่มีอะไรเปลี่ยน",
                    f"This file was already imported as import {known['number']}"
                    f" by {known['loaded_by'] or '–'}. Nothing changes.",
                )
            ),
            icon=":material/done_all:",
        )
        intake.tell(work)
        return
    _counts(preview)
    _figures(preview)
    _recognised(preview)
    _decide(work, preview)
    _rejected(preview)
    _changes(preview)
    _notes(preview)


def _counts(preview: Preview) -> None:
    rows = [
        (say(one.table.label), *_numbers(one.counts), len(one.missing))
        for one in preview.tables.values()
    ]
    data_table(
        pd.DataFrame(rows, columns=[say(title) for title in COUNTS]),
        column_config={
            say(title): st.column_config.NumberColumn(format="localized") for title in COUNTS[1:]
        },
        key="intake_counts",
        alt=say(COUNTS[0]),
    )


def _numbers(counts) -> tuple[int, ...]:
    return counts.new, counts.changed, counts.same, counts.rejected, counts.gone


def _figures(preview: Preview) -> None:
    """What the file does to the figures, before the button that saves it."""
    if preview.figures:
        told = " · ".join(say(one) for one in moved(*preview.figures))
        st.markdown(f"**{say(FIGURES)}**: {told}")


def _recognised(preview: Preview) -> None:
    """Rows that were taken for a record for another reason than their own key."""
    rows = [
        (say(one.table.label), one.row, one.key or "–", say(KNOWN_BY[one.how]))
        for one in preview.reasons
    ]
    if not rows:
        return
    with st.expander(f"{say(RECOGNISED)} ({len(rows):,})"):
        data_table(
            pd.DataFrame(rows[:LISTED], columns=[say(title) for title in RECOGNISED_AS]),
            key="intake_recognised",
            alt=say(RECOGNISED),
        )
        _more(len(rows))


def _decide(work: Job, preview: Preview) -> None:
    modes = list(MODES) if preview.rows_rejected else [GOOD_ROWS]
    mode = GOOD_ROWS
    if len(modes) > 1:
        mode = st.radio(
            say(HOW), modes, format_func=lambda code: say(MODES[code]), key="intake_mode"
        )
    with st.container(horizontal=True):
        nothing = not preview.rows_good or (mode == ALL_OR_NOTHING and preview.rows_rejected > 0)
        if st.button(
            say(KEEP), type="primary", icon=":material/save:", disabled=nothing, key="intake_keep"
        ):
            intake.look_at(start_commit(work.job_id, view.reader(), mode))
            st.rerun()
        st.button(
            say(intake.ANOTHER),
            icon=":material/upload_file:",
            on_click=intake.look_at,
            args=(None,),
            key="another_file",
        )


def _rejected(preview: Preview) -> None:
    if not preview.rows_rejected and not preview.lines():
        return
    st.subheader(say(WHAT_IS_WRONG))
    rows = [
        (row.file, row.file_row, row.key or "–", _column(row.table, issue.column), say(said(issue)))
        for row in preview.rejected_rows()
        for issue in row.issues
    ]
    if rows:
        data_table(
            pd.DataFrame(rows[:LISTED], columns=[say(title) for title in REJECTED]),
            column_config={say(REJECTED[-1]): st.column_config.Column(width=WIDE)},
            key="intake_rejected",
            alt=say(WHAT_IS_WRONG),
        )
        _more(len(rows))
        take_button(
            ERRORS,
            partial(rejected_rows_as_workbook, preview=preview),
            "rejected_rows.xlsx",
            XLSX,
            ":material/table_view:",
            "intake_errors",
            needs="export_personal",
        )
    else:
        for line in preview.lines()[:LISTED]:
            st.markdown(f"- {say(line)}")


def rejected_rows_as_workbook(programme: Programme, preview: Preview) -> bytes:
    return error_workbook(preview, programme.principal)


def _changes(preview: Preview) -> None:
    rows = [
        (
            say(one.table.label),
            change.file_row,
            change.key or "–",
            say(change.column.label),
            *(
                [say(PERSONAL)] * 2
                if change.column.personal or one.table.personal
                else [_shown(change.before), _shown(change.after)]
            ),
        )
        for one in preview.tables.values()
        for change in one.changes(LISTED)
    ]
    if not rows:
        return
    st.subheader(say(WHAT_CHANGES))
    data_table(
        pd.DataFrame(rows[:LISTED], columns=[say(title) for title in CHANGED]),
        key="intake_changes",
        alt=say(WHAT_CHANGES),
    )
    _more(sum(sum(one.changed_cells.values()) for one in preview.tables.values()))


def _notes(preview: Preview) -> None:
    found, afterwards = preview.issues, preview.verdict.afterwards
    altered = [line for file in preview.sent.values() for line in file.changes.lines(file.name)]
    for title, lines in (
        (DOUBTFUL, [*found.warning_lines(), *afterwards.warning_lines()]),
        (ALTERED, [*preview.notes, *altered]),
    ):
        if lines:
            # What may be wrong is to be seen before the button is pressed.
            with st.expander(f"{say(title)} ({len(lines):,})", expanded=title is DOUBTFUL):
                st.markdown("\n".join(f"- {say(line)}" for line in lines[:LISTED]))
                _more(len(lines))
    _missing(preview)


def _missing(preview: Preview) -> None:
    """The records that the files lack, by id where an id may be told. None is deleted."""
    lacking = [one for one in preview.tables.values() if len(one.missing)]
    if not lacking:
        return
    with st.expander(f"{say(MISSING)} ({sum(len(one.missing) for one in lacking):,})"):
        for one in lacking:
            ids = ", ".join(one.missing_ids(LISTED)) or "–"
            st.markdown(f"**{say(one.table.label)}** ({len(one.missing):,}): {ids}")
            _more(len(one.missing))


def _column(table: Table, name: str | None) -> str:
    label = table.label_of(name)
    return say(label) if label else name or "–"


def _shown(value: object) -> str:
    return "–" if value is None else str(getattr(value, "date", lambda: value)())


def _more(count: int) -> None:
    if count > LISTED:
        st.caption(
            say(Text(f"แสดง {LISTED:,} จาก {count:,}", f"{LISTED:,} of {count:,} are shown"))
        )
