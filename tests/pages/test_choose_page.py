"""The page of choices: the answer first, in both languages, a reason for every home, for few eyes."""

import pytest

from data_access.choice.reasons import REASON
from data_access.choice.scenarios import saved_choices
from tests.pages import reading
from tests.pages.reading import again
from tests.programmes import GOVERNOR

OFFICER = {"role": "data_officer"}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("th", "**เงิน 3.00 ล้านบาท ซ่อมได้ 116 หลัง**"),
        ("en", "**3.00 million baht repairs 116 homes**"),
    ],
)
def test_the_page_begins_with_how_many_homes_a_sum_repairs(read, language, said):
    page = read("choose", language)

    assert page.answer.startswith(said)
    assert {"th": "ไม่มีตำบลใดถูกทิ้ง", "en": "no subdistrict is left out"}[language] in page.answer


def test_every_home_that_waits_is_listed_with_a_reason(read):
    page = read("choose", "en")
    tables = [one.shown for one in page.tables if "household_id" in one.codes]

    assert sum(map(len, tables)) == 346
    reasons = {reason for table in tables[1:] for reason in table["Reason"]}
    assert reasons <= {one.en for one in REASON.values()}


def test_four_ways_to_spend_the_same_money_stand_side_by_side(read):
    ways = read("choose", "en").table_with("name", "benefit", "left_out").shown

    assert len(ways) == 4
    assert ways["Subdistricts with nothing"].to_list()[0] == 0
    assert ways["Benefit (points)"].max() == ways["Benefit (points)"].to_list()[1]


def test_without_a_least_share_nothing_is_said_of_fairness_that_is_not_so(read):
    page = read("choose", "en", floor="0")

    assert "no subdistrict is left out" not in page.answer
    assert "7 subdistricts with nothing" in page.answer


def test_a_link_carries_the_sum_and_what_it_cannot_read_is_said(read):
    assert "1.00 million baht" in read("choose", "en", sum="1000000").answer
    assert "3.00 million baht" in read("choose", "en", sum="abc").answer
    assert any("abc" in words for words in read("choose", "en", sum="abc").words)


def test_a_sum_too_small_for_any_home_says_so(read):
    assert "repairs none" in read("choose", "en", sum="100").answer


@pytest.mark.parametrize("role", ["public", "partner", "presenter", "admin"])
def test_who_may_not_see_rows_is_not_shown_the_page(read, role):
    reader = {"role": role} | ({"organisation": "codi-north"} if role == "partner" else {})
    page = read("choose", "en", **reader)

    assert "HH-" not in page.sent
    assert not page.app.title and "lacks the right" in page.sent


def test_what_a_home_lacks_in_points_is_for_those_who_may_see_personal_fields(read):
    governor, officer = read("choose", "en"), read("choose", "en", **OFFICER)

    assert governor.table_with("household_id", "points_short") is None
    assert "points_short" not in governor.sent
    assert officer.table_with("household_id", "points_short") is not None


def pressed(page, label, within=""):
    button = next(
        one for one in page.app.button if one.label == label and within in (one.key or "")
    )
    button.click()
    page = again(page)
    assert not page.app.exception
    return page


def test_a_choice_is_saved_compared_adopted_at_a_meeting_and_its_homes_stay_in(store):
    page = reading.read("choose", "en", sum="1000000")
    page.app.text_input("choice_name_0").set_value("Before the rains [of 2567]")
    page = pressed(page, "Save this choice")
    (saved,) = saved_choices(store, GOVERNOR)
    assert (saved.name, saved.ask.budget_thb) == ("Before the rains [of 2567]", 1_000_000)
    said = [one.value for one in page.app.success]
    assert said == [
        r"The choice «Before the rains \[of 2567\]» is saved"
    ]  # typed words have no looks

    page.app.selectbox("against").set_value(saved.scenario_id)
    page = again(page)
    both = next(one.value for one in page.app.table if "This choice" in one.value.columns)
    assert both["This choice"].to_list() == both[saved.name].to_list()

    page = pressed(page, "Adopt at a meeting", "")
    assert saved_choices(store, GOVERNOR)[0].status == "adopted"
    (decided,) = (
        store.read("decision").query("text_en.str.contains('Before the rains')").itertuples()
    )
    assert decided.text_en.endswith("for 1.00 million baht") and decided.event_id == "E-14"

    page = reading.read("choose", "en", sum="3000000")
    stay = next(words for words in page.words if "of adopted choices" in words)
    assert stay == f"{len(saved.homes)} homes of adopted choices always stay in"
    chosen = page.table_with("household_id", "why").shown
    assert (chosen["Reason"] == "Chosen: in an adopted choice").sum() == len(saved.homes)
    assert not [one for one in page.app.button if one.label in ("Withdraw", "Adopt at a meeting")]


def test_homes_put_in_and_taken_out_cost_points_and_need_a_reason(store):
    usual = reading.read("choose", "en")
    chosen = usual.table_with("household_id", "subdistrict_code").shown.iloc[:, 0].to_list()
    page = reading.read("choose", "en", out=",".join(chosen[:2]))
    assert any(words.startswith("2 homes taken out: ") for words in page.words)
    shown = page.table_with("household_id", "subdistrict_code").shown.iloc[:, 0].to_list()
    assert not {*chosen[:2]} & {*shown}

    page.app.text_input("choice_name_0").set_value("By hand")
    page = pressed(page, "Save this choice")
    assert any("written reason of 10" in one.value for one in page.app.error)
    assert saved_choices(store, GOVERNOR) == []


def test_a_home_that_cannot_be_put_in_is_named_with_its_reason(read):
    tables = [one.shown for one in read("choose", "en").tables if "household_id" in one.codes]
    other = next(one for one in tables if "No consent on record" in {*one.get("Reason", ())})
    without = other[other["Reason"] == "No consent on record"].iloc[0, 0]
    page = read("choose", "en", **{"in": without})

    assert f"These homes cannot be put in: {without}: No consent on record." in page.sent
    assert page.answer == read("choose", "en").answer


def test_a_home_of_a_link_that_is_not_known_is_said(read):
    assert any("HH-0" in words for words in read("choose", "en", out="HH-0").words)


@pytest.mark.parametrize(("role", "saves"), [("governor", True), ("records_reader", False)])
def test_saved_choices_are_for_those_who_decide(read, role, saves):
    page = read("choose", "en", role=role)

    assert ("Save this choice" in {one.label for one in page.app.button}) == saves
    assert ("Saved choices" in page.sent) == saves
