"""Files over the wire, asked for by accounts: each obeys its reader's rights and is kept."""

import pytest

from data_access.store import audit


def taken(inside, login, page_name, query=""):
    """What the server answers for every file that a page offers this reader."""
    with inside(login).page(page_name, query=query) as page:
        page.run()
        return [page.file(file_id) for file_id in page.offered]


def kept(store):
    with store.reading() as connection:
        rows = connection.execute(audit.AUDIT.select()).mappings().all()
    return {
        (row["role"], row["what"].rsplit(" ", 1)[-1]): row
        for row in rows
        if row["action"] == "export"
    }


def test_every_file_is_kept_with_its_name_its_scope_and_how_many_single_records_it_holds(
    inside, served_store
):
    assert all(taken(inside, "governor", "", "district=5803"))
    assert all(taken(inside, "codi", "partners", "partner=CODI"))
    rows = kept(served_store)
    by_kind = {name.split("_")[0]: row for (role, name), row in rows.items() if role == "governor"}
    whole = {name.split("_")[0]: row for (role, name), row in rows.items() if role == "partner"}

    assert {"brief", "deck", "workbook", "open", "sarabun"} <= set(by_kind)
    assert by_kind["workbook"]["what"].startswith("5803 2024-")
    assert by_kind["workbook"]["count"] > 0
    assert {by_kind[one]["count"] for one in ("brief", "deck", "open")} == {0}
    assert whole["statement"]["count"] > 0
    assert all(row["account_id"] and row["session_id"] for row in rows.values())
    assert audit.verify(served_store).broken is None


@pytest.mark.parametrize(
    ("login", "page_name", "query"),
    [
        ("governor", "map", ""),
        ("governor", "network", ""),
        ("governor", "repairs", "repair=R-0001"),
        ("governor", "partners", ""),
        ("governor", "methods", ""),
        ("officer", "intake", ""),
    ],
)
def test_every_file_that_a_page_offers_is_made(inside, login, page_name, query):
    files = taken(inside, login, page_name, query)

    assert files
    assert all(files)


def test_a_file_that_was_offered_is_not_made_for_who_has_signed_out_since(signed_in, served_store):
    browser = signed_in("governor")
    with browser.page() as page:
        page.run()
        offered, before = page.offered[:2], len(kept(served_store))
        page.run(clicked=page.button("sign_out"))

        assert [page.file(file_id) for file_id in offered] == [None, None]
        assert len(kept(served_store)) == before


def test_who_may_take_nothing_along_is_offered_no_file(inside):
    for page_name in ("", "partners", "repairs"):
        assert taken(inside, "reader", page_name) == []
