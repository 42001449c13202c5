"""What a decision is about, as a code that stays: the rows behind a finding or an ask.

`overdue:mhs-council` are the overdue pledges of one partner, `on_hold:5806` the repairs on hold in one
district, `stalled.approved` those stalled at one status. The code outlives the sentence, so that the
next meeting meets the same thing again and counts it again.
"""

from collections.abc import Mapping
from dataclasses import replace

from data_access.indicators.row_lists import ROW_LISTS
from data_access.language.plurals import times_words
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import REPAIR_STATUS, Text
from data_access.queries.areas.areas import areas
from data_access.queries.meetings.decisions import decisions, times_decided
from data_access.queries.partners.partners import partner_table
from data_access.snapshots.programme import Programme

# What is to be done about each list, without a number: a decision is published as it is written.
TO_DO = {
    "overdue": Text("ส่งมอบคำมั่นที่เกินกำหนดให้ครบ", "Deliver the overdue pledges"),
    "stalled": Text("เดินหน้างานซ่อมที่ค้างนานเกินเกณฑ์", "Move on the stalled repairs"),
    "on_hold": Text("แก้เหตุที่ชะลองานซ่อม", "Free the repairs on hold"),
    "urgent": Text("เริ่มซ่อมให้ครัวเรือนเร่งด่วนที่รออยู่", "Begin work for the urgent households that wait"),
    "unsurveyed": Text(
        "สำรวจบ้านในตำบลที่ไม่มีการประเมินระยะนี้",
        f"Survey the houses of {SUBDISTRICT.many} without a recent assessment",
    ),
    "past_due": Text("ทำคำมั่นของเครือข่ายที่เลยกำหนดให้ครบ", "Keep the commitments that are past due"),
    "never_reached": Text(
        "เริ่มงานในตำบลที่มีครัวเรือนเดือดร้อนแต่ยังไม่มีบ้านส่งมอบ",
        f"Begin work in {SUBDISTRICT.many} with households in need and no house",
    ),
}  # fmt: skip


def about_of(filters: Mapping[str, str]) -> str | None:
    """The code of the rows that these choices of the address open; None where they open none."""
    listed = filters.get("list")
    if listed not in ROW_LISTS:
        return None
    of = filters.get("partner") or filters.get("district")
    return f"{listed}:{of}" if of else listed


def filters_of(about: str) -> dict[str, str] | None:
    """The choices of the address that open the rows of the code; None for a code of no list."""
    listed, _, of = about.partition(":")
    if listed not in ROW_LISTS:
        return None
    if not of:
        return {"list": listed}
    return {"partner" if ROW_LISTS[listed].page == "partners" else "district": of, "list": listed}


def number_of(programme: Programme, about: str) -> int | None:
    """How many rows the code counts on the programme's day, as its reader may be told; None where
    that is hidden, not known, or the code is of no list."""
    filters = filters_of(about)
    if filters is None:
        return None
    if "district" in filters:
        scope = replace(programme.scope, districts=frozenset({filters["district"]}))
        programme = programme.within(replace(scope, subdistricts=frozenset()))
    return ROW_LISTS[filters["list"]].number(programme, filters.get("partner"))


def to_do(programme: Programme, about: str) -> Text | None:
    """What a decision about this says at first: what is to be done and where, without a number."""
    filters = filters_of(about)
    if filters is None:
        return None
    listed, _, status = filters["list"].partition(".")
    if listed not in TO_DO:
        return None
    said = TO_DO[listed]
    if status in REPAIR_STATUS:
        word = REPAIR_STATUS[status]
        said = Text(f"{said.th} ขั้น{word.th}", f"{said.en} at “{word.en.lower()}”")
    if "partner" in filters:
        named = partner_table(programme).set_index("partner_id")
        if filters["partner"] in named.index:
            one = named.loc[filters["partner"]]
            said = Text(
                f"ขอให้ {one['short_th']} {said.th}", f"{one['short_en']}: {said.en.lower()}"
            )
    if "district" in filters:
        place = areas(programme).names.get(filters["district"])
        said = Text(f"{said.th} อำเภอ{place.th}", f"{said.en} in {place.en}") if place else said
    return said


def asked_again(programme: Programme, about: str | None) -> Text:
    """That earlier meetings decided on the same, and which time this is; nothing the first time."""
    times = times_decided(decisions(programme), about) if about else 0
    if not times:
        return Text("", "")
    return times_words(times + 1)
