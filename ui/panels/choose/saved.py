"""Saved choices on the page: save this one, compare it with another, adopt one at a meeting."""

from functools import partial

import pandas as pd
import streamlit as st

from data_access.access.roles import Principal
from data_access.accounts.shared_store import the_store
from data_access.casework.meetings import decide
from data_access.choice.proposal import Ask, Proposal, homes_that_wait, ordinary_ask
from data_access.choice.scenarios import (
    CAPABILITY,
    LONGEST_NAME,
    MOVES,
    Scenario,
    check_adoption,
    move_choice,
    save_choice,
    saved_choices,
)
from data_access.language.plurals import counted
from data_access.language.vocabulary import CHOICE_STATUS, Text
from data_access.queries.meetings.gatherings import gatherings
from data_access.store.record_store import Store
from display.answers.decided import GOVERNORS_OFFICE
from display.answers.drafts import Draft, due_day
from display.choice.choice_answer import adopted_as
from display.choice.choice_rows import compared
from ui.panels.choose.asked import BETWEEN
from ui.panels.meetings.keeping import form_key, save, tell
from ui.panels.records.records_words import plain
from ui.session import view
from ui.session.address import adopt, keep, link_to
from ui.session.language import say, say_date, say_moment
from ui.session.numbers import say_baht, say_count
from ui.shell.menu import page

SAVED = Text("ชุดที่บันทึกไว้", "Saved choices")
NONE_SAVED = Text("ยังไม่มีชุดที่บันทึกไว้", "No choice has been saved yet")
SAVE_THIS = Text("บันทึกชุดนี้", "Save this choice")
NAME = Text("ชื่อชุด (ไม่ใส่ชื่อบุคคล)", "Name of the choice (no names of people)")
REASON = Text("เหตุผลที่สั่งรวมหรืองดบ้าน", "Why homes are put in or taken out")
OPEN = Text("เปิดชุดนี้", "Open this choice")
STEPS = {
    "withdrawn": (Text("ถอน", "Withdraw"), ":material/undo:"),
    "draft": (Text("นำกลับมา", "Bring back"), ":material/redo:"),
}
ADOPT = Text("รับรองในที่ประชุม", "Adopt at a meeting")
MEETING = Text("การประชุม", "Meeting")
NO_MEETING = Text(
    "ยังไม่มีการประชุมที่บันทึกไว้ บันทึกการประชุมก่อนจึงรับรองชุดนี้ได้",
    "No meeting has been recorded. Record one first, then adopt this choice at it.",
)
AGAINST = Text("เทียบชุดนี้กับ", "Compare this choice with")
NOT_COMPARED = Text("ไม่เทียบ", "Nothing")


def may_save() -> bool:
    """Whether this reader saves and adopts choices: never over a file to present."""
    return view.reader().may(CAPABILITY) and not view.programme().snapshot.is_presented


def draw(proposal: Proposal) -> None:
    """What is on the page can be saved; the saved ones below it, newest first."""
    st.subheader(say(SAVED))
    tell()
    _save_form(proposal)
    known = saved_choices(the_store(), view.reader())
    if not known:
        st.info(say(NONE_SAVED))
        return
    _compare(proposal, known)
    programme = view.programme()
    usual, waiting = ordinary_ask(programme), frozenset(homes_that_wait(programme))
    for one in known:
        _card(one, _address(one.ask, usual, waiting))


def _save_form(proposal: Proposal) -> None:
    with (
        st.expander(say(SAVE_THIS), icon=":material/save:", key="save_choice"),
        st.form(form_key("save_choice"), border=False),
    ):
        name = st.text_input(say(NAME), max_chars=LONGEST_NAME, key=form_key("choice_name"))
        reason = ""
        if proposal.ask.is_by_hand:
            reason = st.text_input(say(REASON), key=form_key("choice_reason"))
        if st.form_submit_button(say(SAVE_THIS), type="primary", icon=":material/save:"):
            programme, called = view.programme(), plain(name.strip())
            save(
                lambda store, _: save_choice(store, programme, proposal.ask, name, reason),
                Text(f"บันทึกชุด «{called}» แล้ว", f"The choice «{called}» is saved"),
            )


def _compare(proposal: Proposal, known: list[Scenario]) -> None:
    """The choice on the page beside a saved one: sums, and how many homes are in both."""
    by_id = {one.scenario_id: one for one in known}

    def name(code: str) -> str:
        return by_id[code].name if code else say(NOT_COMPARED)

    adopt("against", lambda code: code if code in by_id else None, "", AGAINST, name)
    if st.session_state["against"] not in ("", *by_id):
        st.session_state["against"] = ""
    code = st.selectbox(say(AGAINST), ["", *by_id], format_func=name, key="against", width=340)
    keep("against", code or None)
    if not code:
        return
    table = compared(proposal, by_id[code])
    st.table(
        pd.DataFrame(
            {
                say(Text("เรื่อง", "Of")): [say(one) for one in table["what"]],
                say(Text("ชุดนี้", "This choice")): [say_count(one) for one in table["here"]],
                by_id[code].name: [say_count(one) for one in table["saved"]],
            }
        ),
        hide_index=True,
    )


def _card(one: Scenario, address: dict[str, str]) -> None:
    with st.container(border=True, key=f"choice_{one.scenario_id}", gap="xsmall"):
        st.markdown(f"**{plain(one.name)}** · {say(CHOICE_STATUS[one.status])}")
        homes = len(one.chosen)
        words = [
            say(Text(f"{homes:,} หลัง", f"homes: {homes:,}")),
            say_baht(one.spent_thb),
            say(Text(f"{one.benefit:,.0f} แต้ม", counted(one.benefit, "point"))),
            say(Text(f"ข้อมูล ณ {say_date(one.as_of)}", f"as of {say_date(one.as_of)}")),
            say(Text(f"บันทึก {say_moment(one.made_at)}", f"saved {say_moment(one.made_at)}")),
        ]
        if one.override_reason:
            cost = f"{one.override_cost:,.0f}"
            points = counted(one.override_cost, "point")
            words.append(
                say(
                    Text(
                        f"สั่งเอง ลดลง {cost} แต้ม: {plain(one.override_reason)}",
                        f"by hand, {points} less: {plain(one.override_reason)}",
                    )
                )
            )
        st.markdown(" · ".join(words))
        with st.container(horizontal=True, key=f"steps_{one.scenario_id}"):
            st.page_link(
                page("choose"),
                label=say(OPEN),
                icon=":material/arrow_forward:",
                query_params=link_to(address),
            )
            for status in MOVES[one.status]:
                if status == "adopted":
                    _adopt(one)
                else:
                    _step(one, status)


def _address(asked: Ask, usual: Ask, waiting: frozenset[str]) -> dict[str, str]:
    """The choices of the address that ask for the same; those of the page as it opens say nothing."""
    said = {
        "sum": (asked.budget_thb, usual.budget_thb),
        "counts": (asked.persons_power, usual.persons_power),
        "floor": (asked.floor_share, usual.floor_share),
        "dry": (asked.dry_days, None),
        "rain": (asked.rain_days, None),
        "money": (asked.funding_program, None),
        "in": (BETWEEN.join(sorted(asked.forced_in & waiting)) or None, None),
        "out": (BETWEEN.join(sorted(asked.forced_out & waiting)) or None, None),
    }
    return {
        key: f"{value:g}" if isinstance(value, float) else str(value)
        for key, (value, ordinary) in said.items()
        if value is not None and value != ordinary
    }


def _step(one: Scenario, status: str) -> None:
    step, icon = STEPS[status]
    called, now = plain(one.name), CHOICE_STATUS[status]
    if st.button(say(step), icon=icon, key=f"{status}_{one.scenario_id}"):
        save(
            lambda store, by: move_choice(store, by, one.scenario_id, status),
            Text(f"«{called}»: {now.th}", f"«{called}»: {now.en.lower()}"),
        )


def _adopt(one: Scenario) -> None:
    """Adopting is a decision of a meeting: with its owner and day, and locked from then on."""
    with st.popover(say(ADOPT), icon=":material/gavel:"):
        programme = view.programme_of_all()
        met = gatherings(programme)
        if met.empty:
            st.info(say(NO_MEETING))
            st.page_link(page("meetings"), label=say(MEETING), query_params=link_to({}))
            return
        days = dict(zip(met["event_id"], met["held_on"], strict=True))
        said = adopted_as(one)
        with st.form(form_key(f"adopt_{one.scenario_id}"), border=False):
            st.markdown(plain(say(said)))
            event_id = st.selectbox(
                say(MEETING),
                list(days),
                format_func=lambda key: say_date(days[key].date()),
                key=form_key(f"adopt_at_{one.scenario_id}"),
            )
            asked = st.form_submit_button(say(ADOPT), type="primary", icon=":material/gavel:")
        if asked:
            due = due_day(programme)
            called = plain(one.name)
            draft = Draft(event_id, said, None, GOVERNORS_OFFICE.th, due, "", None)
            save(
                partial(_decide_and_lock, scenario_id=one.scenario_id, cells=draft.cells()),
                Text(f"รับรองชุด «{called}» เป็นมติแล้ว", f"«{called}» is adopted by a decision"),
            )


def _decide_and_lock(store: Store, by: Principal, scenario_id: str, cells: dict[str, str]) -> None:
    """The decision first: what is wrong with it leaves the choice as it was; and before it whether the
    choice can be adopted at all. No way to undo it is offered, since an adopted choice is locked."""
    check_adoption(store, by, scenario_id)
    decide(store, by, cells)
    move_choice(store, by, scenario_id, "adopted")
