"""The frame around every page: language, reader, filters, the list of pages, the foot."""

import streamlit as st

from data_access.access.allowed_scope import is_outsider
from data_access.language.vocabulary import Text
from data_access.queries.areas.programme_facts import fiscal_years, meetings, opened_on
from data_access.system.errors import RecordsError
from ui.session import address, current_user, language, view
from ui.session.language import say
from ui.session.misread import draw_misread
from ui.session.one_run import one_run
from ui.session.tables import without_toolbars
from ui.shell import auto_refresh, filters
from ui.shell.behind import draw_behind
from ui.shell.explain import explain
from ui.shell.footer import draw_foot
from ui.shell.menu import PRESENT, pages_for
from ui.shell.reader import draw_reader, settle_reader
from ui.shell.whole_links import whole_links

st.set_page_config(
    page_title=say(Text("บ้านแห่งความสุข", "Home of Happiness")),
    page_icon="ui/static/icon.png",
    layout="wide",
)
MADE_UP = Text("ข้อมูลสมมติเพื่อสาธิต", "Made-up records, for demonstration")

shown = auto_refresh.shown_snapshot()
top = st.container(horizontal=True, key="filters", vertical_alignment="center", gap="small")
language.settle()

with one_run():
    reader, trouble = None, None
    try:
        settle_reader()
        reader = view.reader()
        if not auto_refresh.came_by_itself():
            current_user.note_presence()
    except RecordsError as error:
        trouble = error
    chosen = st.navigation(pages_for(reader), position="top" if reader else "hidden")
    st.session_state[address.SHOWN_PAGE] = chosen.url_path
    is_stage = chosen.url_path == PRESENT.name and not trouble
    if not is_stage:
        with top:
            language.choose()
        auto_refresh.watch(shown)  # a talk keeps its figures
    try:
        if trouble:
            raise trouble
        if is_stage:  # it fills the screen: nothing of the frame is drawn around it
            chosen.run()
            st.stop()
        everything = view.programme_of_all()
        with top:
            st.session_state[view.SCOPE] = filters.choose_scope(
                view.names(),
                [] if everything.snapshot.is_presented else fiscal_years(everything),
                everything.as_of,
                None if everything.snapshot.is_presented else opened_on(everything),
                {row.held_on.date(): row.kind for row in meetings(everything).itertuples()},
                everything.sees,
                by_subdistrict=not is_outsider(reader),
            )
            draw_reader()
            if everything.snapshot.made_up:
                st.badge(say(MADE_UP), color="orange", icon=":material/science:")
        without_toolbars()
        whole_links()
        draw_behind(reader)
        above = st.empty()
        chosen.run()
        draw_misread(above, chosen.url_path)
        draw_foot()
        auto_refresh.make_runs_cheap()
    except RecordsError as error:
        explain(error)
