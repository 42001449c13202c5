"""The files that pages offer hold no more than the pages: nothing personal, and only a reader's rows."""

import io
import zipfile

import pytest

from data_access.access.roles import Principal
from data_access.access.scope import Scope
from data_access.language.vocabulary import ROLE
from data_access.snapshots.programme import Programme
from exports.open_data.open_data import open_data
from exports.statement.statement import statement
from exports.workbook.workbook import workbook
from tests.pages.test_every_page import PARTNER
from tests.pages.test_private import marks_in


def text_in(file):
    """All that is written in a ZIP or an Excel file, which is a ZIP as well."""
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        parts = [
            archive.read(name).decode("utf-8", errors="replace") for name in archive.namelist()
        ]
    return "\n".join(parts)


@pytest.fixture
def seen_by(snapshot):
    def seen_by(role):
        return Programme(snapshot, Scope(), Principal(role, PARTNER if role == "partner" else None))

    return seen_by


# An LAO and a member of the network read what the public does: tests/snapshots/test_scoped_tables.py.
@pytest.mark.parametrize("role", [one for one in ROLE if one not in ("lao", "community")])
def test_no_personal_field_is_in_the_workbook_of_any_reader(seen_by, role):
    text = text_in(workbook(seen_by(role), "th"))

    assert len(text) > 10_000
    assert marks_in(text) == []


@pytest.mark.parametrize("role", ["presenter", "public"])
def test_the_workbook_of_who_sees_no_single_row_has_none(seen_by, role):
    text = text_in(workbook(seen_by(role), "en"))

    assert "HH-58" not in text
    assert "R-0" not in text


def test_no_personal_field_and_no_household_is_in_the_open_data(seen_by):
    text = text_in(open_data(seen_by("governor")))

    assert marks_in(text) == []
    assert "HH-58" not in text


@pytest.mark.parametrize("role", ["governor", "partner"])
def test_no_personal_field_is_in_a_statement(seen_by, role):
    assert marks_in(text_in(statement(seen_by(role), PARTNER, "th"))) == []
