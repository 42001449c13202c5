"""Waiting rows, tried again or corrected by hand: kept and published, or told what is still wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from data_access.access.roles import Principal
from data_access.intake.checks.rejected import said
from data_access.intake.commit.commit import CHANGED_MEANWHILE, Outcome, commit
from data_access.intake.commit.publishing import publish_newest
from data_access.intake.preview.preview import Preview
from data_access.intake.preview.quarantine import retry_quarantine
from data_access.language.vocabulary import Text
from data_access.store.record_store import Store
from data_access.system.errors import RecordsError

TRIES = 3  # when somebody else writes between the check and the keeping


@dataclass(frozen=True)
class Correction:
    """What came of it: the batch that keeps what can be kept, or, without one, what is still wrong,
    as (column or None, words)."""

    outcome: Outcome | None
    still_wrong: list[tuple[str | None, Text]]


def correct(store: Store, by: Principal, row_id: str, cells: Mapping[str, str]) -> Correction:
    """`try_again` of one row with these cells, by column, in place of those that were sent."""
    return try_again(store, by, [row_id], {row_id: cells})


def try_again(
    store: Store,
    by: Principal,
    row_ids: Sequence[str],
    corrections: Mapping[str, Mapping[str, str]] | None = None,
    tries: int = TRIES,
) -> Correction:
    """Checks the rows once more, with corrected cells by row id and column; those that nothing
    stands against are kept and published.

    While something stands against every one of them, nothing is written and they wait as they
    were. NotAllowed unless the reader may load records; RecordsError if one no longer waits.
    """
    preview = retry_quarantine(store, by, row_ids, corrections)
    if not preview.rows_good:
        return Correction(None, _still_wrong(preview))
    try:
        outcome = commit(preview, store, by)
    except RecordsError as error:
        if error.text != CHANGED_MEANWHILE or tries == 1:
            raise
        return try_again(store, by, row_ids, corrections, tries - 1)
    publish_newest(store, by)
    return Correction(outcome, [])


def _still_wrong(preview: Preview) -> list[tuple[str | None, Text]]:
    of_rows = [issue for row in preview.rejected_rows() for issue in row.issues]
    # What stands against a whole file stands against each row in it.
    found = of_rows or [*preview.issues.of_file, *preview.verdict.afterwards.of_file]
    return [(issue.column, said(issue)) for issue in found]
