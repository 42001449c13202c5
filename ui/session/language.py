"""Thai first, English on request. No other module asks which language is on."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from typing import Literal

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from data_access.language.day_words import (
    clock_words,
    day_words,
    fiscal_year_words,
    moment_words,
    month_words,
)
from data_access.language.shares import NOTHING
from data_access.language.vocabulary import Text
from ui.session.address import adopt, keep
from ui.session.one_run import once

Language = Literal["th", "en"]

KEY = "lang"
CALLED = Text("ภาษา / Language", "ภาษา / Language")
NAMES = {"th": "ไทย", "en": "English"}

_spoken: ContextVar[Language | None] = ContextVar("spoken", default=None)


def settle() -> None:
    """Before anything is said: the language of the link, or the one chosen before."""
    adopt(KEY, lambda code: code if code in ("th", "en") else None, "th", CALLED, NAMES.get)


def choose() -> None:
    """The switch. Drawn by the frame, kept in the address as ?lang=en."""
    settle()
    chosen = st.segmented_control(
        say(CALLED),
        ["th", "en"],
        required=True,
        format_func=NAMES.get,
        key=KEY,
        label_visibility="collapsed",
    )
    keep(KEY, chosen if chosen == "en" else None)


@contextmanager
def speaking(chosen: Language) -> Iterator[None]:
    """Speak one language whatever the reader chose: for exports, and for tests."""
    before = _spoken.set(chosen)
    try:
        yield
    finally:
        _spoken.reset(before)


def language() -> Language:
    spoken = _spoken.get()
    if spoken is None:
        spoken = once("language", _chosen)
    return "en" if spoken == "en" else "th"


def _chosen() -> Language | None:
    if get_script_run_ctx(suppress_warning=True) is None:
        return None
    return st.session_state.get(KEY)


def say(text: Text) -> str:
    return text.en if language() == "en" else text.th


def say_date(day: date | None) -> str:
    """31 มี.ค. 2567, or 31 Mar 2024 (2567). No day is a dash."""
    if _is_no_day(day):
        return NOTHING
    return say(day_words(day))


def say_moment(at: datetime | None) -> str:
    """31 มี.ค. 2567 09:05 น., or 31 Mar 2024 (2567) 09:05: a moment kept in UTC, in Thai time."""
    if _is_no_day(at):
        return NOTHING
    return say(moment_words(at))


def say_clock(at: datetime) -> str:
    """09:05 น., or 09:05: the time of day of a moment kept in UTC, in Thai time."""
    return say(clock_words(at))


def say_month(day: date | None) -> str:
    """มี.ค. 67, or Mar 2024: short enough for an axis."""
    if _is_no_day(day):
        return NOTHING
    return say(month_words(day))


def say_fiscal_year(fiscal_year_be: int | None) -> str:
    """ปีงบประมาณ 2567, which began in October of the year before."""
    if fiscal_year_be is None:
        return NOTHING
    return say(fiscal_year_words(fiscal_year_be))


def _is_no_day(day: date | None) -> bool:
    # NaT, which a table holds where a date is missing, is the only date unequal to itself.
    return day is None or day != day
