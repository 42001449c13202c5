"""What waits for a partner, an LAO or a participant: promises, reports, houses."""

from functools import partial

import pandas as pd
import streamlit as st

from data_access.accounts.shared_store import the_store
from data_access.casework.own_reports import OwnReport, own_reports, withdraw
from data_access.language.vocabulary import CHECK_REASON, DECISION_REASON, PLEDGE_STATUS, Text
from data_access.language.vocabulary import VERIFICATION as STATE
from data_access.schema import BY_NAME
from display.answers.mine import Mine, mine, what_waits
from ui.panels.mine.reporting import report_buttons
from ui.panels.shared.saving import Saving
from ui.session import view
from ui.session.address import link_to
from ui.session.language import say, say_date
from ui.session.numbers import say_count, say_quantity
from ui.session.status_icons import mark
from ui.shell.menu import page

SAVING = Saving("mine")
GROUPS = (
    ("is_late", "behind", Text("เกินกำหนด", "Overdue")),
    ("is_due_soon", "watch", Text("ครบกำหนดใน 30 วัน", "Due in 30 days")),
)
LATER = Text("ยังไม่ถึงกำหนด หรือครบแล้ว", "Not due yet, or done")
REPORTS = Text("รายงานของฉัน", "My reports")
NO_REPORTS = Text("ไม่มีรายงานที่รอตรวจหรือถูกส่งกลับ", "No report of yours waits or was sent back.")
HOUSES = Text("บ้านที่คำมั่นของฉันไปถึง", "Houses that my promises reached")
NO_HOUSES = Text(
    "ยังไม่มีบ้านที่บันทึกว่าเชื่อมกับคำมั่นของท่าน", "No house is recorded as linked to a promise of yours."
)
WITHDRAW = Text("ถอนรายงานนี้", "Withdraw it")
WITHDRAWN = Text("ถอนรายงานแล้ว", "The report is withdrawn.")
HANDED_OVER, NOT_YET = Text("ส่งมอบแล้ว", "handed over"), Text("ยังไม่ส่งมอบ", "not handed over yet")
MOST_HOUSES = 12


def reports() -> list[OwnReport]:
    """The reader's own, from the record store: a report is seen by its owner before it is published."""
    return own_reports(the_store(), view.reader())


def seen() -> Mine:
    return mine(view.programme_of_all())


def answer(of: Mine, found: list[OwnReport]) -> str:
    returned = sum(one.state == "rejected" for one in found)
    return say(what_waits(of, returned))


def promises(of: Mine) -> None:
    """A card a promise: the late, then those due soon; the others folded."""
    rest = of.promises
    for column, look, name in GROUPS:
        group = rest[rest[column].astype(bool)]
        rest = rest[~rest[column].astype(bool)]
        if len(group):
            st.subheader(f"{mark(look).icon} {say(name)} ({len(group):,})")
            for row in group.to_dict("records"):
                _card(row)
    if len(rest):
        with st.expander(f"{say(LATER)} ({len(rest):,})"):
            for row in rest.to_dict("records"):
                _card(row)


def _card(row: dict) -> None:
    promise, unit = row["promise_id"], row["unit"]
    with st.container(border=True, key=f"promise_{promise}", gap="xsmall"):
        st.markdown(f"**{row['text_th']}** · {promise}")
        done = say_count(row["counted_qty"])
        whole = say_quantity(row["qty"], unit)
        words = [say(Text(f"นับแล้ว {done} จาก {whole}", f"{done} counted of {whole}"))]
        due, first = row["due_on"].date(), row["first_due_on"].date()
        words.append(say(Text(f"ครบกำหนด {say_date(due)}", f"due {say_date(due)}")))
        if due != first:
            words.append(say(Text(f"เดิม {say_date(first)}", f"first {say_date(first)}")))
        st.markdown(" · ".join(words))
        report_buttons(SAVING, row)


def own(found: list[OwnReport]) -> None:
    """What was reported and is not verified: its state, why it was sent back, and a way to withdraw."""
    st.subheader(say(REPORTS))
    if not found:
        st.caption(say(NO_REPORTS))
    for one in found:
        with st.container(
            border=True, key=f"report_{one.table_name}_{one.key.replace('|', '_')}", gap="xsmall"
        ):
            st.markdown(f"**{_what(one)}** · {say_date(one.on)}")
            state = STATE.get(one.state) or PLEDGE_STATUS[one.state]
            words = f"{mark('behind' if one.state == 'rejected' else 'watch').icon} {say(state)}"
            if one.state == "rejected" and one.reason:
                words += f": {say(CHECK_REASON[one.reason])}"
            st.markdown(words)
            if one.batch is not None and st.button(
                say(WITHDRAW), icon=":material/undo:", key=SAVING.key(f"withdraw_{one.batch}")
            ):
                SAVING.save(partial(withdraw, batch=one.batch), WITHDRAWN)


def _what(one: OwnReport) -> str:
    """The report in words: what it is of, and how much or until when."""
    cells = one.cells
    grain = BY_NAME[one.table_name].label
    if one.table_name == "promise_move":
        day, why = (
            say_date(pd.Timestamp(str(cells["due_on"])).date()),
            DECISION_REASON[str(cells["reason"])],
        )
        promise = (
            cells["pledge_id"] if isinstance(cells["pledge_id"], str) else cells["commitment_id"]
        )
        return f"{say(grain)} {promise} → {day} ({say(why)})"
    if one.table_name == "commitment_update":
        quantity = say_count(int(str(cells["qty_to_date"])))
        return say(
            Text(
                f"{cells['commitment_id']} ทำได้สะสม {quantity}",
                f"{cells['commitment_id']}: {quantity} to date",
            )
        )
    quantity = say_quantity(int(str(cells["qty"])), str(cells["unit"]))
    of = cells.get("pledge_id") if one.table_name == "delivery" else None
    return f"{say(grain)} {quantity}" + (f" · {of}" if isinstance(of, str) else "")


def houses(of: Mine) -> None:
    """The reader's houses: those that wait first; a partner opens each repair from here."""
    st.subheader(f"{say(HOUSES)} ({len(of.houses):,})")
    if of.houses.empty:
        st.caption(say(NO_HOUSES))
        return
    ordered = of.houses.sort_values(["is_handed_over", "repair_id"])
    opens = view.reader().may("see_own_rows")
    for row in ordered.head(MOST_HOUSES).itertuples():
        state = say(HANDED_OVER if row.is_handed_over else NOT_YET)
        label = f"{row.repair_id} · {state}"
        if opens:
            st.page_link(
                page("repairs"),
                label=label,
                icon=":material/home:",
                query_params=link_to({"repair": row.repair_id}),
            )
        else:
            st.markdown(f"{label}")
    if len(ordered) > MOST_HOUSES:
        more = len(ordered) - MOST_HOUSES
        st.caption(say(Text(f"และอีก {more:,} หลัง", f"and {more:,} more")))
