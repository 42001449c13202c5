"""A tile: one figure the reader asks for first, what it is compared to, and how it stands."""

from dataclasses import dataclass, field

import streamlit as st

from data_access.language.number_words import BAHT, MILLION_BAHT, is_in_millions, millions_words
from data_access.language.vocabulary import Text
from ui.session.address import SHOWN_PAGE, choose_here, link_to
from ui.session.language import say
from ui.session.numbers import say_count
from ui.session.status_icons import say_state_in_text
from ui.shell.menu import page

WHY = Text("ดูที่มา", "See why")


@dataclass(frozen=True)
class Tile:
    """`value` short, its unit in the `name`; `compare` says against what; `state` a RAG word.
    `filters` are choices of the address; `link` says what is there, where not why."""

    name: str
    value: str
    compare: str = ""
    state: str | None = None
    page: str = ""
    filters: dict[str, str] = field(default_factory=dict)
    link: str = ""


def baht_tile(name: Text, thb: float | None, compare: str = "") -> Tile:
    """Money with its unit in the name, so that the value stays short on a phone."""
    if is_in_millions(thb):
        unit, value = MILLION_BAHT, millions_words(thb)
    else:
        unit, value = BAHT, say_count(thb)
    return Tile(f"{say(name)} ({say(unit)})", value, compare)


def tiles(shown: list[Tile]) -> None:
    """At most eight tiles, four in a row on a desk and two on a phone."""
    with st.grid(4, min_column_width=150, key="tiles"):
        for tile in shown:
            _draw(tile)


def _draw(tile: Tile) -> None:
    with st.container(border=True, height="stretch", gap="xsmall"):
        st.markdown(tile.name)  # the label of a metric is cut with "…" where this one wraps
        st.metric(tile.name, tile.value, label_visibility="collapsed")
        if tile.state:
            st.markdown(f"**{say_state_in_text(tile.state)}**")
        if tile.compare:
            st.caption(tile.compare)
        if "list" in tile.filters and tile.page == st.session_state.get(SHOWN_PAGE):
            key = tile.filters["list"]
            st.button(
                tile.link,
                icon=":material/arrow_downward:",
                type="tertiary",
                key=f"open_{key}",
                on_click=choose_here,
                args=("list", key),
            )
        elif tile.page:
            st.page_link(
                page(tile.page),
                label=tile.link or say(WHY),
                icon=":material/arrow_forward:",
                query_params=link_to(tile.filters),
            )
