"""The areas of a province, as a file to load."""

import csv
import io

import pytest

from data_access import __main__ as records


def listed(capsys, *given):
    """What `areas` writes, and its rows."""
    assert records.main(["areas", *given]) == 0
    written = capsys.readouterr().out
    return written, list(csv.DictReader(io.StringIO(written)))


def test_the_areas_of_any_province_are_a_file_to_load(capsys):
    _, rows = listed(capsys, "57")
    levels = [row["level"] for row in rows]
    known = {row["area_code"] for row in rows}

    assert [levels.count(one) for one in ("province", "district", "subdistrict")] == [1, 18, 124]
    assert all(row["parent_code"] in known for row in rows[1:])
    assert rows[2] == {
        "area_code": "570101",
        "level": "subdistrict",
        "parent_code": "5701",
        "name_th": "เวียง",
        "name_en": "Wiang",
        "postal_code": "57000",
        "source": rows[0]["source"],
        "updated_at": "2026-10-23",
    }


@pytest.mark.parametrize("code", ["99", "5", "5801", "เชียงราย"])
def test_a_code_of_no_province_is_refused_in_words(capsys, code):
    assert records.main(["areas", code]) == 2
    assert f"No province has the code ‘{code}’" in capsys.readouterr().err
