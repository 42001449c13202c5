"""One waiting row, corrected by hand: kept and published, or told what is still wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass

from data_access.access import Principal
from data_access.errors import RecordsError
from data_access.intake.commit import CHANGED_MEANWHILE, Outcome, commit
from data_access.intake.preview import Preview
from data_access.intake.publishing import publish_newest
from data_access.intake.quarantine import retry_quarantine
from data_access.intake.rejected import said
from data_access.store import Store
from data_access.vocabulary import Text

TRIES = 3  # when somebody else writes between the check and the keeping


@dataclass(frozen=True)
class Correction:
    """What came of it: the batch that keeps the row, or, without one, what is still wrong, as
    (column or None, words)."""

    outcome: Outcome | None
    still_wrong: list[tuple[str | None, Text]]


def correct(
    store: Store, by: Principal, row_id: str, cells: Mapping[str, str], tries: int = TRIES
) -> Correction:
    """Checks the row with these cells, by column, in place of those that were sent; if nothing
    stands against it, it is kept and published.

    While something does, nothing is written and the row waits as it was. NotAllowed unless the
    reader may load records; RecordsError if the row is no longer waiting.
    """
    preview = retry_quarantine(store, by, [row_id], {row_id: cells})
    if not preview.rows_good:
        return Correction(None, _still_wrong(preview))
    try:
        outcome = commit(preview, store, by)
    except RecordsError as error:
        if error.text != CHANGED_MEANWHILE or tries == 1:
            raise
        return correct(store, by, row_id, cells, tries - 1)
    publish_newest(store, by)
    return Correction(outcome, [])


def _still_wrong(preview: Preview) -> list[tuple[str | None, Text]]:
    of_the_row = [finding for row in preview.rejected_rows() for finding in row.findings]
    # What stands against a whole file stands against a row that is alone in it.
    found = of_the_row or [*preview.findings.of_file, *preview.verdict.afterwards.of_file]
    return [(finding.column, said(finding)) for finding in found]
