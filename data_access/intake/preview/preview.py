"""What keeping an office's files would do, row by row and cell by cell. Nothing is written."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

import pandas as pd

from data_access.intake.checks.rejected import RejectedRow, rejected_rows, said
from data_access.intake.checks.row_decisions import Verdict
from data_access.intake.history.batches import sha256_of
from data_access.intake.issues import Issues
from data_access.intake.layout.read import TableFile
from data_access.intake.matching.incoming import Incoming, among
from data_access.intake.matching.merge import Merged, sorted_out
from data_access.intake.matching.recognised import Reason
from data_access.intake.matching.row_keys import may_be_named, row_keys
from data_access.intake.matching.submitted import noted_of
from data_access.intake.preview.figures import Figures
from data_access.language.vocabulary import Text
from data_access.schema import BY_NAME, Column, Table
from data_access.store.record_store import Store

__all__ = ["CellChange", "Counts", "Preview", "RejectedRow", "TablePreview", "said", "tables_of"]

LISTED = 200  # cells that change, and ids that are missing, listed of one table


@dataclass(frozen=True)
class Counts:
    """What one table's file does: rows new, changed, the same as before, and rejected; and stored
    records that go, because the submission of a survey that they came from has them no more."""

    new: int = 0
    changed: int = 0
    same: int = 0
    rejected: int = 0
    gone: int = 0

    @property
    def kept(self) -> int:
        return self.new + self.changed + self.same


@dataclass(frozen=True)
class CellChange:
    """One cell that changes. Of a personal column neither value is told, only that it changes."""

    file_row: int
    key: str | None
    column: Column
    before: object
    after: object


@dataclass(frozen=True)
class TablePreview:
    """One table's part of a preview. `missing` has the keys that the store has and the file not:
    they stay as they are."""

    table: Table
    outcome: Merged
    rejected: int
    missing: pd.Series

    @property
    def counts(self) -> Counts:
        outcome = self.outcome
        return Counts(
            len(outcome.new),
            len(outcome.changed),
            len(outcome.same),
            self.rejected,
            len(outcome.gone),
        )

    @property
    def changed_cells(self) -> dict[str, int]:
        """By column, how many of its cells change; columns without a change are left out."""
        counted = self.outcome.differs.sum()
        return {str(name): int(count) for name, count in counted.items() if count}

    def changes(self, limit: int = LISTED) -> list[CellChange]:
        """The cells that change, row by row in the file's order, at most `limit` of them."""
        found: list[CellChange] = []
        keys = row_keys(self.outcome.changed, self.table)
        for row, differs in self.outcome.differs.iterrows():
            for name in differs.index[differs]:
                if len(found) == limit:
                    return found
                column = self.table.column(name)
                hidden = column.personal or self.table.personal
                found.append(
                    CellChange(
                        int(row),
                        keys[row] if may_be_named(self.table.name) else None,
                        column,
                        None if hidden else _shown(self.outcome.before.at[row, name]),
                        None if hidden else _shown(self.outcome.changed.at[row, name]),
                    )
                )
        return found

    def missing_ids(self, limit: int = LISTED) -> list[str]:
        """Keys of `missing`, in order; none where the keys themselves are personal."""
        return sorted(self.missing)[:limit] if may_be_named(self.table.name) else []


@dataclass(frozen=True)
class Preview:
    """Files read and checked against one state of the store, by `check_folder` and its like.

    `sent` and `records` are by table: the files as text, and their rows with the types of
    kinds.PANDAS. `notes` say how the files were read. `already_loaded` is the batch of data_import that kept these very files.
    `row_ids` says which rows of the quarantine these are, by table and row, when they are. `reasons`:
    how rows were recognised that do not simply have the key of their record. `figures`: those of the
    store before, and as they would be. `again`: the same files, checked against a store as it is then.
    """

    sent: dict[str, TableFile]
    records: dict[str, pd.DataFrame]
    verdict: Verdict
    tables: dict[str, TablePreview]
    revision: str
    again: Callable[[Store], Self]
    notes: Sequence[Text] = ()
    clear_empty: bool = False
    source: str = "file"
    already_loaded: Mapping[str, Any] | None = None
    row_ids: Mapping[tuple[str, int], str] = field(default_factory=dict)
    reasons: Sequence[Reason] = ()
    figures: tuple[Figures, Figures] | None = None

    @property
    def issues(self) -> Issues:
        """What stands against the files as they were sent."""
        return self.verdict.found

    @property
    def counts(self) -> dict[str, Counts]:
        return {name: one.counts for name, one in self.tables.items()}

    @property
    def hashes(self) -> dict[str, str]:
        """The SHA-256 of each file, by its name."""
        return {file.name: file.sha256 for file in self.sent.values()}

    @property
    def mapping(self) -> dict[str, dict[str, str]]:
        """By table, which column each heading of the file was taken for."""
        return {
            name: {heading: column for column, heading in file.headings.items()}
            for name, file in self.sent.items()
        }

    @property
    def rows_read(self) -> int:
        return sum(len(records) for records in self.records.values())

    @property
    def rows_rejected(self) -> int:
        return sum(one.rejected for one in self.tables.values())

    @property
    def is_clean(self) -> bool:
        """Whether all of it can be kept."""
        return not (self.issues or self.verdict.afterwards)

    @property
    def rows_good(self) -> int:
        return sum(one.counts.kept for one in self.tables.values())

    @property
    def sha256(self) -> str:
        return sha256_of(self.hashes)

    def submissions(self) -> Iterator[dict[str, str | None]]:
        """Which submission of a survey each good row came from, as `note_submissions` notes it."""
        for name, one in self.tables.items():
            outcome = one.outcome
            key = one.table.key[0]
            kept = pd.concat([part[key] for part in (outcome.new, outcome.changed, outcome.same)])
            yield from noted_of(self.sent[name], self.records[name], kept)

    def rejected_rows(self, table_name: str | None = None) -> Iterator[RejectedRow]:
        """Every rejected row, table by table in the schema's order and row by row."""
        for name in [table_name] if table_name else list(self.tables):
            rows = sorted(self.verdict.rejected.get(name, ()))
            yield from rejected_rows(self.sent[name], self.records[name], rows, self.verdict)

    def lines(self) -> list[Text]:
        """Everything found, in words: of the files as sent, then of what is left of them."""
        return [*self.issues.lines(), *self.verdict.afterwards.lines()]


def tables_of(incoming: Incoming, verdict: Verdict) -> dict[str, TablePreview]:
    """By table, what the good rows of the verdict would do to the store."""
    good = incoming.only(verdict.good)
    return {
        name: TablePreview(
            BY_NAME[name],
            _merged(good, name),
            len(verdict.rejected.get(name, ())),
            _missing(good, incoming, name),
        )
        for name in verdict.good
    }


def _merged(good: Incoming, table_name: str) -> Merged:
    records, places = good.arriving(table_name)
    return sorted_out(
        records,
        good.stored(table_name),
        BY_NAME[table_name],
        places,
        good.gone_now(table_name),
    )


def _missing(good: Incoming, incoming: Incoming, table_name: str) -> pd.Series:
    table = BY_NAME[table_name]
    stored = row_keys(incoming.stored(table_name), table)
    if leaving := good.gone_now(table_name):
        stored = stored[~stored.isin(leaving)]
    sent = incoming.records[table_name]
    if stored.empty or any(name not in sent for name in table.key):
        return stored
    return stored[~among(stored, row_keys(sent, table))]


def _shown(value: object) -> object:
    return None if pd.isna(value) else value
