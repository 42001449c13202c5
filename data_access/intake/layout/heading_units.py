"""The unit that a heading names in brackets: the column's own, a multiple of it, or another one."""

from collections.abc import Iterable

import pandas as pd

from data_access.intake.cells.changes import EXAMPLES, Changes
from data_access.intake.cells.normalise import alike
from data_access.intake.cells.numbers import ALSO_WRITTEN, read_number
from data_access.intake.issues import Issue, Rule, issues_of_rows, shortened
from data_access.language.vocabulary import UNIT, Text
from data_access.schema import Column

# Baht as offices count them, spelt as `alike` spells.
MULTIPLES = {
    word: factor
    for factor, words in {
        1_000: ("พันบาท", "หลักพันบาท", "thousandbaht", "thousandsofbaht", "thousandthb", "kthb"),
        10_000: ("หมื่นบาท",),
        100_000: ("แสนบาท",),
        1_000_000: ("ล้านบาท", "millionbaht", "millionsofbaht", "millionthb", "mthb"),
    }.items()
    for word in words
}
BEFORE_A_UNIT = ("หน่วย", "unit", "in")
# Units that none of our columns has, and the spans of time that an amount may be for.
FOREIGN = {
    "usd", "us$", "$", "ดอลลาร์", "ดอลลาร์สหรัฐ", "เหรียญ", "eur", "€", "ยูโร", "jpy", "เยน", "cny", "หยวน", "mmk", "จ๊าด",
    "พัน", "หมื่น", "แสน", "ล้าน", "thousand", "thousands", "million", "millions", "k", "m฿",
    "กม", "km", "กิโลเมตร", "ซม", "cm", "เซนติเมตร", "ฟุต", "ft", "feet", "วา", "ตรม", "ตารางเมตร", "ไร่",
    "ต่อวัน", "ต่อเดือน", "ต่อปี", "ต่อครัวเรือน", "ต่อคน", "เดือน", "วัน", "perday", "permonth", "peryear", "perhousehold",
    "บาทต่อวัน", "บาทต่อเดือน", "บาทเดือน", "บาทวัน", "บาทต่อครัวเรือน", "%", "ร้อยละ", "percent",
}  # fmt: skip
OWN_UNIT = Rule(
    Text("มีหน่วยในช่องซึ่งไม่ตรงกับหน่วยในหัวคอลัมน์", "has a unit of its own, unlike that of its heading"),
    Text("เขียนเฉพาะตัวเลขตามหน่วยของหัวคอลัมน์", "Write the figure alone, in the unit of the heading"),
)


def factor_of(column: Column, brackets: Iterable[str]) -> int | None:
    """By what the figures under a heading are to be multiplied; 1 where its brackets name no unit,
    or the column's own. None for another unit: only the sender knows what was meant."""
    if column.unit is None:
        return 1
    own = {alike(word) for word in (*UNIT.get(column.unit, ()), *ALSO_WRITTEN.get(column.unit, ()))}
    for text in brackets:
        word = alike(text)
        for front in BEFORE_A_UNIT:
            word = word.removeprefix(front) or word
        if column.unit == "THB" and word in MULTIPLES:
            return MULTIPLES[word]
        if word not in own and (word in FOREIGN or word in MULTIPLES or word in _units()):
            return None
    return 1


def scaled(
    cells: pd.Series, factor: int, quoted: bool, file: str, changes: Changes
) -> tuple[pd.Series, list[Issue]]:
    """The figures of a column multiplied by `factor`, as text, and cells with a unit of their own.

    What is no figure is left as it is, for the checks to refuse. `quoted`: whether to show values.
    """
    name = str(cells.name)
    meant: dict[str, str] = {}
    with_unit = []
    for text in cells.unique():
        if (number := read_number(text)) is not None:
            meant[text] = f"{round(number * factor, 6):.6f}".rstrip("0").rstrip(".")
        elif read_number(text, "THB") is not None:
            with_unit.append(text)
    altered = cells.isin(list(meant))
    examples = [
        (int(row), shown, meant[text])
        for row, text in (cells[altered].head(EXAMPLES).items() if quoted else ())
        if (shown := shortened(text)) is not None
    ]
    changes.add(name, "multiple", int(altered.sum()), examples)
    wrong = cells[cells.isin(with_unit)]
    issues = issues_of_rows(OWN_UNIT, file, wrong.index, name, wrong if quoted else None)
    return cells.map(lambda text: meant.get(text, text)).astype(cells.dtype), list(issues)


def _units() -> set[str]:
    """Every unit that some column of ours has."""
    return {alike(word) for words in (*UNIT.values(), *ALSO_WRITTEN.values()) for word in words}
