"""How long each file to take along takes to make, and how large it is: the sample records, in Thai."""

from collections.abc import Callable
from functools import partial

from bench.results.markdown import in_seconds, table
from bench.sample import sample_published
from bench.subprocess_timing import RUNS, apart, seconds_of

TITLE = "Exports: files to download"
DISTRICT, PARTNER, LANGUAGE = "5806", "codi-north", "th"


def measured() -> list[dict]:
    """One dict a file: its `name`, `seconds` and size in `kb`."""
    with sample_published():
        return apart(made_again_and_again).answer


def made_again_and_again(runs: int = RUNS) -> list[dict]:
    """The same of the snapshot that is current. Each is made once before: a server has been read
    from when somebody takes a file."""
    told = []
    for name, make in _files().items():
        size = len(make())
        told.append({"name": name, "seconds": seconds_of(make, runs=runs), "kb": size / 1024})
    return told


def section(files: list[dict]) -> str:
    rows = [[file["name"], in_seconds(file["seconds"]), f"{file['kb']:,.0f}"] for file in files]
    return (
        f"Each file of the sample records, in Thai, for the governor's office; medians of {RUNS},"
        " answers remembered as they are once somebody has read the page.\n\n"
        + table(["File", "Seconds", "KB"], rows)
    )


def _files() -> dict[str, Callable[[], bytes]]:
    """What makes each file, as the button of the pages does."""
    from data_access.access.roles import Principal
    from data_access.access.scope import Scope
    from data_access.publishing.current import current_snapshot
    from data_access.snapshots.programme import Programme
    from exports.open_data.open_data import open_data
    from exports.statement.statement import statement
    from exports.statement.statement_pdf import statement_pdf
    from exports.workbook.workbook import workbook
    from ui.panels.downloads.brief import brief_with_map
    from ui.panels.downloads.downloads import deck_with_map

    province = Programme(current_snapshot(), Scope(), Principal("governor"))
    district = province.within(Scope(frozenset({DISTRICT})))

    return {
        "Brief of the province, PDF": partial(brief_with_map, province, LANGUAGE),
        "Brief of one district, PDF": partial(brief_with_map, district, LANGUAGE),
        "Brief of one partner, PDF": partial(brief_with_map, province, LANGUAGE, PARTNER),
        "Deck, PPTX": partial(deck_with_map, province, LANGUAGE),
        "Workbook, XLSX": partial(workbook, province, LANGUAGE),
        "Statement of one partner, PDF": partial(statement_pdf, province, PARTNER, LANGUAGE),
        "Statement of one partner, XLSX": partial(statement, province, PARTNER, LANGUAGE),
        "Open data, ZIP": partial(open_data, province),
    }
