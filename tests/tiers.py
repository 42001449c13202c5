"""The tiers of tests: what each is for, and which files are in it. Here alone.

unit     one rule, on small records built in the test; SQLite and DuckDB in this process
engines  the same rule on a PostgreSQL server, or the same question in Spark SQL
pages    the application as a server runs it: pages by AppTest, the gate, files to download, faults
browser  what only a browser shows: Chromium over a running server

A test is in the first tier below that names its file or folder, else in `unit`. A test of any folder
that asks for the PostgreSQL server is in `engines`.
"""

import os

import pytest
from hypothesis import settings

FOLDERS = {
    "browser": ("tests/browser/",),
    "pages": (
        "tests/pages/",
        "tests/gate/",
        "tests/faults/",
        "tests/exports/",
        "tests/publishing/test_presentation_file.py",
        "tests/publishing/test_talk_of_a_release.py",
        "tests/snapshots/test_shape.py",
        "tests/system/test_file_rights.py",
        "tests/ui/test_charts.py",
        "tests/ui/test_kept_choices.py",
        "tests/ui/test_language.py",
        "tests/ui/test_maps.py",
    ),
    "engines": ("tests/snapshots/test_portable_sql.py",),
}
TIERS = ("unit", "engines", "pages", "browser")
ON_POSTGRESQL = {"postgres_server", "postgres_url", "empty_database"}

# `make soak` sets it: the same properties with many more cases, other ones at every run, and every
# question in Spark on every day that is published.
IS_SOAK = bool(os.environ.get("HOH_SOAK"))
TIMES_IN_SOAK = 25


def tier_of(nodeid: str, fixtures=(), store_url: str | None = None) -> str:
    """The tier of one test: by its place, its fixtures, and the database that its store is on."""
    for tier, places in FOLDERS.items():
        if nodeid.startswith(places):
            return tier
    on_postgresql = store_url == "postgresql" or ON_POSTGRESQL & {*fixtures}
    return "engines" if on_postgresql else "unit"


def cases(number: int) -> settings:
    """How many random cases a property is tried with: the same ones at every run of `make test`."""
    if IS_SOAK:
        return settings(max_examples=number * TIMES_IN_SOAK, deadline=None, print_blob=True)
    return settings(max_examples=number, deadline=None, derandomize=True, database=None)


# For a rule that others beside it hold on both databases already.
on_both_in_soak = pytest.mark.parametrize(
    "store_url", ["sqlite", "postgresql"] if IS_SOAK else ["sqlite"], indirect=True
)
