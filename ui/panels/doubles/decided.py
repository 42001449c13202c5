"""What was decided of likely doubles, and a way to open a pair again."""

import pandas as pd
import streamlit as st

from data_access.accounts.shared_store import the_store
from data_access.casework.doubles import Decision, decisions, take_back_decision
from data_access.language.vocabulary import DOUBLE_VERDICT, Text
from data_access.schema import BY_NAME
from ui.panels.doubles import done
from ui.session import view
from ui.session.language import say, say_moment
from ui.session.tables import data_table

NONE_YET = Text("ยังไม่มีคู่ที่ตัดสิน", "Nothing was decided yet.")
COLUMNS = (
    Text("ตาราง", "Table"),
    Text("รายการหนึ่ง", "One"),
    Text("อีกรายการ", "The other"),
    Text("ผล", "Decision"),
    Text("เหตุผล", "Why"),
    Text("โดย", "By"),
    Text("เมื่อ", "When"),
)
WHICH = Text("คู่ที่จะเปิดใหม่", "Pair to open again")
OPEN = Text("เปิดคู่นี้ใหม่", "Open it again")
MERGES = Text(
    "การรวมและการแยกครัวเรือนย้อนกลับได้ที่หน้านำเข้าข้อมูล «ชุดที่นำเข้าแล้ว»",
    "Merges and splits are undone on the import page, in its history.",
)


def draw() -> None:
    """The decisions, newest first."""
    found = decisions(the_store(), view.reader())
    st.caption(say(MERGES))
    if not found:
        st.info(say(NONE_YET))
        return
    data_table(
        pd.DataFrame([_row(one) for one in found], columns=[say(title) for title in COLUMNS]),
        key="doubles_decided",
        alt=say(COLUMNS[3]),
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            say(WHICH),
            range(len(found)),
            index=None,
            format_func=lambda place: f"{found[place].one} · {found[place].other}",
            placeholder=say(WHICH),
            key=done.key("doubles_reopen_which"),
        )
        if chosen is not None and st.button(say(OPEN), icon=":material/undo:", key="reopen_pair"):
            done.act(
                lambda: take_back_decision(the_store(), view.reader(), found[chosen]),
                Text("เปิดคู่นี้ใหม่แล้ว", "The pair is open again."),
            )


def _row(one: Decision) -> tuple[str, ...]:
    return (
        say(BY_NAME[one.table_name].grain),
        one.one,
        one.other,
        say(DOUBLE_VERDICT[one.verdict]),
        one.reason,
        one.by or "–",
        say_moment(one.at),
    )
