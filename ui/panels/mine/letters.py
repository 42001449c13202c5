"""The letters “My promises” to take along: the reader's own, or all of them in one print or one ZIP."""

from functools import partial

import streamlit as st

from data_access.language.vocabulary import Text
from data_access.queries.partners.own import promises
from data_access.snapshots.programme import Programme
from exports.file_names import file_name
from exports.letters.letters_pdf import letters_pdf, letters_zip
from ui.session import view
from ui.session.download import take_button
from ui.session.language import language

MY_LETTER = Text("จดหมาย «คำมั่นของฉัน» (PDF)", "Letter “My promises” (PDF)")
ALL_LETTERS = Text("จดหมาย «คำมั่นของฉัน» ทุกฉบับ (PDF)", "All letters “My promises” (PDF)")
APART = Text("จดหมายแยกรายคน (ZIP)", "The letters one by one (ZIP)")


def draw() -> None:
    """The buttons: one for an owner, two for who sees every row."""
    programme, spoken = view.programme_of_all(), language()
    sees_all = programme.principal.rights.rows == "all"
    made = [(ALL_LETTERS if sees_all else MY_LETTER, letters_pdf, "pdf", "application/pdf")]
    if sees_all:
        made.append((APART, letters_zip, "zip", "application/zip"))
    with st.container(horizontal=True, key="letters"):
        for label, make, ending, mime in made:
            take_button(
                label,
                partial(make, language=spoken),
                file_name("my_promises", programme, ending, spoken),
                mime=mime,
                icon=":material/mail:",
                key=f"letters_{ending}",
                programme=programme,
                rows=_rows,
            )


def _rows(programme: Programme) -> int:
    return len(promises(programme))
