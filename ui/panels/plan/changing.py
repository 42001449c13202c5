"""Changing the measures of the plan in view: one measure, its money, and the records it counts."""

from functools import partial

import pandas as pd
import streamlit as st

from data_access.casework.planning.plans import add_measure, change_measure, link_measure, set_money
from data_access.intake.rules.plans.measures import LINKS
from data_access.language.thai_calendar import fiscal_year_days
from data_access.language.vocabulary import Text
from data_access.schema import BY_NAME
from ui.panels.entry.entry_fields import field
from ui.panels.meetings.keeping import form_key, save
from ui.panels.plan.one_plan import measures_in_view, plan_in_view
from ui.session.language import say

CHANGE = Text("แก้ไขโครงการ", "Change a measure")
ADD = Text("เพิ่มโครงการ", "Add a measure")
MONEY = Text("เพิ่มเงินของโครงการ", "Add money to a measure")
LINK = Text("นับงานที่ทำแล้ว", "Count a record towards a measure")
MEASURE = Text("โครงการ", "Measure")
WHAT = Text("นับจาก", "Count from")
RECORD = Text("รหัสรายการ", "Its id")
SAVE = Text("บันทึก", "Save")
SAVED = Text("บันทึกโครงการแล้ว", "The measure is saved")
WORDS = ("name_th", "objective_th", "output_th", "kpi_th", "expected_th", "strategy_th", "tactic_th", "programme_th")  # fmt: skip
OF_A_NEW_ONE = ("dimension", "kind", "name_th", "target_qty", "unit", "start_on")
OF_MONEY = ("fiscal_year_be", "source_of_money", "amount_thb", "secured", "pledge_id")


def draw() -> None:
    """Forms that are folded until they are asked for."""
    plan = plan_in_view()
    if plan is None:
        return
    table = measures_in_view()
    with st.expander(say(ADD), icon=":material/add:", key="add_measure"):
        _add(plan)
    if table.empty:
        return
    with st.expander(say(CHANGE), icon=":material/edit:", key="change_measure"):
        _change(_chosen(table, "change"))
    with st.expander(say(MONEY), icon=":material/payments:", key="add_money"):
        _money(_chosen(table, "money"))
    with st.expander(say(LINK), icon=":material/link:", key="link_measure"):
        _link(_chosen(table, "link"))


def _chosen(table: pd.DataFrame, what: str) -> pd.Series:
    rows = table.set_index("measure_id", drop=False)
    code = st.selectbox(
        say(MEASURE),
        list(rows.index),
        format_func=lambda one: f"{rows.loc[one, 'seq']}. {rows.loc[one, 'name_th']}",
        key=form_key(f"{what}_of"),
    )
    return rows.loc[code]


def _add(plan: pd.Series) -> None:
    with st.form(form_key("add"), border=False):
        cells = {name: field("measure", name, form_key(f"add_{name}")) for name in OF_A_NEW_ONE}
        cells["due_on"] = fiscal_year_days(plan["years_to"])[1].isoformat()
        if st.form_submit_button(say(SAVE), type="primary", icon=":material/save:"):
            cells["lead_kind"] = "council"
            save(partial(add_measure, plan_id=plan["plan_id"], cells=cells), SAVED)


def _change(row: pd.Series) -> None:
    measure_id, table = row["measure_id"], BY_NAME["measure"]
    with st.form(form_key(f"change_{measure_id}"), border=False):
        cells = {}
        for name in WORDS:
            known = row[name] if isinstance(row[name], str) else ""
            cells[name] = st.text_input(
                say(table.column(name).label), known, key=form_key(f"{measure_id}_{name}")
            ).strip()
        cells["target_qty"] = str(
            st.number_input(
                say(table.column("target_qty").label),
                value=int(row["target_qty"]),
                min_value=1,
                step=1,
                key=form_key(f"{measure_id}_target"),
            )
        )
        cells["status"] = field(
            "measure", "status", form_key(f"{measure_id}_status"), first=row["status"]
        )
        if st.form_submit_button(say(SAVE), type="primary", icon=":material/save:"):
            save(partial(change_measure, measure_id=measure_id, cells=cells), SAVED)


def _money(row: pd.Series) -> None:
    measure_id = row["measure_id"]
    with st.form(form_key(f"money_{measure_id}"), border=False):
        cells = {
            name: field("measure_budget", name, form_key(f"money_{measure_id}_{name}"))
            for name in OF_MONEY
        }
        if st.form_submit_button(say(SAVE), type="primary", icon=":material/save:"):
            save(
                partial(set_money, measure_id=measure_id, cells=cells),
                Text("บันทึกเงินแล้ว", "The money is saved"),
            )


def _link(row: pd.Series) -> None:
    measure_id, table = row["measure_id"], BY_NAME["measure_link"]
    with st.form(form_key(f"link_{measure_id}"), border=False):
        column = st.selectbox(
            say(WHAT),
            LINKS,
            format_func=lambda name: say(table.column(name).label),
            key=form_key(f"link_{measure_id}_what"),
        )
        record = st.text_input(say(RECORD), key=form_key(f"link_{measure_id}_id")).strip()
        if st.form_submit_button(say(SAVE), type="primary", icon=":material/save:"):
            save(
                partial(link_measure, measure_id=measure_id, column=column, record_id=record),
                Text("นับรายการนี้ในโครงการแล้ว", "The record is counted"),
            )
