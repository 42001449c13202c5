"""What the reader is looking at, and who the reader is: how every page gets its data."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from data_access.access.roles import Principal
from data_access.access.scope import Scope
from data_access.queries.areas.areas import Areas, areas
from data_access.queries.partners.partners import partner_table
from data_access.snapshots.programme import Programme
from ui.session import current_user
from ui.session.current_user import current_snapshot
from ui.session.language import language
from ui.session.one_run import once
from ui.session.theme import palette

SCOPE = "scope"
Answer = TypeVar("Answer")


def ask(question: Callable[..., Answer], *arguments) -> Answer:
    """The answer to a question within what this reader has chosen and may see, remembered for all
    who may see the same."""
    return programme().remember(question, *arguments)


def drawn(make: Callable[..., Answer], *arguments) -> Answer:
    """What `make` makes of the programme in view in the reader's language and colours: a picture,
    or a table in words; remembered as an answer is. It draws nothing on the page itself."""
    beside = language(), palette()
    return programme().remember(_made_of, make, arguments, beside)


def _made_of(_: Programme, make: Callable[..., Answer], arguments: tuple, beside: tuple) -> Answer:
    return make(*arguments)


def programme() -> Programme:
    """The programme in view. Who asks is looked up at every run: an open page has no more to show
    once its session is over."""
    published = current_snapshot()
    reader = current_user.reading().reader(published)
    scope = st.session_state.get(SCOPE, Scope())
    return once((published.known_as, scope, reader), lambda: Programme(published, scope, reader))


def reader() -> Principal:
    """Who is asking. SessionOver if nobody is signed in any longer."""
    return current_user.reading().reader(current_snapshot())


def programme_of_all() -> Programme:
    """The programme before any choice: for drawing the choices themselves."""
    return programme().within(Scope())


def names() -> Areas:
    return ask(areas)


def partner_names() -> dict[str, tuple[str, str]]:
    """Thai and English short names of the partners by id."""
    return ask(_short_names)


def _short_names(programme: Programme) -> dict[str, tuple[str, str]]:
    table = partner_table(programme)
    return {
        row.partner_id: (row.short_th, row.short_en or row.name_en)
        for row in table.itertuples(index=False)
    }
