"""A file without known headings: the page asks for its table, and for each column's meaning."""

from streamlit.testing.v1 import AppTest


def asked():
    import streamlit as st

    from data_access.intake.layout.workbook import open_book
    from ui.panels.intake.intake_table import confirmed

    book = open_book("f.csv", "ลำดับ,ชื่อ-สกุล,ม.\n1,นาย ก,3\n".encode())
    for layout in confirmed(book, None):
        st.text(f"{layout.table.name}: {layout.mapping}")


def test_the_table_and_then_each_column_can_be_chosen():
    page = AppTest.from_function(asked, default_timeout=120).run()
    assert page.text == []

    (table,) = page.selectbox
    page = table.set_value("household").run()
    meaning = page.selectbox[-1]
    assert meaning.label == "ม."
    page = meaning.set_value("moo").run()

    assert not page.exception
    assert page.text[0].value == "household: {'ลำดับ': None, 'ชื่อ-สกุล': None, 'ม.': 'moo'}"
