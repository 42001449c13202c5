"""Tables of many rows: every one is drawn here, without Streamlit's own toolbar.

That toolbar offers each table as a CSV to whoever sees it: past the right to export, past the audit
log. Files leave by ui/session/download.py alone.
"""

import pandas as pd
import streamlit as st

TOOLBAR = '[data-testid="stDataFrame"] [data-testid="stElementToolbar"]'  # charts keep theirs


def data_table(data: pd.DataFrame, **options):
    """Draws the rows, and answers what is selected in them where `options` (those of
    st.dataframe) ask for it."""
    return st.dataframe(data, **{"hide_index": True, "placeholder": "", **options})


def without_toolbars() -> None:
    """Draws nothing. To be called before a page is drawn; a browser obeys it on the whole page."""
    st.html(f"<style>{TOOLBAR} {{display: none !important}}</style>")
