"""Tables in a browser: no toolbar of Streamlit's own, by which any reader could take them along."""

STYLES = """() => [...document.querySelectorAll('[data-testid="stDataFrame"]')].map(table =>
    [...table.querySelectorAll('[data-testid="stElementToolbar"]')]
        .map(toolbar => getComputedStyle(toolbar).display))"""


def test_no_table_offers_itself_as_a_file_beside_the_button_that_asks_for_the_right(open_page):
    seen = open_page("repairs", role="records_reader", lang="en")
    table = seen.page.locator('[data-testid="stDataFrame"]:visible').first
    table.scroll_into_view_if_needed()
    table.hover()
    toolbars = seen.page.evaluate(STYLES)

    assert len(toolbars) >= 3
    assert all(toolbars), "the toolbar has another name in this Streamlit"
    assert {display for of_one in toolbars for display in of_one} == {"none"}
    assert seen.page.get_by_role("button", name="Download as CSV").count() == 0
    assert seen.page.get_by_role("button", name="Download").count() == 0
