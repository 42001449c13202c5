"""The page of what waits: an owner reports, who verifies accepts, and no figure moves before."""

from tests.pages import reading
from tests.pages.reading import again
from tests.pages.test_every_page import PARTNER
from tests.pages.test_private import marks_in

OWNER = {"role": "partner", "organisation": PARTNER}
VERIFIER = {"role": "governor"}


def pressed(page, key):
    next(one for one in page.app.button if key in (one.key or "")).click()
    page = again(page)
    assert not page.app.exception
    return page


def newest(store):
    rows = store.read("delivery")
    return rows[rows["delivery_id"].str.startswith("D-")].iloc[-1]


def test_a_partner_reports_a_delivery_it_is_accepted_and_taken_back(store):
    page = reading.read("mine", "en", **OWNER)
    field = next(one for one in page.app.number_input if "number_" in one.key)
    promise = field.key.split("_")[1]
    field.set_value(5)
    page = pressed(page, f"deliver_{promise}")
    assert any(f"Delivery on {promise} reported" in words for words in page.words)
    row = newest(store)
    assert (row["partner_id"], row["pledge_id"], row["qty"], row["verification"]) == (
        PARTNER, promise, 5, "self_reported",
    )  # fmt: skip
    assert "Withdraw it" in {one.label for one in page.app.button}

    page = reading.read("mine", "en", **VERIFIER)
    owner = next(one for one in page.app.selectbox if "queue_owner" in (one.key or ""))
    owner.set_value(PARTNER)
    page = again(page)
    waiting = len(page.table_with("Id").shown)
    page = pressed(page, "queue_accept")
    assert any("verified" in words for words in page.words)
    assert newest(store)["verification"] == "verified"
    page = pressed(page, "mine_undo")
    assert newest(store)["verification"] == "self_reported"
    assert waiting > 1


def test_an_lao_has_its_own_promises_and_who_has_no_part_in_it_has_no_page(read):
    page = read("mine", "en", role="lao")
    assert page.title == "What waits for me today?"
    assert any("C-001" in words for words in page.words)
    assert marks_in(page.sent) == []
    assert not any("C-050" in words or "PL-0" in words for words in page.words)

    for role in ("public", "presenter", "records_reader"):
        assert "What waits for me today?" not in read("mine", "en", role=role).words
