"""The form that moves one repair one step, and asks for what the step needs."""

import secrets

import streamlit as st

from data_access.accounts.shared_store import the_store
from data_access.casework.entry import DAY_OF, Step, move_repair, next_steps
from data_access.indicators import BY_KEY
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import REPAIR_STATUS, Text
from data_access.queries.repairs import single_repairs
from ui.panels.entry.entry import form_key, save
from ui.panels.entry.entry_fields import day_field, field, save_button
from ui.panels.shared.pick import pick_repair
from ui.session import view
from ui.session.language import say, say_date
from ui.session.numbers import say_quantity
from ui.session.words import area_name

ON = Text("เมื่อ", "On")
NEXT = Text("ขั้นต่อไป", "Next step")
NO_STEP = Text("รายการนี้ไม่ดำเนินการต่อแล้ว ไม่มีขั้นต่อไป", "This repair is closed; there is no next step")
CHOOSE_ONE = Text(
    "เลือกรายการซ่อมก่อน พิมพ์รหัสหรือชื่อตำบลเพื่อค้นหา",
    f"Choose a repair first: type its id or its {SUBDISTRICT.one}.",
)
IF_NEW = Text("กรอกเมื่อยังไม่มีในฐานข้อมูล", "Only if it is not on record yet")
PHOTO_FILE = Text("ชื่อไฟล์ภาพหลังซ่อม", "File name of a photo after the work")
HANDED_OVER = BY_KEY["G1"]


def repair_form() -> None:
    """Repair, step, and what the step needs: only the steps that may follow are offered."""
    repair_id = pick_repair()
    if not repair_id:
        st.info(say(CHOOSE_ONE))
        return
    steps = {step.status: step for step in next_steps(the_store(), view.reader(), repair_id)}
    _where_it_stands(repair_id)
    if not steps:
        st.info(say(NO_STEP))
        return
    chosen = st.segmented_control(
        say(NEXT),
        list(steps),
        format_func=lambda status: say(REPAIR_STATUS[status]),
        key=form_key(f"step_{repair_id}_{'_'.join(steps)}"),  # somebody else may have moved it
        width="stretch",
        wrap=True,
    )
    if chosen:  # none is chosen for the reader: the first that is offered may lead back
        _form(repair_id, steps[chosen])


def _where_it_stands(repair_id: str) -> None:
    found = view.ask(single_repairs.one_repair, repair_id)
    if len(found):
        row = found.iloc[0]
        status = REPAIR_STATUS[row["status"]]
        st.markdown(
            say(
                Text(
                    f"ต.{area_name(row['subdistrict_code'])} อ.{area_name(row['district_code'])}"
                    f" · ตอนนี้ **{status.th}** ตั้งแต่ {say_date(row['status_since'])}",
                    f"{area_name(row['subdistrict_code'])}, {area_name(row['district_code'])}"
                    f" · now **{status.en}** since {say_date(row['status_since'])}",
                )
            )
        )


def _form(repair_id: str, step: Step) -> None:
    name = f"{repair_id}_{step.status}"
    with st.form(form_key(name)):
        on = day_field(ON, form_key(f"{name}_on"))
        filled = {
            column: field(
                "repair",
                column,
                form_key(f"{name}_{column}"),
                "pass" if column == "quality_check" else None,
            )
            for column in step.needs
            if column not in DAY_OF.values()
        }
        missed = [column for column in step.needs if column in DAY_OF.values()]
        filled |= {one: field("repair", one, form_key(f"{name}_{one}")) for one in missed}
        also = _what_comes_along(repair_id, step.status, name)
        asked = save_button()
    if not asked:
        return
    if "photo" in also:
        also["photo"][0]["taken_on"] = on.isoformat()
    status = REPAIR_STATUS[step.status]
    save(
        lambda store, by: move_repair(store, by, repair_id, step.status, on, filled, also),
        Text(f"{repair_id} เป็น «{status.th}»", f"{repair_id} is now «{status.en}»"),
        HANDED_OVER.name,
        lambda: say_quantity(HANDED_OVER.measure(view.programme_of_all()).value, "house"),
    )


def _what_comes_along(repair_id: str, status: str, name: str) -> dict[str, list[dict[str, str]]]:
    """Rows of other tables that the step needs, where they are not on record yet."""
    if status == "approved":
        st.caption(say(IF_NEW))
        programme = field("repair_funding", "funding_program", form_key(f"{name}_program"))
        value = field("repair_funding", "value_thb", form_key(f"{name}_value"))
        money = {
            "funding_id": f"F-{secrets.token_hex(5).upper()}",
            "repair_id": repair_id,
            "funding_program": programme,
            "kind": "cash",
            "qty": value,
            "unit": "THB",
            "value_thb": value,
        }
        return {"repair_funding": [money]} if programme or value else {}
    if status == "completed":
        st.caption(say(IF_NEW))
        file = st.text_input(say(PHOTO_FILE), key=form_key(f"{name}_photo")).strip()
        photo = {
            "photo_id": f"PH-{secrets.token_hex(5).upper()}",
            "repair_id": repair_id,
            "stage": "after",
            "file": file,
            "consent_to_show": "no",
            "faces_blurred": "no",
        }
        return {"photo": [photo]} if file else {}
    return {}
