"""A partner's statement: its own rows, for those who may see them."""

from dataclasses import replace
from functools import cache

import pytest

from data_access.access.roles import Principal
from data_access.queries.partners.partners import by_unit
from data_access.system.paths import ROOT
from exports.statement.partner_statement import may_have_statement
from exports.statement.statement import statement
from tests.exports.read_back import sheets
from tests.programmes import CODI, GOVERNOR, programme_of
from tests.records import delivery, pledge


@cache
def published():
    return programme_of(
        pledge=[
            pledge(pledge_id="K-1", qty="100"),
            pledge(pledge_id="K-2", kind="material", qty="50", unit="sheet", unit_value_thb=""),
            pledge(pledge_id="K-9", partner_id="GLO", qty="7"),
        ],
        delivery=[
            delivery(delivery_id="D-1", pledge_id="K-1", qty="140", value_thb="140", repair_id=""),
            delivery(delivery_id="D-2", pledge_id="", qty="5", unit="bag", repair_id=""),
        ],
    )


def programme(reader=GOVERNOR):
    return replace(published(), principal=reader)


def test_it_holds_the_rows_of_that_partner_and_no_other():
    tables = sheets(statement(programme(), "CODI", "en"))

    assert list(tables) == ["Summary", "Pledges", "Deliveries"]
    assert tables["Pledges"].column("Pledge")[:-1] == ["K-1", "K-2"]
    assert sorted(tables["Deliveries"].column("Delivery")[:-1]) == ["D-1", "D-2"]


def test_its_units_are_those_of_the_partners_page():
    table = sheets(statement(programme(), "CODI", "en"))["Summary"]
    known = by_unit(programme(), "CODI")

    rows = table.rows[: len(known)]
    assert [row[1] for row in rows] == list(known["promised"])
    assert [row[4] for row in rows] == list(known["outstanding"])
    assert [row[5] for row in rows] == list(known["surplus"])


def test_it_has_room_for_both_sides_to_sign():
    lines = [row[0] for row in sheets(statement(programme(), "CODI", "th"))["สรุป"].rows]

    assert "ผู้แทนภาคี" in lines
    assert "ผู้แทนจังหวัด" in lines
    assert sum(str(line).startswith("ลงชื่อ") for line in lines) == 2


def test_a_partner_has_its_own_statement_and_no_others():
    assert may_have_statement(programme(CODI), "CODI")
    assert not may_have_statement(programme(CODI), "GLO")
    with pytest.raises(PermissionError):
        statement(programme(CODI), "GLO", "en")


@pytest.mark.parametrize("role", ["public", "presenter"])
def test_who_sees_totals_only_has_no_statement(role):
    reader = Principal(role)

    assert not may_have_statement(programme(reader), "CODI")
    with pytest.raises(PermissionError):
        statement(programme(reader), "CODI", "en")


def test_a_partner_that_is_not_one_has_none():
    with pytest.raises(KeyError):
        statement(programme(), "nobody", "en")


def test_what_a_statement_says_is_asked_before_it_is_laid_out():
    """Two layouts that ask for themselves could answer differently."""
    folder = ROOT / "exports" / "statement"
    asking = {
        path.name for path in folder.glob("*.py") if "data_access.queries" in path.read_text()
    }

    assert asking == {"partner_statement.py"}
