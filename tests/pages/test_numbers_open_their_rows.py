"""A number that is clicked opens exactly its rows: on every finding, tile, ask and page."""

import re
from datetime import date
from urllib.parse import parse_qsl

import pytest

from data_access.access.roles import Principal
from data_access.access.scope import Scope
from data_access.indicators.changed.changed_lists import list_since
from data_access.indicators.row_lists import ROW_LISTS
from data_access.snapshots.programme import Programme
from display.story import last_meeting
from tests.pages import reading
from tests.tiers import IS_SOAK

READERS = {
    "governor": Principal("governor"),
    "partner": Principal("partner", "mhs-redcross"),
    "public": Principal("public"),
}
DISTRICTS = ("", "5801", "5806")  # in 5801 the urgent households are too few to count
OPENERS = ("overview", "repairs", "partners", "network", "map", "since")
OF_THE_WHOLE = ("needs", "meetings")  # read once a reader: their few links are the same lists again
NAMES_A_DISTRICT = ("overview", "meetings")  # a finding or a decision may be about one
# The links are counted by one reader in each area, and by the others in the whole province. They are
# followed where most can be seen and where the least. In `make soak` by every reader everywhere.
EVERYWHERE = [(role, one) for role in READERS for one in DISTRICTS]
COUNTED = EVERYWHERE if IS_SOAK else [one for one in EVERYWHERE if "governor" in one or not one[1]]
FOLLOWED = EVERYWHERE if IS_SOAK else [("governor", ""), ("governor", "5801"), ("partner", "")]


def asked_by(role, district=""):
    """What an address says of a reader and an area; the governor's office is the usual reader."""
    said = {"role": role} if role != "governor" else {}
    if role == "partner":
        said["organisation"] = READERS[role].organisation
    return said | ({"district": district} if district else {})


def links(page):
    """Each way to a list: its words, its page, what it asks for, and the metric just above it."""
    found, value = [], None
    shown = page.app.session_state["shown_page"]
    here = {
        key: one if isinstance(one, str) else one[0] for key, one in page.app.query_params.items()
    }
    for one in page.elements:
        if one.type == "metric":
            value = one.proto.body
        if one.type == "page_link":
            choices = dict(parse_qsl(one.proto.query_string))
            if "list" in choices:
                found.append((one.proto.label, one.proto.page, choices, value))
            value = None
        if one.type == "button" and (one.key or "").startswith("open_"):
            choices = here | {"list": one.key.removeprefix("open_")}
            found.append((one.proto.label, shown, choices, value))
    return found


def number_in(label):
    """The number in brackets or behind the colon; None where a link promises no rows."""
    last = re.findall(r"\d[\d,]*", label)
    return int(last[-1].replace(",", "")) if last else None


def seen_by(snapshot, role, choices):
    districts = frozenset({choices["district"]} if "district" in choices else ())
    return Programme(snapshot, Scope(districts), READERS[role])


def list_on(page, choices, programme):
    """What moved is listed since the day in the address, or since the last meeting."""
    if page != "since":
        return ROW_LISTS[choices["list"]]
    day = choices.get("since")
    earlier = date.fromisoformat(day) if day else last_meeting(programme)
    return list_since(earlier, choices["list"])


@pytest.mark.parametrize(("role", "district"), COUNTED, ids=lambda one: one or "province")
def test_each_link_promises_as_many_rows_as_its_list_has(read, snapshot, role, district):
    promised = 0
    for name in (*OPENERS, *(() if district else OF_THE_WHOLE)):
        for label, page, choices, value in links(read(name, "en", **asked_by(role, district))):
            programme = seen_by(snapshot, role, choices)
            row_list, number = list_on(page, choices, programme), number_in(label)
            rows = row_list.rows(programme, choices.get("partner"))

            assert page == row_list.page, label
            assert choices.get("district", "") == district or name in NAMES_A_DISTRICT, label
            if number is None:
                is_for = row_list.is_for(READERS[role], choices.get("partner"))
                assert not is_for or value.startswith("Not shown"), (name, label)
                continue
            promised += 1
            assert number == len(rows), (name, label)
            if value and value.replace(",", "").isdigit():
                assert int(value.replace(",", "")) == number, (name, label)
    assert promised > 10 or role != "governor"


@pytest.mark.parametrize(("role", "district"), FOLLOWED, ids=lambda one: one or "province")
def test_a_link_that_is_followed_opens_the_list_with_its_number_above_the_page(
    read, snapshot, role, district
):
    """Or, for readers who may not see the rows, the number, its formula, and whose the rows are."""
    seen = set()
    for name in ("overview", "partners", "since"):
        for label, page, choices, _ in links(read(name, "en", **asked_by(role, district))):
            if (page, *sorted(choices.items())) in seen:
                continue
            seen.add((page, *sorted(choices.items())))
            row_list = list_on(page, choices, seen_by(snapshot, role, choices))
            number = number_in(label)
            opened = reading.read(page, "en", **choices)
            words = "\n".join(opened.words)

            assert not opened.app.exception
            assert row_list.name.en in opened.app.subheader[0].value, label
            if number is None:
                # Rows for others, or a number too small to tell, whose rows this reader may count.
                told = "sees the number only" in words or "only your own" in words
                heading = number_in(opened.app.subheader[0].value)
                assert told or len(opened.tables[0].shown) == heading, label
                continue
            assert number_in(opened.app.subheader[0].value) == number, label
            assert f"· {number:,} row" in words, label
            assert len(opened.tables[0].shown) == min(number, 1_000), label
    assert len(seen) > 8
    opened_since = {
        key for page, *asked in seen if page == "since" for name, key in asked if name == "list"
    }
    assert role != "governor" or {"given_since", "delivered_since", "reports_since"} <= opened_since


@pytest.mark.parametrize(
    ("name", "unknown"),
    [
        ("partners", "forgotten"),
        ("partners", "stalled"),
        ("repairs", "on_hold.weather"),
        ("repairs", "newly_held"),
        ("since", "stalled"),
    ],
)
def test_a_list_that_the_page_does_not_know_is_said_and_the_whole_page_shown(read, name, unknown):
    page = reading.read(name, "en", list=unknown)

    assert "list" not in page.app.query_params
    assert [one.value for one in page.app.warning] == [
        "The link asks for something that is unknown or cannot be chosen here. Shown instead: "
        f"Rows behind a number “{unknown}” → no list".replace("_", r"\_")
    ]
    assert page.app.subheader[0].value == read(name, "en").app.subheader[0].value


def test_an_address_without_a_list_shows_the_page_without_it(read):
    page = reading.read("partners", "en", list="overdue")
    assert page.app.subheader[0].value.startswith("Overdue pledges")

    del page.app.query_params["list"]  # as the back button does

    assert (
        reading.again(page).app.subheader[0].value == read("partners", "en").app.subheader[0].value
    )


def test_a_click_on_the_page_of_a_list_opens_it_in_the_address_and_another_leaves_it():
    page = reading.read("partners", "en")
    page.app.button(key="open_overdue").click()
    page = reading.again(page)
    assert "overdue" in page.app.query_params["list"]  # a text or a list of one
    assert page.app.subheader[0].value.startswith("Overdue pledges: ")

    page.app.button(key="leave_list").click()
    page = reading.again(page)

    assert "list" not in page.app.query_params
    assert not page.app.subheader[0].value.startswith("Overdue pledges: ")


def test_all_overdue_pledges_are_listed_also_to_a_partner_that_starts_at_its_own_page():
    whole = reading.read("partners", "en", list="overdue", **asked_by("partner"))
    own = reading.read("partners", "en", **asked_by("partner"))

    assert whole.app.selectbox(key="partner").value == ""
    assert own.app.selectbox(key="partner").value == "mhs-redcross"


def test_a_link_says_in_which_area_its_number_was_counted():
    found = links(reading.read("overview", "en", district="5806"))

    assert found
    assert {choices["district"] for _, _, choices, _ in found} <= {"5806"}
    assert {choices["lang"] for _, _, choices, _ in found} == {"en"}


def test_the_title_names_the_district_and_one_click_leaves_it(read):
    page = reading.read("repairs", "en", district="5806", list="stalled")
    assert page.title.endswith(" · Sop Moei district")

    page.app.button(key="whole_province").click()
    page = reading.again(page)

    assert page.title == read("repairs", "en").title == "Where are repairs stuck, and why?"
    assert page.app.subheader[0].value.startswith("Stalled repairs: ")
    assert "whole_province" not in [one.key for one in page.app.button]
