"""What a file is that holds none of our tables: a survey form, another form's answers, a list of
who does what where, or a list without headings. And what to do with it."""

from collections.abc import Callable, Sequence

from data_access.intake.files.sheet import Sheet
from data_access.intake.layout.headings import TAG, is_tag_row
from data_access.intake.layout.kobo import is_export
from data_access.language.vocabulary import Text

LOOKED_AT = 25  # rows from the top
SHEETS_OF_A_FORM = {"survey", "choices"}
WHO_WHAT_WHERE = ("#org", "#sector", "#activity", "#adm")
XLSFORM = Text(
    "ไฟล์นี้เป็นตัวแบบสำรวจ (XLSForm) ไม่ใช่คำตอบ ส่งออกคำตอบจากเซิร์ฟเวอร์แบบสำรวจแล้วนำเข้าไฟล์นั้น",
    "This is a survey form itself (an XLSForm), not its answers. Export the answers from the survey"
    " server and bring in that file.",
)
OTHER_FORM = Text(
    "ไฟล์นี้เป็นคำตอบของแบบสำรวจอื่น เลือกว่าเป็นตารางใด แล้วบอกความหมายของแต่ละคอลัมน์",
    "These are the answers to another survey form. Choose which table it is, and say what each column"
    " means.",
)
HXL_LIST = Text(
    "ไฟล์นี้เป็นรายการ HXL ว่าใครทำอะไรที่ไหน มีแท็กใต้หัวตาราง เลือกตาราง แล้วตรวจความหมายของคอลัมน์",
    "This is an HXL list of who does what where, with tags under its headings. Choose a table and"
    " check what the columns mean.",
)
HXL = Text(
    "ไฟล์นี้มีแท็ก HXL ใต้หัวตาราง เลือกตาราง แล้วตรวจความหมายของคอลัมน์",
    "This file has HXL tags under its headings. Choose a table and check what the columns mean.",
)
NO_HEADINGS = Text(
    "ไฟล์นี้น่าจะไม่มีแถวหัวตาราง เลือกตาราง แล้วเลือก «ไม่มีหัวตาราง» และบอกความหมายของแต่ละคอลัมน์",
    "This file seems to have no row of headings. Choose a table, then «No headings», and say what each"
    " column means.",
)


def kind_of_file(sheets: Sequence[Sheet]) -> Text | None:
    """The kind in words, with the next step; None where nothing tells."""
    kinds: tuple[tuple[Text, Callable[[], bool]], ...] = (
        (XLSFORM, lambda: _is_form(sheets)),
        (OTHER_FORM, lambda: is_export(sheets)),
        (HXL_LIST, lambda: any(_says_who_what_where(sheet) for sheet in sheets)),
        (HXL, lambda: any(_tags(sheet) for sheet in sheets)),
        (NO_HEADINGS, lambda: any(begins_with_a_record(sheet) for sheet in sheets)),
    )
    return next((words for words, is_it in kinds if is_it()), None)


def begins_with_a_record(sheet: Sheet) -> bool:
    """Whether the first row has figures where the rows below it have figures."""
    rows = list(sheet.top(LOOKED_AT).values())
    if len(rows) < 3:
        return False
    below = rows[1:]
    return any(
        _is_figure(cell) and sum(_is_figure(row[place]) for row in below) * 2 > len(below)
        for place, cell in enumerate(rows[0])
    )


def _is_form(sheets: Sequence[Sheet]) -> bool:
    named = {sheet.name.strip().casefold(): sheet for sheet in sheets}
    if not SHEETS_OF_A_FORM & named.keys() or "survey" not in named:
        return False
    first = {cell.casefold() for cell in next(iter(named["survey"].top(1).values()), [])}
    return {"type", "name"} <= first


def _says_who_what_where(sheet: Sheet) -> bool:
    tags = [tag.casefold().replace(" ", "") for tag in _tags(sheet)]
    return sum(any(tag.startswith(one) for tag in tags) for one in WHO_WHAT_WHERE) >= 2


def _tags(sheet: Sheet) -> list[str]:
    row = next((row for row in sheet.top(LOOKED_AT).values() if is_tag_row(row)), [])
    return [cell for cell in row if TAG.fullmatch(cell)]


def _is_figure(cell: str) -> bool:
    return cell.replace(",", "").replace(".", "", 1).removeprefix("-").isdecimal()
