"""One column of a file in tidy text: what was altered is counted, what is no text is refused."""

import re

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute

from data_access.intake.cells.changes import EXAMPLES, Changes
from data_access.intake.cells.normalise import UNTIDY, tidied_all
from data_access.intake.files.encoding import MARK, MARK_ON_NOTHING
from data_access.intake.issues import Issue, Rule, issues_of_rows, shortened
from data_access.language.vocabulary import Text

CONTROL = Rule(
    Text("มีอักขระควบคุมซึ่งไม่ใช่ข้อความ", "holds control characters, which are not text"),
    Text("พิมพ์ช่องนี้ใหม่", "Type this cell anew"),
)
GARBLED_CELL = Rule(
    Text(
        "มีตัวอักษรที่เสียหายจากการคัดลอกหรือแปลงไฟล์",
        "holds letters that were lost in copying or converting",
    ),
    Text("พิมพ์ช่องนี้ใหม่จากต้นฉบับ", "Type this cell anew from the original"),
)
LOOSE_MARK = Rule(
    Text("มีสระหรือวรรณยุกต์ที่ไม่มีพยัญชนะรองรับ", "holds a vowel or tone mark that stands on nothing"),
    Text("ตรวจตัวสะกดของช่องนี้", "Check the spelling of this cell"),
    severity="warning",
)  # fmt: skip
CONTROLS = "[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"
LOST = "[(]cid:[0-9]+[)]|\ufffd"
FORBIDDEN, LOST_LETTERS = re.compile(CONTROLS), re.compile(LOST)
# One search over a column finds every cell that anything is to be done about.
SUSPECT = f"{UNTIDY}|{CONTROLS}|{LOST}|(?:^|[^\u0e01-\u0e3a\u0e40-\u0e4e]){MARK}"


def tidy_column(
    cells: pd.Series, name: str, quoted: bool, file: str, changes: Changes
) -> tuple[pd.Series, list[Issue]]:
    """The column, whose cells are trimmed, with its text tidy; and what in it is no text. `quoted`:
    whether to show values."""
    suspects = pa.compute.match_substring_regex(as_texts(cells), SUSPECT)
    if not pa.compute.any(suspects).as_py():
        return cells, []
    places = suspects.to_numpy(zero_copy_only=False).nonzero()[0]
    place_of, different = pd.factorize(cells.iloc[places])  # each text is looked at once
    texts = [str(text) for text in different]
    rows = cells.index[places]
    counts = np.bincount(place_of)
    spelt, kinds = tidied_all(texts)
    for kind, changed in kinds.items():
        those = np.flatnonzero(changed)
        examples = [
            (int(rows[(place_of == number).argmax()]), shown, spelt[number])
            for number in those[: EXAMPLES if quoted else 0]
            if (shown := shortened(texts[number])) is not None
        ]
        changes.add(name, kind, counts[those].sum(), examples)
    issues: list[Issue] = []
    broken: dict[Rule, list[int]] = {}
    for number, text in enumerate(texts):
        if (rule := _rule_against(text, spelt[number])) is not None:
            broken.setdefault(rule, []).append(number)
    for rule, numbers in broken.items():
        broken_rows = rows[np.isin(place_of, numbers)]
        found = cells.loc[broken_rows] if quoted and rule is not CONTROL else None
        issues += issues_of_rows(rule, file, broken_rows, name, found)
    column = cells.copy()
    column.iloc[places] = np.array(spelt, dtype=object)[place_of]
    return column, issues


def as_texts(cells: pd.Series) -> pa.Array | pa.ChunkedArray:
    """The cells as Arrow has them: text as it is, since another type of text would be a copy."""
    is_text = isinstance(cells.dtype, pd.StringDtype)
    return pa.array(cells) if is_text else pa.array(cells, pa.string())


def trimmed(cells: pd.DataFrame) -> tuple[pd.DataFrame, dict[int, int]]:
    """The cells without space around them, and by place how many had any."""
    counts = {}
    columns = {}
    for place in cells:
        written = as_texts(cells[place])
        bare = pa.compute.utf8_trim_whitespace(written)
        count = pa.compute.sum(pa.compute.not_equal(written, bare)).as_py() or 0
        counts[place] = count
        columns[place] = bare.to_pandas().set_axis(cells.index) if count else cells[place]
    if not any(counts.values()):
        return cells, counts
    return pd.DataFrame(columns, index=cells.index), counts


def _rule_against(text: str, tidy: str) -> Rule | None:
    if FORBIDDEN.search(text):
        return CONTROL
    if LOST_LETTERS.search(text):
        return GARBLED_CELL
    return LOOSE_MARK if MARK_ON_NOTHING.search(tidy) else None
