"""Finds the heading of a table in a sheet: below titles, over two rows, above a row of tags."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from data_access.intake.files.sheet import Range, Sheet, letters
from data_access.intake.layout.headings import (
    UNDER,
    count_known,
    is_tag_row,
    matching_headings,
    meaning_of,
)
from data_access.language.vocabulary import Text
from data_access.schema import Table

LOOKED_AT = 25  # rows from the top
ENOUGH = 3  # headings known, one of them of the key, for a table that nothing else names
PLENTY = 5  # without the key


@dataclass(frozen=True)
class Header:
    """`rows` are those of the heading; `first_row` is the first below it and below its tags.

    `columns`: what the headings mean, where that is known otherwise; `derived`: headings of columns
    that the file has not, made from other parts of a survey.
    """

    table: Table
    rows: tuple[int, ...]
    first_row: int
    headings: tuple[str, ...]
    tags: tuple[str, ...]
    notes: tuple[Text, ...] = ()
    columns: tuple[str | None, ...] | None = None
    derived: frozenset[str] = frozenset()


@dataclass(frozen=True)
class _Candidate:
    rows: tuple[int, ...]
    headings: tuple[str, ...]
    table: Table
    known: int

    def rank(self) -> tuple:
        """The most known headings first; then the table of which the least is missing; one row
        before two, and the higher one before the lower."""
        names = set(matching_headings(self.table, self.headings).values())
        key = sum(name in names for name in self.table.key)
        missing = sum(column.required and column.name not in names for column in self.table.columns)
        return (self.known, key, -missing, -len(self.rows), -self.rows[0])


def find_header(
    sheet: Sheet, tables: Iterable[Table], mapping: Mapping[str, str | None]
) -> Header | None:
    """The row, or the two rows, with the most known headings, and the table that knows them.

    None if no row has two of them, or too few for a table that nothing else names.
    """
    tables = list(tables)
    top = sheet.top(LOOKED_AT)
    candidates = []
    saved = mapping.keys()
    promising = {row for row, cells in top.items() if count_known(cells) or saved & set(cells)}
    for row, cells in top.items():
        if not promising & {row, row + 1}:
            continue
        below = top.get(row + 1)
        written: list[tuple[tuple[int, ...], tuple[str, ...]]] = [((row,), tuple(cells))]
        if below:
            written.append(((row, row + 1), _two_levels(cells, below, row, sheet.merged)))
        for rows, headings in written:
            tags = top.get(rows[-1] + 1, [])
            tags = tags if is_tag_row(tags) else []
            for table in tables:
                known = _known(table, headings, tags, mapping)
                if known > 1:
                    candidates.append(_Candidate(rows, headings, table, known))
    if not candidates:
        return None
    best = max(candidates, key=_Candidate.rank)
    if len(tables) > 1 and not _is_sure(best):
        return None
    return _header(best, top, mapping)


def likely_header(sheet: Sheet, table: Table) -> Header | None:
    """Where no heading is known: the first of the rows with the most filled cells, for the person
    who brings the file to say what each of them means. None if no row has two."""
    top = sheet.top(LOOKED_AT)
    filled = {row: sum(cell != "" for cell in cells) for row, cells in top.items()}
    row = max(filled, key=filled.__getitem__, default=None)
    if row is None or filled[row] < 2:
        return None
    note = Text(
        f"ไม่รู้จักหัวคอลัมน์ใด จึงใช้แถวที่ {row} เป็นหัวตาราง เลือกความหมายของแต่ละคอลัมน์",
        f"No heading is known; row {row} was taken for the headings. Choose what each column means.",
    )
    headings = tuple(top[row])
    return Header(table, (row,), row + 1, headings, ("",) * len(headings), (note,))


def chosen_header(sheet: Sheet, table: Table, row: int) -> Header | None:
    """The heading that a person says is in this row; 0: the sheet has none, and its columns go by
    the letters that Excel gives them. So does a column without a heading, and the second of a name."""
    top = sheet.top(LOOKED_AT)
    if row == 0:
        first = min(top)
        named = tuple(letters(place) for place in range(len(top[first])))
        return Header(table, (), first, named, ("",) * len(named))
    if row not in top:
        return None
    names: tuple[str, ...] = ()
    for place, cell in enumerate(top[row]):
        name = cell or letters(place)
        names = (*names, f"{name} ({letters(place)})" if name in names else name)
    return _header(_Candidate((row,), names, table, 0), top, {})


def _is_sure(candidate: _Candidate) -> bool:
    """The whole key and one column more are a table too: a file that changes one thing of records
    already kept has no others."""
    names = set(matching_headings(candidate.table, candidate.headings).values())
    key = set(candidate.table.key)
    if key <= names and candidate.known > len(key):
        return True
    return candidate.known >= (ENOUGH if names & key else PLENTY)


def _known(
    table: Table, headings: Sequence[str], tags: Sequence[str], mapping: Mapping[str, str | None]
) -> int:
    """How many different columns the headings mean, with the tags under them."""
    names = {*matching_headings(table, headings).values(), *matching_headings(table, tags).values()}
    columns = {column.name for column in table.columns}
    names |= {mapping[heading] for heading in headings if mapping.get(heading) in columns}
    return len(names)


def _two_levels(
    above: Sequence[str], below: Sequence[str], row: int, merged: Sequence[Range]
) -> tuple[str, ...]:
    """One heading a column from two rows: the lower one, with the upper one before it where that
    is a group of columns; the upper alone where nothing stands below it."""
    groups = list(above)
    spanning: dict[int, tuple[int, int]] = {}
    for first_row, first, last_row, last in merged:
        if first_row <= row <= last_row:
            spanning |= {place: (first, last_row) for place in range(first, last + 1)}
    for place in range(1, len(groups)):
        if place in spanning and not groups[place]:
            groups[place] = groups[spanning[place][0]]
        elif not merged and not groups[place] and below[place]:
            groups[place] = groups[place - 1]  # a CSV has lost which cells were merged
    return tuple(
        f"{group}{UNDER}{lower}" if group and lower and group != lower else lower or group
        for group, lower in zip(groups, below, strict=True)
    )


def _header(
    best: _Candidate, top: Mapping[int, list[str]], mapping: Mapping[str, str | None]
) -> Header:
    notes = []
    row = best.rows[-1] + 1
    tags: tuple[str, ...] = ("",) * len(best.headings)
    first = min(top)
    if best.rows[0] > first:
        notes.append(
            Text(
                f"หัวตารางอยู่แถวที่ {best.rows[0]} แถวที่อยู่เหนือขึ้นไปไม่ได้อ่าน",
                f"The heading stands in row {best.rows[0]}; the rows above it were not read.",
            )
        )
    if len(best.rows) > 1:
        notes.append(
            Text(
                f"หัวตารางมีสองแถว (แถวที่ {best.rows[0]} และ {best.rows[1]})",
                f"The heading has two rows ({best.rows[0]} and {best.rows[1]}).",
            )
        )
    while row in top:
        if is_tag_row(top[row]):
            tags = tuple(top[row])
            notes.append(
                Text(f"แถวที่ {row} เป็นแท็ก HXL", f"Row {row} holds HXL tags."),
            )
        elif not _repeats(best.table, top[row], best.known):
            break
        row += 1
    return Header(best.table, best.rows, row, best.headings, tags, tuple(notes))


def _repeats(table: Table, cells: Sequence[str], known: int) -> bool:
    """Whether a row under the heading is the same heading in the other language."""
    meant = [meaning_of(table, cell) for cell in cells if cell]
    return known > 1 and 2 * len({name for name in meant if name}) >= known
