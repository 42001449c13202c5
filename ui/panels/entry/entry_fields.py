"""The fields of a form of entry, from the schema: what each gives is written as a file would hold it."""

from datetime import date, timedelta

import streamlit as st

from data_access.language.thai_day import today_in_thailand
from data_access.language.vocabulary import Text
from data_access.schema import BY_NAME
from ui.session import view
from ui.session.language import say, say_date

DAYS_BACK = 400  # a meeting tells of what happened since the last ones
CHOOSE = Text("เลือก", "Choose")
TODAY = Text("วันนี้", "today")
SAVE = Text("บันทึกและเผยแพร่", "Save and publish")


def large_targets(key: str) -> None:
    """In the container of this key, what a thumb must meet on a phone is at least as tall as a
    fingertip is wide."""
    inside = f".st-key-{key}"
    link = f'{inside} [data-testid="stPageLink"] a'
    st.html(
        f"<style>{inside} button, {inside} :has(> input) {{min-height: 48px}}"
        f" @media (max-width: 640px) {{{link} {{min-height: 48px}}}}</style>"
    )


def today() -> date:
    """The last day that an entry may tell of. Among made-up records it is their own last day."""
    published = view.programme_of_all().snapshot
    return published.as_of if published.made_up else today_in_thailand()


def day_field(label: Text, key: str) -> date:
    """A day in the Buddhist Era, the newest first: a picker of days knows no other era than its own."""
    last = today()
    days = [last - timedelta(days=back) for back in range(DAYS_BACK)]
    return st.selectbox(
        say(label),
        days,
        format_func=lambda day: f"{say_date(day)} ({say(TODAY)})" if day == last else say_date(day),
        key=key,
        filter_mode="contains",
    )


def field(table_name: str, column_name: str, key: str, first: str | None = None) -> str:
    """One column of a table, empty until it is filled; a closed list may begin at `first`."""
    column = BY_NAME[table_name].column(column_name)
    label = say(column.label)
    if column.kind == "date":
        return day_field(column.label, key).isoformat()
    if column.choices:
        codes = list(column.choices)
        chosen = st.selectbox(
            label,
            codes,
            index=codes.index(first) if first else None,
            format_func=lambda code: say(column.choices[code]),
            placeholder=say(CHOOSE),
            key=key,
        )
        return chosen or ""
    if column.kind == "whole":
        unit = f" ({say(Text('บาท', 'baht'))})" if column.unit == "THB" else ""
        number = st.number_input(f"{label}{unit}", value=None, step=1, key=key, placeholder="")
        return "" if number is None else str(number)
    return st.text_input(label, key=key).strip()


def save_button() -> bool:
    """The one large button under a form."""
    return st.form_submit_button(say(SAVE), type="primary", icon=":material/save:", width="stretch")
