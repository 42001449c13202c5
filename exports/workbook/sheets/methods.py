"""The sheet of methods: what the figures were asked of, and every weight and limit in force."""

from collections.abc import Iterator, Mapping

from data_access.language.vocabulary import (
    COMPONENT,
    CURVE,
    REPAIR_STATUS,
    ROLE,
    VULNERABLE_GROUP,
    Text,
)
from data_access.queries.repairs.houses import houses_plan
from data_access.snapshots.programme import Programme
from display.answers.scope import area_in_view
from display.words.words import Words
from display.words.writing import NOTHING
from exports.workbook.book import EVERY_YEAR, MADE_UP, Book
from exports.workbook.column import Cell, Column
from exports.workbook.sheet import Row, Sheet

COLUMNS = (
    Column("subject", Text("เรื่อง", "Subject")),
    Column("name", Text("รายการ", "Item"), "words"),
    Column("value", Text("ค่า", "Value"), "number"),
)
ASKED = Text("ขอบเขตที่ถาม", "What was asked")
PLAN = Text("เส้นแผนบ้าน", "Plan curve of houses")
LIMITS = Text("เกณฑ์", "Limits")
SECTIONS: tuple[tuple[str, Text, Mapping[str, Text]], ...] = (
    ("component", Text("คะแนนสภาพบ้าน (น้ำหนัก)", "Condition score (weights)"), COMPONENT),
    (
        "vulnerable_group",
        Text("คะแนนเปราะบาง (คะแนน)", "Vulnerability score (points)"),
        VULNERABLE_GROUP,
    ),
    (
        "priority",
        Text("คะแนนลำดับ (สัดส่วน)", "Priority score (shares)"),
        {
            "condition": Text("สภาพบ้าน", "Condition"),
            "vulnerability": Text("ความเปราะบาง", "Vulnerability"),
            "poverty": Text("รายได้", "Poverty"),
        },
    ),
    ("stall_days", Text("เกณฑ์ค้างนาน (วัน)", "Stalled after (days)"), REPAIR_STATUS),
    (
        "pace",
        Text("จังหวะงาน (SPI ตั้งแต่)", "Pace (SPI from)"),
        {
            "on_track": Text("เป็นไปตามแผน", "On track"),
            "watch": Text("ต้องติดตาม", "Watch"),
        },
    ),
    (
        "forecast",
        Text("การคาดการณ์วันเสร็จ", "Forecast"),
        {
            "window": Text("วันที่มองย้อนหลัง", "Days looked back"),
            "short_window": Text("ช่วงสั้น (วัน)", "Short window (days)"),
            "long_window": Text("ช่วงยาว (วัน)", "Long window (days)"),
            "smallest_handovers": Text(
                "ส่งมอบน้อยกว่านี้ให้เป็นช่วง (หลัง)", "Fewer hand-overs give a range"
            ),
        },
    ),
)
LIMIT_WORDS = {
    "need_condition_score": Text("คะแนนสภาพบ้านที่นับว่าเดือดร้อน", "Condition score that is need"),
    "urgent_priority": Text("คะแนนลำดับที่นับว่าเร่งด่วน", "Priority that is urgent"),
    "poverty_line_thb": Text("เส้นรายได้ (บาท/คน/ปี)", "Income line (baht/person/year)"),
    "smallest_condition_weight": Text("น้ำหนักที่ประเมินแล้วขั้นต่ำ", "Least weight assessed for a score"),
    "smallest_sample": Text("จำนวนน้อยสุดของค่ามัธยฐาน", "Smallest sample of a median"),
    "stale_after_days": Text("รายงานเก่าเกิน (วัน)", "Report is stale after (days)"),
    "partner_silent_days": Text("ภาคีไม่รายงานเกิน (วัน)", "Partner is silent after (days)"),
}


def methods_sheet(book: Book) -> None:
    """One row a fact: what was asked, the plan's curve, then the weights of this snapshot."""
    sheet = Sheet(
        book,
        Text("วิธีคำนวณ", "Methods"),
        Text("วิธีคำนวณและขอบเขตของข้อมูล", "How it is counted, and of what"),
        Text(
            "สูตรของแต่ละตัวชี้วัดอยู่ในแผ่น “ตัวชี้วัด” คะแนนใช้เรียงลำดับการลงเยี่ยม ไม่ใช่การตัดสินสิทธิ์",
            "The formula of each figure stands on the sheet “Figures”. A score ranks visits; it"
            " does not decide entitlement.",
        ),
    )
    rows = [*_asked(book), *_plan(book), *_limits(book.words, book.programme.weights)]
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
            Text("ปีงบประมาณ", "Fiscal year"),
            Cell(scope.fiscal_year_be or words.say(EVERY_YEAR), "year"),
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
    if plan is None:
        yield [words.say(PLAN), words.say(Text("เป้าหมาย", "Target")), Cell(NOTHING, "count")]
        return
    for name, cell in (
        (Text("เส้นแผน", "Curve"), Cell(words.say(CURVE[plan.curve]), "words")),
        (Text("เริ่ม", "Starts"), Cell(plan.start_on, "date")),
        (Text("ครบกำหนด", "Due"), Cell(plan.due_on, "date")),
        (Text("เป้าหมาย (หลัง)", "Target (houses)"), Cell(plan.target, "count")),
        (
            Text("เดือนหน้าฝน", "Rainy months"),
            Cell(", ".join(str(month) for month in plan.rain["months"]), "words"),
        ),
        (
            Text("น้ำหนักของวันในหน้าฝน", "Weight of a rainy day"),
            Cell(plan.rain["weight"], "ratio"),
        ),
    ):
        yield [words.say(PLAN), words.say(name), cell]


def _limits(words: Words, weights: Mapping) -> Iterator[Row]:
    for key, value in weights.items():
        if not isinstance(value, Mapping):
            yield [words.say(LIMITS), words.one_of(LIMIT_WORDS, key), _number(value)]
    for key, subject, names in SECTIONS:
        for code, value in weights[key].items():
            yield [words.say(subject), words.one_of(names, code), _number(value)]


def _number(value: float) -> Cell:
    return Cell(value, "count" if float(value).is_integer() else "ratio")
