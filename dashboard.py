"""บ้านแห่งความสุข, Home of Happiness. Start it with: streamlit run dashboard.py"""

import streamlit as st

from gate import MIDDLEWARE, ROUTES
from gate.startup import opening


def explained(error: Exception) -> bool:
    from ui.shell.explain import (
        explain_if_ours,  # not before a page runs: it brings the pages' parts in
    )

    return explain_if_ours(error)


# Streamlit looks for pages/ beside the script it runs, and a fresh server would run a page alone,
# before the frame. The script it runs is therefore in ui/, which has no pages/ beside it.
app = st.App(
    "ui/frame.py",
    middleware=MIDDLEWARE,
    routes=ROUTES,
    lifespan=opening,
    on_script_error=explained,
)
