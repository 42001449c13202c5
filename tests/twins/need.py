"""Twins of the figures of need: G8 to G13, G18 to G20, and P14."""

from datetime import timedelta

from tests.twins.twin import NOTHING, Counted, share, twin_of
from tests.twins.view import exactly

HIDDEN_BELOW_A_DISTRICT = Counted("hidden")


@twin_of("G8")
def in_need(view):
    """|Need| of H: the latest assessment has somebody in danger or a condition score ≥ 50, or a
    repair is at rank 0 to 6. A zero where nobody looked is not known."""
    rows = stands(view)
    return _looked_at(rows, Counted(_count(rows, "in_need"), len(rows)))


@twin_of("G9")
def coverage(view):
    """|{h ∈ Need: has a repair at rank 6}| ÷ |Need|."""
    rows = stands(view)
    return share(_count(rows, "reached"), _count(rows, "in_need"))


@twin_of("G10")
def urgent(view):
    """|{h: (priority ≥ 70 or somebody in danger) and max rank < 4}|."""
    rows = stands(view)
    return _looked_at(rows, Counted(_count(rows, "urgent")))


@twin_of("G11")
def vulnerable_reached(view):
    """|{h ∈ Need: vuln_score > 0, rank 6}| ÷ |{h ∈ Need: vuln_score > 0}|, never below a district."""
    if view.scope.subdistricts:
        return HIDDEN_BELOW_A_DISTRICT
    rows = [one for one in stands(view) if one["in_need"] and (one["vulnerability"] or 0) > 0]
    return share(_count(rows, "reached"), len(rows))


@twin_of("G12a")
def equity_gap(view):
    """max − min of G9 over districts with |Need| ≥ 10; none of fewer than two."""
    rows = stands(view)
    coverages = []
    for district in view.districts():
        here = [one for one in rows if one["subdistrict_code"][:4] == district]
        need = _count(here, "in_need")
        if need >= view.weights["smallest_need_compared"]:
            coverages.append(_count(here, "reached") / need)
    if len(coverages) < 2:
        return NOTHING
    return Counted(max(coverages) - min(coverages), min(coverages))


@twin_of("G12b")
def never_reached(view):
    """The number of subdistricts with Need > 0 and G9 = 0."""
    rows, codes = stands(view), view.subdistricts()
    found = 0
    for code in codes:
        here = [one for one in rows if one["subdistrict_code"] == code]
        found += _count(here, "in_need") > 0 and _count(here, "reached") == 0
    return _looked_at(rows, Counted(found, len(codes)))


@twin_of("G13")
def with_data(view):
    """Subdistricts with an assessment in (T − 365, T], of all."""
    surveyed = {one["subdistrict_code"] for one in stands(view) if one["assessed_lately"]}
    return Counted(len(surveyed), len(view.subdistricts()))


@twin_of("G18")
def complete_records(view):
    """The share of H that passes: a point in its subdistrict, income or «unknown», assessed
    within 365 days, consent recorded. A point where no shape is known passes."""
    rows = stands(view)
    passing = [
        one
        for one in rows
        if one["lat"] is not None
        and (one["income_pp_year_thb"] is not None or one["income_unknown"])
        and one["assessed_lately"]
        and one["consent"] != "not_asked"
        and not one["is_far_off"]
    ]
    return share(len(passing), len(rows))


@twin_of("G19a")
def poor(view):
    """H = Σ n·poor ÷ Σ n over the scored."""
    known = _known(view)
    if known is None:
        return NOTHING
    return share(_persons(_poor_of(known)), _persons(known))


@twin_of("G19b")
def intensity(view):
    """A = Σ n·poor·c ÷ Σ n·poor, never below a district."""
    return _above_subdistricts(view, lambda known: share(_lacked(known), _persons(_poor_of(known))))


@twin_of("G19c")
def adjusted(view):
    """M0 = Σ n·poor·c ÷ Σ n, never below a district."""
    return _above_subdistricts(view, lambda known: share(_lacked(known), _persons(known)))


@twin_of("G20")
def still_poor(view):
    """|{h scored: rank 6, poor}| ÷ |{h scored: rank 6}|, never below a district."""
    return _above_subdistricts(view, _still_poor)


def _still_poor(known):
    housed = [one for one in known if one["reached"]]
    return share(_count(housed, "poor"), len(housed))


def _above_subdistricts(view, counted):
    """What is counted of the scored households; nothing, or hidden, where it cannot be said."""
    known = _known(view)
    if known is None:
        return NOTHING
    return HIDDEN_BELOW_A_DISTRICT if view.scope.subdistricts else counted(known)


def _poor_of(known):
    return [one for one in known if one["poor"]]


def _lacked(known):
    """Σ n·c over the poor."""
    return sum(one["n_members"] * one["c"] for one in _poor_of(known))


def _known(view):
    """The scored households, each with `c` and whether it is `poor`; None where they hold fewer
    than 0.8 of all people. Scored: a dimension is named, or a set, or a house was assessed."""
    seen = {one["household_id"] for one in view.assessments()}
    rows, of_dimension = stands(view), view.weights["poverty_dimension"]
    known = []
    for one in rows:
        failed = [name for name in (one["mpi_failed"] or "").split(";") if name]
        c = sum(exactly(of_dimension[name]) for name in set(failed))
        if failed or one["jpt_set"] or one["household_id"] in seen:
            known.append({**one, "c": c, "poor": c >= exactly(view.weights["poverty_cutoff"])})
    people = _persons(rows)
    least = exactly(view.weights["smallest_scored_share"])
    return known if people and _persons(known) >= least * people else None


def _persons(rows):
    return sum(one["n_members"] for one in rows)


@twin_of("P14")
def gaps(view):
    """Subdistricts with |Need| − houses funded > 0; a house is funded from approval on."""
    rows = stands(view)
    codes = {one["subdistrict_code"] for one in rows if one["in_need"] and one["rank"] < 3}
    return _looked_at(rows, Counted(len(codes)))


def stands(view):
    """H, each household as it stands: `in_need`, `reached`, `urgent`, `rank` (the furthest of its
    repairs, −1 without one on the path), its scores, and whether it was assessed lately."""
    ranks, latest, members = {}, {}, {}
    for row in view.repairs(of_every_year=True):
        if row["rank"] is not None:
            one = row["household_id"]
            ranks[one] = max(ranks.get(one, -1), row["rank"])
    for row in sorted(
        view.assessments(), key=lambda row: (row["assessed_on"], row["assessment_id"])
    ):
        latest[row["household_id"]] = row
    for row in view.all("member"):
        members.setdefault(row["household_id"], set()).update(row["groups"].split(";"))
    found = []
    lately = view.day - timedelta(days=view.weights["assessed_within_days"])
    for home in view.households():
        seen, rank = latest.get(home["household_id"]), ranks.get(home["household_id"], -1)
        condition = condition_score(view, seen) if seen else None
        vulnerability = _vulnerability(view, members.get(home["household_id"]))
        poverty = _poverty(view, home["income_pp_year_thb"])
        priority = _priority(view, condition, vulnerability, poverty)
        in_danger = bool(seen and seen["people_at_risk"])
        line = view.weights["need_condition_score"]
        is_bad = condition is not None and condition >= line
        is_first = priority is not None and priority >= view.weights["urgent_priority"]
        found.append(
            {
                **home,
                "rank": rank,
                "vulnerability": vulnerability,
                "in_need": in_danger or is_bad or rank >= 0,
                "reached": rank == 6,
                "urgent": (in_danger or is_first) and rank < 4,
                "assessed_lately": bool(seen and seen["assessed_on"] > lately),
                "is_far_off": False,
            }
        )
    return found


def condition_score(view, assessment):
    """100/3 · Σ w·c ÷ Σ w over the components assessed; None where Σ w of them is below 0.5."""
    weighed, weight = 0, 0
    for component, of_it in view.weights["component"].items():
        condition = assessment[f"{component}_condition"]
        if condition in ("0", "1", "2", "3"):
            weighed += exactly(of_it) * int(condition)
            weight += exactly(of_it)
    if weight < exactly(view.weights["smallest_condition_weight"]):
        return None
    return 100 * weighed / (3 * weight)


def _vulnerability(view, groups):
    """min(100, Σ points of the distinct groups); None where no member is on record."""
    if groups is None:
        return None
    return min(100, sum(view.weights["vulnerable_group"].get(one, 0) for one in groups))


def _poverty(view, income):
    """100 · clamp(1 − income ÷ 100,000, 0, 1)."""
    if income is None:
        return None
    return 100 * min(1, max(0, 1 - exactly(income) / exactly(view.weights["poverty_line_thb"])))


def _priority(view, condition, vulnerability, poverty):
    """0.5·condition + 0.3·vulnerability + 0.2·poverty; one part unknown, the other two are weighed
    anew; two unknown, no score."""
    parts = [
        (exactly(view.weights["priority"][name]), score)
        for name, score in (
            ("condition", condition),
            ("vulnerability", vulnerability),
            ("poverty", poverty),
        )
        if score is not None
    ]
    if len(parts) < 2:
        return None
    return sum(part * score for part, score in parts) / sum(part for part, _ in parts)


def _looked_at(rows, counted):
    is_surveyed = any(one["assessed_lately"] for one in rows)
    return NOTHING if counted.value == 0 and not is_surveyed else counted


def _count(rows, name):
    return sum(one[name] for one in rows)
