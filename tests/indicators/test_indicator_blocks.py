"""What an indicator's block promises: a ratio is its two figures, rows are those of the figure."""

from dataclasses import replace

import pytest

from data_access.access.roles import Principal
from data_access.indicators import BY_KEY, INDICATORS
from data_access.indicators.figure import Figure, quotient
from tests.programmes import PUBLIC, assessed, home, homes, programme_of, repair_at
from tests.records import commitment, delivery, member, participant, pledge, repair_funding

RATIOS = ("G9", "G11", "G14b", "G16", "G17", "G18", "G19a", "G20", "P2", "P8", "M1", "M2")


@pytest.fixture(scope="module")
def programme():
    """Fifty households, forty in need, twenty of them reached, all vulnerable; a partner's pledge
    of 100 baht of which 40 came in time; and one participant with a commitment."""
    houses = [
        repair_at(
            "handed_over" if number <= 20 else "approved",
            "2024-03-01",
            home(number),
            repair_id=f"R-{number:04}",
            approved_thb="20000",
            actual_cash_thb="10000" if number <= 20 else "",
        )
        for number in range(1, 41)
    ]
    return programme_of(
        homes(range(1, 51)),
        *houses,
        *(assessed(home(number), 0) for number in range(1, 51)),
        member=[
            member(member_id=f"M-{number}", household_id=home(number), groups="elderly")
            for number in range(1, 51)
        ],
        repair_funding=[
            repair_funding(funding_id="F-1", funding_program="codi_bpp", partner_id="",
                           delivery_id="", value_thb="20000"),
            repair_funding(funding_id="F-2", funding_program="household", partner_id="",
                           delivery_id="", value_thb="5000"),
        ],
        pledge=[pledge(pledge_id="K-1", qty="100", due_on="2024-03-01")],
        delivery=[delivery(delivery_id="D-1", pledge_id="K-1", qty="40", value_thb="40",
                           delivered_on="2024-02-01", repair_id="")],
        participant=[participant(participant_id="P1")],
        commitment=[commitment(commitment_id="C1", participant_id="P1")],
    )  # fmt: skip


@pytest.mark.parametrize("key", RATIOS)
def test_a_ratio_is_its_two_figures(programme, key):
    one = BY_KEY[key]
    part, whole = one.numerator(programme), one.denominator(programme)

    found = one.measure(programme)

    assert (found.numerator, found.denominator) == (part.value, whole.value)
    assert found.value == pytest.approx(part.value / whole.value)


def test_every_share_is_a_ratio_but_the_pace_and_the_weighted_shares():
    shares = {one.key for one in INDICATORS if one.unit in ("percent", "ratio")}

    assert shares == {*RATIOS, "G3", "G19b", "M3", "M4"}
    assert {one.key for one in INDICATORS if one.denominator} == set(RATIOS)


def test_what_a_ratio_is_out_of_is_an_indicator_where_there_is_one():
    assert BY_KEY["G9"].denominator is BY_KEY["G8"].measure
    assert BY_KEY["G17"].numerator is BY_KEY["P2"].numerator


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        (Figure(3, 3), Figure(4, 4), Figure(0.75, 3, 4)),
        (Figure(0, 0), Figure(4, 4), Figure(0.0, 0, 4)),
        (Figure(0, 0), Figure(0, 0), Figure(None, 0, 0, "none")),
        (Figure(None, state="hidden"), Figure(4, 4), Figure(None, state="hidden")),
        (Figure(3, 3), Figure(None, state="hidden"), Figure(None, state="hidden")),
        (Figure(None, state="none"), Figure(4, 4), Figure(None, state="none")),
        (Figure(3, 3), Figure(None, state="none"), Figure(None, state="none")),
    ],
)
def test_a_ratio_is_hidden_or_unknown_with_either_of_its_figures(part, whole, expected):
    assert quotient(part, whole) == expected


def test_the_rows_behind_a_figure_have_the_columns_that_are_shown(programme):
    with_rows = [one for one in INDICATORS if one.rows]
    for one in with_rows:
        rows = one.rows.question(programme)

        assert set(one.rows.columns) <= set(rows.columns), one.key
    # Of no household is it listed that it is vulnerable, and a plan has no rows.
    without = {one.key for one in INDICATORS if not one.rows}
    assert without == {"G2", "G11", "G18", "G19b", "G19c", "M8", "M12"}


@pytest.mark.parametrize("key", ["G1", "G8", "G10", "P1", "P6", "P7", "P9", "M7", "M14"])
def test_the_rows_behind_a_count_are_as_many_as_it_says(programme, key):
    one = BY_KEY[key]

    assert len(one.rows.question(programme)) == one.measure(programme).value


def test_the_rows_behind_a_share_are_those_of_its_numerator(programme):
    reached = BY_KEY["G9"]

    assert len(reached.rows.question(programme)) == reached.measure(programme).numerator == 20


def test_no_household_is_listed_to_a_reader_who_sees_totals_only(programme):
    for reader in (PUBLIC, Principal("presenter")):
        rows = BY_KEY["G8"].rows.question(replace(programme, principal=reader))

        assert rows.empty, reader.role
