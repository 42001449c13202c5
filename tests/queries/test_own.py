"""Promises as their owner sees them; a new day and an offer count once they are verified."""

import pytest

from data_access.access.roles import Principal
from data_access.access.scope import Scope
from data_access.queries.partners import own
from data_access.queries.partners.partners import fulfilment
from data_access.snapshots.programme import Programme
from display.answers.mine import mine, what_waits
from tests.programmes import CODI, PUBLIC, home, programme_of, repair_at, together
from tests.records import commitment, commitment_house, participant, pledge, promise_move

LAO, PERSON = Principal("lao", "LAO-01"), Principal("community", "P002")
ROWS = together(
    repair_at("handed_over", "2024-03-05", home(1), repair_id="R-1"),
    repair_at("approved", "2024-03-05", home(2), repair_id="R-2"),
    {
        "participant": [participant(participant_id="P001", lao_id="LAO-01"), participant(participant_id="P002", lao_id="")],
        "commitment": [
            commitment(due_on="2024-03-01"),
            commitment(commitment_id="C002", participant_id="P002", due_on="2024-04-20"),
        ],
        "commitment_house": [commitment_house(repair_id="R-1"), commitment_house(repair_id="R-2")],
        "pledge": [pledge(due_on="2024-03-30"), pledge(pledge_id="K-2", partner_id="SHOP")],
    },
)  # fmt: skip


@pytest.fixture(scope="module")
def programme():
    return programme_of(ROWS)


def seen_by(programme, reader):
    return Programme(programme.snapshot, Scope(), reader)


def test_each_sees_its_own_promises_and_their_houses_and_the_public_none(programme):
    def found(reader):
        of = mine(seen_by(programme, reader))
        return set(of.promises["promise_id"]), dict(
            of.houses[["repair_id", "is_handed_over"]].values
        )

    assert found(CODI) == ({"K-0001"}, {})
    assert found(LAO) == ({"C001"}, {"R-1": True, "R-2": False})
    assert found(PERSON) == ({"C002"}, {})
    assert found(PUBLIC) == (set(), {})
    assert len(own.promises(programme)) == 4
    assert set(own.participants(seen_by(programme, LAO))["participant_id"]) == {"P001"}


def test_what_waits_names_what_is_late_due_soon_sent_back_and_the_houses(programme):
    assert what_waits(mine(seen_by(programme, LAO)), 1).en == (
        "1 overdue, 1 report sent back, 1 house of yours waits"
    )
    assert what_waits(mine(seen_by(programme, PERSON)), 0).en == "1 due in 30 days"


@pytest.mark.parametrize(
    ("move", "due_on"),
    [
        ({}, "2024-12-31"),
        ({"verification": "self_reported"}, "2024-03-30"),
        ({"verification": "rejected"}, "2024-03-30"),
        ({"reported_on": "2024-04-01"}, "2024-03-30"),
    ],
)
def test_a_new_day_holds_once_it_is_verified_and_the_first_one_stays_in_sight(move, due_on):
    moved = programme_of(pledge=ROWS["pledge"], promise_move=[promise_move(**move)])
    row = own.promises(moved).set_index("promise_id").loc["K-0001"]

    assert [str(row[name].date()) for name in ("due_on", "first_due_on")] == [due_on, "2024-03-30"]
    assert bool(row["is_late"]) == (due_on == "2024-03-30")


def test_an_offer_is_no_pledge_before_it_is_confirmed():
    offered = pledge(pledge_status="offered")

    assert fulfilment(programme_of(pledge=[offered]))["pledges"] == 0
    assert (
        fulfilment(programme_of(pledge=[{**offered, "pledge_status": "pledged"}]))["pledges"] == 1
    )
