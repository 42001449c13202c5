"""Reports that wait to be verified: the oldest first, many at once, accepted or sent back."""

import pandas as pd
import streamlit as st

from data_access.accounts.shared_store import the_store
from data_access.casework.checking import (
    ACCEPTED,
    Waiting,
    check_reports,
    proof_of,
    waiting_reports,
)
from data_access.language.plurals import counted
from data_access.language.vocabulary import CHECK_REASON, DECISION_REASON, Text
from data_access.schema import BY_NAME
from display.answers.mine import what_waits_for_a_check
from ui.panels.entry.entry_fields import today
from ui.panels.mine.mine import SAVING
from ui.session import view
from ui.session.language import NOTHING, say, say_date
from ui.session.numbers import say_count, say_quantity
from ui.session.tables import data_table
from ui.session.words import area_name, partner_name

OF_ALL = Text("ทั้งหมด", "All")
KIND, OWNER = Text("ประเภทรายงาน", "Kind of report"), Text("ของใคร", "Whose")
ALL_CHOSEN = Text(
    "ถ้าไม่เลือกแถวใด ปุ่มด้านล่างใช้กับทุกแถวในรายการ",
    "With no row chosen, the buttons below are for all rows listed.",
)
WHY = Text("เหตุที่ส่งกลับ", "Why it is sent back")
MOST_PICTURES = 6
COLUMNS = (
    Text("รายงาน", "Report"),
    Text("ของ", "Whose"),
    Text("รอ (วัน)", "Waits (days)"),
    Text("รายงานเมื่อ", "Reported"),
    Text("พื้นที่", "Area"),
    Text("หลักฐาน", "Proof"),
    Text("รหัส", "Id"),
)


def waiting() -> list[Waiting]:
    return waiting_reports(the_store(), view.reader())


def answer(found: list[Waiting]) -> str:
    oldest = max(((today() - one.on).days for one in found), default=0)
    return say(what_waits_for_a_check(len(found), oldest))


def draw(found: list[Waiting]) -> None:
    """The list, narrowed if wanted; rows are chosen, looked at, and accepted or sent back."""
    if not found:
        return
    rows = _narrowed(found)
    st.caption(say(ALL_CHOSEN))
    event = data_table(
        pd.DataFrame([_row(one) for one in rows], columns=[say(one) for one in COLUMNS]),
        selection_mode="multi-row",
        on_select="rerun",
        key=SAVING.key(f"queue_{len(rows)}"),
        alt=say(COLUMNS[0]),
    )
    places = event.selection.rows
    chosen = [rows[place] for place in places] if places else rows
    _pictures(chosen if places else [])
    _decide(chosen)


def _narrowed(found: list[Waiting]) -> list[Waiting]:
    left, right = st.columns(2)
    names = list(dict.fromkeys(one.table_name for one in found))
    name = left.selectbox(
        say(KIND),
        [None, *names],
        format_func=lambda one: say(BY_NAME[one].label if one else OF_ALL),
        key=SAVING.key("queue_kind"),
    )
    owners = sorted({one.owner for one in found})
    owner = right.selectbox(
        say(OWNER),
        [None, *owners],
        format_func=lambda one: _called(one) if one else say(OF_ALL),
        key=SAVING.key("queue_owner"),
        filter_mode="contains",
    )
    return [one for one in found if name in (None, one.table_name) and owner in (None, one.owner)]


def _decide(chosen: list[Waiting]) -> None:
    count, keys = len(chosen), [(one.table_name, one.key) for one in chosen]
    with st.container(horizontal=True, vertical_alignment="bottom", key="queue_decide"):
        accept = st.button(
            say(Text(f"ถูกต้อง {count:,} รายการ", f"Accept {count:,}")),
            type="primary",
            icon=":material/check:",
            key=SAVING.key("queue_accept"),
        )
        reason = st.selectbox(
            say(WHY),
            [one for one in CHECK_REASON if one != ACCEPTED],
            format_func=lambda code: say(CHECK_REASON[code]),
            key=SAVING.key("queue_reason"),
            width=240,
        )
        back = st.button(
            say(Text(f"ส่งกลับ {count:,} รายการ", f"Send back {count:,}")),
            icon=":material/reply:",
            key=SAVING.key("queue_back"),
        )
    if accept or back:
        why = ACCEPTED if accept else reason
        said = (
            Text(f"ตรวจผ่าน {count:,} รายการ", f"{counted(count, 'report')} verified")
            if accept
            else Text(f"ส่งกลับ {count:,} รายการ", f"{counted(count, 'report')} sent back")
        )
        SAVING.save(lambda store, by: check_reports(store, by, keys, why), said)


def _pictures(chosen: list[Waiting]) -> None:
    """The proofs of the rows that are chosen."""
    proven = [one for one in chosen if one.proof][:MOST_PICTURES]
    if not proven:
        return
    with st.container(horizontal=True):
        for one in proven:
            content = proof_of(the_store(), view.reader(), one.proof or "")
            if content:
                st.image(content, caption=one.key, width=220, alt=one.key)
            else:
                st.caption(say(Text(f"{one.key}: ไม่พบไฟล์", f"{one.key}: its file is not there")))


def _called(owner: str) -> str:
    name = partner_name(owner)
    return owner if name == NOTHING else name


def _row(one: Waiting) -> tuple[object, ...]:
    area = one.cells.get("area_code")
    return (
        _what(one),
        _called(one.owner),
        (today() - one.on).days,
        say_date(one.on),
        area_name(str(area)) if isinstance(area, str) else NOTHING,
        say(Text("มี", "yes")) if one.proof else NOTHING,
        one.key,
    )


def _what(one: Waiting) -> str:
    cells, label = one.cells, say(BY_NAME[one.table_name].label)
    if one.table_name == "promise_move":
        day = say_date(pd.Timestamp(str(cells["due_on"])).date())
        return f"{label} → {day} ({say(DECISION_REASON[str(cells['reason'])])})"
    if one.table_name == "commitment_update":
        return f"{label}: {say_count(int(str(cells['qty_to_date'])))}"
    return f"{label}: {say_quantity(int(str(cells['qty'])), str(cells['unit']))}"
