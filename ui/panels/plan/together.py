"""The plans in view together: the answer, the tiles, need against measures, and the ladder of steps."""

import pandas as pd
import streamlit as st

from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import PLAN_STATUS, Text
from data_access.queries.plans.measures import plan_money
from data_access.queries.plans.plans import BY_HAND, NO_PLAN, plan_ladder, plans
from display.charts.need_matrix import need_matrix
from display.plans.plan_answer import MONEY_NOT_SHOWN, PlanAnswer
from ui import charts
from ui.charts.plans.need_matrix import said_of
from ui.panels.shared.picture import pictured
from ui.panels.shared.rows import rows
from ui.panels.shared.tile import tiles
from ui.session import view
from ui.session.language import say
from ui.session.words import area_names

NO_PLANS = Text(
    "ยังไม่มีแผนในพื้นที่ที่เลือก เลือกตำบลแล้วร่างแผนจากตัวเลขได้",
    f"No plan on record here yet. Choose a {SUBDISTRICT.one} to draft one from the figures.",
)
# Five classes of the ladder: the board draws no more, and the list below names the very step.
CLASSES = (
    (Text("ยังไม่มีแผน", "No plan"), (NO_PLAN, "withdrawn")),
    (Text("ร่าง หรือส่งกลับแก้ไข", "Draft or returned"), ("draft", "returned")),
    (Text("ผ่านประชาคมแล้ว", "Forum held"), ("forum",)),
    (Text("อปท. เห็นชอบแล้ว (รวมที่รายงานไว้)", "Adopted (or reported so)"), ("adopted_lao", "in_provincial_plan", BY_HAND)),
    (Text("มีเงินแล้วขึ้นไป", "Funded or further"), ("funded", "carried_out", "closed")),
)  # fmt: skip
STEP_WORDS = {
    **PLAN_STATUS,
    BY_HAND: Text("รายงานว่ามีแผน ยังไม่มีในระบบ", "Reported by hand, not on record"),
    NO_PLAN: Text("ยังไม่มีแผน", "No plan"),
}
NEED_NOTE = Text(
    "จนและขาด: ร้อยละของคนที่จนหลายมิติและขาดเรื่องนั้น ของตำบลใช้ตัวเลขของอำเภอ เพราะไม่แสดงแยกมิติต่ำกว่าอำเภอ"
    " ผลของโครงการนับจากงานที่เชื่อมไว้ ไม่มีใครกรอกเอง ได้เงินแล้วคืออนุมัติหรือจ่ายแล้ว",
    f"Poor and lacking: share of people poor in many dimensions who lack it; a {SUBDISTRICT.one} shows"
    " its district's, as dimensions are not shown below one. Progress is counted from linked records,"
    " never typed. Secured means approved or paid.",
)


def answer() -> str:
    return say(view.ask(PlanAnswer).sentence)


def plan_tiles() -> None:
    tiles(view.ask(PlanAnswer).tiles)


@pictured
def matrix() -> charts.Picture:
    """One bar a dimension; the empty ones are needs that nobody plans for."""
    drawn = view.ask(need_matrix)
    table = pd.DataFrame(
        {
            "name": [say(one.name) for one in drawn.lines],
            "need": [say(one.need) for one in drawn.lines],
            "planned": [said_of(one) for one in drawn.lines],
        }
    )
    columns = {
        "name": Text("มิติ", "Dimension"),
        "need": Text("จนและขาด", "Poor and lacking"),
        "planned": Text("โครงการและเงินที่ได้", "Measures and money secured"),
    }
    return charts.Picture(charts.need_matrix(drawn), say(drawn.alt), "need_matrix", table, columns)


def need_words() -> None:
    st.markdown(f"**{say(view.ask(need_matrix).alt)}**")


@pictured
def ladder() -> charts.Picture:
    """Every subdistrict in view by the class of its furthest plan."""
    board = view.ask(plan_ladder)
    stage = {step: number for number, (_, steps) in enumerate(CLASSES) for step in steps}
    board["stage"] = board["step"].map(stage)
    board["label"] = [say(CLASSES[one][0]) for one in board["stage"]]
    board["step_words"] = [say(STEP_WORDS[one]) for one in board["step"]]
    board["name"] = area_names(board["subdistrict_code"])
    board["district"] = area_names(board["district_code"])
    columns = {
        "name": Text("ตำบล", SUBDISTRICT.one.capitalize()),
        "district": Text("อำเภอ", "District"),
        "step_words": Text("ขั้นของแผน", "Step of the plan"),
    }
    alt = Text(
        "ขั้นของแผนทุกตำบลในพื้นที่ที่เลือก", f"The step of the plan of every {SUBDISTRICT.one} in view"
    )
    return charts.Picture(charts.subdistrict_board(board), say(alt), "plan_board", board, columns)


def draw_list() -> None:
    """Every plan in view: its step, its measures, and its money for those who see it."""
    table = view.ask(plans)
    table = table.assign(
        plan_step=[say(PLAN_STATUS[one]) for one in table["status"]], step_since=table["since"]
    )
    columns = ["subdistrict_code", "plan_step", "step_since", "measures"]
    if view.ask(PlanAnswer).sees_money:
        money = view.ask(plan_money).groupby("plan_id")[["amount_thb", "secured_thb"]].sum()
        for name, column in (("planned_thb", "amount_thb"), ("secured_thb", "secured_thb")):
            table[name] = table["plan_id"].map(money[column]).fillna(0).astype("int64")
        columns += ["planned_thb", "secured_thb"]
    rows(table, tuple(columns), "plans", NO_PLANS)


def notes() -> None:
    said = [NEED_NOTE]
    if not view.ask(PlanAnswer).sees_money:
        said.insert(0, MONEY_NOT_SHOWN)
    st.caption(" · ".join(say(one) for one in said))
