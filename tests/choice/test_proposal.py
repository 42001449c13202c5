"""A choice among records: who waits, what keeps a house out, whose eyes it is for, and why."""

from dataclasses import replace
from datetime import date

import pytest

from data_access.access.roles import NotAllowed, Principal
from data_access.access.scope import Scope
from data_access.choice.proposal import (
    Ask,
    envelopes_of,
    houses_of,
    ordinary_ask,
    propose,
    stability,
)
from data_access.choice.stability import ways_to_weigh
from data_access.language.thai_calendar import fiscal_year_of
from data_access.language.vocabulary import SENSITIVE_FUNDS
from data_access.queries.needs.candidates import caps_in_force
from data_access.system.errors import RecordsError
from tests.programmes import (
    CODI,
    PUBLIC,
    assessed,
    home,
    homes,
    programme_of,
    repair_at,
    together,
)
from tests.records import member, subsidy_cap

PAI, MUEANG = "580302", "580104"
ASK = Ask(60_000, 0.5, 0.5, funding_program="codi_bpp")


def waiting(numbers, subdistrict=PAI, cost="20000", **given):
    return together(
        homes(numbers, subdistrict, **given),
        *(assessed(home(one, subdistrict), 3, est_cost_thb=cost) for one in numbers),
    )


@pytest.fixture(scope="module")
def two_places():
    """Four houses in Pai, two in Mueang, all alike but for their persons."""
    return programme_of(
        waiting(range(4), n_members="5"),
        waiting(range(2), MUEANG, n_members="1"),
        subsidy_cap=[
            subsidy_cap(funding_program="codi_bpp", fiscal_year_be="2567", cap_thb="20000")
        ],
    )


def reasons(programme, ask=ASK):
    return {one.house.household_id: one.reason for one in propose(programme, ask).houses}


def test_money_is_spent_where_it_does_most_and_no_subdistrict_is_left_out(two_places):
    proposal = propose(two_places, ASK)
    served = {one.house.subdistrict_code for one in proposal.houses if one.outcome == "chosen"}

    assert served == {PAI, MUEANG}
    assert (proposal.way("best").left_out, proposal.way("no_floor").left_out) == (0, 1)
    assert proposal.chosen.left == 60_000 - proposal.chosen.spent
    assert proposal.way("no_floor").benefit > proposal.way("best").benefit


@pytest.mark.parametrize(
    ("given", "assessment", "reason"),
    [
        ({"consent": "refused"}, {}, "no_consent"),
        ({"consent": "not_asked"}, {}, "no_consent"),
        ({}, {"on": "2023-04-01"}, "not_assessed"),
        ({}, {"on": "2023-04-02"}, "chosen"),
        ({}, {"est_cost_thb": ""}, "no_cost"),
        ({}, {"est_cost_thb": "60001"}, "no_money"),
    ],
)
def test_what_keeps_a_house_out_is_said(given, assessment, reason):
    house = home(1)
    programme = programme_of(
        homes([1], **given), assessed(house, 3, **{"est_cost_thb": "20000", **assessment})
    )

    assert reasons(programme) == {house: reason}


def test_a_house_that_is_approved_waits_no_more_and_one_that_is_verified_does():
    programme = programme_of(
        waiting([1, 2]),
        repair_at("community_verified", "2024-02-01", home(1)),
        repair_at("approved", "2024-02-01", home(2)),
    )

    assert [one.household_id for one in houses_of(programme)] == [home(1)]


def test_without_an_estimate_in_the_assessment_the_open_repair_says_the_cost():
    programme = programme_of(
        waiting([1], cost=""),
        repair_at("surveyed", "2024-02-01", home(1), est_cost_thb="18000", repair_type="rebuild"),
    )

    house = houses_of(programme)[0]
    assert (house.cost_thb, house.days, house.barred) == (18_000, 151.0, None)


@pytest.mark.parametrize(("cost", "reason"), [("30000", "chosen"), ("30001", "no_programme")])
def test_a_house_too_far_above_every_cap_is_one_that_no_programme_pays(cost, reason):
    caps = [
        subsidy_cap(funding_program=one, fiscal_year_be="2567", cap_thb="20000")
        for one in ("codi_bpp", "lao_budget", "private")
    ]
    programme = programme_of(waiting([1], cost=cost), subsidy_cap=caps)

    assert reasons(programme) == {home(1): reason}


def test_the_newest_cap_up_to_the_fiscal_year_holds_and_none_is_said(two_places):
    caps = [
        subsidy_cap(funding_program="codi_bpp", fiscal_year_be=year, cap_thb=thb)
        for year, thb in (("2565", "18000"), ("2566", "19000"), ("2568", "40000"))
    ]
    programme = programme_of(waiting([1]), subsidy_cap=caps)

    assert caps_in_force(programme)["cap_thb"].to_list() == [19_000]
    assert [one.cap_thb for one in envelopes_of(programme, 100)] == [19_000, None, None]
    shared = replace(ASK, funding_program=None)
    assert propose(two_places, shared).without_cap == ("lao_budget", "private")


def test_the_envelopes_are_the_sum_to_the_baht_and_none_is_of_a_sensitive_fund(two_places):
    for budget in (0, 1, 99_999, 3_000_001):
        envelopes = envelopes_of(two_places, budget)
        assert sum(one.amount_thb for one in envelopes) == budget
        assert not {one.funding_program for one in envelopes} & {*SENSITIVE_FUNDS}


def test_money_of_a_sensitive_fund_is_refused():
    programme = programme_of(waiting([1]))

    for fund in (*SENSITIVE_FUNDS, "household", "nonsense"):
        with pytest.raises(RecordsError):
            propose(programme, replace(ASK, funding_program=fund))


def test_the_groups_of_the_people_in_a_house_change_no_offer():
    same, groups = waiting(range(3)), [member(household_id=home(0), groups="disabled")]
    with_one, without = (
        propose(one, ASK).chosen.offers
        for one in (programme_of(same, member=groups), programme_of(same))
    )

    assert with_one.house.tolist() == without.house.tolist()
    assert with_one.envelope.tolist() == without.envelope.tolist()


@pytest.mark.parametrize("reader", [PUBLIC, CODI, Principal("presenter"), Principal("admin")])
def test_a_choice_of_houses_is_for_those_who_may_see_every_row(reader):
    programme = programme_of(waiting([1]), reader=reader)

    for ask in (propose, stability):
        with pytest.raises(NotAllowed):
            ask(programme, ASK)


def test_a_choice_stays_in_the_area_in_view(two_places):
    in_mueang = two_places.within(Scope(districts=frozenset({"5801"})))

    assert {one.house.subdistrict_code for one in propose(in_mueang, ASK).houses} == {MUEANG}


def test_forced_houses_are_said_to_be_forced(two_places):
    ask = Ask(
        60_000,
        0.5,
        0.0,
        funding_program="codi_bpp",
        forced_in=frozenset({home(0, MUEANG)}),
        forced_out=frozenset({home(0)}),
    )
    told = reasons(two_places, ask)

    assert (told[home(0, MUEANG)], told[home(0)]) == ("forced_in", "forced_out")


@pytest.mark.parametrize(("days", "chosen"), [(57, 0), (58, 1), (115, 1), (116, 2)])
def test_craftsmen_with_days_for_a_house_limit_how_many_are_chosen(days, chosen):
    programme = programme_of(waiting(range(3), access="foot"))
    proposal = propose(programme, Ask(100_000, 0.5, 0.0, dry_days=days, rain_days=500))

    assert len(proposal.chosen.taken) == chosen
    assert {one.reason for one in proposal.houses if one.outcome != "chosen"} == {"no_crew"}


def test_what_would_bring_a_house_in_does_bring_it_in(two_places):
    ask = replace(ASK, floor_share=0.0)
    told = propose(two_places, ask)
    short = next(one for one in told.houses if one.house.subdistrict_code == MUEANG)

    assert short.reason == "below" and short.points_short > 0
    assert short.enters_at_thb < short.house.cost_thb
    more = propose(two_places, replace(ask, budget_thb=60_000 + 3 * short.more_thb))
    assert short.house.household_id in more.chosen.households


def test_stability_is_the_share_of_weightings_that_choose_a_house(two_places):
    ways = ways_to_weigh()
    assert len(ways) == 21
    assert all(sum(one) == pytest.approx(1) and min(one) >= 0.1 - 1e-9 for one in ways)
    steady = stability(two_places, ASK)
    assert steady.ways == 21
    assert set(steady.share.values()) <= {number / 21 for number in range(1, 22)}


def test_the_sum_to_begin_with_is_that_of_the_weights(two_places):
    assert ordinary_ask(two_places) == Ask(3_000_000, 0.5, 0.5)


@pytest.mark.parametrize(
    ("day", "year"), [("2023-09-30", 2566), ("2023-10-01", 2567), ("2024-09-30", 2567)]
)
def test_a_fiscal_year_begins_in_october(day, year):
    assert fiscal_year_of(date.fromisoformat(day)) == year
