"""The ledger: the pledges and the deliveries that the reader may see, row by row."""

import pandas as pd

from data_access.language.vocabulary import CONTRIBUTION_KIND, UNIT, VERIFICATION, Text
from data_access.queries.partners import partners
from data_access.schema.headings import heading, heading_in_full
from data_access.snapshots.programme import Programme
from exports.workbook.book import Book
from exports.workbook.column import SUM, Column
from exports.workbook.sheet import Row, Sheet

PLEDGES = (
    Column("pledge_id", heading("pledge_id")),
    Column("partner", heading("partner_id")),
    Column("kind", heading("kind")),
    Column("text_th", heading_in_full("text_th"), "words"),
    Column("area", heading("area_code")),
    Column("goal", heading("goal_id"), "words"),
    Column("qty", heading("promised"), "count"),
    Column("counted_qty", heading("delivered_of_pledge"), "count"),
    Column("outstanding_qty", heading("outstanding_qty"), "count"),
    Column("surplus_qty", heading("surplus_qty"), "count"),
    Column("waiting_qty", heading("waiting_qty"), "count"),
    Column("unit", heading("unit")),
    Column("promised_thb", heading("promised_thb"), "count", SUM),
    Column("counted_thb", heading("counted_thb"), "count", SUM),
    Column("pledged_on", heading("pledged_on"), "date", missing=""),
    Column("due_on", heading("due_on"), "date", missing=""),
    Column("days_late", heading("days_late"), "count", missing=""),
    Column("state", heading("state")),
)
DELIVERIES = (
    Column("delivery_id", heading("delivery_id")),
    Column("partner", heading("partner_id")),
    Column("pledge_id", heading("pledge_id")),
    Column("kind", heading("kind")),
    Column("delivered_on", heading("delivered_on"), "date", missing=""),
    Column("qty", heading("qty"), "count"),
    Column("unit", heading("unit")),
    Column("value_thb", heading("value_thb"), "count", SUM, missing=""),
    Column("area", heading("area_code")),
    Column("repair_id", heading("repair_id")),
    Column("verification", heading("verification")),
)
FULFILLED, OVERDUE, WAITED_FOR = (
    Text("ส่งมอบครบ", "Fulfilled"),
    Text("เกินกำหนด", "Overdue"),
    Text("ยังไม่ครบกำหนด", "Not due yet"),
)
PLEDGES_NOTE = Text(
    "เกินกำหนดอยู่บนสุด ส่งมอบแล้วนับเฉพาะที่ตรวจสอบและไม่เกินคำมั่น ต่างหน่วยรวมกันไม่ได้",
    "Overdue on top. Delivered counts what is verified, up to what was promised. Units do not add"
    " up.",
)
DELIVERIES_NOTE = Text(
    "ล่าสุดอยู่บนสุด จำนวนติดลบคือการแก้ไขรายการก่อนหน้า ยอดรวมมีทั้งที่ตรวจสอบแล้วและยังไม่ตรวจสอบ",
    "Newest on top. A negative quantity corrects an earlier row. The total holds verified and"
    " unverified alike.",
)


def ledger_sheets(book: Book) -> None:
    """A sheet of the pledges and one of the deliveries of all partners."""
    write_ledger(book, partners.pledge_rows(book.programme), partners.delivery_rows(book.programme))


def write_ledger(book: Book, pledge_rows: pd.DataFrame, delivery_rows: pd.DataFrame) -> None:
    """The same two sheets of the rows given, of partners.pledge_rows and partners.delivery_rows."""
    pledges = Sheet(book, Text("คำมั่น", "Pledges"), Text("บัญชีคำมั่น", "Pledges"), PLEDGES_NOTE)
    pledges.table(
        PLEDGES,
        _pledges(book, pledge_rows),
        nothing_to_list(book.programme, Text("คำมั่น", "pledge")),
    )
    deliveries = Sheet(
        book, Text("การส่งมอบ", "Deliveries"), Text("บัญชีการส่งมอบ", "Deliveries"), DELIVERIES_NOTE
    )
    deliveries.table(
        DELIVERIES,
        _deliveries(book, delivery_rows),
        nothing_to_list(book.programme, Text("การส่งมอบ", "delivery")),
    )


def nothing_to_list(programme: Programme, what: Text) -> Text:
    """Why there is no row: this role sees none, or there is none."""
    if programme.principal.rights.rows == "none":
        return Text(
            f"บทบาทนี้เห็นเฉพาะตัวเลขรวม ไม่เห็นราย{what.th}",
            f"This role sees totals only, and no single {what.en}",
        )
    return Text(f"ไม่มี{what.th}ในขอบเขตที่เลือก", f"No {what.en} in what is chosen")


def _pledges(book: Book, rows: pd.DataFrame) -> list[Row]:
    words = book.words
    return [
        [
            row.pledge_id,
            words.say(words.partners[row.partner_id]),
            words.one_of(CONTRIBUTION_KIND, row.kind),
            row.text_th,
            words.one_of(words.areas, row.area_code),
            words.one_of(words.goals, row.goal_id),
            row.qty,
            row.counted_qty,
            row.outstanding_qty,
            row.surplus_qty,
            row.waiting_qty,
            words.one_of(UNIT, row.unit),
            row.qty * row.unit_value_thb,
            row.counted_qty * row.unit_value_thb,
            row.pledged_on,
            row.due_on,
            row.days_late,
            words.say(pledge_state(row)),
        ]
        for row in rows.itertuples(index=False)
    ]


def pledge_state(pledge) -> Text:
    """Fulfilled, overdue, or waited for."""
    if pledge.outstanding_qty == 0:
        return FULFILLED
    return OVERDUE if _is_true(pledge.overdue) else WAITED_FOR


def _is_true(answer: object) -> bool:
    return not pd.isna(answer) and bool(answer)


def _deliveries(book: Book, rows: pd.DataFrame) -> list[Row]:
    words = book.words
    return [
        [
            row.delivery_id,
            words.say(words.partners[row.partner_id]),
            row.pledge_id,
            words.one_of(CONTRIBUTION_KIND, row.kind),
            row.delivered_on,
            row.qty,
            words.one_of(UNIT, row.unit),
            row.value_thb,
            words.one_of(words.areas, row.area_code),
            row.repair_id,
            words.one_of(VERIFICATION, row.verification),
        ]
        for row in rows.itertuples(index=False)
    ]
