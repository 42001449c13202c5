"""The data package: what the schema says, in words that other tools read."""

import frictionless
import pytest

from data_access import schema
from data_access.schema.datapackage import datapackage
from sample_data.generate import HERE


@pytest.fixture(scope="module")
def package():
    return datapackage(schema.TABLES, HERE)


def resource_of(package, name):
    return next(resource for resource in package["resources"] if resource["name"] == name)


def field_of(package, table, column):
    fields = resource_of(package, table)["schema"]["fields"]
    return next(field for field in fields if field["name"] == column)


def test_every_table_with_a_file_is_described_in_the_schemas_order(package):
    assert [one["name"] for one in package["resources"]] == [one.name for one in schema.TABLES]


def test_every_column_is_described_in_order_with_its_thai_title(package):
    for table in schema.TABLES:
        fields = resource_of(package, table.name)["schema"]["fields"]

        assert [field["name"] for field in fields] == [column.name for column in table.columns]
        assert [field["title"] for field in fields] == [column.label.th for column in table.columns]


def test_a_code_of_digits_stays_text(package):
    assert field_of(package, "household", "subdistrict_code")["type"] == "string"


def test_a_closed_list_is_an_enum_and_a_set_of_codes_a_pattern(package):
    status = field_of(package, "repair", "status")["constraints"]
    components = field_of(package, "repair", "components")["constraints"]

    assert "handed_over" in status["enum"]
    assert components["pattern"].startswith("(structure|roof|")


def test_a_range_is_kept_as_whole_numbers_where_the_column_counts(package):
    rating = field_of(package, "repair", "beneficiary_rating")["constraints"]

    assert (rating["minimum"], rating["maximum"]) == (1, 5)


def test_references_name_the_table_and_its_key(package):
    references = resource_of(package, "repair")["schema"]["foreignKeys"]

    assert {
        "fields": ["household_id"],
        "reference": {"resource": "household", "fields": ["household_id"]},
    } in references


def test_a_reference_to_the_table_itself_has_no_name(package):
    (reference,) = resource_of(package, "area")["schema"]["foreignKeys"]

    assert reference["reference"] == {"resource": "", "fields": ["area_code"]}


def test_a_personal_column_says_that_it_never_leaves_the_store(package):
    assert "personal" in field_of(package, "household", "phone")["description"]
    assert "personal" in field_of(package, "member", "sex")["description"]
    assert "personal" not in field_of(package, "household", "moo")["description"]


def test_a_table_without_a_file_is_left_out_with_every_reference_to_it(tmp_path):
    (tmp_path / "pledge.csv").write_text("pledge_id\n", encoding="utf-8")

    package = datapackage(schema.TABLES, tmp_path)

    assert [one["name"] for one in package["resources"]] == ["pledge"]
    assert "foreignKeys" not in package["resources"][0]["schema"]


def test_made_up_records_say_so_at_the_top_and_true_ones_do_not(package, tmp_path):
    (tmp_path / "programme.csv").write_text("programme_id,made_up\nhome,false\n", encoding="utf-8")

    assert "MADE UP" in package["description"]
    assert "ข้อมูลสมมติ" in package["title"]
    assert "MADE UP" not in datapackage(schema.TABLES, tmp_path)["description"]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of frictionless's own imports
def test_frictionless_finds_the_sample_valid():
    report = frictionless.validate(str(HERE / "datapackage.json"))

    assert report.flatten(["taskNumber", "rowNumber", "fieldName", "type"]) == []
    assert report.valid
