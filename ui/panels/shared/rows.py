"""The rows behind a figure: a table to read, and the same as a file to take along."""

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from data_access.language.vocabulary import Text
from data_access.schema.headings import heading
from data_access.snapshots.programme import Programme
from exports.table import MADE_UP, as_csv
from ui.session import view
from ui.session.download import take_button
from ui.session.language import Language, language, say, speaking
from ui.session.tables import data_table
from ui.session.words import Names, Rows, names_now, readable

TABLE = Text("ตาราง", "Table")
DOWNLOAD = Text("ดาวน์โหลด CSV", "Download CSV")
WITH_TAGS = Text("มีแถว HXL", "With an HXL row")
MOST_SHOWN = 1_000


def rows(
    table: pd.DataFrame,
    columns: tuple[str, ...],
    key: str,
    empty: Text,
    opens: str | None = None,
    whole: Callable[[Programme], pd.DataFrame] | None = None,
    of: int | None = None,
) -> None:
    """Shows the columns of `table` in words, with a download of all its rows.

    An empty table says what to do instead. Long tables are shown in part and downloaded whole:
    where `table` itself is only the first rows, `whole` asks for all `of` them at the click.
    A row chosen in a table that `opens` "repair" or "partner" opens the page of its own.
    """
    if table.empty:
        st.info(say(empty))
        return
    names, length = names_now(), of or len(table)
    shown = view.drawn(_in_words, Rows.of(table[list(columns)].head(MOST_SHOWN)))
    labels = {name: say(heading(name)) for name in columns}
    data_table(
        shown,
        column_config={
            name: st.column_config.NumberColumn(label, format="localized")
            if pd.api.types.is_numeric_dtype(shown[name]) and name != "fiscal_year_be"
            else st.column_config.Column(label)
            for name, label in labels.items()
        },
        key=key,
        on_select=(lambda: _open(key, opens, table)) if opens else "ignore",
        selection_mode="single-row",
        alt=f"{say(TABLE)}: {', '.join(labels.values())}",
    )
    if length > MOST_SHOWN:
        st.caption(
            say(
                Text(
                    f"แสดง {MOST_SHOWN:,} จาก {length:,} แถว ไฟล์ที่ดาวน์โหลดมีครบ",
                    f"{MOST_SHOWN:,} of {length:,} rows shown; the file has all of them",
                )
            )
        )
    if not view.reader().may("export"):
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        hxl = st.toggle(say(WITH_TAGS), key=f"{key}_hxl")
        made_up = say(MADE_UP) if view.programme().snapshot.made_up else None
        spoken = language()

        take_button(
            DOWNLOAD,
            partial(
                rows_as_csv,
                table=whole or table,
                labels=labels,
                names=names,
                hxl=hxl,
                made_up=made_up,
                spoken=spoken,
            ),
            f"{key}_{spoken}{'_made_up' if made_up else ''}.csv",
            mime="text/csv",
            icon=":material/download:",
            key=f"{key}_download",
            rows=partial(_rows_in_table, length=length),
        )


def _in_words(listed: Rows) -> pd.DataFrame:
    return readable(listed.table)


def rows_as_csv(
    programme: Programme,
    table: pd.DataFrame | Callable[[Programme], pd.DataFrame],
    labels: dict[str, str],
    names: Names,
    hxl: bool,
    made_up: str | None,
    spoken: Language,
) -> bytes:
    """The columns of `labels` in words: of a table, or of what is asked of the programme."""
    asked = table(programme) if callable(table) else table
    with speaking(spoken):
        return as_csv(readable(asked[list(labels)], names), labels, hxl, made_up)


def _rows_in_table(_programme: Programme, length: int) -> int:
    return length


def _open(key: str, opens: str, table: pd.DataFrame) -> None:
    chosen = st.session_state[key].selection.rows
    if chosen:
        st.session_state[opens] = table[f"{opens}_id"].iloc[chosen[0]]
