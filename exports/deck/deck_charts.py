"""Charts of the deck, to be edited in PowerPoint: the curve of houses, and bars."""

from datetime import date
from typing import Any

import pandas as pd
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
)
from pptx.enum.dml import MSO_LINE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.util import Inches, Pt

from data_access.language.vocabulary import Text
from display.charts.bars import Bar, Bars
from display.charts.curve import AHEAD, Curve, End
from display.story import Slide
from display.words.writing import Writing
from exports.deck.deck_slide import GREY, INK, MUTED, TEAL, TRACK, DeckSlide, Place, describe

CHART_WORDS = 16  # points
MONTH = {"th": "[$-107041E]mmm yy", "en": "[$-409]mmm yyyy"}  # ต.ค. 66, Oct 2023, as elsewhere
EXCEL_BEGINS = date(1899, 12, 30)
LINES: dict[str, tuple[RGBColor, MSO_LINE, float]] = {
    "plan": (GREY, MSO_LINE.DASH, 2.5),
    "actual": (TEAL, MSO_LINE.SOLID, 4),
    "forecast": (TEAL, MSO_LINE.ROUND_DOT, 2.5),
    "fastest": (TEAL, MSO_LINE.ROUND_DOT, 1),
    "slowest": (TEAL, MSO_LINE.ROUND_DOT, 1),
}
SERIES = ("whole", "done", "due")
LOOKS = (Text("แถบอ่อน", "Pale"), Text("แถบเข้ม", "dark"), Text("กรอบ", "outline"))


def curve(slide: DeckSlide, told: Slide, place: Place, writing: Writing) -> None:
    """Plan, handed over and forecast with its range on a time axis in the calendar of the language;
    the words at the ends of the lines are labels of their last points."""
    drawn: Curve = told.picture.value
    if drawn.absence:
        slide.text(writing.say(drawn.absence), place, CHART_WORDS)
        return
    table = told.picture.table
    held = CategoryChartData(number_format="#,##0")
    held.categories = list(table["day"])
    for name in LINES:
        label = writing.say(told.picture.columns[name])
        held.add_series(label, [_number(value) for value in table[name]])
    chart = _chart(slide, XL_CHART_TYPE.LINE, held, place, writing.say(told.picture.alt))
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    for series, (colour, dash, width) in zip(chart.series, LINES.values(), strict=True):
        series.smooth, series.marker.style = False, XL_MARKER_STYLE.NONE
        line = series.format.line
        line.color.rgb, line.dash_style, line.width = colour, dash, Pt(width)
    # The days are uneven: a gap in one column is no gap in its line.
    chart._chartSpace.chart.find(qn("c:dispBlanksAs")).set("val", "span")
    for end in drawn.ends:
        _end_label(chart, end, list(table["day"]).index(end.at.day), writing)
    _axes(chart, drawn, writing)


def _end_label(chart: Chart, end: End, at: int, writing: Writing) -> None:
    """The words of a line's end, above its last point; those of a range alone on its upper edge."""
    is_range = end.line == "forecast" and end.name == AHEAD
    series = chart.series[list(LINES).index("fastest" if is_range else end.line)]
    label = series.points[at].data_label
    label.position = XL_LABEL_POSITION.BELOW if end.line == "actual" else XL_LABEL_POSITION.ABOVE
    frame = label.text_frame
    frame.text = writing.say(end.words)
    font = frame.paragraphs[0].runs[0].font
    font.size, font.bold = Pt(CHART_WORDS), end.line == "actual"
    font.color.rgb = MUTED if end.line == "plan" else TEAL


def _axes(chart: Chart, drawn: Curve, writing: Writing) -> None:
    """The ticks of the curve: PowerPoint is told where they begin and how far apart they are."""
    days, houses = chart.category_axis, chart.value_axis
    days.tick_labels.number_format = MONTH[writing.language]
    days.tick_labels.number_format_is_linked = False
    days.minimum_scale = (drawn.first - EXCEL_BEGINS).days
    _months_apart(days._element, drawn.months_apart)
    houses.minimum_scale, houses.maximum_scale = 0, drawn.top
    if drawn.heights:
        houses.major_unit = drawn.heights[0].houses
    houses.format.line.fill.background()
    houses.major_gridlines.format.line.color.rgb = TRACK


def _months_apart(axis: BaseOxmlElement, months: int) -> None:
    """Sparse ticks, in the one order that the format allows."""
    for old in axis.findall(qn("c:baseTimeUnit")):
        axis.remove(old)
    for name, value in (
        ("baseTimeUnit", "days"),
        ("majorUnit", months),
        ("majorTimeUnit", "months"),
    ):
        axis.append(parse_xml(f'<c:{name} {nsdecls("c")} val="{value}"/>'))


def bars(slide: DeckSlide, told: Slide, place: Place, writing: Writing) -> None:
    """Bars from the top: the whole pale, what is done dark over it, and around both an outline up to
    what was due: PowerPoint has no mark of its own for it."""
    value: Bars = told.picture.value
    if value.is_empty:
        slide.text(writing.say(value.absence), place, CHART_WORDS)
        return
    key = Place(place.left, place.top, place.width, Inches(0.4))
    slide.text(_legend(value, writing), key, CHART_WORDS, MUTED)
    below = Place(place.left, place.top + key.height, place.width, place.height - key.height)
    held = CategoryChartData(number_format="General")
    held.categories = [_label(row, writing) for row in value.rows]
    for name in SERIES:
        if named := writing.say(getattr(value, name)):
            held.add_series(named, [_number(getattr(row, name)) for row in value.rows])
    chart = _chart(slide, XL_CHART_TYPE.BAR_CLUSTERED, held, below, writing.say(value.alt))
    names_axis, values_axis = chart.category_axis, chart.value_axis
    names_axis.reverse_order = True  # a bar chart counts from the bottom
    names_axis.format.line.fill.background()
    no_skip = parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>')
    names_axis._element.find(qn("c:noMultiLvlLbl")).addprevious(no_skip)
    names_axis.tick_labels.font.size = Pt(CHART_WORDS if len(value.rows) < 9 else 14)
    values_axis.visible, values_axis.has_major_gridlines = False, False
    lengths = [value.widest, *(row.due or 0 for row in value.rows)]
    values_axis.minimum_scale, values_axis.maximum_scale = 0, max(lengths) * 1.02
    chart.plots[0].overlap, chart.plots[0].gap_width = 100, 70
    *of, done = list(chart.series)[:2]  # a chart of one column has only the dark bars
    outlined = list(chart.series)[2:]
    for one, colour in (*((pale, TRACK) for pale in of), (done, TEAL)):
        one.format.fill.solid()
        one.format.fill.fore_color.rgb = colour
    for due in outlined:
        due.format.fill.background()
        due.format.line.color.rgb, due.format.line.width = INK, Pt(2)


def _label(row: Bar, writing: Writing) -> str:
    """Its name says what is counted. Where there is no number to reach, its state says so."""
    name, done = writing.say(row.name), writing.say(row.done_words.bare)
    if row.whole is None and not writing.say(row.state_words):
        return f"{name} {done}"
    if row.whole is None:
        return f"{name} {done} · {writing.say(row.state_words)}"
    return f"{name} {done} / {writing.say(row.of.bare)}"


def _legend(value: Bars, writing: Writing) -> str:
    """Pale: promised · dark: delivered · outline: due by today, and the unit."""
    parts = [
        _named(look, getattr(value, name), writing)
        for look, name in zip(LOOKS, SERIES, strict=True)
        if writing.say(getattr(value, name))
    ]
    unit = writing.say(value.unit)
    return " · ".join(parts) + (f" ({unit})" if unit else "")


def _named(look: Text, name: Text, writing: Writing) -> str:
    return writing.either(f"{look.th} {name.th}", f"{look.en}: {name.en[:1].lower()}{name.en[1:]}")


def _chart(
    slide: DeckSlide, kind: XL_CHART_TYPE, held: CategoryChartData, place: Place, alt: str
) -> Chart:
    frame = slide.shapes.add_chart(kind, place.left, place.top, place.width, place.height, held)
    describe(frame, alt)
    chart = frame.chart
    chart.has_legend, chart.has_title = False, False
    chart.font.size, chart.font.color.rgb = Pt(CHART_WORDS), INK
    return chart


def _number(value: Any) -> float | None:
    return None if pd.isna(value) else round(float(value), 4)
