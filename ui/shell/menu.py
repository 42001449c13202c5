"""The pages as Streamlit opens them. Which there are: display/menu.py."""

from functools import partial

import streamlit as st

from data_access.access.roles import Principal
from display.menu import PAGES, PRESENT, PageEntry, groups_offered_to, offered_to
from ui.session.language import language, say
from ui.session.one_run import once


def pages_for(reader: Principal | None) -> dict[str, list[st.Page]]:
    """The pages that are offered to this reader, by the groups of the menu; to nobody, those that
    anybody is offered. A link to another page ends in words that say whose it is."""
    offered = offered_to(reader)
    others = [entry for entry in PAGES if entry not in offered] if reader else []
    groups = {
        say(group.title): [page(entry.name) for entry in group.pages]
        for group in groups_offered_to(reader)
    }
    in_no_group = [*(_refused(entry, reader) for entry in others), page(PRESENT.name)]
    return {**groups, "": in_no_group}


def page(name: str) -> st.Page:
    """The page of this name, for the menu and for links to it."""
    return once(("page", name, language()), lambda: _page(name))


def _page(name: str) -> st.Page:
    entry = next(entry for entry in (*PAGES, PRESENT) if entry.name == name)
    return st.Page(
        f"../pages/{entry.name}.py",
        title=say(entry.title),
        url_path=entry.name,
        default=entry is PAGES[0],
        visibility="hidden" if entry is PRESENT else "visible",
    )


def _refused(entry: PageEntry, reader: Principal) -> st.Page:
    """In place of a page that the reader's role lacks: who has it. NotAllowed, once it is opened."""
    return st.Page(
        partial(reader.require, entry.needs),
        title=say(entry.title),
        url_path=entry.name,
        visibility="hidden",
    )
