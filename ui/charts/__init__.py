"""Charts: one picture a file, each drawn from a value of display/charts or from a small table. A chart
does no counting of its own.

Every chart is a function of what it draws and the language and theme in force; `show` puts it on
the page. Labels in a table are in the reader's language already, or a Text.
"""

from ui.charts.drawing.bars import bars, bars_in_parts
from ui.charts.drawing.canvas import enlarged
from ui.charts.drawing.parts import parts
from ui.charts.drawing.show import Picture, show
from ui.charts.needs.heat_table import heat_table
from ui.charts.needs.lacking import lacking
from ui.charts.needs.ways import ways
from ui.charts.network.chain import chain
from ui.charts.network.dots import dots
from ui.charts.network.partner_matrix import partner_matrix
from ui.charts.network.subdistrict_board import subdistrict_board
from ui.charts.plans.need_matrix import need_matrix
from ui.charts.practice.dumbbell import dumbbell
from ui.charts.practice.effects import effects
from ui.charts.repairs.caps import caps
from ui.charts.repairs.money_split import cost_split, money_by_source
from ui.charts.repairs.s_curve import s_curve
from ui.charts.repairs.stage_time import stage_time
from ui.charts.repairs.timeline import timeline

__all__ = [
    "Picture",
    "bars",
    "bars_in_parts",
    "caps",
    "chain",
    "cost_split",
    "dots",
    "dumbbell",
    "effects",
    "enlarged",
    "heat_table",
    "lacking",
    "money_by_source",
    "need_matrix",
    "partner_matrix",
    "parts",
    "s_curve",
    "show",
    "stage_time",
    "subdistrict_board",
    "timeline",
    "ways",
]
