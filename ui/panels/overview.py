"""The overview's answer, tiles and findings."""

import streamlit as st

from data_access.indicators import BY_KEY, Figure
from data_access.indicators.row_lists import ROW_LISTS
from data_access.language.plurals import one_or_many
from data_access.language.vocabulary import Text
from data_access.queries.insights.houses_answer import HousesAnswer
from data_access.queries.insights.insights import findings
from ui.panels.meetings.deciding import decide_button
from ui.panels.shared.row_list import HOW_COUNTED, LIST, link_words, to_list
from ui.panels.shared.tile import Tile
from ui.session import view
from ui.session.address import link_to
from ui.session.language import NOTHING, say
from ui.session.numbers import say_baht, say_count, say_hidden, say_percent
from ui.session.status_icons import mark, mark_out
from ui.shell.menu import page

SEE_PAGE = Text("ดูหน้าที่อธิบาย", "See the page that explains it")


def answer() -> str:
    """One sentence: how many houses of how many, against the plan, and when it will be done."""
    houses = view.ask(HousesAnswer)
    if not houses.is_number:
        return say(houses.no_target)
    target = houses.pace.plan.target
    houses_are = one_or_many(target, "house is", "houses are")
    against, finish, is_late = houses.against, houses.finish, houses.gap < 0
    return say(
        Text(
            f"ส่งมอบแล้ว **{houses.done:,}** จาก {houses.pace.plan.target:,.0f} หลัง"
            f" {mark_out(against.th, is_late)} {finish.th}",
            f"**{houses.done:,}** of {target:,.0f} {houses_are} handed over,"
            f" {mark_out(against.en, is_late)}; {finish.en}",
        )
    )


def remarks() -> None:
    """What the answer leaves open: why pace and forecast disagree, and whose targets are missing."""
    for words in view.ask(HousesAnswer).remarks:
        st.caption(say(words))


def overview_tiles() -> list[Tile]:
    """The eight figures the governor's office asks for first."""
    houses = view.ask(HousesAnswer)
    return [
        _handed_over(houses),
        _expected(houses),
        _pace(houses),
        _forecast(houses),
        _need(),
        _urgent(),
        _fulfilment(),
        _network(),
    ]


def _handed_over(houses: HousesAnswer) -> Tile:
    name = _name("G1", Text("หลัง", "houses"))
    return Tile(name, say_count(houses.done), say(houses.of_target), **to_list("handed_over"))


def _expected(houses: HousesAnswer) -> Tile:
    name = _name("G2", Text("หลัง", "houses"))
    if not houses.is_number:
        return Tile(name, NOTHING, say(houses.of_target))
    expected = say_count(round(houses.pace.expected))
    return Tile(name, expected, say(houses.short_by), **_explained("G2"))


def _pace(houses: HousesAnswer) -> Tile:
    name = say(BY_KEY["G3"].name)
    if not houses.is_number:
        return Tile(name, NOTHING, say(houses.of_target))
    pace = houses.pace
    value = NOTHING if pace.spi is None else f"{pace.spi:.2f}"
    why = {} if pace.spi is None else _explained("G3")
    return Tile(name, value, state=pace.rag, **why)


def _forecast(houses: HousesAnswer) -> Tile:
    value, compare = houses.finish_tile
    why = _explained("G4") if houses.ahead else {}
    return Tile(say(BY_KEY["G4"].name), say(value), say(compare), **why)


def _need() -> Tile:
    need, coverage = _figure("G8"), _figure("G9")
    compare = say(Text("ได้รับมอบบ้านแล้ว ", "reached: ")) + _shown(coverage, say_percent)
    if need.note:
        compare = f"{compare} · {say(need.note)}"
    return Tile(_name("G8"), _shown(need, say_count), compare, **to_list("in_need"))


def _urgent() -> Tile:
    urgent = _figure("G10")
    compare = say(Text("ครัวเรือน ควรตัดสินใจก่อน", "households, to decide first"))
    return Tile(say(BY_KEY["G10"].name), _shown(urgent, say_count), compare, **to_list("urgent"))


def _fulfilment() -> Tile:
    figure, overdue = _figure("G17"), _figure("P6")
    of = say_baht(figure.denominator)
    late = Text(f"จาก {of} · เกินกำหนด {overdue.value} ข้อ", f"of {of} · {overdue.value} overdue")
    listed = to_list("overdue" if overdue.value else "pledges")
    return Tile(say(BY_KEY["G17"].name), _shown(figure, say_percent), say(late), **listed)


def _network() -> Tile:
    committed, kept, expected = _figure("M2"), _figure("M3"), _figure("M4")
    word = Text(
        f"จาก {committed.denominator} คน · สำเร็จ {_shown(kept, say_percent)}"
        f" ควรได้ {_shown(expected, say_percent)}",
        f"of {committed.denominator} people · {_shown(kept, say_percent)} kept,"
        f" {_shown(expected, say_percent)} expected",
    )
    name = say(Text("เครือข่ายมีคำมั่น (คน)", "Network with a commitment (people)"))
    return Tile(name, say_count(committed.numerator), say(word), **to_list("committed"))


def _explained(key: str) -> dict:
    """Where a tile leads whose figure comes from the plan and has no rows: its formula."""
    return {"page": "methods", "filters": {"indicator": key}, "link": say(HOW_COUNTED)}


def _figure(key: str) -> Figure:
    return view.ask(BY_KEY[key].measure)


def _name(key: str, unit: Text | None = None) -> str:
    name = say(BY_KEY[key].name)
    return f"{name} ({say(unit)})" if unit else name


def _shown(figure: Figure, write) -> str:
    """The value in words: hidden, unknown and zero look different."""
    if figure.state == "hidden":
        return say_hidden(view.programme().principal.rights.smallest_count)
    return write(figure.value) if figure.state == "shown" else NOTHING


def draw_findings() -> None:
    """What the numbers say, worst first, each with a link to the page and filter of its rows."""
    found = view.ask(findings)
    if not found:
        st.info(say(Text("ยังไม่มีข้อสังเกตจากข้อมูลที่เลือก", "Nothing stands out in what is chosen")))
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
