"""The shapes of the states, drawn: Sarabun has no glyph for them."""

from typing import Any

from ui.charts.drawing.canvas import Sheet, px
from ui.session.theme import palette

SIZE = 13


def draw_state(sheet: Sheet, state: str, left: float, middle: float) -> None:
    """● ▲ ■ ○ – at `left` pixels from the edge; the vertical axis is in pixels from the top."""
    colour = palette().of_state(state)
    x0, x1, y0, y1 = px(left), px(left + SIZE), px(middle - SIZE / 2), px(middle + SIZE / 2)
    hollow = state == "not_due"
    outline = {"width": px(2) if hollow else 0, "color": colour}
    shape: dict[str, Any] = {"line": outline, "fillcolor": "rgba(0, 0, 0, 0)" if hollow else colour}
    if state == "watch":
        place: dict[str, Any] = {
            "kind": "path",
            "path": f"M {x0} {y1} L {(x0 + x1) / 2} {y0} L {x1} {y1} Z",
        }
    else:
        if state not in ("on_track", "behind", "not_due"):
            y0, y1 = px(middle - 1), px(middle + 1)
        kind = "circle" if state in ("on_track", "not_due") else "rect"
        place = {"kind": kind, "x0": x0, "x1": x1, "y0": y0, "y1": y1}
    sheet.shape(**place, **shape, xref="paper", xsizemode="pixel", xanchor=0)
