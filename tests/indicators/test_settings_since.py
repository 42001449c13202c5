"""Since the last meeting names each target and weight that a decision changed."""

from datetime import date

from data_access.access.scope import Scope
from data_access.indicators import since
from data_access.rules.weights import weights_in_force
from display.changes import changes
from tests.programmes import programme_of
from tests.records import area_target, area_target_change, goal, goal_target_change

MEETING = date(2024, 2, 29)
PAI = Scope(districts=frozenset({"5803"}))
HOUSES = {"goal": [goal(target="450")]}


def settings(programme, earlier=MEETING):
    return [one for one in changes(programme, earlier) if one.key == "settings"]


def raised(day="2024-03-01", target="900", **given):
    return {"goal_target_change": [goal_target_change(valid_from=day, target=target, **given)]}


def test_a_target_that_was_raised_is_named_with_its_day():
    (change,) = settings(programme_of(HOUSES, raised()))

    said = "Houses handed over: target raised from 450 to 900 on 1 Mar 2024 (2567)"
    assert change.said.en == said
    assert change.said.th == "บ้านส่งมอบแล้ว: เพิ่มเป้าหมายจาก 450 เป็น 900 ตั้งแต่ 1 มี.ค. 2567"
    assert (change.then.en, change.now.en, change.state) == ("450", "900", "changed")
    assert [why.en for why in change.why] == [said]


def test_a_target_of_the_day_of_the_meeting_itself_was_known_then():
    assert settings(programme_of(HOUSES, raised("2024-02-29"))) == []
    assert len(settings(programme_of(HOUSES, raised("2024-03-01")))) == 1
    assert len(settings(programme_of(HOUSES, raised("2024-03-31")))) == 1
    assert settings(programme_of(HOUSES, raised("2024-04-01"))) == []


def test_a_second_change_starts_from_the_first():
    rows = [*raised("2024-02-01", "500")["goal_target_change"], *raised("2024-03-02", "480")["goal_target_change"]]  # fmt: skip
    (change,) = settings(programme_of(HOUSES, goal_target_change=rows))

    assert "target lowered from 500 to 480 on 2 Mar 2024" in change.said.en


def test_a_change_to_the_same_target_is_none():
    assert settings(programme_of(HOUSES, raised(target="450"))) == []
    same = area_target_change(target_value="10")
    assert settings(programme_of(area_target=[area_target()], area_target_change=[same])) == []


def test_a_percentage_is_written_as_one():
    (change,) = settings(
        programme_of(
            goal=[goal(goal_id="G2", rollup="share_commitments", unit="%", target="100")],
            goal_target_change=[goal_target_change(goal_id="G2", target="80")],
        )
    )

    assert "target lowered from 100% to 80%" in change.said.en


def test_the_target_of_one_area_is_named_and_those_of_several_are_counted():
    one = programme_of(area_target=[area_target()], area_target_change=[area_target_change()])
    (change,) = settings(one)
    assert change.said.en == "Target of Wiang Nuea raised from 10 to 20 on 1 Mar 2024 (2567)"

    first_set = programme_of(area_target_change=[area_target_change()])
    (change,) = settings(first_set)
    assert change.said.en == "Target of Wiang Nuea set to 20 on 1 Mar 2024 (2567)"

    both = [area_target_change(), area_target_change(area_code="580606")]
    (change,) = settings(programme_of(area_target_change=both))
    assert change.said.en == "Targets of 2 areas changed on 1 Mar 2024 (2567)"
    assert (change.then.en, change.now.en) == ("–", "2 areas")


def test_a_part_of_the_province_names_its_own_targets_only():
    programme = programme_of(
        HOUSES, raised(), area_target_change=[area_target_change(area_code="580606")]
    )

    assert settings(programme.within(PAI)) == []
    (change,) = settings(programme.within(Scope(districts=frozenset({"5806"}))))
    assert "Target of Mae Sam Laep set to 20" in change.said.en


def test_a_weight_that_was_changed_is_named_with_its_day():
    first = weights_in_force()
    second = first | {"urgent_priority": 75, "rain": first["rain"] | {"months": [6, 7]}}
    sets = [
        {"valid_from": None, "weights": first},
        {"valid_from": "2024-03-01", "weights": second},
    ]
    programme = programme_of(weight_sets=sets)

    assert [one.name for one in since.weights_since(programme, MEETING)] == [
        "urgent_priority",
        "rain.months",
    ]
    (change,) = settings(programme)
    assert [why.en for why in change.why] == [
        "Priority that is urgent changed from 70 to 75 on 1 Mar 2024 (2567)",
        "Rains in the plan curve: Rainy months changed from 6, 7, 8, 9, 10 to 6, 7"
        " on 1 Mar 2024 (2567)",
    ]
    assert since.weights_since(programme, date(2024, 3, 1)) == []


def test_more_changes_than_can_be_read_are_counted():
    goals = [goal(goal_id=f"G{number}", target="10", rollup="manual") for number in range(1, 9)]
    rows = [goal_target_change(goal_id=f"G{number}", target="20") for number in range(1, 9)]
    (change,) = settings(programme_of(goal=goals, goal_target_change=rows))

    assert len(change.why) == 7
    assert change.why[-1].en == "and 2 more"


def test_where_no_setting_was_changed_nothing_is_said_of_settings():
    assert settings(programme_of(HOUSES)) == []
