"""Random records for property tests: any programme that intake would let in, however odd."""

from datetime import date, timedelta

from hypothesis import strategies as st

from data_access.language.vocabulary import COMPONENT, OFF_PATH, REPAIR_MOVES
from data_access.rules.stages import REPAIR_RANK
from tests import records
from tests.programmes import home, repair_of, together
from tests.tiers import cases

# No more than a small machine bears.
FEW = cases(6)

SUBDISTRICTS = ("580104", "580301", "580302", "580601", "580606")
AREAS = ("58", "5801", "5803", "5806", *SUBDISTRICTS)
PARTNERS = ("CODI", "REDCROSS", "SHOP")
TYPES = {"CODI": "public_org", "REDCROSS": "charity", "SHOP": "private"}
FIRST, LAST = date(2023, 5, 1), date(2024, 3, 31)
DAYS = st.dates(FIRST, LAST).map(str)
LATER = st.dates(FIRST, date(2025, 3, 31)).map(str)
YES_NO = st.sampled_from(["yes", "no"])
VERIFICATION = st.sampled_from(["verified", "verified", "self_reported", "rejected"])
GROUPS = st.sampled_from(["none", "elderly", "disabled", "elderly;chronic", "bedridden"])
FAILED = st.sampled_from(["", "", "health", "living;income", "health;education;access"])
# Few enough that a house is assessed twice on one of them now and then.
ASSESSED_ON = st.sampled_from(
    ["2023-05-20", "2023-08-01", "2023-12-01", "2024-02-01", "2024-03-20"]
)
# What was delivered, or below nothing the correction of it.
QUANTITY = st.integers(1, 90) | st.integers(20, 90) | st.integers(-60, -1)
REGISTERED_ON = st.sampled_from([*["2023-05-01"] * 4, "2023-09-01", "2024-02-01"])
BEFORE = st.sampled_from(["before", "during"])
# A unit, the value of one in baht where it has one, and what is given in it.
GIVEN = [
    ("THB", "1", "cash"),
    ("sheet", "185", "material"),
    ("session", "", "training"),
    ("person_day", "350", "labour"),
]


@st.composite
def programmes(draw, households=(0, 8), others=(0, 4)):
    """Rows by table name, for `programme_of`: from so many to so many households, and so many
    pledges and people of the network."""
    numbers = range(1, draw(st.integers(*households)) + 1)
    places = {number: draw(st.sampled_from(SUBDISTRICTS)) for number in numbers}
    parts = [draw(_households(home(number, place), place)) for number, place in places.items()]
    houses = [row["repair_id"] for part in parts for row in part.get("repair", [])]
    promised = range(draw(st.integers(*others)))
    pledges = [draw(_pledges(number, houses)) for number in promised]
    people = [draw(_participants(number)) for number in range(draw(st.integers(*others)))]
    targets = draw(st.lists(st.sampled_from(SUBDISTRICTS), unique=True, max_size=3))
    others = {
        "partner": [
            records.partner(
                partner_id=one,
                short_en=one,
                partner_type=kind,
                active=draw(st.sampled_from(["yes", "yes", "no"])),
            )
            for one, kind in TYPES.items()
        ],
        "area_target": [
            records.area_target(area_code=one, target_value=str(draw(st.integers(0, 9))))
            for one in targets
        ],
    }
    tables = together(others, *parts, *pledges, *people)
    deliveries = [row["delivery_id"] for row in tables.get("delivery", [])]
    for line in tables.get("repair_funding", []):
        line["delivery_id"] = draw(st.just("") | st.sampled_from(["", *deliveries]))
    return together(tables, draw(_links(tables, houses)))


@st.composite
def _links(draw, tables, houses):
    """Houses of commitments, and new days asked for pledges and commitments."""
    kept = [row["commitment_id"] for row in tables.get("commitment", [])]
    pledged = [row["pledge_id"] for row in tables.get("pledge", [])]
    pairs = st.lists(
        st.tuples(st.sampled_from(kept), st.sampled_from(houses)), unique=True, max_size=4
    )
    moved = [{"pledge_id": one} for one in pledged] + [
        {"pledge_id": "", "commitment_id": one} for one in kept
    ]
    return {
        "commitment_house": [
            records.commitment_house(commitment_id=one, repair_id=house, linked_on=draw(DAYS))
            for one, house in (draw(pairs) if kept and houses else [])
        ],
        "promise_move": [
            records.promise_move(
                move_id=f"PM-{number}",
                reported_on=draw(DAYS),
                due_on=draw(LATER),
                verification=draw(VERIFICATION),
                **draw(st.sampled_from(moved)),
            )
            for number in range(draw(st.integers(0, 2)) if moved else 0)
        ],
    }


@st.composite
def _households(draw, household_id, subdistrict):
    parts = [
        {
            "household": [
                records.household(
                    household_id=household_id,
                    subdistrict_code=subdistrict,
                    moo=str(draw(st.integers(1, 2))),
                    lat="",
                    lon="",
                    income_pp_year_thb=draw(st.sampled_from(["", "0", "40000", "300000"])),
                    income_unknown=draw(st.sampled_from(["", "yes", "no"])),
                    n_members=str(draw(st.integers(1, 9))),
                    mpi_failed=draw(FAILED),
                    jpt_set=draw(st.sampled_from(["2565-2569", "2565-2569", ""])),
                    consent=draw(st.sampled_from(["given", "given", "refused", "not_asked"])),
                    registered_on=draw(REGISTERED_ON),
                    active=draw(st.sampled_from(["yes", "yes", "yes", "no"])),
                )
            ],
            "member": [
                records.member(
                    member_id=f"M-{household_id}-{number}", household_id=household_id, groups=one
                )
                for number, one in enumerate(draw(st.lists(GROUPS, max_size=2)))
            ],
        }
    ]
    for number in range(draw(st.integers(0, 3))):
        parts.append(draw(_assessments(household_id, number)))
    if draw(st.booleans()):
        parts.append(draw(_repairs(household_id, 1)))
        first = parts[-1]["repair"][0]
        is_open = first["status"] not in ("handed_over", *OFF_PATH)
        if not is_open and draw(st.booleans()):
            parts.append(draw(_repairs(household_id, 2)))
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
                assessed_on=draw(ASSESSED_ON),
                people_at_risk=draw(YES_NO),
                **conditions,
            )
        ]
    }


@st.composite
def _repairs(draw, household_id, number):
    """A walk along the moves that are allowed, the way to a hand-over more often than another,
    with all that the statuses on it need."""
    day = FIRST + timedelta(days=draw(st.integers(0, 60)))
    moves, left, reopened = [("reported", day)], None, False
    for _ in range(draw(st.integers(0, 12))):
        before = moves[-1][0]
        allowed = [
            status
            for status in REPAIR_MOVES.get(before, ())
            if before != "on_hold" or status in (left, "cancelled")
        ]
        day += timedelta(days=draw(st.integers(0, 50)))
        if not allowed or day > LAST:
            break
        onwards = [one for one in allowed if REPAIR_RANK.get(one, -1) > REPAIR_RANK.get(before, 6)]
        status = draw(st.sampled_from([*allowed, *onwards * 8]))
        reopened = reopened or before == "handed_over"
        left = before if status == "on_hold" else left
        moves.append((status, day))
    status = moves[-1][0]
    rank = REPAIR_RANK.get(left if status == "on_hold" else status, -1)
    furthest = max(REPAIR_RANK.get(one, -1) for one, _ in moves)
    repair_id = f"R-{household_id}" if number == 1 else f"R-{household_id}-{number}"
    cash = st.integers(0, 30_000).map(str)
    money = {"approved_thb": draw(cash)} if furthest >= 3 else {}
    if furthest >= 5:
        money |= {
            "actual_cash_thb": draw(cash),
            "inkind_value_thb": draw(st.sampled_from(["", "7000"])),
        }
    return together(
        repair_of(
            household_id,
            *((status, str(day)) for status, day in moves),
            repair_id=repair_id,
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
            "photo": [
                records.photo(
                    photo_id=f"PH-{repair_id}-{stage}",
                    repair_id=repair_id,
                    stage=stage,
                    taken_on=draw(DAYS),
                    consent_to_show=draw(YES_NO),
                    faces_blurred=draw(YES_NO),
                )
                for stage in ("after", *draw(st.lists(BEFORE, unique=True)))
            ],
            "repair_funding": [
                records.repair_funding(
                    funding_id=f"F-{repair_id}",
                    repair_id=repair_id,
                    funding_program=draw(st.sampled_from(["codi_bpp", "private", "household"])),
                    partner_id=draw(st.sampled_from(["", *PARTNERS])),
                    value_thb=draw(cash),
                    delivery_id="",
                )
            ],
        },
    )


@st.composite
def _pledges(draw, number, houses):
    """A pledge with its deliveries, corrections among them, and gifts outside of it; some are
    tied to one of the `houses`, by the ids of their repairs."""
    unit, value, kind = draw(st.sampled_from(GIVEN))
    pledged_on, due_on = sorted([draw(DAYS), draw(DAYS | LATER)])
    withdrawn = draw(st.sampled_from([False, False, False, True]))
    withdrawn_on = draw(
        st.sampled_from(["", str(LAST)]) | DAYS.filter(lambda day: day >= pledged_on)
    )
    return {
        "pledge": [
            records.pledge(
                pledge_id=f"K-{number}",
                partner_id=draw(st.sampled_from(PARTNERS)),
                kind=kind,
                qty=str(draw(st.integers(1, 100))),
                unit=unit,
                unit_value_thb=value,
                pledged_on=pledged_on,
                due_on=due_on,
                area_code=draw(st.sampled_from(AREAS)),
                goal_id=draw(st.sampled_from(["", "G6"])),
                pledge_status="withdrawn" if withdrawn else "committed",
                withdrawn_on=withdrawn_on if withdrawn else "",
            )
        ],
        "delivery": [
            records.delivery(
                delivery_id=f"D-{number}-{one}",
                pledge_id=draw(st.sampled_from([f"K-{number}", f"K-{number}", ""])),
                partner_id=draw(st.sampled_from(PARTNERS)),
                kind=kind,
                delivered_on=draw(DAYS),
                qty=str(draw(QUANTITY)),
                unit=unit,
                value_thb=str(draw(st.integers(0, 9000))),
                area_code=draw(st.sampled_from(AREAS)),
                repair_id=draw(st.sampled_from(["", *houses])),
                verification=draw(VERIFICATION),
            )
            for one in range(draw(st.integers(0, 4)))
        ],
    }


@st.composite
def _participants(draw, number):
    subdistrict = draw(st.sampled_from(["", *SUBDISTRICTS]))
    person = f"P00{number}"
    start_on, due_on = sorted([draw(DAYS), draw(LATER)])
    promised = range(draw(st.integers(0, 2)))
    return {
        "participant": [
            records.participant(
                participant_id=person,
                subdistrict_code=subdistrict,
                district_code=subdistrict[:4],
                lao_id=draw(st.sampled_from(["", "LAO-01"])),
                active=draw(st.sampled_from(["yes", "yes", "no"])),
                attended_kickoff=draw(YES_NO),
            )
        ],
        "commitment": [
            records.commitment(
                commitment_id=f"C-{number}-{one}",
                participant_id=person,
                target_qty=str(draw(st.integers(1, 9))),
                weight=draw(st.sampled_from(["0", "1", "2.5"])),
                start_on=start_on,
                due_on=due_on,
                status=draw(st.sampled_from(["in_progress", "in_progress", "dropped"])),
            )
            for one in promised
        ],
        "commitment_update": [
            records.commitment_update(
                commitment_id=f"C-{number}-{one}",
                reported_on=day,
                qty_to_date=str(draw(st.integers(0, 8))),
                verification=draw(VERIFICATION),
            )
            for one in promised
            for day in draw(st.lists(DAYS, unique=True, min_size=1, max_size=3))
        ],
    }
