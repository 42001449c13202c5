"""The rows behind a number: each list once, with the number that it opens, its page and its words.

A finding, an ask, a tile and a page name a list by its key; the address carries it as `list=`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from data_access.access.roles import Principal
from data_access.indicators import BY_KEY
from data_access.indicators.figure import UNITS
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import HOLD_REASON, REPAIR_STATUS, Text
from data_access.queries.households import households
from data_access.queries.network import network
from data_access.queries.partners import partners
from data_access.queries.repairs import repairs, single_repairs
from data_access.rules.rule_words import stated
from data_access.snapshots.programme import Programme

Number = Callable[[Programme, str | None], int | None]

REPAIR = (
    "repair_id", "district_code", "subdistrict_code", "repair_type", "status", "status_since",
    "lead_partner_id",
)  # fmt: skip
STUCK = (
    "repair_id", "district_code", "subdistrict_code", "status", "hold_reason", "status_since",
    "days", "lead_partner_id",
)  # fmt: skip
ONE_OF_MANY = Text("ข้อ", "pledges or commitments")
STALLED = ("surveyed", "community_verified", "approved", "in_progress", "completed", "on_hold")


@dataclass(frozen=True, kw_only=True)
class RowList:
    """The rows behind one number, drawn at the top of `page`.

    `number` is as this reader may be told, of all partners or of one; None where it is hidden or
    not known. `question` lists the rows that this reader may see, in its own order. `for_all`:
    the rows are areas, and no reader is refused them. A row `opens` "repair" on its page.
    """

    key: str
    page: str
    name: Text
    unit: Text
    formula_template: Text
    number: Number
    question: Callable[[Programme], pd.DataFrame]
    columns: tuple[str, ...]
    for_all: bool = False
    opens: str | None = None

    def rows(self, programme: Programme, partner_id: str | None = None) -> pd.DataFrame:
        table = self.question(programme)
        if partner_id is not None and "partner_id" in table:
            table = table[table["partner_id"] == partner_id].reset_index(drop=True)
        return table

    def formula(self, weights: Mapping[str, Any]) -> Text:
        return stated(self.formula_template, weights)

    def is_for(self, reader: Principal, partner_id: str | None = None) -> bool:
        """Whether this reader may see every row; a partner, those of its own promises."""
        own = self.page == "partners" and partner_id == reader.organisation
        return self.for_all or reader.rights.rows == "all" or (reader.rights.rows == "own" and own)


def _of_indicator(indicator: str, page: str, **given) -> RowList:
    """The list of an indicator: its measure, its formula, and the rows behind it."""
    one = BY_KEY[indicator]
    made = {
        "name": one.name,
        "unit": UNITS[one.unit],
        "number": lambda programme, _: _shown(one.measure(programme).value),
        "question": one.rows.question if one.rows else None,
        "columns": one.rows.columns if one.rows else (),
    }
    return RowList(page=page, formula_template=one.formula_template, **{**made, **given})


def _shown(value: float | None) -> int | None:
    return None if value is None else int(value)


def _sum_of(figure: Literal["pledges", "overdue", "due_soon"]) -> Number:
    """Of all partners or of one."""
    return lambda programme, partner_id: int(partners.fulfilment(programme, partner_id)[figure])


def _where(question: Callable[[Programme], pd.DataFrame], column: str, value: str | bool):
    def rows(programme: Programme) -> pd.DataFrame:
        table = question(programme)
        return table[table[column] == value].reset_index(drop=True)

    return rows


def _count_where(question: Callable[[Programme], pd.DataFrame], column: str, value: str) -> Number:
    def number(programme: Programme, _: str | None) -> int:
        table = question(programme)
        return int(table.loc[table[column] == value, "repairs"].sum())

    return number


HANDED_OVER = _of_indicator(
    "G1",
    "repairs",
    key="handed_over",
    question=single_repairs.repairs_handed_over,
    columns=(*REPAIR, "handed_over_on"),
    opens="repair",
)
ALL_STALLED = _of_indicator(
    "G6",
    "repairs",
    key="stalled",
    name=Text("รายการที่ค้างนานเกินเกณฑ์", "Stalled repairs"),
    columns=(*STUCK, "limit_days"),
    opens="repair",
)
HELD = RowList(
    key="on_hold",
    page="repairs",
    name=Text("รายการที่ชะลอ", "Repairs on hold"),
    unit=UNITS["repair"],
    formula_template=Text(
        "รายการซ่อมที่อยู่ในสถานะชะลอในวันที่ดูข้อมูล ไม่ว่าชะลอมานานเท่าใด",
        "Repairs on hold on the as-of day, however long they have been",
    ),
    number=lambda programme, _: int(repairs.hold_reasons(programme)["repairs"].sum()),
    question=repairs.repairs_on_hold,
    columns=STUCK,
    opens="repair",
)


def _part(whole: RowList, code: str, called: Text, counts, column: str) -> RowList:
    """The rows of a list that stand at one status, or for one cause."""
    return RowList(
        key=f"{whole.key}.{code}",
        page=whole.page,
        name=Text(f"{whole.name.th}: {called.th}", f"{whole.name.en}, {called.en.lower()}"),
        unit=whole.unit,
        formula_template=whole.formula_template,
        number=_count_where(counts, column, code),
        question=_where(whole.question, column, code),
        columns=whole.columns,
        opens=whole.opens,
    )


OF_REPAIRS = (
    HANDED_OVER,
    ALL_STALLED,
    *(
        _part(ALL_STALLED, code, REPAIR_STATUS[code], repairs.stalled_counts, "status")
        for code in STALLED
    ),
    HELD,
    *(
        _part(HELD, code, called, repairs.hold_reasons, "hold_reason")
        for code, called in HOLD_REASON.items()
    ),
)
OF_PARTNERS = (
    _of_indicator(
        "P1",
        "partners",
        key="pledges",
        name=Text("คำมั่นของภาคี", "Pledges"),
        unit=ONE_OF_MANY,
        number=_sum_of("pledges"),
    ),
    _of_indicator(
        "P6",
        "partners",
        key="overdue",
        name=Text("คำมั่นที่เกินกำหนด", "Overdue pledges"),
        unit=ONE_OF_MANY,
        number=_sum_of("overdue"),
    ),
    _of_indicator(
        "P7",
        "partners",
        key="due_soon",
        name=Text("คำมั่นที่ใกล้ครบกำหนด", "Pledges due soon"),
        unit=ONE_OF_MANY,
        number=_sum_of("due_soon"),
    ),
    _of_indicator(
        "P9",
        "partners",
        key="waiting",
        name=Text("การส่งมอบที่รอตรวจสอบ", "Deliveries awaiting verification"),
        number=lambda programme, partner_id: partners.waiting(programme, partner_id)["deliveries"],
    ),
    _of_indicator(
        "P14",
        "partners",
        key="gaps",
        name=Text("ตำบลที่ยังต้องการภาคี", f"{SUBDISTRICT.many.capitalize()} that still need a partner"),
        columns=("subdistrict_code", "district_code", "in_need", "funded", "gap"),
        for_all=True,
    ),
)
OF_THE_NETWORK = (
    RowList(
        key="committed",
        page="network",
        name=Text("ผู้เข้าร่วมที่มีคำมั่น", "People with a commitment"),
        unit=UNITS["person"],
        formula_template=BY_KEY["M2"].formula_template,
        number=lambda programme, _: int(network.participant_counts(programme)["committed"]),
        question=network.committed_participants,
        columns=("participant_id", "participant_group", "role_th", "district_code", "commitments"),
    ),
    RowList(
        key="past_due",
        page="network",
        name=Text("คำมั่นของเครือข่ายที่เลยกำหนด", "Commitments past due"),
        unit=ONE_OF_MANY,
        formula_template=Text(
            "คำมั่นที่ไม่ยกเลิก ครบกำหนดก่อนวันที่ดูข้อมูล และยังทำไม่ครบเป้า",
            "Commitments not dropped, due before the as-of day and not fully kept",
        ),
        number=lambda programme, _: int(network.commitments_kept(programme)["late"].sum()),
        question=_where(network.commitment_rows, "is_late", True),
        columns=(
            "commitment_id", "participant_id", "role_th", "district_code", "goal_id", "text_th",
            "target_qty", "verified_qty", "metric_unit", "due_on",
        ),
    ),
)  # fmt: skip
OF_THE_MAP = (
    _of_indicator("G8", "map", key="in_need"),
    _of_indicator(
        "G10",
        "map",
        key="urgent",
        name=Text("ครัวเรือนเร่งด่วนที่ยังไม่เริ่มซ่อม", "Urgent households, not started"),
    ),
    RowList(
        key="unsurveyed",
        page="map",
        name=Text(
            "ตำบลที่ไม่มีการประเมินบ้านระยะนี้",
            f"{SUBDISTRICT.many.capitalize()} without a recent assessment",
        ),
        unit=UNITS["subdistrict"],
        formula_template=Text(
            "ตำบลที่ไม่มีการประเมินบ้านเลยใน {assessed_within_days} วัน",
            f"{SUBDISTRICT.many.capitalize()} without a single assessment within"
            " {assessed_within_days} days",
        ),
        number=lambda programme, _: len(households.unsurveyed_subdistricts(programme)),
        question=households.unsurveyed_subdistricts,
        columns=("subdistrict_code", "district_code", "households"),
        for_all=True,
    ),
    _of_indicator(
        "G12b",
        "map",
        key="never_reached",
        question=households.subdistricts_never_reached,
        columns=("subdistrict_code", "district_code", "in_need", "reached"),
        for_all=True,
    ),
)
OF_NEEDS = (
    _of_indicator(
        "G20", "needs", key="housed_and_poor", unit=UNITS["household"],
        number=lambda programme, _: _shown(BY_KEY["G20"].measure(programme).numerator),
    ),
)  # fmt: skip
OF_PAGES = (*OF_REPAIRS, *OF_PARTNERS, *OF_THE_NETWORK, *OF_THE_MAP, *OF_NEEDS)
ROW_LISTS = {one.key: one for one in OF_PAGES}


def of_page(page: str) -> tuple[RowList, ...]:
    """The lists of a page, without their parts."""
    return tuple(one for key, one in ROW_LISTS.items() if one.page == page and "." not in key)


def parts_of(key: str) -> tuple[RowList, ...]:
    """The lists that a list is made of, one a status or cause."""
    return tuple(one for name, one in ROW_LISTS.items() if name.startswith(f"{key}."))
