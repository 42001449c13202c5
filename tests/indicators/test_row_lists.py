"""The rows behind a number are as many as it says, whichever list, and theirs alone."""

from dataclasses import replace

import pytest

from data_access.access.roles import Principal
from data_access.indicators.row_lists import ROW_LISTS, of_page, parts_of
from tests.programmes import PUBLIC, home, homes, programme_of, repair_at, repair_of
from tests.records import commitment, commitment_update, participant, partner, pledge

# Hidden where they are few, or not known where too little is surveyed.
OF_HOUSEHOLDS = {"in_need", "urgent", "never_reached", "gaps", "housed_and_poor"}


@pytest.fixture(scope="module")
def programme():
    """Two repairs on hold for rain and one for materials, of which the one for materials and one
    for rain are over the limit; one handed over; a partner with one overdue pledge of two; two
    people with a commitment, one of them late."""

    def held(number, since, reason):
        return repair_of(
            home(number), ("reported", "2023-10-10"), ("approved", "2023-12-01"),
            ("on_hold", since), holds=reason,
        )  # fmt: skip

    return programme_of(
        homes(range(1, 9)),
        held(1, "2024-01-01", "rain_access"),
        held(2, "2024-03-20", "rain_access"),
        held(3, "2024-01-01", "materials"),
        repair_at("handed_over", "2024-03-01", home(4)),
        partner=[partner(partner_id="A"), partner(partner_id="B")],
        pledge=[
            pledge(pledge_id="K-1", partner_id="A", due_on="2024-03-30"),
            pledge(pledge_id="K-2", partner_id="A", due_on="2024-12-31"),
            pledge(pledge_id="K-3", partner_id="B", due_on="2024-03-30"),
        ],
        participant=[participant(participant_id=one) for one in ("P001", "P002", "P003")],
        commitment=[
            commitment(commitment_id="C-1", participant_id="P001", due_on="2024-03-30"),
            commitment(commitment_id="C-2", participant_id="P002", due_on="2024-12-31"),
        ],
        commitment_update=[commitment_update(commitment_id="C-2")],
    )


def ids(programme, key, partner_id=None):
    return [*ROW_LISTS[key].rows(programme, partner_id).iloc[:, 0]]


@pytest.mark.parametrize("key", ROW_LISTS)
def test_a_list_has_as_many_rows_as_its_number_and_the_columns_that_it_shows(programme, key):
    one = ROW_LISTS[key]
    rows, number = one.rows(programme), one.number(programme, None)

    assert set(one.columns) <= set(rows.columns)
    assert number == len(rows) or (number is None and key in OF_HOUSEHOLDS)
    assert "{" not in one.formula(programme.weights).en


def test_each_list_has_the_rows_of_its_own_number(programme):
    counts = {key: one.number(programme, None) for key, one in ROW_LISTS.items()}

    assert counts["handed_over"] == len(ids(programme, "handed_over")) == 1
    assert counts["on_hold"] == len(ids(programme, "on_hold")) == 3
    assert counts["on_hold.rain_access"] == len(ids(programme, "on_hold.rain_access")) == 2
    assert counts["stalled.on_hold"] == len(ids(programme, "stalled.on_hold")) == 2
    assert counts["overdue"] == 2
    assert sorted(ids(programme, "overdue")) == ["K-1", "K-3"]
    assert counts["committed"] == 2
    assert ids(programme, "committed") == ["P001", "P002"]
    assert counts["past_due"] == 1
    assert ids(programme, "past_due") == ["C-1"]


def test_of_one_partner_are_its_own_rows_and_number(programme):
    assert ROW_LISTS["overdue"].number(programme, "B") == 1
    assert ids(programme, "overdue", "B") == ["K-3"]


def test_no_row_of_a_house_a_pledge_or_a_person_is_listed_to_the_public(programme):
    public = replace(programme, principal=PUBLIC)

    for key in ("handed_over", "on_hold", "overdue", "committed", "past_due"):
        assert ids(public, key) == [], key
        assert ROW_LISTS[key].number(public, None) == ROW_LISTS[key].number(programme, None)
        assert not ROW_LISTS[key].is_for(PUBLIC)


def test_a_partner_may_see_the_rows_of_its_own_pledges_only():
    reader = Principal("partner", "A")

    assert ROW_LISTS["overdue"].is_for(reader, "A")
    assert not ROW_LISTS["overdue"].is_for(reader, "B")
    assert not ROW_LISTS["overdue"].is_for(reader)
    assert not ROW_LISTS["past_due"].is_for(reader)
    assert ROW_LISTS["unsurveyed"].is_for(reader)


def test_a_list_and_its_parts_stand_on_one_page():
    assert [one.key for one in of_page("repairs")] == ["handed_over", "stalled", "on_hold"]
    assert {one.page for one in (*parts_of("on_hold"), *parts_of("stalled"))} == {"repairs"}
    assert len(parts_of("on_hold")) == 7
