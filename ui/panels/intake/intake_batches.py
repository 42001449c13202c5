"""What was brought in, and can be taken back."""

import json

import pandas as pd
import streamlit as st

from data_access.accounts.shared_store import the_store
from data_access.intake.history.batches import Batch, batches
from data_access.intake.jobs.background import start_undo
from data_access.language.vocabulary import BATCH_SOURCE, BATCH_STATE, Text
from data_access.schema import BY_NAME
from ui.panels.intake import intake
from ui.session import view
from ui.session.language import say, say_moment
from ui.session.tables import data_table

BATCHES = (
    Text("ชุดที่", "Import"),
    Text("ไฟล์", "Files"),
    Text("เมื่อ", "When"),
    Text("โดย", "By"),
    Text("สถานะ", "State"),
    Text("ใหม่", "New"),
    Text("เปลี่ยน", "Changed"),
    Text("ยังรับไม่ได้", "Rejected"),
)
NO_BATCH = Text("ยังไม่มีการนำเข้า วางไฟล์ด้านบนเพื่อเริ่ม", "Nothing was imported yet. Drop a file above.")
WHICH = Text("ชุดที่จะย้อนกลับ", "The import to undo")
UNDO = Text("ย้อนกลับชุดนี้", "Undo this import")
UNDO_WHY = Text(
    "รายการใหม่ของชุดนี้จะถูกเอาออก และช่องที่แก้จะกลับเป็นค่าเดิม",
    "Its new records are removed, and the cells it changed get their old values back.",
)
FILES_NAMED = 2


def batches_kept() -> None:
    """Every batch, newest first, and the one to be taken back."""
    found = batches(the_store(), view.reader())
    if not found:
        st.info(say(NO_BATCH))
        return
    data_table(
        pd.DataFrame([_row(one) for one in found], columns=[say(title) for title in BATCHES]),
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
    files = list(json.loads(one["files"]))
    if not files and one["source"] in BATCH_SOURCE:
        return say(BATCH_SOURCE[one["source"]])
    return names_of_files(files)


def names_of_files(names: list[str]) -> str:
    """The first files of a batch, and how many more there are."""
    more = len(names) - FILES_NAMED
    told = ", ".join(
        say(BY_NAME[name].label) if name in BY_NAME else name for name in names[:FILES_NAMED]
    )
    if more > 0:
        told += say(Text(f" และอีก {more:,} ไฟล์", f" and {more:,} more"))
    return told or say(Text("แบบฟอร์มบนหน้าเว็บ", "A form on a page"))
