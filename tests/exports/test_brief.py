"""The brief: two pages that say what the dashboard says, and can be read aloud."""

import re
from dataclasses import replace
from datetime import date
from functools import cache
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as some

from data_access.access.roles import Principal
from data_access.access.scope import Scope
from data_access.indicators import BY_KEY
from data_access.publishing.current import current_snapshot
from data_access.queries.areas.areas import areas
from data_access.queries.partners.partners import by_partner
from data_access.queries.repairs.houses import houses_pace
from data_access.snapshots.programme import Programme
from data_access.snapshots.snapshot import Snapshot
from display.answers.action_items import asks
from display.words.writing import Writing
from exports.brief.brief import LAYOUT, brief, file_name
from exports.brief.brief_contents import brief_contents
from exports.brief.brief_tables import area_rows, partner_rows
from exports.typst.layout import laid_out
from tests import records
from tests.exports.read_pdf import marked_parts, may_be_read_aloud, opened, text_of, typefaces
from tests.pages.reading import read
from tests.programmes import assessed, home, homes, programme_of, repair_at
from ui.panels.downloads.brief import coloured_map
from ui.session import numbers
from ui.session.language import say_date, say_month, speaking

GOVERNOR, PUBLIC = Principal("governor"), Principal("public")
PROVINCE = Scope()
SOP_MOEI = Scope(frozenset({"5806"}))
KONG_KOI = Scope(frozenset({"5806"}), frozenset({"580603"}))
NO_TARGET = Scope(frozenset({"5801"}), fiscal_year_be=2568)
ENGLISH = Writing("en", 5)
both_languages = pytest.mark.parametrize("language", ["th", "en"])


@cache
def made(snapshot_folder, scope, language, reader=GOVERNOR):
    """The brief of the sample as bytes, made once for all the tests that look at it."""
    programme = Programme(current_snapshot(), scope, reader)
    return brief(programme, language, coloured_map(programme, language))


def contents_of(programme, language="en"):
    return brief_contents(programme, language, coloured_map(programme, language))


@both_languages
@pytest.mark.parametrize("scope", [PROVINCE, SOP_MOEI, KONG_KOI, NO_TARGET])
def test_a_brief_has_two_a4_pages_whatever_is_chosen(sample, scope, language):
    pages = opened(made(sample, scope, language)).pages

    assert len(pages) == 2
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages} == {
        (595, 842)
    }


def test_a_brief_of_a_province_with_many_districts_and_partners_has_two_pages(snapshot):
    contents = contents_of(Programme(snapshot, PROVINCE, GOVERNOR))
    twelve = (contents["areas"]["rows"] * 2)[:12]
    eight = contents["partners"]["rows"][:8]
    doubled = [{**one, "words": one["words"] * 2} for one in contents["findings"]]
    contents |= {"findings": doubled, "asks": [ask * 2 for ask in contents["asks"]]}
    contents["areas"] |= {"rows": twelve, "rest": "and 13 more"}
    contents["partners"]["rows"] = eight

    assert len(opened(laid_out(LAYOUT, contents)).pages) == 2


@pytest.mark.parametrize("reader", [GOVERNOR, PUBLIC], ids=lambda one: one.role)
def test_a_brief_says_how_many_are_poor_and_whom_a_house_did_not_lift(snapshot, reader):
    findings = contents_of(Programme(snapshot, PROVINCE, reader))["findings"]

    assert findings[-1]["words"] == (
        "34% of people surveyed (2,239 of 6,570) are poor in many dimensions;"
        " on average they lack 48% of everything (index 0.165);"
        " 116 of 294 households with a finished house are still poor (39%)"
    )


@both_languages
def test_a_brief_can_be_read_aloud(sample, language):
    pdf = made(sample, PROVINCE, language)
    tree = opened(pdf).trailer["/Root"]["/StructTreeRoot"]
    figures = [part for part in marked_parts(tree) if part.get("/S") == "/Figure"]

    assert may_be_read_aloud(pdf, language)
    assert len(figures) == 2
    assert all(len(figure["/Alt"]) > 40 for figure in figures)


def test_a_brief_carries_its_own_letters_and_no_picture(sample):
    pdf = made(sample, PROVINCE, "th")

    assert typefaces(pdf) == {"Sarabun"}
    assert [list(page.images) for page in opened(pdf).pages] == [[], []]


@both_languages
@pytest.mark.parametrize(
    ("scope", "asked"), [(PROVINCE, {}), (SOP_MOEI, {"district": "5806"})], ids=["whole", "part"]
)
def test_the_tiles_of_a_brief_are_those_of_the_overview(snapshot, scope, asked, language):
    page = read("overview", language, **asked)
    contents = contents_of(Programme(snapshot, scope, GOVERNOR), language)

    # The page shows four of them above its pictures and four below; the brief all in one block.
    of_brief = {tile["name"]: tile["value"] for tile in contents["tiles"]}
    assert of_brief == {one.label: one.value for one in page.app.metric}
    assert len(of_brief) == 8
    answer = "".join(part["words"] for part in contents["answer"])
    assert answer in page.answer.replace("**", "").replace(":orange[", "").replace("]", "")


@pytest.mark.parametrize("scope", [PROVINCE, SOP_MOEI], ids=["whole", "part"])
def test_what_is_printed_is_what_the_indicators_say(sample, snapshot, scope):
    programme = Programme(snapshot, scope, GOVERNOR)
    text = text_of(made(sample, scope, "en"))
    figure = {key: indicator.measure(programme) for key, indicator in BY_KEY.items()}

    printed = [
        f"Houses handed over (houses) {figure['G1'].value:,} of {figure['G1'].denominator:,.0f}",
        f"Expected by today (houses) {round(houses_pace(programme).expected):,}",
        f"Pace (SPI) {figure['G3'].value:.2f}",
        f"Households in need (households) {figure['G8'].value:,} reached: {figure['G9'].value:.0%}",
        f"Urgent, not started (households) {figure['G10'].value:,}",
        f"Partner fulfilment {figure['G17'].value:.0%}",
        f"{figure['P6'].value} overdue",
        f"Need reported {figure['G5'].value:,}",
        f"Inspected and handed over {figure['G1'].value:,}",
    ]
    assert [words for words in printed if words not in text] == []


def test_every_page_says_as_of_when_of_what_and_that_the_records_are_made_up(sample, snapshot):
    for number, page in enumerate(opened(made(sample, SOP_MOEI, "en")).pages, start=1):
        text = " ".join(page.extract_text().split())

        assert "As of 31 Mar 2024 (2567)" in text
        assert "Sop Moei district" in text
        assert f"snapshot {snapshot.id}" in text
        assert "plan curve: rain-aware" in text
        assert "Made-up records, for demonstration" in text
        assert f"Page {number}/2" in text


def test_records_that_are_real_are_not_called_made_up(snapshot):
    real = Snapshot(snapshot.folder, {**snapshot.manifest, "made_up": False})
    programme = Programme(real, PROVINCE, GOVERNOR)

    assert "made" not in text_of(brief(programme, "en", coloured_map(programme, "en"))).lower()
    assert file_name(programme, "en") == "brief_2024-03-31_mae-hong-son_en.pdf"


def test_a_file_name_tells_day_area_year_language_and_that_it_is_made_up(snapshot):
    programme = Programme(snapshot, replace(KONG_KOI, fiscal_year_be=2567), GOVERNOR)

    assert file_name(programme, "th") == "brief_2024-03-31_kong-koi_2567_th_made_up.pdf"


def test_names_of_places_are_never_broken(sample, snapshot):
    names = areas(Programme(snapshot, PROVINCE, GOVERNOR))
    text = "\n".join(page.extract_text() for page in opened(made(sample, PROVINCE, "en")).pages)

    assert [
        code for code in names.of_level("district") if text.count(names.names[code].en) < 2
    ] == []


@pytest.mark.parametrize("scope", [PROVINCE, SOP_MOEI], ids=["province", "district"])
def test_the_headings_of_the_areas_stand_in_one_line(sample, scope):
    lines = opened(made(sample, scope, "th")).pages[1].extract_text().split("\n")
    headings = [line for line in lines if len(line.split()) == 7 and not re.search(r"\d", line)]

    assert (
        len(headings) == 1
    )  # the letters of a PDF are not in the order of Thai: counted, not read


def test_the_map_draws_the_subdistricts_in_view_and_no_others(snapshot):
    whole = contents_of(Programme(snapshot, PROVINCE, GOVERNOR))["map"]
    part = contents_of(Programme(snapshot, KONG_KOI, GOVERNOR))["map"]

    assert (len(whole["areas"]), len(whole["outlines"]), len(whole["chosen"])) == (45, 7, 0)
    assert (len(part["areas"]), len(part["outlines"]), len(part["chosen"])) == (6, 1, 1)


def test_a_count_too_small_to_show_is_said_to_be_hidden_and_stands_nowhere():
    need = {"assessment": [row for n in range(1, 4) for row in assessed(home(n), 3)["assessment"]]}
    programme = programme_of(homes(range(1, 4)), need, reader=PUBLIC)
    contents = contents_of(programme)

    rows = {row["name"]: row for row in contents["areas"]["rows"]}
    assert "Not shown (rule <10)" in {row["in_need"] for row in rows.values()}
    assert "3" not in {row["in_need"] for row in rows.values()}
    assert contents["tiles"][4]["value"] == "Not shown (rule <10)"


def test_an_area_where_nobody_asked_has_no_need_to_show_and_not_a_zero():
    rows = area_rows(programme_of(), "district", ENGLISH)["rows"]

    assert {row["in_need"] for row in rows} == {"–"}
    assert {row["target"] for row in rows} == {"–"}


@both_languages
def test_a_programme_that_has_just_begun_has_a_brief_too(language):
    programme = programme_of()

    assert len(opened(brief(programme, language, coloured_map(programme, language))).pages) == 2


def test_partners_that_do_not_fit_the_page_are_summed_in_its_last_row(snapshot):
    programme = Programme(snapshot, PROVINCE, GOVERNOR)
    rows, every = partner_rows(programme, ENGLISH, 5)["rows"], by_partner(programme)

    assert len(rows) == 5
    assert rows[-1]["name"] == f"{len(every) - 4} more partners"
    for column, written in (("promised_thb", "promised"), ("overdue", "overdue")):
        assert sum(int(row[written].replace(",", "")) for row in rows) == every[column].sum()


def test_at_most_five_things_are_asked_and_the_worst_of_each_kind_first(snapshot):
    said = [ask.en for ask in asks(Programme(snapshot, PROVINCE, GOVERNOR))]

    assert said[0].startswith("Provincial council: deliver 4 overdue pledges")
    assert said[2].startswith("Free 33 repairs from their hold")
    assert said[4].startswith("Begin work in 3 subdistricts")
    assert len(said) == 5


def test_days_late_of_single_pledges_are_for_those_who_may_see_them(snapshot):
    for reader, is_said in ((GOVERNOR, True), (PUBLIC, False)):
        first = asks(Programme(snapshot, PROVINCE, reader))[0]

        assert ("the latest by" in first.en) == is_said


def test_a_subdistrict_whose_houses_are_too_few_to_show_is_not_said_to_have_none():
    served = repair_at("handed_over", "2024-01-10", home(1))
    programme = programme_of(
        homes([1]), served, homes([1], "580601"), assessed(home(1, "580601"), 3)
    )
    left_out = [ask for ask in asks(programme) if ask.en.startswith("Begin work")]

    assert BY_KEY["G12b"].measure(programme).value == 1
    assert [ask.en.count(",") for ask in left_out] == [0]
    assert areas(programme).names["580302"].en not in left_out[0].en


def test_a_letter_that_our_font_lacks_becomes_a_question_mark():
    shop = records.partner(partner_id="P", short_th="ကရင်", short_en="#strong[ကရင်] $x$ ●\u200b")
    pledge = records.pledge(pledge_id="K", partner_id="P")
    programme = programme_of(partner=[shop], pledge=[pledge])

    text = text_of(brief(programme, "en", coloured_map(programme, "en")))
    assert "#strong[????] $x$ ?" in text


def test_a_brief_is_made_on_a_thread_that_has_no_reader_and_is_always_the_same(sample, snapshot):
    programme = Programme(snapshot, SOP_MOEI, GOVERNOR)
    made_there = []
    thread = Thread(
        target=lambda: made_there.append(brief(programme, "en", coloured_map(programme, "en")))
    )
    thread.start()
    thread.join()

    assert made_there == [made(sample, SOP_MOEI, "en")]


def test_the_overview_offers_the_brief_in_the_language_of_the_page(sample):
    offered = [one.proto for one in read("overview", "en").of_type("download_button")]

    assert "Download the two-page brief (PDF)" in [button.label for button in offered]


@both_languages
@given(number=some.one_of(some.integers(-(10**9), 10**9), some.floats(-1e7, 1e7), some.none()))
def test_numbers_are_written_as_on_the_pages(language, number):
    writing = Writing(language, 5)
    with speaking(language):
        assert writing.count(number) == numbers.say_count(number)
        assert writing.baht(number) == numbers.say_baht(number)
        for unit in ("THB", "%", "house", "household"):
            assert writing.quantity(number, unit) == numbers.say_quantity(number, unit)
        assert writing.hidden == numbers.say_hidden(5)


@both_languages
@given(share=some.one_of(some.floats(-2, 2), some.floats(0, 0.02), some.floats(0.98, 1.02)))
def test_shares_are_written_as_on_the_pages(language, share):
    with speaking(language):
        assert Writing(language, 5).percent(share) == numbers.say_percent(share)


@both_languages
@given(day=some.dates(date(2001, 1, 1), date(2100, 1, 1)))
def test_days_are_written_as_on_the_pages(language, day):
    with speaking(language):
        assert Writing(language, 5).date(day) == say_date(day)
        assert Writing(language, 5).month(day) == say_month(day)
