"""The mark of each state: a shape and a word, so that colour is never alone.

Sarabun has none of the shapes. Text of a page therefore takes Streamlit's own icon font,
a chart draws the shape, and a table's cell falls back on the reader's system for the glyph.
"""

from typing import NamedTuple

from data_access.language.vocabulary import RAG
from data_access.queries.insights.houses_answer import state_words
from display.answers.part import Part
from ui.session.language import say


class Mark(NamedTuple):
    """`glyph` for table cells and exports, `icon` for st texts."""

    glyph: str
    icon: str


MARKS = {
    "on_track": Mark("●", ":material/check_circle:"),
    "watch": Mark("▲", ":material/warning:"),
    "behind": Mark("■", ":material/disabled_by_default:"),
    "not_due": Mark("○", ":material/schedule:"),
    "no_data": Mark("–", ":material/remove:"),
}


def mark(state: str | None) -> Mark:
    return MARKS.get(state, MARKS["no_data"])


def say_state(state: str | None) -> str:
    return say(RAG.get(state, RAG["no_data"]))


def say_state_in_cell(state: str | None) -> str:
    """▲ ต้องติดตาม: for st.dataframe, hover texts and exports."""
    return f"{mark(state).glyph} {say_state(state)}"


def say_goal_state(state: str | None, target: float | None) -> str:
    """ต้องติดตาม; but where there is no target, or nothing is due, that instead."""
    return say(state_words(state, target))


def say_goal_state_in_cell(state: str | None, target: float | None) -> str:
    return f"{mark(state).glyph} {say_goal_state(state, target)}"


def say_state_in_text(state: str | None) -> str:
    """:material/warning: ต้องติดตาม: for st.markdown, st.metric, st.badge and headings."""
    return f"{mark(state).icon} {say_state(state)}"


def say_parts(parts: list[Part]) -> str:
    """The sentence with its strong and late parts marked out."""
    return "".join(
        say(one.words) if one.look == "plain" else mark_out(say(one.words), one.look == "late")
        for one in parts
    )


def mark_out(words: str, is_late: bool = True) -> str:
    """The words of an answer that the eye shall land on: bold, and orange when they are late."""
    return f"**:orange[{words}]**" if is_late else f"**{words}**"
