"""The form that checks many deliveries at once: those in view, of one partner or of all."""

import pandas as pd
import streamlit as st

from data_access.casework.checking import check_deliveries
from data_access.language.plurals import counted
from data_access.language.vocabulary import VERIFICATION, Text
from data_access.queries.partners.partners import delivery_rows, waiting
from data_access.schema.headings import heading
from ui.panels.entry.entry import form_key, save
from ui.session import view
from ui.session.language import say
from ui.session.tables import data_table
from ui.session.words import partner_names, readable

COLUMNS = (
    "delivery_id",
    "partner_id",
    "kind",
    "delivered_on",
    "qty",
    "unit",
    "value_thb",
    "area_code",
)
NONE_WAITS = Text(
    "ไม่มีการส่งมอบที่รอตรวจสอบในพื้นที่และปีที่เลือก",
    "No delivery waits to be checked in the area and year in view.",
)
PARTNER, ALL = Text("ภาคี", "Partner"), Text("ทุกภาคี", "All partners")
ALL_CHOSEN = Text(
    "ถ้าไม่เลือกแถวใด หมายถึงทุกแถวในรายการนี้ เลือกพื้นที่และปีได้ด้านบน",
    "With no row chosen, all rows listed are meant. Choose the area and year above.",
)
RESULT = Text("ผลการตรวจสอบ", "Result of the check")
REASON = Text(
    "หลักฐานหรือเหตุผล (อย่าใส่ชื่อหรือเลขของใคร)", "Evidence or reason (nobody's name or number)"
)
WAITING = Text("รอตรวจสอบ", "awaiting verification")
RESULTS = ("verified", "rejected")


def check_form() -> None:
    """The deliveries that wait, those that are chosen, and the result for all of them."""
    rows = view.ask(delivery_rows)
    rows = rows[rows["verification"] == "self_reported"]
    if rows.empty:
        st.info(say(NONE_WAITS))
        return
    partners = sorted(rows["partner_id"].unique())
    names = dict(zip(partners, partner_names(partners), strict=True))
    partner = st.selectbox(
        say(PARTNER),
        [None, *partners],
        format_func=lambda one: names[one] if one else say(ALL),
        key=form_key("check_partner"),
    )
    rows = rows if partner is None else rows[rows["partner_id"] == partner]
    chosen = _chosen(rows.reset_index(drop=True))
    result = st.radio(
        say(RESULT),
        RESULTS,
        format_func=lambda code: say(VERIFICATION[code]),
        horizontal=True,
        key=form_key("check_result"),
    )
    reason = st.text_input(say(REASON), max_chars=150, key=form_key("check_reason"))
    many = len(chosen)
    words = Text(f"บันทึกผลของ {many:,} รายการ", f"Save the result for {many:,}")
    if st.button(say(words), type="primary", icon=":material/fact_check:", key="check_save"):
        save(
            lambda store, by: check_deliveries(store, by, chosen, result, reason),
            Text(
                f"การส่งมอบ {many:,} รายการ: {VERIFICATION[result].th}",
                f"{counted(many, 'delivery', 'deliveries')}: {VERIFICATION[result].en}",
            ),
            WAITING,
            _waiting,
        )


def _chosen(rows: pd.DataFrame) -> list[str]:
    st.caption(say(ALL_CHOSEN))
    shown = readable(rows[list(COLUMNS)])
    event = data_table(
        shown,
        column_config={
            name: st.column_config.NumberColumn(say(heading(name)), format="localized")
            if pd.api.types.is_numeric_dtype(shown[name])
            else st.column_config.Column(say(heading(name)))
            for name in COLUMNS
        },
        selection_mode="multi-row",
        on_select="rerun",
        key=form_key(f"check_rows_{len(rows)}"),
        alt=say(RESULT),
    )
    places = event.selection.rows or range(len(rows))
    return [rows["delivery_id"].iloc[place] for place in places]


def _waiting() -> str:
    count = waiting(view.programme_of_all())["deliveries"]
    count = int(count or 0)
    return say(Text(f"{count:,} รายการ", counted(count, "delivery", "deliveries")))
