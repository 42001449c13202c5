"""Waiting rows, tried again or corrected by hand: kept and published, or told what is still wrong."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from data_access.access.roles import Principal
from data_access.intake.cells.coordinates import EXCHANGED
from data_access.intake.checks.rejected import said
from data_access.intake.checks.row_decisions import LEFT_OUT
from data_access.intake.checks.together import TOGETHER
from data_access.intake.commit.commit import Outcome, commit
from data_access.intake.commit.publishing import publish_newest
from data_access.intake.preview.preview import Preview
from data_access.intake.preview.quarantine import QuarantinedRow, quarantined, retry_quarantine
from data_access.language.vocabulary import Text
from data_access.store.record_store import Store

MOST_BESIDE = 10_000  # rows of one batch that are looked through


@dataclass(frozen=True)
class Correction:
    """What came of it: the batch that keeps what can be kept, or, without one, what is still wrong,
    as (column or None, words)."""

    outcome: Outcome | None
    still_wrong: list[tuple[str | None, Text]]


def correct(store: Store, by: Principal, row_id: str, cells: Mapping[str, str]) -> Correction:
    """`try_again` of one row with these cells, by column, in place of those that were sent; and with
    it the rows of its household that wait for nothing else."""
    beside = _waiting_beside(store, by, row_id)
    return try_again(store, by, [row_id, *beside], {row_id: cells}, told_of=[row_id])


def try_again(
    store: Store,
    by: Principal,
    row_ids: Sequence[str],
    corrections: Mapping[str, Mapping[str, str]] | None = None,
    told_of: Sequence[str] = (),
) -> Correction:
    """Checks the rows once more, with corrected cells by row id and column; those that nothing
    stands against are kept and published.

    While something stands against every one of them, nothing is written and they wait as they
    were; what is still wrong is told of all, or of the rows `told_of`. NotAllowed unless the reader
    may load records; RecordsError if one no longer waits, or if others have just saved what it is about.
    """
    preview = retry_quarantine(store, by, row_ids, corrections)
    if not preview.rows_good:
        return Correction(None, _still_wrong(preview, told_of))
    outcome = commit(preview, store, by)
    publish_newest(store, by)
    return Correction(outcome, [])


def is_exchanged(row: QuarantinedRow) -> bool:
    """Whether a waiting row has latitude and longitude in each other's place."""
    return any(EXCHANGED.problem.en in words.en for _column, words in row.issues)


def with_points_exchanged(rows: Iterable[QuarantinedRow]) -> dict[str, dict[str, str]]:
    """By row id the corrections that put latitude and longitude where they belong, for `try_again`."""
    return {
        row.row_id: {"lat": row.cells.get("lon", ""), "lon": row.cells.get("lat", "")}
        for row in rows
        if is_exchanged(row)
    }


def _still_wrong(preview: Preview, told_of: Sequence[str]) -> list[tuple[str | None, Text]]:
    of_rows = [
        issue
        for row in preview.rejected_rows()
        if not told_of or preview.row_ids.get((row.table.name, row.file_row)) in told_of
        for issue in row.issues
    ]
    # What stands against a whole file stands against each row in it.
    found = of_rows or [*preview.issues.of_file, *preview.verdict.afterwards.of_file]
    return [(issue.column, said(issue)) for issue in found]


def _waiting_beside(store: Store, by: Principal, row_id: str) -> list[str]:
    """The rows of the same file and household that wait only because this one does."""
    chosen = quarantined(store, by, row_ids=[row_id])
    household = chosen[0].cells.get("household_id") if chosen else None
    if not household:
        return []
    return [
        row.row_id
        for row in quarantined(store, by, batch_id=chosen[0].batch_id, limit=MOST_BESIDE)
        if row.row_id != row_id
        and row.cells.get("household_id") == household
        and all(
            any(rule.remedy.en in words.en for rule in (TOGETHER, LEFT_OUT))
            for _column, words in row.issues
        )
    ]
