"""The plan curve, the targets of areas and the word for a pace, day by day and target by target."""

from dataclasses import dataclass
from datetime import date, timedelta

from tests.twins.view import exactly


@dataclass
class Plan:
    """`expected` and `spi` are None where nothing is due yet."""

    baseline: float
    target: float
    start_on: date
    due_on: date
    curve: str
    weights: dict

    def weight(self, day):
        """Of a day of work: 1, but less in the rainy months on the rain curve."""
        rainy = self.curve == "rain" and day.month in self.weights["rain"]["months"]
        return exactly(self.weights["rain"]["weight"]) if rainy else 1

    def work(self, after, until):
        """Σ weight of the days in (after, until]."""
        days = range(1, (until - after).days + 1)
        return sum(self.weight(after + timedelta(days=number)) for number in days)

    def share(self, day):
        """P(T) = Σ weight of days to T ÷ Σ weight of all days, from 0 to 1."""
        if day <= self.start_on:
            return 0
        if day >= self.due_on:
            return 1
        return self.work(self.start_on, day) / exactly(self.work(self.start_on, self.due_on))

    def expected(self, day):
        """baseline + (target − baseline)·P(T)."""
        return exactly(self.baseline) + exactly(self.target - self.baseline) * self.share(day)

    def spi(self, actual, day):
        """(actual − baseline) ÷ (expected − baseline); undefined while P(T) = 0."""
        due = self.expected(day) - exactly(self.baseline)
        return (exactly(actual) - exactly(self.baseline)) / due if due else None

    @property
    def asks_nothing(self):
        """A target of 0 means that nothing is due."""
        return self.target == 0 and self.baseline == 0

    def rag(self, actual, day, newest=None, is_reported=False):
        """not_due before the start; on_track when the target is reached; no_data without a number
        or where the newest report is more than 60 days old; then by SPI, 0.95 and 0.80."""
        if day < self.start_on or self.asks_nothing:
            return "not_due"
        if actual is None:
            return "no_data"
        down = self.target < self.baseline
        if actual <= self.target if down else actual >= self.target:
            return "on_track"
        if is_reported and (day - newest).days > self.weights["stale_after_days"]:
            return "no_data"
        spi = self.spi(actual, day)
        if spi is None:
            return "not_due"
        if spi >= exactly(self.weights["pace"]["on_track"]):
            return "on_track"
        return "watch" if spi >= exactly(self.weights["pace"]["watch"]) else "behind"


def houses_plan(view):
    """The plan of the goal for houses: its own target for the province and its whole period, else
    the targets of the areas. None where none was set."""
    goal = house_goal(view)
    if goal is None:
        return None
    if view.is_whole and view.year is None:
        # Houses are counted upwards: of a target of 0 no baseline makes a plan.
        target = target_on(view, goal)
        return _plan(view, goal, target, goal["baseline"] if target else 0)
    target = None
    if view.is_whole:
        target = _own(view, goal, "58", str(view.year))
    if target is None:
        target = _sum(district_target(view, goal, code) for code in view.districts())
    return None if target is None else _plan(view, goal, target, 0)


def district_plan(view, code):
    """The plan of one district, of the part of it that is in view."""
    goal = house_goal(view)
    target = None if goal is None else district_target(view, goal, code)
    return None if target is None else _plan(view, goal, target, 0)


def district_target(view, goal, code):
    """Year by year its own target, else the sum of its subdistricts in view. Of a district in view
    in part, that of the part."""
    years = {row["period"][:4] for row in view.all("area_target")}
    parts = [one for one in view.subdistricts() if one[:4] == code]

    def in_year(year):
        own = None if view.scope.subdistricts else _own(view, goal, code, year)
        return _sum(_own(view, goal, one, year) for one in parts) if own is None else own

    return _sum(in_year(year) for year in years if view.year in (None, int(year)))


def house_goal(view):
    goals = [row for row in view.all("goal") if row["rollup"] == "count_houses"]
    return goals[0] if goals else None


def target_on(view, goal):
    """What the goal asks for on the day: as it was last changed by then."""
    changes = [row for row in view.all("goal_target_change") if row["goal_id"] == goal["goal_id"]]
    return _last(view, changes, "target", goal["target"])


def _last(view, changes, column, first):
    known = [row for row in changes if row["valid_from"] <= view.day]
    return max(known, key=lambda row: row["valid_from"])[column] if known else first


def _value_on(view, target):
    """The same of the target of an area."""
    keys = ("area_code", "goal_id", "period")
    changes = [
        row
        for row in view.all("area_target_change")
        if all(row[one] == target[one] for one in keys)
    ]
    return _last(view, changes, "target_value", target["target_value"])


def _own(view, goal, code, year):
    """A year's target, or what its quarters make up: never both."""
    rows = {
        row["period"]: _value_on(view, row)
        for row in view.all("area_target")
        if row["area_code"] == code
        and row["goal_id"] == goal["goal_id"]
        and row["period"][:4] == year
    }
    return rows[year] if year in rows else _sum(rows.values())


def _plan(view, goal, target, baseline):
    """A fiscal year narrows the plan to its own days."""
    start_on, due_on = goal["start_on"], goal["due_on"]
    if view.year:
        start_on = max(start_on, date(view.year - 544, 10, 1))
        due_on = min(due_on, date(view.year - 543, 9, 30))
    return Plan(baseline, target, start_on, due_on, goal["curve"], view.weights)


def _sum(numbers):
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None
