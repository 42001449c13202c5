"""The rows behind what moved since the last meeting are as many as the sentences say, and theirs alone."""

from dataclasses import replace
from datetime import date

import pytest

from data_access.access.roles import Principal
from data_access.access.scope import Scope
from data_access.indicators import BY_KEY
from data_access.indicators.changed.changed_lists import list_since, lists_since
from data_access.schema.headings import heading
from display.changes import changes
from tests.programmes import PUBLIC, home, programme_of, repair_at, repair_of, together
from tests.records import commitment, commitment_update, delivery, pledge, subdistrict_step

MEETING = date(2024, 2, 29)
LISTS = [one for lists in lists_since(MEETING).values() for one in lists]
WORK = (("reported", "2023-06-01"), ("approved", "2023-07-01"))
BUILT = (*WORK, ("in_progress", "2023-08-01"), ("completed", "2023-09-01"), ("handed_over", "2023-09-02"))  # fmt: skip


@pytest.fixture(scope="module")
def programme():
    """Of each kind of move another number, and of each kind one on the day of the meeting itself,
    which was known then."""
    return programme_of(
        repair_at("handed_over", "2024-02-29", home(1)),
        *(repair_at("handed_over", "2024-03-01", home(number)) for number in (2, 3, 4)),
        repair_of(home(5), *BUILT, ("in_progress", "2024-03-05")),
        # Back, mended, and handed over again: it went out and in, and counts as it did.
        repair_of(
            home(6), *BUILT, ("in_progress", "2024-03-05"), ("completed", "2024-03-06"),
            ("handed_over", "2024-03-07"),
        ),
        repair_of(home(7), *WORK, ("on_hold", "2024-02-29")),
        *(repair_of(home(number, "580606"), *WORK, ("on_hold", "2024-03-01")) for number in (8, 9)),
        repair_of(home(10), *WORK, ("on_hold", "2024-01-01"), ("approved", "2024-03-02")),
        repair_of(home(11), *WORK, ("on_hold", "2024-01-01"), ("cancelled", "2024-03-02")),
        together(
            {
                "pledge": [
                    pledge(pledge_id="K-made", pledged_on="2024-03-01", due_on="2024-03-15"),
                    pledge(pledge_id="K-gone", withdrawn_on="2024-03-10", pledge_status="withdrawn"),
                    pledge(pledge_id="K-kept", qty="100"),
                    pledge(pledge_id="K-late", due_on="2024-03-15"),
                    pledge(pledge_id="K-late-already", due_on="2024-02-01"),
                ],
                "delivery": [
                    delivery(delivery_id="D-1", pledge_id="K-kept", delivered_on="2024-03-05", qty="100"),
                    delivery(delivery_id="D-2", pledge_id="K-late", delivered_on="2024-02-29", qty="1"),
                    delivery(delivery_id="D-3", pledge_id="K-late", delivered_on="2024-03-06", qty="-1"),
                    delivery(delivery_id="D-4", pledge_id="K-late", delivered_on="2024-03-06", qty="1",
                             verification="self_reported"),
                ],
                "commitment": [
                    commitment(commitment_id="C-up", target_qty="5"),
                    commitment(commitment_id="C-down", target_qty="5"),
                ],
                "commitment_update": [
                    commitment_update(commitment_id="C-up", reported_on="2024-02-29", qty_to_date="4"),
                    commitment_update(commitment_id="C-up", reported_on="2024-03-10", qty_to_date="5"),
                    commitment_update(commitment_id="C-down", reported_on="2024-02-01", qty_to_date="5"),
                    commitment_update(commitment_id="C-down", reported_on="2024-03-11", qty_to_date="3"),
                ],
                "subdistrict_step": [
                    subdistrict_step(reached_on="2024-02-29"),
                    subdistrict_step(step="list", reached_on="2024-03-01"),
                    subdistrict_step(subdistrict_code="580606", step="list", reached_on="2024-03-02"),
                ],
            }
        ),
    )  # fmt: skip


COUNTED = {
    "given_since": 4,
    "sent_back": 2,
    "newly_held": 2,
    "went_on": 1,
    "hold_cancelled": 1,
    "delivered_since": 1,
    "withdrawn_since": 1,
    "made_since": 1,
    "newly_overdue": 2,
    "fulfilled_since": 1,
    "reports_since": 2,
    "kept_since": 1,
    "reached_team": 0,
    "reached_list": 2,
    "reached_plan": 0,
}


def test_each_number_opens_as_many_rows_with_the_columns_that_are_shown(programme):
    assert {one.key: one.number(programme, None) for one in LISTS} == COUNTED
    for one in LISTS:
        rows = one.rows(programme)
        assert len(rows) == COUNTED[one.key], one.key
        assert set(one.columns) <= set(rows.columns), one.key
        assert all(heading(name).en for name in one.columns)


def test_hand_overs_less_those_sent_back_are_what_the_count_has_moved_by(programme):
    moved = (
        BY_KEY["G1"].measure(programme).value - BY_KEY["G1"].measure(programme.on(MEETING)).value
    )

    assert moved == COUNTED["given_since"] - COUNTED["sent_back"] == 2


def test_the_numbers_of_the_lists_are_those_of_the_sentences(programme):
    said = {
        one.key: " ".join([one.said.en, *(why.en for why in one.why)])
        for one in changes(programme, MEETING)
    }

    assert "2 went back for repair after the hand-over" in said["houses"]
    assert "2 newly on hold" in said["holds"]
    assert "1 went on again" in said["holds"]
    assert "1 cancelled" in said["holds"]
    assert "1 new delivery" in said["pledges"]
    assert "2 pledges newly overdue" in said["pledges"]
    assert "2 new reports from 1 person" in said["commitments"]
    assert "1 more kept in full" in said["commitments"]  # the one that fell back takes none off
    assert "2 more: verified household list" in said["subdistricts"]


def test_in_one_district_or_year_are_its_own_rows_and_number(programme):
    pai = programme.within(Scope(districts=frozenset({"5803"})))

    for one in LISTS:
        assert one.number(pai, None) == len(one.rows(pai)), one.key
    for year in (2566, 2567):
        narrowed = programme.within(Scope(fiscal_year_be=year))
        for one in LISTS:
            assert one.number(narrowed, None) == len(one.rows(narrowed)), (year, one.key)
    assert list_since(MEETING, "newly_held").number(pai, None) == 0
    assert list_since(MEETING, "given_since").number(pai, None) == 4


def test_nobody_who_sees_no_rows_is_shown_a_repair_a_pledge_or_a_person(programme):
    public = replace(programme, principal=PUBLIC)

    for one in LISTS:
        own = one.key.startswith("reached")
        assert one.is_for(PUBLIC) == own, one.key
        assert not one.is_for(Principal("partner", "CODI")) or own, one.key
        assert own or one.rows(public).empty, one.key


def test_a_list_has_one_key_and_one_day_the_same_lists():
    keys = [one.key for one in LISTS]

    assert len(keys) == len(set(keys))
    assert list_since(MEETING, "newly_held") is list_since(date(2024, 2, 29), "newly_held")
    assert list_since(MEETING, "overdue") is None
