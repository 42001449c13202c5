"""Figures at their edges: one below, at, and one above, each number written out."""

from datetime import date, timedelta

import pytest

from data_access.indicators import BY_KEY, Figure
from data_access.indicators.figure import NONE
from data_access.queries.households.households import households_in_view
from data_access.queries.partners.contributions import leverage
from data_access.queries.repairs.single_repairs import repair_rows
from tests.programmes import CODI, assessed, home, homes, programme_of, repair_at, repair_of
from tests.records import (
    commitment,
    commitment_update,
    delivery,
    event,
    member,
    partner,
    pledge,
    repair_funding,
)

AS_OF = date(2024, 3, 31)


def ago(days):
    return str(AS_OF - timedelta(days=days))


def figure(key, *parts, **given):
    return BY_KEY[key].measure(programme_of(*parts, **given))


@pytest.mark.parametrize(("days", "silent"), [(29, 0), (30, 0), (31, 1)])
def test_a_partner_is_silent_after_more_than_thirty_days(days, silent):
    found = figure(
        "P16",
        partner=[partner()],
        pledge=[pledge()],
        delivery=[delivery(delivered_on=ago(days), pledge_id="", repair_id="")],
    )

    assert (found.value, found.denominator) == (silent, 1)


@pytest.mark.parametrize(
    ("need", "gap"), [(9, NONE), (10, Figure(1.0, 1.0, 0.0)), (11, Figure(1.0, 1.0, 0.0))]
)
def test_the_gap_between_districts_counts_a_district_from_ten_in_need_on(need, gap):
    # In one district all of 20 are reached, in the other nobody is.
    found = figure(
        "G12a",
        *(repair_at("handed_over", "2024-02-01", home(n)) for n in range(20)),
        *(repair_at("surveyed", "2024-02-01", home(n, "580104")) for n in range(need)),
    )

    assert found == gap


@pytest.mark.parametrize(("days", "is_last"), [(1, True), (0, False), (-1, False)])
def test_a_meeting_of_today_is_not_the_last_one(days, is_last):
    found = figure(
        "M13",
        repair_at("handed_over", ago(0), home(1)),
        event=[event(kind="review", held_on=ago(days))],
    )

    assert (found != NONE) is is_last
    assert (found.value == 1) is is_last


def test_of_a_meeting_today_and_one_before_the_earlier_is_the_last():
    found = figure(
        "M13",
        repair_at("handed_over", ago(10), home(1)),
        repair_at("handed_over", ago(0), home(2)),
        event=[
            event(event_id="E1", kind="review", held_on=ago(20)),
            event(event_id="E2", kind="review", held_on=ago(0)),
        ],
    )

    assert (found.value, found.numerator, found.denominator) == (2, 2, 0)
    assert "2024-03-11" in found.note.en


@pytest.mark.parametrize(
    ("due_on", "overdue", "soon"),
    [
        (ago(1), 1, 0),
        (ago(0), 0, 1),
        ("2024-04-30", 0, 1),  # in 30 days
        ("2024-05-01", 0, 0),
    ],
)
def test_a_pledge_is_overdue_after_its_day_and_due_soon_up_to_thirty_days_before(
    due_on, overdue, soon
):
    programme = programme_of(pledge=[pledge(due_on=due_on)])

    assert BY_KEY["P6"].measure(programme).value == overdue
    assert BY_KEY["P7"].measure(programme).value == soon


STALLED = (
    ("surveyed", 30), ("community_verified", 45), ("approved", 30), ("in_progress", 60),
    ("completed", 14),
)  # fmt: skip


@pytest.mark.parametrize(("status", "limit"), STALLED)
def test_a_repair_is_stalled_a_day_after_its_limit(status, limit):
    def stalled(days):
        return figure("G6", repair_at(status, ago(days), home(1))).numerator

    assert [stalled(limit - 1), stalled(limit), stalled(limit + 1)] == [0, 0, 1]


def test_a_repair_on_hold_is_stalled_after_thirty_days():
    def stalled(days):
        moves = [("reported", ago(200)), ("approved", ago(200)), ("on_hold", ago(days))]
        return figure("G6", repair_of(home(1), *moves)).numerator

    assert [stalled(29), stalled(30), stalled(31)] == [0, 0, 1]


@pytest.mark.parametrize(("days", "counted"), [(364, True), (365, False), (366, False)])
def test_the_median_of_hand_overs_looks_back_less_than_a_year(days, counted):
    found = figure("G7", *(repair_at("handed_over", ago(days), home(n)) for n in range(5)))

    assert (found.value is not None) is counted


@pytest.mark.parametrize(("income", "urgent"), [("59999", 5), ("60000", 5), ("60001", 0)])
def test_a_household_is_urgent_from_a_priority_of_seventy_on(income, urgent):
    # Condition 100, 40 points of somebody bedridden, and poverty 40 (60,000 of 100,000 baht):
    # 0.5 × 100 + 0.3 × 40 + 0.2 × 40 is 70.
    found = figure(
        "G10",
        *(homes([n], income_pp_year_thb=income) for n in range(5)),
        *(assessed(home(n), 3) for n in range(5)),
        member=[
            member(member_id=f"M-{n}", household_id=home(n), groups="bedridden") for n in range(5)
        ],
    )

    assert found.value == urgent


@pytest.mark.parametrize(("reported_on", "kept"), [("2024-03-31", 0.5), ("2024-04-01", 0)])
def test_a_report_of_today_counts_and_one_of_tomorrow_does_not(reported_on, kept):
    found = figure(
        "M3",
        commitment=[commitment(target_qty="10")],
        commitment_update=[commitment_update(reported_on=reported_on, qty_to_date="5")],
    )

    assert found.value == kept


@pytest.mark.parametrize(
    ("registered_on", "households"), [("2024-03-30", 1), ("2024-03-31", 1), ("2024-04-01", 0)]
)
def test_a_household_counts_from_the_day_of_its_registration_on(registered_on, households):
    programme = programme_of(homes([1], registered_on=registered_on))

    assert households_in_view(programme) == households


@pytest.mark.parametrize(("day", "status"), [(30, "surveyed"), (31, "approved")])
def test_a_repair_stands_where_the_move_of_the_day_itself_left_it(day, status):
    moves = [("reported", "2024-03-01"), ("surveyed", "2024-03-02"), ("approved", "2024-03-31")]
    programme = programme_of(repair_of(home(1), *moves)).on(date(2024, 3, day))

    assert repair_rows(programme)["status"].to_list() == [status]


@pytest.mark.parametrize(("status", "thb"), [("community_verified", 0), ("approved", 20_000)])
def test_money_counts_from_the_approval_on(status, thb):
    programme = programme_of(
        repair_at(status, "2024-02-01", home(1)),
        repair_funding=[repair_funding(repair_id=f"R-{home(1)}", delivery_id="")],
    )

    assert leverage(programme)[["state", "others"]].sum() == thb


def test_a_delivery_of_another_partner_opens_no_repair():
    programme = programme_of(
        repair_at("approved", "2024-02-01", home(1), repair_id="R-1", lead_partner_id="LAO"),
        repair_at("approved", "2024-02-01", home(2), repair_id="R-2", lead_partner_id="LAO"),
        delivery=[
            delivery(delivery_id="D-1", pledge_id="", repair_id="R-1", partner_id="LAO"),
            delivery(delivery_id="D-2", pledge_id="", repair_id="R-2"),
        ],
        reader=CODI,
    )

    assert repair_rows(programme)["repair_id"].to_list() == ["R-2"]
