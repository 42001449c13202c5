"""The choice of houses under a budget: the worked case, brute force, and every limit once more."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.choice import choose as choosing
from data_access.choice.choose import CannotBeForced, FloorTooHigh, choose
from data_access.choice.filling import by_priority, first_come
from data_access.choice.terms import SEASONS, Envelope, House, Terms
from tests.tiers import cases

A, B = "580101", "580201"
HOUSES = [
    House(str(number), area, cost, priority, persons, groups=frozenset(groups))
    for number, (cost, priority, persons, area, groups) in enumerate(
        [
            (20_000, 80, 4, A, ()),
            (20_000, 70, 1, A, ()),
            (40_000, 90, 2, A, ("disabled",)),
            (15_000, 50, 4, B, ()),
            (30_000, 60, 9, B, ("disabled",)),
            (10_000, 30, 1, B, ()),
        ],
        start=1,
    )
]
BPP = Envelope("codi_bpp", 40_000, 20_000, 0.5)
DEP = Envelope("dep_disabled", 40_000, 40_000, 0.5, "disabled")


def paid(chosen):
    offers = chosen.offers
    return {
        offers.houses[offers.house[one]].household_id: offers.envelopes[
            offers.envelope[one]
        ].funding_program
        for one in chosen.taken
    }


def worked(floor):
    return choose(HOUSES, [BPP, DEP], Terms(floors_thb={B: floor}, gap=0.0))


def test_without_a_floor_the_worked_case_gives_467():
    chosen = worked(0)
    assert chosen.benefit == pytest.approx(467.279, abs=0.001)
    assert paid(chosen) == {"1": "codi_bpp", "3": "dep_disabled", "5": "codi_bpp"}
    assert (chosen.spent, chosen.left, chosen.people) == (80_000, 0, 15)


def test_a_floor_of_30_000_for_b_gives_440():
    chosen = worked(30_000)
    assert chosen.benefit == pytest.approx(440.0)
    assert paid(chosen) == {"1": "codi_bpp", "4": "codi_bpp", "5": "dep_disabled"}


def test_a_floor_of_50_000_for_b_leaves_a_with_nothing():
    chosen = worked(50_000)
    assert chosen.benefit == pytest.approx(310.0)
    assert paid(chosen) == {"4": "codi_bpp", "5": "dep_disabled", "6": "codi_bpp"}
    assert chosen.left_out == [A]


@pytest.mark.parametrize(("floor", "fits"), [(55_000, True), (55_001, False), (60_000, False)])
def test_a_floor_above_what_its_houses_can_take_says_what_they_can(floor, fits):
    if fits:
        assert worked(floor).benefit == pytest.approx(310.0)
        return
    with pytest.raises(FloorTooHigh) as refused:
        worked(floor)
    missed = refused.value.missed[0]
    assert (missed.subdistrict_code, missed.wanted, missed.can_have, missed.houses) == (
        B, floor, 55_000, 3,
    )  # fmt: skip


def test_a_floor_share_leaves_no_subdistrict_with_an_eligible_house_out():
    chosen = choose(HOUSES, [BPP, DEP], Terms(floor_share=0.5, gap=0.0))
    assert chosen.left_out == [] and chosen.missed == ()
    assert 0 < chosen.fairest_share <= 1


def test_money_for_one_house_cannot_serve_two_subdistricts_and_says_so():
    houses = [House("1", A, 20_000, 80, 4), House("2", B, 20_000, 50, 1)]
    chosen = choose(houses, [replace(BPP, amount_thb=20_000)], Terms(floor_share=1.0))
    assert len(chosen.taken) == 1 and len(chosen.missed) == 1
    assert chosen.left_out == [chosen.missed[0].subdistrict_code]


@pytest.mark.parametrize(("cost", "paid_thb"), [(20_000, 20_000), (30_000, 20_000), (30_001, 0)])
def test_a_programme_pays_to_its_cap_and_not_where_the_house_costs_half_more(cost, paid_thb):
    assert BPP.pays(House("1", A, cost, 50, 1)) == paid_thb


@pytest.mark.parametrize(
    ("days", "seasons"), [(59, set()), (60, {"dry"}), (119, {"dry"}), (120, {"dry", "rain"})]
)
def test_a_house_reached_in_the_dry_season_alone_waits_for_its_crew(days, seasons):
    houses = [
        House("1", A, 10_000, 50, 1, days=60, only_dry=True),
        House("2", A, 10_000, 50, 1, days=120),
    ]
    terms = Terms(crew={("5801", "dry"): min(days, 60), ("5801", "rain"): days})
    chosen = choose(houses, [BPP], terms)
    offers = chosen.offers
    assert {SEASONS[offers.season[one]] for one in chosen.taken} == seasons


def test_a_house_reached_in_the_dry_season_alone_is_given_to_no_crew_of_the_rains():
    houses = [House("1", A, 10_000, 50, 1, days=60, only_dry=True)]
    crew = {("5801", "dry"): 0, ("5801", "rain"): 60}

    assert choose(houses, [BPP], Terms(crew=crew)).households == []
    assert choose([replace(houses[0], only_dry=False)], [BPP], Terms(crew=crew)).households == ["1"]


def test_more_persons_count_as_much_as_their_power():
    houses = [House("1", A, 20_000, 60, 1), House("2", A, 20_000, 50, 4)]
    money = [replace(BPP, amount_thb=20_000)]
    by_houses = choose(houses, money, Terms(persons_power=0.0))
    by_people = choose(houses, money, Terms(persons_power=1.0))
    assert (by_houses.households, by_people.households) == (["1"], ["2"])


def test_a_house_forced_in_or_out_is_and_one_that_no_programme_pays_cannot_be():
    forced = Terms(forced_in=frozenset({"6"}), forced_out=frozenset({"1"}), gap=0.0)
    chosen = choose(HOUSES, [BPP, DEP], forced)
    assert "6" in chosen.households and "1" not in chosen.households
    dear = House("9", A, 90_000, 99, 9)
    with pytest.raises(CannotBeForced) as refused:
        choose([*HOUSES, dear], [BPP, DEP], Terms(forced_in=frozenset({"9"})))
    assert refused.value.households == ("9",)
    with pytest.raises(CannotBeForced) as refused:
        choose(HOUSES, [BPP], Terms(forced_in=frozenset({"1", "2", "5"})))
    assert refused.value.households == ()


def test_nothing_is_chosen_of_no_house_or_no_money():
    for houses, money in (([], [BPP]), (HOUSES, []), (HOUSES, [replace(BPP, amount_thb=0)])):
        chosen = choose(houses, money, Terms(floor_share=0.5))
        assert (chosen.benefit, chosen.spent, chosen.households) == (0, 0, [])
        assert chosen.share_of_bound == 1.0


def houses_of(draw, count):
    return [
        House(
            f"{number:02}",
            draw(st.sampled_from([A, "580102", B])),
            draw(st.integers(3, 45)) * 1_000,
            draw(st.integers(1, 100)),
            draw(st.integers(1, 9)),
            days=draw(st.integers(1, 90)),
            only_dry=draw(st.booleans()),
            registered_on=draw(st.sampled_from(["2023-01-01", "2023-06-01"])),
            groups=frozenset(draw(st.sampled_from([(), ("disabled",)]))),
        )
        for number in range(count)
    ]


@st.composite
def small_cases(draw):
    houses = houses_of(draw, draw(st.integers(1, 6)))
    crew = draw(st.sampled_from([{}, {("5801", "dry"): 120.0, ("5801", "rain"): 60.0}]))
    floors = draw(st.sampled_from([None, {B: 10_000}, {A: 5_000, B: 5_000}]))
    return houses, Terms(crew=crew, floors_thb=floors, gap=0.0)


def used(ways):
    """Money by envelope, days by crew and baht by subdistrict of (house, envelope, season)."""
    money, days, areas = {}, {}, {}
    for house, envelope, season in ways:
        pays = envelope.pays(house)
        money[envelope.funding_program] = money.get(envelope.funding_program, 0) + pays
        key = (house.district_code, season)
        days[key] = days.get(key, 0) + house.days
        areas[house.subdistrict_code] = areas.get(house.subdistrict_code, 0) + pays
    return money, days, areas


def holds(ways, envelopes, terms, floors):
    """Every limit once more, by other code than the solver's."""
    money, days, areas = used(ways)
    return (
        len({house.household_id for house, _, _ in ways}) == len(ways)
        and all(envelope.pays(house) > 0 for house, envelope, _ in ways)
        and all(season == "dry" or not house.only_dry for house, _, season in ways)
        and all(money.get(one.funding_program, 0) <= one.amount_thb for one in envelopes)
        and all(days.get(key, 0) <= room for key, room in terms.crew.items())
        and all(areas.get(code, 0) >= floor for code, floor in floors.items())
    )


def brute_force(houses, envelopes, terms, floors):
    best = None
    ways = [None, *itertools.product(envelopes, SEASONS)]
    for picked in itertools.product(ways, repeat=len(houses)):
        taken = [(house, *way) for house, way in zip(houses, picked, strict=True) if way]
        if holds(taken, envelopes, terms, floors):
            total = sum(house.benefit(terms.persons_power) for house, _, _ in taken)
            best = total if best is None else max(best, total)
    return best


@cases(12)
@given(small_cases())
def test_the_exact_choice_is_that_of_brute_force(case):
    houses, terms = case
    envelopes = [BPP, DEP]
    best = brute_force(houses, envelopes, terms, terms.floors_thb or {})
    if best is None:
        with pytest.raises(FloorTooHigh):
            choose(houses, envelopes, terms)
        return
    assert choose(houses, envelopes, terms).benefit == pytest.approx(best)


@st.composite
def larger_cases(draw):
    houses = houses_of(draw, 30)
    crew = {("5801", "dry"): 400.0, ("5801", "rain"): 200.0, ("5802", "dry"): 300.0}
    return houses, Terms(crew=crew, floor_share=draw(st.sampled_from([0.0, 0.5, 1.0])))


def ways_of(offers, taken):
    return [
        (
            offers.houses[offers.house[one]],
            offers.envelopes[offers.envelope[one]],
            SEASONS[offers.season[one]],
        )
        for one in taken
    ]


@cases(8)
@given(larger_cases(), st.sampled_from(["exact", "rounded", "prices"]))
def test_every_limit_holds_however_the_choice_was_made(case, way):
    houses, terms = case
    envelopes = [replace(BPP, amount_thb=150_000), replace(DEP, amount_thb=100_000)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(choosing, "EXACT", 2_000 if way == "exact" else 0)
        patch.setattr(choosing, "LARGEST_LP", 0 if way == "prices" else 20_000)
        chosen = choose(houses, envelopes, terms)
    missed = {one.subdistrict_code for one in chosen.missed}
    floors = {
        code: floor
        for code, floor in zip(chosen.offers.areas, chosen.floors - 0.5, strict=True)
        if code not in missed
    }
    assert holds(ways_of(chosen.offers, chosen.taken), envelopes, terms, floors)
    assert chosen.benefit <= chosen.bound + 1e-6
    for order in (first_come, by_priority):
        taken = order(chosen.offers)
        assert holds(ways_of(chosen.offers, taken), envelopes, terms, {})
        assert chosen.offers.benefit[taken].sum() <= chosen.bound + 1e-6 or terms.floor_share


def test_the_same_records_in_another_order_give_the_same_choice():
    terms = Terms(floor_share=0.5)
    there, back = (choose(list(one), [BPP, DEP], terms) for one in (HOUSES, HOUSES[::-1]))
    assert there.households == back.households
