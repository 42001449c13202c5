"""The sheets by district and by subdistrict: houses against the plan, and need as it is shown."""

from data_access.language import terms
from data_access.language.vocabulary import Text
from data_access.queries.areas.areas import areas, names_in_view
from data_access.queries.households.households import shown_need_by_area
from data_access.queries.insights.houses_answer import state_words
from data_access.queries.repairs.houses import progress_by_area
from data_access.schema.headings import heading, heading_in_full
from exports.workbook.book import Book
from exports.workbook.column import SUM, Column, Value, plain
from exports.workbook.sheet import Row, Sheet

CODE = Column("area_code", heading("code"))
DISTRICT = Column("district", heading("district_code"))
SUBDISTRICT = Column("subdistrict", heading("subdistrict_code"))
FIGURES = (
    Column("target", heading_in_full("target"), "count", SUM),
    Column("handed_over", heading("handed_over"), "count", SUM),
    Column("expected", heading_in_full("expected"), "number", SUM),
    Column("spi", heading_in_full("spi"), "ratio"),
    Column("rag", heading("state")),
    Column("under_way", heading("under_way"), "count", SUM),
    Column("in_need", heading_in_full("in_need"), "count", SUM),
    Column("reached", heading_in_full("reached"), "count", SUM),
    Column("coverage", heading("coverage"), "share", "reached/in_need"),
    Column("urgent", heading_in_full("urgent"), "count", SUM),
    Column("unfunded", heading_in_full("unfunded"), "count", SUM),
    Column("assessed", heading("assessed"), "count", SUM),
    Column("households", heading("households"), "count", SUM),
)
NOTE = Text(
    "“ไม่แสดง” คือจำนวนที่น้อยกว่าเกณฑ์ หรือที่ต้องปิดคู่กันเพื่อไม่ให้คำนวณย้อนได้ คอลัมน์นั้นจึงไม่มียอดรวม"
    " “–” คือไม่มีข้อมูล ไม่ใช่ศูนย์",
    "“Not shown” is a count below the limit, or one that would give it away; its column has no"
    " total. “–” is not known, not zero.",
)
NO_AREA = Text("ไม่มีพื้นที่ในขอบเขตที่เลือก", "No area in what is chosen")


def districts_sheet(book: Book) -> None:
    _sheet(book, "district", Text("รายอำเภอ", "Districts"), Text("รายอำเภอ", "By district"))


def subdistricts_sheet(book: Book) -> None:
    _sheet(
        book,
        "subdistrict",
        Text("รายตำบล", terms.SUBDISTRICT.many.capitalize()),
        Text("รายตำบล", f"By {terms.SUBDISTRICT.one}"),
    )


def _sheet(book: Book, level: str, name: Text, title: Text) -> None:
    sheet = Sheet(book, name, title, NOTE)
    of_subdistricts = level == "subdistrict"
    columns = (CODE, *((DISTRICT, SUBDISTRICT) if of_subdistricts else (DISTRICT,)), *FIGURES)
    places, names = areas(book.programme), names_in_view(book.programme)
    rows = progress_by_area(book.programme, level).merge(
        shown_need_by_area(book.programme, level), on="area_code", validate="one_to_one"
    )
    table: list[Row] = []
    for row in rows.to_dict("records"):
        code = row["area_code"]
        name_of = [book.words.say(names[code])]
        if of_subdistricts:
            name_of.insert(0, book.words.say(places.names[places.parents[code]]))
        table.append([code, *name_of, *(_value(book, row, column.name) for column in FIGURES)])
    sheet.table(columns, table, NO_AREA)


def _value(book: Book, row: dict, name: str) -> Value:
    if name == "rag" and row["houses_state"] == "shown":
        return book.words.say(state_words(row["rag"], row["target"]))
    if name == "rag":
        return book.words.hidden
    value = plain(row[name])
    if value is None and _is_hidden(row, name):
        return book.words.hidden
    return value


def _is_hidden(row: dict, name: str) -> bool:
    """A gap in the need of an area that was surveyed is hidden, unless it is a share of nobody;
    a gap in its houses always is, and in its pace where the houses are."""
    if name in ("handed_over", "under_way", "assessed", "households"):
        return True
    if name == "spi":
        return row["houses_state"] == "hidden"
    if name not in ("in_need", "reached", "coverage", "urgent", "unfunded"):
        return False
    return row["state"] != "none" and not (name == "coverage" and plain(row["in_need"]) == 0)
