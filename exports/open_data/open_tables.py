"""The tables of the open data: what each column is called, tagged and holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import pandas as pd

from data_access.indicators import INDICATORS
from data_access.language import area_codes
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import CONTRIBUTION_KIND, PARTNER_TYPE, RAG, UNIT, Text
from data_access.queries.areas.areas import areas
from data_access.queries.households.households import shown_need_by_area
from data_access.queries.partners.activities import activities
from data_access.queries.partners.partners import partner_table
from data_access.queries.repairs.houses import progress_by_area
from data_access.snapshots.programme import Programme


@dataclass(frozen=True)
class Field:
    """A column: its name, HXL tag, type in the words of Table Schema, and what it holds."""

    name: str
    tag: str
    type: Literal["string", "integer", "number", "date", "boolean"]
    title: Text
    enum: tuple[str, ...] | None = None


@dataclass(frozen=True)
class OpenTable:
    """One file of the open data: one row a `grain`, known by `key` where it has one."""

    name: str
    title: Text
    grain: Text
    key: tuple[str, ...]
    fields: tuple[Field, ...]
    rows: pd.DataFrame


ACTIVITY_STATUS = ("planned", "ongoing", "completed")
# https://iatistandard.org/en/iati-standard/203/codelists/activitystatus/: 1 pipeline,
# 2 implementation, 4 closed: all of it is delivered and verified.
IATI_STATUS = {"planned": "1", "ongoing": "2", "completed": "4"}
NEED_STATE = ("shown", "hidden", "none")
LEVELS = ("district", "subdistrict")
MADE_UP = Field("made_up", "#meta+made_up", "boolean", Text("ข้อมูลสมมติ", "Made-up record"))

ACTIVITY_FIELDS = (
    Field("partner_id", "#org+code", "string", Text("รหัสภาคี", "Partner id")),
    Field("partner_th", "#org+name+i_th", "string", Text("ภาคี (ไทย)", "Partner, in Thai")),
    Field("partner_en", "#org+name+i_en", "string", Text("ภาคี (อังกฤษ)", "Partner, in English")),
    Field(
        "partner_type",
        "#org+type",
        "string",
        Text("ประเภทภาคี", "Kind of partner"),
        (*PARTNER_TYPE,),
    ),
    Field("kind", "#activity+type", "string", Text("สิ่งที่ให้", "What"), (*CONTRIBUTION_KIND,)),
    Field("province_code", "#adm1+code", "string", Text("รหัสจังหวัด", "Province code")),
    Field(
        "district_code",
        "#adm2+code",
        "string",
        Text("รหัสอำเภอ ว่างคือทั้งจังหวัด", "District code; empty: the whole province"),
    ),
    Field("district_th", "#adm2+name+i_th", "string", Text("อำเภอ (ไทย)", "District, in Thai")),
    Field(
        "district_en", "#adm2+name+i_en", "string", Text("อำเภอ (อังกฤษ)", "District, in English")
    ),
    Field("first_on", "#date+start", "date", Text("ให้คำมั่นครั้งแรก", "First promised on")),
    Field("last_due_on", "#date+end", "date", Text("ครบกำหนดสุดท้าย", "Last due on")),
    Field("status", "#status", "string", Text("สถานะ", "Status"), ACTIVITY_STATUS),
    Field(
        "iati_status",
        "#status+code+iati",
        "string",
        Text("สถานะตามรหัส IATI ActivityStatus", "Status as a code of IATI ActivityStatus"),
        (*IATI_STATUS.values(),),
    ),
    Field("pledges", "#activity+num", "integer", Text("คำมั่น (ข้อ)", "Pledges")),
    Field("overdue", "#activity+num+overdue", "integer", Text("เกินกำหนด (ข้อ)", "Overdue pledges")),
    Field("promised", "#output+promised", "integer", Text("จำนวนที่ให้คำมั่น", "How many promised")),
    Field("delivered", "#output+delivered", "integer", Text("จำนวนที่ส่งมอบ", "How many delivered")),
    Field("unit", "#item+unit", "string", Text("หน่วย", "Unit"), (*UNIT,)),
    Field(
        "promised_thb",
        "#value+promised+thb",
        "integer",
        Text(
            "คำมั่น (บาท) IATI TransactionType 13",
            "Promised, baht: IATI TransactionType 13, incoming pledge",
        ),
    ),
    Field(
        "delivered_thb",
        "#value+delivered+thb",
        "integer",
        Text(
            "ส่งมอบ (บาท) IATI TransactionType 1",
            "Delivered, baht: IATI TransactionType 1, incoming funds",
        ),
    ),
)
FIGURE_FIELDS = (
    Field("key", "#indicator+code", "string", Text("รหัส", "Key")),
    Field("name_th", "#indicator+name+i_th", "string", Text("ตัวชี้วัด (ไทย)", "Name in Thai")),
    Field("name_en", "#indicator+name+i_en", "string", Text("ตัวชี้วัด (อังกฤษ)", "Name in English")),
    Field(
        "value",
        "#indicator+value+num",
        "number",
        Text("ค่า ร้อยละเขียนเป็น 0–1", "Value; a share between 0 and 1"),
    ),
    Field("value_on", "#indicator+value+date", "date", Text("ค่าที่เป็นวันที่", "Value that is a day")),
    Field("numerator", "#indicator+numerator", "number", Text("ตัวตั้ง", "Numerator")),
    Field("denominator", "#indicator+denominator", "number", Text("ตัวหาร", "Denominator")),
    Field("unit", "#indicator+unit", "string", Text("หน่วย", "Unit")),
    Field(
        "state",
        "#status+value",
        "string",
        Text("แสดง ไม่แสดง หรือไม่มีข้อมูล", "Shown, hidden, or nothing to count"),
        NEED_STATE,
    ),
    Field("formula_th", "#indicator+formula+i_th", "string", Text("สูตร (ไทย)", "Formula in Thai")),
    Field(
        "formula_en", "#indicator+formula+i_en", "string", Text("สูตร (อังกฤษ)", "Formula in English")
    ),
)
AREA_FIELDS = (
    Field("district_code", "#adm2+code", "string", Text("รหัสอำเภอ", "District code")),
    Field(
        "subdistrict_code",
        "#adm3+code",
        "string",
        Text(
            "รหัสตำบล ว่างคือทั้งอำเภอ",
            f"{SUBDISTRICT.one.capitalize()} code; empty: the whole district",
        ),
    ),
    Field("area_code", "#meta+area_code", "string", Text("รหัสพื้นที่ของแถว", "Area of the row")),
    Field("level", "#meta+level", "string", Text("ระดับ", "Level"), LEVELS),
    Field("name_th", "#meta+area_name+i_th", "string", Text("ชื่อ (ไทย)", "Name in Thai")),
    Field("name_en", "#meta+area_name+i_en", "string", Text("ชื่อ (อังกฤษ)", "Name in English")),
    Field("target", "#targeted+house", "integer", Text("เป้าหมาย (หลัง)", "Target, houses")),
    Field(
        "handed_over", "#output+house+handed_over", "integer", Text("ส่งมอบแล้ว (หลัง)", "Handed over")
    ),
    Field(
        "under_way", "#output+house+under_way", "integer", Text("กำลังทำ (หลัง)", "Houses under way")
    ),
    Field("expected", "#output+house+expected", "number", Text("ควรได้ถึงวันนี้ (หลัง)", "Expected")),
    Field("spi", "#indicator+spi", "number", Text("ความก้าวหน้าเทียบแผน (SPI)", "Pace (SPI)")),
    Field("rag", "#status+pace", "string", Text("สถานะต่อแผน", "State against the plan"), (*RAG,)),
    Field(
        "houses_state",
        "#status+houses",
        "string",
        Text(
            "hidden: ไม่แสดงจำนวนบ้านที่ส่งมอบ เพราะบอกจำนวนครัวเรือนได้",
            "hidden: how many houses were handed over is not shown, since it would reveal households",
        ),
        NEED_STATE[:2],
    ),
    Field("in_need", "#inneed+hh", "integer", Text("ครัวเรือนเดือดร้อน", "Households in need")),
    Field("reached", "#reached+hh", "integer", Text("ครัวเรือนที่ได้รับมอบ", "Households reached")),
    Field("coverage", "#indicator+coverage", "number", Text("ความครอบคลุม 0–1", "Coverage, 0–1")),
    Field("urgent", "#inneed+hh+urgent", "integer", Text("เร่งด่วนยังไม่เริ่ม", "Urgent, not started")),
    Field("unfunded", "#inneed+hh+unfunded", "integer", Text("ยังไม่มีงบ", "Not funded")),
    Field(
        "assessed", "#meta+hh+assessed", "integer", Text("ประเมินใน 1 ปี", "Assessed within a year")
    ),
    Field("households", "#meta+hh", "integer", Text("ครัวเรือนในทะเบียน", "On record")),
    Field(
        "need_state",
        "#status+need",
        "string",
        Text(
            "hidden: น้อยเกินกว่าจะแสดง หรือปิดเพื่อไม่ให้คำนวณค่าอื่นได้ none: ไม่มีการสำรวจ"
            " ช่องว่างในแถว shown คือค่าที่ไม่แสดง",
            "hidden: too few to show, or another number could be worked out from it; none: nobody"
            " surveyed; in a shown row the gap is suppressed",
        ),
        NEED_STATE,
    ),
)


def open_tables(programme: Programme) -> tuple[OpenTable, ...]:
    """Who does what where, the figures, and the areas, as this reader may see them."""
    return (
        OpenTable(
            "who_what_where",
            Text("ใครทำอะไรที่ไหน", "Who does what where (3W)"),
            Text("ภาคี สิ่งที่ให้ หน่วย และอำเภอ", "partner, kind, unit and district"),
            (),  # a key may hold no gap, and a promise to the whole province names no district
            ACTIVITY_FIELDS,
            _activities(programme),
        ),
        OpenTable(
            "figures",
            Text("ตัวชี้วัด", "Figures"),
            Text("ตัวชี้วัด", "indicator"),
            ("key",),
            FIGURE_FIELDS,
            _figures(programme),
        ),
        OpenTable(
            "areas",
            Text("รายพื้นที่", "Areas"),
            Text("อำเภอหรือตำบล", f"district or {SUBDISTRICT.one}"),
            ("area_code",),
            AREA_FIELDS,
            _areas(programme),
        ),
    )


def _activities(programme: Programme) -> pd.DataFrame:
    places = areas(programme)
    partners = partner_table(programme)[["partner_id", "name_th", "name_en", "partner_type"]]
    rows = activities(programme).merge(partners, on="partner_id", how="left", validate="m:1")
    of_district = area_codes.are_of(rows["area_code"], "district")
    rows["province_code"] = area_codes.parts_of(rows["area_code"], "province")
    rows["district_code"] = rows["area_code"].where(of_district)
    rows["district_th"] = _names(places.own_names, rows["district_code"], "th")
    rows["district_en"] = _names(places.own_names, rows["district_code"], "en")
    rows["iati_status"] = rows["status"].map(IATI_STATUS)
    return rows.rename(
        columns={
            "name_th": "partner_th",
            "name_en": "partner_en",
            "counted": "delivered",
            "counted_thb": "delivered_thb",
        }
    )


def _figures(programme: Programme) -> pd.DataFrame:
    rows = []
    for one in INDICATORS:
        figure, formula = one.measure(programme), one.formula(programme.weights)
        is_day = isinstance(figure.value, date)
        rows.append(
            {
                "key": one.key,
                "name_th": one.name.th,
                "name_en": one.name.en,
                "value": None if is_day else figure.value,
                "value_on": figure.value if is_day else None,
                "numerator": figure.numerator,
                "denominator": figure.denominator,
                "unit": one.unit,
                "state": figure.state,
                "formula_th": formula.th,
                "formula_en": formula.en,
            }
        )
    return pd.DataFrame(rows).astype(
        {"value": "Float64", "numerator": "Float64", "denominator": "Float64"}
    )


def _areas(programme: Programme) -> pd.DataFrame:
    """Districts first, then subdistricts, each in code order."""
    places = areas(programme)
    tables = []
    for level in LEVELS:
        rows = progress_by_area(programme, level).merge(
            shown_need_by_area(programme, level), on="area_code", validate="one_to_one"
        )
        tables.append(rows.assign(level=level))
    rows = pd.concat(tables, ignore_index=True)
    rows["rag"] = rows["rag"].where(rows["houses_state"] == "shown")
    rows["district_code"] = area_codes.districts_of(rows["area_code"])
    rows["subdistrict_code"] = rows["area_code"].where(rows["level"] == "subdistrict")
    rows["name_th"] = _names(places.own_names, rows["area_code"], "th")
    rows["name_en"] = _names(places.own_names, rows["area_code"], "en")
    return rows.rename(columns={"state": "need_state"})


def _names(names: dict[str, Text], codes: Sequence, language: str) -> list[str | None]:
    return [getattr(names[code], language) if code in names else None for code in codes]
