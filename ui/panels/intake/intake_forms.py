"""What an office fills in: a template for each table, and the survey form."""

from functools import partial

import streamlit as st

from data_access.language.vocabulary import Text
from data_access.schema import BY_NAME
from exports.forms.kit import form, template_of
from ui.panels.downloads.downloads import XLSX
from ui.session.download import take_button
from ui.session.language import say

WHY = Text(
    "แบบกรอกมีรายการให้เลือกและคำอธิบายทุกคอลัมน์ กรอกแล้ววางไฟล์ในหน้านี้ได้เลย",
    "A template offers lists to choose from and explains each column; filled in, drop it on this page.",
)
WHICH = Text("แบบกรอกของตาราง", "The template of")
TEMPLATE = Text("ดาวน์โหลดแบบกรอก (Excel)", "Download the template (Excel)")
SURVEY = Text("ดาวน์โหลดแบบสำรวจ (XLSForm)", "Download the survey form (XLSForm)")
SURVEY_WHY = Text(
    "แบบสำรวจครัวเรือนสองภาษาสำหรับ KoboToolbox หรือ ODK ส่งออกแล้วนำเข้าที่หน้านี้ได้",
    "The household survey in both languages for KoboToolbox or ODK; import its export on this page.",
)


def draw() -> None:
    st.caption(say(WHY))
    name = st.selectbox(
        say(WHICH),
        list(BY_NAME),
        index=list(BY_NAME).index("household"),
        format_func=lambda name: say(BY_NAME[name].label),
        key="template_of",
    )
    take_button(
        TEMPLATE,
        partial(template_of, table=BY_NAME[name]),
        f"{name}.xlsx",
        XLSX,
        ":material/edit_document:",
        "template",
        needs="intake",
    )
    st.caption(say(SURVEY_WHY))
    take_button(
        SURVEY, form, "household_survey.xlsx", XLSX, ":material/ballot:", "survey", needs="intake"
    )
