"""Present: the story of the programme for a hall, slide by slide."""

import streamlit as st

from ui.present.stage import kept_on_leaving, stage
from ui.shell.menu import page

if stage():
    st.switch_page(page("overview"), query_params=kept_on_leaving())
