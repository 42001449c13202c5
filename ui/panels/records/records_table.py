"""Tables of a record: real ones, which wrap and can be read on a phone."""

import pandas as pd
import streamlit as st

from data_access.language.vocabulary import Text
from data_access.schema import BY_NAME
from ui.panels.records.records_words import in_words, plain
from ui.session.language import NOTHING, say
from ui.session.words import Names

VALUE = Text("ค่า", "Value")


def facts_table(table_name: str, row: dict, columns: tuple[str, ...], names: Names) -> None:
    """Label and value, one a line; a column that is not there, or is empty, is left out."""
    table = BY_NAME[table_name]
    lines = [
        (say(table.column(name).label), plain(words))
        for name in columns
        if name in row and (words := in_words(table.column(name), row[name], names)) != NOTHING
    ]
    written_table(lines, (table.label, VALUE), hide_header=True)


def written_table(lines: list[tuple], heads: tuple[Text, ...], hide_header: bool = False) -> None:
    """Lines of words under their heads. Markdown in them is drawn: typed words come `plain`."""
    labels = [say(head) for head in heads]
    st.table(
        pd.DataFrame(lines, columns=labels),
        hide_index=True,
        hide_header=hide_header,
        border="horizontal",
        alt=", ".join(labels),
    )
