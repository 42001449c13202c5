"""The form of one report on a commitment: how much is done by now."""

import streamlit as st

from data_access.casework.entry import record_commitment_update
from data_access.language.vocabulary import UNIT, Text
from data_access.queries.network.network import commitment_rows
from data_access.schema import BY_NAME
from ui.panels.entry.entry import form_key, save
from ui.panels.entry.entry_fields import CHOOSE, day_field, field, save_button
from ui.session import view
from ui.session.language import NOTHING, say
from ui.session.numbers import say_count, say_quantity
from ui.session.words import area_names

COMMITMENT = Text("คำมั่น ที่เกินกำหนดขึ้นก่อน", "Commitment, the overdue first")
REPORTED_ON = BY_NAME["commitment_update"].column("reported_on").label
SO_FAR = Text("ทำได้แล้วสะสม ({})", "Done to date ({})")
NONE_IN_VIEW = Text(
    "ไม่มีคำมั่นในพื้นที่ที่เลือก ลองเลือกทุกอำเภอ",
    "There is no commitment in what is chosen. Try all districts.",
)


def report_form() -> None:
    """Commitment, day, how much to date, and whether it was verified."""
    commitments = view.ask(commitment_rows).set_index("commitment_id")
    if commitments.empty:
        st.info(say(NONE_IN_VIEW))
        return
    places = dict(zip(commitments.index, area_names(commitments["district_code"]), strict=True))
    chosen = st.selectbox(
        say(COMMITMENT),
        list(commitments.index),
        index=None,
        format_func=lambda one: (
            f"{one} · {commitments.at[one, 'text_th']} · {commitments.at[one, 'role_th']}"
            f" {places[one]}"
        ),
        placeholder=say(CHOOSE),
        key="entry_commitment",
        filter_mode="contains",
    )
    if not chosen:
        return
    row = commitments.loc[chosen]
    with st.form(form_key(f"report_{chosen}")):
        st.markdown(_progress(chosen))
        on = day_field(REPORTED_ON, form_key("reported_on"))
        number = st.number_input(
            say(SO_FAR).format(say(UNIT[row["metric_unit"]])),
            value=None,
            step=1,
            placeholder="",
            key=form_key("qty_to_date"),
        )
        check = field(
            "commitment_update", "verification", form_key("report_check"), "self_reported"
        )
        asked = save_button()
    if not asked:
        return
    cells = {
        "commitment_id": chosen,
        "reported_on": on.isoformat(),
        "qty_to_date": "" if number is None else str(number),
        "verification": check,
    }
    done = say_quantity(number, row["metric_unit"])
    save(
        lambda store, by: record_commitment_update(store, by, cells),
        Text(f"{chosen} ทำได้สะสม {done}", f"{chosen}: {done} to date"),
        Text("ที่ตรวจสอบแล้ว", "verified"),
        lambda: _progress(chosen),
    )


def _progress(commitment_id: str) -> str:
    rows = commitment_rows(view.programme_of_all()).set_index("commitment_id")
    if commitment_id not in rows.index:
        return NOTHING
    row = rows.loc[commitment_id]
    target = say_quantity(row["target_qty"], row["metric_unit"])
    verified = say_count(row["verified_qty"])
    return say(Text(f"ตรวจสอบแล้ว {verified} จาก {target}", f"{verified} verified of {target}"))
