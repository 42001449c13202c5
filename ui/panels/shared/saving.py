"""Saving from a page: done and published at the click, told with its figure, taken back if wrong."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from data_access.access.roles import Principal
from data_access.accounts.shared_store import the_store
from data_access.intake.commit.commit import Outcome
from data_access.intake.commit.publishing import publish_newest
from data_access.intake.commit.undo import undo
from data_access.language.vocabulary import Text
from data_access.store.record_store import Store
from data_access.system.errors import RecordsError
from ui.session import view
from ui.session.language import say
from ui.session.one_run import look_again

SAVING = Text("กำลังตรวจ บันทึก และเผยแพร่…", "Checking, saving and publishing…")
UNDO = Text("ย้อนกลับ", "Undo")
UNDONE = Text("ย้อนกลับแล้ว ข้อมูลกลับเป็นเหมือนก่อนบันทึก", "Undone: the records are as they were before.")

Doing = Callable[[Store, Principal], object]


@dataclass(frozen=True)
class Saved:
    """What was done last, in words. `number` is that of its batch, None where it is none or was
    taken back; `before` and `after` are the figure that it was about."""

    said: Text
    number: int | None = None
    figure: Text | None = None
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Saving:
    """What one page saves: each page has its own, remembered for the visit."""

    page: str

    def key(self, name: str) -> str:
        """The key of a form or a field, which none had before the last that was saved: a second click
        finds nothing to save."""
        return f"{name}_{st.session_state.get(self._count, 0)}"

    @property
    def last(self) -> Saved | None:
        return st.session_state.get(self._last)

    def save(
        self,
        doing: Doing,
        said: Text,
        figure: Text | None = None,
        measure: Callable[[], str] | None = None,
    ) -> None:
        """Does it and remembers what it was; what is wrong is told where the button is. `measure`
        writes the `figure` as the pages show it: before, and after the new snapshot."""
        try:
            with st.spinner(say(SAVING)):
                look_again()  # who writes is looked up now, and not when the page began
                before = measure() if measure else ""
                outcome = doing(the_store(), view.reader())
                look_again()  # another snapshot is open
                # At once, before anything is drawn: a second click must find it kept.
                self._remember(Saved(said))
                number = outcome.number if isinstance(outcome, Outcome) else None
                after = measure() if measure else ""
                self._remember(Saved(said, number, figure, before, after), again=True)
        except RecordsError as error:
            st.error(say(error.text).replace("\n", "\n\n"), icon=":material/edit:")
        else:
            st.rerun()

    def tell(self) -> None:
        """What was saved last on a page of this visit, with the way to undo it."""
        saved = self.last
        if saved is None:
            return
        with st.container(horizontal=True, vertical_alignment="center", key=f"{self.page}_saved"):
            st.success(say(saved.said), icon=":material/check_circle:")
            self.undo_button()

    def undo_button(self, label: Text = UNDO) -> None:
        """For who may undo what was saved last, if it is a batch."""
        saved = self.last
        if saved is None or saved.number is None:
            return
        if st.button(say(label), icon=":material/undo:", key=f"{self.page}_undo_{saved.number}"):
            self._take_back(saved.number)

    def _take_back(self, number: int) -> None:
        try:
            with st.spinner(say(SAVING)):
                undo(str(number), the_store(), view.reader())
                self._remember(Saved(UNDONE))
                publish_newest(the_store(), view.reader())
                look_again()
        except RecordsError as error:
            st.error(say(error.text), icon=":material/undo:")
        else:
            st.rerun()

    def _remember(self, saved: Saved, again: bool = False) -> None:
        if not again:
            st.session_state[self._count] = st.session_state.get(self._count, 0) + 1
        st.session_state[self._last] = saved

    @property
    def _count(self) -> str:
        return f"{self.page}_saves"

    @property
    def _last(self) -> str:
        return f"{self.page}_saved_last"
