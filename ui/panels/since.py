"""What moved since an earlier day, usually the last meeting, and why."""

from datetime import date

import streamlit as st

from data_access.access.release_days import earlier_days
from data_access.indicators.changed.changed_lists import list_since, lists_since
from data_access.indicators.row_lists import ROW_LISTS, RowList
from data_access.language.superlatives import DIRECTION
from data_access.language.vocabulary import EVENT_KIND, Text
from data_access.queries.areas.programme_facts import meetings, opened_on
from display.answers.action_items import asks_with_rows
from display.changes import Change, changes
from display.story import last_meeting
from ui.panels.meetings.deciding import decide_button
from ui.panels.shared.row_list import LIST, asked_list, link_words, links, to_list
from ui.session import view
from ui.session.address import adopt, keep, link_to
from ui.session.language import say, say_date
from ui.session.status_icons import mark_out
from ui.shell.menu import PRESENT, page

KEY = "since"
SINCE = Text("เทียบกับวันที่", "Compared with")
NOTHING_EARLIER = Text(
    "ยังไม่มีวันก่อนหน้าให้เทียบ กรุณาเลือกข้อมูล ณ วันที่หลังวันเปิดโครงการ",
    "There is no earlier day to compare with. Choose a day after the opening of the programme.",
)
NOTHING_KNOWN = Text(
    "พื้นที่ที่เลือกยังไม่มีตัวเลขที่รู้ทั้งสองวัน จึงเทียบไม่ได้",
    "No figure of the chosen area is known on both days, so none can be compared.",
)
NOTHING_ASKED = Text("ไม่มีเรื่องที่ต้องขอจากที่ประชุม", "There is nothing to ask of the meeting.")
STAND_NOW = {"houses": "handed_over", "holds": "on_hold"}  # the list of all that count today
ICONS = {
    "better": ":material/trending_up:",
    "worse": ":material/priority_high:",
    "increased": ":material/add:",
    "decreased": ":material/remove:",
    "same": ":material/trending_flat:",
    "changed": ":material/tune:",
}


def choose_since() -> date | None:
    """The earlier day: a meeting, or the end of a month, before the day in view. None before the
    first of them. It stands in the address, so a link compares the same two days."""
    programme = view.programme()
    met = {row.held_on.date(): row.kind for row in meetings(programme).itertuples()}
    days = {*met, *earlier_days(programme.as_of, opened_on(programme))}
    offered = sorted(
        (day.isoformat() for day in days if day < programme.as_of and programme.sees(day)),
        reverse=True,
    )
    if not offered:
        st.info(say(NOTHING_EARLIER))
        return None
    newest = (last_meeting(programme) or date.fromisoformat(offered[0])).isoformat()

    def say_option(day: str) -> str:
        kind = met.get(date.fromisoformat(day))
        said = say_date(date.fromisoformat(day))
        return f"{said} ({say(EVENT_KIND[kind])})" if kind else said

    adopt(KEY, lambda day: day if day in offered else None, newest, SINCE, say_option)
    if st.session_state[KEY] not in offered:
        st.session_state[KEY] = newest
    chosen = st.selectbox(say(SINCE), offered, format_func=say_option, key=KEY, width=320)
    keep(KEY, chosen if chosen != newest else None)
    return date.fromisoformat(chosen)


def choose_list(earlier: date | None) -> RowList | None:
    """The list of what moved that the address asks for."""
    return asked_list(lambda key: list_since(earlier, key) if earlier else None)


def changed_since(earlier: date | None) -> list[Change]:
    return view.ask(changes, earlier) if earlier else []


def answer(made: list[Change]) -> str:
    """The first move, and the first that is for the worse."""
    if not made:
        return say(NOTHING_KNOWN)
    worse = [change for change in made[1:] if change.state == "worse"]
    first = f"**{say(made[0].said)}**"
    return f"{first} · {mark_out(say(worse[0].said))}" if worse else first


def draw_changes(made: list[Change], earlier: date) -> None:
    """A row a figure: how it stood, how it stands, what the logs tell of it, and the ways to the
    rows behind those numbers."""
    days = f"{say_date(earlier)} → {say_date(view.programme().as_of)}"
    for change in made:
        icon, meaning = ICONS[change.state], DIRECTION[change.state]
        with st.container(border=True, key=f"change_{change.key}"):
            figure, reasons = st.columns([2, 3], gap="medium")
            with figure, st.container(gap="xsmall"):
                st.markdown(say(change.name))
                moved = f"{say(change.then)} → {say(change.now)}"
                st.metric(say(change.name), moved, label_visibility="collapsed")
                st.markdown(f"**{icon} {say(meaning)}**")
                st.caption(days)
            with reasons:
                st.markdown("\n".join(f"- {say(reason)}" for reason in change.why))
                _ways_to_rows(change, earlier)


def _ways_to_rows(change: Change, earlier: date) -> None:
    if lists := lists_since(earlier).get(change.key):
        links(lists)
    key = STAND_NOW.get(change.key)
    if key and ROW_LISTS[key].is_for(view.reader()) and (way := to_list(key)):
        st.page_link(
            page(way["page"]),
            label=way["link"],
            icon=":material/arrow_forward:",
            query_params=link_to(way["filters"]),
        )


def draw_asks() -> None:
    """What the meeting is asked for, each with a link to the rows that it counts."""
    asked = view.ask(asks_with_rows)
    if not asked:
        st.info(say(NOTHING_ASKED))
    for number, ask in enumerate(asked):
        with st.container(
            horizontal=True, vertical_alignment="center", key=f"ask_{number}", gap="small"
        ):
            st.markdown(say(ask.text))
            st.page_link(
                page(ask.page),
                label=link_words(
                    ROW_LISTS[ask.filters[LIST]], ask.number, ask.filters.get("partner")
                ),
                icon=":material/arrow_forward:",
                query_params=link_to(ask.filters),
            )
            decide_button(ask.filters, f"ask_{number}")


def to_the_stage(earlier: date | None = None) -> None:
    """A link to present mode with what is in view: area, days and language."""
    scope = view.programme().scope
    told = {
        "lang": st.query_params.get("lang"),
        "role": st.query_params.get("role"),
        "district": next(iter(scope.districts), None),
        "as_of": scope.as_of.isoformat() if scope.as_of else None,
        "since": earlier.isoformat() if earlier else None,
    }
    st.page_link(
        page(PRESENT.name),
        label=say(Text("นำเสนอในที่ประชุม", "Present it to a meeting")),
        icon=":material/slideshow:",
        query_params={key: value for key, value in told.items() if value},
    )
