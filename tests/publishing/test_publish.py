"""Publishing: what a snapshot holds, what never leaves the store, and what a failure leaves."""

import json
import shutil
from contextlib import closing

import pyarrow as pa
import pyarrow.parquet
import pytest
import shapely

from data_access.intake.commit.commit import commit
from data_access.intake.preview.folder import check_folder
from data_access.publishing import publish as publishing
from data_access.publishing.current import current_snapshot
from data_access.publishing.publish import is_published, publish
from data_access.rules.derive import GPS_STATE
from data_access.rules.weights import weights_in_force
from data_access.schema import BY_NAME, TABLES
from data_access.schema.kinds import ARROW
from data_access.snapshots import shape
from data_access.snapshots.shape import shape_in_force
from data_access.store.record_store import open_store
from data_access.store.tables import RECORDS
from data_access.system.errors import RecordsError
from tests.records import first_changed, minimal_programme, write_folder

EVERYWHERE = shapely.box(97.0, 17.0, 99.0, 20.0)
SHAPES = dict.fromkeys(("580104", "580301", "580302"), EVERYWHERE)
CANARY = "นกขมิ้น-canary"


@pytest.fixture(scope="module")
def with_map(minimal_kept, tmp_path_factory):
    """A var/ with the minimal programme published with a map."""
    folder = shutil.copytree(minimal_kept, tmp_path_factory.mktemp("with-map") / "var")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("HOH_VAR", str(folder))
        with closing(open_store()) as store:
            publish(store, SHAPES)
    return folder


@pytest.fixture
def published(with_map, var):
    """The store of a copy of it."""
    shutil.copytree(with_map, var)
    with closing(open_store()) as store:
        yield store


def table(name):
    return pyarrow.parquet.read_table(current_snapshot().folder / f"{name}.parquet")


def column(name, column_name):
    return table(name)[column_name].to_pylist()


def change(store, tmp_path, table_name, **given):
    folder = write_folder(tmp_path / "change", {table_name: first_changed(table_name, **given)})
    commit(check_folder(folder, store), store)


def test_a_snapshot_holds_every_public_table_and_no_other(published):
    files = {path.stem for path in current_snapshot().folder.glob("*.parquet")}

    assert files == {one.name for one in TABLES if not one.personal} | {
        "vulnerable_group",
        "release",
        "funding_day",
        "household_day",
        "repair_day",
    }


def test_a_table_has_its_public_columns_typed_and_then_what_is_derived(published):
    for one in TABLES:
        if one.personal:
            continue
        fields = [(field.name, field.type) for field in table(one.name).schema]
        public = [(column.name, ARROW[column.kind]) for column in one.public_columns]
        assert fields[: len(public)] == public
    assert table("household").column_names[-3:] == ["district_code", "gps_state", "vuln_score"]
    assert table("assessment").column_names[-1] == "condition_score"
    assert table("repair_status_log").column_names[-2:] == ["rank_after", "next_on"]
    assert table("partner").column_names[-1] == "is_state"


def test_types_stand_also_where_a_table_has_no_row(sqlite_store, tmp_path):
    kept = {"area", "programme", "partner", "goal"}
    tables = {name: rows if name in kept else [] for name, rows in minimal_programme().items()}
    write_folder(tmp_path / "in", tables)
    commit(check_folder(tmp_path / "in", sqlite_store), sqlite_store)

    publish(sqlite_store, SHAPES)

    for name in current_snapshot().manifest["row_counts"]:
        assert table(name).schema == shape.schema_of(name)
    assert table("household").num_rows == 0
    assert not any(pa.types.is_null(field.type) for field in table("repair").schema)


def test_what_is_derived_says_what_it_should(published):
    # In key order: 580104-0003 has no member and no point, 580301-0002 a disabled member.
    assert column("household", "district_code") == ["5801", "5803", "5803"]
    assert column("household", "gps_state") == ["missing", "inside", "inside"]
    assert column("household", "vuln_score") == [None, 35, 15]
    assert column("assessment", "condition_score") == pytest.approx([200 / 3, 200 / 3])
    assert column("repair_status_log", "rank_after") == [0, 1, 2, 3, 4, 5, 6, 0]
    moved_on = column("repair_status_log", "changed_on")
    assert column("repair_status_log", "next_on") == [*moved_on[1:7], None, None]
    assert column("partner", "is_state") == [True, False]
    groups = {
        (row["district_code"], row["vulnerable_group"]): (
            row["households"],
            row["in_need"],
            row["reached"],
        )
        for row in table("vulnerable_group").to_pylist()
        if row["households"]
    }
    assert groups == {
        ("5803", "elderly"): (1, 1, 1),
        ("5803", "disabled"): (1, 1, 0),
        ("5803", "chronic"): (1, 1, 0),
    }


def test_without_a_map_points_are_unchecked(loaded):
    publish(loaded, {})

    assert column("household", "gps_state") == ["missing", "unchecked", "unchecked"]
    assert set(column("household", "gps_state")) <= set(GPS_STATE)


def test_the_manifest_says_what_the_snapshot_is(published):
    manifest = current_snapshot().manifest

    assert manifest["id"] == current_snapshot().folder.name
    assert manifest["as_of"] == "2024-03-31"
    assert (manifest["made_up"], manifest["province_code"]) == (True, "58")
    assert manifest["network_size"] == 120
    assert manifest["shape"] == shape_in_force()
    assert manifest["weights"] == weights_in_force()
    assert manifest["row_counts"]["household"] == 3
    assert "member" not in manifest["row_counts"]
    assert len(manifest["batches"]) == 1
    assert manifest["day_tables"] == ["funding_day", "household_day", "repair_day"]
    tables = [*manifest["row_counts"], *manifest["day_tables"]]
    assert set(manifest["sha256"]) == {f"{one}.parquet" for one in tables}


def test_the_same_records_give_the_same_snapshot(published):
    name = current_snapshot().id
    published_at = current_snapshot().manifest["published_at"]

    assert publish(published, SHAPES) == name
    assert current_snapshot().manifest["published_at"] == published_at


def test_a_change_gives_another_snapshot_and_the_old_one_stays(published, tmp_path):
    first = current_snapshot().id
    change(published, tmp_path, "household", n_members="4")

    second = publish(published, SHAPES)

    assert second != first
    folders = {path.name for path in current_snapshot().folder.parent.iterdir() if path.is_dir()}
    assert folders == {first, second}
    assert current_snapshot().id == second


def test_a_damaged_snapshot_is_made_anew(published):
    name = current_snapshot().id
    (current_snapshot().folder / "household.parquet").write_bytes(b"half")

    assert publish(published, SHAPES) == name
    assert table("household").num_rows == 3


def test_a_store_without_records_cannot_be_published(sqlite_store):
    with pytest.raises(RecordsError, match="no records to publish"):
        publish(sqlite_store)


@pytest.mark.parametrize("step", ["_write", "_verify", "_put_in_place", "_replace_text"])
def test_whatever_stops_a_publication_the_old_one_stays(step, published, tmp_path, monkeypatch):
    first = current_snapshot().id
    with published.transaction() as connection:
        connection.execute(RECORDS["household"].update().values(n_members=4))

    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(publishing, step, stop)
    with pytest.raises(KeyboardInterrupt):
        publish(published, SHAPES)

    assert current_snapshot().id == first
    assert column("household", "n_members") == [3, 3, 3]
    assert list(current_snapshot().folder.parent.glob(".making-*")) == []


def test_a_table_that_does_not_read_back_is_not_published(loaded, monkeypatch):
    as_it_should = shape.schema_of
    monkeypatch.setattr(
        publishing, "schema_of", lambda name: as_it_should("area" if name == "lao" else name)
    )

    with pytest.raises(RecordsError, match="lao did not read back"):
        publish(loaded, SHAPES)
    with pytest.raises(RecordsError, match="Nothing has been published"):
        current_snapshot()


def test_a_store_is_published_until_something_changes(loaded, tmp_path):
    assert not is_published(loaded)
    publish(loaded)
    assert is_published(loaded)
    change(loaded, tmp_path, "household", head_name="สมหญิง")
    assert not is_published(loaded)
    publish(loaded)
    assert is_published(loaded)


def with_canaries():
    """The minimal programme, each personal cell of every table holding a canary."""
    tables = minimal_programme()
    seen = []
    for name, rows in tables.items():
        for place, row in enumerate(rows):
            for personal in BY_NAME[name].columns:
                if not personal.personal or personal.pattern or personal.choices:
                    continue
                if personal.kind == "text":
                    row[personal.name] = f"{CANARY}-{name}-{personal.name}-{place}"
                    seen.append(row[personal.name])
    tables["household"][0] |= {"lat": "19.412345678", "lon": "98.412345678"}
    # Ids that nothing else in the snapshot carries.
    for place, row in enumerate(tables["member"]):
        row |= {"member_id": f"CANARY-MEMBER-{place}"}
    return tables, [*seen, "CANARY-MEMBER", "19.412345678", "98.412345678"]


def test_no_personal_value_leaves_the_store(sqlite_store, tmp_path):
    tables, canaries = with_canaries()
    commit(
        check_folder(write_folder(tmp_path / "in", tables), sqlite_store), sqlite_store, "ผู้นำเข้า"
    )
    publish(sqlite_store)
    folder = current_snapshot().folder

    stored = sqlite_store.read("household").to_csv()
    assert CANARY in stored  # the search would find it
    searched = {one.name for one in TABLES for column in one.columns if column.personal}
    assert searched == set(BY_NAME)  # every table has a personal column, if only entered_by
    for path in folder.iterdir():
        content = path.read_bytes()
        said = [content.decode("utf-8", "ignore")]
        if path.suffix == ".parquet":
            read_back = pyarrow.parquet.read_table(path)
            for values in read_back.columns:
                said += [str(value) for value in values.to_pylist()]
            said += [str(read_back.schema.metadata), *read_back.column_names]
        else:
            said.append(json.dumps(json.loads(content), ensure_ascii=False))
        text = "\n".join(said)
        for canary in [*canaries, CANARY, "ผู้นำเข้า"]:
            assert canary.encode() not in content
            assert canary not in text, path.name


def test_no_personal_column_has_a_place_in_any_snapshot():
    for one in TABLES:
        if one.personal:
            continue
        names = set(shape.schema_of(one.name).names)
        assert not names & {column.name for column in one.columns if column.personal}
