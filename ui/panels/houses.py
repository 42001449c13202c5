"""Pictures of the houses goal: the curve against the plan, and the districts."""

import pandas as pd

from data_access.language.vocabulary import Text
from data_access.queries.households.households import shown_need_by_area
from data_access.queries.repairs.houses import progress_by_area
from data_access.schema.headings import heading
from display.charts.curve import houses_curve
from ui import charts
from ui.panels.shared.picture import pictured
from ui.session import view
from ui.session.language import say, say_date
from ui.session.status_icons import say_goal_state_in_cell
from ui.session.words import names_of_figures


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
    rows = view.ask(progress_by_area, "district")
    need = view.ask(shown_need_by_area, "district")[["area_code", "in_need"]]
    rows = rows.merge(need, on="area_code", how="left").rename(columns={"in_need": "need"})
    rows["left"] = rows["target"] - rows["handed_over"]
    rows = rows.sort_values(["left", "area_code"], ascending=[False, True], ignore_index=True)
    rows["name"] = names_of_figures(rows["area_code"])
    states = zip(rows["rag"], rows["target"], strict=True)
    shown = rows.assign(rag=[say_goal_state_in_cell(*one) for one in states])
    shown["expected"] = shown["expected"].astype("Float64").round(1)
    shown["spi"] = shown["spi"].round(2)
    alt = Text("ความก้าวหน้าสู่เป้าหมายรายอำเภอ", "Progress to the target, by district")
    columns = {
        "name": heading("district_code"),
        "handed_over": heading("handed_over"),
        "under_way": heading("under_way"),
        "target": heading("target"),
        "expected": heading("expected"),
        "spi": heading("spi"),
        "rag": Text("จังหวะงาน", "Pace"),
        "need": heading("in_need"),
    }
    return charts.Picture(charts.districts_to_target(rows), say(alt), "districts", shown, columns)
