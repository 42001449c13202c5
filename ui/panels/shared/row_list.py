"""The rows behind a number, at the top of a page: how many, which, and the way out of the list."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from data_access.indicators.row_lists import ROW_LISTS, RowList, of_page
from data_access.language.plurals import counted
from data_access.language.vocabulary import Text
from data_access.snapshots.programme import Programme
from display.answers.scope import area_in_view
from ui.panels.shared.rows import rows
from ui.session import view
from ui.session.address import asked, choose_here
from ui.session.language import say
from ui.session.numbers import say_hidden
from ui.session.words import partner_name

LIST = "list"
CALLED = Text("รายการเบื้องหลังตัวเลข", "Rows behind a number")
NONE_CHOSEN = Text("ไม่กรองรายการ", "no list")
HOW_COUNTED = Text("ดูวิธีนับ", "How it is counted")
WHOLE_PAGE = Text("เลิกกรอง ดูทั้งหน้า", "Leave the list, show the whole page")
NO_ROW = Text("ไม่มีรายการในขอบเขตที่เลือก", "No row in what is chosen")
FOR_OTHERS = Text(
    "บทบาทนี้เห็นเฉพาะจำนวน รายการทีละรายการแสดงเฉพาะผู้มีสิทธิดู เช่น สำนักงานจังหวัด",
    "This role sees the number only. Single rows are shown to those who may see them,"
    " such as the governor's office.",
)


def choose_list(page_name: str) -> RowList | None:
    """The list that the address of this page asks for."""

    def read(key: str) -> RowList | None:
        found = ROW_LISTS.get(key)
        return found if found is not None and found.page == page_name else None

    return asked_list(read)


def asked_list(read: Callable[[str], RowList | None]) -> RowList | None:
    """The list that the address asks for, by its key; None for a key of none, which is said."""
    return asked(LIST, read, CALLED, lambda _: say(NONE_CHOSEN))


def link_words(row_list: RowList, number: int | None, partner_id: str | None = None) -> str:
    """What a link to a list says: its rows and how many, or how they are counted."""
    name, unit = row_list.name, row_list.unit
    if number is None or not row_list.is_for(view.reader(), partner_id):
        return say(HOW_COUNTED)
    return say(Text(f"ดู{name.th} ({number:,} {unit.th})", f"{name.en} ({number:,})"))


def to_list(key: str, partner_id: str | None = None) -> dict:
    """Where a tile leads whose number this list opens: its page, choices and words. Nowhere
    from a zero, which has no rows."""
    row_list = ROW_LISTS[key]
    number = view.ask(row_list.number, partner_id)
    if number == 0:
        return {}
    words = link_words(row_list, number, partner_id)
    filters = {"partner": partner_id, LIST: key} if partner_id else {LIST: key}
    return {"page": row_list.page, "filters": filters, "link": words}


def links_of_page(page_name: str) -> None:
    """The ways to the lists of a page."""
    links(of_page(page_name))


def links(lists: tuple[RowList, ...]) -> None:
    """A row of buttons that open lists of the page: those that have a row and are for this reader."""
    reader = view.reader()
    with st.container(horizontal=True, gap="small", key=f"lists_{lists[0].key}"):
        for one in lists:
            number = view.ask(one.number, None) if one.is_for(reader) else None
            if number:
                st.button(
                    _named_with_number(one, number),
                    icon=":material/list:",
                    type="tertiary",
                    key=f"open_{one.key}",
                    on_click=choose_here,
                    args=(LIST, one.key),
                )


def draw_list(row_list: RowList, partner_id: str | None = None) -> None:
    """The number with its name and area, how it is counted, the way out, and its rows."""
    programme = view.programme()
    number = view.ask(row_list.number, partner_id)
    table = view.ask(row_list.rows, partner_id)
    if row_list.for_all:
        table = _with_hidden_said(table)
    with st.container(border=True, key="row_list"):
        st.subheader(_heading(row_list, number, len(table)), anchor=False)
        st.markdown(_about(programme, row_list, number, len(table), partner_id))
        st.caption(say(row_list.formula(programme.weights)))
        st.button(
            say(WHOLE_PAGE),
            icon=":material/close:",
            key="leave_list",
            on_click=choose_here,
            args=(LIST, None),
        )
        if len(table) or not number:
            rows(table, row_list.columns, f"list_{row_list.key}", NO_ROW, opens=row_list.opens)


def _with_hidden_said(areas: pd.DataFrame) -> pd.DataFrame:
    """Counts of areas in words: what is hidden from this reader is no empty cell."""
    hidden = say_hidden(view.reader().rights.smallest_count)
    counts = areas.select_dtypes("number").columns
    shown = areas.astype({name: object for name in counts})
    for name in counts:
        shown[name] = [hidden if pd.isna(one) else f"{one:,}" for one in areas[name]]
    return shown


def _heading(row_list: RowList, number: int | None, listed: int) -> str:
    if number is None and not listed:
        hidden = say_hidden(view.reader().rights.smallest_count)
        return f"{say(row_list.name)}: {hidden}"
    return _named_with_number(row_list, listed if number is None else number)


def _named_with_number(row_list: RowList, number: int) -> str:
    name, unit = row_list.name, row_list.unit
    return say(Text(f"{name.th} {number:,} {unit.th}", f"{name.en}: {number:,}"))


def _about(
    programme: Programme, row_list: RowList, number: int | None, listed: int, partner_id: str | None
) -> str:
    """Of which area and partner, and how many rows are shown of how many."""
    parts = [say(view.ask(area_in_view))]
    if partner_id:
        parts.append(partner_name(partner_id))
    if number and not listed:
        parts.append(say(FOR_OTHERS))
    elif number and listed < number:
        parts.append(
            say(
                Text(
                    f"แสดงเฉพาะของตนเอง {listed:,} จาก {number:,} รายการ",
                    f"only your own: {listed:,} of {counted(number, 'row')}",
                )
            )
        )
    else:
        parts.append(say(Text(f"{listed:,} รายการ", counted(listed, "row"))))
    return " · ".join(parts)
