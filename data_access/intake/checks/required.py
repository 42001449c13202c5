"""What a record cannot be without: one that is kept has it already, a new one must bring it."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from data_access.intake.cells.column_rules import REQUIRED
from data_access.intake.issues import Issue, Rule, issues_of_rows
from data_access.intake.layout.headings import MISSING, misspelt
from data_access.intake.layout.table_file import TableFile
from data_access.intake.matching.merge import places_in
from data_access.language.vocabulary import Text
from data_access.schema import Column

NEEDED_BY_NEW = Rule(
    Text("จำเป็นสำหรับระเบียนที่ยังไม่มีในคลัง", "is needed for a record that the store does not have yet"),
    Text(
        "เพิ่มข้อมูลนี้ให้แถวนี้ หรือแก้รหัสที่ผิด หรือนำเข้าระเบียนนั้นก่อนแล้วลองใหม่",
        "Add it to this row, or correct the key, or bring in that record first and try again",
    ),
)
CANNOT_CLEAR = Rule(
    Text("เป็นข้อมูลที่จำเป็น ช่องว่างจึงลบค่าเดิมไม่ได้", "is required, so an empty cell cannot clear it"),
    Text(
        "กรอกค่า นำคอลัมน์นี้ออก หรือนำเข้าโดยไม่ให้ช่องว่างลบค่าเดิม",
        "Fill it in, take the column out, or load the file without clearing",
    ),
)


class Required:
    """The required columns of one file beside the keys that the store has.

    A row whose whole key is that of a stored record may leave them out: nothing changes there.
    """

    def __init__(
        self,
        file: TableFile,
        records: pd.DataFrame,
        stored: pd.DataFrame | None,
        clear_empty: bool,
    ):
        self.file, self.clear_empty = file, clear_empty
        self.rows = records.index
        nothing_kept = np.zeros(len(records), dtype=bool)
        self.is_kept = (
            nothing_kept if stored is None else places_in(records, stored, file.table) >= 0
        )
        self.updates = bool(self.is_kept.any())

    def issues(self, column: Column, is_empty: np.ndarray | None) -> Iterator[Issue]:
        """What is left empty: row by row, or of a file that has not the column and
        changes no record, once. `is_empty` is by row; None where the file has not the column."""
        in_key = column.name in self.file.table.key
        if is_empty is None:
            is_whole_file = self.file.source_rows is not None
            if is_whole_file and (in_key or not self.updates):
                heading = self.file.misspelt.get(column.name)
                rule = misspelt(heading) if heading else MISSING
                yield Issue(rule, self.file.name, column=column.name)
                return
            is_empty = ~self.is_kept
        elif self.clear_empty:
            yield from self._of_rows(CANNOT_CLEAR, column, is_empty & self.is_kept)
        rule = NEEDED_BY_NEW if self.updates and not in_key else REQUIRED
        yield from self._of_rows(rule, column, is_empty & ~self.is_kept)

    def notes(self) -> Iterator[Text]:
        """What is said of the columns without which the file can only change what is kept."""
        absent = [
            column.label
            for column in self.file.table.columns
            if column.required and column.name not in self.file.cells
        ]
        if absent and self.updates and self.file.source_rows is not None:
            th, en = (", ".join(label[language] for label in absent) for language in (0, 1))
            name = self.file.name
            yield Text(
                f"{name}: ไม่มีคอลัมน์ {th} จึงแก้ไขได้เฉพาะระเบียนที่มีอยู่แล้ว ค่าเดิมของคอลัมน์เหล่านี้คงไว้",
                f"{name}: without the columns {en} it can change only records already kept;"
                " what they have there stays.",
            )

    def _of_rows(self, rule: Rule, column: Column, is_wrong: np.ndarray) -> Iterator[Issue]:
        return issues_of_rows(rule, self.file.name, self.rows[is_wrong], column.name)
