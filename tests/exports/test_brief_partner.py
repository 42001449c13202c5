"""The brief of one partner: its own word, on the two pages of the brief."""

import pytest

from data_access.access.roles import Principal
from data_access.access.scope import Scope
from data_access.queries.partners import partners
from data_access.rules.weights import weights_in_force
from data_access.snapshots.programme import Programme
from display.words.words import words_of
from exports.brief.brief import brief, file_name
from exports.brief.brief_contents import brief_contents
from tests.exports.figures import figures_json
from tests.exports.read_pdf import may_be_read_aloud, opened, text_of
from tests.programmes import programme_of
from tests.records import partner, pledge
from ui.panels.downloads.brief import coloured_map

ONE = "mhs-council"


@pytest.fixture
def programme(snapshot):
    return Programme(snapshot, Scope(), Principal("governor"))


def contents_of(programme, partner_id):
    return brief_contents(programme, "en", coloured_map(programme, "en"), partner_id)


def number(written):
    return int(written.replace(",", "")) if written != "–" else 0


def test_it_has_two_pages_that_can_be_read_aloud_and_says_whose_it_is(programme):
    pdf = brief(programme, "en", coloured_map(programme, "en"), ONE)
    sums = partners.fulfilment(programme, ONE)
    text = text_of(pdf)

    assert len(opened(pdf).pages) == 2
    assert may_be_read_aloud(pdf, "en")
    assert words_of(programme, "en").full_names[ONE].en in text
    came, of = sums["counted_thb"], sums["promised_thb"]
    assert f"has delivered {sums['fulfilment']:.0%} ({came:,} baht of {of:,} baht)" in text
    assert f"{sums['overdue']} pledges are overdue" in text
    assert file_name(programme, "en", ONE).startswith(f"brief_{ONE}_2024-03-31")


def test_its_areas_add_up_to_what_it_promised(programme):
    rows, sums = (
        contents_of(programme, ONE)["partners"]["rows"],
        partners.fulfilment(programme, ONE),
    )

    assert sum(number(row["promised"]) for row in rows) == sums["promised_thb"]
    assert sum(number(row["delivered"]) for row in rows) == sums["counted_thb"]
    assert sum(number(row["pledges"]) for row in rows) == sums["pledges"]
    assert sum(number(row["overdue"]) for row in rows) == sums["overdue"]


def test_the_figures_of_the_programme_beside_it_are_those_of_the_command(programme, capsys):
    figures = figures_json(capsys, "--role", "governor")
    contents = contents_of(programme, ONE)

    assert contents["curve"]["done"]["words"] == f"Handed over {figures['G1']['value']:,}"
    assert contents["stages"][0]["repairs"] == f"{figures['G5']['value']:,}"


def test_a_partner_without_a_pledge_has_a_brief_that_says_so():
    begun = programme_of(partner=[partner()])
    contents = contents_of(begun, "CODI")

    assert contents["answer"][0]["words"] == "No pledge with a value yet"
    assert contents["partners"]["rows"] == contents["asks"] == []
    assert len(opened(brief(begun, "th", coloured_map(begun, "th"), "CODI")).pages) == 2


def test_what_is_due_soon_is_said_with_the_days_of_the_weights():
    begun = programme_of(
        pledge=[pledge(pledge_id="K-1", due_on="2024-04-05")],
        weights=weights_in_force() | {"due_soon_days": 7},
    )
    contents = contents_of(begun, "CODI")

    assert "1 pledge falls due in 7 days" in [one["words"] for one in contents["findings"]]
    assert "Prepare what falls due in 7 days: 1" in contents["asks"]


def test_a_partner_that_is_not_one_has_none(programme):
    with pytest.raises(KeyError):
        contents_of(programme, "nobody")


def test_money_has_its_unit_in_the_name_so_that_its_value_is_as_large_as_the_others(programme):
    tiles = {tile["name"]: tile["value"] for tile in contents_of(programme, "codi-north")["tiles"]}

    assert tiles["Outstanding (million baht)"] == "2.32"
    assert tiles["Given in cash (million baht)"] == "7.36"
