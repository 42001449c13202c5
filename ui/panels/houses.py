"""Pictures of the houses goal: the curve against the plan, and the districts."""

import pandas as pd

from data_access.language.vocabulary import Text
from data_access.schema.headings import heading
from display.charts.area_bars import area_bars, areas_with_need
from display.charts.curve import houses_curve
from ui import charts
from ui.panels.shared.picture import pictured
from ui.session import view
from ui.session.language import say, say_date
from ui.session.status_icons import say_goal_state_in_cell


@pictured
def curve() -> charts.Picture:
    """Handed over so far, the plan, and where today's speed leads."""
    drawn = view.ask(houses_curve)
    both = pd.DataFrame(
        [
            {"line": say(name), "day": say_date(one.day), "houses": round(one.houses, 1)}
            for name, points in (
                (Text("ทำได้", "Actual"), drawn.actual),
                (Text("แผน", "Plan"), drawn.plan),
            )
            for one in points
        ]
    )
    columns = {
        "line": Text("เส้น", "Line"),
        "day": Text("วันที่", "Day"),
        "houses": Text("บ้านสะสม (หลัง)", "Houses so far"),
    }
    return charts.Picture(charts.s_curve(drawn), say(drawn.alt), "curve", both, columns)


@pictured
def districts() -> charts.Picture:
    """One bar a district to its target, most houses left first."""
    drawn, rows = view.ask(area_bars, "district"), view.ask(areas_with_need, "district")
    states = zip(rows["rag"], rows["target"], strict=True)
    shown = rows.assign(
        rag=[say_goal_state_in_cell(*one) for one in states],
        name=[say(one) for one in rows["name"]],
    )
    shown["expected"] = shown["expected"].astype("Float64").round(1)
    shown["spi"] = shown["spi"].round(2)
    columns = {
        "name": heading("district_code"),
        "handed_over": heading("handed_over"),
        "under_way": heading("under_way"),
        "target": heading("target"),
        "expected": heading("expected"),
        "spi": heading("spi"),
        "rag": Text("เทียบแผน", "Pace"),
        "in_need": heading("in_need"),
    }
    return charts.Picture(charts.bars(drawn), say(drawn.alt), "districts", shown, columns)
