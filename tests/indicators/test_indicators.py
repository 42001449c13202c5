"""Every figure that the programme answers for, against a case worked out by hand."""

from datetime import date

import pytest

from data_access.access.scope import Scope
from data_access.indicators import BY_KEY, INDICATORS, UNITS, Figure
from data_access.language.vocabulary import Text
from tests.programmes import (
    PUBLIC,
    assessed,
    home,
    homes,
    programme_of,
    repair_at,
    repair_of,
    together,
)
from tests.records import (
    area_target,
    commitment,
    commitment_update,
    delivery,
    event,
    goal,
    member,
    participant,
    photo,
    pledge,
    repair_funding,
    subdistrict_step,
)

NONE = Figure(None, state="none")
NUMBERS = range(1, 7)


def figure(key, *parts, **given):
    return BY_KEY[key].measure(programme_of(*parts, **given))


def handed_over(number, on="2024-02-01", subdistrict="580302", **given):
    return repair_at("handed_over", on, home(number, subdistrict), **given)


def at(status, number, since="2024-03-30", **given):
    return repair_at(status, since, home(number), **given)


def many(make, numbers=NUMBERS):
    return together(*(make(number) for number in numbers))


# What every figure has.


def test_every_figure_has_a_key_of_its_own_and_its_words_in_both_languages():
    assert len(BY_KEY) == len(INDICATORS)
    for one in INDICATORS:
        assert one.unit in UNITS, one.key
        for words in (one.name, one.formula_template, one.source):
            assert isinstance(words, Text)
            assert words.th
            assert words.en


def test_the_figures_are_those_of_the_governor_the_partners_and_the_meeting():
    numbers = {
        letter: {int(one.key[1:].rstrip("abc")) for one in INDICATORS if one.key[0] == letter}
        for letter in "GPM"
    }

    assert numbers == {"G": {*range(1, 21)}, "P": {*range(1, 17)}, "M": {*range(1, 15)}}


@pytest.fixture(scope="module")
def nothing():
    return programme_of(goal=[])


@pytest.mark.parametrize("key", BY_KEY)
def test_of_a_programme_without_records_no_figure_fails_and_no_share_is_a_zero(key, nothing):
    found = BY_KEY[key].measure(nothing)

    assert found.state in ("shown", "none")
    assert (found.value is None) == (found.state == "none")
    if BY_KEY[key].unit in (
        "percent",
        "percentage_point",
        "ratio",
        "index",
        "date",
        "day",
        "point",
    ):
        assert found.value is None or found.denominator


# The governor's office.


def test_g1_is_the_houses_handed_over_beside_their_target():
    found = figure("G1", handed_over(1), handed_over(2), at("completed", 3))

    assert (found.value, found.denominator) == (2, 30)


def test_g1_in_a_part_without_a_target_stands_alone():
    found = figure("G1", handed_over(1), scope=Scope(frozenset({"5803"})))

    assert (found.value, found.denominator) == (1, None)


def test_g2_is_the_share_of_the_plan_by_the_day():
    # 30 houses × 381 ÷ 564 days = 20.27.
    assert figure("G2").value == 20.3


def test_g3_is_handed_over_of_what_was_expected():
    found = figure("G3", many(handed_over))

    assert found.value == pytest.approx(6 / (30 * 381 / 564))
    assert (found.numerator, found.denominator) == (6, 20.3)


def test_g4_is_the_day_on_which_the_houses_will_be_done_at_this_speed():
    # 6 in 90 days; 24 left take 24 × 90 ÷ 6 = 360 days from 31 March 2024.
    found = figure("G4", many(lambda number: handed_over(number, "2024-03-01")))

    assert found.value == date(2025, 3, 26)
    assert "26 Mar 2025" in found.note.en


def test_g4_is_none_where_nothing_moves_and_says_so():
    found = figure("G4")

    assert (found.value, found.state) == (None, "none")
    assert found.note.en == "the finish cannot be forecast yet"


def test_g2_to_g4_say_where_there_is_no_target_and_where_nothing_is_due():
    pai = Scope(frozenset({"5803"}))
    for key in ("G2", "G3", "G4"):
        assert "No target has been set for the chosen area" in figure(key, scope=pai).note.en
        nothing = figure(key, scope=pai, area_target=[area_target(target_value="0")])
        assert (nothing.value, nothing.note.en) == (
            None,
            "The target here is 0, so nothing is due.",
        )


def test_g5_is_the_repairs_on_the_path_of_all():
    gone = repair_of(home(9), ("reported", "2024-01-01"), ("cancelled", "2024-02-01"))

    found = figure("G5", at("reported", 1), at("surveyed", 2), gone)

    assert (found.value, found.denominator) == (2, 3)


def test_g6_is_the_stalled_of_those_between_survey_and_hand_over():
    # Of 3 between survey and completion one stands surveyed for 31 days.
    found = figure(
        "G6",
        at("surveyed", 1, "2024-02-29"),
        at("surveyed", 2, "2024-03-01"),
        at("completed", 3),
        at("reported", 4, "2023-01-01"),
        handed_over(5),
    )

    assert (found.value, found.denominator) == (1, 3)


def test_g7_is_the_median_of_days_from_report_to_hand_over():
    def after(days):
        return repair_of(
            home(days), ("reported", f"2024-01-{31 - days:02}"), ("handed_over", "2024-01-31")
        )

    found = figure("G7", many(after, (3, 5, 8, 13, 21)))

    assert (found.value, found.denominator) == (8, 5)
    assert figure("G7", many(after, (3, 5, 8, 13))).state == "none"


def test_g8_is_the_households_in_need_of_all():
    # 5 houses with a score of 100 and one repair on the path; 4 more are well.
    found = figure(
        "G8",
        many(lambda number: assessed(home(number), 3), range(1, 6)),
        at("reported", 6),
        many(lambda number: assessed(home(number), 0), range(7, 11)),
    )

    assert (found.value, found.denominator) == (6, 10)


def test_g9_is_those_reached_of_those_in_need():
    found = figure(
        "G9", many(handed_over), many(lambda number: at("surveyed", number), range(7, 13))
    )

    assert (found.value, found.numerator, found.denominator) == (0.5, 6, 12)


@pytest.mark.parametrize("key", ["G8", "G10", "G12b", "P14"])
def test_a_zero_of_need_is_none_until_somebody_was_assessed(key):
    unknown = programme_of(homes(range(1, 21)))
    well = programme_of(
        homes(range(1, 21)), many(lambda number: assessed(home(number), 0), range(1, 11))
    )

    assert BY_KEY[key].measure(unknown).state == "none"
    assert BY_KEY[key].measure(well).value == 0


def test_g8_says_how_many_of_how_many_were_assessed():
    rows = together(homes(range(1, 21)), many(lambda number: assessed(home(number), 3)))
    found = figure("G8", rows)
    hidden = figure("G8", rows, reader=PUBLIC)

    assert (found.value, found.note.en) == (6, "6 of 20 assessed")
    assert hidden.note is None or "20" not in hidden.note.en


def test_g9_out_of_nobody_in_need_is_none():
    assert figure("G9").state == "none"


def test_g10_is_the_urgent_where_work_has_not_begun():
    found = figure(
        "G10",
        many(lambda number: assessed(home(number), 0, at_risk=True), range(1, 8)),
        at("in_progress", 1),
    )

    assert found.value == 6


def test_g11_is_the_vulnerable_reached_of_the_vulnerable_in_need():
    # 20 of 24 in need are elderly; 10 of these 20 have their house.
    found = figure(
        "G11",
        many(handed_over, range(1, 11)),
        many(lambda number: at("surveyed", number), range(11, 25)),
        member=[
            member(member_id=f"M-{number}", household_id=home(number), groups="elderly")
            for number in range(1, 21)
        ],
    )

    assert (found.value, found.numerator, found.denominator) == (0.5, 10, 20)


def districts(reached):
    """Twenty households in need in each district, so many of them reached."""
    return together(
        *(
            handed_over(number, subdistrict=code)
            if number < count
            else repair_at("surveyed", "2024-03-01", home(number, code))
            for code, count in reached.items()
            for number in range(20)
        )
    )


def test_g12a_is_the_highest_less_the_lowest_coverage_of_districts():
    found = figure("G12a", districts({"580302": 15, "580104": 8}))

    assert found.value == pytest.approx(0.35)
    assert (found.numerator, found.denominator) == (0.75, 0.4)


def test_g12a_leaves_out_districts_with_fewer_than_ten_in_need():
    nine = (repair_at("surveyed", "2024-03-01", home(number, "580104")) for number in range(1, 10))

    assert figure("G12a", districts({"580302": 9}), *nine) == NONE


def test_g12b_is_the_subdistricts_in_need_where_nobody_was_reached():
    found = figure("G12b", handed_over(1), repair_at("surveyed", "2024-03-01", home(1, "580104")))

    assert (found.value, found.denominator) == (1, 5)


def test_g13_is_the_subdistricts_with_an_assessment_within_a_year():
    found = figure(
        "G13",
        assessed(home(1)),
        assessed(home(2)),
        homes([1], "580104", registered_on="2023-01-01"),
        assessed(home(1, "580104"), on="2023-04-01"),
    )

    assert (found.value, found.denominator) == (1, 5)


MONEY = together(
    at("completed", 1, approved_thb="20000", actual_cash_thb="15000"),
    at("in_progress", 2, approved_thb="40000"),
    at("community_verified", 3, approved_thb="70000"),
)


def test_g14a_is_what_was_approved():
    assert figure("G14a", MONEY).value == 60_000


def test_g14b_is_what_was_spent_of_what_was_approved_for_the_same_repairs():
    assert figure("G14b", MONEY).value == 0.75


def test_g14_without_a_repair_approved_is_none():
    assert figure("G14a", at("surveyed", 1)) == NONE
    assert figure("G14b", at("in_progress", 1, approved_thb="40000")) == NONE


def test_g15_is_the_median_of_cash_and_what_was_given_in_kind():
    def house(thousands):
        cash, inkind = f"{thousands}000", "5000"
        return handed_over(thousands, actual_cash_thb=cash, inkind_value_thb=inkind)

    found = figure("G15", many(house, (10, 20, 30, 40, 90)))

    assert (found.value, found.denominator) == (35_000, 5)
    assert found.note.en == "cash 30,000 baht, in kind 5,000 baht"
    assert figure("G15", many(house, (10, 20, 30, 40))) == NONE


def test_g16_is_money_of_others_for_each_baht_of_the_state():
    def line(number, thb, program):
        return repair_funding(
            funding_id=f"F-{number}", funding_program=program, partner_id="", delivery_id="",
            value_thb=str(thb),
        )  # fmt: skip

    found = figure(
        "G16",
        at("approved", 1, repair_id="R-0001"),
        repair_funding=[line(1, 20_000, "codi_bpp"), line(2, 5_000, "household")],
    )

    assert (found.value, found.numerator, found.denominator) == (0.25, 5_000, 20_000)


def test_g18_is_the_households_that_pass_every_rule():
    found = figure(
        "G18",
        many(lambda number: assessed(home(number)), range(1, 11)),
        homes([11, 12, 13, 14, 15], consent="not_asked"),
        many(lambda number: assessed(home(number)), range(11, 16)),
    )

    assert (found.value, found.numerator, found.denominator) == (10 / 15, 10, 15)


# Partners: one programme with five pledges, and what came of them by 31 March 2024.


def promised(number, qty, due_on, **given):
    return pledge(pledge_id=f"K-{number}", qty=str(qty), due_on=due_on, **given)


def came(number, qty, on, **given):
    values = {"delivery_id": f"D-{number}-{on}", "pledge_id": f"K-{number}", "repair_id": ""}
    return delivery(
        **{**values, "qty": str(qty), "value_thb": str(qty), "delivered_on": on, **given}
    )


@pytest.fixture(scope="module")
def kept():
    sheets = {"kind": "material", "unit": "sheet"}
    return programme_of(
        handed_over(1, repair_id="R-1"),
        at("surveyed", 2, repair_id="R-2"),
        many(lambda number: assessed(home(number, "580104"), 3), range(1, 3)),
        pledge=[
            promised(1, 100, "2024-03-01"),  # 130 came, in time: 100 count, 30 are surplus
            promised(2, 100, "2024-03-01", goal_id=""),  # 40 came: overdue by 60
            promised(3, 50, "2024-04-30", unit_value_thb="2", **sheets),  # 20 came: due in 30 days
            promised(4, 9, "2024-09-30", unit="session", unit_value_thb=""),  # no value
            promised(5, 800, "2024-03-01", pledge_status="withdrawn", withdrawn_on="2024-01-01"),
        ],
        delivery=[
            came(1, 130, "2024-02-01", area_code="580301"),
            came(2, 40, "2024-02-01", area_code="5803"),
            came(3, 20, "2024-02-01", value_thb="40", **sheets),
            came(3, 30, "2024-03-20", verification="self_reported", **sheets),
            came(4, 7, "2024-01-15", pledge_id="", partner_id="LAO", kind="labour",
                 unit="person_day", value_thb="2100", repair_id="R-1"),
            came(4, 5, "2024-01-16", pledge_id="", partner_id="LAO", repair_id="R-2"),
        ],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("key", "value", "denominator"),
    [
        pytest.param("P1", 4, None, id="P1: four pledges, the fifth was withdrawn"),
        # Baht promised 100 + 100 + 50 × 2 = 300; counted 100 + 40 + 20 × 2 = 180.
        pytest.param("P2", 0.6, 300, id="P2: 180 of 300 baht"),
        pytest.param("G17", 0.6, 300, id="G17: the same as P2"),
        pytest.param("P3", 120, 300, id="P3: 300 less 180"),
        pytest.param("P4", 30, None, id="P4: 130 less 100"),
        # Of THB, person-day, session and sheet, days of work and baht were given beyond pledges.
        pytest.param("P5", 2, 4, id="P5: two of four units"),
        pytest.param("P6", 1, 4, id="P6: the second is overdue"),
        pytest.param("P7", 1, 4, id="P7: the third is due in thirty days"),
        pytest.param("P8", 0.5, 2, id="P8: one of two already due"),
        pytest.param("P9", 1, None, id="P9: one delivery waits"),
        pytest.param("P10", 1, 2, id="P10: two houses, one of them handed over"),
        pytest.param("P11a", 175, None, id="P11a: 130 + 40 + 5 in cash"),
        pytest.param("P11b", 2140, None, id="P11b: 40 of sheets and 2,100 of work"),
        pytest.param("P12", 7, None, id="P12: seven days of work"),
        pytest.param("P13", 2, None, id="P13: 580301 and 580302"),
        # In 580104 two are in need and none is funded; in 580302 two are and one is.
        pytest.param("P14", 2, None, id="P14: 580104 and 580302"),
        pytest.param("P15", 3, 4, id="P15: all but the second name a goal"),
        # CODI reported 11 days ago; the LAO, silent for 75, has no pledge to be asked about.
        pytest.param("P16", 0, 1, id="P16: the only one with a pledge has reported"),
        pytest.param("M14", 1, None, id="M14: the second is overdue"),
    ],
)
def test_the_figures_of_partners(kept, key, value, denominator):
    found = BY_KEY[key].measure(kept)

    assert found.value == pytest.approx(value)
    assert found.denominator == denominator


def test_p2_says_how_many_pledges_have_no_value(kept):
    assert BY_KEY["P2"].measure(kept).note.en == "1 pledge without a value"


# The meeting.


def promise(number, person=1, **given):
    return commitment(
        commitment_id=f"C{number}",
        participant_id=f"P{person}",
        **{"target_qty": "10", "start_on": "2024-01-01", "due_on": "2024-05-30", **given},
    )


NETWORK = {
    "participant": [
        participant(participant_id="P1"),
        participant(participant_id="P2", attended_kickoff="no"),
        participant(participant_id="P3"),
    ],
    "commitment": [promise(1), promise(2), promise(3, person=2, weight="2")],
    "commitment_update": [
        commitment_update(commitment_id="C1", qty_to_date="5"),
        commitment_update(commitment_id="C3", qty_to_date="10"),
    ],
}


@pytest.mark.parametrize(
    ("key", "value", "denominator"),
    [
        pytest.param("M1", 2 / 120, 120, id="M1: two of 120 came"),
        pytest.param("M2", 2 / 120, 120, id="M2: two of 120 have a commitment"),
        # (1 × 0.5 + 1 × 0 + 2 × 1) ÷ 4.
        pytest.param("M3", 0.625, 3, id="M3: kept"),
        # 90 of 150 days have passed for each.
        pytest.param("M4", 0.6, 3, id="M4: expected"),
    ],
)
def test_the_figures_of_the_network(key, value, denominator):
    found = figure(key, NETWORK)

    assert found.value == pytest.approx(value)
    assert found.denominator == denominator


@pytest.mark.parametrize(("day", "came"), [(15, 0), (16, 2), (17, 2)])
def test_m1_counts_who_came_from_the_day_of_the_kick_off_on(day, came):
    programme = programme_of(NETWORK, scope=Scope(as_of=date(2023, 3, day)))
    held = programme_of(NETWORK, event=[event(held_on="2023-03-16")]).on(date(2023, 3, day))

    assert BY_KEY["M1"].measure(programme).numerator == came
    assert BY_KEY["M1"].measure(held).numerator == came


def test_m3_and_m4_without_a_commitment_are_none():
    assert figure("M3") == NONE
    assert figure("M4") == NONE


def test_m5_is_the_goals_on_track_of_those_that_can_be_judged():
    # Houses are behind, one goal is reached, one has no report and one has not begun; in one
    # nothing is due.
    found = figure(
        "M5",
        goal=[
            goal(goal_id="G1"),
            goal(goal_id="G2", rollup="count_subdistricts", step="team", target="1"),
            goal(goal_id="G5", rollup="count_livelihoods", target="0"),
            goal(goal_id="G3", rollup="manual"),
            goal(goal_id="G4", rollup="count_livelihoods", start_on="2024-06-01"),
        ],
        subdistrict_step=[subdistrict_step()],
    )

    assert (found.value, found.denominator) == (1, 2)


def test_m6_is_the_subdistricts_with_a_team():
    found = figure(
        "M6",
        subdistrict_step=[
            subdistrict_step(),
            subdistrict_step(step="list"),
            subdistrict_step(subdistrict_code="580104", step="list"),
        ],
    )

    assert (found.value, found.denominator) == (1, 5)


def test_m7_is_houses_handed_over_beside_people_with_a_commitment():
    found = figure("M7", NETWORK, handed_over(1))

    assert (found.value, found.denominator) == (1, 2)


def test_m8_is_the_pairs_of_photos_that_may_be_shown():
    def pair(number, **after):
        photos = {"repair_id": f"R-{number}", "photo_id": f"PH-{number}"}
        return {
            "photo": [
                photo(**{**photos, "photo_id": f"PH-{number}-before", "stage": "before"}),
                photo(**photos, **after),
            ]
        }

    found = figure(
        "M8",
        many(lambda number: handed_over(number, repair_id=f"R-{number}"), range(1, 6)),
        pair(1),
        pair(2, consent_to_show="no"),
        pair(3, faces_blurred="no"),
        pair(4, taken_on="2024-04-01"),
        {"photo": [photo(photo_id="PH-5", repair_id="R-5")]},
    )

    assert (found.value, found.denominator) == (1, 3)


def test_m9_is_the_people_of_households_reached_each_household_once():
    found = figure(
        "M9",
        homes([1], n_members="4"),
        homes([2], n_members="3"),
        handed_over(1, repair_id="R-1"),
        handed_over(1, repair_id="R-2"),
        handed_over(2),
        at("completed", 3),
    )

    assert found.value == 7


def test_m9_is_narrowed_by_a_fiscal_year_as_houses_are():
    programme = programme_of(
        homes(range(1, 4), n_members="5"),
        handed_over(1, repair_id="R-1", fiscal_year_be="2566"),
        handed_over(2, repair_id="R-2", fiscal_year_be="2567"),
        handed_over(3, repair_id="R-3", fiscal_year_be="2567"),
        handed_over(3, repair_id="R-4", fiscal_year_be="2567"),
    )

    def housed(year):
        return BY_KEY["M9"].measure(programme.within(Scope(fiscal_year_be=year))).value

    assert [housed(year) for year in (None, 2566, 2567, 2568)] == [15, 5, 10, 0]


def test_m10_is_the_median_of_the_condition_before_less_after():
    def better(number):
        return together(
            repair_of(
                home(number),
                ("reported", "2023-10-01"),
                ("in_progress", "2024-01-01"),
                ("completed", "2024-02-01"),
                ("handed_over", "2024-02-10"),
            ),
            assessed(home(number), 3, on="2023-11-01"),
            assessed(home(number), 1, on="2024-03-01"),
        )

    # From 100 to 33.3.
    assert figure("M10", many(better, range(1, 6))).value == pytest.approx(200 / 3)
    assert figure("M10", many(better, range(1, 5))) == Figure(None, None, 4, "none")


def test_m10_of_a_past_day_knows_when_work_was_completed_that_was_done_again_since():
    def done_again(number):
        return together(
            repair_of(
                home(number),
                ("reported", "2023-10-01"),
                ("in_progress", "2023-11-01"),
                ("completed", "2023-12-01"),
                ("handed_over", "2023-12-10"),
                ("in_progress", "2024-02-01"),
                ("completed", "2024-03-01"),
                ("handed_over", "2024-03-02"),
            ),
            assessed(home(number), 3, on="2023-10-15"),
            assessed(home(number), 1, on="2024-01-01"),
            assessed(home(number), 0, on="2024-03-10"),
        )

    programme = programme_of(many(done_again, range(1, 6)))

    assert BY_KEY["M10"].measure(programme.on(date(2024, 1, 15))).value == pytest.approx(200 / 3)
    assert BY_KEY["M10"].measure(programme).value == pytest.approx(100)


def test_m11_is_the_villages_with_a_house_handed_over():
    assert figure("M11", handed_over(1), handed_over(2), homes([2], moo="7")).value == 2


def test_m12_is_the_districts_on_track_of_those_with_a_target():
    # 1 of the 1 × 381 ÷ 564 expected in Pai, 0 of as many in Mueang; Sop Moei has no target.
    found = figure(
        "M12",
        handed_over(1),
        area_target=[
            area_target(target_value="1"),
            area_target(area_code="580104", target_value="1"),
        ],
    )

    assert (found.value, found.denominator) == (1, 2)


def test_m13_is_the_houses_handed_over_since_the_last_meeting():
    meetings = [
        event(),
        event(event_id="E2", kind="review", held_on="2024-02-29"),
        event(event_id="E3", kind="training", held_on="2024-03-15"),
    ]

    found = figure(
        "M13", handed_over(1), handed_over(2, "2024-02-29"), handed_over(3, "2024-03-01"), event=meetings
    )  # fmt: skip

    assert (found.value, found.numerator, found.denominator) == (1, 3, 2)
    assert found.note == Text("ตั้งแต่ประชุม 29/2/2567", "since the meeting of 2024-02-29")
    assert figure("M13", handed_over(1)) == NONE
