"""What is said of the houses goal: its three states, its forecast, and where they disagree."""

from datetime import date, timedelta

import pytest

from data_access.access.scope import Scope
from data_access.queries.insights.houses_answer import HousesAnswer, state_words
from display.story import story
from display.tiles.overview_tiles import tiles
from display.words.writing import Writing
from exports.brief.brief_tables import goal_rows
from tests.display.said import whole_answer
from tests.programmes import home, programme_of, repair_at, together
from tests.records import area_target, goal
from ui.present.pictures import DRAW
from ui.session.language import speaking

PAI = Scope(districts=frozenset({"5803"}))
ENGLISH = Writing("en", 5)
DAY = date(2024, 3, 31)


def handed_over(*days_ago):
    """One house each, so many days before 31 March 2024."""
    return together(
        *(
            repair_at("handed_over", (DAY - timedelta(days=ago)).isoformat(), home(number))
            for number, ago in enumerate(days_ago, start=1)
        )
    )


def steady(every, until=180):
    """A house every so many days."""
    return handed_over(*range(0, until, every))


def said(programme):
    return HousesAnswer(programme)


def in_brief(programme):
    return whole_answer(programme).en


def test_a_forecast_is_said_with_its_range_and_what_there_will_be_by_the_due_day():
    # 20 of 45, one every nine days: 25 left take 225 days, 31 March 2024 to 11 November 2024.
    programme = programme_of(steady(9), goal=[goal(target="45")])
    finish = said(programme).finish

    assert finish.en.startswith("expected to finish 11 Nov 2024 (2567), 42 days late")
    assert finish.en.endswith("; 40 of 45 by the due day")
    assert finish.th.startswith("คาดว่าเสร็จ 11 พ.ย. 2567 หลังกำหนด 42 วัน")


@pytest.mark.parametrize(
    ("days_ago", "words"),
    [
        # 2 in 45 days, 2 in 90 and 180: 28 left take 630 to 2,520 days.
        ((10, 40), "expected to finish 21 Dec 2025 (2568)–23 Feb 2031 (2574) (from 2 hand-overs in 90 days)"),
        # 1 in 90 days: 29 left take 2,610 days.
        ((60,), "not expected to finish before 24 May 2031 (2574); its end cannot be"
                " forecast yet (from 1 hand-over in 90 days)"),
        ((200,), "the finish cannot be forecast yet"),
    ],
)  # fmt: skip
def test_what_is_not_known_of_a_forecast_is_said(days_ago, words):
    assert said(programme_of(handed_over(*days_ago))).finish.en == words


def test_every_medium_says_the_same_forecast():
    # As many as a presenter is told of.
    programme = programme_of(handed_over(*[10] * 10, *[40] * 10), goal=[goal(target="100")])
    houses = said(programme)
    (slide,) = story(programme, ["pace"])
    tile = next(one for one in tiles(programme) if "Forecast" in one.name.en)

    assert houses.finish.en in in_brief(programme)
    assert slide.lead.en.lower().startswith(houses.finish.en.lower())
    assert houses.finish.en in slide.picture.alt.en
    assert tile.compare == houses.finish_tile[1]
    assert slide.picture.table["forecast"].notna().any()
    assert slide.picture.table["fastest"].notna().any()


def test_behind_and_yet_in_time_is_explained_in_one_sentence():
    # Nothing until 90 days ago, then a house every three days: 30 of 50, where 33.8 are expected.
    programme = programme_of(steady(3, until=90), goal=[goal(target="50")])
    houses = said(programme)

    assert houses.gap == -4
    assert "early" in houses.finish.en
    assert "Behind plan today, but expected to finish on time" in houses.why.en
    assert "over the last 90 days" in houses.why.en
    assert houses.why.en.removesuffix(".") in in_brief(programme)


def test_on_plan_and_yet_late_is_explained_in_one_sentence():
    # 24 of 30 were handed over early, and 1 in 45, 2 in 90, 4 in 180 days since.
    early = range(200, 220)
    programme = programme_of(handed_over(10, 60, 100, 150, *early), goal=[goal(target="30")])
    houses = said(programme)

    assert houses.gap > 0
    assert houses.ahead.state == "range"
    assert "Not behind plan today, but expected to finish late" in houses.why.en


def test_pace_and_forecast_that_agree_need_no_sentence():
    assert said(programme_of(handed_over(10, 40))).why is None


def test_no_goal_at_all_does_not_advise_a_choice_that_is_made_already():
    nothing = programme_of(handed_over(10), goal=[])

    assert said(nothing).no_target.en.startswith("No target for houses has been set.")
    assert "No target for houses has been set" in in_brief(nothing)
    assert said(programme_of(scope=PAI)).no_target.en.startswith(
        "No target has been set for the chosen area or year."
    )


def test_a_target_of_nothing_is_said_in_words_and_divides_nothing():
    programme = programme_of(
        handed_over(10), area_target=[area_target(target_value="0")], scope=PAI
    )
    houses = said(programme)
    shown = tiles(programme)

    assert houses.no_target.en == "The target here is 0, so nothing is due."
    assert "nothing is due" in in_brief(programme)
    assert [tile.value.en for tile in shown[:4]] == ["1", "–", "–", "–"]
    assert all(tile.compare.en == "target 0: nothing is due" for tile in shown[:4])
    (slide,) = story(programme, ["pace"])
    assert slide.title.en == "1 house handed over; target 0: nothing is due"
    with speaking("en"):
        assert state_words("not_due", 0).en == "Target 0: nothing is due"


def test_a_goal_of_nothing_is_not_on_track_on_the_board_of_the_brief():
    programme = programme_of(
        goal=[
            goal(goal_id="G9", rollup="manual", target="0"),
            goal(goal_id="G3", rollup="count_subdistricts", step="team", target="5"),
        ],
        goal_update=[],
    )
    words = [row["state_words"] for row in goal_rows(programme, ENGLISH)["rows"]]

    assert words == ["Behind", "Target 0: nothing is due"]
    in_pai = goal_rows(programme.within(PAI), ENGLISH)["rows"]
    assert in_pai[1]["state_words"] == "No target set"


def test_a_difference_between_the_goal_and_its_areas_is_said_below_the_answer():
    programme = programme_of(area_target=[area_target(target_value="12")])

    (remark,) = said(programme).remarks
    assert remark.en == "Area targets: targets for 1 of 5 subdistricts, 12 of 30 houses."
    assert "targets for 1 of 5 subdistricts, 12 of 30 houses" in in_brief(programme)


def test_a_board_without_any_goal_says_so_in_the_brief_and_in_the_story():
    nothing = programme_of(goal=[])
    (slide,) = story(nothing, ["goals"])

    assert goal_rows(nothing, ENGLISH)["empty"] == "No goal has been set"
    assert slide.title.en == "No goal has been set"
    assert slide.lead.en == ""


def test_the_tile_of_the_forecast_names_the_day_and_the_range_in_short_parts():
    named = said(programme_of(steady(9), goal=[goal(target="45")])).finish_tile
    from_few = said(programme_of(handed_over(10, 40))).finish_tile
    no_end = said(programme_of(handed_over(60))).finish_tile

    assert (named[0].en, named[1].en.split(" · ")[:2]) == (
        "Nov 2024",
        ["11 Nov 2024 (2567)", "42 days late"],
    )
    assert from_few[0].en == "Dec 2025–Feb 2031"
    assert from_few[1].en.endswith(" · from 2 hand-overs")
    assert no_end[0].en == "Not before May 2031"
    assert no_end[1].th == "ไม่ก่อน 24 พ.ค. 2574 · ปลายช่วงยังคาดไม่ได้ · จากการส่งมอบ 1 หลัง"


def test_the_hall_draws_the_range_and_says_a_goal_of_nothing_in_words():
    programme = programme_of(
        handed_over(*[10] * 10, *[40] * 10),
        goal=[goal(target="100"), goal(goal_id="G9", rollup="manual", target="0")],
    )
    curve, board = (slide.picture for slide in story(programme, ["pace", "goals"]))

    with speaking("en"):
        drawn, goals = str(DRAW["curve"](curve)), str(DRAW["goals"](board))
    assert "'class': 'band'" in drawn
    assert "Target 0: nothing is due" in goals
    assert "/ 0" not in goals


def test_the_tiles_of_the_overview_divide_by_no_target_of_nothing():
    nothing = programme_of(handed_over(10), area_target=[area_target(target_value="0")], scope=PAI)

    assert said(nothing).of_target.en == "target 0: nothing is due"
    assert said(programme_of(handed_over(10), scope=PAI)).of_target.en == "no target"
