"""The sheet of goals: what the network set itself, and how each goal stands."""

from data_access.indicators import UNITS
from data_access.language.vocabulary import CURVE, ROLLUP, Text
from data_access.queries.insights.houses_answer import state_words
from data_access.queries.network.goals import NO_GOALS, goal_board
from data_access.schema.headings import heading, heading_in_full
from exports.workbook.book import Book
from exports.workbook.column import Cell, Column
from exports.workbook.sheet import Sheet

COLUMNS = (
    Column("goal_id", heading("id")),
    Column("name", heading("goal_id"), "words"),
    Column("target", heading("target_qty"), "count"),
    Column("actual", heading("actual"), "number"),
    Column("expected", heading("expected"), "number"),
    Column("unit", heading("unit")),
    Column("share", heading("share"), "share"),
    Column("spi", heading_in_full("spi"), "ratio"),
    Column("rag", heading("state")),
    Column("due_on", heading("due_on"), "date"),
    Column("curve", heading("curve")),
    Column("rollup", heading_in_full("rollup"), "words"),
    Column("owner", heading("owner")),
)
NOTE = Text(
    "เป้าหมายที่ตั้งไว้ทั้งจังหวัดไม่มีเป้าเมื่อดูเฉพาะพื้นที่",
    "A goal set for the whole province has no target in a part of it.",
)


def goals_sheet(book: Book) -> None:
    """One row a goal. Units differ, so nothing is totalled."""
    words = book.words
    sheet = Sheet(
        book, Text("เป้าหมาย", "Goals"), Text("เป้าหมายของเครือข่าย", "Goals of the network"), NOTE
    )
    rows = [
        [
            goal.goal_id,
            words.say(Text(goal.name_th, goal.name_en)),
            goal.target,
            *(
                Cell(one, "percent" if goal.unit == "%" else "number")
                for one in (goal.actual, goal.expected)
            ),
            words.say(UNITS["percent"]) if goal.unit == "%" else words.one_of(UNITS, goal.unit),
            goal.share,
            goal.spi,
            words.say(state_words(goal.rag, goal.target)),
            goal.due_on,
            words.one_of(CURVE, goal.curve),
            words.one_of(ROLLUP, goal.rollup),
            words.say(words.partners[goal.owner_partner_id]),
        ]
        for goal in goal_board(book.programme).itertuples(index=False)
    ]
    sheet.table(COLUMNS, rows, NO_GOALS)
