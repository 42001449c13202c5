"""One line on what a link asks for and the page could not show."""

import streamlit as st

from data_access.language.vocabulary import Text
from ui.session import address
from ui.session.language import say

INSTEAD = Text(
    "ลิงก์ระบุค่าที่ไม่มีหรือเลือกที่นี่ไม่ได้ จึงแสดงค่าอื่นแทน: ",
    "The link asks for something that is unknown or cannot be chosen here. Shown instead: ",
)
SETTING = Text("ตัวเลือก", "Choice")
IGNORED = Text("ไม่มีตัวเลือกนี้", "there is no such choice")


def draw_misread(place: st.delta_generator.DeltaGenerator, page: str) -> None:
    """Into a place above the page, once the page has read its own choices from the address."""
    if told := sentence(not_understood(page)):
        place.warning(told.replace("_", r"\_"), icon=":material/link_off:")


def not_understood(page: str) -> list[tuple[str, Text, str]]:
    """What the link says and this page could not show, and then what no page knows of."""
    return [*address.misread(page), *((one, SETTING, say(IGNORED)) for one in address.unknown())]


def sentence(misread: list[tuple[str, Text, str]]) -> str:
    """What the link says of each choice, and what is shown; nothing where all was understood."""
    if not misread:
        return ""
    return say(INSTEAD) + " · ".join(
        f"{say(called)} “{code}” → {shown}" if code else f"{say(called)} → {shown}"
        for code, called, shown in misread
    )
