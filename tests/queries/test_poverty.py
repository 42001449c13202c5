"""What people lack beside a house: counted, hidden, and said to be unknown where it is."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given

from data_access.access.scope import Scope
from data_access.indicators import BY_KEY
from data_access.queries.needs.poverty import (
    dimensions_in_view,
    poor_by_group,
    poverty_by_area,
    poverty_in_view,
)
from data_access.queries.needs.raw_poverty import poor_of_groups_by_district
from data_access.rules.alkire_foster import DIMENSIONS
from display.answers.poverty_answer import PovertyAnswer
from tests.programmes import (
    GOVERNOR,
    PUBLIC,
    assessed,
    home,
    homes,
    programme_of,
    repair_at,
    together,
)
from tests.random_records import programmes
from tests.records import event, member
from tests.tiers import cases

PAI, MUEANG = "580302", "580104"
POOR, LACKING_ONE, UNKNOWN = {"mpi_failed": "living;income"}, {"mpi_failed": "health"}, {}
SEEN = {"jpt_set": "2565-2569"}


def many(numbers, subdistrict=PAI, **given):
    return homes(numbers, subdistrict, **given)


def two_districts():
    """30 households of 3 in Pai, 12 of them poor; 20 in Mueang, all poor in three dimensions."""
    return together(
        many(range(12), **POOR),
        many(range(12, 18), **LACKING_ONE),
        many(range(18, 30), **SEEN),
        many(range(20), MUEANG, mpi_failed="health;education;access"),
    )


def test_headcount_intensity_and_index_are_of_people():
    told = poverty_in_view(programme_of(two_districts()))

    assert (told.scored, told.poor) == (150, 96)
    assert told.everyone.headcount == pytest.approx(96 / 150)
    assert told.everyone.intensity == pytest.approx((36 * 0.4 + 60 * 0.6) / 96)
    assert told.everyone.adjusted == pytest.approx((36 * 0.4 + 60 * 0.6) / 150)


def test_the_dimensions_are_counted_among_the_poor_and_share_out_the_index():
    rows = dimensions_in_view(programme_of(two_districts())).set_index("dimension")

    assert rows["poor"].to_dict() == {
        "health": 60, "living": 36, "education": 60, "income": 36, "access": 60,
    }  # fmt: skip
    assert rows["contribution"].sum() == pytest.approx(1)
    assert rows.at["living", "censored"] == pytest.approx(36 / 150)


def test_what_is_lacked_equally_is_said_as_equal_and_the_next_by_its_share():
    def mostly(**given):
        return PovertyAnswer(
            programme_of(many(range(60), **given), many(range(60, 90), **SEEN))
        ).mostly.en

    jpt = {"jpt_set": "2565-2569"}
    assert mostly(mpi_failed="health;income", **jpt) == (
        "they lack health and income alike most (50% each of the index)"
    )
    assert mostly(mpi_failed="health;education;access", **jpt).startswith(
        "they lack 3 dimensions alike most (33% each"
    )


def test_a_district_and_a_subdistrict_are_told_of_without_each_other():
    programme = programme_of(two_districts())
    districts = poverty_by_area(programme, "district").set_index("area_code")
    places = poverty_by_area(programme, "subdistrict").set_index("area_code")

    assert districts.at["5803", "headcount"] == pytest.approx(0.4)
    assert districts.at["5803", "living"] == pytest.approx(0.4)
    assert places.at[PAI, "headcount"] == pytest.approx(0.4)
    assert places[[*DIMENSIONS, "adjusted", "intensity"]].isna().all(axis=None)


def test_where_nobody_lives_on_record_too_little_is_surveyed_and_nothing_is_zero():
    places = poverty_by_area(programme_of(two_districts()), "subdistrict").set_index("area_code")

    assert places.at["580301", "state"] == "too_little"
    assert places.loc["580301", ["poor", "headcount"]].isna().all()


@pytest.mark.parametrize(("known", "state"), [(79, "too_little"), (80, "shown"), (81, "shown")])
def test_an_area_is_told_of_from_four_in_five_of_its_people_on(known, state):
    # 100 households of 3 people: 79, 80 or 81 of them with an answer.
    programme = programme_of(
        many(range(10), **POOR), many(range(10, known), **SEEN), many(range(known, 100), **UNKNOWN)
    )
    row = poverty_by_area(programme, "district").set_index("area_code").loc["5803"]

    assert row["state"] == state
    assert pd.isna(row["headcount"]) == (state == "too_little")
    found = BY_KEY["G19a"].measure(programme)
    assert (found.state, found.value is None) == (
        ("none", True) if state == "too_little" else ("shown", False)
    )
    assert ("Too little" in found.note.en) == (state == "too_little")


def test_the_bounds_are_where_none_and_where_all_of_the_unknown_are_poor():
    told = poverty_in_view(
        programme_of(
            many(range(20), **POOR), many(range(20, 40), **SEEN), many(range(40, 50), **UNKNOWN)
        )
    )

    assert told.everyone.bounds == (60 / 150, 90 / 150)


def test_an_empty_cell_is_an_answer_only_where_somebody_looked():
    def scored(*parts):
        return poverty_in_view(programme_of(many(range(60), **SEEN), *parts)).scored

    others = range(60, 72)  # each 3 people
    assert scored(many(others)) == 180
    assert scored(many(others, **SEEN)) == 216
    assert scored(many(others), *(assessed(home(one)) for one in others)) == 216


def test_house_done_still_poor_counts_the_households_that_a_house_did_not_lift():
    programme = programme_of(
        many(range(25), **POOR),
        many(range(25, 50), **SEEN),
        *(repair_at("handed_over", "2024-02-01", home(one)) for one in range(14, 40)),
    )

    found = BY_KEY["G20"].measure(programme)

    assert (found.numerator, found.denominator) == (11, 26)
    assert len(BY_KEY["G20"].rows.question(programme)) == 11


def test_rows_are_for_readers_of_rows_alone():
    parts = two_districts()
    rows = BY_KEY["G19a"].rows.question

    assert len(rows(programme_of(parts, reader=GOVERNOR))) == 32
    assert rows(programme_of(parts, reader=PUBLIC)).empty


def test_every_reader_sees_the_same_figures_and_what_a_household_lacks_is_hidden_below_ten():
    parts = together(
        many(range(9), mpi_failed="health;living"), many(range(9, 30), **SEEN),
        many(range(20), MUEANG, **POOR), many(range(20, 40), MUEANG, **SEEN),
    )  # fmt: skip
    seen = [
        poverty_by_area(programme_of(parts, reader=one), "district") for one in (GOVERNOR, PUBLIC)
    ]

    pd.testing.assert_frame_equal(*seen)
    assert seen[0].set_index("area_code").at["5803", "state"] == "hidden"


def test_by_dimension_nothing_is_told_below_a_district():
    programme = programme_of(two_districts(), scope=Scope(subdistricts=frozenset({PAI})))

    assert dimensions_in_view(programme)[["poor", "housed"]].isna().all(axis=None)
    assert BY_KEY["G19a"].measure(programme).value == pytest.approx(0.4)
    assert BY_KEY["G19c"].measure(programme).state == "hidden"


def test_on_a_day_between_meetings_an_outsider_is_told_of_nobody():
    programme = programme_of(
        two_districts(), event=[event(kind="kick_off", held_on="2023-03-16")], reader=PUBLIC
    )
    asked = programme.on(date(2024, 2, 29))

    assert set(poverty_by_area(asked, "district")["state"]) <= {"hidden", "too_little"}
    assert BY_KEY["G19a"].measure(asked).state == "hidden"


def test_poor_households_of_a_group_are_hidden_below_ten():
    def group(numbers, of):
        return [
            member(member_id=f"M-{of}-{one}", household_id=home(one), groups=of) for one in numbers
        ]

    programme = programme_of(
        many(range(25), **POOR), many(range(25, 60), **SEEN),
        member=[*group(range(15, 45), "elderly"), *group(range(16, 50), "disabled")],
    )  # fmt: skip
    rows = poor_by_group(programme).set_index("vulnerable_group")

    assert rows.loc["elderly"].to_list() == [30, 10]
    assert rows.at["disabled", "scored"] == 34
    assert pd.isna(rows.at["disabled", "poor"])


@cases(6)
@given(programmes(households=(0, 12)))
def test_publishing_counts_the_poor_of_a_group_as_a_question_does(tables):
    programme = programme_of(tables)
    rows = programme.ask("select household_id, is_scored, is_poor from household_poverty")
    rows = rows.set_index("household_id").astype(bool)
    groups = {
        (one["household_id"], group)
        for one in tables.get("member", [])
        for group in one["groups"].split(";")
        if group != "none" and one["household_id"] in rows.index
    }
    counted: dict = {}
    for household_id, group in groups:
        scored, poor = counted.get((group, household_id[3:7]), (0, 0))
        row = rows.loc[household_id]
        counted[group, household_id[3:7]] = scored + row["is_scored"], poor + row["is_poor"]

    assert {
        (row.vulnerable_group, row.district_code): (row.scored, row.poor)
        for row in poor_of_groups_by_district(programme).itertuples()
        if row.scored
    } == {key: count for key, count in counted.items() if count[0]}
