"""Pictures and rows of the partners: promised, delivered, overdue, where, and the ledger."""

import pandas as pd
import streamlit as st

from data_access.indicators.drill_down import DELIVERY
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import UNIT, Text
from data_access.queries.partners import contributions, partners
from data_access.schema.headings import heading
from display.answers.partner_answer import PartnerAnswer
from display.charts.promise_bars import promise_bars
from display.tiles import partner_tiles as tiles
from display.tiles.tile import Tile
from ui import charts
from ui.panels.shared.picture import pictured
from ui.panels.shared.rows import rows
from ui.session import view
from ui.session.language import NOTHING, say
from ui.session.numbers import say_count, say_counted, say_days
from ui.session.status_icons import say_parts
from ui.session.words import names_of_figures, partner_names

NO_PLEDGES = Text(
    "ไม่มีคำมั่นในพื้นที่ ปี หรือบทบาทที่เลือก ลองเลือกทุกอำเภอและทุกปีงบประมาณ",
    "No pledge in what is chosen, or none that this role may see. Try all districts and years.",
)
PLEDGE_COLUMNS = (
    "pledge_id",
    "partner_id",
    "kind",
    "text_th",
    "area_code",
    "qty",
    "counted_qty",
    "outstanding_qty",
    "surplus_qty",
    "waiting_qty",
    "unit",
    "due_on",
    "days_late",
)
DELIVERY_COLUMNS = (*DELIVERY[:3], "kind", *DELIVERY[3:])


def answer(partner_id: str | None = None) -> str:
    """One sentence: promised, delivered, overdue, of all partners or of one."""
    said = view.ask(PartnerAnswer, partner_id)
    return say_parts(said.sentence) if said.sums["pledges"] or said.apart else say(NO_PLEDGES)


def partner_tiles(partner_id: str | None = None) -> list[Tile]:
    """Eight figures of all partners, or of one."""
    return view.ask(tiles.partner_tiles, partner_id)


@pictured
def bullets() -> charts.Picture:
    """One bullet a partner in baht, most outstanding on top."""
    drawn, table = view.ask(promise_bars), view.ask(partners.by_partner)
    table["label"] = partner_names(table["partner_id"])
    with_value = table[table["promised_thb"] > 0].reset_index(drop=True)
    columns = {
        "label": heading("partner_id"),
        "pledges": heading("pledges"),
        "promised_thb": heading("promised_thb"),
        "counted_thb": heading("counted_thb"),
        "outstanding_thb": heading("outstanding_thb"),
        "surplus_thb": heading("surplus"),
        "overdue": heading("overdue"),
        "due_soon": heading("due_soon"),
    }
    figures = charts.bars_in_parts(drawn)
    return charts.Picture(figures, say(drawn.alt), "bullets", with_value, columns)


def units(partner_id: str | None = None) -> None:
    """Promised, delivered, outstanding, surplus and gifts by unit: units do not add up."""
    table = view.ask(partners.by_unit, partner_id)
    rows(
        table,
        ("unit", "promised", "due", "counted", "outstanding", "surplus", "waiting", "unpledged"),
        "units",
        NO_PLEDGES,
    )


@pictured
def matrix() -> charts.Picture | Text:
    """Who does what where: partners against districts, empty cells kept; the partners in the
    order of their bullets."""
    cells = view.ask(contributions.partner_by_district)
    if cells.empty:
        return NO_PLEDGES
    areas = view.names()
    wanted = [areas.province, *areas.of_level("district")]
    giving = set(cells["partner_id"])
    order = [one for one in view.ask(partners.by_partner)["partner_id"] if one in giving]
    grid = pd.MultiIndex.from_product([order, wanted], names=["partner_id", "area_code"])
    whole = cells.set_index(["partner_id", "area_code"]).reindex(grid).reset_index()
    drawn = pd.DataFrame(
        {
            "partner": whole["partner_id"],
            "partner_name": partner_names(whole["partner_id"]),
            "area_code": whole["area_code"],
            "area_name": names_of_figures(whole["area_code"]),
            "area_short": _short(names_of_figures(whole["area_code"])),
            "promised": whole["promised_thb"],
            "delivered": whole["counted_thb"],
            "unit": "THB",
        }
    )
    columns = {
        "partner_name": heading("partner_id"),
        "area_name": heading("area_code"),
        "promised": heading("promised_thb"),
        "delivered": heading("counted_thb"),
    }
    alt = Text(
        "ภาคีใดช่วยอำเภอใด ช่องที่ว่างคือยังไม่มีการช่วยเหลือ",
        "Which partner helps where; an empty cell means no help yet",
    )
    figures = [charts.partner_matrix(part) for part in charts.parts(drawn, by="partner")]
    return charts.Picture(figures, say(alt), "matrix", drawn, columns)


def _short(names: list[str]) -> list[str]:
    """The district of the provincial town is เมือง to everybody in its province."""
    province = say(view.names().names[view.names().province])
    return [name.removesuffix(province).strip() or name for name in names]


def ledger(partner_id: str | None = None) -> None:
    """Pledges, overdue on top, and the deliveries behind them."""
    st.subheader(say(Text("คำมั่น ที่เกินกำหนดอยู่บนสุด", "Pledges, overdue on top")))
    rows(view.ask(partners.pledge_rows, partner_id), PLEDGE_COLUMNS, "pledges", NO_PLEDGES)
    st.subheader(say(Text("การส่งมอบ ล่าสุดอยู่บนสุด", "Deliveries, newest on top")))
    rows(
        view.ask(partners.delivery_rows, partner_id),
        DELIVERY_COLUMNS,
        "deliveries",
        Text(
            "ไม่มีการส่งมอบที่บทบาทนี้เห็นได้ในขอบเขตที่เลือก",
            "No delivery that this role may see in what is chosen",
        ),
    )


def houses_reached(partner_id: str) -> None:
    """What one partner reached: subdistricts, person-days, and when it last reported."""
    places = _mine(view.ask(contributions.subdistricts_reached), partner_id)
    given = _mine(view.ask(contributions.value_contributed), partner_id)
    last = _mine(view.ask(contributions.last_reports), partner_id)
    reached = places["subdistricts"].iloc[0] if len(places) else None
    worked = given["person_days"].iloc[0] if len(given) else None
    silent = say_days(last["days"].iloc[0]) if len(last) else NOTHING
    st.caption(
        say(
            Text(
                f"ไปถึง {say_count(reached)} ตำบล · แรงงาน {say_count(worked)} {UNIT['person_day'].th}"
                f" · รายงานล่าสุดเมื่อ {silent}ก่อน",
                f"{say_counted(reached, SUBDISTRICT.one, SUBDISTRICT.many)} reached"
                f" · {say_counted(worked, 'person-day')} of labour"
                f" · last report {silent} ago",
            )
        )
    )


def houses(partner_id: str) -> None:
    """The houses one partner supported, by repair and place."""
    rows(
        view.ask(contributions.supported_repairs, partner_id),
        (
            "repair_id",
            "district_code",
            "subdistrict_code",
            "repair_type",
            "status",
            "status_since",
            "handed_over_on",
        ),
        "houses_reached",
        Text(
            "ภาคีนี้ยังไม่ได้ร่วมสนับสนุนบ้านหลังใดในขอบเขตที่เลือก หรือบทบาทนี้ไม่เห็นรายหลัง",
            "This partner has supported no house in what is chosen, or this role sees no houses",
        ),
    )


def _mine(table: pd.DataFrame, partner_id: str | None) -> pd.DataFrame:
    return table if partner_id is None else table[table["partner_id"] == partner_id]
