"""Houses handed over since the start, the plan, and where the work is heading."""

from datetime import date, timedelta

import plotly.graph_objects as go

from data_access.language.vocabulary import Text
from display.charts.curve import AHEAD, DONE, PLAN, Curve, DayLine, Point
from ui.charts.drawing.canvas import SMALL, Sheet, nothing_yet, px, word
from ui.session.language import say, say_date
from ui.session.numbers import say_count
from ui.session.theme import palette

HEIGHT = 400
RIGHT = 108  # room for the words at the ends of the lines
LINE = 21
HOUSES = Text("หลัง", "houses")


def s_curve(curve: Curve) -> go.Figure:
    """The words stand at the right edge, level with the end of their line, so that a line that
    ends in the middle of the chart is followed to them by a thin dotted one."""
    if curve.is_empty:
        return nothing_yet()
    colours = palette()
    sheet = Sheet(HEIGHT, left=16, right=RIGHT, top=56, bottom=52)
    _axes(sheet, curve)
    _band(sheet, curve)
    _line(sheet, curve.forecast, colours.teal, 2.5, "dot", AHEAD)
    _line(sheet, curve.plan, colours.grey, 3, "dash", PLAN)
    _line(sheet, curve.actual, colours.teal, 5, "solid", DONE)
    for line, colour, lift in zip(curve.days, (colours.muted, colours.grey), (2, 24), strict=False):
        _day_line(sheet, curve, line, colour, lift)
    _end_words(sheet, curve)
    return sheet.figure()


def _axes(sheet: Sheet, curve: Curve) -> None:
    a_day = timedelta(days=1)
    sheet.x.update(
        visible=True,
        # A day early, or the first month would not be written.
        range=[curve.first - a_day, max(curve.last, curve.first + a_day)],
        tickvals=[one.day for one in curve.months],
        ticklabelstandoff=int(px(4)),
        # Two short lines take less width than one long one, and a phone has none to spare.
        ticktext=[say(one.words).replace(" ", "<br>") for one in curve.months],
    )
    sheet.y.update(
        visible=True,
        showgrid=True,
        range=[0, curve.top],
        tickvals=[0, *(one.houses for one in curve.heights)],
        showticklabels=False,
    )
    # Written on their lines: Plotly hides the first month where its own labels stand inside.
    for one in curve.heights:
        sheet.note(
            say(one.words),
            xref="paper",
            x=0,
            xanchor="left",
            y=one.houses,
            yanchor="bottom",
            font={"size": px(SMALL), "color": palette().muted},
        )


def _line(
    sheet: Sheet, points: tuple[Point, ...], colour: str, thick: float, dash: str, name: Text
) -> None:
    if not points:
        return
    sheet.trace(
        "scatter",
        x=[one.day for one in points],
        y=[one.houses for one in points],
        mode="lines",
        cliponaxis=False,
        line={"color": colour, "width": px(thick), "dash": dash},
        hovertext=[
            f"<b>{say(name)} {say_count(one.houses)} {say(HOUSES)}</b><br>{say_date(one.day)}"
            for one in points
        ],
        hoverinfo="text",
    )


def _band(sheet: Sheet, curve: Curve) -> None:
    around = [*curve.fastest, *curve.slowest[::-1]]
    if not around:
        return
    sheet.trace(
        "scatter",
        x=[one.day for one in around],
        y=[one.houses for one in around],
        mode="lines",
        fill="toself",
        fillcolor=palette().teal_band,
        line={"width": 0},
        hoverinfo="skip",
    )


def _day_line(sheet: Sheet, curve: Curve, line: DayLine, colour: str, lift: float) -> None:
    place = (line.day - curve.first).days / max((curve.last - curve.first).days, 1)
    sheet.shape(
        "line",
        x0=line.day,
        x1=line.day,
        yref="paper",
        y0=0,
        y1=1,
        line={"color": colour, "width": px(1.5), "dash": "dot"},
    )
    sheet.note(
        f"{say(line.name)} {say(line.date)}",
        x=line.day,
        xanchor="left" if place < 0.3 else "right" if place > 0.7 else "center",
        yref="paper",
        y=1,
        yanchor="bottom",
        yshift=px(lift),
        font={"size": px(SMALL), "color": palette().muted},
    )


def _end_words(sheet: Sheet, curve: Curve) -> None:
    colours = palette()
    ends: list[tuple[float, list[str], str]] = []
    for end in curve.ends:
        name, value, colour = word(end.name), word(end.value), colours.teal_text
        if end.line == "plan":
            colour = colours.muted
        else:
            value = f"<b>{value}</b>"
        if end.line == "actual":
            name = f"<b>{name}</b>"
            sheet.trace(
                "scatter",
                x=[end.at.day],
                y=[end.at.houses],
                mode="markers",
                cliponaxis=False,
                marker={"size": px(13), "color": colours.teal},
                hoverinfo="skip",
            )
        if end.line != "forecast":
            line = colours.teal if end.line == "actual" else colours.grey
            _lead(sheet, end.at, curve.last, line)
        ends.append((end.at.houses, [name, value], colour))
    _stack(sheet, ends, curve.top)


def _lead(sheet: Sheet, end: Point, last: date, colour: str) -> None:
    sheet.shape(
        "line",
        x0=end.day,
        x1=last,
        y0=end.houses,
        y1=end.houses,
        line={"color": colour, "width": px(1), "dash": "dot"},
    )


def _stack(sheet: Sheet, ends: list[tuple[float, list[str], str]], top: float) -> None:
    """Write the words level with their ends, pushed apart where they would overlap."""
    known = sorted(ends, key=lambda end: end[0])
    lowest: float = -LINE
    needed: float = sum(LINE * len(words) + 4 for _, words, _ in known)
    for height, words, colour in known:
        ceiling = HEIGHT + LINE - needed
        bottom = max(min(height / top * HEIGHT - LINE * len(words) / 2, ceiling), lowest)
        lowest = bottom + LINE * len(words) + 4
        needed -= LINE * len(words) + 4
        sheet.note(
            "<br>".join(words),
            xref="paper",
            x=1,
            xanchor="left",
            xshift=px(8),
            yref="paper",
            y=0,
            yanchor="bottom",
            yshift=px(bottom),
            align="left",
            font={"size": px(SMALL), "color": colour},
        )
