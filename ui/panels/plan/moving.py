"""Taking the plan in view to its next step, with the papers that the step asks for."""

from functools import partial

import streamlit as st

from data_access.casework.planning.plans import ASKED_FOR, move_plan
from data_access.language.vocabulary import PLAN_MOVES, PLAN_REASON, PLAN_STATUS, Text
from data_access.queries.plans.plans import forums
from data_access.schema import BY_NAME
from ui.panels.entry.entry_fields import day_field
from ui.panels.meetings.keeping import form_key, save
from ui.panels.plan.one_plan import plan_in_view
from ui.session import view
from ui.session.language import NOTHING, say, say_date
from ui.session.numbers import say_count

NEXT_STEP = Text("ไปขั้นต่อไป", "Take it to the next step")
STEP = Text("ขั้นต่อไป", "Next step")
NO_FORUM = Text("ยังไม่มีประชาคมที่บันทึกว่าจัดในตำบลนี้", "No forum is recorded as held in this place")
NOTE = Text("บันทึก (ไม่เผยแพร่)", "Note (not published)")
LOG = BY_NAME["plan_log"]


def draw() -> None:
    """A form of the step chosen; what the step lacks is said where the button is."""
    plan = plan_in_view()
    if plan is None or not PLAN_MOVES[plan["status"]]:
        return
    with st.expander(say(NEXT_STEP), icon=":material/arrow_forward:", key="move_plan"):
        to_status = st.selectbox(
            say(STEP),
            PLAN_MOVES[plan["status"]],
            format_func=lambda code: say(PLAN_STATUS[code]),
            key=form_key(f"step_{plan['plan_id']}"),
        )
        with st.form(form_key(f"move_{to_status}"), border=False):
            on = day_field(LOG.column("changed_on").label, form_key("move_on"))
            filled = {
                name: _field(name, plan["subdistrict_code"])
                for name in ASKED_FOR.get(to_status, ())
            }
            filled["note"] = st.text_input(say(NOTE), key=form_key("move_note")).strip()
            if st.form_submit_button(say(NEXT_STEP), type="primary", icon=":material/save:"):
                name = PLAN_STATUS[to_status]
                save(
                    partial(
                        move_plan,
                        plan_id=plan["plan_id"],
                        to_status=to_status,
                        on=on,
                        filled={key: value for key, value in filled.items() if value},
                    ),
                    Text(f"บันทึกขั้นของแผนแล้ว: {name.th}", f"The step is saved: {name.en}"),
                )


def _field(name: str, place: str) -> str:
    label = say(LOG.column(name).label)
    if name == "event_id":
        held = view.ask(forums)
        held = held[held["area_code"] == place].set_index("event_id")
        if held.empty:
            st.caption(say(NO_FORUM))
        chosen = st.selectbox(
            label,
            list(held.index),
            index=0 if len(held) else None,
            format_func=lambda code: _forum(held.loc[code]),
            placeholder=NOTHING,
            key=form_key("move_event"),
        )
        return chosen or ""
    if name == "reason":
        chosen = st.selectbox(
            label,
            list(PLAN_REASON),
            index=None,
            format_func=lambda code: say(PLAN_REASON[code]),
            placeholder=NOTHING,
            key=form_key("move_reason"),
        )
        return chosen or ""
    if LOG.column(name).kind == "whole":
        number = st.number_input(
            label, value=None, min_value=0, step=1, key=form_key(f"move_{name}"), placeholder=""
        )
        return "" if number is None else str(number)
    return st.text_input(label, key=form_key(f"move_{name}")).strip()


def _forum(row) -> str:
    people = say(
        Text(f"{say_count(row['attendees'])} คน", f"people: {say_count(row['attendees'])}")
    )
    return f"{say_date(row['held_on'].date())} · {row['place']} · {people}"
