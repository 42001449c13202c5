"""The data dictionary, docs/dictionary.md: every column of every table, from the schema alone."""

import csv
from collections.abc import Iterator
from pathlib import Path

from data_access.intake.rules.repairs import FILLED_FROM, KNOWN_FROM, ON_HOLD, filled
from data_access.language.vocabulary import REPAIR_MOVES, REPAIR_STATUS, Text
from data_access.schema import TABLES, Column, Table
from data_access.schema.column import STAMPS
from exports.forms.allowed import YES_NO, allowed

HEAD = """# พจนานุกรมข้อมูล · Data dictionary

สร้างจากโครงสร้างข้อมูลด้วย `hoh dictionary docs/dictionary.md` อย่าแก้ไฟล์นี้ด้วยมือ
· Made from the schema by `hoh dictionary docs/dictionary.md`; do not edit it by hand.

‡ ข้อมูลส่วนบุคคล ไม่ออกจากฐานข้อมูล · personal: it never leaves the record store.
ตัวอย่างมาจากข้อมูลสมมติ · Examples are from the sample data.
"""
ALWAYS = Text("ทุกครั้ง", "always")
MAY_BE_EMPTY = Text("เว้นว่างได้", "may be empty")
BY_THE_STORE = Text("โปรแกรมใส่ให้ได้", "the program can fill it in")
LOG_START = Text(
    "โปรแกรมเติมตาม seq ถ้าเว้นว่างทั้งคอลัมน์", "follows from seq if the whole column is left out or empty"
)
COLUMNS = (
    "ชื่อ Name | ชื่อไทย Thai name | ความหมาย Meaning | ชนิดและค่าที่ใช้ได้ Type and what is allowed"
    " | ตัวอย่าง Example | ต้องมีเมื่อ Needed"
)
FILLED_BY_THE_STORE = {column.name for column in STAMPS} - {"updated_at"}
AS_WRITTEN = {"true": "yes", "false": "no"}  # of the sample's files, which a program wrote
WIDEST = 60  # characters of an example


def dictionary(sample: Path) -> str:
    """The document as Markdown. Examples are taken from the files of the folder `sample`."""
    parts = [HEAD, *(_of_table(table, sample) for table in TABLES), _statuses()]
    return "\n".join(parts)


def _of_table(table: Table, sample: Path) -> str:
    examples = _examples(sample / f"{table.name}.csv")
    key = ", ".join(f"`{name}`" for name in table.key)
    heads = COLUMNS.count("|") + 1
    lines = [
        f"## {table.name} · {table.label.th} · {table.label.en}",
        "",
        f"หนึ่งแถวคือ{table.grain.th} ระบุด้วย {key} · One row is one {table.grain.en}, known by {key}.",
        "",
        f"| {COLUMNS} |",
        "|" + "---|" * heads,
        *(_row(table, column, examples.get(column.name, "")) for column in table.columns),
        "",
    ]
    return "\n".join(lines)


def _row(table: Table, column: Column, example: str) -> str:
    written, needed = allowed(column), _needed(table, column)
    unit = f" ({column.unit})" if column.unit else ""
    refers = f" → `{column.refers_to}`" if column.refers_to else ""
    listed = YES_NO if column.kind == "yes_no" else column.choices or {}
    codes = " · ".join(f"`{code}`" for code in listed)
    kinds = (
        f"{written.th.partition(':')[0]} / {written.en.partition(':')[0]}"
        if codes
        else (f"{written.th} / {written.en}")
    )
    cells = (
        f"`{column.name}`{'‡' if column.personal else ''}",
        column.label.th,
        f"{column.label.en}{unit}{refers}",
        f"{kinds}: {codes}" if codes else kinds,
        f"`{AS_WRITTEN.get(example, example)}`" if example else "–",
        f"{needed.th} / {needed.en}",
    )
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def _needed(table: Table, column: Column) -> Text:
    if column.required:
        return ALWAYS
    if table.name == "repair" and column.name in FILLED_FROM:
        words = REPAIR_STATUS[FILLED_FROM[column.name].status]
        return Text(f"ตั้งแต่ «{words.th}»", f"from «{words.en}» on")
    if column.name == "hold_reason":
        words = REPAIR_STATUS["on_hold"]
        return Text(f"เมื่อ «{words.th}»", f"while «{words.en}»")
    if column.name == "from_status":
        return LOG_START
    return BY_THE_STORE if column.name in FILLED_BY_THE_STORE else MAY_BE_EMPTY


def _examples(path: Path) -> dict[str, str]:
    """The first value of each column that has one."""
    found: dict[str, str] = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            for name, value in row.items():
                if value:
                    found.setdefault(name, value[:WIDEST])
    return found


def _statuses() -> str:
    lines = [
        "## สถานะการซ่อม · Repair status",
        "",
        "สถานะหนึ่งต้องมีของสถานะก่อนหน้าด้วย · A status also needs what those before it need.",
        "",
        "| สถานะ Status | ต้องมี Needs | ไปต่อได้ที่ May go to |",
        "|---|---|---|",
        *_lines_of_statuses(),
        "",
    ]
    return "\n".join(lines)


def _lines_of_statuses() -> Iterator[str]:
    for code, words in REPAIR_STATUS.items():
        needs = [filled(name) for name, first in FILLED_FROM.items() if first.status == code]
        needs += [what for first, what in KNOWN_FROM.items() if first.status == code]
        if code == "on_hold":
            needs.append(ON_HOLD)
        said = "<br>".join(f"{one.th} / {one.en}" for one in needs) or "–"
        moves = ", ".join(f"`{one}`" for one in REPAIR_MOVES.get(code, ())) or "–"
        yield f"| `{code}` {words.th} / {words.en} | {said} | {moves} |"
