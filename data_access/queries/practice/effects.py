"""What a model has changed: its subdistricts against the five most like them when it began.

Changes of single subdistricts are of few households, and a mean of three of them tells nearly as much.
So they are worked out for those who may see every row; others see what the owner says of a model.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from data_access.access.allowed_scope import is_outsider
from data_access.access.scope import Scope
from data_access.disclosure import if_enough, smallest_sample
from data_access.queries.households.raw_counts import need_by_area
from data_access.queries.practice.alike import profiles_of_places
from data_access.rules.effect import SETTLED_AFTER_DAYS, Effect, effect_of, nearest_areas
from data_access.snapshots.programme import Programme, remembered

# Why nothing can be said of a model: of whom it is not for, what is not recorded with a day, and what
# began too lately.
FOR_ROWS_ONLY, NO_HISTORY, TOO_EARLY = "for_rows_only", "no_history", "too_early"
COUNTED = "counted"


@dataclass(frozen=True)
class Evidence:
    """Of one model: `state` (COUNTED or why not), and what was counted between the days `before` and
    `after`. `model` and `others` are the codes of the areas, those without a figure on one of the two
    days among them; `effect` is of those that have both, so that more is better."""

    model_id: str
    measured_by: str
    state: str
    before: date | None = None
    after: date | None = None
    model: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    effect: Effect | None = None


@remembered
def evidence_of_models(programme: Programme) -> list[Evidence]:
    """One a model that has begun, by id."""
    whole = programme.within(Scope(as_of=programme.scope.as_of))
    places = whole.ask(
        """
        select m.model_id, m.measured_by, m.started_on, p.subdistrict_code, p.is_settled
        from model as m
        left join model_place as p on p.model_id = m.model_id
        order by m.model_id, p.subdistrict_code
        """
    )
    return [_evidence(whole, some, places) for _, some in places.groupby("model_id")]


def _evidence(whole: Programme, some: pd.DataFrame, places: pd.DataFrame) -> Evidence:
    first = some.iloc[0]
    measure, before = first["measured_by"], first["started_on"].date()
    named: tuple[str, str] = (first["model_id"], measure)
    if measure not in CHANGES:
        return Evidence(*named, NO_HISTORY)
    if is_outsider(whole.principal):
        return Evidence(*named, FOR_ROWS_ONLY)
    if (whole.as_of - before).days < SETTLED_AFTER_DAYS:
        return Evidence(*named, TOO_EARLY, before, whole.as_of)
    settled = sorted(some.loc[some["is_settled"].fillna(False).astype(bool), "subdistrict_code"])
    same = set(places.loc[places["measured_by"] == measure, "subdistrict_code"].dropna())
    others = nearest_areas(profiles_of_places(whole.on(before)), settled, same)
    changes = CHANGES[measure](whole, before).dropna()
    effect = effect_of(
        changes.reindex(settled).dropna().tolist(), changes.reindex(others).dropna().tolist()
    )
    return Evidence(*named, COUNTED, before, whole.as_of, tuple(settled), tuple(others), effect)


def _coverage(whole: Programme, before: date) -> pd.Series:
    """By subdistrict the change of the share of households in need that have a house, in points."""

    def share(on: Programme) -> pd.Series:
        need = need_by_area(on, "subdistrict").set_index("area_code")
        return 100 * need["reached"] / need["in_need"].where(need["in_need"] > 0)

    return share(whole) - share(whole.on(before))


def _days(whole: Programme, before: date) -> pd.Series:
    """By subdistrict how many days fewer the median house took from report to hand-over, of hand-overs
    of late on each of the two days."""
    fewest = smallest_sample(whole.weights, whole.principal)
    median = if_enough(
        "percentile_cont(0.5e0) within group (order by cast(handed_over_on - reported_on as int))",
        fewest,
    )

    def taken(on: Programme) -> pd.Series:
        return on.ask(
            f"""
            select subdistrict_code, {median} as days
            from any_repair
            where handed_over_on > {{ago_{on.weights["handovers_within_days"]}}}
            group by subdistrict_code
            order by subdistrict_code
            """
        ).set_index("subdistrict_code")["days"]

    return taken(whole.on(before)) - taken(whole)


def _income(whole: Programme, before: date) -> pd.Series:
    """By subdistrict the median income gained per person and year, in baht, of households supported
    since the day."""
    fewest = smallest_sample(whole.weights, whole.principal)
    median = if_enough(
        "percentile_cont(0.5e0) within group (order by income_after - income_before)", fewest
    )
    return whole.ask(
        f"""
        select subdistrict_code, {median} as gained
        from livelihood_now
        where started_on >= date '{before}' and income_after is not null
            and income_before is not null
        group by subdistrict_code
        order by subdistrict_code
        """
    ).set_index("subdistrict_code")["gained"]


# By a key of MODEL_OUTCOME. What a household lacks has no day, so poverty cannot be compared.
CHANGES: dict[str, Callable[[Programme, date], pd.Series]] = {
    "coverage": _coverage,
    "days": _days,
    "income": _income,
}
