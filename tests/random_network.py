"""Random goals, targets, steps, meetings and positions, beside the random records of everybody."""

from hypothesis import strategies as st

from tests import records
from tests.programmes import subdistrict_places, together
from tests.random_records import AREAS, DAYS, PARTNERS, SUBDISTRICTS, VERIFICATION, programmes

# The id of each goal and how it is counted. That of houses is G6, as commitments and pledges say.
ROLLUPS = {
    "G1": "count_participants",
    "G2": "share_commitments",
    "G3": "count_subdistricts",
    "G6": "count_houses",
    "G7": "manual",
    "G8": "share_pledges",
    "G9": "sum_commitments",
    "G10": "count_livelihoods",
}
CURVES = st.sampled_from(["linear", "rain"])
# A year, quarters of one, both years: never a year beside quarters that do not make it up.
PERIODS = st.sampled_from([["2566"], ["2567"], ["2566", "2567"], ["2567Q1", "2567Q3"]])
CENTRES = {row["area_code"]: (float(row["lat"]), float(row["lon"])) for row in subdistrict_places()}
FAR_OFF = 0.2  # degrees of latitude: some 22 km


@st.composite
def whole_programmes(draw):
    """Rows by table name, for `programme_of`: all that an indicator counts."""
    tables = draw(programmes(households=(12, 24), others=(4, 8)))
    for row in tables.get("household", []):
        lat, lon = CENTRES[row["subdistrict_code"]]
        away = draw(st.sampled_from([0, 0, FAR_OFF, None]))
        if away is not None:
            row["lat"], row["lon"] = str(lat + away), str(lon)
    homes = [row["household_id"] for row in tables.get("household", [])]
    for row in tables.get("commitment", []):
        row["goal_id"] = draw(st.sampled_from(["G6", "G9"]))
    tables["area_target"] = draw(_targets())
    goals = draw(_goals())
    changed = draw(_changes(tables["area_target"], goals["goal"]))
    return together(tables, goals, changed, draw(_days()), draw(_livelihoods(homes)))


@st.composite
def _targets(draw):
    return [
        records.area_target(
            area_code=area,
            period=period,
            target_value=draw(st.sampled_from(["0", "1", "2", "10"])),
        )
        for area in draw(st.lists(st.sampled_from(AREAS), unique=True, max_size=4))
        for period in draw(PERIODS)
    ]


@st.composite
def _changes(draw, targets, goals):
    """What was decided later about some of the targets: none twice on one day."""
    counted = [one["goal_id"] for one in goals if one["unit"] != "%"]
    days = st.lists(DAYS, unique=True, max_size=2)
    return {
        "goal_target_change": [
            records.goal_target_change(
                goal_id=goal_id, valid_from=day, target=draw(st.sampled_from(["0", "3", "30"]))
            )
            for goal_id in draw(st.lists(st.sampled_from(counted), unique=True, max_size=3))
            for day in draw(days)
        ],
        "area_target_change": [
            records.area_target_change(
                area_code=row["area_code"],
                period=row["period"],
                valid_from=day,
                target_value=draw(st.sampled_from(["0", "4", "12"])),
            )
            for row in targets[:3]
            for day in draw(days)
        ],
    }


@st.composite
def _goals(draw):
    goals = []
    for goal_id, rollup in ROLLUPS.items():
        share = rollup.startswith("share")
        goals.append(
            records.goal(
                goal_id=goal_id,
                name_th=goal_id,
                name_en=goal_id,
                rollup=rollup,
                unit="%" if share else "item",
                step="list" if rollup == "count_subdistricts" else "",
                baseline=draw(st.sampled_from(["0", "0", "1"])),
                target="100" if share else draw(st.sampled_from(["0", "2", "10"])),
                curve=draw(CURVES),
                start_on=draw(st.sampled_from(["2023-03-16", "2023-06-01", "2024-01-15"])),
                due_on=draw(st.sampled_from(["2024-01-31", "2024-09-30"])),
            )
        )
    reported = draw(st.lists(DAYS, unique=True, max_size=2))
    return {
        "goal": goals,
        "goal_update": [
            records.goal_update(
                goal_id="G7",
                reported_on=day,
                value=str(draw(st.integers(0, 12))),
                verification=draw(VERIFICATION),
            )
            for day in reported
        ],
    }


@st.composite
def _days(draw):
    """The meetings of the network, and the steps that subdistricts reached."""
    reviews = draw(st.lists(DAYS, unique=True, max_size=2))
    return {
        "event": [
            records.event(),
            *(
                records.event(event_id=f"E-{day}", kind="review", held_on=day, attendees="")
                for day in reviews
            ),
        ],
        "subdistrict_step": [
            records.subdistrict_step(subdistrict_code=code, step=step, reached_on=draw(DAYS))
            for code in SUBDISTRICTS
            for step in draw(st.lists(st.sampled_from(["team", "list", "plan"]), unique=True))
        ],
    }


@st.composite
def _livelihoods(draw, homes):
    helped = draw(st.lists(st.sampled_from(homes), max_size=3)) if homes else []
    return {
        "livelihood": [
            records.livelihood(
                livelihood_id=f"L-{number}",
                household_id=one,
                started_on=draw(DAYS),
                partner_id=draw(st.sampled_from(PARTNERS)),
            )
            for number, one in enumerate(helped)
        ]
    }
