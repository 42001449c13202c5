"""Targets for houses: the goal's own, those of areas, and which of them serves what is in view.

Each target is the one that held on the as-of day. The goal's own target stands for the province and
its whole period. Targets of areas serve only a period or an area without one of its own: a year of
one area before its quarters, a district before the sum of its subdistricts. Nothing is added to what
it is a part of.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

import pandas as pd

from data_access.queries.areas.areas import areas, subdistricts_in_view
from data_access.snapshots.programme import Programme, remembered

TargetState = Literal["none_set", "nothing_due", "set"]


def target_state(target: float | None) -> TargetState:
    """No target, a target of 0, and a number are three different things."""
    if target is None or pd.isna(target):
        return "none_set"
    return "set" if target else "nothing_due"


@dataclass(frozen=True)
class AreaTargets:
    """The targets of the areas in view, beside the target that stands: `target`.

    `areas` of `in_all` areas of one `level` have a target of their own; `total` is their sum.
    """

    level: str
    areas: int
    in_all: int
    total: float
    target: float


@remembered
def area_targets(programme: Programme, level: str) -> pd.DataFrame:
    """One row an area of `level` in view that has a houses target, in code order: `area_code`,
    `target`. Of a district that is in view in part, the sum of that part's own targets."""
    given = _Given(programme)
    found = [(code, given.of(code, parts)) for code, parts in _in_view(programme, level)]
    return pd.DataFrame(
        [(code, target) for code, target in found if target is not None],
        columns=["area_code", "target"],
    ).astype({"area_code": "str", "target": "int64"})


@remembered
def target_in_view(programme: Programme, of_the_goal: float) -> float | None:
    """The target for houses within the scope; None where none was set."""
    return of_the_goal if _is_the_goals_own(programme) else _of_areas(programme, _Given(programme))


@remembered
def targets_before(programme: Programme) -> dict[date, float | None]:
    """The target for houses within the scope that held until each day on which one was changed, by
    that day, in order, up to the as-of day; None where none was set until then."""
    if not _is_the_goals_own(programme):
        days = _Given(programme).changed_on
        return {day: _of_areas(programme, _Given(programme, before=day)) for day in days}
    changes = programme.ask(
        """
        select valid_from, target_before
        from goal_target_move
        where goal_id = (select min(goal_id) from raw_goal where rollup = 'count_houses')
        order by valid_from
        """
    )
    return {row.valid_from.date(): float(row.target_before) for row in changes.itertuples()}


@remembered
def targets_beside(programme: Programme, target: float) -> AreaTargets | None:
    """The targets of the areas in view where they do not make up `target`, or where `target` is
    their sum and not all areas have one. None otherwise, and where no area has any.

    One level is counted and summed: the subdistricts, or the districts where one has a target of
    its own, which stands before the sum of its parts."""
    given = _Given(programme)
    districts = _in_view(programme, "district")
    is_of_districts = not given.is_part and any(
        given.own(code) is not None for code, _ in districts
    )
    level = "district" if is_of_districts else "subdistrict"
    in_view = districts if is_of_districts else _in_view(programme, level)
    having = [one for one in in_view if given.of(*one) is not None]
    total = given.sum_in_view(having)
    if total is None:
        return None
    if total == target and (_is_the_goals_own(programme) or len(having) == len(in_view)):
        return None
    return AreaTargets(level, len(having), len(in_view), total, target)


def _is_the_goals_own(programme: Programme) -> bool:
    return programme.scope.is_whole_province and not programme.scope.fiscal_year_be


def _of_areas(programme: Programme, given: "_Given") -> float | None:
    """The target of a part of the province, or of a fiscal year of it."""
    if programme.scope.is_whole_province:
        own = given.own(areas(programme).province)
        if own is not None:
            return float(own)
    return given.sum_in_view(_in_view(programme, "district"))


class _Given:
    """The targets as they were entered, by area and year, within the fiscal year in view: those
    that held on the as-of day, or until the day `before`."""

    def __init__(self, programme: Programme, before: date | None = None):
        rows = programme.ask(
            """
            select t.area_code, t.period, t.target_value, t.valid_from
            from area_target_given as t
            join raw_goal as g on g.goal_id = t.goal_id and g.rollup = 'count_houses'
            order by t.area_code, t.period, t.valid_from nulls first
            """
        )
        changed = rows["valid_from"].dropna()
        self.changed_on: list[date] = sorted(set(changed.dt.date))
        if before:
            rows = rows[~(rows["valid_from"] >= pd.Timestamp(before))]
        chosen = programme.scope.fiscal_year_be
        self.is_part = bool(programme.scope.subdistricts)
        self.entered: dict[tuple[str, str], dict[str, int]] = {}
        for row in rows.itertuples():
            if chosen is None or row.period[:4] == str(chosen):
                key = (row.area_code, row.period[:4])
                self.entered.setdefault(key, {})[row.period] = int(row.target_value)
        self.years = sorted({year for _, year in self.entered})

    def own(self, code: str, year: str | None = None) -> int | None:
        """The area's own target of a year, or of every year: the year's before its quarters."""
        if year is None:
            return _sum(self.own(code, one) for one in self.years)
        entered = self.entered.get((code, year), {})
        return entered.get(year, _sum(entered.values()))

    def of(self, code: str, parts: list[str]) -> int | None:
        """The target of an area, year by year: its own, or else the sum of its `parts`. What was
        set for a district is not that of a part of it."""

        def in_year(year: str) -> int | None:
            mine = None if self.is_part and parts else self.own(code, year)
            return _sum(self.own(part, year) for part in parts) if mine is None else mine

        return _sum(in_year(year) for year in self.years)

    def sum_in_view(self, in_view: list[tuple[str, list[str]]]) -> float | None:
        total = _sum(self.of(code, parts) for code, parts in in_view)
        return None if total is None else float(total)


def _in_view(programme: Programme, level: str) -> list[tuple[str, list[str]]]:
    """The areas of `level` in view in code order, each with its subdistricts in view."""
    table = subdistricts_in_view(programme)
    if level == "subdistrict":
        return [(code, []) for code in table["subdistrict_code"]]
    groups = table.groupby("district_code")["subdistrict_code"]
    return [(code, list(parts)) for code, parts in groups]


def _sum(numbers) -> int | None:
    """None where none of them is known."""
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None
