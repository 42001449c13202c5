"""Open data: what the public may see, in forms that other tools read."""

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from functools import cache

import frictionless
import hxl
import pytest

from data_access.access.roles import Principal
from data_access.access.scope import Scope
from data_access.commands.publication.figures import described
from data_access.indicators import BY_KEY
from exports.open_data.hxl import check_tags
from exports.open_data.open_data import open_data
from tests.programmes import (
    GOVERNOR,
    assessed,
    home,
    homes,
    programme_of,
    repair_at,
    together,
)
from tests.records import area_target, delivery, partner, pledge

NORTH = "580302"
FILES = ["who_what_where.csv", "figures.csv", "areas.csv"]
every_file = pytest.mark.parametrize("name", FILES)


@cache
def programme():
    """Six households in need, two of them reached: too few for the public to see."""
    return programme_of(
        together(
            homes(range(1, 7)),
            *(assessed(home(number)) for number in range(1, 7)),
            *(repair_at("handed_over", "2024-02-20", home(number)) for number in range(1, 3)),
        ),
        area_target=[area_target()],
        partner=[
            partner(),
            partner(
                partner_id="SHOP", name_th="ร้านตัวอย่าง", name_en="@Shop", partner_type="private"
            ),
        ],
        pledge=[
            pledge(pledge_id="K-1", qty="100", area_code="5803", due_on="2024-03-01"),
            pledge(pledge_id="K-2", qty="50", area_code=NORTH, due_on="2024-09-30"),
            pledge(
                pledge_id="K-3",
                partner_id="SHOP",
                kind="material",
                qty="20",
                unit="bag",
                unit_value_thb="",
            ),
        ],
        delivery=[
            delivery(delivery_id="D-1", pledge_id="K-1", qty="30", value_thb="30", repair_id=""),
            delivery(
                delivery_id="D-3",
                pledge_id="K-3",
                partner_id="SHOP",
                kind="material",
                qty="25",
                unit="bag",
                repair_id="",
            ),
        ],
    )


@cache
def files():
    return _unzipped(open_data(programme()))


def _unzipped(content):
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def read(name):
    """The names, the tags and the rows of one file; a row by its names."""
    names, tags, *rows = csv.reader(io.StringIO(files()[name].decode("utf-8-sig")))
    return names, tags, [dict(zip(names, row, strict=True)) for row in rows]


def test_it_holds_three_tables_and_what_describes_them():
    assert list(files()) == [*FILES, "datapackage.json"]


@every_file
def test_every_column_has_a_tag_in_the_second_row(name):
    names, tags, _ = read(name)

    assert len(tags) == len(names)
    assert all(re.fullmatch(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*", tag) for tag in tags)


def test_a_tag_of_another_form_is_refused():
    for wrong in ("org", "#Org", "#org +code", "#org+", "#adm9+code"):
        with pytest.raises(ValueError, match="is not an HXL tag"):
            check_tags([wrong])


def test_two_columns_with_the_same_tag_are_refused_whatever_the_order_of_its_attributes():
    with pytest.raises(ValueError, match="the same tag"):
        check_tags(["#org+name+code", "#org+code+name"])


def test_who_does_what_where_adds_up_the_pledges_of_a_partner_in_a_district():
    *_, rows = read("who_what_where.csv")
    codi = next(row for row in rows if row["partner_id"] == "CODI")

    assert (codi["district_code"], codi["kind"], codi["unit"]) == ("5803", "cash", "THB")
    assert (codi["pledges"], codi["overdue"], codi["status"]) == ("2", "1", "ongoing")
    assert (codi["promised"], codi["delivered"], codi["promised_thb"]) == ("150", "30", "150")
    assert (codi["first_on"], codi["last_due_on"]) == ("2023-03-16", "2024-09-30")


def test_what_was_promised_to_the_whole_province_names_no_district_and_what_has_no_value_no_baht():
    *_, rows = read("who_what_where.csv")
    shop = next(row for row in rows if row["partner_id"] == "SHOP")

    assert (shop["province_code"], shop["district_code"], shop["promised_thb"]) == ("58", "", "")
    assert (shop["delivered"], shop["status"]) == ("20", "completed")  # up to what was promised


def test_a_name_that_begins_like_a_formula_is_kept_from_being_one():
    *_, rows = read("who_what_where.csv")

    assert next(row for row in rows if row["partner_id"] == "SHOP")["partner_en"] == "'@Shop"


def test_counts_too_small_for_the_public_are_gaps_whoever_downloads():
    *_, rows = read("areas.csv")
    north = next(row for row in rows if row["area_code"] == NORTH)

    assert (north["in_need"], north["reached"], north["need_state"]) == ("", "", "hidden")
    assert (north["handed_over"], north["houses_state"], north["target"]) == ("", "hidden", "10")


def test_the_figures_are_those_the_public_sees_of_the_whole_province():
    *_, rows = read("figures.csv")
    public = replace(programme(), principal=Principal("public"))

    assert [row["key"] for row in rows] == list(BY_KEY)
    for row in rows:
        known = described(BY_KEY[row["key"]], public)
        assert row["state"] == known["state"]
        value = row["value_on"] or (float(row["value"]) if row["value"] else None)
        assert value == known["value"], row["key"]


def test_every_reader_and_every_choice_of_area_gives_the_same_file():
    asked = replace(programme(), principal=GOVERNOR, scope=Scope(frozenset({"5806"})))

    assert _unzipped(open_data(asked)) == files()


@every_file
def test_made_up_records_say_so_in_every_row(name):
    names, tags, rows = read(name)

    assert (names[-1], tags[-1]) == ("made_up", "#meta+made_up")
    assert {row["made_up"] for row in rows} == {"true"}


def test_the_package_says_that_they_are_made_up_and_true_ones_claim_no_licence():
    made_up = json.loads(files()["datapackage.json"])
    snapshot = programme().snapshot
    true = replace(
        programme(), snapshot=replace(snapshot, manifest={**snapshot.manifest, "made_up": False})
    )
    others = _unzipped(open_data(true))
    described = json.loads(others["datapackage.json"])

    assert "MADE UP" in made_up["description"]
    assert made_up["licenses"][0]["name"] == "Apache-2.0"
    assert "MADE UP" not in described["description"]
    assert "licenses" not in described
    assert b"made_up" not in others["areas.csv"]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of frictionless's own imports
def test_frictionless_finds_the_package_valid_and_passes_over_the_tags(tmp_path):
    for name, content in files().items():
        (tmp_path / name).write_bytes(content)

    report = frictionless.validate(str(tmp_path / "datapackage.json"))

    assert report.flatten(["taskNumber", "rowNumber", "fieldName", "type"]) == []
    assert [task.stats["rows"] for task in report.tasks] == [len(read(name)[2]) for name in FILES]


@every_file
def test_libhxl_reads_every_column_by_its_tag(name, tmp_path):
    """A library of other people's: what it finds is what any humanitarian tool will find."""
    path = tmp_path / name
    path.write_bytes(files()[name])
    _, tags, rows = read(name)
    with hxl.data(str(path), hxl.InputOptions(allow_local=True)) as source:
        assert [column.display_tag.split("+")[0] for column in source.columns] == [
            tag.split("+")[0] for tag in tags
        ]
        assert [set(column.attributes) for column in source.columns] == [
            set(tag.split("+")[1:]) for tag in tags
        ]
        assert [row.values for row in source] == [list(row.values()) for row in rows]


def test_who_what_where_when_and_how_many_are_found_by_their_hashtags(tmp_path):
    path = tmp_path / "3w.csv"
    path.write_bytes(files()["who_what_where.csv"])
    with hxl.data(str(path), hxl.InputOptions(allow_local=True)) as source:
        assert {"#org", "#activity", "#adm1", "#adm2", "#date", "#output"} <= set(source.tags)


def test_the_stage_of_a_contribution_is_told_in_the_words_of_iati():
    *_, rows = read("who_what_where.csv")
    told = {(row["partner_id"], row["status"]): row["iati_status"] for row in rows}

    # Code list ActivityStatus: 2 is implementation, 4 is closed.
    assert told[("CODI", "ongoing")] == "2"
    assert told[("SHOP", "completed")] == "4"
