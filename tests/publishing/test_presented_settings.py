"""A published file tells a presenter of changed settings what the snapshot itself tells."""

from datetime import date

from data_access.access.roles import Principal
from data_access.access.scope import Scope
from data_access.presentation_file.reader import open_file
from data_access.presentation_file.writing import (
    PresenterAnswers,
    ask_as_a_presenter,
    write_answers,
)
from data_access.queries.repairs.houses import houses_pace, houses_plan
from data_access.rules.weights import weights_in_force
from data_access.snapshots.programme import Programme
from display.changes import changes
from tests.programmes import programme_of
from tests.records import (
    area_target,
    area_target_change,
    event,
    goal,
    goal_target_change,
    minimal_programme,
)

MEETING = date(2024, 2, 15)


def test_a_presenter_is_told_what_changed_and_what_held_before(var, tmp_path):
    (var / "keys").mkdir(parents=True)
    first = weights_in_force()
    sets = [
        {"valid_from": None, "weights": first},
        {"valid_from": "2024-03-01", "weights": first | {"urgent_priority": 75}},
    ]
    areas = {area["area_code"]: area for area in minimal_programme()["area"]}
    known = programme_of(
        area=[
            areas["58"],
            areas["5803"],
            areas["580302"],
        ],  # every further place is asked about too
        goal=[goal(target="450")],
        goal_target_change=[goal_target_change(valid_from="2024-03-01", target="900")],
        area_target=[area_target()],
        area_target_change=[area_target_change()],
        event=[event(kind="review", held_on=MEETING.isoformat())],
        weight_sets=sets,
    )
    told, path = PresenterAnswers(), tmp_path / "meeting.hoh"
    ask_as_a_presenter(known.snapshot, told)
    write_answers(known.snapshot, told, path)

    snapshot = open_file(path)
    for scope in (Scope(), Scope(districts=frozenset({"5803"}))):
        presented = Programme(snapshot, scope, Principal("presenter"))
        office = Programme(known.snapshot, scope, Principal("presenter"))
        assert houses_plan(presented) == houses_plan(office)
        assert houses_plan(presented).earlier
        assert houses_pace(presented.on(MEETING)) == houses_pace(office.on(MEETING))
        assert presented.on(MEETING).weights["urgent_priority"] == 70
        (change,) = [one for one in changes(presented, MEETING) if one.key == "settings"]
        assert any("changed from 70 to 75" in why.en for why in change.why)
        assert any(
            f"to {20 if scope.districts else 900} on 1 Mar 2024" in why.en for why in change.why
        )
