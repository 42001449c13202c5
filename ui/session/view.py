"""What the reader is looking at, and who the reader is: how every page gets its data."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from data_access.access.roles import Principal
from data_access.access.scope import Scope
from data_access.publishing.current import current_snapshot
from data_access.queries.areas.areas import Areas, areas
from data_access.queries.partners.partners import partner_table
from data_access.snapshots.programme import Programme
from ui.session import current_user

SCOPE = "scope"
Answer = TypeVar("Answer")


def ask(question: Callable[..., Answer], *arguments) -> Answer:
    """The answer to a question within what this reader has chosen and may see."""
    return question(programme(), *arguments)


def programme() -> Programme:
    """The programme in view. Who asks is looked up anew at every question: an open page has no
    more to show once its session is over."""
    published = current_snapshot()
    reader = current_user.reading().reader(published)
    return Programme(published, st.session_state.get(SCOPE, Scope()), reader)


def reader() -> Principal:
    """Who is asking. SessionOver if nobody is signed in any longer."""
    return current_user.reading().reader(current_snapshot())


def programme_of_all() -> Programme:
    """The programme before any choice: for drawing the choices themselves."""
    return programme().within(Scope())


def names() -> Areas:
    return areas(programme())


def partner_names() -> dict[str, tuple[str, str]]:
    """Thai and English short names of the partners by id."""
    table = ask(partner_table)
    return {
        row.partner_id: (row.short_th, row.short_en or row.name_en)
        for row in table.itertuples(index=False)
    }
