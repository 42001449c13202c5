"""The goal board: each goal counted in its own way, and how it stands."""

import pandas as pd
import pytest

from data_access.access.scope import Scope
from data_access.queries.network.goals import goal_board
from tests.programmes import home, programme_of, repair_at
from tests.records import (
    area_target,
    commitment,
    commitment_update,
    delivery,
    goal,
    goal_update,
    livelihood,
    model,
    model_area,
    participant,
    pledge,
    subdistrict_step,
)

PAI = Scope(districts=frozenset({"5803"}))


def stands(programme, goal_id="G"):
    return goal_board(programme).set_index("goal_id").loc[goal_id]


def one_goal(rollup, **given):
    """A goal of 100 days, half of which have passed on 31 March 2024."""
    return {
        "goal": [
            goal(
                goal_id="G",
                rollup=rollup,
                start_on="2024-02-10",
                due_on="2024-05-20",
                **{"target": "10", **given},
            )
        ]
    }


def promise(number, **given):
    return commitment(
        **{"commitment_id": f"C{number}", "goal_id": "G", "target_qty": "10", **given}
    )


def report(number, quantity, on="2024-03-30", **given):
    return commitment_update(
        commitment_id=f"C{number}", reported_on=on, qty_to_date=str(quantity), **given
    )


def test_half_way_through_its_days_half_of_a_goal_is_expected():
    row = stands(programme_of(one_goal("count_livelihoods", baseline="2")))

    # 2 + (10 − 2) × 50 ÷ 100, and none of it is there: (0 − 2) ÷ (6 − 2).
    assert row["expected"] == pytest.approx(6)
    assert row["spi"] == pytest.approx(-0.5)
    assert row["rag"] == "behind"


def test_people_with_a_commitment_are_counted():
    programme = programme_of(
        one_goal("count_participants", target="120"),
        participant=[participant(), participant(participant_id="P002", district_code="5801")],
        commitment=[promise(1), promise(2)],
    )

    assert stands(programme)["actual"] == 1
    assert stands(programme)["share"] == pytest.approx(1 / 120)
    assert stands(programme.within(PAI))["target"] == 1


def test_subdistricts_at_a_step_are_counted_whatever_came_before_it():
    programme = programme_of(
        one_goal("count_subdistricts", step="list", target="45"),
        subdistrict_step=[
            subdistrict_step(step="list"),
            subdistrict_step(step="list", subdistrict_code="580104"),
            subdistrict_step(step="team", subdistrict_code="580301"),
        ],
    )

    assert stands(programme)["actual"] == 2
    assert stands(programme.within(PAI))[["actual", "target"]].to_list() == [1, 2]


def test_houses_are_counted_against_the_targets_of_the_areas_in_view():
    programme = programme_of(
        one_goal("count_houses"),
        repair_at("handed_over", "2024-02-20", home(1)),
        area_target=[area_target(goal_id="G", target_value="4")],
    )

    assert stands(programme.within(PAI))[["actual", "target", "expected"]].to_list() == [1, 4, 2]


def test_the_share_of_commitments_kept_is_in_percent():
    programme = programme_of(
        one_goal("share_commitments", target="100"),
        commitment=[promise(1)],
        commitment_update=[report(1, 4)],
    )

    assert stands(programme)[["actual", "target"]].to_list() == pytest.approx([40, 100])
    assert stands(programme.within(PAI))["target"] == 100


def test_commitments_that_weigh_nothing_have_no_share_and_are_not_behind():
    programme = programme_of(
        one_goal("share_commitments", target="100"),
        commitment=[promise(1, weight="0")],
        commitment_update=[report(1, 4)],
    )

    assert stands(programme)["rag"] == "no_data"
    assert pd.isna(stands(programme)["actual"])


def test_the_share_of_pledges_delivered_is_in_percent():
    programme = programme_of(
        one_goal("share_pledges", target="100"),
        pledge=[pledge(qty="40000")],
        delivery=[delivery(qty="10000", repair_id="")],
    )

    assert stands(programme)["actual"] == pytest.approx(25)


def test_a_sum_of_commitments_takes_no_more_from_each_than_it_promised():
    programme = programme_of(
        one_goal("sum_commitments", target="50"),
        commitment=[promise(1), promise(2)],
        commitment_update=[report(1, 14), report(2, 3)],
    )

    assert stands(programme)["actual"] == 13


SUPPORTED = [
    livelihood(livelihood_id=f"L-{number}", household_id=home(number)) for number in range(1, 6)
]


def test_livelihoods_are_counted_by_household():
    programme = programme_of(one_goal("count_livelihoods"), livelihood=SUPPORTED)

    assert stands(programme)["actual"] == 5


def test_a_goal_of_so_few_households_that_they_are_hidden_has_no_data():
    row = stands(programme_of(one_goal("count_livelihoods"), livelihood=SUPPORTED[:4]))

    assert pd.isna(row["actual"])
    assert row["rag"] == "no_data"


def test_districts_with_a_proven_model_are_counted_and_their_target_in_a_part_is_its_districts():
    proven = {"model": [model(status="proven")], "model_area": [model_area()]}
    rows = [one_goal("count_proven_districts", target="7"), proven]

    assert stands(programme_of(*rows))[["actual", "target"]].to_list() == [1, 7]
    assert stands(programme_of(*rows, scope=PAI))[["actual", "target"]].to_list() == [1, 1]


def test_what_its_owner_reports_is_the_newest_verified_value():
    programme = programme_of(
        one_goal("manual"),
        goal_update=[
            goal_update(goal_id="G", reported_on="2024-03-01", value="3"),
            goal_update(goal_id="G", reported_on="2024-03-20", value="4"),
            goal_update(goal_id="G", reported_on="2024-03-25", value="9", verification="rejected"),
        ],
    )

    assert stands(programme)["actual"] == 4


def test_a_goal_set_for_the_whole_has_no_target_in_a_part():
    programme = programme_of(
        one_goal("manual"),
        goal_update=[goal_update(goal_id="G", reported_on="2024-03-20", value="4")],
        scope=PAI,
    )

    row = stands(programme)

    assert row[["target", "expected", "spi", "actual", "share"]].isna().all()
    assert row["rag"] == "no_data"


def test_a_part_without_a_target_still_tells_what_was_counted_there():
    programme = programme_of(one_goal("count_livelihoods"), livelihood=SUPPORTED, scope=PAI)

    assert stands(programme)["actual"] == 5
    assert pd.isna(stands(programme)["target"])


def test_a_goal_nobody_has_reported_on_has_no_data_and_is_not_behind():
    never = programme_of(one_goal("sum_commitments"), commitment=[promise(1)])

    assert stands(never)["rag"] == "no_data"
    assert stands(programme_of(one_goal("manual")))["rag"] == "no_data"


@pytest.mark.parametrize(("on", "rag"), [("2024-01-31", "behind"), ("2024-01-30", "no_data")])
def test_reports_older_than_sixty_days_are_no_data(on, rag):
    # 60 days before 31 March 2024, over a leap day, is 31 January.
    programme = programme_of(
        one_goal("sum_commitments"),
        commitment=[promise(1)],
        commitment_update=[report(1, 1, on=on)],
    )

    assert stands(programme)["rag"] == rag


def test_reports_on_another_goal_do_not_make_this_one_fresh():
    programme = programme_of(
        {"goal": [*one_goal("sum_commitments")["goal"], goal(goal_id="OTHER")]},
        commitment=[promise(1), promise(2, goal_id="OTHER")],
        commitment_update=[report(1, 1, on="2024-01-01"), report(2, 9)],
    )

    assert stands(programme)["rag"] == "no_data"


def test_goals_come_in_the_order_of_their_numbers():
    programme = programme_of(
        goal=[goal(goal_id=name, rollup="manual") for name in ("G10", "G2", "G1")]
    )

    assert list(goal_board(programme)["goal_id"]) == ["G1", "G2", "G10"]
