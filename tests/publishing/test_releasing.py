"""Outsiders see releases: nothing of a day's publication until a meeting or a month's end."""

import shutil
import stat
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from data_access.access.roles import Principal
from data_access.access.scope import Scope
from data_access.disclosure.releases import moved_between
from data_access.intake.commit.commit import commit
from data_access.intake.preview.folder import check_folder
from data_access.publishing.current import current_snapshot
from data_access.publishing.publish import is_published, publish
from data_access.queries.households import raw_counts, safe_counts
from data_access.queries.repairs.houses import handed_over_count
from data_access.snapshots.manifest import read_manifest
from data_access.snapshots.programme import Programme
from data_access.store.tables import RECORDS
from data_access.system.errors import RecordsError
from data_access.system.paths import releases_folder, snapshots_folder
from tests.records import first_changed, write_folder

PUBLIC, GOVERNOR = Principal("public"), Principal("governor")


def updated(store, tmp_path, day):
    """The household of the minimal programme looked at again, and published on that day."""
    folder = write_folder(
        tmp_path / day, {"household": first_changed("household", n_members="4", updated_at=day)}
    )
    commit(check_folder(folder, store), store)
    return publish(store)


def seen_by(reader):
    return Programme(current_snapshot(), Scope(), reader)


def test_until_a_month_ends_outsiders_see_the_snapshot_of_the_last_release(published, tmp_path):
    first = current_snapshot().id
    for day in ("2024-04-01", "2024-04-02", "2024-04-29"):
        newest = updated(published, tmp_path, day)

        assert seen_by(GOVERNOR).snapshot.id == newest != first
        assert (seen_by(PUBLIC).snapshot.id, seen_by(PUBLIC).as_of) == (first, date(2024, 3, 31))
    newest = updated(published, tmp_path, "2024-05-02")

    assert (seen_by(PUBLIC).snapshot.id, seen_by(PUBLIC).as_of) == (newest, date(2024, 4, 30))
    assert date(2024, 3, 31) in seen_by(PUBLIC).snapshot.release_days
    assert date(2024, 4, 2) not in seen_by(PUBLIC).snapshot.release_days


def test_what_was_released_of_a_day_stays_whatever_is_recorded_of_it_later(published, tmp_path):
    before = safe_counts.counts_of_areas(seen_by(PUBLIC))
    updated(published, tmp_path, "2024-05-02")
    asked = seen_by(PUBLIC).on(date(2024, 3, 31))

    assert safe_counts.counts_of_areas(asked).equals(before)


def test_a_release_that_cannot_be_read_is_no_reason_to_show_the_day(published, tmp_path):
    first = current_snapshot().id
    updated(published, tmp_path, "2024-04-02")
    assert is_published(published)
    shutil.rmtree(snapshots_folder() / first)

    with pytest.raises(RecordsError):
        seen_by(PUBLIC)
    assert seen_by(GOVERNOR).as_of == date(2024, 4, 2)
    assert not is_published(published)


def test_records_that_were_made_up_are_no_part_of_what_an_office_releases(published):
    made_up = current_snapshot().id
    with published.transaction() as connection:
        programme = RECORDS["programme"]
        version = programme.c.record_version + 1
        connection.execute(programme.update().values(made_up=False, record_version=version))
    own = publish(published, {})

    assert seen_by(PUBLIC).snapshot.id == own != made_up
    assert not seen_by(PUBLIC).snapshot.made_up


def test_what_the_next_release_is_compared_with_is_its_owners_alone(published):
    (folder,) = releases_folder().iterdir()
    kept = list(folder.iterdir())

    assert len(kept) > 3
    assert {stat.S_IMODE(one.stat().st_mode) for one in (releases_folder(), folder)} == {0o700}
    assert {stat.S_IMODE(one.stat().st_mode) for one in kept} == {0o600}


def test_a_snapshot_without_what_was_released_is_not_opened(published):
    folder = snapshots_folder() / current_snapshot().id
    manifest = read_manifest(folder)

    assert "release" in manifest["row_counts"]
    assert manifest["released_on"] == "2024-03-31"


def test_what_households_add_is_what_is_counted(published):
    programme = replace(seen_by(GOVERNOR))
    counted = raw_counts.every_count(programme).set_index("area_code")
    added = raw_counts.counts_of_households(programme).groupby("subdistrict_code").sum()

    assert added[counted.columns].equals(counted.loc[added.index])
    assert int(added["people_housed_2567"].sum()) == int(
        raw_counts.people_housed_by_year(programme)["2567"].sum()
    )
    assert handed_over_count(programme) == 1


def test_nine_in_ten_counts_that_may_move_between_two_releases_have_moved(sample_published):
    cells = pd.read_parquet(sample_published / "releases" / "made_up" / "cells.parquet")
    # Counts of chains of their own have a word before their name.
    cells = cells[~cells["counted"].str.contains(" ") & (cells["counted"] != "is_surveyed")]
    days = sorted(cells["released_on"].unique(), reverse=True)  # as the first publication made them
    adds = {
        day: pd.read_parquet(
            sample_published / "releases" / "made_up" / f"households-{day}.parquet"
        )
        for day in days
    }
    by_day = cells.set_index(["released_on", "counted", "area_code"])
    may = have = 0
    for place, day in enumerate(days[1:], start=1):
        of_day = by_day.loc[day]
        moved = {one: moved_between(adds[one], adds[day]) for one in days[:place]}
        for (counted, area), row in of_day[of_day["value"].notna()].iterrows():
            settled = [one for one in days[:place] if _settled(by_day, one, counted, area)]
            if settled and moved[settled[-1]][counted].get(area, 0) >= 10:
                may += 1
                have += bool(row["settled"])

    assert may > 100
    assert have >= 0.9 * may


def _settled(by_day, day, counted, area):
    return (day, counted, area) in by_day.index and by_day.at[(day, counted, area), "settled"]
