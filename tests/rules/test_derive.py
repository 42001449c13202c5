"""Scores, ranks and places that a snapshot holds beyond the records."""

import pandas as pd
import pytest
import shapely

from data_access.language.vocabulary import COMPONENT
from data_access.rules import derive
from data_access.rules.weights import weights_in_force

WEIGHTS = weights_in_force()


def assessed(**conditions):
    row = {f"{component}_condition": "na" for component in COMPONENT}
    row |= {f"{component}_condition": value for component, value in conditions.items()}
    return pd.DataFrame([row])


def score(**conditions):
    (value,) = derive.condition_scores(assessed(**conditions), WEIGHTS)
    return value


def test_a_house_unsafe_in_every_part_scores_100_and_a_good_one_0():
    assert score(**dict.fromkeys(COMPONENT, "3")) == pytest.approx(100)
    assert score(**dict.fromkeys(COMPONENT, "0")) == 0


def test_only_the_parts_that_were_assessed_count():
    assert score(structure="3", roof="0", toilet="0") == pytest.approx(100 * 0.25 / 0.60)


def test_half_of_the_weight_is_enough_and_less_gives_no_score():
    assert score(structure="3", roof="3", water="3") == pytest.approx(100)
    assert pd.isna(score(structure="3", roof="3"))


def members(*rows):
    return pd.DataFrame(rows, columns=["household_id", "groups"]).astype("str")


def vulnerability(*rows):
    groups = derive.groups_of_households(members(*rows))
    return derive.vulnerability_scores(groups, WEIGHTS).to_dict()


def test_a_group_counts_once_however_many_members_are_in_it():
    assert vulnerability(("h1", "elderly"), ("h1", "chronic;elderly")) == {"h1": 25}


def test_the_points_of_a_household_end_at_100():
    everything = ";".join(WEIGHTS["vulnerable_group"])

    assert vulnerability(("h1", everything)) == {"h1": 100}


def test_none_and_groups_without_points_score_0_and_nobody_on_record_scores_nothing():
    assert vulnerability(("h1", "none"), ("h2", None), ("h3", "ethnic")) == {
        "h1": 0,
        "h2": 0,
        "h3": 0,
    }
    assert vulnerability() == {}


SQUARE = shapely.box(98.0, 19.0, 98.1, 19.1)


@pytest.mark.parametrize(
    ("lat", "lon", "state"),
    [
        (19.05, 98.05, "inside"),
        (19.05, 98.117, "inside"),  # 1.8 km outside
        (19.05, 98.123, "outside"),  # 2.4 km
        (19.117, 98.05, "inside"),
        (19.119, 98.05, "outside"),  # 2.1 km
        (None, 98.05, "missing"),
    ],
)
def test_a_point_is_inside_its_subdistrict_up_to_two_kilometres_beyond(lat, lon, state):
    households = pd.DataFrame({"subdistrict_code": ["580101"], "lat": [lat], "lon": [lon]})
    households = households.astype({"lat": "float64", "lon": "float64"})

    assert list(derive.gps_states(households, {"580101": SQUARE})) == [state]


def test_without_a_shape_a_point_is_unchecked_and_a_lack_is_still_a_lack():
    households = pd.DataFrame(
        {"subdistrict_code": ["580101"] * 2, "lat": [19.05, None], "lon": [98.05, None]}
    )

    assert list(derive.gps_states(households, {})) == ["unchecked", "missing"]


def test_on_hold_keeps_the_rank_it_left_and_off_the_path_has_none():
    log = pd.DataFrame(
        {
            "from_status": [None, "approved", "reported"],
            "to_status": ["reported", "on_hold", "cancelled"],
        }
    ).astype("str")

    assert derive.ranks_after(log).to_list() == [0, 3, pd.NA]


def needy(assessments=(), repairs=()):
    """From (household, day, score, danger) and (repair, household, rank)."""
    table = pd.DataFrame(
        [(f"a{n}", *row) for n, row in enumerate(assessments)],
        columns=["assessment_id", "household_id", "assessed_on", "score", "people_at_risk"],
    ).astype({"score": "float64", "people_at_risk": "boolean"})
    mended = pd.DataFrame(repairs, columns=["repair_id", "household_id", "rank"])
    ranks = mended.set_index("repair_id")["rank"].astype("Int64")
    return derive.households_in_need(table, table["score"], mended, ranks, WEIGHTS)


def test_only_the_latest_assessment_says_whether_a_household_is_in_need():
    in_need, _ = needy([("h1", "2023-01-01", 90, True), ("h1", "2024-01-01", 10, False)])

    assert not in_need["h1"]


@pytest.mark.parametrize(
    ("score", "danger", "expected"),
    [(50, False, True), (49.9, False, False), (0, True, True), (None, False, False)],
)
def test_a_household_is_in_need_by_its_score_or_by_danger(score, danger, expected):
    in_need, _ = needy([("h1", "2024-01-01", score, danger)])

    assert bool(in_need["h1"]) is expected


def test_a_repair_on_the_path_means_need_and_a_hand_over_means_reached():
    in_need, reached = needy(repairs=[("r1", "h1", 0), ("r2", "h2", 6), ("r3", "h3", None)])

    assert in_need.to_dict() == {"h1": True, "h2": True}
    assert reached.to_dict() == {"h1": False, "h2": True}


def test_every_district_has_a_row_for_every_group():
    households = pd.DataFrame(
        {
            "household_id": ["h1", "h2"],
            "subdistrict_code": ["580101", "580101"],
            "active": [True, False],
        }
    )
    groups = derive.groups_of_households(members(("h1", "elderly"), ("h2", "elderly")))
    yes = pd.Series({"h1": True, "h2": True})
    no = ~yes

    counts = derive.counts_of_vulnerable_groups(
        households, groups, yes, yes, yes, no, ["5801", "5802"]
    )

    assert len(counts) == 2 * len(derive.GROUPS)
    elderly = counts[counts["vulnerable_group"] == "elderly"].set_index("district_code")
    assert elderly.loc["5801", ["households", "in_need", "reached"]].tolist() == [1, 1, 1]
    assert elderly.loc["5801", ["scored", "poor"]].tolist() == [1, 0]
    assert elderly.loc["5802", ["households", "in_need", "reached"]].tolist() == [0, 0, 0]
