"""Houses handed over since the start, the plan, and where the work is heading."""

from datetime import date
from math import floor, log10

import pandas as pd
import plotly.graph_objects as go

from data_access.language.vocabulary import Text
from ui.charts.drawing.canvas import SMALL, Sheet, nothing_yet, px
from ui.session.language import say, say_date, say_month
from ui.session.numbers import is_known, say_count
from ui.session.theme import palette

HEIGHT = 340
RIGHT = 108  # room for the words at the ends of the lines
LINE = 21


def s_curve(
    actual: pd.DataFrame,
    plan: pd.DataFrame,
    forecast: pd.DataFrame | None,
    target: float | None,
    as_of: date,
    due_on: date | None,
) -> go.Figure:
    """`actual` and `plan`: one row a day, columns day, houses. `forecast`: day, low, mid, high, with
    `mid` missing where no day is named.

    The words stand at the right edge, level with the end of their line, so that a line that
    ends in the middle of the chart is followed to them by a thin dotted one.
    """
    if actual.empty and plan.empty:
        return nothing_yet()
    colours = palette()
    ahead = None if forecast is None or forecast.empty else forecast
    days = [*actual["day"], *plan["day"], *([] if ahead is None else ahead["day"]), as_of]
    days += [] if due_on is None else [due_on]
    first, last = pd.Timestamp(min(map(pd.Timestamp, days))), max(map(pd.Timestamp, days))
    heights = [*actual["houses"], *plan["houses"], target]
    heights += [] if ahead is None else list(ahead["high"])
    top = 1.06 * max([height for height in heights if is_known(height)] + [1])

    sheet = Sheet(HEIGHT, left=16, right=RIGHT, top=56, bottom=52)
    _axes(sheet, first, last, top)
    if ahead is not None:
        _forecast(sheet, ahead)
    _line(sheet, plan, colours.grey, 3, "dash", Text("แผน", "Plan"))
    _line(sheet, actual, colours.teal, 5, "solid", Text("ส่งมอบแล้ว", "Handed over"))
    _day_line(sheet, as_of, first, last, Text("ข้อมูล ณ", "As of"), colours.muted, 2)
    if due_on is not None:
        _day_line(sheet, due_on, first, last, Text("ครบกำหนด", "Due"), colours.grey, 24)
    _end_words(sheet, actual, plan, ahead, last, top)
    return sheet.figure()


def _axes(sheet: Sheet, first: pd.Timestamp, last: pd.Timestamp, top: float) -> None:
    months = pd.date_range(first.replace(day=1), last, freq="MS")
    months = months[months >= first]
    step = max(1, -(-len(months) // 4))
    shown = list(months[::step])
    sheet.x.update(
        visible=True,
        # A day early, or the first month would not be written.
        range=[first - pd.Timedelta(days=1), max(last, first + pd.Timedelta(days=1))],
        tickvals=shown,
        ticklabelstandoff=int(px(4)),
        # Two short lines take less width than one long one, and a phone has none to spare.
        ticktext=[say_month(month).replace(" ", "<br>") for month in shown],
    )
    step = _round_step(top / 4)
    heights = [at * step for at in range(1, int(top // step) + 1)]
    sheet.y.update(
        visible=True, showgrid=True, range=[0, top], tickvals=[0, *heights], showticklabels=False
    )
    # Written on their lines: Plotly hides the first month where its own labels stand inside.
    for height in heights:
        sheet.note(
            say_count(height),
            xref="paper",
            x=0,
            xanchor="left",
            y=height,
            yanchor="bottom",
            font={"size": px(SMALL), "color": palette().muted},
        )


def _round_step(least: float) -> float:
    """The smallest of 1, 2, 5, 10, 20, 50 … that is not less."""
    size = 10 ** max(0, floor(log10(least))) if least > 0 else 1
    return next(size * times for times in (1, 2, 5, 10) if size * times >= least)


def _line(
    sheet: Sheet, houses: pd.DataFrame, colour: str, thick: float, dash: str, name: Text
) -> None:
    sheet.trace(
        "scatter",
        x=list(houses["day"]),
        y=list(houses["houses"]),
        mode="lines",
        cliponaxis=False,
        line={"color": colour, "width": px(thick), "dash": dash},
        hovertext=[
            f"<b>{say(name)} {say_count(count)} {say(Text('หลัง', 'houses'))}</b><br>{say_date(day)}"
            for day, count in zip(houses["day"], houses["houses"], strict=True)
        ],
        hoverinfo="text",
    )


def _forecast(sheet: Sheet, ahead: pd.DataFrame) -> None:
    colours = palette()
    sheet.trace(
        "scatter",
        x=[*ahead["day"], *ahead["day"][::-1]],
        y=[*ahead["high"], *ahead["low"][::-1]],
        mode="lines",
        fill="toself",
        fillcolor=colours.teal_band,
        line={"width": 0},
        hoverinfo="skip",
    )
    middle = ahead.loc[ahead["mid"].notna(), ["day", "mid"]].rename(columns={"mid": "houses"})
    if len(middle):
        _line(sheet, middle, colours.teal, 2.5, "dot", Text("คาดการณ์", "Forecast"))


def _day_line(
    sheet: Sheet,
    day: date,
    first: pd.Timestamp,
    last: pd.Timestamp,
    name: Text,
    colour: str,
    lift: float,
) -> None:
    place = (pd.Timestamp(day) - first) / max(last - first, pd.Timedelta(days=1))
    sheet.shape(
        "line",
        x0=day,
        x1=day,
        yref="paper",
        y0=0,
        y1=1,
        line={"color": colour, "width": px(1.5), "dash": "dot"},
    )
    sheet.note(
        f"{say(name)} {say_date(day)}",
        x=day,
        xanchor="left" if place < 0.3 else "right" if place > 0.7 else "center",
        yref="paper",
        y=1,
        yanchor="bottom",
        yshift=px(lift),
        font={"size": px(SMALL), "color": palette().muted},
    )


def _end_words(
    sheet: Sheet,
    actual: pd.DataFrame,
    plan: pd.DataFrame,
    ahead: pd.DataFrame | None,
    last: pd.Timestamp,
    top: float,
) -> None:
    colours = palette()
    ends: list[tuple[float, list[str], str]] = []
    if not plan.empty:
        day, height = plan["day"].iloc[-1], plan["houses"].iloc[-1]
        _lead(sheet, day, last, height, colours.grey)
        ends.append((height, [say(Text("แผน", "Plan")), say_count(height)], colours.muted))
    if ahead is not None:
        named = ahead[ahead["mid"].notna()]
        low, high = ahead["low"].iloc[-1], ahead["high"].iloc[-1]
        mid = named["mid"].iloc[-1] if len(named) else None
        words = [say(Text("คาดการณ์", "Forecast"))]
        if is_known(mid):
            words.append(f"<b>{say_count(round(mid))}</b>")
        if is_known(low) and is_known(high) and round(low) != round(high):
            words.append(f"({say_count(round(low))}–{say_count(round(high))})")
        ends.append((mid if is_known(mid) else high, words, colours.teal_text))
    if not actual.empty:
        day, height = actual["day"].iloc[-1], actual["houses"].iloc[-1]
        _lead(sheet, day, last, height, colours.teal)
        sheet.trace(
            "scatter",
            x=[day],
            y=[height],
            mode="markers",
            cliponaxis=False,
            marker={"size": px(13), "color": colours.teal},
            hoverinfo="skip",
        )
        words = [f"<b>{say(Text('ส่งมอบแล้ว', 'Handed over'))}</b>", f"<b>{say_count(height)}</b>"]
        ends.append((height, words, colours.teal_text))
    _stack(sheet, ends, top)


def _lead(sheet: Sheet, day: date, last: pd.Timestamp, height: float, colour: str) -> None:
    sheet.shape(
        "line",
        x0=day,
        x1=last,
        y0=height,
        y1=height,
        line={"color": colour, "width": px(1), "dash": "dot"},
    )


def _stack(sheet: Sheet, ends: list[tuple[float, list[str], str]], top: float) -> None:
    """Write the words level with their ends, pushed apart where they would overlap."""
    known = sorted((end for end in ends if is_known(end[0])), key=lambda end: end[0])
    lowest, needed = -LINE, sum(LINE * len(words) + 4 for _, words, _ in known)
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
