"""What holds for any records, and what the invariants say where records break it."""

from datetime import date
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from data_access.access.scope import Scope
from data_access.intake.preview.folder import check_folder
from data_access.queries.insights.invariants import check_invariants
from data_access.rules.weights import weights_in_force
from tests.programmes import completed, home, programme_of, repair_at
from tests.random_records import FEW, programmes
from tests.records import delivery, lao, pledge, repair_funding, subsidy_cap, write_folder
from tests.tiers import cases

SCOPES = (
    Scope(),
    Scope(districts=frozenset({"5803"})),
    Scope(subdistricts=frozenset({"580104", "580302"})),
    Scope(fiscal_year_be=2567),
    Scope(as_of=date(2023, 12, 31)),
)


def broken(programme):
    return [one.rule.en for one in check_invariants(programme) if not one.holds]


@FEW
@given(programmes(), st.sampled_from(SCOPES))
def test_the_invariants_hold_for_any_records_in_any_scope(tables, scope):
    assert broken(programme_of(tables, scope=scope)) == []


def test_the_random_records_are_records_that_intake_lets_in(sqlite_store, tmp_path):
    """Otherwise the property tests would hold for records that cannot be."""

    @cases(3)
    @given(programmes())
    def check(tables):
        folder = write_folder(tmp_path / uuid4().hex, completed(tables | {"lao": [lao()]}))
        assert check_folder(folder, sqlite_store).issues.lines() == []

    check()


def test_a_subsidy_above_its_cap_is_told():
    programme = programme_of(
        repair_at("approved", "2024-02-01", home(1), repair_id="R-0001"),
        subsidy_cap=[subsidy_cap(cap_thb="20000")],
        repair_funding=[
            repair_funding(funding_id="F-1", value_thb="20000", delivery_id=""),
            repair_funding(funding_id="F-2", value_thb="1", delivery_id=""),
        ],
    )

    assert broken(programme) == ["No subsidy of a programme on one house exceeds its cap"]


def test_two_open_repairs_of_one_household_are_told():
    programme = programme_of(
        repair_at("approved", "2024-02-01", home(1), repair_id="R-1"),
        repair_at("reported", "2024-02-01", home(1), repair_id="R-2"),
    )

    assert broken(programme) == ["No household has more than one open repair"]


def test_a_repair_handed_over_and_an_open_one_are_no_two_open_repairs():
    programme = programme_of(
        repair_at("handed_over", "2024-02-01", home(1), repair_id="R-1"),
        repair_at("reported", "2024-02-02", home(1), repair_id="R-2"),
    )

    assert broken(programme) == []


def test_weights_that_do_not_add_up_are_told():
    weights = weights_in_force()
    heavier = weights | {"component": weights["component"] | {"roof": 0.3}}

    assert broken(programme_of(weights=heavier)) == [
        "Weights of the house's components add up to 1"
    ]


def test_a_repair_reported_after_it_was_logged_is_told():
    programme = programme_of(
        repair_at("reported", "2024-02-01", home(1), reported_on="2024-02-09")
    ).on(date(2024, 2, 5))

    assert broken(programme) == ["No date is after the as-of day"]


def test_every_invariant_shows_the_figures_it_was_judged_by():
    programme = programme_of(
        repair_at("handed_over", "2024-02-01", home(1)),
        pledge=[pledge(qty="100")],
        delivery=[delivery(qty="40", repair_id="", pledge_id="K-0001")],
    )

    results = {one.rule.en: one.figures for one in check_invariants(programme)}

    assert results["The number that reached a stage never rises along the stages"] == (
        "1 ≥ 1 ≥ 1 ≥ 1 ≥ 1 ≥ 1 ≥ 1"
    )
    assert results["On the path + off the path = all repairs"] == "1 + 0 = 1"
    assert results["0 ≤ fulfilment ≤ 1"] == "0.400"
    assert all(one.rule.th and one.figures for one in check_invariants(programme))
