"""The tiles at the top of a page: display/answers says what is on them."""

import streamlit as st

from display.tiles.tile import Tile
from ui.panels.shared.row_list import HOW_COUNTED, to_list
from ui.session.address import SHOWN_PAGE, choose_here, link_to
from ui.session.language import say
from ui.session.status_icons import say_state_in_text
from ui.shell.menu import page


def tiles(shown: list[Tile], key: str = "tiles") -> None:
    """At most eight tiles, four in a row on a desk and two on a phone. Tiles further down a page
    have a key of their own."""
    with st.grid(4, min_column_width=150, key=key):
        for tile in shown:
            _draw(tile)


def _draw(tile: Tile) -> None:
    name = say(tile.name)
    with st.container(border=True, height="stretch", gap="xsmall"):
        st.markdown(name)  # the label of a metric is cut with "…" where this one wraps
        st.metric(name, say(tile.value), label_visibility="collapsed")
        if tile.state:
            st.markdown(f"**{say_state_in_text(tile.state)}**")
        if say(tile.compare):
            st.caption(say(tile.compare))
        _draw_way(tile)


def _draw_way(tile: Tile) -> None:
    """The way to what is behind the figure: its rows, or how it is counted."""
    way = _way(tile)
    if not way:
        return
    if "list" in way["filters"] and way["page"] == st.session_state.get(SHOWN_PAGE):
        key = way["filters"]["list"]
        st.button(
            way["link"],
            icon=":material/arrow_downward:",
            type="tertiary",
            key=f"open_{key}",
            on_click=choose_here,
            args=("list", key),
        )
        return
    st.page_link(
        page(way["page"]),
        label=way["link"],
        icon=":material/arrow_forward:",
        query_params=link_to(way["filters"]),
    )


def _way(tile: Tile) -> dict:
    if tile.explained:
        filters = {"indicator": tile.explained}
        return {"page": "methods", "filters": filters, "link": say(HOW_COUNTED)}
    return to_list(tile.opens, tile.partner_id) if tile.opens else {}
