"""Drafting a plan from the figures: what they propose is shown first, and saved at the press."""

from functools import partial

import streamlit as st

from data_access.casework.planning.plans import start_plan
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import Text
from data_access.queries.plans.plans import plan_ladder
from display.plans.plan_drafts import plan_draft, said_of_draft
from ui.panels.entry.entry_fields import today
from ui.panels.meetings.keeping import form_key, save
from ui.panels.plan.one_plan import plan_in_view
from ui.session import view
from ui.session.language import say

DRAFT = Text("ร่างแผนจากตัวเลข", "Draft a plan from the figures")
WHY = Text(
    "เสนอโครงการของมิติที่อำเภอนี้ขาดมากกว่าทั้งจังหวัด ปริมาณประมาณจากสัดส่วนของอำเภอ (บ้านใช้ยอดขาดสุทธิของตำบล)"
    " ปริมาณที่ยังบอกไม่ได้ใส่ 1 ไว้ให้กรอกเอง แก้ได้ทุกช่องหลังบันทึก",
    "Proposes a measure for each dimension that this district lacks more than the province. Quantities"
    f" are estimated by the district's share; houses are the {SUBDISTRICT.one}'s net need. A"
    " quantity that is not known is 1, to be filled in. Everything can be changed afterwards.",
)
NOTHING_ABOVE = Text(
    "ไม่มีมิติใดขาดมากกว่าทั้งจังหวัด หรือข้อมูลไม่พอ แผนจะเริ่มโดยไม่มีโครงการ",
    "No dimension is above the province's level, or too little is surveyed. The plan starts empty.",
)


def draw() -> None:
    """Where the place has no live plan yet. What is proposed can be left out line by line."""
    if plan_in_view() is not None:
        return
    place = view.ask(plan_ladder)["subdistrict_code"].iloc[0]
    draft = view.ask(plan_draft, place)
    with st.form(form_key(f"draft_plan_{place}")):
        st.markdown(f"**{say(DRAFT)}**")
        st.caption(say(WHY))
        if not draft.measures:
            st.info(say(NOTHING_ABOVE))
        taken = [
            one
            for at, one in enumerate(draft.measures)
            if st.checkbox(say(said_of_draft(one)), value=True, key=form_key(f"take_{place}_{at}"))
        ]
        if st.form_submit_button(say(DRAFT), type="primary", icon=":material/edit_note:"):
            save(
                partial(start_plan, cells=draft.cells, measures=taken, on=today()),
                Text("ร่างแผนแล้ว", "The draft is saved"),
            )
