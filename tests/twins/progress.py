"""Twins of the figures of progress: G1 to G7."""

from datetime import timedelta
from statistics import median

from tests.twins.plan import houses_plan
from tests.twins.twin import NOTHING, Counted, twin_of
from tests.twins.view import exactly


@twin_of("G1")
def handed_over(view):
    """n₆ = |{r ∈ R: handed over by T}| of the target. One reopened is not handed over."""
    plan = houses_plan(view)
    return Counted(len(view.handed_over()), plan.target if plan else None)


@twin_of("G2")
def expected(view):
    """expected(T) of the goal for houses, to one decimal."""
    plan = houses_plan(view)
    if plan is None or plan.asks_nothing:
        return NOTHING
    return Counted(round(float(plan.expected(view.day)), 1), plan.target)


@twin_of("G3")
def pace(view):
    """SPI = (actual − baseline) ÷ (expected − baseline)."""
    plan = houses_plan(view)
    if plan is None or plan.asks_nothing:
        return NOTHING
    spi = plan.spi(len(view.handed_over()), view.day)
    return NOTHING if spi is None else Counted(float(spi))


@twin_of("G4")
def forecast(view):
    """v = hand-overs of a window ÷ its working weight; the first day D > T with
    v·Σ weight(T, D] ≥ target − done. Three windows, cut at the goal's start, without those of no
    working weight. The day named is the middle one's, where all of them end within ten years and
    it has enough hand-overs."""
    plan = houses_plan(view)
    if plan is None or plan.asks_nothing:
        return NOTHING
    done, rules = view.handed_over(), view.weights["forecast"]
    if len(done) >= plan.target:
        return Counted(view.day)
    days, middle = [], None
    for name in ("short_window", "window", "long_window"):
        since = max(view.day - timedelta(days=rules[name]), min(plan.start_on, view.day))
        work = plan.work(since, view.day)
        if not work:
            continue
        houses = sum(row["since"] > since for row in done)
        finish = _finish(plan, view.day, exactly(plan.target) - len(done), houses / exactly(work))
        days.append(finish)
        if name == "window":
            middle = (houses, finish)
    if None in days or not middle or middle[0] < rules["smallest_handovers"]:
        return NOTHING
    return Counted(middle[1])


def _finish(plan, day, left, speed):
    if not speed:
        return None
    reached = 0
    for number in range(1, 3653):
        reached += speed * plan.weight(day + timedelta(days=number))
        if reached >= left:
            return day + timedelta(days=number)
    return None


@twin_of("G5")
def funnel(view):
    """c₀ = |{r: rank ≥ 0}|, of all repairs: off the path has no rank."""
    rows = view.repairs()
    return Counted(sum(row["rank"] is not None for row in rows), len(rows))


@twin_of("G6")
def stalled(view):
    """|{r: rank 1..5 or on hold, T − status_since > the limit of its status}|."""
    limits = view.weights["stall_days"]
    open_ones = [row for row in view.repairs() if row["rank"] in range(1, 6)]
    late = [row for row in open_ones if (view.day - row["since"]).days > limits[row["status"]]]
    return Counted(len(late), len(open_ones))


@twin_of("G7")
def days(view):
    """median(handed_over_on − reported_on) of hand-overs in (T − 365, T]; none on few."""
    first = view.day - timedelta(days=view.weights["handovers_within_days"])
    rows = [row for row in view.handed_over() if row["since"] > first]
    if len(rows) < view.weights["smallest_sample"]:
        return NOTHING
    return Counted(median((row["since"] - row["reported_on"]).days for row in rows), len(rows))
