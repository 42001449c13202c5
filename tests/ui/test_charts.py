import json
import re
from datetime import date

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from data_access.language.vocabulary import Text
from display.charts.area_bars import areas_of
from display.charts.chain_links import Chain, Link
from display.charts.curve import curve_of
from display.charts.goal_bars import goals_of
from display.charts.kept_bars import kept_of
from display.charts.lacking_bars import lacking_of
from display.charts.people_dots import dots_of
from display.charts.promise_bars import promises_of
from display.charts.stage_bars import stages_of
from display.palette import DARK, LIGHT
from ui import charts
from ui.charts.drawing.canvas import PHONE, width
from ui.session.language import speaking
from ui.session.theme import drawn_in

AS_OF = date(2024, 3, 31)
NAME = Text("ปาย", "Pai")


def rows(columns: str, *values: tuple) -> pd.DataFrame:
    return pd.DataFrame(list(values), columns=columns.split())


def s_curve(houses: pd.DataFrame):
    ahead = houses.assign(low=houses["houses"], mid=houses["houses"], high=houses["houses"])
    return charts.s_curve(
        curve_of(houses, houses, ahead, AS_OF, date(2024, 9, 30), date(2024, 9, 30), NAME)
    )


def promises(pledges: pd.DataFrame):
    return charts.bars(promises_of(pledges))


def stages(table: pd.DataFrame):
    return charts.bars(stages_of(table))


def areas(table: pd.DataFrame):
    return charts.bars(areas_of(table, "district", NAME))


def goals(board: pd.DataFrame):
    return charts.bars(goals_of(board))


def kept(table: pd.DataFrame):
    return charts.bars(kept_of(table))


def lacking(table: pd.DataFrame):
    return charts.lacking(lacking_of(table))


def dots(people: pd.DataFrame):
    return charts.dots(dots_of(people, NAME))


def chain(links: pd.DataFrame):
    return charts.chain(Chain(tuple(Link(*link) for link in links.itertuples(index=False))))


PROMISE = "key name promised delivered due surplus unit"
ONE_ROW = {
    s_curve: rows("day houses", (AS_OF, 225)),
    stages: rows(
        "status name repairs conversion median_days stalled", ("a", NAME, 750, 0.9, 12, 41)
    ),
    areas: rows(
        "area_code name handed_over target expected rag houses_state in_need urgent state",
        ("5803", NAME, 44, 80, 41, "watch", "shown", 150, 12, "shown"),
    ),
    dots: rows("stage participant_group people", ("under_way", "lao_executive", 31)),
    goals: rows(
        "goal_id name unit target actual expected share expected_share rag owner",
        ("G6", NAME, "house", 450, 225, 231, 0.5, 0.51, "on_track", NAME),
    ),
    kept: rows("name kept expected", (NAME, 0.4, 0.5)),
    promises: rows(PROMISE, ("p", NAME, 500, 310, 400, 20, "sheet")),
    lacking: rows("dimension name poor housed censored", ("income", NAME, 400, 120, 0.2)),
    charts.partner_matrix: rows(
        "partner partner_name area_code area_name area_short promised delivered unit",
        ("p1", "PDO", "5803", NAME, NAME, 500, 310, "sheet"),
    ),
    charts.stage_time: rows("label median p90 n limit_days", (NAME, 52, 80, 660, 45)),
    charts.cost_split: rows("label cash inkind n", (NAME, 38_000, 12_500, 120)),
    charts.money_by_source: rows("label cash inkind", (NAME, 9_400_000, 640_000)),
    charts.caps: rows("label cap maximum repairs over", (NAME, 80_000, 92_000, 61, 2)),
    charts.subdistrict_board: rows(
        "subdistrict_code name district stage label", ("580301", NAME, "Pai", 2, NAME)
    ),
    charts.timeline: rows("day label days", (AS_OF, NAME, 12)),
    chain: rows("name number unit", (NAME, 120, NAME)),
}
CHARTS = pytest.mark.parametrize("chart", ONE_ROW, ids=lambda chart: chart.__name__)
GIVEN = ("day", "rank", "stage", "participant_group", "area_code", "goal_id", "unit", "partner")


def words_of(figure) -> str:
    return " ".join(
        [
            *(note.text or "" for note in figure.layout.annotations),
            *(figure.layout.xaxis.ticktext or ()),
            *(str(words) for trace in figure.data for words in (trace.hovertext or ())),
        ]
    )


def with_gaps(table: pd.DataFrame) -> pd.DataFrame:
    """The same row, with nothing known of it but what it is called."""
    gaps = {
        column: None
        for column in table.columns
        if pd.api.types.is_numeric_dtype(table[column]) and column not in GIVEN
    }
    return table.astype(object).assign(**gaps)


@CHARTS
def test_an_empty_table_says_that_there_is_no_data_yet(chart):
    figure = chart(ONE_ROW[chart].iloc[:0])

    assert not figure.data
    assert words_of(figure) == "ยังไม่มีข้อมูล"


@CHARTS
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_one_row_is_enough_for_a_picture(chart, theme):
    with drawn_in(theme):
        figure = chart(ONE_ROW[chart])

    assert figure.layout.height > 50
    assert "ปาย" in words_of(figure) or chart in (s_curve, dots)


@CHARTS
def test_what_is_not_known_is_neither_a_bar_nor_a_dot_nor_a_zero(chart):
    figure = chart(with_gaps(ONE_ROW[chart]))

    for trace in figure.data:
        if trace.type == "bar":
            assert not len(trace.x)
        if chart is not charts.subdistrict_board and chart is not dots:
            assert not [place for place in (trace.x or ()) if place == 0]
    assert not re.search(r"(^|[ >])0($|[ <%])", words_of(figure))


@CHARTS
def test_english_charts_hold_no_thai_letters(chart):
    with speaking("en"):
        figure = chart(ONE_ROW[chart])

    assert not re.search("[ก-๛]", words_of(figure))


@CHARTS
def test_no_letter_is_smaller_than_15_pixels(chart):
    figure = chart(ONE_ROW[chart])

    sizes = [note.font.size for note in figure.layout.annotations]
    assert min([*sizes, figure.layout.xaxis.tickfont.size]) >= 15


@CHARTS
def test_a_chart_grows_for_the_hall(chart):
    desk = chart(ONE_ROW[chart])
    with charts.enlarged(2, width=1700):
        hall = chart(ONE_ROW[chart])

    assert hall.layout.font.size == 2 * desk.layout.font.size
    assert hall.layout.height > desk.layout.height


@CHARTS
def test_a_finger_that_scrolls_the_page_does_not_move_the_chart(chart):
    layout = chart(ONE_ROW[chart]).layout

    assert layout.dragmode is False
    assert layout.xaxis.fixedrange
    assert layout.yaxis.fixedrange


def test_a_name_from_the_records_cannot_become_a_link():
    name = '<a href="https://x.example">ปาย</a>'
    figure = kept(rows("name kept expected", (Text(name, name), 0.4, 0.5)))

    assert "<a" not in words_of(figure)
    assert "&lt;a" in words_of(figure)


def test_a_delivery_beyond_its_promise_does_not_fill_more_than_the_promise():
    figure = promises(rows(PROMISE, ("p", NAME, 100, 160, 100, 60, "sheet")))

    promised, delivered, surplus = figure.data  # and nothing that is overdue
    assert list(promised.x) == list(delivered.x) == [100]
    assert list(surplus.x) == [60]
    assert surplus.base[0] > 100


def test_pledges_in_several_units_are_each_in_percent_of_their_own_promise():
    pledges = rows(
        PROMISE, ("a", NAME, 500, 250, 0, 0, "sheet"), ("b", NAME, 120, 60, 0, 0, "person_day")
    )

    promised, delivered, *_ = promises(pledges).data

    assert list(promised.x) == [1, 1]
    assert list(delivered.x) == [0.5, 0.5]


def test_what_is_stalled_is_the_tail_of_the_bar_of_its_stage():
    _, stalled = stages(ONE_ROW[stages]).data

    assert (stalled.base[0], stalled.x[0]) == (750 - 41, 41)


def test_a_pair_of_partner_and_district_without_a_pledge_is_a_visible_gap():
    cells = rows(
        "partner partner_name area_code area_name area_short promised delivered unit",
        ("p1", "PDO", "5803", "ปาย", "ปาย", 500, 310, "sheet"),
        ("p2", "CODI", "5801", "เมืองแม่ฮ่องสอน", "เมือง", 100, 0, "sheet"),
    )

    figure = charts.partner_matrix(cells)

    texts = [note.text for note in figure.layout.annotations]
    assert texts.count("–") == 2
    assert "62%" in texts
    assert "0%" in texts
    assert list(figure.layout.xaxis.ticktext) == ["เมือง", "ปาย"]
    assert list(figure.layout.xaxis.tickvals) == [0.5, 1.5]


DISTRICTS = {
    "58": Text("ทั้งจังหวัด", "Whole province"),
    "5801": Text("เมือง", "Mueang"),
    "5802": Text("ขุนยวม", "Khun Yuam"),
    "5803": Text("ปาย", "Pai"),
    "5804": Text("แม่สะเรียง", "Mae Sariang"),
    "5805": Text("แม่ลาน้อย", "Mae La Noi"),
    "5806": Text("สบเมย", "Sop Moei"),
    "5807": Text("ปางมะผ้า", "Pang Mapha"),
}


@pytest.mark.parametrize("language", ["th", "en"])
def test_names_of_districts_stand_upright_and_apart_above_their_columns_on_a_phone(language):
    with speaking(language):
        names = [getattr(name, language) for name in DISTRICTS.values()]
        cells = rows(
            "partner partner_name area_code area_name area_short promised delivered unit",
            *[
                ("p1", "P", code, name, name, 5, 3, "THB")
                for code, name in zip(DISTRICTS, names, strict=True)
            ],
        )
        figure = charts.partner_matrix(cells)

    axis = figure.layout.xaxis
    assert axis.tickangle == 0
    taken = []  # of the width and of the lines from below
    for words, middle in zip(axis.ticktext, axis.tickvals, strict=True):
        lines = words.split("<br>")
        wide, middle = max(width(line, 15) for line in lines), middle * PHONE / len(names)
        below = lines.count(" ")
        taken.append((middle - wide / 2, middle + wide / 2, below, len(lines)))
        assert " ".join(lines).strip() in names
    assert len(taken) == len(names)
    leads = [line.x0 * PHONE / len(names) for line in figure.layout.shapes]
    assert len(leads) == 4
    for at, (left, right, low, high) in enumerate(taken):
        assert left >= -0.01 and right <= PHONE + 0.01
        for left2, right2, low2, high2 in taken[at + 1 :]:
            assert right < left2 or right2 < left or high <= low2 or high2 <= low
        assert low or not any(left < lead < right for lead in leads)


def test_parts_of_a_tall_chart_have_one_scale_and_one_key():
    names = [Text(f"ภาคี{number}", f"p{number}") for number in range(20)]
    pledges = rows(
        PROMISE,
        *[(one.en, one, 10 * (20 - at), 0, 0, 0, "THB") for at, one in enumerate(names)],
    )

    figures = charts.bars_in_parts(promises_of(pledges))

    drawn = [re.findall(r"ภาคี\d+", words_of(figure)) for figure in figures]
    assert [len(dict.fromkeys(part)) for part in drawn] == [7, 7, 6]
    assert list(dict.fromkeys(one for part in drawn for one in part)) == [one.th for one in names]
    assert {figure.layout.xaxis.range for figure in figures} == {(0, 200)}
    assert ["คำมั่น" in words_of(figure).split() for figure in figures] == [True, False, False]
    assert len(charts.bars_in_parts(promises_of(pledges.iloc[:0]))) == 1


def test_parts_of_a_table_are_its_rows_in_order():
    table = pd.DataFrame({"row": range(20)})

    parts = charts.parts(table)

    assert [len(part) for part in parts] == [7, 7, 6]
    assert pd.concat(parts).equals(table)
    assert [len(part) for part in charts.parts(table.iloc[:0])] == [0]


def test_rows_of_one_partner_stay_in_one_part():
    cells = pd.DataFrame({"partner": [name for name in "abcdefgh" for _ in range(3)]})

    parts = charts.parts(cells, by="partner")

    assert ["".join(part["partner"].unique()) for part in parts] == ["abcd", "efgh"]


def test_something_delivered_that_nobody_promised_is_marked_apart():
    cells = ONE_ROW[charts.partner_matrix].assign(promised=0)

    figure = charts.partner_matrix(cells)

    assert "+" in [note.text for note in figure.layout.annotations]
    assert not any(len(trace.x) for trace in figure.data)


def test_a_number_of_houses_over_a_cap_that_is_hidden_is_said_to_be():
    columns = "label cap maximum repairs over"
    with speaking("en"):
        hidden = charts.caps(rows(columns, (NAME, 20_000, 20_001, 14, None)))
        known = charts.caps(rows(columns, (NAME, 20_000, 20_001, 14, 12)))

    assert "how many are over is not shown" in words_of(hidden)
    assert "12 over" in words_of(known)
    for drawn in (hidden, known):
        (dot,) = (trace for trace in drawn.data if list(trace.x or ()) == [20_001])
        assert list(dot.marker.symbol) == ["diamond"]


def test_every_person_has_one_dot():
    people = rows(
        "stage participant_group people",
        ("under_way", "lao_executive", 31),
        ("under_way", "council_network", 12),
        ("no_commitment", "council_network", 77),
    )

    figure = dots(people)

    key = 2
    assert sum(len(trace.x) for trace in figure.data) - key == 120
    assert "-open" in figure.data[-1].marker.symbol


def test_the_words_at_the_ends_of_the_lines_do_not_overlap():
    houses = rows("day houses", (date(2023, 10, 1), 0), (AS_OF, 450))

    figure = s_curve(houses)

    ends = sorted(
        (note.yshift, note.text.count("<br>") + 1)
        for note in figure.layout.annotations
        if note.x == 1
    )
    assert len(ends) == 3
    for (lower, lines), (upper, _) in zip(ends, ends[1:], strict=False):
        assert upper - lower >= 15 * 1.3 * lines


def test_a_time_axis_has_at_most_five_months_on_it():
    houses = rows("day houses", (date(2023, 10, 1), 0), (date(2025, 9, 30), 450))

    axis = s_curve(houses).layout.xaxis

    assert axis.ticktext[0] == "ต.ค.<br>66"
    assert 2 <= len(axis.ticktext) <= 5


def test_a_stage_slower_than_its_limit_stands_out():
    _, median = charts.stage_time(ONE_ROW[charts.stage_time]).data

    assert list(median.marker.color) == [LIGHT.orange]


def test_the_reader_theme_chooses_the_colours():
    with drawn_in("dark"):
        figure = kept(ONE_ROW[kept])

    assert list(figure.data[1].marker.color) == [DARK.teal]
    assert figure.layout.font.color == DARK.ink


def a_page_with_a_chart():
    import pandas as pd

    from data_access.language.vocabulary import Text
    from display.charts.kept_bars import kept_of
    from ui import charts

    kept = pd.DataFrame([{"label": "ปาย", "kept": 0.4, "expected": 0.5}])
    named = kept.assign(name=[Text("ปาย", "Pai")])
    charts.show(
        charts.Picture(
            charts.bars(kept_of(named)),
            alt="ปาย ทำตามคำมั่นแล้ว 40%",
            key="kept",
            table=kept,
            columns={"label": Text("อำเภอ", "District"), "kept": Text("ทำแล้ว", "Kept")},
        )
    )


def test_a_chart_on_the_page_has_words_for_the_blind_and_its_figures_in_a_table():
    page = AppTest.from_function(a_page_with_a_chart).run()

    assert not page.exception
    assert page.get("plotly_chart")[0].proto.alt == "ปาย ทำตามคำมั่นแล้ว 40%"
    assert page.expander[0].label == "ตัวเลขในตาราง"
    assert not page.dataframe, "the table is sent once it is opened"
    page.session_state["kept_behind"] = True
    page.run()
    figures = page.expander[0].dataframe[0].proto
    assert list(figures.column_order) == ["label", "kept"]
    assert json.loads(figures.columns)["label"]["label"] == "อำเภอ"


def test_no_line_of_words_is_wider_than_a_phone():
    owner = "Community Organizations Development Institute of the North"
    name = Text(f"{owner} {owner}", f"{owner} {owner}")
    goal = ONE_ROW[goals].assign(owner=[Text(owner, owner)], name=[name])

    figure = goals(goal)

    for note in figure.layout.annotations:
        for line in note.text.split("<br>"):
            assert width(line, note.font.size) + note.xshift <= PHONE


@pytest.mark.parametrize(
    ("target", "words"), [(0, "Target 0: nothing is due"), (None, "No target set")]
)
def test_a_goal_without_a_number_says_which_of_the_two_it_is_and_nothing_of_a_target(target, words):
    board = ONE_ROW[goals].astype(object)
    board = board.assign(target=target, share=None, expected_share=None, rag="not_due")
    rows = ONE_ROW[areas].astype(object).assign(target=target, rag="not_due")

    with speaking("en"):
        goal = words_of(goals(board))
        district = words_of(areas(rows))

    for said in (goal, district):
        assert words in said
        assert "Not due yet" not in said
        assert "of 0" not in said
    assert "450" not in goal


def test_a_forecast_without_a_named_day_is_drawn_as_its_band_alone():
    days = pd.DataFrame({"day": [date(2024, 3, 31), date(2024, 9, 30)], "houses": [8.0, 30.0]})
    band = pd.DataFrame(
        {
            "day": days["day"],
            "low": [8.0, 8.0],
            "mid": pd.array([None, None], dtype="Float64"),
            "high": [8.0, 21.0],
        }
    )

    with speaking("en"):
        figure = charts.s_curve(
            curve_of(days[:1], days, band, date(2024, 3, 31), date(2024, 9, 30), None, NAME)
        )

    assert "(8–21)" in words_of(figure)
    assert not [trace for trace in figure.data if trace.line.dash == "dot"]
