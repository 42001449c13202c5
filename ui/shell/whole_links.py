"""Links with all their words: Streamlit cuts a link that is longer than its box, and with it the
number of rows that it opens."""

import streamlit as st

LINK = '[data-testid="stPageLink-NavLink"]'


def whole_links() -> None:
    """Draws nothing. To be called before a page is drawn; a browser obeys it on the whole page."""
    st.html(
        f"<style>{LINK} *:not([data-testid='stIconMaterial']) {{ white-space: normal }}</style>"
    )
