"""From a finding or an ask to a decision: in one press, with owner and day proposed."""

from datetime import date, timedelta
from functools import partial

import streamlit as st

from data_access.casework.meetings import decide
from data_access.indicators.row_lists import ROW_LISTS
from data_access.language.vocabulary import Text
from data_access.queries.insights.insights import Finding, findings
from data_access.queries.meetings.decisions import OPEN, decisions
from display.answers.about import about_of
from display.answers.action_items import Ask, asks_with_rows
from display.answers.decided import GOVERNORS_OFFICE
from display.answers.drafts import Draft, draft_of
from ui.panels.meetings.keeping import form_key, may_keep, save
from ui.session import view
from ui.session.language import say, say_date
from ui.session.words import partner_name

DECIDE = Text("รับเป็นมติ", "Make it a decision")
OWNER = Text("ผู้รับผิดชอบ (ภาคี หรือพิมพ์ชื่อหน่วยงาน)", "Owner (a partner, or type an office)")
DUE = Text("ครบกำหนด", "Due on")
WORDS = Text(
    "ข้อความมติ (จะเผยแพร่ ไม่ใส่ชื่อบุคคล)", "The decision in Thai (published: no names of people)"
)
NOTHING_LEFT = Text(
    "ทุกข้อสังเกตและเรื่องที่ขอมีมติที่ยังเปิดอยู่แล้ว หรือยังไม่มีการประชุมให้บันทึกมติ",
    "Every finding and ask has an open decision already, or no meeting has been recorded yet.",
)
DAYS_AHEAD = 240


def decide_button(filters: dict[str, str], key: str) -> None:
    """Beside a finding or an ask, for who keeps meetings: decided at the press, as proposed. Where an
    open decision is about the same, its number instead."""
    about = about_of(filters)
    if about is None or not may_keep():
        return
    if (known := _open_about().get(about)) is not None:
        st.badge(say(Text(f"มีมติที่ {known} แล้ว", f"Decision {known}")), icon=":material/gavel:")
        return
    draft = draft_of(view.programme_of_all(), about)
    if draft is None:
        return
    hint = f"{_owner_words(draft)} · {say_date(draft.due_on)}"
    if st.button(say(DECIDE), icon=":material/gavel:", key=f"decide_{key}", help=hint):
        save(partial(decide, cells=draft.cells()), _said(draft))


def draw_drafts() -> None:
    """Every finding and ask that no open decision is about: words, owner and day can be changed, and
    one press decides."""
    programme = view.programme_of_all()
    taken, drafts = _open_about(), {}
    found: list[Ask | Finding] = [*asks_with_rows(programme), *findings(programme)]
    for one in found:
        about = about_of(one.filters)
        if about is None or about in taken or about in drafts:
            continue
        draft = draft_of(programme, about)
        if draft is not None:
            drafts[about] = (one.text, draft)
    if not drafts:
        st.info(say(NOTHING_LEFT))
    for about, (text, draft) in drafts.items():
        with st.form(form_key(f"draft_{about}")):
            st.markdown(f"**{say(text)}**")
            _form(about, draft)


def _form(about: str, draft: Draft) -> None:
    left, middle, right = st.columns([4, 3, 2], vertical_alignment="bottom")
    words = left.text_input(say(WORDS), draft.text.th, key=form_key(f"words_{about}"))
    partners = list(view.partner_names())
    offered = [draft.office, *partners]
    owner = middle.selectbox(
        say(OWNER),
        offered,
        index=offered.index(draft.owner or draft.office),
        format_func=lambda one: _called(one, partners),
        accept_new_options=True,
        key=form_key(f"owner_{about}"),
    )
    days = days_ahead(draft.due_on)
    due = right.selectbox(
        say(DUE),
        days,
        index=days.index(draft.due_on),
        format_func=say_date,
        key=form_key(f"due_{about}"),
    )
    if st.form_submit_button(say(DECIDE), icon=":material/gavel:", type="primary"):
        cells = draft.cells(owner, owner in partners, due)
        if words.strip() != draft.text.th:
            cells |= {"text_th": words.strip(), "text_en": ""}
        save(partial(decide, cells=cells), _said(draft))


def _called(owner: str, partners: list[str]) -> str:
    if owner == GOVERNORS_OFFICE.th:
        return say(GOVERNORS_OFFICE)
    return partner_name(owner) if owner in partners else owner


def days_ahead(chosen: date) -> list[date]:
    """Days to choose from, in the Buddhist Era on the page: from the day in view, and `chosen`."""
    first = view.programme_of_all().as_of
    days = [first + timedelta(days=ahead) for ahead in range(DAYS_AHEAD)]
    return days if chosen in days else sorted({*days, chosen})


def _open_about() -> dict[str, int]:
    """What open decisions are about, with their numbers."""
    rows = decisions(view.programme_of_all())
    rows = rows[rows["state"].isin(OPEN) & rows["about"].notna()]
    return dict(zip(rows["about"], rows["seq"].astype(int), strict=True))


def _owner_words(draft: Draft) -> str:
    return partner_name(draft.owner) if draft.owner else say(GOVERNORS_OFFICE)


def _said(draft: Draft) -> Text:
    name = ROW_LISTS[draft.about.partition(":")[0]].name
    return Text(f"บันทึกเป็นมติแล้ว: {name.th}", f"Saved as a decision: {name.en}")
