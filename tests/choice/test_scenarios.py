"""Saved choices: what they hold, who may, how they are taken back, and that adopted is locked."""

import json
from dataclasses import replace
from functools import partial

import pytest
import sqlalchemy as sa

from data_access.access.roles import NotAllowed, Principal
from data_access.choice.proposal import Ask, homes_that_wait, promised_in_view, propose
from data_access.choice.scenarios import (
    _written,
    check_adoption,
    move_choice,
    override_cost,
    promised_homes,
    save_choice,
    saved_choices,
)
from data_access.store import audit
from data_access.store.choice_tables import CHOICE_SCENARIO
from data_access.system.errors import RecordsError
from display.choice.choice_rows import compared
from tests.choice.test_proposal import waiting
from tests.programmes import GOVERNOR, home, programme_of

ASK = Ask(60_000, 0.5, 0.0, funding_program="codi_bpp")


@pytest.fixture(scope="module")
def programme():
    return programme_of(waiting(range(4), n_members="5"), waiting(range(4, 6), n_members="1"))


@pytest.fixture
def store(sqlite_store):
    return sqlite_store


def actions(store):
    with store.reading() as connection:
        asked = sa.select(audit.AUDIT.c.action).order_by(audit.AUDIT.c.number)
        return list(connection.scalars(asked))


def test_a_saved_choice_holds_what_was_asked_and_what_was_chosen(store, programme):
    ask = replace(ASK, dry_days=500, forced_out=frozenset({home(0)}))
    saved = save_choice(store, programme, ask, "  First  round ", "The family is moving away")

    (found,) = saved_choices(store, GOVERNOR)
    assert found == saved
    assert (found.name, found.ask, found.status) == ("First round", ask, "draft")
    assert sorted(one[0] for one in found.chosen) == sorted(
        propose(programme, ask).chosen.households
    )
    assert actions(store) == ["choice_saved"]


@pytest.mark.parametrize(("reason", "fits"), [("", False), ("x" * 9, False), ("x" * 10, True)])
def test_what_is_forced_needs_a_written_reason(store, programme, reason, fits):
    ask = replace(ASK, forced_in=frozenset({home(5)}))
    if fits:
        assert save_choice(store, programme, ask, "A", reason).override_cost > 0
        return
    with pytest.raises(RecordsError):
        save_choice(store, programme, ask, "A", reason)
    assert saved_choices(store, GOVERNOR) == []


def test_the_cost_of_an_override_is_the_benefit_that_it_gives_up(programme):
    ask = replace(ASK, forced_in=frozenset({home(5)}))
    lost = propose(programme, ASK).chosen.benefit - propose(programme, ask).chosen.benefit

    assert override_cost(programme, ask) == pytest.approx(lost) and lost > 0
    assert override_cost(programme, ASK) == 0.0


def test_a_draft_is_taken_back_and_restored_and_an_adopted_choice_is_locked(store, programme):
    saved = save_choice(store, programme, ASK, "A")
    for status in ("withdrawn", "draft", "adopted"):
        move_choice(store, GOVERNOR, saved.scenario_id, status)
        assert saved_choices(store, GOVERNOR)[0].status == status
    for status in ("draft", "withdrawn", "adopted"):
        with pytest.raises(RecordsError):
            move_choice(store, GOVERNOR, saved.scenario_id, status)

    assert actions(store)[1:] == ["choice_withdrawn", "choice_restored", "choice_adopted"]
    assert promised_homes(store, GOVERNOR) == {one[0] for one in saved.chosen}


def test_a_second_draft_with_the_same_homes_is_refused_and_names_them(store, programme):
    first, second = (save_choice(store, programme, ASK, name) for name in ("A", "B"))
    assert first.homes == second.homes
    move_choice(store, GOVERNOR, first.scenario_id, "adopted")

    for ask in (check_adoption, partial(move_choice, status="adopted")):
        with pytest.raises(RecordsError) as refused:
            ask(store, GOVERNOR, second.scenario_id)
        for said in (refused.value.text.th, refused.value.text.en):
            assert "«A»" in said and all(one in said for one in first.homes)
    assert [one.status for one in saved_choices(store, GOVERNOR)].count("adopted") == 1
    promised = replace(ASK, budget_thb=80_000, promised=first.homes)
    third = save_choice(store, programme, promised, "C")  # saved with what was promised by then
    move_choice(store, GOVERNOR, third.scenario_id, "adopted")


def test_only_adopted_homes_are_promised_and_a_later_choice_keeps_them(store, programme):
    assert promised_homes(store, GOVERNOR) == frozenset()
    first = replace(ASK, forced_in=frozenset({home(5)}))
    saved = save_choice(store, programme, first, "A", "A promise of the district")
    assert promised_homes(store, GOVERNOR) == frozenset()
    move_choice(store, GOVERNOR, saved.scenario_id, "adopted")
    more = replace(ASK, budget_thb=80_000, promised=promised_homes(store, GOVERNOR))
    proposal = propose(programme, more)

    assert saved.homes < {*proposal.chosen.households}
    why = {one.house.household_id: one.reason for one in proposal.houses}
    assert {why[one] for one in saved.homes} == {"promised"}
    assert save_choice(store, programme, more, "B").override_cost == 0.0


def test_a_promised_home_that_a_sum_cannot_pay_is_named_and_one_not_in_view_is_not(programme):
    promised = frozenset({home(0), home(5), "HH-gone"})

    assert promised_in_view(programme, ASK, promised) == ({home(0), home(5)}, frozenset())
    too_little = replace(ASK, budget_thb=19_999)
    assert promised_in_view(programme, too_little, promised) == (frozenset(), {home(0), home(5)})
    assert homes_that_wait(programme) == [home(one) for one in range(6)]


def test_a_choice_saved_before_homes_could_be_promised_is_read(store, programme):
    save_choice(store, programme, ASK, "A")
    with store.transaction() as connection:
        old = {**json.loads(_written(ASK))}
        del old["promised"]
        connection.execute(sa.update(CHOICE_SCENARIO).values(ask=json.dumps(old)))

    assert saved_choices(store, GOVERNOR)[0].ask == ASK


def test_two_choices_are_compared_by_their_sums_and_by_the_homes_they_share(store, programme):
    saved = save_choice(store, programme, ASK, "A")
    here = propose(programme, replace(ASK, budget_thb=80_000))
    table = compared(here, saved)
    table.index = [one.en for one in table["what"]]

    assert table.loc["Sum (baht)", ["here", "saved"]].to_list() == [80_000, 60_000]
    assert table.loc["Homes", ["here", "saved"]].to_list() == [4, 3]
    assert table.loc["Homes in both", ["here", "saved"]].to_list() == [3, 3]
    assert table.loc["Homes in one alone", ["here", "saved"]].to_list() == [1, 0]


@pytest.mark.parametrize("name", ["", "   ", "x" * 81])
def test_a_choice_needs_a_name(store, programme, name):
    with pytest.raises(RecordsError):
        save_choice(store, programme, ASK, name)


def test_an_unknown_choice_cannot_be_moved(store):
    with pytest.raises(RecordsError):
        move_choice(store, GOVERNOR, "nothing", "adopted")


def test_who_may_not_decide_saves_nothing_and_sees_none(store, programme):
    reader = Principal("records_reader")

    with pytest.raises(NotAllowed):
        save_choice(store, replace(programme, principal=reader), ASK, "A")
    with pytest.raises(NotAllowed):
        saved_choices(store, reader)
    with pytest.raises(NotAllowed):
        promised_homes(store, Principal("public"))
    with pytest.raises(NotAllowed):
        move_choice(store, reader, "any", "adopted")
