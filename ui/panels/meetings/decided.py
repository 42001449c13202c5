"""Decisions on a page: what became of the last ones, and each with its owner, day and figure."""

from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from data_access.casework.meetings import report
from data_access.indicators.row_lists import ROW_LISTS
from data_access.language.vocabulary import DECISION_REASON, DECISION_STATE, DECISION_STATUS, Text
from data_access.queries.meetings.decisions import OPEN, decisions, tally
from display.answers.about import filters_of, number_of
from display.answers.decided import (
    LOOK,
    in_one_line,
    last_decided,
    none_in_view,
    owner_of,
    said_of_tally,
    sentence,
    text_of,
)
from display.words.bilingual import Bilingual
from ui.panels.meetings.deciding import days_ahead
from ui.panels.meetings.keeping import form_key, may_keep, save
from ui.panels.records.records_words import plain
from ui.panels.shared.row_list import link_words
from ui.session import view
from ui.session.address import link_to
from ui.session.language import NOTHING, say, say_date
from ui.session.numbers import say_count
from ui.session.status_icons import mark, mark_out
from ui.shell.menu import page

LAST_DECISIONS = Text("มติครั้งก่อนทำถึงไหน", "What became of the last decisions")
SEE_ALL = Text("ดูมติทุกข้อ", "See every decision")
GROUPS = (
    (("late",), Text("เลยกำหนด", "Late")),
    (("reported",), Text("รายงานว่าเสร็จ รอตรวจ", "Reported done, to be verified")),
    (("open", "under_way"), Text("ยังไม่ถึงกำหนด", "Not due yet")),
    (("done",), Text("เสร็จแล้ว", "Done")),
    (("cancelled",), Text("ยกเลิกแล้ว", "Dropped")),
)
REPORT = Text("รายงานความคืบหน้า", "Report on it")
STATUS = Text("สถานะ", "Status")
NEW_DAY = Text("กำหนดใหม่ (เมื่อเลื่อน)", "New day (when moved)")
REASON = Text("เหตุผล (เมื่อเลื่อนหรือยกเลิก)", "Reason (when moved or dropped)")
NOTE = Text("บันทึก (ไม่เผยแพร่)", "Note (not published)")
SELF = Text("ยังไม่ได้ตรวจ (ไม่นับว่าเสร็จ)", "Not verified yet (does not count as done)")
SAVE = Text("บันทึก", "Save")


def answer() -> str:
    """What was agreed last, and how much of it is done."""
    last = last_decided(view.programme())
    if last is None:
        return say(view.ask(none_in_view))
    both = said_of_tally(last.tally, mark_out)
    day = say_date(last.held_on)
    return say(Text(f"ประชุม {day} {both.th}", f"Meeting of {day}: {both.en}"))


def block() -> None:
    """On the overview: the last meeting's decisions in one sentence, and the one to speak of first."""
    last = view.ask(last_decided)
    if last is None:
        return
    both = Bilingual(view.programme())
    with st.container(border=True, key="last_decisions", gap="xsmall"):
        st.markdown(f"**{say(LAST_DECISIONS)}** · {say(sentence(view.programme(), last))}")
        if last.first is not None:
            look = mark(LOOK[last.first["state"]])
            st.markdown(f"{look.icon} {plain(say(in_one_line(last.first, both)))}")
        if last.still_earlier:
            st.caption(_still_earlier(last.still_earlier))
        st.page_link(
            page("meetings"),
            label=say(SEE_ALL),
            icon=":material/arrow_forward:",
            query_params=link_to({}),
        )


def _still_earlier(count: int) -> str:
    return say(
        Text(
            f"ค้างจากประชุมก่อนหน้านั้นอีก {count:,} ข้อ",
            f"{count:,} more still open from earlier meetings",
        )
    )


def draw_decisions() -> None:
    """Every decision in view, grouped by where it is: late first, done and dropped folded."""
    rows = view.ask(decisions)
    if rows.empty:
        st.info(say(view.ask(none_in_view)))
        return
    st.caption(say(said_of_tally(tally(rows))))
    for states, name in GROUPS:
        group = rows[rows["state"].isin(states)].sort_values(["due_on", "decision_id"])
        if group.empty:
            continue
        heading = f"{mark(LOOK[states[0]]).icon} {say(name)} ({len(group):,})"
        if set(states) <= set(OPEN):
            st.markdown(f"#### {heading}")
            for _, row in group.iterrows():
                _card(row)
        else:
            with st.expander(heading):
                for _, row in group.iterrows():
                    _card(row)


def _card(row: pd.Series) -> None:
    both, key = Bilingual(view.programme()), row["decision_id"]
    with st.container(border=True, key=f"decision_{key}", gap="xsmall"):
        st.markdown(f"**{plain(say(text_of(row)))}**")
        day = say_date(row["due_on"].date())
        words = [plain(say(owner_of(row, both))), f"{say(Text('ครบกำหนด', 'due'))} {day}"]
        if row["moves"]:
            first, why = say_date(row["first_due_on"].date()), DECISION_REASON.get(row["reason"])
            because = f" · {say(why)}" if why else ""
            words.append(say(Text(f"เดิม {first}{because}", f"first {first}{because}")))
        if row["state"] in ("done", "cancelled") and not pd.isna(row["reported_on"]):
            words.append(
                f"{say(DECISION_STATE[row['state']])} {say_date(row['reported_on'].date())}"
            )
        held = say_date(row["held_on"].date())
        words.append(
            say(Text(f"มติที่ {row['seq']} ประชุม {held}", f"decision {row['seq']} of {held}"))
        )
        st.markdown(" · ".join(words))
        _figure(row)
        if may_keep() and row["state"] in OPEN:
            with st.popover(say(REPORT), icon=":material/edit_note:"):
                _report_form(row)


def _figure(row: pd.Series) -> None:
    """The figure that it was about: on the day of the meeting, and now."""
    about = row["about"] if isinstance(row["about"], str) else ""
    filters = filters_of(about)
    if filters is None:
        return
    programme, listed = view.programme(), ROW_LISTS[filters["list"]]
    held = row["held_on"].date()
    then = number_of(programme.on(held), about) if programme.day(held.isoformat()) else None
    now = number_of(programme, about)
    words = [NOTHING if one is None else say_count(one) for one in (then, now)]
    st.markdown(
        say(
            Text(
                f"{listed.name.th}: วันประชุม {words[0]} → ตอนนี้ **{words[1]}** {listed.unit.th}",
                f"{listed.name.en}: {words[0]} at the meeting → **{words[1]}** now",
            )
        )
    )
    if now:  # from none there are no rows to open
        st.page_link(
            page(listed.page),
            label=link_words(listed, now, filters.get("partner")),
            icon=":material/arrow_forward:",
            query_params=link_to(filters),
        )


def _report_form(row: pd.Series) -> None:
    key = row["decision_id"]
    with st.form(form_key(f"report_{key}"), border=False):
        status = st.selectbox(
            say(STATUS),
            list(DECISION_STATUS),
            index=list(DECISION_STATUS).index("done"),
            format_func=lambda code: say(DECISION_STATUS[code]),
            key=form_key(f"status_{key}"),
        )
        day = st.selectbox(
            say(NEW_DAY),
            [None, *days_ahead(view.programme_of_all().as_of)],
            format_func=lambda one: say_date(one) if one else NOTHING,
            key=form_key(f"moved_{key}"),
        )
        reason = st.selectbox(
            say(REASON),
            [None, *DECISION_REASON],
            format_func=lambda code: say(DECISION_REASON[code]) if code else NOTHING,
            key=form_key(f"reason_{key}"),
        )
        note = st.text_input(say(NOTE), key=form_key(f"note_{key}")).strip()
        is_own = st.checkbox(say(SELF), key=form_key(f"self_{key}"))
        asked = st.form_submit_button(say(SAVE), type="primary", icon=":material/save:")
    if asked:
        said = DECISION_STATUS[status]
        save(
            partial(
                _report, row=row, status=status, day=day, reason=reason or "", note=note, own=is_own
            ),
            Text(
                f"บันทึกแล้ว มติที่ {row['seq']}: {said.th}",
                f"Saved: decision {row['seq']}, {said.en.lower()}",
            ),
        )


def _report(
    store, by, row: pd.Series, status: str, day: date | None, reason: str, note: str, own: bool
):
    on = view.programme_of_all().as_of
    checked = "self_reported" if own else "verified"
    return report(store, by, row["decision_id"], status, on, day, reason, note, checked)
