"""Vulnerable groups: how many households are in need, and how many have been reached."""

import pandas as pd
import streamlit as st

from data_access.disclosure import SENSITIVE_GROUP_MINIMUM
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import VULNERABLE_GROUP, Text
from data_access.queries.households.households import vulnerable_groups
from ui.session import view
from ui.session.language import say, say_date
from ui.session.numbers import NOTHING, say_count, say_hidden, say_percent

NOT_BELOW_A_DISTRICT = Text(
    "กลุ่มเปราะบางไม่แสดงต่ำกว่าระดับอำเภอ เลือกทุกตำบลเพื่อดู",
    f"Vulnerable groups are not shown below a district. Choose all {SUBDISTRICT.many} to see them.",
)


def groups() -> None:
    """One row a group; counts below ten are hidden for every reader."""
    table = view.ask(vulnerable_groups)
    if table.empty:
        st.info(say(NOT_BELOW_A_DISTRICT))
        return
    tell_of_another_day()
    newest = view.programme().snapshot.as_of
    hidden = say_hidden(SENSITIVE_GROUP_MINIMUM)
    st.table(
        pd.DataFrame(
            {
                say(Text("กลุ่ม", "Group")): [
                    say(VULNERABLE_GROUP[one]) for one in table["vulnerable_group"]
                ],
                say(Text("เดือดร้อน (ครัวเรือน)", "In need (households)")): [
                    hidden if pd.isna(one) else say_count(one) for one in table["in_need"]
                ],
                say(Text("ได้รับบ้านแล้ว (ครัวเรือน)", "Reached (households)")): [
                    hidden if pd.isna(one) else say_count(one) for one in table["reached"]
                ],
                say(Text("ร้อยละ", "Share")): [
                    NOTHING if pd.isna(one) else say_percent(one) for one in table["coverage"]
                ],
            }
        ),
        hide_index=True,
    )
    counted = say_date(newest)
    st.caption(
        say(
            Text(
                f"นับ ณ {counted} เสมอ ครัวเรือนหนึ่งอยู่ได้หลายกลุ่ม ยอดจึงรวมกันไม่ได้",
                f"Always as of {counted}. A household may be in several groups, so rows do not add up.",
            )
        )
    )


def tell_of_another_day() -> None:
    """That groups can be counted as of the newest day only, where another is in view."""
    newest, day = view.programme().snapshot.as_of, view.programme().as_of
    if day != newest:
        st.info(say(_not_of_the_day(say_date(day), say_date(newest))), icon=":material/event:")


def _not_of_the_day(day: str, newest: str) -> Text:
    return Text(
        f"ตารางนี้ไม่ใช่ของวันที่เลือก ({day}) กลุ่มเปราะบางนับได้เฉพาะ ณ {newest}",
        f"This table is not of the day in view ({day}): groups can be counted as of {newest} only.",
    )
