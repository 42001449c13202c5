"""The workbook says what the pages say, and no more than its reader may see."""

import re
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from data_access.access.roles import Principal
from data_access.access.scope import Scope
from data_access.commands.publication.figures import described
from data_access.indicators import INDICATORS
from data_access.queries.partners.partners import fulfilment
from data_access.rules.weights import weights_in_force
from exports.workbook import sheet
from exports.workbook.workbook import workbook
from tests.exports.read_back import part, parts, sheets
from tests.programmes import (
    CODI,
    GOVERNOR,
    PUBLIC,
    assessed,
    home,
    homes,
    programme_of,
    repair_at,
    together,
)
from tests.records import area_target, delivery, event, goal, goal_update, partner, pledge
from tests.weights import changed_weights, every_weight, weight_of

# Six households in need in one subdistrict, three of them reached, and two in another.
NORTH, SOUTH = "580302", "580606"
RECORDS = together(
    homes(range(1, 7), NORTH),
    homes(range(1, 3), SOUTH),
    *(assessed(home(number, NORTH)) for number in range(1, 7)),
    *(assessed(home(number, SOUTH)) for number in range(1, 3)),
    *(repair_at("handed_over", "2024-02-20", home(number, NORTH)) for number in range(1, 4)),
    repair_at("approved", "2024-03-01", home(1, SOUTH), approved_thb="20000"),
    {
        "area_target": [area_target(), area_target(area_code=SOUTH, target_value="5")],
        "event": [event()],
        "pledge": [
            pledge(pledge_id="K-1", qty="100", unit_value_thb="1", unit="THB", kind="cash"),
            pledge(pledge_id="K-2", partner_id="GLO", text_th="=1+1", qty="7", unit="bag"),
        ],
        "delivery": [
            delivery(
                delivery_id="D-1",
                pledge_id="K-1",
                qty="40",
                unit="THB",
                kind="cash",
                value_thb="40",
                repair_id="",
            ),
            delivery(
                delivery_id="D-2",
                pledge_id="K-1",
                qty="-5",
                unit="THB",
                kind="cash",
                value_thb="-5",
                repair_id="",
            ),
        ],
    },
)


PROVINCE, PAI = Scope(), Scope(frozenset({"5803"}), fiscal_year_be=2567)


@cache
def published():
    return programme_of(RECORDS)


def programme(reader=GOVERNOR, scope=PROVINCE):
    return replace(published(), principal=reader, scope=scope)


@cache
def content_for(reader=GOVERNOR, language="en", scope=PROVINCE):
    return workbook(programme(reader, scope), language)


def read(reader=GOVERNOR, language="en", scope=PROVINCE):
    return sheets(content_for(reader, language, scope))


@pytest.mark.parametrize("reader", [GOVERNOR, PUBLIC, CODI], ids=lambda reader: reader.role)
def test_every_figure_is_that_of_the_figures_command(reader):
    in_view = programme(reader)
    rows = {row[0]: row for row in read(reader)["Figures"].rows}

    assert list(rows) == [one.key for one in INDICATORS]
    for one in INDICATORS:
        known = described(one, in_view)
        _, name, value, numerator, denominator, _, _, formula, _ = rows[one.key]
        assert (name, formula) == (known["name_en"], known["formula_en"])
        if known["state"] == "shown":
            assert _same(value, known["value"]), one.key
            assert _same(numerator, known["numerator"]), one.key
            assert _same(denominator, known["denominator"]), one.key


def _same(cell, known):
    """A cell keeps sixteen digits of a number, a day as a day, and nothing as nothing."""
    if known is None:
        return cell == ""
    if isinstance(cell, date):
        return cell.isoformat() == known
    return cell == pytest.approx(known, rel=1e-12)


def test_what_is_hidden_and_what_is_not_known_are_words_and_never_a_zero():
    rows = {row[0]: row for row in read(PUBLIC)["Figures"].rows}

    assert rows["G8"][2] == "Not shown (rule <10)"
    assert rows["G16"][2] == "–"


def test_the_sheets_and_their_words_are_in_the_readers_language():
    thai, english = read(language="th"), read(language="en")

    assert list(thai) == [
        "ตัวชี้วัด",
        "รายอำเภอ",
        "รายตำบล",
        "เป้าหมาย",
        "รายภาคี",
        "คำมั่น",
        "การส่งมอบ",
        "การซ่อม",
        "วิธีคำนวณ",
    ]
    assert thai["การซ่อม"].column("สถานะ")[0] == "ตรวจรับและส่งมอบแล้ว"
    assert english["Repairs"].column("Status")[0] == "Inspected and handed over"


def test_an_area_nobody_surveyed_has_no_need_and_a_small_need_is_hidden_with_what_would_tell_it():
    table = read()["Subdistricts"]
    need = dict(zip(table.column("Code"), table.column("In need (households)"), strict=True))

    # Of 8 in the province 6 would leave 2.
    hidden = "Not shown (rule <5)"
    assert (need[NORTH], need[SOUTH], need["580601"]) == (hidden, hidden, "–")


def test_a_column_with_a_hidden_count_has_no_total():
    *_, total = read()["Subdistricts"].rows
    columns = read()["Subdistricts"].columns

    assert total[columns.index("In need (households)")] == "–"
    assert total[columns.index("Target (houses)")] == 15


def test_a_total_is_a_formula_that_keeps_its_value_for_readers_that_do_not_calculate():
    content = content_for()
    partners = part(content, "xl/worksheets/sheet5.xml")
    *_, total = sheets(content)["Partners"].rows

    formulas = re.findall(r"<f>(.+?)</f><v>(.+?)</v>", partners)
    assert ("SUM(D7:D8)", "2") in formulas
    assert total[sheets(content)["Partners"].columns.index("Pledges")] == 2


def test_the_totals_of_the_pledges_are_those_of_the_partners_page():
    table = read()["Pledges"]
    known = fulfilment(programme())
    *_, total = table.rows

    assert total[table.columns.index("Promised (baht)")] == known["promised_thb"]
    assert total[table.columns.index("Delivered (baht)")] == known["counted_thb"]


def test_text_that_begins_like_a_formula_stays_text():
    content = content_for()

    assert "=1+1" in sheets(content)["Pledges"].column("In words (Thai)")
    assert "<f>1+1</f>" not in part(content, "xl/worksheets/sheet6.xml")
    assert 'quotePrefix="1"' in part(content, "xl/styles.xml")


def test_a_unit_stands_apart_from_the_number_before_it():
    styles = part(content_for(), "xl/styles.xml")

    assert 'horizontal="left" vertical="top" indent="1"' in styles


def test_days_are_real_days_that_a_thai_reader_sees_in_the_buddhist_era():
    thai = content_for(language="th")

    assert sheets(thai)["คำมั่น"].column("ครบกำหนด")[0] == date.fromisoformat(pledge()["due_on"])
    assert "[$-107041E]d mmm yyyy" in part(thai, "xl/styles.xml")
    assert "107041E" not in part(content_for(), "xl/styles.xml")


def test_made_up_records_say_so_at_the_head_of_every_sheet_and_on_every_printed_page():
    content = content_for(language="th")

    assert all("ข้อมูลสมมติ" in table.head[0] for table in sheets(content).values())
    for name in _pages_of(content):
        header = re.search(r"<oddHeader>(.*?)</oddHeader>", part(content, name)).group(1)
        footer = re.search(r"<oddFooter>(.*?)</oddFooter>", part(content, name)).group(1)
        assert "ข้อมูลสมมติ" in header
        assert "ข้อมูลสมมติ" in footer


def test_true_records_carry_no_such_mark():
    made_up = programme()
    true = replace(made_up.snapshot, manifest={**made_up.snapshot.manifest, "made_up": False})

    content = workbook(replace(made_up, snapshot=true), "th")

    assert not any("สมมติ" in line for table in sheets(content).values() for line in table.head)
    assert not any("oddHeader" in part(content, name) for name in _pages_of(content))


def test_every_sheet_prints_on_a4_across_with_its_headings_on_each_page():
    content = content_for()

    for name in _pages_of(content):
        assert re.search(r'paperSize="9"[^>]* orientation="landscape"', part(content, name))
        assert 'fitToPage="1"' in part(content, name)
    assert part(content, "xl/workbook.xml").count("_xlnm.Print_Titles") == 9


def _pages_of(content):
    return [name for name in parts(content) if name.startswith("xl/worksheets/sheet")]


@pytest.mark.parametrize("role", ["public", "presenter"])
@pytest.mark.parametrize("name", ["Pledges", "Deliveries", "Repairs"])
def test_who_may_see_totals_only_gets_no_single_row(role, name):
    table = read(Principal(role))[name]

    assert table.rows == []
    assert "totals only" in table.columns[0]


def test_a_partner_gets_its_own_rows():
    table = read(CODI)["Pledges"]

    assert table.column("Pledge")[:-1] == ["K-1"]
    assert read()["Pledges"].column("Pledge")[:-1] == ["K-1", "K-2"]


def test_the_methods_name_what_was_asked():
    table = read(scope=PAI)["Methods"]
    asked = dict(zip(table.column("Item"), table.column("Value"), strict=True))

    assert asked["As of"] == date(2024, 3, 31)
    assert asked["Snapshot"] == published().snapshot.id
    assert (asked["Areas"], asked["Fiscal year"]) == ("Pai district", 2567)
    assert asked["Reader"] == "Governor's office"


def test_the_methods_name_every_weight_in_force():
    table = read()["Methods"]
    asked = dict(zip(table.column("Item"), table.column("Value"), strict=True))

    assert asked["Roof"] == published().weights["component"]["roof"]
    assert asked["Condition score that is need"] == published().weights["need_condition_score"]
    assert [item for item in asked if "_" in item] == []  # no code is left without a word


def test_the_workbook_states_each_weight_that_was_changed():
    weights = changed_weights()
    changed = sheets(workbook(programme_of(goal=[], weights=weights), "en"))
    listed = changed["Methods"].column("Value")
    formulas = {row[0]: row[7] for row in changed["Figures"].rows}

    for name in every_weight():
        value = weight_of(weights, name)
        assert ("1, 2, 12" if name == "rain.months" else value) in listed, name
    for one in INDICATORS:
        assert formulas[one.key] == one.formula(weights).en
    assert f"≥ {weights['need_condition_score']:,}," in formulas["G8"]


def test_the_workbook_says_where_a_past_day_had_other_weights_for_its_scores():
    first = weights_in_force()
    later = first | {"need_condition_score": 55}
    sets = [
        {"valid_from": None, "weights": first},
        {"valid_from": "2024-03-01", "weights": later},
    ]
    in_view = programme_of(goal=[], weight_sets=sets)

    def scores(day):
        table = sheets(workbook(in_view.on(day), "en"))["Methods"]
        asked = dict(zip(table.column("Item"), table.column("Value"), strict=True))
        return asked.get("Scores"), asked["Condition score that is need"]

    said, limit = scores(date(2024, 2, 29))
    assert "use the weights of the newest day in this snapshot" in said
    assert limit == 50
    assert scores(date(2024, 3, 1)) == (None, 55)


def test_the_same_question_gives_the_same_file():
    assert workbook(programme(), "th") == content_for(language="th")


def test_a_list_too_long_is_cut_and_says_so(monkeypatch):
    monkeypatch.setattr(sheet, "MOST_ROWS", 2)

    lines = sheets(workbook(programme(), "en"))["Repairs"]

    assert "2 of 4 rows" in lines.columns[0]


def test_a_goal_all_but_reached_keeps_its_value_and_is_not_written_as_reached():
    nearly = programme_of(
        goal=[goal(goal_id="G8", rollup="manual", unit="%", target="100")],
        goal_update=[goal_update(goal_id="G8", reported_on="2024-03-30", value="99.99")],
        partner=[partner()],
    )
    content = workbook(nearly, "en")
    row = next(row for row in sheets(content)["Goals"].rows if row[0] == "G8")

    assert row[3] == 99.99
    formats = part(content, "xl/styles.xml")
    assert "[&gt;=100]#,##0.0;[&gt;=99.95]" in formats  # of the quantity
    assert "[&gt;=1]0.0%;[&gt;=0.9995]" in formats  # of its share of the target


def test_a_target_of_nothing_and_no_target_are_two_states_in_the_workbook():
    zero = programme_of(
        goal=[goal(goal_id="G9", rollup="manual", target="0"), goal()],
        area_target=[area_target(area_code="580302", target_value="0")],
        partner=[partner()],
    )
    read_back = sheets(workbook(zero, "en"))
    goals = {row[0]: row for row in read_back["Goals"].rows}
    places = {row[0]: row for row in read_back["Subdistricts"].rows}

    assert "Target 0: nothing is due" in goals["G9"]
    assert "Target 0: nothing is due" in places["580302"]
    assert "No target set" in places["580301"]


def test_a_part_of_a_district_is_named_on_the_sheet_of_districts():
    in_view = Scope(subdistricts=frozenset({NORTH}))

    assert read(scope=in_view)["Districts"].rows[0][1] == "Wiang Nuea (in Pai)"
    assert "Pai" in [row[1] for row in read()["Districts"].rows]
