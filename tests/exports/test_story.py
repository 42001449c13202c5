"""The story a meeting is told: its slides, their words and figures, and what it never tells."""

import re
from datetime import date

import pandas as pd
import pytest

from data_access.access.scope import Scope
from data_access.language.vocabulary import Text
from data_access.rules.weights import weights_in_force
from display.story import KEYS, as_presented, foot, last_meeting, story
from display.story.kick_off import is_kick_off
from tests.programmes import PUBLIC, assessed, home, programme_of, repair_at, repair_of, together
from tests.records import area_target, commitment, event, goal, minimal_programme, photo, pledge

IDS = re.compile(r"\b(HH|R|PL|DL|PH|A|K|D|C|P)-?\d[\d-]*\b")
MEETINGS = {"event": [event(), event(event_id="E2", kind="review", held_on="2024-02-29")]}


@pytest.fixture(scope="module")
def programme():
    """A programme with something of everything, three of its houses handed over after a meeting."""
    rows = minimal_programme()
    return programme_of(
        together(
            {
                name: made
                for name, made in rows.items()
                if name not in ("event", "area_target", "goal")
            },
            {"goal": [goal(target="12")]},
            MEETINGS,
            *(repair_at("handed_over", "2024-03-05", home(number)) for number in (11, 12, 13)),
            {"area_target": [area_target(target_value="12")]},
            {"pledge": [pledge(pledge_id="K-late", due_on="2024-03-01")]},
            {"photo": [photo(stage="before", photo_id="PH-2")]},
        )
    )


@pytest.fixture(scope="module")
def told(programme):
    return {slide.key: slide for slide in story(programme)}


def texts_of(slide):
    """Every text of a slide, whether it is written on it, said to it or drawn in its picture."""
    yield from (slide.name, slide.title, slide.lead, slide.source, slide.note, slide.picture.alt)
    for number in slide.numbers:
        yield from (number.value, number.name)
    yield from slide.picture.columns.values()
    for column in slide.picture.table.columns:
        yield from (cell for cell in slide.picture.table[column] if isinstance(cell, Text))


def test_the_story_is_told_in_its_order(told):
    assert tuple(told) == KEYS
    assert 8 <= len(KEYS) <= 12


def test_slides_can_be_chosen_and_their_order_too(programme):
    assert [slide.key for slide in story(programme, ["asks", "opening"])] == ["asks", "opening"]
    with pytest.raises(KeyError):
        story(programme, ["weather"])


def test_every_text_stands_in_both_languages(told):
    thai = re.compile("[\u0e00-\u0e7f]")
    for slide in told.values():
        for text in texts_of(slide):
            assert bool(text.th) == bool(text.en)
        for text in (slide.name, slide.title, slide.source, slide.note):
            assert thai.search(text.th) and not thai.search(text.en)


def test_every_column_with_a_label_is_in_the_table_of_the_picture(told):
    for slide in told.values():
        assert set(slide.picture.columns) <= set(slide.picture.table.columns)


def test_no_slide_names_a_single_household_repair_pledge_or_person(told):
    """Whoever asks: the programme of this story is the governor's office's."""
    for slide in told.values():
        for text in texts_of(slide):
            assert IDS.findall(f"{text.th} {text.en}") == []


def test_the_story_is_the_same_whoever_asks_for_it(programme, told):
    asked_by_the_public = type(programme)(programme.snapshot, programme.scope, PUBLIC)
    again = {slide.key: slide for slide in story(asked_by_the_public)}

    assert {key: slide.title for key, slide in again.items()} == {
        key: slide.title for key, slide in told.items()
    }


def test_the_title_of_the_houses_is_the_finding(told):
    assert told["pace"].title.en == "4 of 12 houses handed over, 4 behind plan"
    assert [number.value.en for number in told["pace"].numbers] == ["4", "4"]
    assert told["pace"].numbers[1].look == "late"


def test_the_line_of_houses_ends_on_the_as_of_day_and_few_forecast_nothing(programme, told):
    rows = told["pace"].picture.table.set_index("day")

    assert rows["actual"].last_valid_index() == programme.as_of
    # Four hand-overs are too few to tell a presenter of when they were: no forecast is drawn.
    for name in ("forecast", "fastest", "slowest"):
        assert rows[name].isna().all()
    assert rows.at[programme.as_of, "actual"] == 4
    assert rows["plan"].dropna().iloc[-1] == 12
    assert rows.index.is_monotonic_increasing


def test_without_a_target_nothing_is_expected_or_forecast(programme):
    elsewhere = programme.within(Scope(districts=frozenset({"5801"})))
    (slide,) = story(elsewhere, ["pace"])

    assert "no target" in slide.title.en
    assert slide.picture.table[["plan", "forecast"]].isna().all(axis=None)


def test_a_count_that_is_hidden_is_said_to_be_hidden_and_is_no_zero():
    few = programme_of(assessed(home(1), condition=3), assessed(home(2), condition=3))
    (slide,) = story(few, ["need"])
    said = " ".join(text.en for text in texts_of(slide))

    assert "not shown" in slide.lead.en.lower()
    assert "0 households" not in said
    assert "2" not in slide.title.en


def test_since_compares_with_the_last_meeting_and_is_left_out_before_the_first(programme, told):
    assert last_meeting(programme) == date(2024, 2, 29)
    assert told["since"].title.en == "3 more houses handed over, from 1 to 4"
    assert "29 Feb 2024" in told["since"].lead.en
    first_day = programme.on(date(2023, 3, 16))

    assert last_meeting(first_day) is None
    assert "since" not in {slide.key for slide in story(first_day)}


def test_another_earlier_day_can_be_given(programme):
    (slide,) = story(programme, ["since"], earlier=date(2024, 1, 31))

    assert slide.title.en == "4 more houses handed over, from 0 to 4"


def test_one_partner_s_promises_are_told_in_their_own_units(programme):
    (slide,) = story(programme, ["promises"], partner_id="CODI")

    assert slide.title.en.startswith("CODI")
    assert [row.key for row in slide.picture.value.rows] == ["THB"]
    assert slide.numbers[1].value.en == "1"  # the pledge that is overdue


def test_the_slide_of_promises_says_due_soon_with_the_days_of_the_weights():
    programme = programme_of(
        pledge=[
            pledge(pledge_id="K-1", due_on="2024-03-01"),
            pledge(pledge_id="K-2", due_on="2024-04-05"),
        ],
        weights=weights_in_force() | {"due_soon_days": 7},
    )
    slide = next(slide for slide in story(programme) if slide.key == "promises")

    assert any("1 more falls due in 7 days" in text.en for text in texts_of(slide))


def test_partners_beyond_the_first_seven_stand_in_one_row():
    rows = [pledge(pledge_id=f"K-{n}", partner_id=f"N{n}", qty=f"{n}00") for n in range(1, 11)]
    (slide,) = story(programme_of(pledge=rows), ["promises"])
    table = slide.picture.table

    assert len(table) == 8
    assert table["name"].iloc[-1] == Text("อีก 3 ภาคี", "3 others")
    assert table["whole"].sum() == sum(n * 100 for n in range(1, 11))


def test_photos_are_counted_only_with_consent_and_blurred_faces(told):
    assert told["photos"].picture.table["repairs"].tolist() == [1, 1]
    hidden = programme_of(
        repair_at("handed_over", "2024-03-05", home(1), repair_id="R-0001"),
        photo=[photo(stage="before", photo_id="PH-1"), photo(consent_to_show="no")],
    )
    (slide,) = story(hidden, ["photos"])

    assert slide.picture.table["repairs"].tolist() == [1, 0]


def test_a_programme_of_which_nothing_is_known_is_told_without_a_false_figure():
    nothing = programme_of()
    at_first = {slide.key: slide for slide in story(nothing)}
    slides = {slide.key: slide for slide in story(nothing, [key for key in KEYS if key != "since"])}

    assert at_first["goals_set"].title.en == "1 goal: who is in charge, and by when"
    assert "No goal can be judged" in slides["goals"].title.en or slides["goals"].numbers
    assert slides["promises"].numbers[0].value.en == "–"
    assert slides["promises"].picture.table.empty
    assert slides["asks"].title.en == "Nothing has to be asked of this meeting"


def test_people_are_counted_once_whatever_they_promised():
    programme = programme_of(commitment=[commitment(), commitment(commitment_id="C2")])
    (slide,) = story(programme, ["people"])

    assert slide.title.en == "1 of 120 people has made a commitment"
    assert slide.picture.table["people"].sum() == 1


def test_the_foot_says_area_day_and_snapshot(programme):
    words = foot(programme)

    assert "31 Mar 2024 (2567)" in words.en and "31 มี.ค. 2567" in words.th
    assert programme.snapshot.id in words.en


def test_a_forecast_far_away_is_not_drawn_to_its_end():
    slow = programme_of(
        *(repair_at("handed_over", "2024-03-05", home(number)) for number in range(10)),
        goal=[goal(target="300")],
    )
    (slide,) = story(slow, ["pace"])
    last = slide.picture.table["day"].iloc[-1]

    assert last == date(2024, 9, 30) + (date(2024, 9, 30) - date(2023, 3, 16)) / 2
    assert pd.notna(slide.picture.table["fastest"].iloc[-1])
    assert slide.picture.table["fastest"].iloc[-1] < 300


def test_a_named_day_is_where_the_line_of_the_forecast_ends():
    # Twelve in 30 days: 48 left at 12 ÷ 90 a day take 360 days, to 26 March 2025.
    twelve = together(
        *(
            repair_at("handed_over", f"2024-03-{day:02}", home(day), repair_id=f"R-{day}")
            for day in range(5, 17)
        )
    )
    (slide,) = story(programme_of(twelve, goal=[goal(target="60")]), ["pace"])
    line = slide.picture.table.set_index("day")["forecast"].dropna()

    assert line.index[0] == date(2024, 3, 31)
    assert (line.index[-1], line.iloc[-1]) == (date(2025, 3, 26), 60)
    assert "26 Mar 2025" in slide.lead.en


def test_at_the_kick_off_no_slide_says_on_track_or_on_plan():
    """0 of 0 is not on plan: nothing is due, and no goal can be judged."""
    opening = programme_of(
        goal=[goal(), goal(goal_id="G1", rollup="count_participants", unit="person", target="120")],
        event=[event()],  # the kick-off, a day that may be chosen
        area_target=[area_target(target_value="30")],
    ).on(date(2023, 3, 16))
    goals, pace = story(opening, ["goals", "pace"])

    assert goals.title.en == "No goal can be judged yet"
    assert goals.lead.en == "2 cannot be judged: not due yet (2)"
    assert goals.numbers == ()
    assert pace.title.en == "0 of 30 houses handed over, nothing is due yet"
    assert [one.name.en for one in pace.numbers] == ["houses handed over"]


def test_goals_equally_far_from_their_plan_are_named_alike():
    late = {"unit": "person", "rollup": "count_participants", "target": "120"}
    told = programme_of(
        goal=[
            goal(goal_id="G1", name_en="First", **late),
            goal(goal_id="G2", name_en="Second", **late),
        ]
    )
    (slide,) = story(told, ["goals"])

    assert slide.lead.en == "Furthest from their plan: First and Second alike"


def test_need_is_said_to_be_mostly_in_a_district_only_above_half():
    def title(**counts):
        told = programme_of(
            *(
                repair_at("approved", "2024-03-05", home(number, code))
                for code, count in zip(("580104", "580302", "580601"), counts.values(), strict=True)
                for number in range(count)
            )
        )
        return story(told, ["need"])[0].title.en

    assert title(a=30, b=15, c=14).endswith("most of them in Mueang (30 of 59)")
    assert title(a=30, b=15, c=15).endswith("the largest number in Mueang (30 of 60)")
    assert title(a=20, b=20, c=15).endswith("in Mueang and Pai alike (20 each of 55)")


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [(2, 1, "are 33.3 points better"), (1, 2, "are 33.3 points worse"), (1, 1, "are as they were")],
)
def test_houses_are_said_to_be_better_only_where_the_median_is(before, after, words):
    def one(number):
        return together(
            repair_of(
                home(number), ("reported", "2023-10-01"), ("in_progress", "2024-01-01"),
                ("completed", "2024-02-01"), ("handed_over", "2024-02-10"),
            ),
            assessed(home(number), before, on="2023-11-01"),
            assessed(home(number), after, on="2024-03-01"),
        )  # fmt: skip

    (slide,) = story(programme_of(*(one(number) for number in range(1, 11))), ["photos"])

    assert words in slide.lead.en


def opened(*more, **given):
    """The records of the day of the opening: what is needed, promised and set, and no house."""
    rows = {
        name: made
        for name, made in minimal_programme().items()
        if name not in ("event", "goal", "area_target", "repair", "repair_status_log", "photo")
        and name not in ("repair_funding", "delivery", "commitment_update")
    }
    return programme_of(
        together(
            rows,
            {"event": [event()]},
            {
                "goal": [
                    goal(goal_id=f"G{one}", target="450", curve="rain", **given)
                    for one in range(1, 8)
                ]
            },
            *more,
        )
    )


@pytest.fixture(scope="module")
def opening_day():
    return opened()


def test_until_a_house_is_handed_over_the_story_is_that_of_the_opening(opening_day, programme):
    keys = [slide.key for slide in story(opening_day)]

    assert keys[:3] == ["opening", "decided", "need"] and keys[-1] == "asks"
    assert {"goals_set", "goals_later", "promises", "pace"} <= {*keys}
    assert not {"since", "photos", "chain", "goals"} & {*keys}
    assert "goals_set" not in [slide.key for slide in story(programme)]
    assert not is_kick_off(as_presented(programme))


def test_once_a_promise_is_overdue_the_story_is_no_longer_that_of_the_opening():
    late, in_time = (
        opened({"pledge": [pledge(pledge_id="K-2", due_on=day)]})
        for day in ("2024-03-30", "2024-03-31")
    )

    assert "goals_set" not in [slide.key for slide in story(late)]
    assert "goals_set" in [slide.key for slide in story(in_time)]


def test_at_the_opening_promises_are_promises_and_nothing_is_a_share_of_what_was_delivered(
    opening_day,
):
    told = {slide.key: slide for slide in story(opening_day)}

    bars = told["promises"].picture.value
    assert [*bars.table()] == ["name", "done"] and bars.done.en == "Promised"
    assert all(row.done_words == row.of for row in bars.rows)
    for slide in told.values():
        for text in texts_of(slide):
            assert not re.search(r"\b0\s*%", text.en), (slide.key, text.en)
            assert bool(text.th) == bool(text.en)


def test_the_plan_is_read_aloud_with_the_houses_before_the_rains(opening_day):
    slide = next(slide for slide in story(opening_day) if slide.key == "pace")

    assert [one.value.en for one in slide.numbers] == ["86", "450"]
    assert (
        slide.title.en == "The plan: 86 houses before the rains, 450 houses by 30 Sep 2024 (2567)"
    )


def test_every_goal_of_the_opening_is_on_a_slide_five_lines_at_most(opening_day):
    listed = [slide for slide in story(opening_day) if slide.key in ("goals_set", "goals_later")]

    assert [len(slide.picture.table) for slide in listed] == [5, 2]
