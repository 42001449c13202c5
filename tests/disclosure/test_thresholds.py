"""Who is shown a number of households from which count on, and who may do what: written out here in
numbers, so that a change of the code that moves one of them by one is noticed."""

import re
from pathlib import Path

import pandas as pd
import pytest

from data_access.access.roles import RIGHTS, NotAllowed
from data_access.access.scope import Scope
from data_access.disclosure import if_enough, is_small, small_in_sql, smallest_sample
from data_access.indicators import BY_KEY
from data_access.language.vocabulary import CAPABILITY
from data_access.presentation_file.release_check import not_cleared
from data_access.queries.areas.map_values import map_values
from data_access.queries.households.households import (
    condition_change,
    shown_need_by_area,
    vulnerable_groups,
)
from data_access.queries.households.safe_counts import counts_of_areas
from data_access.queries.insights.invariants import check_invariants
from data_access.queries.repairs.repairs import cost_per_house, days_report_to_handover
from data_access.queries.repairs.subsidies import subsidies_against_caps
from data_access.rules.weights import weights_in_force
from data_access.snapshots.programme import Programme
from tests.programmes import READERS, assessed, home, programme_of, repair_at, repair_of, together
from tests.records import member, repair_funding, subsidy_cap

ROOT = Path(__file__).parents[2]

# An office decides who may do what; who decides otherwise changes both tables.
# role: the smallest number shown, the single rows, all that the role may do
ROLES = {
    "governor": (
        5,
        "all",
        {"see_aggregates", "see_all_rows", "export", "keep_meetings", "decide", "verify"},
    ),
    "partner": (10, "own", {"see_aggregates", "see_own_rows", "export", "report_own"}),
    "presenter": (10, "none", {"see_aggregates", "export"}),
    "public": (10, "none", {"see_aggregates", "export"}),
    "records_reader": (5, "all", {"see_aggregates", "see_all_rows", "see_personal"}),
    "data_officer": (
        5,
        "all",
        {
            "see_aggregates",
            "see_all_rows",
            "see_personal",
            "export",
            "export_personal",
            "intake",
            "enter",
            "undo",
            "publish",
            "keep_meetings",
            "decide",
            "verify",
        },
    ),
    "lao": (10, "none", {"see_aggregates", "export", "report_own"}),
    "community": (10, "none", {"see_aggregates", "export", "report_own"}),
    "admin": (10, "none", {"see_aggregates", "accounts", "backup", "read_audit"}),
}
EDGES = [
    (role, count, count >= smallest)
    for role, (smallest, *_) in ROLES.items()
    for count in ((4, 5, 6) if smallest == 5 else (9, 10, 11))
]


def reader(role):
    return READERS[role]


def seen_by(programme, role):
    return Programme(programme.snapshot, programme.scope, reader(role))


@pytest.mark.parametrize("role", ROLES)
def test_a_role_may_do_what_the_table_says_and_nothing_else(role):
    smallest, rows, may = ROLES[role]
    asking = reader(role)

    assert RIGHTS[role].smallest_count == smallest
    assert RIGHTS[role].rows == rows
    assert {one for one in CAPABILITY if asking.may(one)} == may
    for capability in CAPABILITY:
        if capability in may:
            asking.require(capability)
        else:
            with pytest.raises(NotAllowed):
                asking.require(capability)


def test_every_role_is_in_the_table():
    assert set(RIGHTS) == set(ROLES)


@pytest.mark.parametrize(("role", "count", "is_shown"), EDGES)
def test_a_count_of_households_is_shown_from_the_roles_number_on(role, count, is_shown):
    programme = seen_by(programme_of(*(assessed(home(n), 3) for n in range(count))), role)

    row = shown_need_by_area(programme, "district").set_index("area_code").loc["5803"]
    on_map = map_values(programme, "need", "district").set_index("area_code").loc["5803"]
    figure = BY_KEY["G8"].measure(programme)

    assert row["state"] == on_map["state"] == figure.state == ("shown" if is_shown else "hidden")
    assert pd.isna(row["in_need"]) is not is_shown
    assert pd.isna(on_map["value"]) is not is_shown
    assert (figure.value == count) is is_shown


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("count", "is_shown"), [(9, False), (10, True), (11, True)])
def test_a_sensitive_group_is_shown_from_ten_on_to_every_role(role, count, is_shown):
    disabled = [
        member(member_id=f"M-{n}", household_id=home(n), groups="disabled") for n in range(count)
    ]
    programme = programme_of(*(assessed(home(n), 3) for n in range(20)), member=disabled)

    rows = vulnerable_groups(seen_by(programme, role)).set_index("vulnerable_group")

    assert pd.notna(rows.loc["disabled", "in_need"]) == is_shown


@pytest.mark.parametrize("role", ROLES)
def test_a_sensitive_group_is_shown_of_no_subdistrict_to_any_role(role):
    elderly = [member(member_id=f"M-{n}", household_id=home(n)) for n in range(20)]
    programme = programme_of(*(assessed(home(n), 3) for n in range(20)), member=elderly)
    narrow = programme.within(Scope(subdistricts=frozenset({"580302"})))

    rows = vulnerable_groups(seen_by(narrow, role))

    # Who may not see every row is asked about the district around it.
    assert rows.empty is (ROLES[role][1] == "all")


def test_a_figure_of_sensitive_groups_is_hidden_below_a_district():
    elderly = [member(member_id=f"M-{n}", household_id=home(n)) for n in range(20)]
    programme = programme_of(*(assessed(home(n), 3) for n in range(20)), member=elderly)

    def state(scope):
        return BY_KEY["G11"].measure(programme.within(scope)).state

    assert state(Scope(districts=frozenset({"5803"}))) == "shown"
    assert state(Scope(subdistricts=frozenset({"580302"}))) == "hidden"
    table = counts_of_areas(programme)[["vulnerable_in_need", "vulnerable_reached"]]
    assert table.loc["580302"].isna().all()
    assert table.loc["5803"].to_list() == [20, 0]


@pytest.mark.parametrize(
    ("count", "smallest", "small"),
    [(0, 5, False), (1, 5, True), (4, 5, True), (5, 5, False), (6, 5, False),
     (0, 10, False), (1, 10, True), (9, 10, True), (10, 10, False), (11, 10, False)],
)  # fmt: skip
def test_a_count_is_small_from_one_to_one_below_the_smallest_alike_in_python_and_in_sql(
    count, smallest, small
):
    column = pd.Series([count, None], dtype="Int64")
    in_sql = programme_of().ask(f"select {small_in_sql(str(count), smallest)} as small")

    assert bool(is_small(count, smallest)) is small
    assert is_small(column, smallest).fillna(False).to_list() == [small, False]
    assert in_sql["small"].to_list() == [small]


@pytest.mark.parametrize(("count", "cleared"), [(0, True), (1, False), (9, False), (10, True)])
def test_a_count_below_ten_households_leaves_in_no_published_file(count, cleared):
    assert (not_cleared(pd.DataFrame({"in_need": [40, count]})) == []) is cleared


# Medians.


def handed_over(number):
    return repair_of(
        home(number),
        ("reported", "2023-10-01"),
        ("in_progress", "2024-01-01"),
        ("completed", "2024-02-01"),
        ("handed_over", "2024-02-10"),
        actual_cash_thb="18000",
    )


def better(number):
    return together(
        handed_over(number),
        assessed(home(number), 3, on="2023-11-01"),
        assessed(home(number), 1, on="2024-03-01"),
    )


@pytest.mark.parametrize(("role", "count", "has_median"), EDGES)
def test_there_is_a_median_of_as_many_houses_as_a_reader_is_told_of(role, count, has_median):
    programme = seen_by(programme_of(*map(handed_over, range(count))), role)

    assert pd.notna(days_report_to_handover(programme)["median_days"].iloc[0]) == has_median
    assert pd.notna(cost_per_house(programme)["total"].iloc[0]) == has_median


@pytest.mark.parametrize(("role", "count", "is_shown"), EDGES)
def test_the_change_of_a_households_home_has_a_median_from_the_roles_number_on(
    role, count, is_shown
):
    row = condition_change(seen_by(programme_of(*map(better, range(count))), role)).iloc[0]

    assert pd.notna(row["median_change"]) == is_shown


def test_a_median_is_of_five_or_of_as_many_as_a_reader_is_shown():
    weights = {"smallest_sample": 5}

    assert smallest_sample(weights) == 5
    assert smallest_sample(weights, reader("governor")) == 5
    assert smallest_sample(weights, reader("public")) == 10
    assert smallest_sample({"smallest_sample": 20}, reader("public")) == 20
    assert if_enough("max(thb)", 5) == "case when count(*) >= 5 then max(thb) end"


# Money that is for people with disabilities.


def of_the_disabled(over, within):
    """So many houses over the cap of 20,000 baht, and so many not."""
    many = over + within
    return programme_of(
        *(repair_at("approved", "2024-03-01", home(n)) for n in range(many)),
        repair_funding=[
            repair_funding(
                funding_id=f"F-{n}",
                repair_id=f"R-{home(n)}",
                funding_program="dep_disabled",
                value_thb="20001" if n < over else "20000",
                delivery_id="",
            )
            for n in range(many)
        ],
        subsidy_cap=[subsidy_cap(funding_program="dep_disabled")],
    )


@pytest.mark.parametrize(
    ("over", "within", "repairs", "shown_over"),
    [
        (0, 9, None, None),
        (0, 10, 10, 0),
        (1, 10, 11, None),
        (9, 11, 20, None),
        (10, 10, 20, 10),
        (11, 9, 20, None),
        (10, 0, 10, 10),
    ],
)
@pytest.mark.parametrize("role", ["governor", "public"])
def test_fewer_than_ten_houses_of_people_with_disabilities_are_over_no_cap_that_is_shown(
    over, within, repairs, shown_over, role
):
    (row,) = subsidies_against_caps(seen_by(of_the_disabled(over, within), role)).itertuples()

    assert (None if pd.isna(row.repairs) else row.repairs) == repairs
    assert (None if pd.isna(row.over) else row.over) == shown_over


@pytest.mark.parametrize(("role", "said"), [("governor", "3"), ("public", "≥ 1")])
def test_how_many_houses_are_over_a_cap_is_said_to_those_who_may_list_them(role, said):
    def caps(programme):
        (found,) = (one for one in check_invariants(programme) if "exceeds its cap" in one.rule.en)
        return found.holds, found.figures

    assert caps(seen_by(of_the_disabled(3, 10), role)) == (False, said)
    assert caps(seen_by(of_the_disabled(0, 10), role)) == (True, "0")


# One rule, in one place.


def test_no_other_module_compares_a_count_with_a_threshold():
    number = r"(?:\w+\.)*(?:smallest\w*|SMALLEST\w*|SENSITIVE_GROUP_MINIMUM|hidden_below|weights\[.smallest_sample)\b"
    compared = re.compile(rf"[<>]=?\s*\{{?(?:int\()?{number}|{number}[^\n]*?\s[<>]=?\s")
    found = {
        path.relative_to(ROOT).as_posix()
        for room in ("data_access", "pages", "ui", "exports", "gate")
        for path in (ROOT / room).rglob("*.py")
        for line in path.read_text("utf-8").splitlines()
        if compared.search(line)
    }

    # cells.py holds half of it against how far a hidden count may vary, and no count against it.
    assert found == {"data_access/disclosure/rule.py", "data_access/disclosure/cells.py"}


# The weights that the project proposes (weights.toml). An office that changes one changes it here.


def test_the_weights_and_limits_are_those_that_were_proposed():
    weights = weights_in_force()

    assert {name: value for name, value in weights.items() if not isinstance(value, dict)} == {
        "need_condition_score": 50,
        "urgent_priority": 70,
        "poverty_line_thb": 100_000,
        "smallest_condition_weight": 0.5,
        "smallest_sample": 5,
        "stale_after_days": 60,
        "partner_silent_days": 30,
        "due_soon_days": 30,
        "assessed_within_days": 365,
        "handovers_within_days": 365,
        "smallest_need_compared": 10,
        "poverty_cutoff": 0.4,
        "smallest_scored_share": 0.8,
    }
    assert weights["component"] == {
        "structure": 0.25, "roof": 0.20, "toilet": 0.15, "wall": 0.10, "floor": 0.10,
        "electrical": 0.10, "water": 0.05, "access": 0.05,
    }  # fmt: skip
    assert weights["vulnerable_group"] == {
        "bedridden": 40, "disabled": 25, "orphan": 25, "elderly_alone": 25, "stateless": 20,
        "elderly": 15, "single_parent": 15, "child_u6": 10, "pregnant": 10, "chronic": 10,
    }  # fmt: skip
    assert weights["priority"] == {"condition": 0.5, "vulnerability": 0.3, "poverty": 0.2}
    assert weights["poverty_dimension"] == dict.fromkeys(
        ("health", "living", "education", "income", "access"), 0.2
    )
    assert weights["rain"] == {"months": [6, 7, 8, 9, 10], "weight": 0.4}
    assert weights["pace"] == {"on_track": 0.95, "watch": 0.80}
    assert weights["stall_days"] == {
        "surveyed": 30, "community_verified": 45, "approved": 30, "in_progress": 60,
        "completed": 14, "on_hold": 30,
    }  # fmt: skip
