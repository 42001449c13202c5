"""The overview's answer, tiles and findings."""

import streamlit as st

from data_access.indicators import BY_KEY, Figure
from data_access.language.vocabulary import Text
from data_access.queries.insights.insights import findings
from data_access.queries.repairs.houses import houses_forecast, houses_pace
from ui.panels.shared.tile import Tile
from ui.session import view
from ui.session.language import NOTHING, say, say_date, say_month
from ui.session.numbers import say_baht, say_count, say_hidden, say_percent
from ui.session.status_icons import mark, mark_out
from ui.shell.menu import page

SHOW_ROWS = Text("ดูรายการ", "See the rows")
NO_TARGET = Text(
    "พื้นที่หรือปีที่เลือกยังไม่มีเป้าหมาย เลือกทุกอำเภอหรือทุกปีงบประมาณเพื่อดูทั้งจังหวัด",
    "The chosen area or year has no target yet. Choose all districts or all fiscal years to see"
    " the whole province.",
)


def answer() -> str:
    """One sentence: how many houses of how many, against the plan, and when it will be done."""
    pace, forecast = view.ask(houses_pace), view.ask(houses_forecast)
    if pace is None:
        return say(NO_TARGET)
    gap = round(pace.gap)
    if gap < 0:
        against = Text(f"ช้ากว่าแผน {-gap:,} หลัง", f"{-gap:,} behind plan")
    elif gap > 0:
        against = Text(f"เร็วกว่าแผน {gap:,} หลัง", f"{gap:,} ahead of plan")
    else:
        against = Text("ตรงตามแผน", "exactly on plan")
    return say(
        Text(
            f"ส่งมอบแล้ว **{pace.actual:,}** จาก {pace.plan.target:,.0f} หลัง"
            f" {mark_out(against.th, gap < 0)} {_finish(forecast).th}",
            f"**{pace.actual:,}** of {pace.plan.target:,.0f} houses are handed over,"
            f" {mark_out(against.en, gap < 0)}; {_finish(forecast).en}",
        )
    )


def _finish(forecast) -> Text:
    if forecast.is_done:
        return Text("ครบตามเป้าแล้ว", "the target is reached")
    if forecast.finish is None:
        return Text("คาดการณ์วันเสร็จไม่ได้", "the finish cannot be forecast")
    return Text(
        f"คาดว่าเสร็จ {say_date(forecast.finish)}", f"expected to finish {say_date(forecast.finish)}"
    )


def overview_tiles() -> list[Tile]:
    """The eight figures the governor's office asks for first."""
    pace, forecast = view.ask(houses_pace), view.ask(houses_forecast)
    return [
        _handed_over(pace),
        _expected(pace),
        _pace(pace),
        _forecast(pace, forecast),
        _need(),
        _urgent(),
        _fulfilment(),
        _network(),
    ]


def _handed_over(pace) -> Tile:
    figure = _figure("G1")
    compare = say(Text("ยังไม่มีเป้าหมาย", "no target"))
    if pace:
        share = say_percent(figure.value / pace.plan.target)
        compare = say(
            Text(
                f"จาก {pace.plan.target:,.0f} หลัง ({share})",
                f"of {pace.plan.target:,.0f} ({share})",
            )
        )
    return Tile(
        _name("G1", Text("หลัง", "houses")), say_count(figure.value), compare, page="repairs"
    )


def _expected(pace) -> Tile:
    name = _name("G2", Text("หลัง", "houses"))
    if pace is None:
        return Tile(name, NOTHING, state="no_data")
    gap = round(pace.gap)
    word = Text("ขาด", "short by") if gap < 0 else Text("เกิน", "ahead by")
    return Tile(
        name,
        say_count(round(pace.expected)),
        f"{say(word)} {say_count(abs(gap))}",
        page="methods",
    )


def _pace(pace) -> Tile:
    name = say(BY_KEY["G3"].name)
    if pace is None or pace.spi is None:
        return Tile(name, NOTHING, state=pace.rag if pace else "no_data")
    return Tile(name, f"{pace.spi:.2f}", state=pace.rag, page="repairs")


def _forecast(pace, forecast) -> Tile:
    name = say(BY_KEY["G4"].name)
    if forecast is None:
        return Tile(name, NOTHING, state="no_data")
    if forecast.finish is None:
        return Tile(
            name,
            say(Text("ไม่ได้", "Unknown")),
            say(Text("ไม่มีการส่งมอบใน 90 วัน", "no hand-over in 90 days")),
        )
    days = (pace.plan.due_on - forecast.finish).days
    word = Text(f"ก่อนกำหนด {days} วัน", f"{days} days early")
    if days < 0:
        word = Text(f"หลังกำหนด {-days} วัน", f"{-days} days late")
    compare = f"{say_date(forecast.finish)} · {say(word)}"
    if forecast.is_range and forecast.earliest and forecast.latest:
        ends = say_date(forecast.earliest), say_date(forecast.latest)
        compare = say(Text(f"{ends[0]} ถึง {ends[1]}", f"{ends[0]} to {ends[1]}"))
    if forecast.is_done:
        return Tile(name, say(Text("ครบแล้ว", "Done")), page="repairs")
    return Tile(name, say_month(forecast.finish), compare, page="methods")


def _need() -> Tile:
    need, coverage = _figure("G8"), _figure("G9")
    compare = say(Text("ได้รับมอบบ้านแล้ว ", "reached: ")) + _shown(coverage, say_percent)
    return Tile(_name("G8"), _shown(need, say_count), compare, page="map")


def _urgent() -> Tile:
    urgent = _figure("G10")
    compare = say(Text("ครัวเรือน ควรตัดสินใจก่อน", "households, to decide first"))
    return Tile(say(BY_KEY["G10"].name), _shown(urgent, say_count), compare, page="map")


def _fulfilment() -> Tile:
    figure, overdue = _figure("G17"), _figure("P6")
    of = say_baht(figure.denominator)
    late = Text(f"จาก {of} · เกินกำหนด {overdue.value} ข้อ", f"of {of} · {overdue.value} overdue")
    return Tile(say(BY_KEY["G17"].name), _shown(figure, say_percent), say(late), page="partners")


def _network() -> Tile:
    committed, kept, expected = _figure("M2"), _figure("M3"), _figure("M4")
    word = Text(
        f"จาก {committed.denominator} คน · สำเร็จ {_shown(kept, say_percent)}"
        f" ควรได้ {_shown(expected, say_percent)}",
        f"of {committed.denominator} people · {_shown(kept, say_percent)} kept,"
        f" {_shown(expected, say_percent)} expected",
    )
    name = say(Text("เครือข่ายมีคำมั่น (คน)", "Network with a commitment (people)"))
    return Tile(name, say_count(committed.numerator), say(word), page="network")


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
                label=say(SHOW_ROWS),
                icon=":material/arrow_forward:",
                query_params=finding.filters or None,
            )
