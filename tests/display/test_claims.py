"""A sentence claims only what its condition ensures: of none it says nothing, of no base no more."""

import re
from datetime import date, timedelta

import pytest

from data_access.access.scope import Scope
from data_access.indicators import BY_KEY
from data_access.queries.insights.houses_answer import HousesAnswer
from display.answers.action_items import nothing_to_ask
from display.answers.network_answer import NetworkAnswer
from display.answers.part import whole
from display.answers.partner_answer import PartnerAnswer
from display.changes.compared import Compared
from display.changes.work import houses as houses_moved
from display.story import story
from display.tiles.overview_tiles import tiles
from display.tiles.partner_tiles import partner_tiles
from exports.brief.brief_contents import HEADINGS
from tests.display.said import whole_answer
from tests.programmes import assessed, home, programme_of, repair_at, together
from tests.records import (
    commitment,
    decision,
    decision_update,
    delivery,
    event,
    goal,
    goal_target_change,
    participant,
    photo,
    pledge,
)

MUEANG, PAI = (Scope(districts=frozenset({code})) for code in ("5801", "5803"))
ONE_PART = Scope(subdistricts=frozenset({"580301"}))
RAIN = re.compile(r"rain|ฝน")


def slide(programme, key):
    return next(one for one in story(programme, [key]))


def said_by(one):
    return " ".join([one.title.en, one.lead.en, one.note.en, one.picture.alt.en, one.source.en])


@pytest.mark.parametrize(
    ("plan", "scope", "is_said"),
    [
        ({"curve": "rain"}, Scope(), True),
        ({"curve": "linear"}, Scope(), False),
        ({"curve": "rain"}, PAI, False),  # without a target there is no plan
        ({"curve": "rain", "start_on": "2024-01-01", "due_on": "2024-05-31"}, Scope(), False),
    ],
)
def test_rains_are_spoken_of_only_where_the_plan_is_slower_in_them(plan, scope, is_said):
    programme = programme_of(
        repair_at("handed_over", "2024-03-20", home(1)), goal=[goal(**plan)], scope=scope
    )
    pace = slide(programme, "pace")
    for words in (*pace.note, *pace.source):
        assert bool(RAIN.search(words)) == is_said


def test_only_lines_that_are_drawn_are_explained():
    done = repair_at("handed_over", "2024-03-20", home(1))
    few = slide(programme_of(done), "pace").note.en
    no_plan = slide(programme_of(done, scope=PAI), "pace").note.en

    assert "dashed one is the plan" in few
    assert "Ask what would bring the line back up" in few
    assert no_plan == "The solid line is houses handed over."


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"start_on": "2024-06-01", "due_on": "2024-12-31"}, "not due yet (1)"),
        ({"rollup": "manual"}, "no recent report (1)"),
        ({"rollup": "share_commitments", "target": "80"}, "nothing to count yet (1)"),
        ({"target": "0"}, "a target of 0 (1)"),
    ],
)
def test_a_goal_that_cannot_be_judged_has_its_own_reason(given, why):
    told = slide(programme_of(goal=[goal(**given)]), "goals")

    assert told.lead.en == f"1 cannot be judged: {why}"
    assert told.note.en.endswith(told.lead.en)
    assert "on track" not in told.picture.alt.en


def test_a_target_of_nothing_then_is_no_base_for_ahead_of_plan():
    programme = programme_of(
        repair_at("handed_over", "2024-01-20", home(1)),
        goal=[goal(target="0")],
        goal_target_change=[goal_target_change(valid_from="2024-03-01", target="30")],
    )
    moved = houses_moved(Compared(programme, date(2024, 2, 1)))

    (why,) = [one for one in moved.why if "plan" in one.en]
    assert "the target was 0 then" in why.en
    assert "เดิมเป้าเป็น 0" in why.th
    assert "ahead of plan then" not in why.en


def test_an_area_without_people_in_the_network_is_asked_nothing():
    programme = programme_of(participant=[participant()], commitment=[commitment()], scope=MUEANG)
    people, answer = slide(programme, "people"), NetworkAnswer(programme)
    tile = tiles(programme)[-1]

    assert whole(answer.sentence).en == "Nobody of this area is in the network"
    assert people.numbers == ()
    assert "Ask each of them" not in people.note.en
    assert not re.search(r"\b0\b", said_by(people))
    assert tile.value.en == "–"
    assert tile.compare.en == "Nobody of this area is in the network"


def test_nobody_is_asked_for_a_commitment_where_everybody_has_one():
    told = slide(
        programme_of(participant=[participant()], commitment=[commitment()], scope=PAI), "people"
    )

    assert told.note.en == "One dot is one person. Everybody has made a commitment."


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (["2024-04-05"], "no pledge is overdue; 1 pledge falls due in 30 days"),
        (["2024-03-01", "2024-04-05"], "1 pledge is overdue; 1 more falls due in 30 days"),
        (["2024-03-01"], "1 pledge is overdue"),
        (["2024-09-30"], "no pledge is overdue"),
    ],
)
def test_more_fall_due_only_beside_those_that_are_overdue(days, said):
    programme = programme_of(pledge=[pledge(pledge_id=f"K-{day}", due_on=day) for day in days])
    answer = PartnerAnswer(programme)

    assert whole(answer.sentence).en.endswith(f"; {said}")
    assert ("more" in str(answer.findings)) == ("more" in said)


def test_a_slide_without_asks_has_nothing_to_read_out():
    none = slide(programme_of(), "asks")
    some = slide(programme_of(pledge=[pledge(due_on="2024-03-01")]), "asks")

    assert "one by one" in some.note.en
    assert "one by one" not in none.note.en
    assert "come back as slide 2" not in none.note.en


@pytest.mark.parametrize(
    ("records", "said"),
    [
        ({}, "No pledge, repair or assessment is on record here yet"),
        ({"pledge": [pledge()]}, "No pledge is overdue"),
        (repair_at("handed_over", "2024-03-20", home(1)), "No work sticks"),
        (assessed(home(1), 1), "No place is left out"),
        (together({"pledge": [pledge()]}, assessed(home(1), 1)), "No pledge is overdue, no place is left out"),
    ],
)  # fmt: skip
def test_nothing_is_said_to_be_left_out_where_nobody_looked(records, said):
    told = nothing_to_ask(programme_of(records))

    assert told.en == said
    assert "no_asks" not in HEADINGS  # the brief says the same


OF_THE_DISTRICT = {
    "pledge": [pledge(area_code="5803", due_on="2024-03-01")],
    "delivery": [
        delivery(delivery_id="D-1", area_code="5803", repair_id="", value_thb="9000"),
        delivery(delivery_id="D-2", area_code="5803", repair_id="", kind="labour", unit="person_day", qty="5", value_thb="900", pledge_id=""),
    ],
}  # fmt: skip
BY_PLEDGES = ("P1", "P2", "P3", "P4", "P6", "P7", "P8", "P15", "P16", "G17", "M14")
BY_DELIVERIES = ("P5", "P11a", "P11b", "P12", "P13")


def test_what_is_recorded_for_a_district_is_no_zero_in_its_subdistricts():
    district = programme_of(OF_THE_DISTRICT, scope=PAI)
    part = district.within(ONE_PART)
    why = "recorded for Pai district as a whole, not for this area alone"

    for key in (*BY_PLEDGES, *BY_DELIVERIES):
        figure = BY_KEY[key].measure(part)
        assert (key, figure.value, figure.state) == (key, None, "none")
        assert (key, figure.note.en) == (key, why)
    assert [BY_KEY[key].measure(district).value for key in ("P1", "P3", "P6", "P12")] == [
        1,
        180000,
        1,
        5,
    ]


@pytest.mark.parametrize("scope", [MUEANG, Scope(subdistricts=frozenset({"580104"}))])
def test_a_true_zero_stays_a_zero_where_nothing_is_recorded_around_it(scope):
    programme = programme_of(OF_THE_DISTRICT, scope=scope)

    for key in ("P1", "P3", "P4", "P5", "P6", "P7", "P9", "P11a", "P11b", "P12", "P13", "M14"):
        assert (key, BY_KEY[key].measure(programme).value) == (key, 0)


def test_what_a_subdistrict_has_of_its_own_is_counted_whatever_its_district_has():
    own = {"pledge": [pledge(pledge_id="K-2", area_code="580301", qty="100")]}
    programme = programme_of(OF_THE_DISTRICT, own, scope=ONE_PART)

    assert [BY_KEY[key].measure(programme).value for key in ("P1", "P3", "P6")] == [1, 100, 0]
    assert BY_KEY["P11a"].measure(programme).state == "none"


def test_every_medium_says_why_a_subdistrict_has_no_figure_of_its_partners():
    programme = programme_of(OF_THE_DISTRICT, scope=ONE_PART)
    answer, promises = PartnerAnswer(programme), slide(programme, "promises")
    pledges, _, left, overdue, *_ = partner_tiles(programme)

    assert whole(answer.sentence).en.startswith("Pledges are recorded for Pai district as a whole")
    assert answer.findings == []
    assert "No pledge is overdue" not in said_by(promises)
    assert [one.value.en for one in (pledges, left, overdue)] == ["–"] * 3
    assert overdue.state == "no_data"
    assert "recorded for Pai district" in pledges.compare.en
    assert "recorded for Pai district" in tiles(programme)[6].compare.en
    assert "pledge is overdue" not in nothing_to_ask(programme).en


def test_where_nothing_is_promised_nothing_is_on_track():
    none, some = (
        partner_tiles(programme_of(pledge=pledges, scope=PAI))[3]
        for pledges in ([], [pledge(area_code="5803")])
    )

    assert (none.value.en, none.state) == ("0", None)
    assert (some.value.en, some.state) == ("0", "on_track")


def on_the_way(done, expected, target):
    """So many houses of a target on a straight plan that expects so many on 31 March 2024.

    The plan has a thousand days, of which as many have gone by as make the number expected.
    """
    gone = round(1000 * expected / target)
    begun = date(2024, 3, 31) - timedelta(gone)
    houses = (repair_at("handed_over", "2024-03-20", home(one)) for one in range(1, done + 1))
    plan = {"start_on": begun.isoformat(), "due_on": (begun + timedelta(1000)).isoformat()}
    return programme_of(together(*houses), goal=[goal(target=f"{target}", curve="linear", **plan)])


@pytest.mark.parametrize(
    ("done", "expected", "target", "state", "words"),
    [
        (1, 1.45, 2, "behind", "less than 1 house behind plan"),
        (2, 2.174, 3, "watch", "less than 1 house behind plan"),
        (0, 0.44, 2, "behind", "less than 1 house behind plan"),
        (1, 1.6, 2, "behind", "1 behind plan"),
        (10, 10.2, 20, "on_track", "exactly on plan"),
        (1, 1, 2, "on_track", "exactly on plan"),
        (0, 0, 2, "not_due", "nothing is due yet"),
    ],
)
def test_the_gap_in_words_says_what_the_state_says(done, expected, target, state, words):
    programme = on_the_way(done, expected, target)
    houses, (_, due, *_) = HousesAnswer(programme), tiles(programme)

    assert houses.pace.rag == state
    assert houses.against.en == words
    assert houses.is_behind == (state != "on_track" and state != "not_due")
    assert words in whole_answer(programme).en
    assert words in slide(programme, "pace").title.en
    assert ("short by" in due.compare.en) == houses.is_behind


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "The plan asked for no more"),
        (100, "The plan asked for less than 1 house"),
        (400, "The plan asked for 1"),
    ],
)
def test_the_plan_that_rose_by_a_part_of_a_house_asked_for_more(days, said):
    programme = on_the_way(1, 1.45, 2)
    moved = houses_moved(Compared(programme, date(2024, 3, 31) - timedelta(days)))

    assert [one.en.split(":")[0] for one in moved.why if "The plan" in one.en] == [said]


@pytest.mark.parametrize(
    ("done", "target", "said"),
    [(1, 2, "1 of 2 houses is handed over"), (2, 3, "2 of 3 houses are handed over")],
)
def test_the_verb_goes_with_the_houses_that_are_counted(done, target, said):
    assert said in whole_answer(on_the_way(done, done, target)).en


@pytest.mark.parametrize(
    ("done", "said"), [(1, "1 of 120 people has made"), (2, "2 of 120 people have made")]
)
def test_the_verb_goes_with_the_people_that_are_counted(done, said):
    people = [participant(participant_id=f"P{one:03}") for one in (1, 2, 3)]
    made = [
        commitment(commitment_id=f"C{one}", participant_id=f"P{one:03}")
        for one in range(1, done + 1)
    ]
    answer = NetworkAnswer(programme_of(participant=people, commitment=made))

    assert said in whole(answer.sentence).en


def test_nothing_is_counted_of_pledges_that_are_not_there():
    assert tiles(programme_of())[6].compare.en == "no pledge with a value yet"


@pytest.mark.parametrize(
    ("done", "late", "said"),
    [
        (0, 0, "1 decision last time: none done or late yet"),
        (1, 0, "1 decision last time: 1 done"),
        (0, 1, "1 decision last time: 1 late"),
    ],
)
def test_of_decisions_only_what_there_is_is_counted(done, late, said):
    day = "2024-03-01" if late else "2024-04-30"
    programme = programme_of(
        event=[event(event_id="E2", kind="review", held_on="2024-01-01")],
        decision=[decision(decision_id="DN-1", event_id="E2", due_on=day)],
        decision_update=[
            decision_update(decision_id="DN-1", reported_on="2024-02-20", status="done")
        ]
        * done,
    )
    assert slide(programme, "decided").title.en == said


def test_a_pair_of_photos_that_may_not_be_shown_is_no_part_of_none():
    pair = [
        photo(photo_id=f"PH-{one}", repair_id=f"R-{home(1)}", stage=one, consent_to_show="no")
        for one in ("before", "after")
    ]
    programme = programme_of(repair_at("handed_over", "2024-03-20", home(1)), photo=pair)

    assert "1 pair on record and none may be shown yet" in slide(programme, "photos").note.en
