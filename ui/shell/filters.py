"""The filter row of the frame: district, subdistrict, fiscal year and as-of day."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from data_access.access.release_days import earlier_days
from data_access.access.scope import Scope
from data_access.language import terms
from data_access.language.day_words import EVERY_FISCAL_YEAR, FISCAL_YEAR, western_day_words
from data_access.language.vocabulary import EVENT_KIND, Text
from data_access.queries.areas.areas import Areas
from ui.session.address import adopt, keep
from ui.session.language import say, say_fiscal_year

DISTRICT = Text("อำเภอ", "District")
SUBDISTRICT = Text("ตำบล", terms.SUBDISTRICT.one.capitalize())
AS_OF = Text("ข้อมูล ณ", "As of")
ALL_DISTRICTS = Text("ทุกอำเภอ", "All districts")
ALL_SUBDISTRICTS = Text("ทุกตำบล", f"All {terms.SUBDISTRICT.many}")
WHOLE_PROVINCE = Text("ดูทั้งจังหวัด", "Whole province")
ALL = ""


def choose_scope(
    areas: Areas,
    years: list[int],
    newest: date,
    opened: date | None,
    meetings: dict[date, str],
    sees: Callable[[date], bool],
    by_subdistrict: bool = True,
) -> Scope:
    """Draws the four choices and gives the scope they make. Codes go into the address.

    `meetings`: the days on which the network met, and the kind of each; they can be chosen too.
    Without the day on which the programme was `opened` they are all that can be: a reader of what
    is published chooses no end of a month, and no subdistrict. Only days that the reader `sees`.
    """
    district = _choose(
        "district",
        DISTRICT,
        ALL_DISTRICTS,
        areas.of_level("district"),
        lambda code: _name(areas, code),
    )
    within = areas.of_level("subdistrict", district) if district and by_subdistrict else []
    subdistrict = _choose(
        "subdistrict", SUBDISTRICT, ALL_SUBDISTRICTS, within, lambda code: _name(areas, code)
    )
    year = _choose(
        "year",
        FISCAL_YEAR,
        EVERY_FISCAL_YEAR,
        [str(year) for year in years],
        lambda year: say_fiscal_year(int(year)),
    )
    met = {day.isoformat(): kind for day, kind in meetings.items()}
    ends = earlier_days(newest, opened) if opened else []
    days = sorted({day.isoformat() for day in {*ends, *meetings} if sees(day)}, reverse=True)
    as_of = _choose(
        "as_of",
        AS_OF,
        Text(_say_day(newest), _say_day(newest)),
        [day for day in days if day != newest.isoformat()],
        lambda day: _say_day(date.fromisoformat(day), met.get(day)),
        width=195,
        same=newest.isoformat(),
    )
    return Scope(
        frozenset({district} - {ALL}),
        frozenset({subdistrict} - {ALL}),
        int(year) if year else None,
        date.fromisoformat(as_of) if as_of else None,
    )


def _say_day(day: date, kind: str | None = None) -> str:
    written = say(western_day_words(day))
    met = f" ({say(EVENT_KIND[kind])})" if kind else ""
    return f"{say(AS_OF)} {written}{met}"


def set_area(areas: Areas, code: str) -> None:
    """Chooses an area as the select boxes would: for a click on the map. Call in a callback or
    before a rerun."""
    is_subdistrict = areas.levels[code] == "subdistrict"
    st.session_state["next_area"] = {
        "district": areas.parents[code] if is_subdistrict else code,
        "subdistrict": code if is_subdistrict else ALL,
    }


def draw_way_out() -> None:
    """A button that leaves the chosen area for the whole province."""
    st.button(
        say(WHOLE_PROVINCE),
        icon=":material/close:",
        on_click=_leave_area,
        key="whole_province",
    )


def _leave_area() -> None:
    st.session_state["next_area"] = {"district": ALL, "subdistrict": ALL}


def _choose(
    key: str, label: Text, whole: Text, codes: list[str], name, width: int = 155, same: str = ALL
) -> str:
    """`same`: a code that asks for the whole too."""
    options = [ALL, *codes]

    def say_option(code: str) -> str:
        return name(code) if code else say(whole)

    def read(code: str) -> str | None:
        return ALL if code == same else code if code in options else None

    adopt(key, read, ALL, label, say_option)
    asked = st.session_state.get("next_area", {})
    if key in asked:
        st.session_state[key] = asked.pop(key)
    if st.session_state[key] not in options:
        st.session_state[key] = ALL
    chosen = st.selectbox(
        say(label),
        options,
        format_func=say_option,
        key=key,
        filter_mode="contains",
        label_visibility="collapsed",
        disabled=not codes,
        width=width,
    )
    keep(key, chosen or None)
    return chosen


def _name(areas: Areas, code: str) -> str:
    return say(areas.names[code])
