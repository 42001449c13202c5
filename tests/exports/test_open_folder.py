"""The open data as files, and what docs/analysts.md tells analysts to type."""

import json
import re
from io import BytesIO

import pandas as pd
import pytest

from data_access.publishing.publish import publish
from data_access.system.paths import ROOT
from exports.open_data.open_data import open_data
from exports.open_data.open_folder import open_files
from hoh.__main__ import main
from tests.exports.test_open_data import _unzipped
from tests.programmes import programme_of

BLOCK = re.compile(r"^```python\n(.*?)^```", re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def programme():
    return programme_of()


@pytest.fixture(scope="module")
def files(programme):
    return open_files(programme)


def test_the_files_of_the_zip_are_among_them_byte_by_byte(files, programme):
    assert _unzipped(open_data(programme)).items() <= files.items()


@pytest.mark.parametrize("name", ["who_what_where", "figures", "areas"])
def test_each_table_in_parquet_has_the_rows_and_gaps_of_its_csv(name, files):
    in_csv = pd.read_csv(BytesIO(files[f"{name}.csv"]), skiprows=[1], dtype=str)
    in_parquet = pd.read_parquet(BytesIO(files[f"{name}.parquet"]))

    assert list(in_parquet) == [column for column in in_csv if column != "made_up"]
    assert len(in_parquet) == len(in_csv)
    for column in in_parquet:
        assert list(in_parquet[column].isna()) == list(in_csv[column].isna()), column


def test_the_map_has_the_figures_of_areas_and_says_that_it_is_schematic(files):
    collection = json.loads(files["areas.geojson"])
    areas = pd.read_parquet(BytesIO(files["areas.parquet"]))

    features = {one["id"]: one for one in collection["features"]}
    assert features.keys() == set(areas["area_code"])
    for one in features.values():
        assert one["geometry"]["type"] in ("Polygon", "MultiPolygon")
        assert one["properties"]["schematic"] is True


def test_the_command_writes_them_and_writes_them_over(loaded, tmp_path, capsys):
    publish(loaded)
    for _ in range(2):
        assert main(["export-open", str(tmp_path / "open")]) == 0

    written = {path.name for path in (tmp_path / "open").iterdir()}
    assert {"areas.csv", "areas.parquet", "areas.geojson", "datapackage.json"} <= written
    assert str(tmp_path / "open" / "areas.geojson") in capsys.readouterr().out


def test_what_analysts_are_told_to_type_works(loaded):
    publish(loaded)
    typed = "\n".join(BLOCK.findall((ROOT / "docs" / "analysts.md").read_text("utf-8")))

    names: dict = {}
    exec(compile(typed, "docs/analysts.md", "exec"), names)

    assert list(names["progress"]["area_code"])
    assert names["handed_over"] >= 0
    assert names["figures"]["G1"] == 1
