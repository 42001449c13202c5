"""Exports of KoboToolbox and ODK: one sheet of submissions and one a repeat, as our tables.

A form made from the schema names its questions like our columns and its groups like our tables.
An export puts the groups in front of each question (household/moo, household.moo), writes a
choice of several in one column and again in one column a choice, and ties the rows of a repeat to
their submission by a number.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from data_access.intake.cells.dates import read_date
from data_access.intake.files.sheet import Sheet
from data_access.intake.layout.header_rows import Header
from data_access.intake.layout.headings import meaning_of
from data_access.intake.layout.submissions import Submissions, submissions_in
from data_access.intake.layout.survey_questions import (
    OWN,
    PARENT,
    SUBMITTED,
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
from data_access.schema.column import STAMP_NAMES

# Our form asks it: whoever comes again names a known household, and answers only for the house.
VISIT, FIRST, AGAIN = "visit", "first", "again"
CHOSEN = {"1", "1.0", "true", "True", "TRUE"}


@dataclass(frozen=True)
class Split:
    """One table of an export: its columns, and those made from other parts of the submission."""

    table_name: str
    sheet: Sheet
    header: Header
    note: Text
    submissions: Submissions


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
    main = next((sheet for sheet in sheets if not first_of(sheet, PARENT)), None)
    keys: dict[str, pd.Series] = {}
    for sheet in sorted(sheets, key=lambda sheet: sheet is not main):
        told = _told_of(sheet, main)
        for table, questions in tables_of(sheet):
            if table.name not in found:
                found[table.name] = _Made(sheet, table, questions, keys, told).split()
    return [found[table.name] for table in TABLES if table.name in found]


def _told_of(sheet: Sheet, main: Sheet | None) -> Submissions:
    """What the server says of the submission of each row: a repeat says less than the sheet of
    the submissions, to which its rows are tied."""
    own, parent = submissions_in(sheet), first_of(sheet, PARENT)
    form = (main or sheet).name
    none_made = pd.Series(False, own.index)
    number = first_of(main, OWN) if main is not None and parent is not None else None
    if parent is None or main is None or number is None:
        return Submissions(form, own, parent is not None, none_made)
    by_number = submissions_in(main).set_axis(main.cells.iloc[1:][number[0]], axis=0)
    by_number = by_number[~by_number.index.duplicated()]
    tied = by_number.reindex(sheet.cells.iloc[1:][parent[0]]).set_axis(own.index, axis=0)
    return Submissions(form, tied.where(tied.notna(), own), True, none_made)


class _Made:
    """The columns of one table of one sheet, put together from its questions and its submission.

    `keys`: by table, the key of each submission under its own number, to be filled by the table
    of the submissions and used by those that refer to it.
    """

    def __init__(
        self,
        sheet: Sheet,
        table: Table,
        questions: list[Question],
        keys: dict[str, pd.Series],
        told: Submissions,
    ):
        self.sheet, self.table, self.keys, self.told = sheet, table, keys, told
        self.rows = sheet.cells.iloc[1:]
        self.headings: list[str] = []
        self.names: list[str | None] = []
        self.columns: list[pd.Series] = []
        self.named: dict[str, pd.Series] = {}
        self.derived: set[str] = set()
        self.made = told.made
        self.again = pd.Series(False, self.rows.index)
        self._take(questions)

    def split(self) -> Split:
        self._keep_uuid()
        for name, said, values in (
            ("updated_at", "submitted", _local_day),
            ("entered_by", "submitted_by", lambda cells: cells),
        ):
            cells = self.told.rows[said]
            if name not in self.named and (cells.empty or (cells != "").any()):
                self._add(name, name, values(cells).where(cells != "", ""), made=True)
        self._refer()
        self._identify()
        top = self.sheet.cells.index[0]
        cells = pd.concat(
            [pd.DataFrame([self.headings], index=[top]), pd.concat(self.columns, axis=1, keys=range(len(self.columns)))]
        )  # fmt: skip
        cells = cells.astype("str").drop(index=self.rows.index[self.again])
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
            replace(self.told, made=self.made),
        )

    def _keep_uuid(self) -> None:
        """The submission's own id, by which it is known again, stands in the source of each row,
        behind what the form itself says there."""
        if len(self.rows) and not (self.told.own != "").any():
            return
        uuid = "uuid:" + self.told.own
        if "source" not in self.named:
            self._add("source", "source", uuid, made=True)
            return
        place = self.names.index("source")
        self.columns[place] = (self.columns[place] + " " + uuid).str.strip()

    def _take(self, questions: list[Question]) -> None:
        chosen: dict[str, dict[str, pd.Series]] = {}
        for question in questions:
            cells = self.rows[question.place]
            if question.leaf == VISIT:
                self.again = cells == AGAIN
                continue
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
        the day of this table, or in a repeat what was answered. The place among the rows of a
        repeat is none: when one is taken out, the others move up."""
        (key, *others) = self.table.key
        refers = next((c.name for c in self.table.columns if c.refers_to in self.keys), None)
        if not others and refers is not None:
            whose = self.named[refers]
            days = next((c.name for c in self.table.columns if c.kind == "date"), None)
            if self.told.repeated:
                behind = self._answers(key)
            else:
                behind = self.named.get(days, pd.Series("", whose.index)).map(_compact)
            self._make_keys(key, whose, behind)
        own = first_of(self.sheet, OWN)
        if not others and key in self.named and own and not first_of(self.sheet, PARENT):
            numbers = self.rows[own[0]]
            self.keys[self.table.name] = pd.Series(self.named[key].to_numpy(), index=numbers).pipe(
                lambda keys: keys[~keys.index.duplicated()]
            )

    def _make_keys(self, key: str, whose: pd.Series, behind: pd.Series) -> None:
        """Fills in the keys that the form has not asked, or has made from places in a repeat."""
        made = (whose + "-" + behind).where((whose != "") & (behind != ""), "")
        if key not in self.named:
            self.made = pd.Series(True, made.index)
            self._add(key, key, made, made=True)
            return
        number = (whose.groupby(whose).cumcount() + 1).astype("str")
        by_place = (self.named[key] == whose + "-M" + number) & self.told.repeated
        self.made = (self.named[key] == "") | by_place
        if self.made.any():
            place = self.names.index(key)
            self.columns[place] = self.named[key] = self.named[key].where(~self.made, made)

    def _answers(self, key: str) -> pd.Series:
        """A short mark of what each row of a repeat answers, another one where two say the same."""
        answered = {
            column.name
            for column in self.table.columns
            if column.name not in STAMP_NAMES and column.name != key and column.refers_to is None
        }
        asked = [place for place, name in enumerate(self.names) if name in answered]
        said = pd.Series(self.told.own, self.rows.index)
        for place in asked:
            said = said + "\x1f" + self.columns[place]
        said = said + "\x1f" + said.groupby(said).cumcount().astype("str")
        return said.map(lambda text: hashlib.blake2b(text.encode(), digest_size=4).hexdigest())

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
