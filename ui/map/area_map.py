"""The map as deck.gl draws it: coloured areas, outlines, labels, and nothing from outside."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import pydeck as pdk

from data_access.boundaries import Boundaries
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import Text
from display.palette import LIGHT
from ui.map.map_colours import CHOSEN, EDGE, HALO, HIDDEN, NO_DATA, OUTLINE, channels
from ui.map.map_hatch import hatch
from ui.map.map_labels import Label, label_layer
from ui.map.map_layers import MapLayer
from ui.map.map_view import MapView
from ui.session.language import NOTHING, say
from ui.session.numbers import say_hidden
from ui.session.theme import palette

AREAS = "areas"  # the one layer that can be clicked
# At a click Streamlit pales the fill of every other area, and a paler colour reads as another
# class. It does so through the layer's own fill, so the fill is given to the layer beneath.
# Each move of the pointer draws what can be clicked once more, to see what lies below it. Without
# a graphics card the long lines of an office's boundaries make that so slow that a press no longer
# looks like a click; the fill alone says which area it is.
BENEATH = {
    "_subLayerProps": {
        "polygons-fill": {"getFillColor": "@@=properties.fill"},
        "polygons-stroke": {"pickable": False},
    }
}
# Streamlit escapes what it puts in, so a name cannot bring markup with it.
TOOLTIP = {
    "html": '<b>{name}</b><div style="white-space:pre-line">{said}</div>',
    "style": {
        "backgroundColor": LIGHT.ink,
        "color": LIGHT.paper,
        "fontFamily": "Sarabun, sans-serif",
        "fontSize": "16px",
        "lineHeight": "1.5",
        "maxWidth": "280px",
    },
}
NO_DATA_WORDS = Text("ไม่มีข้อมูล", "No data")
HIDDEN_WORDS = Text("ไม่แสดง", "Not shown")
FULL_NAME = {
    "district": Text("อำเภอ{}", "{} district"),
    "subdistrict": Text("ตำบล{}", f"{{}} {SUBDISTRICT.one}"),
}


class CompactDeck(pdk.Deck):
    """A deck without a base map, written without line breaks: a fifth of the bytes.

    No base map is what `map_provider=None` alone means. A map style, even None, would make
    Streamlit ask an outside server for one. The wheel scrolls the page, not the map.
    """

    def __init__(self, **parts):
        still = {"scrollZoom": False, "dragRotate": False, "touchRotate": False}
        super().__init__(
            map_provider=None, views=[pdk.View(type="MapView", controller=still)], **parts
        )

    def to_json(self) -> str:
        """Written once: a deck is changed no more."""
        if self._written is None:
            plain = json.loads(super().to_json())
            self._written = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
        return self._written

    _written: str | None = None


@dataclass(frozen=True)
class Shown:
    """What one area says: its colour, its value as text, and the lines under its name."""

    state: str
    colour: str
    written: str
    lines: tuple[str, ...]


# An area that the values leave out is not known either.
LEFT_OUT = Shown("none", NO_DATA, NOTHING, ())


def shown_by_area(
    layer: MapLayer, values: pd.DataFrame, level: str, hidden_below: int
) -> dict[str, Shown]:
    """By area code. `values` has area_code, value, state (shown, hidden or none) and detail.

    A value that is missing is no data, whatever its state says: it never becomes a zero.
    """
    said = {}
    for row in values.itertuples(index=False):
        detail = tuple(say(line) for line in getattr(row, "detail", None) or ())
        if row.state == "hidden":
            said[row.area_code] = Shown(
                "hidden", HIDDEN, say(HIDDEN_WORDS), (say_hidden(hidden_below), *detail)
            )
        elif row.state == "shown" and not pd.isna(row.value):
            written = layer.written(row.value)
            colour = layer.colour_of(row.value, level)
            words = say(layer.in_words).format(written)
            said[row.area_code] = Shown("shown", colour, written, (words, *detail))
        else:
            said[row.area_code] = Shown("none", NO_DATA, NOTHING, (say(NO_DATA_WORDS), *detail))
    return said


def area_map(
    boundaries: Boundaries,
    shown: Mapping[str, Shown],
    names: Mapping[str, Text],
    view: MapView,
    level: str,
    within: str | None = None,
    chosen: str | None = None,
) -> CompactDeck:
    """The areas of a level inside `within`, each in its colour; `chosen` has an orange outline.

    Named are the areas drawn, with their value. Where those are the subdistricts of the whole
    province, the districts are named instead, since 45 names would lie on one another.
    """
    features = boundaries.features(level, within)
    crowded = level == "subdistrict" and within is None
    hidden = [f for f in features if shown.get(f["id"], LEFT_OUT).state == "hidden"]
    # On dark paper a dark line would vanish where no area is filled.
    outline = OUTLINE if palette() is LIGHT else palette().muted
    layers = [
        pdk.Layer(
            "GeoJsonLayer",
            id=AREAS,
            data=[_drawn(f, shown.get(f["id"], LEFT_OUT), names, level) for f in features],
            **BENEATH,
            get_line_color=channels(EDGE),
            get_line_width=1,
            line_width_units=pdk.types.String("pixels"),
            pickable=True,
            # Lighting up what the pointer is over would draw the whole map again at each move.
            auto_highlight=False,
        ),
        _hatch_layer(hatch(hidden, boundaries.bounds([within] if within else None))),
        _outline("outlines", boundaries.features("district"), outline, 2),
    ]
    if chosen in boundaries.places:
        place = boundaries.places[chosen]
        around = [f for f in boundaries.features(place.level) if f["id"] == chosen]
        layers += [_outline("around", around, HALO, 7), _outline("chosen", around, CHOSEN, 4)]
    if crowded:
        labels = [
            *_labels(boundaries, "district", None, shown, names),
            *(
                Label((NOTHING,), place.label, fixed=True)
                for place in boundaries.at(level)
                if shown.get(place.code, LEFT_OUT).state == "none"
            ),
        ]
    else:
        labels = _labels(boundaries, level, within, shown, names)
    written = label_layer(labels, view)
    return CompactDeck(
        layers=[*layers, written] if written else layers,
        initial_view_state=view.state(),
        tooltip=TOOLTIP,
    )


def _drawn(feature: dict, shown: Shown, names: Mapping[str, Text], level: str) -> dict:
    """What can be clicked comes back from the browser: its code, and words it had anyway."""
    name = say(names[feature["id"]]) if feature["id"] in names else feature["id"]
    return {
        "type": "Feature",
        "geometry": feature["geometry"],
        "properties": {
            "code": feature["id"],
            "name": say(FULL_NAME[level]).format(name),
            "said": "\n".join(shown.lines),
            "fill": channels(shown.colour),
        },
    }


def _labels(
    boundaries: Boundaries,
    level: str,
    within: str | None,
    shown: Mapping[str, Shown],
    names: Mapping[str, Text],
) -> list[Label]:
    return [
        Label(
            (
                say(names[place.code]) if place.code in names else place.code,
                *([shown[place.code].written] if place.code in shown else []),
            ),
            place.label,
        )
        for place in boundaries.at(level, within)
    ]


def _outline(name: str, features: list[dict], colour: str, width: int) -> pdk.Layer:
    return pdk.Layer(
        "GeoJsonLayer",
        id=name,
        data=[{"type": "Feature", "geometry": f["geometry"], "properties": {}} for f in features],
        filled=False,
        get_line_color=channels(colour),
        get_line_width=width,
        line_width_units=pdk.types.String("pixels"),
        line_joint_rounded=True,
        pickable=False,
    )


def _hatch_layer(lines: list[dict]) -> pdk.Layer:
    return pdk.Layer(
        "PathLayer",
        id="hidden",
        data=lines,
        get_path="path",
        opacity=0.6,  # of black; a colour would be paled at a click
        get_width=1.5,
        width_units=pdk.types.String("pixels"),
        pickable=False,
    )
