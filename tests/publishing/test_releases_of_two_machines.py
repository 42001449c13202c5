"""Two machines on one store release the same: what was released is in the store, not in a folder."""

from datetime import date

import pytest

from data_access.access.roles import Principal
from data_access.access.scope import Scope
from data_access.publishing import kept_releases
from data_access.publishing.current import current_snapshot
from data_access.publishing.publish import publish
from data_access.queries.households import safe_counts
from data_access.queries.repairs.houses_by_area import houses_by_area
from data_access.snapshots import result_cache
from data_access.snapshots.programme import Programme
from data_access.store.publication import RELEASE_FILE
from data_access.system.errors import RecordsError
from data_access.system.paths import releases_folder
from tests.programmes import completed, homes, keep, together

PUBLIC = Principal("public")


def at(monkeypatch, tmp_path, name):
    """From now on this is the machine of that name."""
    monkeypatch.setenv("HOH_VAR", str(tmp_path / name))
    result_cache.forget()


def seen():
    programme = Programme(current_snapshot(), Scope(), PUBLIC)
    counts = safe_counts.counts_of_areas(programme)
    return programme.as_of, counts, houses_by_area(programme, "district")


def found(numbers, day):
    rows = completed(together(homes(numbers, "580302", registered_on="2024-03-01")))
    return {name: [{**row, "updated_at": day} for row in some] for name, some in rows.items()}


def test_two_machines_on_one_store_release_the_same_values(sqlite_store, monkeypatch, tmp_path):
    keep(sqlite_store, found(range(30), "2024-03-31"))
    at(monkeypatch, tmp_path, "one")
    publish(sqlite_store)
    first = seen()
    # The other machine comes in a month later, when a few households more are known: to itself
    # this would be a first release, whole.
    keep(sqlite_store, {"household": found(range(30, 33), "2024-05-02")["household"]})
    at(monkeypatch, tmp_path, "two")
    publish(sqlite_store)
    other = seen()
    at(monkeypatch, tmp_path, "one")
    publish(sqlite_store)
    again = seen()

    assert first[0] == date(2024, 3, 31)
    assert other[0] == again[0] == date(2024, 4, 30)
    assert other[1].equals(again[1]) and other[2].equals(again[2])
    assert other[1].loc["5803", "households"] == first[1].loc["5803", "households"] == 30


def test_of_two_machines_that_release_at_once_the_second_is_refused_and_then_follows(
    sqlite_store, monkeypatch, tmp_path
):
    keep(sqlite_store, found(range(30), "2024-03-31"))
    at(monkeypatch, tmp_path, "one")
    with monkeypatch.context() as meanwhile:

        def other_first(*given):
            meanwhile.undo()
            at(monkeypatch, tmp_path, "two")
            publish(sqlite_store)
            at(monkeypatch, tmp_path, "one")
            return kept_releases.hand_on(*given)

        meanwhile.setattr("data_access.publishing.releasing.hand_on", other_first)
        with pytest.raises(RecordsError, match="just released"):
            publish(sqlite_store)
    assert not list(releases_folder().glob("*/*"))  # nothing of it is carried on from here
    publish(sqlite_store)
    assert seen()[0] == date(2024, 3, 31)


def test_what_was_released_before_the_store_kept_it_is_taken_into_the_store(
    sqlite_store, monkeypatch, tmp_path
):
    keep(sqlite_store, found(range(30), "2024-03-31"))
    at(monkeypatch, tmp_path, "one")
    publish(sqlite_store)
    with sqlite_store.transaction() as connection:
        connection.execute(RELEASE_FILE.delete())
    keep(sqlite_store, {"household": found(range(30, 33), "2024-05-02")["household"]})
    publish(sqlite_store)
    with sqlite_store.reading() as connection:
        names = set(
            connection.scalars(RELEASE_FILE.select().with_only_columns(RELEASE_FILE.c.name))
        )

    kept = {f"{path.parent.name}/{path.name}" for path in releases_folder().glob("*/*.parquet")}
    assert names == kept and any("2024-03-31" in name for name in names)
