"""What a column and a table are: the words and rules everything else is derived from."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from data_access.language.area_codes import pattern_of
from data_access.language.vocabulary import Text
from data_access.schema.synonyms import synonyms_of

Kind = Literal["text", "choice", "choices", "whole", "number", "date", "yes_no"]
CLOCK = r"([01]\d|2[0-3]):[0-5]\d"
SHA256 = r"[0-9a-f]{64}"
CODE = r"[A-Za-z0-9][A-Za-z0-9._/-]{0,39}"


@dataclass(frozen=True)
class Column:
    """One column of one table.

    `personal` marks what may never leave the record store: names, homes, health, and free text
    that can hold any of them. `choices` is a closed list; a `choices` column holds a set of its
    codes, separated by semicolons. `usual` are codes that the pages have words for; another is
    taken as it is. `refers_to` names the table whose key the value must be.
    """

    name: str
    kind: Kind
    label: Text
    required: bool = True
    unit: str | None = None
    choices: Mapping[str, Text] | None = None
    refers_to: str | None = None
    low: float | None = None
    high: float | None = None
    pattern: str | None = None
    personal: bool = False
    synonyms: tuple[str, ...] = ()
    usual: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """One table: one row a `grain`, identified by its `key` columns."""

    name: str
    label: Text
    grain: Text
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    personal: bool = False

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)

    def label_of(self, name: str | None) -> Text | None:
        """What the column is called; None where the table has none of this name."""
        return next((column.label for column in self.columns if column.name == name), None)

    @property
    def public_columns(self) -> tuple[Column, ...]:
        """What a snapshot may hold of this table: nothing at all when the table is personal."""
        if self.personal:
            return ()
        return tuple(column for column in self.columns if not column.personal)


STAMPS = (
    Column("source", "text", Text("แหล่งข้อมูล", "Source"), required=False),
    Column("entered_by", "text", Text("ผู้บันทึก", "Entered by"), required=False, personal=True),
    Column("updated_at", "date", Text("วันที่ปรับปรุง", "Updated on")),
    Column("record_version", "whole", Text("รุ่นของข้อมูล", "Record version"), required=False, low=1),
)
STAMP_NAMES = frozenset(column.name for column in STAMPS)


def identifier(name: str, th: str, en: str, **rules) -> Column:
    return Column(name, "text", Text(th, en), pattern=CODE, **rules)


def text(name: str, th: str, en: str, **rules) -> Column:
    return Column(name, "text", Text(th, en), **rules)


def choice(name: str, th: str, en: str, choices: Mapping[str, Text], **rules) -> Column:
    return Column(name, "choice", Text(th, en), choices=choices, **rules)


def choices(name: str, th: str, en: str, allowed: Mapping[str, Text], **rules) -> Column:
    return Column(name, "choices", Text(th, en), required=False, choices=allowed, **rules)


def whole(name: str, th: str, en: str, unit: str | None = None, **rules) -> Column:
    return Column(name, "whole", Text(th, en), unit=unit, **rules)


def baht(name: str, th: str, en: str, **rules) -> Column:
    return whole(name, th, en, "THB", low=0, high=10**12, required=False, **rules)


def number(name: str, th: str, en: str, unit: str | None = None, **rules) -> Column:
    return Column(name, "number", Text(th, en), unit=unit, **rules)


def day(name: str, th: str, en: str, **rules) -> Column:
    return Column(name, "date", Text(th, en), **rules)


def yes_no(name: str, th: str, en: str, **rules) -> Column:
    return Column(name, "yes_no", Text(th, en), **rules)


def area(name: str, th: str, en: str, level: str, **rules) -> Column:
    return Column(name, "text", Text(th, en), pattern=pattern_of(level), refers_to="area", **rules)


def table(
    name: str, label: Text, grain: Text, key: tuple[str, ...], *columns: Column, personal=False
) -> Table:
    """The table with its stamps; each column also goes by what others call it."""
    known = (
        replace(column, synonyms=(*column.synonyms, *synonyms_of(name, column.name)))
        for column in (*columns, *STAMPS)
    )
    return Table(name, label, grain, key, tuple(known), personal)
