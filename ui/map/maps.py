"""The map on a page: drawn, explained, and clicked."""

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd
import streamlit as st

from data_access.boundaries import Boundaries
from data_access.language.area_codes import district_of
from data_access.language.superlatives import named, top
from data_access.language.vocabulary import AREA_LEVEL, UNIT, Text
from ui.map.area_map import AREAS, CompactDeck, Shown, area_map, shown_by_area
from ui.map.map_layers import LAYERS, MapLayer
from ui.map.map_legend import legend_picture, legend_words
from ui.map.map_view import fitted
from ui.session.language import say

__all__ = ["LAYERS", "as_written", "draw", "drawing", "legend", "put", "room_on_screen"]

SCREEN, PHONE = (640, 600), (340, 480)  # width and height, pixels: the least room the map gets


class Drawing(NamedTuple):
    """A map that is ready to be put on a page."""

    boundaries: Boundaries
    deck: CompactDeck | None = None  # none where there are no shapes
    height: int = 0
    key: str = ""
    alt: str = ""
    remarks: tuple[str, ...] = ()


def draw(*arguments, **named) -> str | None:
    """Draws what `drawing` makes of the same arguments; gives the code of the area just clicked."""
    return put(drawing(*arguments, **named))


def drawing(
    layer: MapLayer,
    values: pd.DataFrame,
    level: str,
    boundaries: Boundaries,
    names: Mapping[str, Text],
    hidden_below: int,
    selected: str | None = None,
    key: str = "map",
    room: tuple[int, int] | None = None,
) -> Drawing:
    """The areas of a level, coloured.

    `values`: one row an area: area_code, value, state ("shown", "hidden" or "none") and detail,
    the lines of Text under the name in the tooltip. Rows of districts may stand beside those of
    subdistricts; they are written under the districts' names.
    `level` is "district" or "subdistrict". `selected` is a district, which is zoomed into when
    subdistricts are drawn, or a subdistrict, which is outlined.

    `room` is how wide and high it may be, in pixels; that of the reader's screen if none is given.
    """
    if boundaries.absence:
        return Drawing(boundaries)
    within = district_of(selected) if selected and level == "subdistrict" else None
    if within not in boundaries.places:
        within = None
    chosen = selected if selected != within else None
    if within and chosen is None:
        chosen = within
    width, height = room or room_on_screen()
    view = fitted(boundaries.bounds([within] if within else None), width, height)
    shown = shown_by_area(layer, values, level, hidden_below)
    remarks = [boundaries.credit]
    if boundaries.missing:
        remarks.append(_without_shape(boundaries, names))
    return Drawing(
        boundaries,
        area_map(boundaries, shown, names, view, level, within, chosen),
        height,
        # A new key drops the click: Streamlit pales what is not clicked, and pale is another class.
        f"{key}-{layer.key}-{level}-{selected or 'all'}",
        _say_map(layer, values, level, within, names, shown),
        tuple(map(say, remarks)),
    )


def put(drawn: Drawing) -> str | None:
    """Puts a map on the page and gives the code of the area just clicked, or None. A click does not
    last: the page keeps what was chosen and passes it as `selected`."""
    if drawn.deck is None:
        st.info(say(drawn.boundaries.absence), icon=":material/map:")
        return None
    clicked = st.pydeck_chart(
        drawn.deck, height=drawn.height, on_select="rerun", key=drawn.key, alt=drawn.alt
    )
    for remark in drawn.remarks:
        st.caption(remark)
    return _clicked_code(clicked, drawn.boundaries)


def legend(layer: MapLayer, level: str, hidden_below: int) -> None:
    """Unit, five classes, hidden and no data. Goes beside the map, or under it on a phone."""
    st.image(
        legend_picture(layer, level, hidden_below), alt=legend_words(layer, level, hidden_below)
    )


def _clicked_code(event, boundaries: Boundaries) -> str | None:
    """What comes from the browser is only believed when it is one of our codes."""
    objects = event.selection.objects.get(AREAS, []) if event.selection.objects else []
    code = objects[0].get("properties", {}).get("code") if objects else None
    return code if code in boundaries.places else None


def room_on_screen() -> tuple[int, int]:
    return PHONE if "Mobi" in (st.context.headers.get("User-Agent") or "") else SCREEN


def _say_map(
    layer: MapLayer,
    values: pd.DataFrame,
    level: str,
    within: str | None,
    names: Mapping[str, Text],
    shown: Mapping[str, Shown],
) -> str:
    """The map in one sentence, for who cannot see it: the most, the least, what is not known."""
    drawn = {
        code: area
        for code, area in shown.items()
        if len(code) == (4 if level == "district" else 6) and code.startswith(within or "")
    }
    known = values[values["area_code"].isin([c for c, a in drawn.items() if a.state == "shown"])]
    states = [area.state for area in drawn.values()]
    level_words = AREA_LEVEL[level]
    parts = [
        say(
            Text(
                f"แผนที่{layer.title.th} ราย{level_words.th}",
                f"Map: {layer.title.en} by {level_words.en.lower()}",
            )
        )
    ]
    if not known.empty:
        if "hidden" in states:
            parts.append(say(Text("เฉพาะพื้นที่ที่แสดง", "of the areas shown")))
        values = as_written(layer, known.set_index("area_code")["value"])
        for words, lowest in ((Text("มากที่สุด", "most"), False), (Text("น้อยที่สุด", "least"), True)):
            ends = top(values, lowest=lowest)
            who = named(ends, lambda code: names.get(code, Text(code, code)), UNIT[level])
            parts.append(f"{say(words)} {say(who)} {shown[ends.keys[0]].lines[0]}")
    for state, words in (
        ("hidden", Text("ไม่แสดงเพราะจำนวนน้อย", "not shown, too few")),
        ("none", Text("ไม่มีข้อมูล", "no data")),
    ):
        if state in states:
            parts.append(f"{say(words)} {states.count(state)}")
    return "; ".join(parts)


def as_written(layer: MapLayer, values: pd.Series) -> pd.Series:
    """The values as finely as they are written: what reads alike is equal."""
    return (values.astype(float) / layer.least).round() * layer.least


def _without_shape(boundaries: Boundaries, names: Mapping[str, Text]) -> Text:
    missing = [names.get(code, Text(code, code)) for code in boundaries.missing]
    return Text(
        "ไม่มีรูปบนแผนที่: " + ", ".join(name.th for name in missing),
        "Without a shape on the map: " + ", ".join(name.en for name in missing),
    )
