"""Twins of the figures of money: G14 to G16."""

from statistics import median

from tests.twins.twin import NOTHING, Counted, share, twin_of

STATE_PARTNERS = {"provincial_gov", "public_org", "lao", "academic"}
STATE_PROGRAMMES = {"codi_bpp", "codi_bmk", "dep_disabled", "dop_elderly", "lao_budget", "glo"}


@twin_of("G14a")
def approved(view):
    """Σ approved_thb of repairs at rank ≥ 3."""
    amounts = [row["approved_thb"] for row in _from_rank(view, 3)]
    return Counted(sum(amounts)) if amounts else NOTHING


@twin_of("G14b")
def spent(view):
    """Σ actual_cash_thb of repairs at rank ≥ 5 ÷ Σ approved_thb of the same repairs."""
    rows = _from_rank(view, 5)
    return share(
        sum(row["actual_cash_thb"] for row in rows), sum(row["approved_thb"] for row in rows)
    )


@twin_of("G15")
def cost_per_house(view):
    """median(actual_cash_thb + inkind_value_thb) of rank 6; none on few."""
    costs = [row["actual_cash_thb"] + (row["inkind_value_thb"] or 0) for row in view.handed_over()]
    return Counted(median(costs)) if len(costs) >= view.weights["smallest_sample"] else NOTHING


@twin_of("G16")
def leverage(view):
    """Σ value of the non-state ÷ Σ value of the state, in the funding of repairs approved or
    further; a line tied to a delivery counts once that is verified and made by T. An academic body
    is on the side of the state, and a state programme is whoever hands it over."""
    repairs = {row["repair_id"] for row in _from_rank(view, 3)}
    types = {row["partner_id"]: row["partner_type"] for row in view.all("partner")}
    verified = {row["delivery_id"] for row in view.reports() if row["verification"] == "verified"}
    state, others = 0, 0
    for line in view.all("repair_funding"):
        if line["repair_id"] not in repairs:
            continue
        if line["delivery_id"] and line["delivery_id"] not in verified:
            continue
        of_state = line["funding_program"] in STATE_PROGRAMMES
        if of_state or types.get(line["partner_id"]) in STATE_PARTNERS:
            state += line["value_thb"]
        else:
            others += line["value_thb"]
    return share(others, state)


def _from_rank(view, first):
    return [row for row in view.repairs() if row["rank"] is not None and row["rank"] >= first]
