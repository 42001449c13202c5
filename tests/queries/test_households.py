"""Who is in need, who has been reached, and what is not known."""

from datetime import date

import pandas as pd
import pytest

from data_access.access.scope import Scope
from data_access.queries.households import households
from data_access.rules.weights import weights_in_force
from tests.programmes import (
    assessed,
    home,
    homes,
    programme_of,
    repair_at,
    repair_of,
    together,
)
from tests.records import household, livelihood, member

NOT_ASSESSED = {f"{name}_condition": "na" for name in weights_in_force()["component"]}


def scores(programme):
    """The household of a programme that has one, with its scores."""
    return programme.ask("select * from household_now").iloc[0]


def counts(*parts, **given):
    return households.household_counts(programme_of(*parts, **given))


def one_home(**given):
    return homes([1], **given)


def of_groups(*sets):
    """A member each, with these vulnerable groups."""
    return {
        "member": [
            member(member_id=f"M-{number}", household_id=home(1), groups=groups)
            for number, groups in enumerate(sets)
        ]
    }


@pytest.mark.parametrize(
    ("parts", "in_need"),
    [
        pytest.param([], 0, id="nothing known"),
        pytest.param([assessed(home(1), 1)], 0, id="score of 33"),
        pytest.param([assessed(home(1), 2)], 1, id="score of 67"),
        pytest.param([assessed(home(1), 0, at_risk=True)], 1, id="someone in danger"),
        pytest.param([repair_at("reported", "2024-01-01", home(1))], 1, id="a repair on the path"),
        pytest.param(
            [repair_of(home(1), ("reported", "2024-01-01"), ("cancelled", "2024-02-01"))],
            0,
            id="a repair that left the path",
        ),
    ],
)
def test_a_household_is_in_need_by_danger_by_its_house_or_by_a_repair(parts, in_need):
    assert counts(one_home(), *parts)["in_need"] == in_need


def test_a_score_of_exactly_fifty_is_in_need():
    # (0.25 × 1 + 0.20 × 2 + 0.05 × 2) ÷ 0.50 = 1.5, and 100 ÷ 3 × 1.5 = 50.
    half = {**NOT_ASSESSED, "structure_condition": "1", "roof_condition": "2", "access_condition": "2"}  # fmt: skip

    programme = programme_of(one_home(), assessed(home(1), **half))

    assert scores(programme)["condition_score"] == pytest.approx(50)
    assert households.household_counts(programme)["in_need"] == 1


def test_the_condition_score_weighs_only_the_components_assessed():
    # (0.25 × 3 + 0.20 × 1 + 0.05 × 0) ÷ 0.50 = 1.9, and 100 ÷ 3 × 1.9 = 63.3.
    given = {**NOT_ASSESSED, "structure_condition": "3", "roof_condition": "1", "water_condition": "0"}  # fmt: skip

    score = scores(programme_of(one_home(), assessed(home(1), **given)))["condition_score"]

    assert score == pytest.approx(63.3333, abs=1e-4)


def test_with_less_than_half_of_the_weight_assessed_there_is_no_score():
    # Structure and roof together weigh 0.45.
    given = {**NOT_ASSESSED, "structure_condition": "3", "roof_condition": "3"}

    programme = programme_of(one_home(), assessed(home(1), **given))

    assert pd.isna(scores(programme)["condition_score"])
    assert households.household_counts(programme)["in_need"] == 0


def test_the_newest_assessment_by_its_day_counts_not_the_last_one_entered():
    new = assessed(home(1), 0, on="2024-03-01", assessment_id="A-1")
    old = assessed(home(1), 3, on="2023-06-01", assessment_id="A-2")

    programme = programme_of(one_home(), new, old)

    assert households.household_counts(programme)["in_need"] == 0
    assert households.household_counts(programme.on(date(2024, 2, 29)))["in_need"] == 1


def test_of_two_assessments_on_one_day_one_counts_and_always_the_same():
    first = assessed(home(1), 3, assessment_id="A-1")
    second = assessed(home(1), 0, assessment_id="A-2")

    assert counts(one_home(), first, second)["in_need"] == 0
    assert counts(one_home(), second, first)["in_need"] == 0


def test_points_of_vulnerability_are_of_different_groups_in_the_household():
    # Elderly 15 and disabled 25; the second elderly member adds nothing.
    programme = programme_of(one_home(), of_groups("elderly", "elderly;disabled"))

    assert scores(programme)["vuln_score"] == 40


def test_points_of_vulnerability_end_at_a_hundred():
    # 40 + 25 + 25 + 25 = 115.
    programme = programme_of(one_home(), of_groups("bedridden;disabled;orphan;elderly_alone"))

    assert scores(programme)["vuln_score"] == 100


def test_a_household_of_nobody_vulnerable_has_no_points_and_one_without_members_no_score():
    assert scores(programme_of(one_home(), of_groups("none")))["vuln_score"] == 0
    assert pd.isna(scores(programme_of(one_home()))["vuln_score"])


def test_an_income_nobody_knows_is_not_an_income_of_nothing():
    assert pd.isna(scores(programme_of(one_home(income_pp_year_thb="")))["poverty_score"])


@pytest.mark.parametrize(
    ("income", "poverty"), [("0", 100), ("40000", 60), ("100000", 0), ("250000", 0)]
)
def test_poverty_is_how_far_income_lies_below_the_line(income, poverty):
    programme = programme_of(one_home(income_pp_year_thb=income))

    assert scores(programme)["poverty_score"] == pytest.approx(poverty)


def test_priority_weighs_the_three_scores():
    # 0.5 × 66.667 + 0.3 × 15 + 0.2 × 60 = 33.333 + 4.5 + 12.
    found = scores(programme_of(one_home(), assessed(home(1), 2), of_groups("elderly")))

    assert found["priority"] == pytest.approx(49.8333, abs=1e-4)
    assert found["priority_complete"]


@pytest.mark.parametrize(
    ("parts", "priority"),
    [
        # Without the income: (0.5 × 66.667 + 0.3 × 15) ÷ 0.8.
        pytest.param(
            [one_home(income_pp_year_thb=""), assessed(home(1), 2), of_groups("elderly")],
            47.2917,
            id="no income",
        ),
        # Without members: (0.5 × 66.667 + 0.2 × 60) ÷ 0.7.
        pytest.param([one_home(), assessed(home(1), 2)], 64.7619, id="no members"),
        # Without an assessment: (0.3 × 15 + 0.2 × 60) ÷ 0.5.
        pytest.param([one_home(), of_groups("elderly")], 33.0, id="no assessment"),
    ],
)
def test_without_one_score_the_other_two_carry_the_whole_weight(parts, priority):
    programme = programme_of(*parts)

    assert scores(programme)["priority"] == pytest.approx(priority, abs=1e-4)
    assert households.household_counts(programme)["score_incomplete"] == 1


def test_without_two_scores_there_is_no_priority():
    programme = programme_of(one_home(), assessed(home(1), 2, on="2024-04-01"))

    assert pd.isna(scores(programme)["priority"])
    assert households.household_counts(programme)["without_score"] == 1


def test_urgent_is_danger_or_a_high_priority_where_work_has_not_begun():
    # Condition 100, income 0 and 40 points: 0.5 × 100 + 0.3 × 40 + 0.2 × 100 = 82.
    poor = together(one_home(income_pp_year_thb="0"), assessed(home(1), 3), of_groups("bedridden"))

    assert counts(poor)["urgent"] == 1
    assert counts(poor, repair_at("approved", "2024-01-01", home(1)))["urgent"] == 1
    assert counts(poor, repair_at("in_progress", "2024-01-01", home(1)))["urgent"] == 0
    assert counts(one_home(), assessed(home(1), 0, at_risk=True))["urgent"] == 1
    assert counts(one_home(), assessed(home(1), 0))["urgent"] == 0


def test_a_household_no_longer_active_is_in_no_count():
    found = counts(
        one_home(active="no"), assessed(home(1), 3), repair_at("approved", "2024-01-01", home(1))
    )

    assert found["households"] == 0
    assert found["in_need"] == 0


def test_a_household_counts_from_the_day_it_was_registered():
    programme = programme_of(one_home(registered_on="2024-02-01"))

    assert households.households_in_view(programme) == 1
    assert households.households_in_view(programme.on(date(2024, 1, 31))) == 0


def test_a_household_with_two_repairs_is_in_need_once_and_housed_once():
    found = counts(
        one_home(n_members="4"),
        repair_at("handed_over", "2023-09-01", home(1), repair_id="R-1"),
        repair_at("handed_over", "2024-02-01", home(1), repair_id="R-2"),
    )

    assert (found["in_need"], found["reached"], found["people_housed"]) == (1, 1, 4)


def test_a_household_reached_stays_reached_while_another_repair_is_open():
    found = counts(
        one_home(),
        repair_at("handed_over", "2023-09-01", home(1), repair_id="R-1"),
        repair_at("surveyed", "2024-02-01", home(1), repair_id="R-2"),
    )

    assert found["reached"] == 1


def test_need_does_not_depend_on_the_fiscal_year_in_view():
    programme = programme_of(
        one_home(),
        repair_at("handed_over", "2023-09-01", home(1), fiscal_year_be="2566"),
        scope=Scope(fiscal_year_be=2567),
    )

    assert households.household_counts(programme)["reached"] == 1


def test_unfunded_is_in_need_without_an_approved_repair():
    found = counts(
        assessed(home(1), 3),
        repair_at("community_verified", "2024-01-01", home(2)),
        repair_at("approved", "2024-01-01", home(3)),
    )

    assert (found["in_need"], found["unfunded"]) == (3, 2)


def test_an_assessment_of_a_year_ago_is_no_longer_current():
    # 365 days before 31 March 2024 is 1 April 2023, over a leap day.
    found = counts(
        homes([1, 2, 3], registered_on="2023-01-01"),
        assessed(home(1), on="2023-04-01"),
        assessed(home(2), on="2023-04-02"),
    )

    assert (found["assessed"], found["never_assessed"]) == (1, 1)


def test_an_area_nobody_surveyed_keeps_its_row_and_says_so():
    rows = households.shown_need_by_area(
        programme_of(*(assessed(home(number), 3) for number in range(1, 7))), "subdistrict"
    ).set_index("area_code")

    assert rows.loc["580302", ["in_need", "state"]].to_list() == [6, "shown"]
    assert rows.loc["580104", "state"] == "none"
    assert pd.isna(rows.loc["580104", "in_need"])


def test_an_area_surveyed_and_well_shows_its_zero():
    rows = households.shown_need_by_area(programme_of(assessed(home(1), 0)), "subdistrict")

    shown = rows.set_index("area_code").loc["580302"]
    assert (shown["in_need"], shown["state"]) == (0, "shown")
    assert pd.isna(shown["coverage"])


def test_coverage_of_an_area_is_reached_of_those_in_need():
    # 15 in need; 9 of them have their house: 0.6.
    programme = programme_of(
        *(repair_at("handed_over", "2024-02-01", home(number)) for number in range(1, 10)),
        *(repair_at("surveyed", "2024-02-01", home(number)) for number in range(10, 16)),
    )

    rows = households.shown_need_by_area(programme, "district").set_index("area_code")

    assert rows.loc["5803", "coverage"] == pytest.approx(0.6)


def vulnerable(groups, numbers):
    return {
        "member": [
            member(member_id=f"M-{groups}-{one}", household_id=home(one), groups=groups)
            for one in numbers
        ]
    }


def test_a_group_is_counted_by_households_and_hidden_below_ten():
    programme = programme_of(
        *(assessed(home(number), 3) for number in range(1, 25)),
        *(repair_at("handed_over", "2024-02-01", home(number)) for number in range(1, 13)),
        vulnerable("elderly", range(1, 25)),
        vulnerable("disabled", range(1, 10)),
    )

    rows = households.vulnerable_groups(programme).set_index("vulnerable_group")

    assert rows.loc["elderly", ["in_need", "reached"]].to_list() == [24, 12]
    assert rows.loc["elderly", "coverage"] == pytest.approx(12 / 24)
    assert pd.isna(rows.loc["disabled", "in_need"])
    assert pd.isna(rows.loc["disabled", "coverage"])
    assert rows.loc["orphan", "in_need"] == 0


def test_groups_are_never_told_below_a_district():
    programme = programme_of(
        *(assessed(home(number), 3) for number in range(1, 21)),
        vulnerable("elderly", range(1, 21)),
    )

    assert households.vulnerable_groups(
        programme.within(Scope(subdistricts=frozenset({"580302"})))
    ).empty
    in_pai = programme.within(Scope(districts=frozenset({"5803"})))
    assert households.vulnerable_groups(in_pai)["in_need"].max() == 20


def better(number, before, after):
    """A house repaired from 1 January to 1 February, assessed before and after."""
    return together(
        repair_of(
            home(number),
            ("reported", "2023-10-01"),
            ("in_progress", "2024-01-01"),
            ("completed", "2024-02-01"),
            ("handed_over", "2024-02-10"),
        ),
        assessed(home(number), before, on="2023-11-01"),
        assessed(home(number), after, on="2024-03-01"),
    )


def test_the_change_of_condition_is_the_median_of_before_less_after():
    # From 3 to 0 is 100 points, from 2 to 1 is 33.3: the median of five is 66.7.
    row = households.condition_change(
        programme_of(
            better(1, 3, 0), better(2, 3, 0), better(3, 2, 0), better(4, 2, 1), better(5, 2, 1)
        )
    ).iloc[0]

    assert row["n"] == 5
    assert row["median_change"] == pytest.approx(200 / 3)


def test_the_condition_before_is_the_newest_one_before_the_work():
    long_ago = [assessed(home(number), 0, on="2023-06-01") for number in range(1, 6)]

    row = households.condition_change(
        programme_of(*(better(number, 3, 0) for number in range(1, 6)), *long_ago)
    ).iloc[0]

    assert row["median_change"] == pytest.approx(100)


def test_houses_assessed_only_once_are_not_in_the_change():
    row = households.condition_change(
        programme_of(
            better(1, 3, 0),
            repair_at("handed_over", "2024-02-01", home(2)),
            assessed(home(2), 3, on="2023-11-01"),
        )
    ).iloc[0]

    assert row["n"] == 1
    assert pd.isna(row["median_change"])


def test_a_village_with_two_houses_is_one_village():
    programme = programme_of(
        repair_at("handed_over", "2024-02-01", home(1)),
        repair_at("handed_over", "2024-02-01", home(2)),
        repair_at("handed_over", "2024-02-01", home(3)),
        repair_at("handed_over", "2024-02-01", home(1, "580301")),
        repair_at("completed", "2024-02-01", home(4)),
        {"household": [household(household_id=home(3), moo="2")]},
    )

    assert households.villages_reached(programme) == 3


def test_a_household_with_two_livelihoods_is_supported_once():
    programme = programme_of(
        livelihood=[
            livelihood(household_id=home(1)),
            livelihood(household_id=home(1), livelihood_id="L-0002"),
            livelihood(household_id=home(2), livelihood_id="L-0003", started_on="2024-03-30"),
        ]
    )

    assert households.livelihoods(programme) == 2
    assert households.livelihoods(programme.on(date(2024, 3, 29))) == 1
