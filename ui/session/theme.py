"""Which set of colours suits the reader: light or dark, as the browser asks."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Literal

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from display.palette import DARK, LIGHT, Palette

Theme = Literal["light", "dark"]
_drawn_in: ContextVar[Theme | None] = ContextVar("drawn_in", default=None)


@contextmanager
def drawn_in(theme: Theme) -> Iterator[None]:
    """Draw in one theme whatever the reader's is: for exports, and for tests."""
    before = _drawn_in.set(theme)
    try:
        yield
    finally:
        _drawn_in.reset(before)


def palette() -> Palette:
    """The set that suits the reader's theme; the light one where there is no reader."""
    theme = _drawn_in.get()
    if theme is None and get_script_run_ctx(suppress_warning=True) is not None:
        theme = st.context.theme.type
    return DARK if theme == "dark" else LIGHT
