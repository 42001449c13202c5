"""From a finding to a deed: decided in one press, met by the next deck, reported, verified, closed."""

from data_access.access.roles import Principal
from data_access.access.scope import Scope
from data_access.publishing.current import current_snapshot
from data_access.snapshots.programme import Programme
from display.story import story
from tests.forgetting import forget_releases
from tests.pages import reading
from tests.pages.reading import again

GOVERNOR = {"role": "governor"}


def pressed(page, key):
    """What is saved is published as a first release: outsiders and the deck see it at once."""
    forget_releases()
    next(one for one in page.app.button if one.key == key).click()
    page = again(page)
    assert not page.app.exception
    return page


def button_of(page, label, within=""):
    return next(
        one.key for one in page.app.button if one.label == label and within in (one.key or "")
    )


def deck():
    return story(
        Programme(current_snapshot(), Scope(), Principal("public")), ["opening", "decided"]
    )


def test_a_finding_becomes_a_decision_the_next_deck_opens_with_it_and_it_is_closed(store):
    page = reading.read("overview", "en", **GOVERNOR)
    page = pressed(page, button_of(page, "Make it a decision", "finding_"))
    taken = store.read("decision").iloc[-14:].query("entered_by == entered_by")
    one = taken[~taken["decision_id"].str.match(r"DN-\d{3}$")].iloc[0]
    assert one["event_id"] == "E-14"
    assert any("Saved as a decision" in words for words in page.words)

    _, slide = deck()
    assert slide.key == "decided"
    assert slide.title.en == "9 decisions last time: 2 done, 2 late"
    assert one["text_en"] in slide.note.en

    page = reading.read("meetings", "en", **GOVERNOR)
    key = one["decision_id"]
    form = next(one.key for one in page.app.checkbox if key in one.key)
    page.app.checkbox(form).check()
    page = pressed(page, button_of(page, "Save", key))
    assert any("Reported done, to be verified (2)" in words for words in page.words)

    page = pressed(page, button_of(page, "Save", key))
    assert "9 decisions: 3 done, **:orange[2 late]**" in page.answer
    assert "9 decisions last time: 3 done" in deck()[1].title.en

    page = pressed(page, button_of(page, "Undo"))
    assert "9 decisions: 2 done" in page.answer


def test_a_decision_carries_the_owner_and_the_day_that_were_chosen(store):
    page = reading.read("meetings", "en", **GOVERNOR)
    owner = next(one for one in page.app.selectbox if "owner_urgent" in one.key)
    owner.set_value("mhs-redcross")
    pressed(page, button_of(page, "Make it a decision", "draft_urgent"))

    one = store.read("decision").query("about == 'urgent'").iloc[0]
    assert (one["partner_id"], str(one["due_on"].date())) == ("mhs-redcross", "2024-04-25")


def test_everybody_reads_the_decisions_and_only_those_who_keep_meetings_see_the_forms(read):
    for role in ("public", "presenter", "records_reader", "governor", "data_officer"):
        page = read("meetings", "en", role=role)
        keeps = role in ("governor", "data_officer")

        assert "8 decisions: 2 done, **:orange[2 late]**" in page.answer
        assert ("Make it a decision" in {one.label for one in page.app.button}) == keeps
        assert any("120 came" in words or "of 125 invited" in words for words in page.words)


def test_an_ask_that_earlier_meetings_decided_on_says_which_time_it_is(read):
    page = read("since", "en", role="public")

    assert any("4 overdue pledges" in words and "third time" in words for words in page.words)
    assert any("What became of the last decisions" in words for words in page.words)
