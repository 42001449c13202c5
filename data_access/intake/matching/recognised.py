"""Who is this record? Each arriving row is recognised before anything is counted, with the reason."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

import pandas as pd

from data_access.intake.cells.column_rules import SAME_KEY
from data_access.intake.cells.normalise import read_code
from data_access.intake.issues import Issue, Rule, issues_of_rows
from data_access.intake.layout.table_file import TableFile
from data_access.intake.matching.doubles import Double, likely_doubles
from data_access.intake.matching.incoming import Incoming
from data_access.intake.matching.merge import places_in
from data_access.intake.matching.noted import noted_submissions
from data_access.intake.matching.replaced import Replacing, redirect, replaced_keys
from data_access.intake.matching.row_keys import may_be_named
from data_access.intake.matching.spelling import (
    has_own_keys,
    same_spelling,
    without_separators,
)
from data_access.intake.matching.submitted import (
    NOT_APPROVED,
    OTHER_RECORD,
    OTHER_SUBMISSION,
    submitted,
)
from data_access.language.vocabulary import Text
from data_access.schema import BY_NAME, Table

ONE_OR_TWO = Text(
    "ถ้าเป็นรายการเดียวกัน ให้ใช้รหัสนั้นในแถวนี้ ถ้าเป็นคนละรายการ ให้ลองแถวที่รออีกครั้ง"
    " หรือนำเข้าไฟล์อีกครั้งโดยเลือก «แถวที่คล้ายข้อมูลเดิมเป็นคนละรายการ»",
    "If they are one, give this row that key; if they are two, retry the waiting row, or load the file"
    " again with «Rows like stored ones are other records»",
)
KNOWN_BY = {
    "submission": Text("คำตอบแบบสำรวจชุดเดิม (_uuid)", "the same survey submission (_uuid)"),
    "person": Text("คนเดิมในคำตอบแบบสำรวจชุดเดิม", "the same person of the same submission"),
    "spelling": Text("รหัสเดิมที่เขียนต่างไป", "the same key spelt otherwise"),
    "merged": Text("รหัสเดิมที่รวมเข้ากับรายการนี้แล้ว", "an old key that was merged into this record"),
}


@dataclass(frozen=True)
class Reason:
    """Why a row is taken for the record of this key: one of `KNOWN_BY`."""

    table: Table
    row: int
    how: str
    key: str | None


@dataclass
class Recognised:
    """`files` with the keys that their rows are taken for, the reasons of those that are not plain,
    and what has to be asked. `passed`: file and row of those that are passed over."""

    files: dict[str, TableFile]
    reasons: list[Reason] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    notes: list[Text] = field(default_factory=list)
    passed: set[tuple[str, int]] = field(default_factory=set)


def recognised(
    incoming: Incoming,
    files: Mapping[str, TableFile],
    answered: Collection[tuple[str, int]] = (),
    others_confirmed: bool = False,
    wrong: Collection[tuple[str, int]] = (),
) -> Recognised:
    """Gives the rows of `incoming` the keys of the records that they are, and asks where it is not
    sure: by its own key, by a key that was merged into another, by the submission of a survey, by a
    key spelt otherwise, or likely a double of a record in the store.

    `answered`: table and row of those that a person was asked about before and sends again;
    `others_confirmed`: rows that are like records of the store are known to be others; `wrong`: file
    and row of those that something stands against already.
    """
    found = Recognised(dict(files))
    replaced = _merged_before(incoming, found, wrong)
    by_survey = any(file.submissions is not None for file in files.values())
    if by_survey:
        _by_submission(incoming, found, replaced)
    asked: list[Issue] = []
    for file in found.files.values():
        found.reasons += _spelt_otherwise(incoming, file)
        asked += _almost_known(incoming, file)
    asked += [_issue(double, files) for double in likely_doubles(incoming)]
    if others_confirmed:
        asked = [one for one in asked if one.rule.remedy is not ONE_OR_TWO]
    tables = {file.name: name for name, file in files.items()}
    found.issues += [issue for issue in asked if (tables[issue.file], issue.row) not in answered]
    return found


def was_asked(words: Text) -> bool:
    """Whether this is what a waiting row was told when it was asked about: see `answered`."""
    return ONE_OR_TWO.en in words.en or any(
        rule.remedy.en in words.en for rule in (OTHER_RECORD, OTHER_SUBMISSION, NOT_APPROVED)
    )


def _merged_before(
    incoming: Incoming, found: Recognised, wrong: Collection[tuple[str, int]]
) -> Replacing:
    """Gives rows under keys that were merged away the keys in their place; answers those."""
    if incoming.store_is_empty:
        return {}
    with incoming.store.reading() as connection:
        replaced = replaced_keys(connection)
    if not replaced:
        return {}
    done = redirect(incoming, found.files, replaced, wrong)
    found.passed = done.passed
    found.issues += done.issues
    found.notes += done.notes
    for name, rows in done.rows.items():
        keys = incoming.records[name][BY_NAME[name].key[0]]
        found.reasons += [
            Reason(BY_NAME[name], row, "merged", keys[row] if may_be_named(name) else None)
            for row in rows
        ]
    return replaced


def _by_submission(incoming: Incoming, found: Recognised, replaced: Replacing) -> None:
    """Puts the keys that the submissions tell into the rows, and into what refers to them."""
    noted = noted_submissions(incoming.store)
    for name, renamed in replaced.items():
        of_table = noted["table_name"] == name
        own = noted.loc[of_table, "row_key"]
        noted.loc[of_table, "row_key"] = own.replace(renamed)
    told = submitted(incoming, found.files, noted)
    found.issues += told.issues
    found.notes += told.notes
    incoming.gone = told.gone
    for name, keys in told.keys.items():
        table, file = BY_NAME[name], found.files[name]
        how = "person" if file.submissions and file.submissions.repeated else "submission"
        stored = set(incoming.stored(name)[table.key[0]]) if keys else set()
        found.reasons += [
            Reason(table, row, how, key if may_be_named(name) else None)
            for row, key in keys.items()
            if key in stored
        ]
        _rename(incoming, found, name, table.key[0], keys)
        for other, hanging in found.files.items():
            for column in BY_NAME[other].columns:
                if column.refers_to == name and hanging.submissions and file.submissions:
                    _follow(incoming, found, other, column.name, keys, file)


def _rename(
    incoming: Incoming, found: Recognised, name: str, column: str, keys: Mapping[int, str]
) -> None:
    if not keys:
        return
    new = pd.Series(keys, dtype="str")
    records, cells = incoming.records[name].copy(), found.files[name].cells.copy()
    records.loc[new.index, column] = new
    cells.loc[new.index, column] = new
    incoming.records[name] = records
    found.files[name] = replace(found.files[name], cells=cells)


def _follow(
    incoming: Incoming,
    found: Recognised,
    name: str,
    column: str,
    keys: Mapping[int, str],
    renamed: TableFile,
) -> None:
    """Rows of the same submissions refer to a record by the key that it has in the store."""
    hanging = found.files[name].submissions
    records = incoming.records[name]
    if not keys or hanging is None or renamed.submissions is None or column not in records:
        return
    own = renamed.submissions.own
    by_submission = {own[row]: key for row, key in keys.items() if own[row]}
    theirs = hanging.own.reindex(records.index).map(by_submission).dropna()
    _rename(incoming, found, name, column, theirs.to_dict())


def _spelt_otherwise(incoming: Incoming, file: TableFile) -> Iterator[Reason]:
    table = file.table
    key = table.key[0]
    records = incoming.records[table.name]
    if not has_own_keys(table) or key not in records:
        return
    other = records[key].notna() & (file.cells[key] != records[key])
    for row, text in file.cells.loc[other, key].items():
        if read_code(text) != records.at[row, key]:
            named = records.at[row, key] if may_be_named(table.name) else None
            yield Reason(table, int(row), "spelling", named)


def _almost_known(incoming: Incoming, file: TableFile) -> Iterator[Issue]:
    """New keys that are those of a record but for every separator, or that two rows spell in two
    ways. Which is meant is asked: a separator between figures tells M-1-11 from M-11-1."""
    table = file.table
    key = table.key[0]
    records, stored = incoming.records[table.name], incoming.stored(table.name)
    if not has_own_keys(table) or key not in records:
        return
    new = records.loc[(places_in(records, stored, table) < 0) & records[key].notna(), key]
    if new.empty:
        return
    spellings = new.drop_duplicates().map(same_spelling)
    twice = spellings[spellings.duplicated(keep=False)]
    if len(twice):
        spelt_twice = new.map(dict(zip(new.loc[twice.index], twice, strict=True))).notna()
        yield from issues_of_rows(SAME_KEY, file.name, new.index[spelt_twice], key)
    if stored.empty:
        return
    squeezed = {without_separators(one): one for one in stored[key]}
    for row, own in new.items():
        other = squeezed.get(without_separators(own))
        if other is not None and not (_parted(own) and _parted(other)):
            yield Issue(_almost(table, other), file.name, int(row), key)


def _parted(key: str) -> bool:
    """Whether a separator stands between two figures of it."""
    return "-" in same_spelling(key)


def _almost(table: Table, other: str) -> Rule:
    named = f" {other}" if may_be_named(table.name) else ""
    return Rule(
        Text(
            f"เป็นรหัสที่ต่างจากรหัส{named} ในฐานข้อมูลเพียงเครื่องหมายคั่น",
            f"differs from the key{named} in the database by separators alone",
        ),
        ONE_OR_TWO,
    )


def _issue(double: Double, files: Mapping[str, TableFile]) -> Issue:
    table = BY_NAME[double.table_name]
    th, en = (", ".join(sign[language] for sign in double.signs) for language in (0, 1))
    problem = Text(
        f"น่าจะเป็นรายการเดียวกับ {double.other} ในฐานข้อมูล ({th})",
        f"is probably the same as {double.other} in the database ({en})",
    )
    rule = Rule(problem, ONE_OR_TWO, "error" if double.is_likely else "warning")
    return Issue(rule, files[double.table_name].name, double.row, table.key[0])
