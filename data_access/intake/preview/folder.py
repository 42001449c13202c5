"""What an office sends, checked: which rows can be kept, and what stands against the others."""

from collections.abc import Collection, Iterable, Mapping
from copy import deepcopy
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pandas as pd

from data_access.access.roles import Principal
from data_access.intake.cells.places import Places
from data_access.intake.checks.check import checked
from data_access.intake.checks.districts import outside
from data_access.intake.checks.owners import foreign
from data_access.intake.checks.row_decisions import judged, stopped_at_once
from data_access.intake.history.batches import By, loaded_before
from data_access.intake.history.sources import OWN, require
from data_access.intake.issues import Issue
from data_access.intake.layout.read import TableFile, Unread, read_folder, read_path
from data_access.intake.matching.incoming import Incoming
from data_access.intake.matching.recognised import recognised
from data_access.intake.matching.spelling import KnownKeys
from data_access.intake.matching.status_before import with_status_before
from data_access.intake.preview.figures import figures
from data_access.intake.preview.preview import Preview, tables_of
from data_access.intake.progress import Progress, unwatched
from data_access.language.vocabulary import Text
from data_access.store.record_store import Store


def check_folder(
    folder: Path,
    store: Store,
    by: By = None,
    clear_empty: bool = False,
    progress: Progress = unwatched,
    days_confirmed: bool = False,
    others_confirmed: bool = False,
) -> Preview:
    """Reads every file of the folder and checks it against the store. Writes nothing.

    RecordsError if there is nothing to read, or if the reader may not load records.
    """
    return checked_files(
        read_folder(folder),
        store,
        by,
        clear_empty,
        progress,
        days_confirmed=days_confirmed,
        others_confirmed=others_confirmed,
    )


def checked_files(
    files: Iterable[TableFile | Unread],
    store: Store,
    by: By = None,
    clear_empty: bool = False,
    progress: Progress = unwatched,
    source: str = "file",
    row_ids: Mapping[tuple[str, int], str] | None = None,
    days_confirmed: bool = False,
    others_confirmed: bool = False,
    answered: Collection[tuple[str, int]] = (),
) -> Preview:
    """The preview of files that are being read. Here is collected what is found in them.

    `days_confirmed`: the officer was asked whether a few rows may move the as-of day, and said yes;
    `others_confirmed`: that rows like records of the store are others.
    Rows of a form or of the quarantine have been looked at one by one. `answered`: table and row of
    those that were asked about before: see `recognised`.
    """
    if isinstance(by, Principal):
        require(by, source)
    revision = store.revision()
    sent: dict[str, TableFile] = {}
    as_read: list[TableFile | Unread] = []
    issues: list[Issue] = []
    notes: list[Text] = []
    incoming = Incoming(store, {}, {}, clear_empty, days_confirmed or source != "file")
    records = incoming.records
    rows = 0
    places = Places.of(incoming.stored("area"))
    keys = KnownKeys(incoming)
    for file in files:
        issues += file.issues
        notes += file.notes
        if isinstance(file, Unread):
            as_read.append(file)
            continue
        as_read.append(replace(file, changes=deepcopy(file.changes)))  # checking counts on in it
        name = file.table.name
        sent[name], incoming.files[name] = file, file.name
        stored = incoming.stored(name)
        outcome = checked(
            file,
            places,
            stored=stored,
            clear_empty=clear_empty,
            opened=_opened_on(incoming),
            keys=keys,
        )
        records[name] = with_status_before(file, outcome.records, stored)
        issues += outcome.issues
        notes += outcome.notes
        if name == "area":
            places = Places.of(incoming.whole("area"))
        rows += len(file.cells)
        progress("reading", rows, 0)  # how many rows the other files have is not known
    progress("checking", 0, rows)
    wrong = {(one.file, one.row) for one in issues if one.row and one.severity == "error"}
    known = recognised(incoming, sent, answered, others_confirmed or source == "form", wrong)
    issues = [one for one in issues if (one.file, one.row) not in known.passed]
    issues += known.issues
    notes += known.notes
    if isinstance(by, Principal) and by.districts:
        issues += incoming.issues_of_all(outside(incoming, by.districts))
    if isinstance(by, Principal) and source == OWN:
        issues += incoming.issues_of_all(foreign(incoming, by))
    alone = stopped_at_once(incoming, issues) if source == "file" else None
    verdict = alone or judged(incoming, issues)
    tables = tables_of(incoming, verdict)
    progress("checking", rows, rows)
    preview = Preview(
        known.files,
        records,
        verdict,
        tables,
        revision,
        partial(
            checked_files,
            as_read,
            by=by,
            clear_empty=clear_empty,
            source=source,
            row_ids=row_ids,
            days_confirmed=days_confirmed,
            others_confirmed=others_confirmed,
            answered=answered,
        ),
        notes,
        clear_empty,
        source,
        row_ids=row_ids or {},
        reasons=known.reasons,
    )
    if source != "file":
        return preview
    before = loaded_before(store, preview.hashes, preview.mapping, clear_empty)
    # What the rules have put together already is not put together again.
    moved = figures(incoming.only(verdict.good) if verdict.rejected else incoming)
    return replace(preview, already_loaded=before, figures=moved)


def _opened_on(incoming: Incoming) -> date | None:
    """The day on which the programme began, as far as it is known yet."""
    known = [incoming.records.get("programme"), incoming.stored("programme")]
    days = [one["started_on"].min() for one in known if one is not None and "started_on" in one]
    return next((day.date() for day in days if not pd.isna(day)), None)


def check_path(
    path: Path,
    store: Store,
    by: By = None,
    clear_empty: bool = False,
    progress: Progress = unwatched,
    days_confirmed: bool = False,
    others_confirmed: bool = False,
) -> Preview:
    """As `check_folder`; one file is checked as a folder that holds it alone."""
    if path.is_dir() or not path.exists():
        return check_folder(
            path, store, by, clear_empty, progress, days_confirmed, others_confirmed
        )
    return checked_files(
        read_path(path),
        store,
        by,
        clear_empty,
        progress,
        days_confirmed=days_confirmed,
        others_confirmed=others_confirmed,
    )
