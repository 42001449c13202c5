"""What was brought in, and can be taken back; and the rows that wait to be corrected."""

import json

import pandas as pd
import streamlit as st

from data_access.accounts.opened import the_store
from data_access.errors import RecordsError
from data_access.intake.background import start_undo
from data_access.intake.batches import Batch, batches
from data_access.intake.commit import commit
from data_access.intake.publishing import publish_newest
from data_access.intake.quarantine import drop_quarantined, quarantined, retry_quarantine
from data_access.intake.rejected import said
from data_access.vocabulary import BATCH_STATE, Text
from ui import view
from ui.language import say, say_moment
from ui.panels import intake

BATCHES = (
    Text("ชุดที่", "Batch"),
    Text("ไฟล์", "Files"),
    Text("เมื่อ", "When"),
    Text("โดย", "By"),
    Text("สถานะ", "State"),
    Text("ใหม่", "New"),
    Text("เปลี่ยน", "Changed"),
    Text("ยังรับไม่ได้", "Rejected"),
)
WAITING = (
    Text("ชุดที่", "Batch"),
    Text("ตาราง", "Table"),
    Text("ไฟล์", "File"),
    Text("แถวที่", "Row"),
    Text("สิ่งที่พบ", "What is wrong"),
)
NO_BATCH = Text("ยังไม่มีการนำเข้า วางไฟล์ด้านบนเพื่อเริ่ม", "Nothing was brought in yet. Drop a file above.")
NONE_WAITS = Text("ไม่มีแถวที่รอแก้ไข", "No row waits to be corrected.")
WHICH = Text("ชุดที่จะย้อนกลับ", "The batch to take back")
UNDO = Text("ย้อนกลับชุดนี้", "Take this batch back")
UNDO_WHY = Text(
    "ระเบียนใหม่ของชุดนี้จะถูกเอาออก และช่องที่แก้จะกลับเป็นค่าเดิม",
    "Its new records are removed, and the cells that it changed become what they were.",
)
CHOOSE_ROWS = Text(
    "เลือกแถวในตาราง แล้วลองใหม่หลังแก้ต้นเหตุ หรือยกเลิก",
    "Choose rows in the table; try them again once the cause is mended, or drop them.",
)
RETRYING = Text("กำลังตรวจอีกครั้ง…", "Checking again…")
RETRY, DROP = Text("ลองใหม่", "Try again"), Text("ยกเลิกแถวที่เลือก", "Drop the chosen rows")
STILL_WRONG = Text("ยังรับไม่ได้", "They still cannot be kept")
WIDE = 900  # pixels; a sentence with the allowed values and the remedy
FILES_NAMED = 2


def batches_kept() -> None:
    """Every batch, newest first, and the one to be taken back."""
    found = batches(the_store(), view.reader())
    if not found:
        st.info(say(NO_BATCH))
        return
    st.dataframe(
        pd.DataFrame([_row(one) for one in found], columns=[say(title) for title in BATCHES]),
        hide_index=True,
        placeholder="",
        key="intake_batches",
        alt=say(BATCHES[0]),
    )
    kept = {one["number"]: one for one in found if one["state"] == "committed"}
    if not kept or not view.reader().may("undo"):
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        number = st.selectbox(
            say(WHICH),
            list(kept),
            index=None,
            format_func=lambda number: f"{number} · {_files(kept[number])}",
            placeholder=say(WHICH),
            key="intake_undo_which",
        )
        if number is not None and st.button(say(UNDO), icon=":material/undo:", key="intake_undo"):
            intake.look_at(start_undo(str(number), view.reader()))
            st.rerun()
    st.caption(say(UNDO_WHY))


def quarantine() -> None:
    """The rows that wait; those chosen are tried again or dropped."""
    rows = quarantined(the_store(), view.reader())
    if not rows:
        st.info(say(NONE_WAITS))
        return
    st.caption(say(CHOOSE_ROWS))
    table = pd.DataFrame(
        [
            (
                row.number,
                say(row.table.label),
                row.file,
                row.file_row,
                " · ".join(_reason(row.table, column, words) for column, words in row.findings),
            )
            for row in rows
        ],
        columns=[say(title) for title in WAITING],
    )
    event = st.dataframe(
        table,
        hide_index=True,
        placeholder="",
        column_config={say(WAITING[4]): st.column_config.Column(width=WIDE)},
        selection_mode="multi-row",
        on_select="rerun",
        # The choice is of places in the table: once a row has gone, none is chosen any longer.
        key=f"intake_waiting_{hash(tuple(row.row_id for row in rows))}",
        alt=say(WAITING[4]),
    )
    chosen = [rows[place].row_id for place in event.selection.rows]
    with st.container(horizontal=True):
        again = st.button(
            say(RETRY), icon=":material/refresh:", disabled=not chosen, key="retry_rows"
        )
        drop = st.button(say(DROP), icon=":material/delete:", disabled=not chosen, key="drop_rows")
    try:
        if again:
            _retry(chosen)
        if drop:
            drop_quarantined(the_store(), view.reader(), chosen)
            st.rerun()
    except RecordsError as error:
        st.error(say(error.text))


def _retry(chosen: list[str]) -> None:
    store, reader = the_store(), view.reader()
    with st.spinner(say(RETRYING)):
        preview = retry_quarantine(store, reader, chosen)
        if preview.rows_good:
            commit(preview, store, reader)
            publish_newest(store, reader)
            st.rerun()
    reasons = [said(finding) for row in preview.rejected_rows() for finding in row.findings]
    st.warning(f"{say(STILL_WRONG)}: " + " · ".join(say(reason) for reason in reasons[:5]))


def _reason(table, column: str | None, words: Text) -> str:
    label = table.label_of(column)
    return f"{say(label)}: {say(words)}" if label else say(words)


def _row(one: Batch) -> tuple:
    return (
        one["number"],
        _files(one),
        say_moment(one["finished_at"] or one["started_at"]),
        one["loaded_by"] or "–",
        say(BATCH_STATE[one["state"]]),
        one["rows_new"],
        one["rows_changed"],
        one["rows_rejected"],
    )


def _files(one: Batch) -> str:
    names = list(json.loads(one["files"]))
    more = len(names) - FILES_NAMED
    told = ", ".join(names[:FILES_NAMED])
    if more > 0:
        told += say(Text(f" และอีก {more:,} ไฟล์", f" and {more:,} more"))
    return told or say(Text("แบบฟอร์มบนหน้าเว็บ", "A form on a page"))
