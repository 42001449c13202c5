"""Every sentence of the product: of no record, of one of each kind, and of many."""

import re
from contextlib import contextmanager

import pytest
from hypothesis import given, settings

from data_access.access.roles import RIGHTS, Rights
from data_access.access.scope import Scope
from data_access.disclosure import households as hidden_households
from data_access.disclosure import poverty as hidden_poverty
from data_access.indicators import BY_KEY
from data_access.language.plurals import counted, one_or_many
from data_access.language.shares import percent_words
from data_access.queries.insights.insights import findings
from display.story import as_presented, story
from tests.display.said import numbers_in, sentences, whole_answer
from tests.programmes import assessed, home, programme_of, repair_at, repair_of, together
from tests.random_network import whole_programmes
from tests.random_records import FEW
from tests.records import (
    area_target,
    assessment,
    attendance,
    commitment,
    commitment_update,
    decision,
    decision_update,
    delivery,
    event,
    goal,
    goal_target_change,
    household,
    member,
    participant,
    photo,
    pledge,
    subdistrict_step,
)

PAI = Scope(districts=frozenset({"5803"}))
THINGS = (
    "house|household|home|decision|dimension|weighting|repair|pledge|delivery|deliveries|partner|person|people|commitment|goal|day"
    "|subdistrict|district|report|hand-over|figure|pair|point|bar|ask|decision|stage|area"
)


def several(number):
    """A programme with so many of everything that a sentence may be about."""
    numbers = range(1, number + 1)

    def each(make):
        return [make(one) for one in numbers]

    return together(
        *(repair_at("handed_over", "2024-03-20", home(one)) for one in numbers),
        *(repair_at("handed_over", "2023-12-01", home(100 + one)) for one in numbers),
        *(repair_at("surveyed", "2023-06-01", home(200 + one)) for one in numbers),
        *(
            repair_of(
                home(300 + one, "580104"), ("reported", "2023-06-01"), ("approved", "2023-07-01"), ("on_hold", "2024-01-20")
            )
            for one in numbers
        ),
        *(assessed(home(400 + one, "580601"), 3, at_risk=True) for one in numbers),
        {
            "event": [event(), event(event_id="E2", kind="review", held_on="2024-01-01")],
            "member": each(lambda one: member(member_id=f"M-{one}", household_id=home(one))),
            "photo": [
                photo(photo_id=f"PH-{one}-{stage}", repair_id=f"R-{home(one)}", stage=stage)
                for one in numbers
                for stage in ("before", "after")
            ],
            "participant": each(lambda one: participant(participant_id=f"P{one:03}")),
            "commitment": each(
                lambda one: commitment(
                    commitment_id=f"C{one}", participant_id=f"P{one:03}", due_on="2024-02-10"
                )
            ),
            "commitment_update": each(lambda one: commitment_update(commitment_id=f"C{one}")),
            "pledge": [
                *each(lambda one: pledge(pledge_id=f"K-{one}", due_on="2024-03-30", qty="90000")),
                *each(lambda one: pledge(pledge_id=f"S-{one}", due_on="2024-04-10")),
                *each(
                    lambda one: pledge(
                        pledge_id=f"N-{one}", unit="session", unit_value_thb="", qty=str(one)
                    )
                ),
            ],
            "delivery": each(
                lambda one: delivery(
                    delivery_id=f"D-{one}", pledge_id="K-1", repair_id="", delivered_on="2024-02-01"
                )
            ),
            "subdistrict_step": [subdistrict_step(reached_on="2024-02-01")],
        },
    )  # fmt: skip


PROGRAMMES = {
    "nothing": lambda: programme_of(goal=[]),
    "no_record": lambda: programme_of(),
    "no_target": lambda: programme_of(several(1), scope=PAI),
    "one": lambda: programme_of(several(1)),
    "one_due": lambda: programme_of(several(1), goal=[goal(target="1")]),
    "two": lambda: programme_of(several(2)),
    "areas_beside_a_goal_of_none": lambda: programme_of(
        together(several(2), {"area_target": [area_target(goal_id="G6", target_value="22")]}),
        goal=[goal(target="0")],
    ),
    "many": lambda: programme_of(several(12), goal=[goal(target="1200")]),
    "a_district_without_people": lambda: programme_of(
        several(2), scope=Scope(districts=frozenset({"5801"}))
    ),
    "a_goal_not_begun_and_no_target_then": lambda: programme_of(
        several(2),
        goal=[goal(target="0"), goal(goal_id="G7", rollup="manual", start_on="2024-06-01")],
        goal_target_change=[goal_target_change(valid_from="2024-03-01", target="30")],
    ),
    "a_part_of_a_district": lambda: programme_of(
        several(2),
        {"pledge": [pledge(area_code="5803")]},
        goal=[goal(curve="rain")],
        scope=Scope(subdistricts=frozenset({"580301"})),
    ),
    "many_of_a_district": lambda: programme_of(several(12), scope=PAI),
}


@pytest.fixture(scope="module", params=PROGRAMMES)
def programme(request):
    return PROGRAMMES[request.param]()


def faults_of(words):
    """What is wrong with the words of one sentence."""
    found = []
    if re.search(r"\b(None|nan|NaN|NaT|inf)\b|<NA>|\{|\}", words.th + words.en):
        found.append("a gap in the data")
    if re.search(rf"(?<![\d.,])1 ([a-z]+ )?({THINGS})s\b", words.en) or re.search(
        r"(?<![\d.,])1 (deliveries|people)\b", words.en
    ):
        found.append("one of many")
    if re.search(rf"(?<![\d.,])1 ({THINGS}) (are|were|have|wait|fall)\b", words.en):
        found.append("one does as many do")
    if re.search(rf"(?<![\d.,])1 of [\d,]+ ({THINGS})s? (are|were|have)\b", words.en):
        found.append("one of many does as many do")
    if re.search(r":[ ]*(\n|$)", words.th + "\n" + words.en, re.MULTILINE):
        found.append("ends before it says anything")
    if re.search(r"ที่\d|คือ\d|ของ\d", words.th):
        found.append("no space before a digit")
    if re.search(
        rf"(?:\d,\d{{3}}|\d\d|(?<![\d.,])[02-9]) ({THINGS})\b(?<!people|veries)", words.en
    ):
        found.append("many in the singular")
    if re.search(rf"(?<![\d.,])0 ([a-z]+ )?({THINGS})s?\b", words.en):
        found.append("about none of something")
    if re.search(
        r"\b(no|none)\b[^.;]*;? ?,? \d+ more\b|\b0 of (the )?0\b", words.en, re.IGNORECASE
    ):
        found.append("more than none, or none of none")
    if numbers_in(words.th) != numbers_in(words.en):
        found.append("other numbers in Thai")
    return found


def every_fault(programme):
    return [
        (place, faults, words.th, words.en)
        for place, words in sentences(programme)
        if (faults := faults_of(words))
    ]


def test_every_sentence_is_whole_and_says_one_of_one_many_of_many_and_nothing_of_none(programme):
    assert every_fault(programme) == []


@contextmanager
def nothing_hidden():
    """A small programme is all small counts, and a hidden one leaves a sentence unsaid."""
    with pytest.MonkeyPatch.context() as patch:
        for role in ("governor", "presenter"):
            patch.setitem(RIGHTS, role, Rights(1, RIGHTS[role].capabilities))
        for hidden in (hidden_households, hidden_poverty):
            patch.setattr(hidden, "SENSITIVE_GROUP_MINIMUM", 1)
        yield


@settings(FEW, max_examples=3)
@given(whole_programmes())
def test_every_sentence_of_random_records_is_whole_where_nothing_is_hidden(tables):
    with nothing_hidden():
        assert every_fault(programme_of(tables)) == []


@pytest.mark.parametrize("number", [1, 2])
def test_every_sentence_of_few_is_whole_where_nothing_is_hidden(number):
    with nothing_hidden():
        assert every_fault(programme_of(several(number), of_the_newer_pages(number))) == []


def of_the_newer_pages(number):
    """So many people lacking something, houses that wait for money, and decisions of each state."""
    numbers = range(1, number + 1)
    lacking = {"mpi_failed": "health;income", "jpt_set": "2565-2569"}
    due = {"done": "2024-02-28", "late": "2024-03-01", "open": "2024-04-30"}
    return together(
        {
            "household": [
                household(household_id=home(500 + one), n_members="1", **lacking) for one in numbers
            ],
            "assessment": [
                assessment(
                    assessment_id=f"A-{one}", household_id=home(500 + one), assessed_on="2024-03-01",
                    people_at_risk="yes", est_cost_thb="20000",
                )
                for one in numbers
            ],
            "decision": [
                decision(decision_id=f"DN-{state}-{one}", event_id="E2", seq=str(one), due_on=day)
                for state, day in due.items()
                for one in numbers
            ],
            "decision_update": [
                decision_update(decision_id=f"DN-done-{one}", reported_on="2024-02-20", status="done")
                for one in numbers
            ],
            "attendance": [attendance(attendance_id=f"AT-{one}", event_id="E2", participant_id=f"P{one:03}") for one in numbers],
        }
    )  # fmt: skip


def test_the_sentences_say_the_numbers_of_the_figures_they_name():
    programme = programme_of(several(12), goal=[goal(target="1200")])
    value = {key: one.measure(programme) for key, one in BY_KEY.items()}
    presented = {key: one.measure(as_presented(programme)) for key, one in BY_KEY.items()}
    slides = {slide.key: slide for slide in story(programme)}
    found = [one.text.en for one in findings(programme)]
    unsurveyed = value["G13"].denominator - value["G13"].value

    def named(beginning):
        return next(one for one in found if re.search(beginning, one))

    assert first(whole_answer(programme).en) == ["24", "1,200"]
    assert (value["G1"].value, value["G1"].denominator) == (24, 1200)
    assert first(named("urgent"), 1) == [f"{value['G10'].value}"]
    assert first(named("stalled"), 1) == [f"{value['G6'].value}"]
    assert first(named("overdue"), 1) == [f"{value['P6'].value}"]
    assert f"in {counted(unsurveyed, 'subdistrict')}" in named("No house was assessed")
    assert first(named("network has kept")) == [
        percent_words(value["M3"].value),
        percent_words(value["M4"].value),
    ]
    assert first(slides["pace"].title.en) == ["24", "1,200"]
    assert first(slides["chain"].title.en) == [
        f"{presented['M7'].denominator}",
        f"{presented['M7'].value}",
    ]
    assert first(slides["people"].title.en) == ["12", f"{presented['M2'].denominator}"]
    assert first(slides["goals"].title.en) == [
        f"{presented['M5'].value}",
        f"{presented['M5'].denominator}",
    ]
    assert first(slides["need"].title.en, 1) == [f"{presented['G8'].value}"]
    assert first(slides["photos"].title.en, 1) == [f"{presented['M9'].value}"]
    assert first(slides["promises"].title.en, 1) == [percent_words(presented["P2"].value)]


def first(words, count=2):
    """The first numbers of a sentence, as they are written."""
    return re.findall(r"\d[\d,]*%?", words)[:count]


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "0 houses"), (0.6, "1 house"), (1, "1 house"), (2, "2 houses"), (1250, "1,250 houses")],
)
def test_a_count_has_the_word_that_goes_with_it(count, words):
    assert counted(count, "house") == words


def test_a_word_without_an_s_has_its_own_plural():
    assert [one_or_many(count, "person", "people") for count in (0, 1, 2)] == [
        "people",
        "person",
        "people",
    ]
