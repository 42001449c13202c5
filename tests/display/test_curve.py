"""The curve is one value: page, brief, deck and hall draw the same points, ticks and labels."""

import io
from datetime import date, timedelta

import pandas as pd
import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from data_access.access.scope import Scope
from data_access.language.vocabulary import Text
from data_access.rules.weights import weights_in_force
from display.charts.curve import curve_of, houses_curve
from display.story import as_presented, story
from display.words.writing import Writing
from exports.brief.brief_curve import curve_drawing
from exports.deck.deck import deck
from tests.programmes import home, programme_of, repair_at, together
from tests.records import goal
from ui import charts
from ui.panels.downloads.brief import coloured_map
from ui.present.pictures import DRAW
from ui.session.language import speaking

DAY, PLAN_DAYS = date(2024, 3, 31), pd.DataFrame({"day": [], "houses": []})
ALT = Text("กราฟ", "Curve")
both_languages = pytest.mark.parametrize("language", ["th", "en"])


def handed_over(*days_ago):
    return together(
        *(
            repair_at("handed_over", (DAY - timedelta(days=ago)).isoformat(), home(number))
            for number, ago in enumerate(days_ago, start=1)
        )
    )


MANY = handed_over(*range(0, 180, 4))  # enough in each window for the hall to be told


@pytest.fixture(scope="module", params=["a named day", "a range alone"])
def programme(request):
    """One whose forecast names a day, and one whose forecast is no more than a range."""
    if request.param == "a named day":
        return programme_of(MANY, goal=[goal(target="90")])
    forecast = {**weights_in_force()["forecast"], "smallest_handovers": 90}
    weights = {**weights_in_force(), "forecast": forecast}
    return programme_of(MANY, goal=[goal(target="90")], weights=weights)


def tree_of(drawn, look):
    """The elements of this look in a drawing of the hall."""
    found = (
        [drawn]
        if isinstance(drawn, list) and drawn[1].get("class", "").split()[:1] == [look]
        else []
    )
    return found + [
        one for part in drawn[2:] if isinstance(part, list) for one in tree_of(part, look)
    ]


def texts(drawn):
    return "".join(part if isinstance(part, str) else texts(part) for part in drawn[2:])


def deck_chart(programme, language):
    coloured = coloured_map(as_presented(programme), language)
    slides = Presentation(io.BytesIO(deck(programme, language, coloured))).slides
    keys = [slide.key for slide in story(programme)]
    (chart,) = (shape.chart for shape in slides[keys.index("pace")].shapes if shape.has_chart)
    return chart


@both_languages
def test_the_four_drawings_of_the_curve_have_the_same_points_ticks_and_labels(programme, language):
    programme = as_presented(programme)  # as the hall and the deck draw it, whoever asks
    curve = houses_curve(programme)
    say = Writing(language, 5).say
    months = [say(one.words) for one in curve.months]
    heights = [say(one.words) for one in curve.heights]
    ends = sorted(say(one.words) for one in curve.ends)
    (slide,) = story(programme, ["pace"])

    with speaking(language):
        page = charts.s_curve(curve)
        hall = DRAW["curve"](slide.picture)
    brief = curve_drawing(curve, Writing(language, 5))
    chart = deck_chart(programme, language)

    # Points: as many, in the same places.
    (line,) = (trace for trace in page.data if trace.line.dash == "solid")
    assert list(line.y) == [one.houses for one in curve.actual]
    assert len(brief["actual"]) == len(curve.actual)
    (polyline,) = tree_of(hall, "actual")
    assert len(polyline[1]["points"].split()) == len(curve.actual)
    series = dict(
        zip(
            ("plan", "actual", "forecast", "fastest", "slowest"), chart.plots[0].series, strict=True
        )
    )
    for name, one in series.items():
        known = [round(value, 2) for value in one.values if value is not None]
        assert known == [round(point.houses, 2) for point in getattr(curve, name)]
    # Ticks.
    assert [words.replace("<br>", " ") for words in page.layout.xaxis.ticktext] == months
    assert [one["words"] for one in brief["months"]] == months
    assert [texts(one) for one in tree_of(hall, "month")] == months
    assert list(page.layout.yaxis.tickvals)[1:] == [one.houses for one in curve.heights]
    assert [one["words"] for one in brief["heights"]][1:] == heights
    assert [texts(one) for one in tree_of(hall, "height")] == heights
    assert chart.value_axis.major_unit == curve.heights[0].houses
    days = chart.category_axis
    assert date(1899, 12, 30) + timedelta(days=days.minimum_scale) == curve.months[0].day
    assert days._element.find(qn("c:majorUnit")).get("val") == str(curve.months_apart)
    # Labels.
    notes = [note.text for note in page.layout.annotations if note.x == 1]
    plain = [note.replace("<br>", " ").replace("<b>", "").replace("</b>", "") for note in notes]
    assert sorted(plain) == ends
    assert sorted(brief[name]["words"] for name in ("done", "end", "finish")) == ends
    said = [one for one in tree_of(hall, "told") if "day" not in one[1]["class"]]
    assert sorted(texts(one) for one in said) == ends
    labels = list(chart._chartSpace.iter(qn("c:dLbl")))
    assert sorted(next(one.iter(qn("a:t"))).text for one in labels) == ends
    assert say(slide.picture.alt) == brief["alt"] == say(curve.alt)


def test_a_forecast_that_names_a_day_is_labelled_with_it_and_one_that_names_none_with_its_range():
    named = houses_curve(programme_of(handed_over(*range(0, 180, 9)), goal=[goal(target="45")]))
    unnamed = houses_curve(programme_of(handed_over(10, 40)))

    assert "Forecast finish Nov 2024" in [end.words.en for end in named.ends]
    assert [end.name.en for end in unnamed.ends] == ["Plan", "Forecast", "Handed over"]
    assert unnamed.ends[1].value.en.startswith("(")
    assert not unnamed.forecast


def lines(*days_and_houses):
    return pd.DataFrame(days_and_houses, columns=["day", "houses"])


@pytest.mark.parametrize(
    ("last", "months"),
    [
        (date(2024, 2, 29), ["Oct 2023", "Nov 2023", "Dec 2023", "Jan 2024", "Feb 2024"]),
        (date(2024, 3, 1), ["Oct 2023", "Dec 2023", "Feb 2024"]),
        (date(2024, 12, 31), ["Oct 2023", "Jan 2024", "Apr 2024", "Jul 2024", "Oct 2024"]),
        (date(2025, 1, 1), ["Oct 2023", "Apr 2024", "Oct 2024"]),
        (date(2026, 4, 1), ["Oct 2023", "Oct 2024", "Oct 2025"]),
        (date(2029, 10, 1), ["Oct 2023", "Oct 2025", "Oct 2027", "Oct 2029"]),
    ],
)
def test_at_most_five_months_stand_on_the_foot_whatever_the_time(last, months):
    curve = curve_of(
        lines((date(2023, 10, 16), 0), (last, 4)), PLAN_DAYS, None, last, None, None, ALT
    )

    assert [one.words.en for one in curve.months] == months
    assert curve.first == date(2023, 10, 1)


@pytest.mark.parametrize(
    ("houses", "heights"),
    [
        (0, [1]),
        (4, [1, 2, 3, 4]),
        (9, [2, 4, 6, 8]),
        (450, [100, 200, 300, 400]),
        (1000, [500, 1000]),
    ],
)
def test_the_side_has_at_most_five_round_numbers(houses, heights):
    curve = curve_of(lines((DAY, houses)), PLAN_DAYS, None, DAY, None, None, ALT)

    assert [one.houses for one in curve.heights] == heights


def test_a_band_whose_edges_are_one_line_is_none():
    ahead = pd.DataFrame({"day": [DAY], "low": [4.0], "mid": [4.0], "high": [4.0]})
    curve = curve_of(lines((DAY, 4)), PLAN_DAYS, ahead, DAY, None, DAY, ALT)

    assert (curve.fastest, curve.slowest) == ((), ())
    assert len(curve.forecast) == 1


@both_languages
def test_where_there_is_neither_house_nor_plan_every_drawing_says_so(language):
    nothing = programme_of(goal=[]).within(Scope(districts=frozenset({"5803"})))
    curve, say = houses_curve(nothing), Writing(language, 5).say
    (slide,) = story(nothing, ["pace"])

    with speaking(language):
        hall = DRAW["curve"](slide.picture)
        page = charts.s_curve(curve)
    assert curve_drawing(curve, Writing(language, 5)) == {"absence": say(curve.absence)}
    assert texts(hall) == say(curve.absence)
    assert not page.data
    assert say(curve.absence).startswith(("No house", "ยังไม่มีบ้าน"))
