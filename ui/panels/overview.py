"""The overview's answer, tiles and findings."""

import streamlit as st

from data_access.indicators.row_lists import ROW_LISTS
from data_access.language.vocabulary import Text
from data_access.queries.insights.insights import findings
from display.answers import answer as answers
from display.tiles.overview_tiles import tiles
from display.tiles.tile import Tile
from ui.panels.meetings.deciding import decide_button
from ui.panels.shared.row_list import LIST, link_words
from ui.session import view
from ui.session.address import link_to
from ui.session.language import say
from ui.session.status_icons import mark, say_parts
from ui.shell.menu import page

FIRST = (0, 2, 5, 6)  # houses handed over, pace, urgent households, promises delivered
SEE_PAGE = Text("ดูหน้าที่อธิบาย", "See the page that explains it")


def answer() -> str:
    """One sentence: how many houses of how many, against the plan, and when it will be done."""
    return say_parts(view.ask(answers.answer))


def remarks() -> None:
    """What the answer leaves open."""
    for words in view.ask(answers.remarks):
        st.caption(say(words))


def overview_tiles() -> tuple[list[Tile], list[Tile]]:
    """The eight figures the governor's office asks for, in two rows: those that the answer above them
    does not say already, and the others."""
    shown = view.ask(tiles)
    return [shown[place] for place in FIRST], [
        tile for place, tile in enumerate(shown) if place not in FIRST
    ]


def draw_findings() -> None:
    """What the numbers say, worst first, each with a link to the page and filter of its rows."""
    found = view.ask(findings)
    if not found:
        st.info(say(Text("ยังไม่มีข้อสังเกตจากข้อมูลที่เลือก", "Nothing unusual in what is chosen")))
    for number, finding in enumerate(found):
        with st.container(
            horizontal=True, vertical_alignment="center", key=f"finding_{number}", gap="small"
        ):
            st.markdown(f"{mark(finding.state).icon} {say(finding.text)}")
            st.page_link(
                page(finding.page),
                label=_words(finding.filters.get(LIST), finding.number),
                icon=":material/arrow_forward:",
                query_params=link_to(finding.filters),
            )
            decide_button(finding.filters, f"finding_{number}")


def _words(key: str | None, number: int | None) -> str:
    return link_words(ROW_LISTS[key], number) if key else say(SEE_PAGE)
