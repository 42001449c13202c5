"""Exports as a survey server makes them, of submissions that a test describes."""

from tests.intake.sheets import xlsx_of
from tests.records import assessment, household, member

HOUSE = [name for name in household() if name not in ("source", "entered_by", "record_version", "updated_at")]  # fmt: skip
PERSON = ["birth_year_be", "sex", "groups", "civil_status", "is_head"]
CHECK = ["assessed_on", "assessor_org", "people_at_risk", "est_cost_thb", *(name for name in assessment() if name.endswith("_condition"))]  # fmt: skip
SAID = ["_id", "_uuid", "_submission_time", "_validation_status", "_submitted_by", "_index"]
OF_A_REPEAT = ["_index", "_parent_index", "_submission__id", "_submission__uuid"]


def person(year, sex="female", **given):
    return member(birth_year_be=str(year), sex=sex, **{"groups": "none", "is_head": "no", **given})


def submission(uuid, household_id, people=(), assessed_on="2024-02-20", status="", number="7", **given):  # fmt: skip
    """One answered form: of a household, its people and the house. `given` are of the household."""
    return {
        "uuid": uuid,
        "number": number,
        "status": status,
        "house": household(
            household_id=household_id,
            **{"n_members": str(max(len(people), 1)), "registered_on": "2024-02-20", **given},
        ),
        "people": list(people),
        "check": assessment(assessed_on=assessed_on),
    }


def kobo(*submissions, form="ครัวเรือน", grouped=True, own_ids=False):
    """The bytes of an XLSX export of KoboToolbox. `own_ids`: the form makes an id of each person."""
    front = {"house": "household/", "check": "assessment/", "people": "member/"} if grouped else {}
    asked = [*(["member_id"] if own_ids else []), *PERSON]
    main = [
        [
            *(front.get("house", "") + name for name in ("visit", *HOUSE)),
            *(front.get("check", "") + name for name in CHECK),
            *SAID,
        ]
    ]
    repeat = [[*(front.get("people", "") + name for name in asked), *OF_A_REPEAT]]
    for index, one in enumerate(submissions, start=1):
        said = [one["number"], one["uuid"], "2024-03-01T03:15:00", one["status"], "team", str(index)]  # fmt: skip
        main.append(
            [
                *(one["house"].get(name, "") for name in ("visit", *HOUSE)),
                *(one["check"].get(name, "") for name in CHECK),
                *said,
            ]
        )
        for someone in one["people"]:
            place = str(len(repeat))
            repeat.append(
                [
                    *(someone.get(name, "") for name in asked),
                    place,
                    str(index),
                    one["number"],
                    one["uuid"],
                ]  # fmt: skip
            )
    return xlsx_of({form: main, "member": repeat})
