"""Income: what supported households earned before and after, and the work that stayed."""

import pandas as pd
import streamlit as st

from data_access.access.allowed_scope import is_outsider
from data_access.language.plurals import one_or_many
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import LIVELIHOOD_KIND, Text
from data_access.queries.practice.income import (
    enterprises_in_view,
    followed_in_view,
    income_change,
    income_change_by_area,
)
from data_access.schema.headings import heading
from display.answers.scope import listed_level
from display.practice.income_answer import NOT_ENOUGH, IncomeAnswer
from display.words.words import PROVINCE_WIDE
from ui import charts
from ui.panels.shared.picture import pictured
from ui.panels.shared.rows import rows
from ui.panels.shared.tile import tiles
from ui.session import view
from ui.session.language import say
from ui.session.numbers import is_known, say_count, say_hidden, say_signed
from ui.session.words import NO, YES, area_names

BEFORE, AFTER = Text("ก่อน", "Before"), Text("หลัง", "After")
NOBODY = Text(
    "ยังไม่มีการส่งเสริมอาชีพในพื้นที่ที่เลือก",
    "No livelihood is supported in the chosen area yet.",
)
NO_ENTERPRISE = Text(
    "ยังไม่มีกลุ่มอาชีพที่บันทึกไว้ในพื้นที่ที่เลือก", "No enterprise is recorded in the chosen area."
)
LIMITS = Text(
    "รายได้หลังมาจากการติดตามที่ตรวจสอบแล้ว อย่างน้อยครึ่งปีหลังเริ่ม ไม่นำส่วนเพิ่มของครัวเรือนมารวมกัน"
    " และไม่ได้บอกว่าเพิ่มเพราะโครงการ แรงงานของชุมชนเองคือที่กองทุนชุมชนและครัวเรือนให้ ข้อมูลไม่บอกว่าช่างอยู่ตำบลใด",
    "Income after is that of a verified check, half a year after the start or later. Gains are never added"
    " up, and it is not said that the programme caused them. Work of the community is what its funds and the"
    f" households gave; no record says in which {SUBDISTRICT.one} a craftsman lives.",
)
TO_OUTSIDERS = Text(
    "ตัวเลขของครัวเรือนเป็นของวันเผยแพร่ล่าสุด และเปลี่ยนเมื่อมีอย่างน้อยสิบครัวเรือนเปลี่ยน คน-วันปัดลงเป็นหลักร้อย",
    "Figures of households are as last released, and change once ten of them have changed; person-days are"
    " rounded down to hundreds.",
)


def answer() -> str:
    return say(view.ask(IncomeAnswer).sentence)


def income_tiles() -> None:
    tiles(view.ask(IncomeAnswer).tiles)


@pictured
def before_and_after() -> charts.Picture | Text:
    """The median before and after: of all in view, then of each area."""
    level = listed_level(view.programme())
    whole = view.ask(income_change)
    areas = view.ask(income_change_by_area, level)
    told = areas[areas["median_gain"].notna()]
    names = [say(_all_in_view()), *area_names(told["area_code"])]
    found = [whole, *(row for _, row in told.iterrows())]
    if not is_known(whole["median_gain"]):
        return NOT_ENOUGH
    table = pd.DataFrame(
        {
            "name": names,
            "before": [float(one["median_before"]) for one in found],
            "after": [float(one["median_after"]) for one in found],
            "value": [f"{say_signed(one['median_gain'])}" for one in found],
            "remark": [_of(one) for one in (view.ask(followed_in_view)["pairs"], *told["pairs"])],
        }
    )
    columns = {
        "name": heading("area_code"),
        "before": heading("median_before"),
        "after": heading("median_after"),
        "value": heading("median_gain"),
        "remark": heading("pairs"),
    }
    alt = Text(
        "รายได้มัธยฐานต่อคนต่อปี ก่อนและหลังส่งเสริมอาชีพ",
        "Median income per person and year, before and after the support",
    )
    drawn = charts.dumbbell(table, BEFORE, AFTER)
    return charts.Picture(drawn, say(alt), "before_and_after", table, columns)


def _all_in_view() -> Text:
    if view.programme().scope.is_whole_province:
        return PROVINCE_WIDE
    return Text("ทั้งหมดที่เลือก", "All that is chosen")


def _of(pairs: int) -> str:
    many = view.ask(IncomeAnswer).number(pairs)
    return say(Text(f"{many.th} ครัวเรือน", f"{many.en} {one_or_many(pairs, 'household')}"))


def by_area() -> None:
    """The areas in figures; what is hidden is said and is no zero."""
    level = listed_level(view.programme())
    table = view.ask(income_change_by_area, level)
    hidden = say_hidden(view.programme().principal.rights.smallest_count)
    said = view.ask(IncomeAnswer)
    table["livelihoods"] = [
        say_count(one) if is_known(one) else hidden for one in table["livelihoods"]
    ]
    table["pairs"] = [say(said.number(one)) for one in table["pairs"]]
    for name in ("median_before", "median_after"):
        table[name] = [say_count(one) if is_known(one) else hidden for one in table[name]]
    table["median_gain"] = [
        say_signed(one) if is_known(one) else hidden for one in table["median_gain"]
    ]
    columns = ("area_code", "livelihoods", "pairs", "median_before", "median_after", "median_gain")
    rows(table, columns, "income_by_area", NOBODY)


def enterprises() -> None:
    """The enterprises of the communities in view."""
    table = view.ask(enterprises_in_view)
    if table.empty:
        st.info(say(NO_ENTERPRISE))
        return
    names = [
        Text(row.name_th, row.name_th if pd.isna(row.name_en) else row.name_en)
        for row in table.itertuples()
    ]
    st.table(
        pd.DataFrame(
            {
                say(Text("กลุ่มอาชีพ", "Enterprise")): [say(one) for one in names],
                say(Text("อาชีพ", "Work")): [say(LIVELIHOOD_KIND[one]) for one in table["kind"]],
                say(heading("area_code")): area_names(table["area_code"]),
                say(Text("สมาชิก (คน)", "Members")): [say_count(one) for one in table["members"]],
                say(Text("จดทะเบียน", "Registered")): [
                    say(YES if one else NO) for one in table["registered"]
                ],
            }
        ),
        hide_index=True,
    )


def limits() -> None:
    st.caption(say(LIMITS))
    if is_outsider(view.programme().principal):
        st.caption(say(TO_OUTSIDERS))
