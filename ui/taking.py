"""A file to take along: offered to readers who may, made at the click, and kept in the audit log."""

from collections.abc import Callable

import streamlit as st

from data_access.snapshot import current_snapshot
from data_access.vocabulary import Text
from ui import who
from ui.language import say


def take_button(
    label: Text, make: Callable[[], bytes | str], file_name: str, mime: str, icon: str, key: str
) -> None:
    """Draws a button whose file `make` makes, on a thread that has no reader: what it needs is
    taken before. Whoever has signed out since gets no file."""
    reading = who.reading()
    if not reading.reader(current_snapshot()).may("export"):
        return

    def make_for_the_reader() -> bytes | str:
        reader = reading.reader(current_snapshot())
        reader.require("export")
        made = make()
        who.note("export", file_name, by=reader)
        return made

    st.download_button(
        say(label),
        data=make_for_the_reader,
        file_name=file_name,
        mime=mime,
        icon=icon,
        on_click="ignore",
        key=key,
    )
