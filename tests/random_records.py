"""Random records for property tests: any programme that intake would let in, however odd."""

from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st

from data_access.language.vocabulary import COMPONENT, REPAIR_MOVES, REPAIR_RANK
from tests import records
from tests.programmes import home, repair_of, together

# The same cases at every run, and no more than a small machine bears.
FEW = settings(max_examples=6, deadline=None, derandomize=True, database=None)

SUBDISTRICTS = ("580104", "580301", "580302", "580601", "580606")
AREAS = ("58", "5801", "5803", "5806", *SUBDISTRICTS)
PARTNERS = ("CODI", "REDCROSS", "SHOP")
FIRST, LAST = date(2023, 5, 1), date(2024, 3, 31)
DAYS = st.dates(FIRST, LAST).map(str)
LATER = st.dates(FIRST, date(2025, 3, 31)).map(str)
YES_NO = st.sampled_from(["yes", "no"])
VERIFICATION = st.sampled_from(["verified", "verified", "self_reported", "rejected"])
GROUPS = st.sampled_from(["none", "elderly", "disabled", "elderly;chronic", "bedridden"])


@st.composite
def programmes(draw, households=8):
    """Rows by table name, for `programme_of`."""
    numbers = range(1, draw(st.integers(0, households)) + 1)
    places = {number: draw(st.sampled_from(SUBDISTRICTS)) for number in numbers}
    parts = [draw(_households(home(number, place), place)) for number, place in places.items()]
    pledges = [draw(_pledges(number)) for number in range(draw(st.integers(0, 4)))]
    people = [draw(_participants(number)) for number in range(draw(st.integers(0, 4)))]
    targets = draw(st.lists(st.sampled_from(SUBDISTRICTS), unique=True, max_size=3))
    others = {
        "partner": [records.partner(partner_id=one, short_en=one) for one in PARTNERS],
        "area_target": [
            records.area_target(area_code=one, target_value=str(draw(st.integers(0, 9))))
            for one in targets
        ],
    }
    return together(others, *parts, *pledges, *people)


@st.composite
def _households(draw, household_id, subdistrict):
    parts = [
        {
            "household": [
                records.household(
                    household_id=household_id,
                    subdistrict_code=subdistrict,
                    lat="",
                    lon="",
                    income_pp_year_thb=draw(st.sampled_from(["", "0", "40000", "300000"])),
                    n_members=str(draw(st.integers(1, 9))),
                    active=draw(st.sampled_from(["yes", "yes", "yes", "no"])),
                )
            ],
            "member": [
                records.member(member_id=f"M-{household_id}", household_id=household_id, groups=one)
                for one in draw(st.lists(GROUPS, max_size=1))
            ],
        }
    ]
    for number in range(draw(st.integers(0, 2))):
        parts.append(draw(_assessments(household_id, number)))
    if draw(st.booleans()):
        parts.append(draw(_repairs(household_id)))
    return together(*parts)


@st.composite
def _assessments(draw, household_id, number):
    conditions = {
        f"{one}_condition": draw(st.sampled_from(["0", "1", "2", "3", "na"])) for one in COMPONENT
    }
    return {
        "assessment": [
            records.assessment(
                assessment_id=f"A-{household_id}-{number}",
                household_id=household_id,
                assessed_on=draw(DAYS),
                people_at_risk=draw(YES_NO),
                **conditions,
            )
        ]
    }


@st.composite
def _repairs(draw, household_id):
    """A walk along the moves that are allowed, with all that the statuses on it need."""
    day = FIRST + timedelta(days=draw(st.integers(0, 60)))
    moves, left, reopened = [("reported", day)], None, False
    for _ in range(draw(st.integers(0, 9))):
        before = moves[-1][0]
        allowed = [
            status
            for status in REPAIR_MOVES.get(before, ())
            if before != "on_hold" or status in (left, "cancelled")
        ]
        day += timedelta(days=draw(st.integers(0, 50)))
        if not allowed or day > LAST:
            break
        status = draw(st.sampled_from(allowed))
        reopened = reopened or before == "handed_over"
        left = before if status == "on_hold" else left
        moves.append((status, day))
    status = moves[-1][0]
    rank = REPAIR_RANK.get(left if status == "on_hold" else status, -1)
    repair_id = f"R-{household_id}"
    money = {"approved_thb": "20000"} if rank >= 3 else {}
    if rank >= 5:
        money |= {"actual_cash_thb": "18000", "inkind_value_thb": "7000"}
    return together(
        repair_of(
            household_id,
            *((status, str(day)) for status, day in moves),
            fiscal_year_be=draw(st.sampled_from(["2566", "2567"])),
            lead_partner_id=draw(st.sampled_from(PARTNERS)),
            quality_check="pass" if rank == 6 else "na",
            defect_reported_on=str(moves[-1][1]) if reopened else "",
            **money,
        ),
        {
            "assessment": [
                records.assessment(assessment_id=f"A-{repair_id}", household_id=household_id)
            ],
            "photo": [records.photo(photo_id=f"PH-{repair_id}", repair_id=repair_id)],
            "repair_funding": [
                records.repair_funding(
                    funding_id=f"F-{repair_id}",
                    repair_id=repair_id,
                    partner_id=draw(st.sampled_from(PARTNERS)),
                    delivery_id="",
                )
            ],
        },
    )


@st.composite
def _pledges(draw, number):
    """A pledge with its deliveries, corrections among them, and gifts outside of it."""
    unit, value = draw(st.sampled_from([("THB", "1"), ("sheet", "185"), ("session", "")]))
    pledged_on, due_on = sorted([draw(DAYS), draw(LATER)])
    if date.fromisoformat(pledged_on) > LAST:
        pledged_on = str(LAST)
    withdrawn = draw(st.sampled_from([False, False, False, True]))
    return {
        "pledge": [
            records.pledge(
                pledge_id=f"K-{number}",
                partner_id=draw(st.sampled_from(PARTNERS)),
                qty=str(draw(st.integers(1, 100))),
                unit=unit,
                unit_value_thb=value,
                pledged_on=pledged_on,
                due_on=due_on,
                area_code=draw(st.sampled_from(AREAS)),
                goal_id=draw(st.sampled_from(["", "G6"])),
                pledge_status="withdrawn" if withdrawn else "committed",
                withdrawn_on=str(LAST) if withdrawn else "",
            )
        ],
        "delivery": [
            records.delivery(
                delivery_id=f"D-{number}-{one}",
                pledge_id=draw(st.sampled_from([f"K-{number}", f"K-{number}", ""])),
                partner_id=draw(st.sampled_from(PARTNERS)),
                delivered_on=draw(DAYS),
                qty=str(draw(st.integers(-60, 90))),
                unit=unit,
                value_thb=str(draw(st.integers(0, 9000))),
                area_code=draw(st.sampled_from(AREAS)),
                repair_id="",
                verification=draw(VERIFICATION),
            )
            for one in range(draw(st.integers(0, 4)))
        ],
    }


@st.composite
def _participants(draw, number):
    subdistrict = draw(st.sampled_from(["", *SUBDISTRICTS]))
    person = f"P00{number}"
    start_on, due_on = sorted([draw(LATER), draw(LATER)])
    promised = range(draw(st.integers(0, 2)))
    return {
        "participant": [
            records.participant(
                participant_id=person,
                subdistrict_code=subdistrict,
                district_code=subdistrict[:4],
                active=draw(st.sampled_from(["yes", "yes", "no"])),
                attended_kickoff=draw(YES_NO),
            )
        ],
        "commitment": [
            records.commitment(
                commitment_id=f"C-{number}-{one}",
                participant_id=person,
                start_on=start_on,
                due_on=due_on,
                status=draw(st.sampled_from(["in_progress", "in_progress", "dropped"])),
            )
            for one in promised
        ],
        "commitment_update": [
            records.commitment_update(
                commitment_id=f"C-{number}-{one}",
                reported_on=draw(DAYS),
                qty_to_date=str(draw(st.integers(0, 8))),
                verification=draw(VERIFICATION),
            )
            for one in promised
        ],
    }
