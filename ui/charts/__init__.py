"""Charts: one picture a file, each drawn from a small table. A chart does no counting of its own.

Every chart is a function of its table and the language and theme in force; `show` puts it on the
page. Labels in a table are in the reader's language already, or a Text.
"""

from ui.charts.canvas import enlarged
from ui.charts.caps import caps
from ui.charts.chain import chain
from ui.charts.commitments_kept import commitments_kept
from ui.charts.districts_to_target import districts_to_target
from ui.charts.dots import dots
from ui.charts.funnel import funnel
from ui.charts.goal_board import goal_board
from ui.charts.money_split import cost_split, money_by_source
from ui.charts.partner_matrix import partner_matrix
from ui.charts.parts import parts
from ui.charts.pledge_bullets import pledge_bullets
from ui.charts.s_curve import s_curve
from ui.charts.show import show
from ui.charts.stage_time import stage_time
from ui.charts.subdistrict_board import subdistrict_board
from ui.charts.timeline import timeline

__all__ = [
    "caps",
    "chain",
    "commitments_kept",
    "cost_split",
    "districts_to_target",
    "dots",
    "enlarged",
    "funnel",
    "goal_board",
    "money_by_source",
    "partner_matrix",
    "parts",
    "pledge_bullets",
    "s_curve",
    "show",
    "stage_time",
    "subdistrict_board",
    "timeline",
]
