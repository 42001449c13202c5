"""Exports of KoboToolbox and ODK: one sheet of submissions and one a repeat, as our tables.

A form made from the schema names its questions like our columns and its groups like our tables.
An export puts the groups in front of each question (household/moo, household.moo), writes a
choice of several in one column and again in one column a choice, and ties the rows of a repeat to
their submission by a number.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from data_access.intake.cells.dates import read_date
from data_access.intake.files.sheet import Sheet
from data_access.intake.layout.header_rows import Header
from data_access.intake.layout.headings import meaning_of
from data_access.intake.layout.survey_questions import (
    OWN,
    PARENT,
    SUBMITTED,
    SUBMITTED_BY,
    UUID,
    Question,
    exploded,
    first_of,
    of_a_point,
    tables_of,
)
from data_access.language.thai_day import THAI_TIME
from data_access.language.vocabulary import Text
from data_access.schema import TABLES, Table

CHOSEN = {"1", "1.0", "true", "True", "TRUE"}


@dataclass(frozen=True)
class Split:
    """One table of an export: its columns, and those made from other parts of the submission."""

    table_name: str
    sheet: Sheet
    header: Header
    note: Text


def is_export(sheets: Sequence[Sheet]) -> bool:
    """Whether some sheet has the columns that a survey server adds."""
    for sheet in sheets:
        headings = set(next(iter(sheet.top(1).values()), []))
        if headings & set(UUID) and headings & {*SUBMITTED, *PARENT, "_index"}:
            return True
    return False


def split(sheets: Sequence[Sheet]) -> list[Split]:
    """The tables of an export in the schema's order, each with a heading row and the row numbers
    of the sheet that it comes from."""
    found: dict[str, Split] = {}
    submissions = next((sheet for sheet in sheets if not first_of(sheet, PARENT)), None)
    keys: dict[str, pd.Series] = {}
    for sheet in sorted(sheets, key=lambda sheet: sheet is not submissions):
        for table, questions in tables_of(sheet):
            if table.name not in found:
                found[table.name] = _Made(sheet, table, questions, keys).split()
    return [found[table.name] for table in TABLES if table.name in found]


class _Made:
    """The columns of one table of one sheet, put together from its questions and its submission.

    `keys`: by table, the key of each submission under its own number, to be filled by the table
    of the submissions and used by those that refer to it.
    """

    def __init__(
        self, sheet: Sheet, table: Table, questions: list[Question], keys: dict[str, pd.Series]
    ):
        self.sheet, self.table, self.keys = sheet, table, keys
        self.rows = sheet.cells.iloc[1:]
        self.headings: list[str] = []
        self.names: list[str | None] = []
        self.columns: list[pd.Series] = []
        self.named: dict[str, pd.Series] = {}
        self.derived: set[str] = set()
        self._take(questions)

    def split(self) -> Split:
        self._keep_uuid()
        for name, heading, values in (
            ("updated_at", SUBMITTED, _local_day),
            ("entered_by", SUBMITTED_BY, lambda cells: cells),
        ):
            column = first_of(self.sheet, heading)
            if name not in self.named and column is not None:
                cells = self.rows[column[0]]
                self._add(name, column[1], values(cells).where(cells != "", ""), made=True)
        self._refer()
        self._identify()
        top = self.sheet.cells.index[0]
        cells = pd.concat(
            [pd.DataFrame([self.headings], index=[top]), pd.concat(self.columns, axis=1, keys=range(len(self.columns)))]
        )  # fmt: skip
        cells = cells.astype("str")
        header = Header(
            self.table,
            (top,),
            top + 1,
            tuple(self.headings),
            ("",) * len(self.headings),
            columns=tuple(self.names),
            derived=frozenset(self.derived),
        )
        words = self.table.label
        note = Text(
            f"แผ่น {self.sheet.name} เป็นผลสำรวจจาก KoboToolbox/ODK อ่านเป็นตาราง{words.th}",
            f"Sheet {self.sheet.name} is an export of KoboToolbox or ODK, read as {words.en}.",
        )
        name = f"{self.sheet.name}: {self.table.name}"
        return Split(
            self.table.name,
            replace(self.sheet, name=name, cells=cells, without_value=(), failed=()),
            header,
            note,
        )

    def _keep_uuid(self) -> None:
        """The submission's own id, by which it is known again, stands in the source of each row,
        behind what the form itself says there."""
        column = first_of(self.sheet, UUID)
        if column is None:
            return
        uuid = "uuid:" + self.rows[column[0]].str.removeprefix("uuid:")
        if "source" not in self.named:
            self._add("source", column[1], uuid, made=True)
            return
        place = self.names.index("source")
        self.columns[place] = (self.columns[place] + " " + uuid).str.strip()

    def _take(self, questions: list[Question]) -> None:
        chosen: dict[str, dict[str, pd.Series]] = {}
        for question in questions:
            cells = self.rows[question.place]
            if (choice := exploded(self.table, question)) is not None:
                column, code = choice
                chosen.setdefault(column, {})[code] = cells
                continue
            name = meaning_of(self.table, question.leaf) or of_a_point(self.table, question)
            if name is None or name not in self.named:
                self._add(name, question.heading, cells)
        for column, by_code in chosen.items():
            if column not in self.named:
                flags = pd.DataFrame({code: cells.isin(CHOSEN) for code, cells in by_code.items()})
                codes = [" ".join(flags.columns[row]) for row in flags.to_numpy()]
                self._add(column, column, pd.Series(codes, self.rows.index), made=True)

    def _refer(self) -> None:
        """Fills in the key of the submission where this table refers to it."""
        own, parent = first_of(self.sheet, OWN), first_of(self.sheet, PARENT)
        for column in self.table.columns:
            known = self.keys.get(column.refers_to or "")
            if known is None or column.name in self.named:
                continue
            tie = parent or own
            numbers = self.rows[tie[0]] if tie else pd.Series("", self.rows.index)
            self._add(column.name, column.name, numbers.map(known).fillna(""), made=True)

    def _identify(self) -> None:
        """A key of its own, where the form asks for none: that of the submission, and behind it
        the day of this table, or in a repeat the place among its rows."""
        (key, *others) = self.table.key
        if not others and key not in self.named:
            refers = next((c.name for c in self.table.columns if c.refers_to in self.keys), None)
            if refers is not None:
                whose = self.named[refers]
                days = next((c.name for c in self.table.columns if c.kind == "date"), None)
                if first_of(self.sheet, PARENT):
                    behind = (whose.groupby(whose).cumcount() + 1).map("{:02}".format)
                else:
                    behind = self.named.get(days, pd.Series("", whose.index)).map(_compact)
                made = (whose + "-" + behind).where((whose != "") & (behind != ""), "")
                self._add(key, key, made, made=True)
        own = first_of(self.sheet, OWN)
        if not others and key in self.named and own and not first_of(self.sheet, PARENT):
            numbers = self.rows[own[0]]
            self.keys[self.table.name] = pd.Series(self.named[key].to_numpy(), index=numbers).pipe(
                lambda keys: keys[~keys.index.duplicated()]
            )

    def _add(self, name: str | None, heading: str, cells: pd.Series, made: bool = False) -> None:
        self.headings.append(name if made and name else heading)
        self.names.append(name)
        self.columns.append(cells)
        if name is not None:
            self.named[name] = cells
        if made and name:
            self.derived.add(name)


def _local_day(cells: pd.Series) -> pd.Series:
    """The day in Thailand of a moment in UTC; what is no moment stays as it is."""
    # The servers note UTC, and the day here is another one by night.
    moments = pd.to_datetime(cells, errors="coerce", format="ISO8601", utc=True)
    days = moments.dt.tz_convert(THAI_TIME).dt.strftime("%Y-%m-%d")
    return days.where(moments.notna(), cells)


def _compact(text: str) -> str:
    day = read_date(text)
    return "" if day is None else f"{day:%Y%m%d}"
