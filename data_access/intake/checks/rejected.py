"""Rows that cannot be kept, as they were sent, with everything that stands against them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from data_access.intake.cells.identity import holds_national_id
from data_access.intake.checks.row_decisions import Verdict
from data_access.intake.issues import Issue
from data_access.intake.layout.read import TableFile
from data_access.intake.matching.row_keys import row_keys
from data_access.language.vocabulary import Text
from data_access.schema import Table


class SentCell(NamedTuple):
    """One cell as it was sent: the file's heading, the text, and the column it was taken for."""

    heading: str
    text: str
    column: str | None


@dataclass(frozen=True)
class RejectedRow:
    """One row that cannot be kept, as it was sent, with everything that stands against it."""

    table: Table
    file: str
    file_row: int
    key: str | None
    cells: Mapping[str, str]  # tidy text by column; no national identity number is among them
    sent: Sequence[SentCell]  # as the file had it, column by column; none is among them either
    issues: list[Issue]


def rejected_rows(
    file: TableFile, records: pd.DataFrame, rows: Sequence[int], verdict: Verdict
) -> Iterator[RejectedRow]:
    """The rows of these numbers, of one file whose checked rows are `records`."""
    keys = row_keys(records.loc[records.index.isin(rows)], file.table)
    for row in rows:
        cells = file.cells.loc[row].to_dict() if row in file.cells.index else {}
        key = keys.get(row)
        yield RejectedRow(
            file.table,
            file.name,
            row,
            None if pd.isna(key) else key,
            {column: _without_identity(cell) for column, cell in cells.items()},
            _sent(file, row),
            verdict.reasons(file.name, row),
        )


def said(issue: Issue) -> Text:
    """An issue in words, without its place: for where the place is shown anyway."""
    rule, allowed = issue.rule, issue.allowed or Text("", "")
    found = "" if issue.found is None else f"‘{issue.found}’ "
    return Text(
        f"{found}{rule.problem.th}{' ค่าที่ใช้ได้: ' * bool(allowed.th)}{allowed.th}"
        f" วิธีแก้: {rule.remedy.th}",
        f"{found}{rule.problem.en}.{' Allowed: ' * bool(allowed.en)}{allowed.en}"
        f"{'.' * bool(allowed.en)} What to do: {rule.remedy.en}.",
    )


def _sent(file: TableFile, row: int) -> list[SentCell]:
    source = file.cells if file.source_rows is None else file.source_rows
    if row not in source.index:
        return []
    meant = {heading: column for column, heading in file.headings.items()}
    return [
        SentCell(heading, _without_identity(text), meant.get(heading))
        for heading, text in zip(source.columns, source.loc[row].tolist(), strict=True)
    ]


def _without_identity(cell: str) -> str:
    return "" if holds_national_id(cell) else cell
