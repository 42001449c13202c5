"""Who takes part, what each promised, and what has been kept."""

from datetime import date

import pandas as pd
import pytest

from data_access.access.scope import Scope
from data_access.queries.network import network
from tests.programmes import home, homes, programme_of, repair_at, together
from tests.records import (
    commitment,
    commitment_update,
    event,
    participant,
    pledge,
    subdistrict_step,
)

PAI = Scope(districts=frozenset({"5803"}))


def person(number, **given):
    return participant(participant_id=f"P{number}", **given)


def promise(number, person=1, target=10, **given):
    return commitment(
        **{
            "commitment_id": f"C{number}",
            "participant_id": f"P{person}",
            "target_qty": str(target),
            "start_on": "2024-01-01",
            "due_on": "2024-05-30",  # 150 days later; 90 of them by 31 March
            **given,
        }
    )


def report(number, quantity, on="2024-03-01", **given):
    return commitment_update(
        commitment_id=f"C{number}", reported_on=on, qty_to_date=str(quantity), **given
    )


def kept(programme, **by):
    return network.commitments_kept(programme, **by).iloc[0]


def test_the_network_is_the_whole_one_for_the_province_and_those_in_view_for_a_part():
    programme = programme_of(
        participant=[
            person(1),
            person(2, attended_kickoff="no"),
            person(3, district_code="5801", subdistrict_code="580104"),
        ],
        commitment=[promise(1, person=1), promise(2, person=1), promise(3, person=3)],
    )

    assert network.participant_counts(programme).to_dict() == {
        "participants": 3,
        "attended": 2,
        "committed": 2,
        "commitments": 3,
        "goal": 120,
    }
    in_pai = network.participant_counts(programme.within(PAI))
    assert (in_pai["committed"], in_pai["goal"]) == (1, 2)


def test_a_commitment_that_was_dropped_is_none():
    programme = programme_of(participant=[person(1)], commitment=[promise(1, status="dropped")])

    assert network.participant_counts(programme)["committed"] == 0
    assert network.commitments_kept(programme).empty


def test_commitments_of_those_who_left_are_not_expected_of_anybody():
    programme = programme_of(participant=[person(1, active="no")], commitment=[promise(1)])

    assert network.participant_counts(programme)["committed"] == 0
    assert list(network.participants_by_stage(programme)["stage"]) == ["left"]


def test_kept_is_the_weighted_mean_of_what_was_done_of_each_target():
    # (1 × 0.5 + 3 × 1) ÷ 4: 12 of 10 count as 10, and weights are 1 and 3.
    programme = programme_of(
        commitment=[promise(1), promise(2, weight="3")],
        commitment_update=[report(1, 5), report(2, 12)],
    )

    assert kept(programme)["kept"] == pytest.approx(0.875)


def test_what_should_have_been_kept_goes_along_each_commitments_own_days():
    # 90 of 150 days for the first, all of them for the second: (0.6 + 3 × 1) ÷ 4.
    programme = programme_of(commitment=[promise(1), promise(2, weight="3", due_on="2024-02-01")])

    assert kept(programme)["expected"] == pytest.approx(0.9)
    assert kept(programme)["late"] == 1


def test_the_newest_verified_quantity_counts():
    programme = programme_of(
        commitment=[promise(1)],
        commitment_update=[
            report(1, 6, on="2024-01-15"),
            report(1, 4, on="2024-02-15"),
            report(1, 9, on="2024-03-15", verification="self_reported"),
            report(1, 8, on="2024-03-20", verification="rejected"),
        ],
    )

    assert kept(programme)["kept"] == pytest.approx(0.4)
    assert kept(programme.on(date(2024, 1, 31)))["kept"] == pytest.approx(0.6)


def test_out_of_no_weight_there_is_no_share():
    assert pd.isna(kept(programme_of(commitment=[promise(1, weight="0")]))["kept"])


def test_people_of_no_district_stand_in_none():
    programme = programme_of(
        participant=[person(1), person(2, district_code="", subdistrict_code="")],
        commitment=[promise(1, person=1), promise(2, person=2)],
    )

    rows = network.commitments_kept(programme, by="district_code")

    assert rows[["district_code", "commitments"]].to_dict("records") == [
        {"district_code": "5803", "commitments": 1}
    ]
    assert kept(programme)["commitments"] == 2


def test_each_person_stands_at_one_stage():
    programme = programme_of(
        participant=[person(number) for number in range(1, 6)],
        commitment=[
            promise(2, person=2),
            promise(3, person=3),
            promise(4, person=3),
            promise(5, person=4),
        ],
        commitment_update=[report(3, 10), report(5, 11)],
    )

    rows = network.participants_by_stage(programme)

    assert rows[["stage", "people"]].to_dict("records") == [
        {"stage": "kept", "people": 1},
        {"stage": "under_way", "people": 1},
        {"stage": "not_begun", "people": 1},
        {"stage": "no_commitment", "people": 2},
    ]


def test_late_commitments_come_first():
    programme = programme_of(
        commitment=[
            promise(1, due_on="2024-03-31"),
            promise(2, due_on="2024-03-30"),
            promise(3, due_on="2024-02-01"),
        ],
        commitment_update=[report(3, 10)],
    )

    rows = network.commitment_rows(programme)

    assert list(rows["commitment_id"]) == ["C2", "C3", "C1"]
    assert list(rows["is_late"]) == [True, False, False]


def test_participants_are_counted_by_district():
    programme = programme_of(
        participant=[person(1), person(2), person(3, district_code="5801")],
        commitment=[promise(1, person=2), promise(2, person=2)],
    )

    assert network.participants_by_district(programme).to_dict("records") == [
        {"area_code": "5801", "people": 1, "committed": 0},
        {"area_code": "5803", "people": 2, "committed": 1},
    ]


def step(name, subdistrict="580302", on="2023-06-01"):
    return subdistrict_step(step=name, subdistrict_code=subdistrict, reached_on=on)


def stages(programme):
    return network.subdistrict_board(programme).set_index("subdistrict_code")["stage"]


def test_a_stage_counts_when_every_one_before_it_is_reached():
    programme = programme_of(
        repair_at("handed_over", "2024-02-01", home(1, "580301")),
        repair_at("handed_over", "2024-02-01", home(1, "580104")),
        subdistrict_step=[
            step("team", "580302"),
            step("plan", "580302"),
            step("team", "580301"),
            step("list", "580301"),
            step("plan", "580301"),
        ],
    )

    assert stages(programme).to_dict() == {
        "580104": 0,
        "580301": 4,
        "580302": 1,
        "580601": 0,
        "580606": 0,
    }
    board = network.subdistrict_board(programme).set_index("subdistrict_code")
    assert board.loc["580104", "houses"] == 1


def test_a_step_counts_from_the_day_it_was_reached():
    programme = programme_of(subdistrict_step=[step("team", on="2024-03-01")])

    assert stages(programme)["580302"] == 1
    assert stages(programme.on(date(2024, 2, 29)))["580302"] == 0


def test_the_chain_counts_each_link_once():
    programme = programme_of(
        together(
            repair_at("handed_over", "2024-02-01", home(1)),
            repair_at("in_progress", "2024-02-01", home(2)),
            repair_at("surveyed", "2024-02-01", home(3)),
        ),
        homes([4]),
        commitment=[promise(1), promise(2)],
        pledge=[pledge(), pledge(pledge_id="K-2", pledged_on="2024-04-01")],
    )

    assert network.chain(programme) == {
        "participants": 1,
        "commitments": 2,
        "pledges": 1,
        "under_way": 1,
        "handed_over": 1,
    }


def test_events_are_those_held_by_the_day_newest_first():
    programme = programme_of(
        event=[
            event(),
            event(event_id="E2", kind="review", held_on="2024-03-01"),
            event(event_id="E3", kind="review", held_on="2024-04-01"),
        ]
    )

    assert list(network.events(programme)["event_id"]) == ["E2", "E1"]
