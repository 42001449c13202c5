"""The tables a question may name: narrowed to the scope, the day and the reader, in one place."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.access.roles import RIGHTS
from data_access.access.scope import Scope
from data_access.queries.households import households
from data_access.queries.partners import contributions
from data_access.queries.repairs import houses, repairs, single_repairs
from data_access.rules.weights import weights_in_force
from data_access.snapshots import scoped_tables
from data_access.snapshots.programme import Programme
from data_access.snapshots.scoped_tables import narrowed
from tests.programmes import GOVERNOR, PUBLIC, READERS, WHOLE, home, programme_of, repair_at
from tests.random_records import FEW, programmes
from tests.tiers import cases

DISTRICTS = ("5801", "5803", "5806")
TABLES = (
    "subdistrict", "household", "assessment", "repair_move",
    "any_repair", "repair", "repair_year", "repair_row", "funding", "funding_row",
    "furthest_status", "household_now", "household_poverty", "household_row", "livelihood", "pledge", "pledge_delivery",
    "delivery", "wide_pledge", "wide_delivery", "partner_report", "pledge_now", "pledge_row", "delivery_row", "participant", "commitment",
    "commitment_report", "commitment_now", "participant_row", "commitment_row", "step_reached",
    "commitment_house", "own_participant", "own_commitment", "own_house",
    "goal_now", "area_target_given", "goal_target_move", "area_target_move",
    "event", "attendance", "attendance_row", "decision", "decision_now",
    "model", "model_place", "model_visit", "enterprise", "livelihood_now",
    "plan_move", "plan_now", "plan_needs", "measure", "measure_row", "measure_money", "measure_linked", "measure_done",
)  # fmt: skip


def text(sql, scope=WHOLE):
    return narrowed(sql, scope, date(2024, 3, 31), GOVERNOR, weights_in_force())


@pytest.fixture(scope="module")
def nothing():
    """A programme without a household, a repair or a pledge."""
    return programme_of()


@pytest.mark.parametrize("table", TABLES)
def test_every_narrowed_table_can_be_asked_about(table, nothing):
    for scope in (WHOLE, Scope(frozenset({"5803"})), Scope(fiscal_year_be=2567)):
        rows = nothing.within(scope).ask(f"select * from {table}")

        assert len(rows) == 0 or table in ("subdistrict", "goal_now")


def test_a_question_that_names_no_narrowed_table_stays_as_it_is():
    assert text("select * from raw_area") == "select * from raw_area"


def test_every_narrowed_table_is_asked_about_here():
    tables = scoped_tables._tables(WHOLE, date(2024, 3, 31), GOVERNOR, weights_in_force())

    assert set(tables) == set(TABLES)


@pytest.mark.parametrize("role", ["lao", "community"])
def test_who_is_of_the_network_asks_of_what_the_public_does_but_for_its_own(role):
    def tables(reader):
        return scoped_tables._tables(WHOLE, date(2024, 3, 31), reader, weights_in_force())

    mine, anybodys = tables(READERS[role]), tables(PUBLIC)
    own = {name for name in mine if mine[name] != anybodys[name]}

    assert own == {"own_participant", "own_commitment"}
    assert mine["household_row"].endswith("where false")


REFERENCE = (
    "agenda_item", "agreement", "agreement_clause", "area", "area_target", "area_target_change",
    "event", "goal", "goal_target_change", "goal_update", "model_step", "partner", "photo", "programme",
    "release", "signature", "subsidy_cap", "vulnerable_group",
)  # fmt: skip


@pytest.mark.parametrize("role", RIGHTS)
def test_a_question_over_the_households_as_they_are_is_refused_for_everybody(role, nothing):
    reader = READERS[role]
    asked = Programme(nothing.snapshot, WHOLE, reader)

    for sql in (
        "select * from raw_household",
        "select count(*) as n from household as h join raw_household as r using (household_id)",
        "select * from raw_area, raw_household",
        "select * from RAW_Household",
        "select * from raw_household_day",
        'select * from "raw_household"',
        "with mine as (select * from raw_household) select count(*) as n from mine",
    ):
        with pytest.raises(ValueError, match="household(_day)? past its scope"):
            asked.ask(sql)


def test_a_question_may_read_reference_tables_as_they_are_and_no_others(nothing):
    published = {path.stem for path in nothing.snapshot.folder.glob("*.parquet")}

    assert set(REFERENCE) == scoped_tables.REFERENCE
    for table in published:
        if table in REFERENCE:
            nothing.ask(f"select count(*) as n from raw_{table}")
        else:
            with pytest.raises(ValueError, match=f"{table} past its scope"):
                nothing.ask(f"select count(*) as n from raw_{table}")


def test_single_households_are_rows_for_those_who_may_see_every_row():
    programme = programme_of(repair_at("surveyed", "2024-02-01", home(1)))

    for role, rows in (("governor", 1), ("data_officer", 1), ("records_reader", 1),
                       ("partner", 0), ("lao", 0), ("community", 0), ("presenter", 0), ("public", 0), ("admin", 0)):  # fmt: skip
        reader = READERS[role]
        asked = Programme(programme.snapshot, WHOLE, reader)
        assert len(asked.ask("select household_id from household_row")) == rows, role


def test_a_table_comes_with_those_that_it_is_made_of_before_it():
    written = text("select count(*) from household_now")

    for name in ("raw_repair_day", "raw_household_day", "household_now"):
        assert f"\n{name} as (" in written.replace("with ", "\n", 1)
    assert written.index("raw_repair_day as (") < written.index("raw_household_day as (")


def test_tables_that_are_not_named_are_not_written():
    assert "raw_pledge" not in text("select count(*) from repair")


def test_a_question_with_its_own_expressions_keeps_them():
    programme = programme_of(repair_at("surveyed", "2024-02-01", home(1)))

    asked = programme.ask("with mine as (select * from repair) select count(*) as n from mine")

    assert asked["n"].to_list() == [1]


def test_a_subdistrict_chosen_inside_a_district_means_the_subdistrict():
    programme = programme_of(
        repair_at("surveyed", "2024-02-01", home(1, "580301")),
        repair_at("surveyed", "2024-02-01", home(1, "580302")),
    )
    both = Scope(frozenset({"5803"}), frozenset({"580302"}))

    assert list(single_repairs.repair_rows(programme.within(both))["subdistrict_code"]) == [
        "580302"
    ]


@pytest.mark.parametrize("code", ["580", "58033", "5803' or '1'='1", "๕๘๐๓๐", ""])
def test_a_scope_takes_area_codes_and_nothing_else(code):
    with pytest.raises(ValueError, match="area code"):
        Scope(districts=frozenset({code}))


def test_a_fiscal_year_begins_in_october_of_the_year_before():
    written = text("select * from pledge", Scope(fiscal_year_be=2567))

    assert "due_on >= date '2023-10-01' and due_on <= date '2024-09-30'" in written


def additive(programme):
    """Counts that add up over areas."""
    need = households.household_counts(programme)
    given_there = contributions.deliveries_by_area(programme, "district")
    funnel = repairs.funnel(programme)
    return {
        **{name: int(need[name]) for name in ("households", "in_need", "reached", "urgent")},
        "people_housed": int(need["people_housed"]),
        "repairs": len(single_repairs.repair_rows(programme)),
        "on_the_path": int(funnel["repairs"].iloc[0]),
        "stalled": int(funnel["stalled"].sum()),
        "handed_over": houses.handed_over_count(programme),
        "deliveries": int(given_there["deliveries"].sum()),
        "delivered_thb": int(given_there["value_thb"].sum()),
    }


@cases(5)
@given(programmes(households=(0, 12)))
def test_districts_add_up_to_the_province_and_a_part_is_never_more_than_the_whole(tables):
    programme = programme_of(tables)

    whole = additive(programme)
    parts = [additive(programme.within(Scope(frozenset({code})))) for code in DISTRICTS]
    scoped_tables = additive(programme.within(Scope(subdistricts=frozenset({"580302"}))))

    assert {name: sum(part[name] for part in parts) for name in whole} == whole
    assert all(scoped_tables[name] <= parts[1][name] for name in whole)


@FEW
@given(programmes(), st.sampled_from(["district", "subdistrict"]))
def test_the_areas_of_a_question_add_up_to_its_count(tables, level):
    programme = programme_of(tables)
    whole = households.household_counts(programme)

    rows = households.need_by_area(programme, level)
    progress = houses.progress_by_area(programme, level)

    assert {name: rows[name].sum() for name in whole.index} == whole.to_dict()
    assert progress["handed_over"].sum() == houses.handed_over_count(programme)


@FEW
@given(programmes())
def test_in_the_past_nothing_is_further_than_its_log_says(tables):
    day = date(2023, 12, 31)
    programme = programme_of(tables).on(day)

    log = programme.snapshot.answer("select * from raw_repair_status_log")
    rows = single_repairs.repair_rows(programme)
    household = programme.snapshot.answer("select * from raw_household")

    past = log[log["changed_on"].dt.date <= day]
    last = past.sort_values(["repair_id", "seq"]).groupby("repair_id")["to_status"].last()
    there = household["active"] & (household["registered_on"].dt.date <= day)
    active = set(household.loc[there, "household_id"])
    repair = programme.snapshot.answer("select repair_id, household_id from raw_repair")
    house_of = repair.set_index("repair_id")["household_id"]
    expected = {name: status for name, status in last.items() if house_of[name] in active}
    assert dict(zip(rows["repair_id"], rows["status"], strict=True)) == expected
