"""An open page that nobody touches shows what has been published meanwhile."""

import csv

import pytest

from data_access.__main__ import main
from data_access.intake.history.batches import batches
from data_access.publishing.current import current_snapshot
from data_access.store.record_store import open_store
from data_access.system.paths import ROOT
from tests.browser.chromium import PATIENCE

FOOT_NAMES = "id => document.querySelector('.st-key-foot')?.innerText.includes(id)"


@pytest.fixture
def of_the_server(var, monkeypatch):
    monkeypatch.setenv("HOH_VAR", str(var))


def one_household_changed(folder):
    """A folder with the sample's first household, one member more in it."""
    with (ROOT / "sample_data" / "household.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        row = next(rows)
    row["n_members"] = str(int(row["n_members"]) + 1)
    with (folder / "household.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(row))
        writer.writeheader()
        writer.writerow(row)
    return folder


def newest_batch():
    return str(batches(open_store(), None)[0]["number"])


def test_an_open_page_shows_a_new_snapshot_by_itself_and_an_undone_batch_too(
    open_page, of_the_server, tmp_path
):
    before = current_snapshot().id
    seen = open_page()
    seen.page.wait_for_function(FOOT_NAMES, arg=before)

    assert main(["load", str(one_household_changed(tmp_path))]) == 0
    seen.page.wait_for_function(FOOT_NAMES, arg=current_snapshot().id, timeout=PATIENCE)
    assert current_snapshot().id != before
    assert main(["undo", newest_batch()]) == 0
    seen.page.wait_for_function(FOOT_NAMES, arg=before, timeout=PATIENCE)
    assert current_snapshot().id == before
