"""Names and values on the map, drawn as one SVG picture that deck.gl cuts into icons.

Its own text layer breaks Thai: vowels and tone marks smear.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import pydeck as pdk

from display.svg_text import as_address, font_style, text_element, text_width
from ui.map.map_colours import HALO, LABEL
from ui.map.map_view import MapView

SIZE = 15  # pixels
LINE = 19
PADDING = 5
SHARPNESS = 2  # picture pixels for one pixel on the screen
SHEET_WIDTH = 1400
STEPS = (0, -0.5, 0.5, -1, 1, -1.5, 1.5)  # of a label's height, tried in this order


@dataclass(frozen=True)
class Label:
    """The lines to write, centred on a position [lon, lat], which a fixed label never leaves."""

    lines: tuple[str, ...]
    position: tuple[float, float]
    fixed: bool = False

    @property
    def width(self) -> int:
        return round(max(text_width(line, SIZE) for line in self.lines)) + 2 * PADDING

    @property
    def height(self) -> int:
        return LINE * len(self.lines)


def label_layer(labels: Iterable[Label], view: MapView) -> pdk.Layer | None:
    """One icon a label, moved up or down where it would lie on another. None without labels."""
    written = sorted(labels, key=lambda label: not label.fixed)
    if not written:
        return None
    height = max(label.height for label in written) + PADDING
    sheet, cuts = _sheet(written, height)
    places = _places(written, view)
    return pdk.Layer(
        "IconLayer",
        id="labels",
        data=[{"p": place, "i": str(number)} for number, place in enumerate(places)],
        # As plain text; pydeck would take it for an expression.
        icon_atlas=pdk.types.String(sheet),
        icon_mapping=cuts,
        get_icon="i",
        get_position="p",
        get_size=height,
        size_units=pdk.types.String("pixels"),
        pickable=False,
    )


def _sheet(labels: list[Label], height: int) -> tuple[str, dict]:
    drawn, cuts, x, y = [], {}, 0, 0
    for number, label in enumerate(labels):
        if x + label.width > SHEET_WIDTH // SHARPNESS:
            x, y = 0, y + height
        top = y + (height - label.height) / 2
        for row, line in enumerate(label.lines):
            middle, base = x + label.width / 2, top + LINE * row + LINE * 0.76
            halo = f' stroke="{HALO}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"'
            drawn.append(text_element(line, middle, base, SIZE, LABEL, "middle", halo))
        cuts[str(number)] = {
            "x": x * SHARPNESS,
            "y": y * SHARPNESS,
            "width": label.width * SHARPNESS,
            "height": height * SHARPNESS,
        }
        x += label.width
    tall = (y + height) * SHARPNESS
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{SHEET_WIDTH}" height="{tall}"'
        f' viewBox="0 0 {SHEET_WIDTH / SHARPNESS:g} {tall / SHARPNESS:g}">'
        f"{font_style()}{''.join(drawn)}</svg>"
    )
    return as_address(svg), cuts


def _places(labels: list[Label], view: MapView) -> list[list[float]]:
    taken: list[tuple[float, float, float, float]] = []
    places: list[list[float]] = []
    for label in labels:
        x, y = view.to_pixels(*label.position)
        steps = (0,) if label.fixed else STEPS
        tries = [(x, y + step * label.height, label.width, label.height) for step in steps]
        box = next(
            (box for box in tries if not any(_meet(box, other) for other in taken)), tries[0]
        )
        taken.append(box)
        places.append([round(degree, 4) for degree in view.to_degrees(box[0], box[1])])
    return places


def _meet(one: tuple, other: tuple) -> bool:
    """Whether two boxes (middle x, middle y, width, height) overlap."""
    return (
        abs(one[0] - other[0]) < (one[2] + other[2]) / 2
        and abs(one[1] - other[1]) < (one[3] + other[3]) / 2
    )
