"""The one ledger on a page: what was promised, delivered, placed in houses, and what does not tie."""

import pandas as pd
import streamlit as st

from data_access.language.vocabulary import Text
from data_access.queries.partners import ledger as asked
from display.answers.ledger import bridge, sums_of
from ui.panels.shared.rows import rows
from ui.session import view
from ui.session.language import say
from ui.session.numbers import say_baht

HEAD = Text("สัญญา → ส่งมอบ → อยู่ในบ้าน → ยังไม่ได้ลงบ้าน", "Promised → delivered → in houses → not placed")
NOTHING = Text("ไม่มีรายการที่ท่านดูทีละรายการได้", "There is no line that you may see one by one")
ALL_TIE = Text("ทุกรายการผูกกันครบ", "Every line ties")
LINES = Text("เงินและของในบ้านที่ไม่ระบุการส่งมอบ", "Lines on houses that name no delivery")
DELIVERIES = Text("การส่งมอบที่ยังลงบ้านไม่ครบ", "Deliveries that are not all in houses")


def draw_ledger(partner_id: str | None) -> None:
    """The bridge in words and in baht, and the work list: each line that does not tie."""
    if view.reader().rights.rows == "none":
        return
    table = view.ask(asked.ledger)
    lines, given = view.ask(asked.untied_lines), view.ask(asked.unplaced_deliveries)
    if partner_id:
        table, lines, given = (
            one[one["partner_id"] == partner_id] for one in (table, lines, given)
        )
    st.subheader(say(HEAD))
    if table.empty:
        st.info(say(NOTHING))
        return
    st.markdown(say(bridge(sums_of(table))))
    _work_list(
        LINES, lines, ("funding_id", "repair_id", "partner_id", "kind", "qty", "unit", "value_thb")
    )
    _work_list(
        DELIVERIES,
        given,
        ("delivery_id", "partner_id", "kind", "delivered_on", "qty", "unit", "value_thb"),
    )


def _work_list(name: Text, table: pd.DataFrame, columns: tuple[str, ...]) -> None:
    worth = say_baht(float(table["value_thb"].fillna(0).sum()))
    heading = say(
        Text(f"{name.th} ({len(table):,} รายการ {worth})", f"{name.en} ({len(table):,}, {worth})")
    )
    with st.expander(heading):
        rows(table.reset_index(drop=True), columns, f"untied_{columns[0]}", ALL_TIE)
