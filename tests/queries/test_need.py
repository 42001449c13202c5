"""In need, and reached: a question decides it in SQL, publishing in pandas. Both must say the same."""

import pandas as pd
import pytest
from hypothesis import given

from data_access.queries.households.raw_counts import vulnerable_by_district
from data_access.rules import derive
from tests.programmes import assessed, home, programme_of, repair_at, repair_of
from tests.random_records import programmes
from tests.tiers import cases


def by_questions(programme):
    """Whether each active household is in need, and whether it was reached, as questions say it."""
    rows = programme.ask("select household_id, in_need, reached from household_now")
    return rows.set_index("household_id").sort_index().astype(bool)


def by_publishing(programme):
    """The same as publishing says it, of the records that the snapshot was made of."""
    recorded = programme.snapshot.answer
    assessments = recorded("select * from raw_assessment").astype({"people_at_risk": "boolean"})
    log = recorded("select * from raw_repair_status_log order by repair_id, seq")
    last = log.drop_duplicates("repair_id", keep="last").set_index("repair_id")
    in_need, reached = derive.households_in_need(
        assessments,
        assessments["condition_score"],
        recorded("select repair_id, household_id from raw_repair"),
        last["rank_after"].astype("Int64"),
        programme.weights,
    )
    active = recorded("select household_id from raw_household where active")["household_id"]
    found = pd.DataFrame({"in_need": in_need, "reached": reached}).reindex(sorted(active))
    return found.eq(True).fillna(False).astype(bool).rename_axis("household_id")


def of_groups(programme, tables):
    """Households in need and reached by (vulnerable group, district), counted over the members."""
    households = by_questions(programme)
    groups = {
        (row["household_id"], group)
        for row in tables.get("member", [])
        for group in row["groups"].split(";")
        if group != "none"
    }
    counts = {}
    for household_id, group in groups:
        if household_id in households.index:
            row = households.loc[household_id]
            key = group, household_id[3:7]
            in_need, reached = counts.get(key, (0, 0))
            served = row["in_need"] and row["reached"]
            counts[key] = in_need + bool(row["in_need"]), reached + bool(served)
    return {key: count for key, count in counts.items() if count != (0, 0)}


@cases(12)
@given(programmes(households=(0, 12)))
def test_a_question_and_publishing_say_of_the_same_households_that_they_are_in_need(tables):
    programme = programme_of(tables)

    pd.testing.assert_frame_equal(
        by_questions(programme), by_publishing(programme), check_index_type=False
    )


@cases(6)
@given(programmes(households=(0, 12)))
def test_the_published_counts_of_vulnerable_groups_are_those_of_the_questions(tables):
    programme = programme_of(tables)
    published = {
        (row.vulnerable_group, row.district_code): (row.in_need, row.reached)
        for row in vulnerable_by_district(programme).itertuples()
        if row.in_need or row.reached
    }

    assert published == of_groups(programme, tables)


def test_at_the_edges_of_need_both_say_what_the_rule_says():
    programme = programme_of(
        assessed(home(1), 1, roof_condition="3", structure_condition="2", water_condition="1"),
        assessed(home(2), 1),
        assessed(home(3), 0, at_risk=True),
        assessed(home(4), 3, on="2023-12-01"),
        assessed(home(4), 0, on="2024-01-10"),
        repair_at("reported", "2024-03-31", home(5)),
        repair_of(home(6), ("reported", "2024-01-01"), ("cancelled", "2024-01-02")),
        repair_at("completed", "2024-03-31", home(7)),
        repair_at("handed_over", "2024-03-31", home(8)),
        assessed(home(9), "na"),
    )

    # The first: 1 of 3 in every part, and 1 × 0.25 and 2 × 0.20 more: 1.65 of 3, a score of 55.
    expected = pd.DataFrame(
        {
            "in_need": [True, False, True, False, True, False, True, True, False],
            "reached": [False] * 7 + [True, False],
        },
        index=pd.Index([home(number) for number in range(1, 10)], name="household_id"),
    )
    for found in (by_questions(programme), by_publishing(programme)):
        pd.testing.assert_frame_equal(found, expected, check_index_type=False)


@pytest.mark.parametrize(("water", "in_need"), [("2", False), ("3", True)])
def test_a_score_of_fifty_is_in_need_and_one_of_forty_eight_is_not_for_both(water, in_need):
    # 3 × 0.25 + 3 × 0.20 + 2 or 3 × 0.05 is 1.45 or 1.5 of 3: a score of 48.3 or 50.
    programme = programme_of(
        assessed(home(1), 0, structure_condition="3", roof_condition="3", water_condition=water)
    )

    for found in (by_questions(programme), by_publishing(programme)):
        assert found.loc[home(1), "in_need"] == in_need
