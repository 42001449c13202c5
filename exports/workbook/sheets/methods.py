"""The sheet of methods: what the figures were asked of, and every weight and limit in force."""

from collections.abc import Iterator

from data_access.language.day_words import EVERY_FISCAL_YEAR, FISCAL_YEAR
from data_access.language.vocabulary import CURVE, ROLE, Text
from data_access.queries.insights.houses_answer import HousesAnswer
from data_access.queries.repairs.houses import houses_plan
from data_access.rules.weight_words import (
    SCORED_BY_OTHERS,
    Weight,
    named_weights,
    scored_by_others,
    weight_value,
)
from data_access.schema.headings import heading
from data_access.snapshots.programme import Programme
from display.answers.scope import area_in_view
from display.words.words import Words
from display.words.writing import NOTHING
from exports.workbook.book import MADE_UP, Book
from exports.workbook.column import Cell, Column
from exports.workbook.sheet import Row, Sheet

COLUMNS = (
    Column("subject", heading("subject")),
    Column("name", heading("item"), "words"),
    Column("value", heading("value"), "number"),
)
ASKED = Text("ขอบเขตที่ถาม", "What was asked")
PLAN = Text("เส้นแผนบ้าน", "Plan curve of houses")


def methods_sheet(book: Book) -> None:
    """One row a fact: what was asked, the plan's curve, then the weights of this snapshot."""
    sheet = Sheet(
        book,
        Text("วิธีคำนวณ", "Methods"),
        Text("วิธีคำนวณและขอบเขตของข้อมูล", "How it is counted, and of what"),
        Text(
            "สูตรของแต่ละตัวชี้วัดอยู่ในแผ่น “ตัวชี้วัด” คะแนนใช้เรียงลำดับการลงเยี่ยม ไม่ใช่การตัดสินสิทธิ์",
            "The formula of each figure is on the sheet “Figures”. A score ranks visits; it"
            " does not decide entitlement.",
        ),
    )
    rows = [*_asked(book), *_plan(book), *_weights(book)]
    sheet.table(COLUMNS, rows, Text("ไม่มีข้อมูล", "Nothing known"))


def _asked(book: Book) -> Iterator[Row]:
    words, programme = book.words, book.programme
    scope, snapshot = programme.scope, programme.snapshot
    minimum = programme.principal.rights.smallest_count
    facts: tuple[tuple[Text, Cell], ...] = (
        (Text("ข้อมูล ณ วันที่", "As of"), Cell(programme.as_of, "date")),
        (Text("ชุดข้อมูล", "Snapshot"), Cell(snapshot.id, "number")),
        (Text("พื้นที่", "Areas"), Cell(words.say(area_in_view(programme)), "words")),
        (
            FISCAL_YEAR,
            Cell(scope.fiscal_year_be or words.say(EVERY_FISCAL_YEAR), "year"),
        ),
        (Text("ผู้อ่าน", "Reader"), Cell(_reader(words, programme), "words")),
        (
            Text("จำนวนที่ไม่แสดง (น้อยกว่า)", "Counts not shown (fewer than)"),
            Cell(minimum, "count"),
        ),
        (
            Text("ข้อมูลสมมติ", "Made-up records"),
            Cell(words.say(MADE_UP if book.made_up else Text("ไม่ใช่", "No")), "words"),
        ),
    )
    for name, cell in facts:
        yield [words.say(ASKED), words.say(name), cell]


def _reader(words: Words, programme: Programme) -> str:
    role = words.say(ROLE[programme.principal.role])
    organisation = programme.principal.organisation
    return f"{role}: {words.one_of(words.full_names, organisation)}" if organisation else role


def _plan(book: Book) -> Iterator[Row]:
    words, plan = book.words, houses_plan(book.programme)
    beside = HousesAnswer(book.programme).beside
    if plan is None:
        yield [words.say(PLAN), words.say(Text("เป้าหมาย", "Target")), Cell(NOTHING, "count")]
        return
    for name, cell in (
        (Text("เส้นแผน", "Curve"), Cell(words.say(CURVE[plan.curve]), "words")),
        (Text("เริ่ม", "Starts"), Cell(plan.start_on, "date")),
        (Text("ครบกำหนด", "Due"), Cell(plan.due_on, "date")),
        (Text("เป้าหมาย (หลัง)", "Target (houses)"), Cell(plan.target, "count")),
    ):
        yield [words.say(PLAN), words.say(name), cell]
    if beside:
        name = Text("เป้ารายพื้นที่", "Targets of areas")
        yield [words.say(PLAN), words.say(name), Cell(words.say(beside), "words")]


def _weights(book: Book) -> Iterator[Row]:
    say, programme = book.words.say, book.programme
    if scored_by_others(programme.snapshot.weights, programme.weights):
        yield [say(ASKED), say(Text("คะแนน", "Scores")), Cell(say(SCORED_BY_OTHERS), "words")]
    for section in named_weights(programme.weights):
        for name, weight in section.weights:
            yield [say(section.title), say(name), _cell(weight)]


def _cell(weight: Weight) -> Cell:
    if isinstance(weight, list):
        return Cell(weight_value(weight), "words")
    return Cell(weight, "count" if float(weight).is_integer() else "exact")
