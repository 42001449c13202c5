"""Choices live in the address, as codes: a link shows what its sender saw, in either language.

Streamlit can bind a widget to the address by itself, but writes the label of the choice there,
which is a Thai word for one reader and an English one for the next.

What a link asks for and is not known, or cannot be chosen here, is said: the reader would take the
whole province for the district of the link.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import streamlit as st

from data_access.language.vocabulary import Text

Read = TypeVar("Read")  # what the code of a link stands for

WRITTEN = "written_to_address"
SHOWN_PAGE = "shown_page"  # its name, as in the address
MISREAD = "misread_in_address"
NOT_SAID = re.compile(
    r"[^\w\u0e00-\u0e7f ,.-]"
)  # nothing of a link becomes a look, link or picture
LONGEST = 40  # letters of what a link says
OF_THE_FRAME = ("lang", "role", "organisation", "district", "subdistrict", "year", "as_of")

OF_PAGES = (
    *("indicator", "list", "partner", "repair", "household", "entry", "job", "since", "against"),
    *("layer", "level", "status"),  # of the map
    *("sum", "money", "floor", "counts", "dry", "rain", "in", "out"),  # of the choice of homes
    *("snapshot", "slide", "slides"),  # of the talk
)
OF_SENDERS = ("fbclid", "gclid", "openExternalBrowser")  # what those who pass a link on add to it
MOST_NAMED = 3


@dataclass
class Misread:
    """What a link says of one choice. `called` is the choice, `value` what is shown instead."""

    code: str
    called: Text
    value: object
    name: Callable[[object], str]
    page: str | None = None


def adopt(
    key: str,
    read: Callable[[str], object | None],
    default: object,
    called: Text,
    name: Callable[[Any], str],
    is_quoted: bool = True,
    is_typed: bool = False,
) -> None:
    """Before the widget of this key is drawn: take the value that a link or the browser's back
    button brought, else keep what the reader chose. `read` gives None for a value not allowed;
    then `misread` says so, with what the choice is `called` and the `name` of what is shown, and
    quotes the link unless its words could be taken for something that is there.

    After a change of the language the browser gives the label in the language of before for each
    list that was not touched; what is no choice is the one that was written last. What is typed
    is left as it is, and so is nothing chosen, which a list may offer beside what `read` knows."""
    written = st.session_state.setdefault(WRITTEN, {})
    in_address = st.query_params.get(key)
    value = None
    is_unread = in_address != written.get(key) or key not in st.session_state
    is_new = in_address is not None and is_unread
    if is_new:
        value = read(in_address)
        if value is not None:
            st.session_state[key] = value
    st.session_state.setdefault(key, default)
    given = st.session_state[key]
    if given and isinstance(given, str) and not is_typed and read(given) is None:
        last = written.get(key)
        again = None if last is None else read(last)
        st.session_state[key] = default if again is None else again
    code = (in_address if is_quoted else "") if is_new and value is None else None
    _note(key, code, called, name)


def asked(
    key: str,
    read: Callable[[str], Read | None],
    called: Text,
    name: Callable[[Any], str],
) -> Read | None:
    """A choice that is in the address and nowhere else, or None: a link makes it, and a link, the
    menu or the back button that leads to an address without it undoes it. `read` gives None for
    a value not allowed; then `misread` says so, with the `name` of none chosen."""
    code = st.query_params.get(key)
    value = None if code is None else read(code)
    noted = st.session_state.setdefault(MISREAD, {})
    if value is not None:
        noted.pop(key, None)
    elif code is not None:
        noted[key] = Misread(code, called, None, name)
        st.query_params.pop(key)
    return value


def choose_here(key: str, code: str | None) -> None:
    """Makes a choice of `asked` on the page that is open, or undoes it: for the click of a button.
    A link to the page that is open would leave the browser's address as it was."""
    if code is None:
        st.query_params.pop(key, None)
    else:
        st.query_params[key] = code


def link_to(choices: dict[str, str]) -> dict[str, str]:
    """What a link to a page says: the choices of the frame, as they are in the address now, and
    these. A link opened elsewhere then shows the area and day on which its number was counted."""
    kept = {key: st.query_params[key] for key in OF_THE_FRAME if key in st.query_params}
    return kept | choices


def keep(key: str, code: str | None) -> None:
    """After the widget is drawn: write its code to the address, or nothing for the default."""
    st.session_state.setdefault(WRITTEN, {})[key] = code
    if code is None:
        st.query_params.pop(key, None)
    elif st.query_params.get(key) != code:
        st.query_params[key] = code


def misread(page: str) -> list[tuple[str, Text, str]]:
    """What the link to this page says and was not understood: the words of the link, what they
    are of, and what is shown instead. Until the reader chooses or turns the page."""
    noted: dict[str, Misread] = st.session_state.setdefault(MISREAD, {})
    for key, one in list(noted.items()):
        one.page = page if one.page is None else one.page
        if one.page != page or st.session_state.get(key) != one.value:
            del noted[key]
    return [(as_written(one.code), one.called, one.name(one.value)) for one in noted.values()]


def unknown() -> list[str]:
    """The names of choices in the address that are of no page: the first few."""
    known = {*OF_THE_FRAME, *OF_PAGES, *OF_SENDERS, *st.session_state.get(WRITTEN, {})}
    names = [one for one in st.query_params if one not in known and not one.startswith("utm_")]
    return [as_written(one) for one in names[:MOST_NAMED]]


def as_written(code: str) -> str:
    """What a link says, without what a page would take for more than words."""
    return NOT_SAID.sub("", code)[:LONGEST]


def _note(key: str, code: str | None, called: Text, name: Callable[[object], str]) -> None:
    noted = st.session_state.setdefault(MISREAD, {})
    value = st.session_state[key]
    if code is not None:
        noted[key] = Misread(code, called, value, name)
    elif key in noted and noted[key].value != value:
        del noted[key]
