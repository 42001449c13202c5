"""A chart that several media draw is one value: page, brief, deck and hall have its rows and words."""

import io

import pandas as pd
import pytest
from pptx import Presentation

from data_access.language.vocabulary import Text
from display.answers.network_answer import NetworkAnswer
from display.answers.part import whole
from display.answers.partner_answer import PartnerAnswer
from display.charts.area_bars import area_bars, areas_of
from display.charts.chain_links import chain
from display.charts.goal_bars import goal_bars
from display.charts.lacking_bars import lacking_bars
from display.charts.people_dots import people_dots
from display.charts.promise_bars import promise_bars
from display.charts.stage_bars import stage_bars
from display.story import as_presented, story
from display.tiles.overview_tiles import tiles
from display.tiles.partner_tiles import partner_tiles
from display.words.writing import Writing
from exports.brief.brief_partner import partner_contents
from exports.brief.brief_parts import tiles_written
from exports.brief.brief_tables import area_rows, goal_rows, partner_rows, stage_rows
from exports.deck.deck import deck
from tests.display.test_curve import texts, tree_of
from tests.programmes import home, programme_of, repair_at, together
from tests.records import goal, minimal_programme, pledge
from ui import charts
from ui.panels.downloads.brief import coloured_map
from ui.present.pictures import DRAW
from ui.session.language import speaking

LANGUAGES = ("th", "en")
WITH_BARS = ("goals", "lacking", "promises")


@pytest.fixture(scope="module")
def programme():
    """Something of everything; a goal far from its target, and one with no number to reach."""
    rows = minimal_programme()
    return programme_of(
        together(
            {name: made for name, made in rows.items() if name != "goal"},
            {"goal": [goal(target="45"), goal(goal_id="G2", rollup="manual", target="0")]},
            *(repair_at("handed_over", "2024-03-05", home(number)) for number in (11, 12, 13)),
            {"pledge": [pledge(pledge_id="K-late", qty="250", due_on="2024-03-01")]},
        )
    )


@pytest.fixture(scope="module")
def slides(programme):
    return {slide.key: slide for slide in story(programme)}


@pytest.fixture(scope="module", params=LANGUAGES)
def in_deck(request, programme, slides):
    """The language, and the slides of the deck by their key."""
    coloured = coloured_map(as_presented(programme), request.param)
    written = Presentation(io.BytesIO(deck(programme, request.param, coloured))).slides
    return request.param, dict(zip(slides, written, strict=True))


def words_of(figure):
    return " ".join(note.text or "" for note in figure.layout.annotations)


def test_page_deck_and_hall_draw_the_bars_of_one_value(programme, slides, in_deck):
    language, written = in_deck
    say = Writing(language, 5).say
    drawn = {
        "goals": goal_bars(programme),
        "lacking": lacking_bars(programme),
        "promises": promise_bars(programme),
    }
    for key in WITH_BARS:
        value = slides[key].picture.value
        assert [(row.whole, row.done, row.due) for row in value.rows] == [
            (row.whole, row.done, row.due) for row in drawn[key].rows
        ]
        if value.is_empty:
            continue
        with speaking(language):
            page = charts.lacking(value) if key == "lacking" else charts.bars(value)
            hall = DRAW[slides[key].picture.kind](slides[key].picture)
        (chart,) = (shape.chart for shape in written[key].shapes if shape.has_chart)

        names = [say(row.name) for row in value.rows]
        on_page = words_of(page).replace("<br>", " ")
        assert all(name in on_page for name in names)
        assert [texts(one) for one in tree_of(hall, "name")] == names
        labels = list(chart.plots[0].categories)
        assert [label.startswith(name) for label, name in zip(labels, names, strict=True)]
        lengths = dict(zip(value.columns, [None, *chart.plots[0].series], strict=False))
        for part in ("whole", "done", "due"):
            if part in lengths:
                shown = [None if one is None else round(one, 4) for one in lengths[part].values]
                known = [getattr(row, part) for row in value.rows]
                assert shown == [None if one is None else round(one, 4) for one in known]
        for row, label, hall_row in zip(value.rows, labels, tree_of(hall, "row"), strict=True):
            done = say(row.done_words.bare)
            assert done in label and done in texts(hall_row) and say(row.remarks[0])
            if row.whole is not None:
                assert label.endswith(f"{done} / {say(row.of.bare)}")
        assert say(value.alt) == say(slides[key].picture.alt)


def test_page_deck_and_hall_draw_the_dots_and_the_chain_of_one_value(programme, slides, in_deck):
    language, written = in_deck
    say = Writing(language, 5).say
    people, links = people_dots(programme), chain(as_presented(programme))
    assert (slides["people"].picture.value, slides["chain"].picture.value) == (people, links)
    with speaking(language):
        page, hall = charts.dots(people), DRAW["dots"](slides["people"].picture)
        page_of_links, hall_of_links = charts.chain(links), DRAW["chain"](slides["chain"].picture)
    in_all = sum(stage.people for stage in people.stages)

    dots_on_page = sum(len(trace.x) for trace in page.data) - len(people.groups)
    (group,) = (shape for shape in written["people"].shapes if shape.shape_type == 6)
    assert dots_on_page == in_all
    assert len(tree_of(hall, "dot")) - len(people.groups) == in_all
    assert len(group.shapes) - len(people.groups) == in_all
    for stage in people.stages:
        assert say(stage.name) in words_of(page)
        assert any(say(stage.name) in texts(one) for one in tree_of(hall, "head"))
    numbers = [one.count for one in links.links]
    on_slide = [shape.text_frame.text for shape in written["chain"].shapes if shape.has_text_frame]
    assert [texts(one) for one in tree_of(hall_of_links, "number")] == numbers
    assert [number in words_of(page_of_links) for number in numbers] == [True] * len(numbers)
    assert [any(text.startswith(number) for text in on_slide) for number in numbers]


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_and_brief_say_the_same_of_areas_goals_stages_and_partners(programme, language):
    writing = Writing(language, programme.principal.rights.smallest_count)
    say = writing.say
    areas, goals = area_bars(programme, "district"), goal_bars(programme)
    stages, promised = stage_bars(programme), promise_bars(programme)
    with speaking(language):
        page_of_areas, page_of_goals = charts.bars(areas), charts.bars(goals)

    for brief, bars in (
        (area_rows(programme, "district", writing), areas),
        (goal_rows(programme, writing), goals),
    ):
        assert [(row["name"], row["state_words"]) for row in brief["rows"]] == [
            (say(row.name), say(row.state_words)) for row in bars.rows
        ]
    for row in (*areas.rows, *goals.rows):
        figure = page_of_areas if row in areas.rows else page_of_goals
        assert say(row.name) in words_of(figure) and say(row.state_words) in words_of(figure)
    brief = stage_rows(programme, writing)
    assert [row["repairs"] for row in brief] == [say(row.value) for row in stages.rows]
    assert [row["stalled"] for row in brief] == [say(row.late_words) for row in stages.rows]
    brief = partner_rows(programme, writing, 20)["rows"]
    valued = [(row["name"], row["share"]) for row in brief if row["part"] or row["share"] == "0%"]
    assert valued == [(say(row.name), say(row.value)) for row in promised.rows]


def test_a_group_of_people_keeps_its_colour_whoever_is_in_view(programme):
    (one,) = people_dots(programme).groups

    assert one.look == ["lao_executive", "council_network"].index(one.key)


def test_a_count_of_houses_that_is_hidden_is_said_to_be_and_is_no_bar_and_no_dash():
    hidden, name = Text("ไม่แสดง", "Not shown"), Text("ปาย", "Pai")
    columns = "area_code name handed_over target expected rag houses_state in_need urgent state"
    row = ("5803", name, None, 80, 41.0, "no_data", "hidden", None, None, "hidden")
    (bar,) = areas_of(pd.DataFrame([row], columns=columns.split()), "district", hidden).rows

    assert bar.done is None
    assert bar.value.en == "Not shown of 80 houses"
    assert bar.state_words == bar.cells["urgent"] == hidden
    assert bar.remarks[2].en == "households in need: Not shown"


@pytest.mark.parametrize("language", LANGUAGES)
def test_brief_and_slide_say_the_sentences_of_one_answer(programme, slides, language):
    say = Writing(language, programme.principal.rights.smallest_count).say
    writing = Writing(language, programme.principal.rights.smallest_count)
    network, partner = NetworkAnswer(programme), PartnerAnswer(programme, "CODI")
    in_brief = partner_contents(programme, "CODI", language)

    assert (slides["people"].title, slides["people"].lead) == (network.title, network.lead)
    assert say(whole(network.sentence)).startswith(say(network.title))
    assert "".join(part["words"] for part in in_brief["answer"]) == say(whole(partner.sentence))
    assert [(one["value"], one["compare"]) for one in in_brief["tiles"]] == [
        (say(one.value), say(one.compare)) for one in partner_tiles(programme, "CODI")
    ]
    assert [one["name"] for one in tiles_written(tiles(programme), writing)] == [
        say(one.name) for one in tiles(programme)
    ]
    (slide,) = story(programme, ["promises"], partner_id="CODI")
    assert slide.title == partner.title
    assert say(slide.lead).endswith(say(partner.late))
