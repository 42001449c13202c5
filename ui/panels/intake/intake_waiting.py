"""The rows that wait to be corrected: looked at by batch, corrected, tried again, or dropped."""

import pandas as pd
import streamlit as st

from data_access.accounts.shared_store import the_store
from data_access.intake.commit.correction import try_again, with_points_exchanged
from data_access.intake.preview.quarantine import (
    QuarantinedRow,
    WaitingBatch,
    drop_quarantined,
    quarantined,
    waiting_batches,
)
from data_access.language.vocabulary import Text
from data_access.system.errors import RecordsError
from ui.panels.intake import intake_correction
from ui.panels.intake.intake_batches import names_of_files
from ui.session import view
from ui.session.language import say
from ui.session.tables import data_table

WAITING = (
    Text("ชุดที่", "Import"),
    Text("ตาราง", "Table"),
    Text("ไฟล์", "File"),
    Text("แถวที่", "Row"),
    Text("รหัส", "Id"),
    Text("สิ่งที่พบ", "What is wrong"),
)
NONE_WAITS = Text("ไม่มีแถวที่รอแก้ไข", "No row waits to be corrected.")
CHOOSE_ROWS = Text(
    "เลือกหนึ่งแถวเพื่อแก้ไขที่นี่ หรือเลือกหลายแถวเพื่อลองใหม่หลังแก้ต้นเหตุ หรือทิ้ง",
    "Choose one row to correct it here, or several to retry or discard.",
)
OF_BATCH, OF_ALL = Text("ชุดนำเข้า", "Import"), Text("ทุกชุด", "All imports")
RETRYING = Text("กำลังตรวจอีกครั้ง…", "Checking again…")
RETRY, DROP = Text("ลองใหม่", "Try again"), Text("ทิ้งแถวที่เลือก", "Discard the chosen rows")
SWAP = Text("สลับละติจูดกับลองจิจูด", "Exchange latitude and longitude")
STILL_WRONG = Text("ยังรับไม่ได้", "These rows still cannot be saved")
WIDE = 900  # pixels; a sentence with the allowed values and the remedy
LISTED = 500
REASONS = 5  # told of rows that still cannot be kept
BATCH = "waiting_batch"  # of which the rows are listed
CHOSEN = "waiting_chosen"  # the rows that are chosen, by their ids
DONE = "waiting_done"  # what became of those chosen before


def quarantine() -> None:
    """The rows that wait. One that is chosen can be corrected; all chosen are tried again or dropped."""
    batches = waiting_batches(the_store(), view.reader())
    told = st.container()
    batch = _batch(batches)
    rows = quarantined(the_store(), view.reader(), batch_id=batch, limit=LISTED)
    chosen = _chosen(rows) if rows else []
    if chosen:
        st.session_state.pop(DONE, None)
    elif DONE in st.session_state:
        told.success(say(st.session_state[DONE]), icon=":material/check_circle:")
    if not rows:
        st.info(say(NONE_WAITS))
        return
    _tell_how_many(len(rows), sum(one.rows for one in batches if batch in (None, one.batch_id)))
    _settle(chosen)
    if len(chosen) != 1:
        intake_correction.forget()
        return
    intake_correction.draw(chosen[0], kept=_done)


def _batch(batches: list[WaitingBatch]) -> str | None:
    """Of which batch the rows are listed; None for all. Asked where more than one has any."""
    by_id = {one.batch_id: one for one in batches}
    if st.session_state.get(BATCH) not in by_id:
        st.session_state.pop(BATCH, None)
    if len(batches) < 2:
        return None
    return st.selectbox(
        say(OF_BATCH),
        [None, *by_id],
        format_func=lambda batch_id: _called(by_id[batch_id]) if batch_id else say(OF_ALL),
        key=BATCH,
    )


def _called(batch: WaitingBatch) -> str:
    rows = say(Text(f"{batch.rows:,} แถว", f"rows: {batch.rows:,}"))
    return f"{batch.number} · {names_of_files(batch.files)} · {rows}"


def _chosen(rows: list[QuarantinedRow]) -> list[QuarantinedRow]:
    """Draws the table; answers the rows chosen in it. They stay so when others come or go."""
    st.caption(say(CHOOSE_ROWS))
    before = st.session_state.get(CHOSEN, [])
    table = pd.DataFrame(
        [
            (
                row.number,
                say(row.table.label),
                row.file,
                row.file_row,
                row.key or "–",
                " · ".join(_reason(row, column, words) for column, words in row.issues),
            )
            for row in rows
        ],
        columns=[say(title) for title in WAITING],
    )
    event = data_table(
        table,
        column_config={say(WAITING[-1]): st.column_config.Column(width=WIDE)},
        selection_mode="multi-row",
        on_select="rerun",
        selection_default={
            "selection": {"rows": [place for place, row in enumerate(rows) if row.row_id in before]}
        },
        # A choice is of places in the table: other rows make it another table.
        key=f"intake_waiting_{hash(tuple(row.row_id for row in rows))}",
        alt=say(WAITING[-1]),
    )
    chosen = [rows[place] for place in event.selection.rows]
    st.session_state[CHOSEN] = [row.row_id for row in chosen]
    return chosen


def _reason(row: QuarantinedRow, column: str | None, words: Text) -> str:
    label = row.table.label_of(column)
    return f"{say(label)}: {say(words)}" if label else say(words)


def _tell_how_many(shown: int, waiting: int) -> None:
    if waiting > shown:
        st.caption(
            say(
                Text(
                    f"แสดง {shown:,} จาก {waiting:,} แถวที่รอแก้ไข",
                    f"{shown:,} of {waiting:,} rows that wait are shown.",
                )
            )
        )


def _settle(rows: list[QuarantinedRow]) -> None:
    """The buttons that try the chosen rows again, or drop them; and one that puts points right which
    are exchanged."""
    chosen = [row.row_id for row in rows]
    points = with_points_exchanged(rows)
    with st.container(horizontal=True):
        swap = points and st.button(
            say(SWAP), icon=":material/swap_horiz:", type="primary", key="swap_points"
        )
        again = st.button(
            say(RETRY), icon=":material/refresh:", disabled=not chosen, key="retry_rows"
        )
        drop = st.button(say(DROP), icon=":material/delete:", disabled=not chosen, key="drop_rows")
    try:
        if swap:
            _retry(list(points), points)
        if again:
            _retry(chosen)
        if drop:
            dropped = drop_quarantined(the_store(), view.reader(), chosen)
            _done(Text(f"ทิ้งแล้ว {dropped:,} แถว", f"Rows discarded: {dropped:,}."))
    except RecordsError as error:
        st.error(say(error.text))


def _retry(chosen: list[str], corrections: dict[str, dict[str, str]] | None = None) -> None:
    with st.spinner(say(RETRYING)):
        tried = try_again(the_store(), view.reader(), chosen, corrections)
    if tried.outcome:
        number, rows = tried.outcome.number, sum(one.kept for one in tried.outcome.counts.values())
        _done(
            Text(
                f"บันทึก {rows:,} แถวเป็นชุดที่ {number} และเผยแพร่แล้ว",
                f"Saved as import {number} and published. Rows: {rows:,}.",
            )
        )
    reasons = " · ".join(say(words) for _column, words in tried.still_wrong[:REASONS])
    st.warning(f"{say(STILL_WRONG)}: {reasons}")


def _done(words: Text) -> None:
    """Remembers what to say above the list, and draws it anew."""
    st.session_state[DONE] = words
    st.session_state[CHOSEN] = []
    st.rerun()
