"""The page of entry: what is entered moves a figure at once, and can be taken back."""

from tests.pages import reading
from tests.pages.reading import again

OFFICER = {"role": "data_officer"}
COMPLETED = "R-0249"  # work completed, not yet inspected


def click(page, label):
    next(one for one in page.app.button if one.label == label).click()
    page = again(page)
    assert not page.app.exception
    return page


def choose(page, label, value):
    next(one for one in page.app.get("button_group") if one.label == label).set_value(value)
    return again(page)


def field(page, label):
    fields = (*page.app.selectbox, *page.app.number_input, *page.app.text_input)
    return next(one for one in fields if one.label == label)


def test_a_house_handed_over_moves_the_figure_and_taken_back_moves_it_back(store):
    page = reading.read("entry", "en", repair=COMPLETED, **OFFICER)
    assert "One thing at a time" in page.answer
    assert "Save and publish" not in {one.label for one in page.app.button}  # no step is chosen yet

    page = choose(page, "Next step", "handed_over")
    page = click(page, "Save and publish")

    assert f"Saved: {COMPLETED} is now «Inspected and handed over»" in page.answer
    assert "**294 houses** → **295 houses**" in page.answer
    assert store.read("repair").set_index("repair_id")["status"][COMPLETED] == "handed_over"

    page = click(page, "Undo this")
    assert "Undone" in page.answer
    assert store.read("repair").set_index("repair_id")["status"][COMPLETED] == "completed"


def test_what_is_wrong_is_told_under_the_form_and_nothing_is_kept(store):
    page = reading.read("entry", "en", entry="delivery", **OFFICER)
    field(page, "Pledge, the overdue first").set_value("PL-022")
    page = again(page)
    before = store.revision()
    page = click(page, "Save and publish")

    assert "Nothing was saved" in page.app.error[0].value
    assert "Quantity: is empty and must not be" in page.app.error[0].value
    assert store.revision() == before

    field(page, "Quantity (trips)").set_value(5)
    page = click(page, "Save and publish")
    assert "0 verified, 5 awaiting it, of 20 trips" in page.answer


def test_a_report_on_a_commitment_is_kept(store):
    page = reading.read("entry", "en", entry="report", **OFFICER)
    field(page, "Commitment, the overdue first").set_value("C-002")
    page = again(page)
    field(page, "Done to date (houses)").set_value(4)
    field(page, "Verification").set_value("verified")
    page = click(page, "Save and publish")

    assert "Saved: C-002: 4 houses to date" in page.answer
    assert "**4 verified of 5 houses**" in page.answer


def test_who_may_not_enter_gets_the_roles_that_may_instead(read):
    for role in ("governor", "records_reader"):
        page = read("entry", "en", role=role)
        assert any("Data officer" in words for words in page.words)
        assert "Save and publish" not in {one.label for one in page.app.button}
