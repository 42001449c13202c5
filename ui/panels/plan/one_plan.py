"""The plan of the one subdistrict in view: its steps with their papers, its measures, its files."""

import pandas as pd
import streamlit as st

from data_access.language.number_words import quantity_words
from data_access.language.vocabulary import (
    LEAD_KIND,
    MEASURE_STATE,
    PLAN_REASON,
    PLAN_STATUS,
    POVERTY_DIMENSION_SHORT,
    Text,
)
from data_access.queries.plans.measures import measure_progress, measures, plan_money
from data_access.queries.plans.plans import plan_ladder, plan_moves
from data_access.rules.planning.plan_steps import PLAN_RANK, PLAN_STEPS
from display.plans.plan_answer import NO_PLAN_HERE, PlanAnswer
from exports.plan.plan_book import plan_book
from exports.plan.plan_docx import plan_docx
from exports.plan.plan_pdf import plan_pdf
from ui.panels.records.records_words import plain
from ui.panels.shared.documents import Form, documents
from ui.panels.shared.rows import rows
from ui.session import view
from ui.session.language import say, say_date
from ui.session.words import partner_name

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF_FILE = Text("แบบ ผ.02 (PDF)", "Form 02 (PDF)")
BOOK_FILE = Text("แบบ ผ.02 (Excel นำเข้ากลับได้)", "Form 02 (Excel, loads back)")
DOCX_FILE = Text("แบบ ผ.02 (Word)", "Form 02 (Word)")
NO_MEASURE = Text("แผนนี้ยังไม่มีโครงการ", "This plan has no measure yet")


def is_one_place() -> bool:
    return len(view.ask(plan_ladder)) == 1


def plan_in_view() -> pd.Series | None:
    """The furthest live plan of the one subdistrict in view; None where it has none."""
    return view.ask(PlanAnswer).one if is_one_place() else None


def draw_steps() -> None:
    """The seven steps, each with its day and its paper where the plan has taken it."""
    plan = plan_in_view()
    if plan is None:
        st.info(say(view.ask(PlanAnswer).sentence))
        return
    moves = view.ask(plan_moves)
    moves = moves[moves["plan_id"] == plan["plan_id"]]
    reached = moves.drop_duplicates("to_status", keep="last").set_index("to_status")
    is_stopped = plan["status"] not in PLAN_RANK  # returned or withdrawn
    taken = PLAN_STEPS if is_stopped else PLAN_STEPS[: PLAN_RANK[plan["status"]] + 1]
    lines = []
    for step in PLAN_STEPS:
        name = say(PLAN_STATUS[step])
        if step in reached.index and step in taken:
            mark = (
                ":material/radio_button_checked:" if step == plan["status"] else ":material/check:"
            )
            lines.append(f"{mark} **{name}** · {_papers(reached.loc[step])}")
        else:
            is_skipped = step in taken and not is_stopped
            skipped = say(Text(" (ข้าม)", " (skipped)")) if is_skipped else ""
            lines.append(f":material/radio_button_unchecked: {name}{skipped}")
    if is_stopped:
        row = reached.loc[plan["status"]]
        lines.append(f":material/undo: **{say(PLAN_STATUS[plan['status']])}** · {_papers(row)}")
    st.markdown("\n\n".join(lines))


def _papers(row: pd.Series) -> str:
    parts = [say_date(row["changed_on"].date())]
    if isinstance(row["reason"], str):
        parts.append(say(PLAN_REASON[row["reason"]]))
    if isinstance(row["doc_ref"], str):
        parts.append(plain(row["doc_ref"]))
    if not pd.isna(row["votes_for"]):
        against = 0 if pd.isna(row["votes_against"]) else int(row["votes_against"])
        votes = int(row["votes_for"])
        parts.append(
            say(
                Text(
                    f"เห็นชอบ {votes:,} ไม่เห็นชอบ {against:,}", f"{votes:,} for, {against:,} against"
                )
            )
        )
    return " · ".join(parts)


def measures_in_view() -> pd.DataFrame:
    """The measures of the plan in view, with what is counted of each where the reader sees it."""
    plan = plan_in_view()
    table = view.ask(measures)
    if plan is None:
        return table.head(0)
    return table[table["plan_id"] == plan["plan_id"]].reset_index(drop=True)


def draw_measures() -> None:
    table = measures_in_view()
    sees = view.ask(PlanAnswer).sees_money
    shown = pd.DataFrame(
        {
            "order": table["seq"],
            "subject": [say(POVERTY_DIMENSION_SHORT[one]) for one in table["dimension"]],
            "measure_name": table["name_th"],
            "lead": [_lead(row) for row in table.itertuples()],
        }
    )
    columns = ["order", "subject", "measure_name", "lead"]
    if sees:
        progress = view.ask(measure_progress).set_index("measure_id")
        money = view.ask(plan_money).groupby("measure_id")[["amount_thb", "secured_thb"]].sum()
        done = table["measure_id"].map(progress["done_qty"])
        shown["done_of_target"] = [
            f"{int(have):,} / {say(quantity_words(row.target_qty, row.unit))}"
            for have, row in zip(done, table.itertuples(), strict=True)
        ]
        shown["measure_state"] = [
            say(MEASURE_STATE[one]) for one in table["measure_id"].map(progress["state"])
        ]
        for name, column in (("planned_thb", "amount_thb"), ("secured_thb", "secured_thb")):
            shown[name] = table["measure_id"].map(money[column]).fillna(0).astype("int64")
        columns += ["done_of_target", "measure_state", "planned_thb", "secured_thb"]
    rows(
        shown,
        tuple(columns),
        "measures",
        NO_MEASURE if plan_in_view() is not None else NO_PLAN_HERE,
    )


def _lead(row) -> str:
    if row.lead_kind == "partner":
        return partner_name(row.lead_partner_id)
    return row.lead_lao_th if isinstance(row.lead_lao_th, str) else say(LEAD_KIND[row.lead_kind])


def draw_files() -> None:
    plan = plan_in_view()
    if plan is None:
        return
    plan_id = plan["plan_id"]
    with st.container(horizontal=True, key="plan_files"):
        forms = (
            Form(PDF_FILE, plan_pdf, "pdf", "application/pdf", ":material/picture_as_pdf:"),
            Form(DOCX_FILE, plan_docx, "docx", DOCX, ":material/edit_document:"),
            Form(BOOK_FILE, plan_book, "xlsx", XLSX, ":material/table:"),
        )
        documents(f"plan_{plan_id}", forms, "plan_{}", plan_id=plan_id)
