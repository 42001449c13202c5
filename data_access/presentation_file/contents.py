"""Everything that a presenter may ask: each question, of each place and day that is published."""

import inspect
import itertools
from collections.abc import Callable, Iterator
from datetime import date

from data_access.access.scope import Scope
from data_access.indicators import INDICATORS, since
from data_access.language.vocabulary import REPAIR_STATUS
from data_access.queries.areas import areas, map_values, programme_facts
from data_access.queries.households import households, quality, safe_counts
from data_access.queries.insights import insights, invariants
from data_access.queries.network import goals, network
from data_access.queries.partners import activities, contributions, partners
from data_access.queries.repairs import houses, repairs, single_repairs, subsidies, targets
from data_access.snapshots.programme import Programme

MODULES = (
    activities,
    areas,
    contributions,
    insights,
    goals,
    households,
    houses,
    invariants,
    map_values,
    network,
    partners,
    programme_facts,
    quality,
    repairs,
    safe_counts,
    since,
    single_repairs,
    subsidies,
    targets,
)
# They count households before anything is hidden; no page or file asks them.
NOT_FOR_A_READER = {
    "every_count",
    "household_counts",
    "households_in_view",
    "livelihoods",
    "need_by_area",
    "vulnerable_by_district",
}
NOBODY = ""  # of a partner, a household or a repair: no id of one is asked about by name
ASKED_ABOUT: dict[str, tuple] = {
    "level": ("district", "subdistrict"),
    "layer": map_values.LAYERS,
    "status": tuple(REPAIR_STATUS),
    "rule_key": tuple(rule.key for rule in quality.RULES),
    "which": tuple(households.ROWS_OF),
    "by": (None, "participant_group", "district_code"),
    "partner_id": (None,),  # the answer is of all partners, and one is taken from it afterwards
    "repair_id": (NOBODY,),
    "first": (None, 1_000),  # as many as a page lists
    "of_the_goal": (0.0,),  # what is compared here, after the answer
    "target": (0.0,),
}

Question = Callable[..., object]


def published_days(programme: Programme) -> list[date]:
    """The snapshot's own day and those on which the network met, newest first."""
    held = programme_facts.meetings(programme.within(Scope()))["held_on"].dt.date
    return sorted({programme.snapshot.as_of, *held}, reverse=True)


def published_scopes(programme: Programme) -> list[Scope]:
    """The province and each district on each published day."""
    districts = areas.areas(programme).of_level("district")
    places = [frozenset(), *(frozenset({code}) for code in districts)]
    return [
        Scope(districts=place, as_of=None if day == programme.snapshot.as_of else day)
        for day in published_days(programme)
        for place in places
    ]


def ask_everything(programme: Programme) -> None:
    """Asks each question within the programme's scope; the answers are not looked at here.

    The newest day is compared with every earlier one, an earlier day with the one before it.
    """
    earlier = [day for day in published_days(programme) if day < programme.as_of]
    if programme.scope.as_of:
        earlier = earlier[:1]
    for question, arguments in questions(earlier):
        question(programme, *arguments)


def questions(earlier: list[date]) -> Iterator[tuple[Question, tuple]]:
    """Each question with what it is asked about, once for every combination. `earlier` are the
    days that a question may compare with."""
    for module in MODULES:
        for name, function in inspect.getmembers(module, inspect.isfunction):
            first, *others = [*inspect.signature(function).parameters.values()] or [None]
            is_question = (
                function.__module__ == module.__name__
                and not name.startswith("_")
                and first is not None
                and first.annotation is Programme
            )
            if is_question and name not in NOT_FOR_A_READER:
                choices = [_choices(name, one.name, earlier) for one in others]
                yield from ((function, chosen) for chosen in itertools.product(*choices))
    yield from ((indicator.measure, ()) for indicator in INDICATORS)


def _choices(question: str, parameter: str, earlier: list[date]) -> tuple:
    if parameter == "since":
        return tuple(earlier)
    if (question, parameter) == ("map_values", "status"):
        return ("handed_over",)  # the other statuses are asked of repairs_by_area
    return ASKED_ABOUT[parameter]
