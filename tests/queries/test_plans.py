"""Area plans as questions answer them: what is counted of a measure, who sees it, and what the goal counts."""

from datetime import date

import pytest

from data_access.access.scope import Scope
from data_access.intake.matching.incoming import Incoming
from data_access.intake.rules.plans.progress import linked
from data_access.queries.network.goals import goal_board
from data_access.queries.plans.measures import measure_links, measure_progress, plan_money
from data_access.queries.plans.plans import needs_when_drafted, plan_ladder
from data_access.store.tables import RECORDS
from display.charts.need_matrix import need_matrix
from tests.programmes import CODI, PUBLIC, programme_of
from tests.records import (
    area_plan,
    commitment,
    decision,
    decision_update,
    delivery,
    goal,
    livelihood,
    measure,
    measure_budget,
    measure_link,
    minimal_programme,
    plan_log,
    pledge,
    subdistrict_step,
)

PLAN = {"area_plan": [area_plan(lao_id="")], "plan_log": [plan_log()]}


def moved(*steps):
    """The log of a plan that took these steps, a day after each other."""
    before = ["", *steps]
    return [
        plan_log(
            seq=str(at), from_status=before[at - 1], to_status=step, changed_on=f"2024-02-{at:02}"
        )
        for at, step in enumerate(steps, start=1)
    ]


LINKS = [
    measure_link(),
    measure_link(seq="2", repair_id="", livelihood_id=livelihood()["livelihood_id"]),
    measure_link(seq="3", repair_id="", pledge_id=pledge()["pledge_id"]),
    measure_link(seq="4", repair_id="", commitment_id=commitment()["commitment_id"]),
    measure_link(seq="5", repair_id="", decision_id="DN1"),
]


def test_intake_and_the_snapshot_count_the_same_of_every_kind_of_link(loaded):
    minimal = minimal_programme()
    asked = measure_links(programme_of(**{**minimal, "measure_link": LINKS}))
    with loaded.transaction() as connection:
        for row in LINKS[1:]:
            values = {key: value for key, value in row.items() if value and key != "updated_at"}
            values |= {"seq": int(row["seq"]), "updated_at": date(2024, 3, 31)}
            connection.execute(RECORDS["measure_link"].insert().values(values))

    counted = linked(Incoming(loaded, {}, {})).sort_values("seq")

    assert asked["what"].tolist() == ["repair", "livelihood", "pledge", "commitment", "decision"]
    assert counted["qty"].tolist() == asked["qty"].tolist()
    assert counted["done"].astype(int).tolist() == asked["is_done"].tolist()
    assert counted["unit"].iloc[:4].tolist() == asked["unit"].iloc[:4].tolist()


@pytest.mark.parametrize(
    ("verified", "state"), [(None, "not_begun"), ("2", "under_way"), ("3", "done")]
)
def test_a_measure_is_done_once_what_is_verified_makes_up_its_target(verified, state):
    trips = pledge(unit="trip", qty=verified or "5", kind="transport")
    brought = delivery(unit="trip", qty=verified or "3", kind="transport", repair_id="")
    programme = programme_of(
        **PLAN,
        measure=[measure(lead_kind="council", lead_lao_id="", unit="trip", target_qty="3")],
        pledge=[trips],
        delivery=[brought],
        measure_link=[measure_link(repair_id="", pledge_id=trips["pledge_id"])] if verified else [],
    )

    assert measure_progress(programme)["state"].tolist() == [state]


def test_where_no_link_has_the_unit_of_a_measure_it_is_done_when_all_of_them_are():
    def state(*reports):
        programme = programme_of(
            **PLAN,
            measure=[measure(lead_kind="council", lead_lao_id="", unit="session")],
            decision=[decision()],
            decision_update=list(reports),
            measure_link=[measure_link(repair_id="", decision_id="DN1")],
        )
        return measure_progress(programme)["state"].tolist()

    assert state() == ["under_way"]
    assert state(decision_update(status="done", verification="self_reported")) == ["under_way"]
    assert state(decision_update(status="done")) == ["done"]


@pytest.mark.parametrize(
    ("steps", "counted"),
    [
        (("draft", "forum"), 0),
        (("draft", "forum", "adopted_lao"), 1),
        (("draft", "forum", "adopted_lao", "returned"), 0),
    ],
)
def test_the_goal_counts_a_plan_from_its_adoption_on_and_a_step_reported_by_hand(steps, counted):
    plans = goal(goal_id="G5", rollup="count_subdistricts", step="plan", unit="subdistrict")
    tables = {"area_plan": [area_plan(lao_id="")], "plan_log": moved(*steps), "goal": [plans]}
    by_hand = subdistrict_step(subdistrict_code="580301", step="plan", reached_on="2023-10-01")

    for reported, more in (([], 0), ([by_hand], 1)):
        programme = programme_of(**tables, subdistrict_step=reported)
        assert goal_board(programme)["actual"].tolist() == [counted + more]
    steps_now = plan_ladder(programme).set_index("subdistrict_code")["step"]
    assert steps_now[["580301", "580302"]].tolist() == ["by_hand", steps[-1]]


def test_money_progress_and_the_figures_at_drafting_are_for_readers_of_every_row():
    tables = {
        **PLAN,
        "measure": [measure(lead_kind="council", lead_lao_id="")],
        "measure_budget": [measure_budget(), measure_budget(seq="2", secured="asked")],
    }
    seen = programme_of(**tables)
    assert plan_money(seen)["secured_thb"].tolist() == [40000, 0]
    assert len(needs_when_drafted(seen)) == 1

    for reader in (PUBLIC, CODI):
        hidden = programme_of(**tables, reader=reader)
        for question in (plan_money, measure_progress, measure_links, needs_when_drafted):
            assert question(hidden).empty, question.__name__
        assert need_matrix(hidden).lines[1].money is None


def test_a_dimension_without_a_measure_is_named_as_a_need_nobody_plans_for():
    programme = programme_of(**PLAN, measure=[measure(lead_kind="council", lead_lao_id="")])
    within = programme.within(Scope(subdistricts=frozenset({"580302"})))

    assert need_matrix(within).alt.en == "Nobody plans for: Health, Education, Income, Services"
    assert need_matrix(programme_of()).alt.en == "No plan yet, so no dimension has a measure"
