"""Twins of the figures of the network and its meetings: M1 to M13."""

from statistics import median

from tests.twins.need import condition_score
from tests.twins.partnership import fulfilment
from tests.twins.plan import Plan, district_plan, houses_plan, target_on
from tests.twins.twin import NOTHING, Counted, share, twin_of
from tests.twins.view import exactly

JUDGED = ("on_track", "watch", "behind")


@twin_of("M1")
def came(view):
    """Attended ÷ 120 (of a part of the province: the people in view); none before the kick-off."""
    opened = min(row["held_on"] for row in view.all("event") if row["kind"] == "kick_off")
    came = [row for row in view.participants() if row["attended_kickoff"] and opened <= view.day]
    return share(len(came), _network(view))


@twin_of("M2")
def committed(view):
    """|{participants with a commitment not dropped}| ÷ 120."""
    return share(len(_people(view)), _network(view))


def _people(view):
    return {row["participant_id"] for row in view.commitments()}


def _network(view):
    if view.is_whole:
        return view.all("programme")[0]["network_size"]
    return len(view.participants())


@twin_of("M3")
def kept(view):
    """Σ w·min(q ÷ target, 1) ÷ Σ w; q is the newest verified quantity by T."""
    rows = view.commitments()
    whole = sum(exactly(row["weight"]) for row in rows)
    if not whole:
        return NOTHING
    done = sum(
        exactly(row["weight"]) * min(exactly(_verified(view, row)) / row["target_qty"], 1)
        for row in rows
    )
    return Counted(float(done / whole), len(rows))


@twin_of("M4")
def expected(view):
    """Σ w·P(T) ÷ Σ w, along the days of each commitment and the curve of its goal."""
    rows = view.commitments()
    whole = sum(exactly(row["weight"]) for row in rows)
    if not whole:
        return NOTHING
    curves = {row["goal_id"]: row["curve"] for row in view.all("goal")}
    due = sum(
        exactly(row["weight"])
        * Plan(0, 1, row["start_on"], row["due_on"], curves[row["goal_id"]], view.weights).share(
            view.day
        )
        for row in rows
    )
    return Counted(float(due / whole), len(rows))


def _verified(view, commitment):
    known = [one for one in _updates(view, [commitment]) if one["verification"] == "verified"]
    return max(known, key=lambda one: one["reported_on"])["qty_to_date"] if known else 0


def _updates(view, commitments):
    ids = {row["commitment_id"] for row in commitments}
    return [
        row
        for row in view.all("commitment_update")
        if row["commitment_id"] in ids and row["reported_on"] <= view.day
    ]


@twin_of("M5")
def goals_on_track(view):
    """Goals on track of those that can be judged: neither undue nor without data."""
    words = [_word(view, goal) for goal in view.all("goal")]
    judged = [word for word in words if word in JUDGED]
    return Counted(judged.count("on_track"), len(judged)) if judged else NOTHING


def _word(view, goal):
    if goal["rollup"] == "count_houses":
        plan = houses_plan(view)
        return plan.rag(len(view.handed_over()), view.day) if plan else "no_data"
    actual, target, newest = _measured(view, goal)
    if target is None:
        return "no_data"
    is_reported = goal["rollup"] in ("sum_commitments", "share_commitments", "manual")
    plan = Plan(
        goal["baseline"], target, goal["start_on"], goal["due_on"], goal["curve"], view.weights
    )
    if is_reported and newest is None:
        actual = None
    return plan.rag(actual, view.day, newest, is_reported)


def _measured(view, goal):
    """What a goal has reached, its target here, and the day of the newest report of it. A target
    for the whole province is nobody's in a part of it, unless a part can be counted."""
    target, whole = target_on(view, goal), view.is_whole
    match goal["rollup"]:
        case "count_participants":
            return len(_people(view)), target if whole else len(view.participants()), None
        case "count_subdistricts":
            steps = [row for row in _steps(view) if row["step"] == goal["step"]]
            return len(steps), target if whole else len(view.subdistricts()), None
        case "share_pledges":
            reached = fulfilment(view).value
            return None if reached is None else reached * 100, target, None
        case "share_commitments":
            reached, rows = kept(view).value, view.commitments()
            return None if reached is None else reached * 100, target, _newest(view, rows)
        case "sum_commitments":
            rows = [row for row in view.commitments() if row["goal_id"] == goal["goal_id"]]
            done = sum(min(_verified(view, row), row["target_qty"]) for row in rows)
            return done if rows else None, target if whole else None, _newest(view, rows)
        case "count_proven_districts":
            proven = {
                row["model_id"]
                for row in view.all("model")
                if row["status"] == "proven" and row["status_since"] <= view.day
            }
            districts = {
                row["subdistrict_code"][:4]
                for row in view.all("model_area")
                if row["model_id"] in proven
                and row["from_on"] <= view.day
                and view.here(row["subdistrict_code"])
            }
            return len(districts), target if whole else len(view.districts()), None
        case "count_livelihoods":
            homes = {row["household_id"] for row in view.households()}
            begun = [row for row in view.all("livelihood") if row["started_on"] <= view.day]
            helped = homes & {row["household_id"] for row in begun}
            return len(helped), target if whole else None, None
    reports = [
        row
        for row in view.all("goal_update")
        if row["goal_id"] == goal["goal_id"]
        and row["reported_on"] <= view.day
        and row["verification"] == "verified"
    ]
    last = max(reports, key=lambda row: row["reported_on"], default=None)
    if last is None or not whole:
        return None, target if whole else None, None
    return last["value"], target, last["reported_on"]


def _newest(view, commitments):
    return max((row["reported_on"] for row in _updates(view, commitments)), default=None)


def _steps(view):
    codes = view.subdistricts()
    return [
        row
        for row in view.all("subdistrict_step")
        if row["subdistrict_code"] in codes and row["reached_on"] <= view.day
    ]


@twin_of("M6")
def with_a_team(view):
    """Subdistricts at stage 1 or further, of all: the first step is a team."""
    return Counted(sum(row["step"] == "team" for row in _steps(view)), len(view.subdistricts()))


@twin_of("M7")
def chain(view):
    """Houses handed over, beside the participants with a commitment."""
    return Counted(len(view.handed_over()), len(_people(view)))


@twin_of("M8")
def photos(view):
    """Repairs with both photos that may be shown, of those with both."""
    shown, available = 0, 0
    for repair in view.repairs():
        taken = [
            row
            for row in view.all("photo")
            if row["repair_id"] == repair["repair_id"] and row["taken_on"] <= view.day
        ]
        may = [row for row in taken if row["consent_to_show"] and row["faces_blurred"]]
        pair = {"before", "after"}
        available += pair <= {row["stage"] for row in taken}
        shown += pair <= {row["stage"] for row in may}
    return Counted(shown, available)


@twin_of("M9")
def people_housed(view):
    """Σ n_members of households with a repair at rank 6, each once."""
    homes = {row["household_id"]: row["home"]["n_members"] for row in view.handed_over()}
    return Counted(sum(homes.values()))


@twin_of("M10")
def condition_change(view):
    """median(score before − after) of houses handed over: before is the newest score by the day on
    which work began, after the newest since it was completed. None on few."""
    changes = []
    for repair in view.handed_over():
        scores = [
            (row["assessed_on"], row["assessment_id"], condition_score(view, row))
            for row in view.assessments()
            if row["household_id"] == repair["household_id"]
        ]
        scores = [one for one in scores if one[2] is not None]
        began = min(move["changed_on"] for move in _moves(repair, "in_progress"))
        completed = max(move["changed_on"] for move in _moves(repair, "completed"))
        before = [one for one in scores if one[0] <= began]
        after = [one for one in scores if one[0] > completed]
        if before and after:
            changes.append(max(before)[2] - max(after)[2])
    if len(changes) < view.weights["smallest_sample"]:
        return NOTHING
    return Counted(float(median(changes)), len(changes))


def _moves(repair, status):
    return [move for move in repair["log"] if move["to_status"] == status]


@twin_of("M11")
def villages(view):
    """Villages, a number in a subdistrict, with a house handed over."""
    return Counted(
        len({(row["subdistrict_code"], row["home"]["moo"]) for row in view.handed_over()})
    )


@twin_of("M12")
def districts_on_track(view):
    """Districts on track of those with a target that is due."""
    words = []
    for code in view.districts():
        plan = district_plan(view, code)
        houses = sum(row["subdistrict_code"][:4] == code for row in view.handed_over())
        words += [plan.rag(houses, view.day)] if plan else []
    judged = [word for word in words if word in JUDGED]
    return Counted(judged.count("on_track"), len(judged)) if judged else NOTHING


@twin_of("M13")
def since_the_last_meeting(view):
    """G1 at T − G1 at the newest opening or review before T, from the log."""
    held = [row["held_on"] for row in view.all("event") if row["kind"] in ("review", "kick_off")]
    before = [day for day in held if day < view.day]
    if not before:
        return NOTHING
    then = len(view.on(max(before)).handed_over())
    return Counted(len(view.handed_over()) - then, then)
