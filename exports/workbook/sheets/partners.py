"""The sheet by partner: promised, delivered, outstanding and overdue, and what else was given."""

from data_access.language.vocabulary import PARTNER_TYPE, Text
from data_access.queries.partners import contributions, partners
from data_access.schema.headings import heading, heading_in_full
from exports.workbook.book import Book
from exports.workbook.column import SUM, Column
from exports.workbook.sheet import Sheet

COLUMNS = (
    Column("partner_id", heading("id")),
    Column("name", heading("partner_id"), "words"),
    Column("partner_type", heading("partner_type"), "words"),
    Column("pledges", heading("pledges"), "count", SUM),
    Column("promised_thb", heading("promised_thb"), "count", SUM),
    Column("counted_thb", heading("counted_thb"), "count", SUM),
    Column("outstanding_thb", heading("outstanding_thb"), "count", SUM),
    Column("fulfilment", heading("fulfilment"), "share", total="counted_thb/promised_thb"),
    Column("surplus_thb", heading("surplus_thb"), "count", SUM),
    Column("overdue", heading_in_full("overdue"), "count", SUM),
    Column("due_soon", heading_in_full("due_soon"), "count", SUM),
    Column("without_value", heading("without_value"), "count", SUM),
    Column("cash_thb", heading("cash_thb"), "count", SUM),
    Column("inkind_thb", heading("inkind_thb"), "count", SUM),
    Column("person_days", heading("person_days"), "count", SUM),
    Column("houses", heading("houses_supported"), "count"),
    Column("handed_over", heading("supported_handed_over"), "count"),
    Column("last_on", heading("last_on"), "date"),
)
NOTE = Text(
    "ส่งมอบแล้วนับเฉพาะที่ตรวจสอบและไม่เกินคำมั่น บ้านหลังหนึ่งมีได้หลายภาคี จึงไม่รวมยอดบ้าน",
    "Delivered counts what is verified, up to what was promised. A house may have several"
    " partners, so houses are not totalled.",
)


def partners_sheet(book: Book) -> None:
    """One row a partner, most outstanding first, then those who take part without a pledge."""
    words, programme = book.words, book.programme
    sheet = Sheet(
        book,
        Text("รายภาคี", "Partners"),
        Text("คำมั่นและการส่งมอบรายภาคี", "Promised and delivered, by partner"),
        NOTE,
    )
    table = _joined(programme)
    rows = [
        [
            row["partner_id"],
            words.say(words.full_names[row["partner_id"]]),
            words.one_of(PARTNER_TYPE, row["partner_type"]),
            row["pledges"],
            row["promised_thb"],
            row["counted_thb"],
            row["outstanding_thb"],
            row["counted_thb"] / row["promised_thb"] if row["promised_thb"] > 0 else None,
            row["surplus_thb"],
            row["overdue"],
            row["due_soon"],
            row["pledges_without_value"],
            row["cash_thb"],
            row["inkind_thb"],
            row["person_days"],
            row["houses"],
            row["handed_over"],
            row["last_on"],
        ]
        for row in table.to_dict("records")
    ]
    sheet.table(COLUMNS, rows, Text("ยังไม่มีภาคี", "No partner yet"))


def _joined(programme):
    """Partners that left are kept where they promised or gave something in view."""
    pledged = partners.by_partner(programme)
    table = pledged.merge(partners.partner_table(programme), on="partner_id", how="outer")
    for given in (
        contributions.value_contributed(programme),
        contributions.houses_supported(programme),
        contributions.last_reports(programme),
    ):
        table = table.merge(given, on="partner_id", how="left")
    took_part = table["active"] | table["pledges"].notna() | table["last_on"].notna()
    return table[took_part].sort_values(
        ["outstanding_thb", "partner_id"], ascending=[False, True], na_position="last"
    )
