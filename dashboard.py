"""บ้านแห่งความสุข, Home of Happiness. Start it with: streamlit run dashboard.py"""

import streamlit as st

from gate import MIDDLEWARE
from gate.opening import opening

# Streamlit looks for pages/ beside the script it runs, and a fresh server would run a page alone,
# before the frame. The script it runs is therefore in ui/, which has no pages/ beside it.
app = st.App("ui/frame.py", middleware=MIDDLEWARE, lifespan=opening)
