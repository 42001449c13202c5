"""Every question, registered once: its module, what it is asked about, and whether readers get it.

A question is a public function of a module in MODULES that takes a Programme first; the measure of
an indicator is one too. What it takes besides is known by name in ASKED_ABOUT. The presentation
file, the tests of both engines and of the policy, and the benchmark ask what is registered here.

To add a question, write its function in a module of data_access/queries. A new module is named in
MODULES, a parameter of a new name in ASKED_ABOUT.
"""

import inspect
import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from types import ModuleType

from data_access.indicators import INDICATORS, since
from data_access.indicators.changed import changed_rows
from data_access.language.vocabulary import REPAIR_STATUS
from data_access.queries.areas import areas, map_values, programme_facts
from data_access.queries.households import (
    household_search,
    households,
    known_households,
    quality,
    raw_counts,
    safe_counts,
)
from data_access.queries.insights import insights, invariants
from data_access.queries.meetings import decisions, gatherings
from data_access.queries.needs import candidates, net_need, poverty, raw_poverty
from data_access.queries.network import goals, network
from data_access.queries.partners import (
    activities,
    contributions,
    followed,
    ledger,
    own,
    partners,
    wider,
)
from data_access.queries.plans import measures, plans, proposals
from data_access.queries.practice import alike, effects, income, models, released_income
from data_access.queries.repairs import (
    hand_overs,
    houses,
    houses_by_area,
    raw_baht,
    raw_stages,
    repairs,
    single_repairs,
    stage_counts,
    subsidies,
    targets,
)
from data_access.snapshots.programme import Programme

MODULES = (
    activities,
    alike,
    areas,
    candidates,
    changed_rows,
    contributions,
    decisions,
    effects,
    followed,
    gatherings,
    goals,
    household_search,
    households,
    hand_overs,
    houses,
    houses_by_area,
    income,
    insights,
    invariants,
    known_households,
    ledger,
    map_values,
    models,
    measures,
    net_need,
    network,
    own,
    partners,
    plans,
    poverty,
    programme_facts,
    proposals,
    quality,
    raw_baht,
    raw_counts,
    raw_poverty,
    released_income,
    raw_stages,
    repairs,
    safe_counts,
    since,
    single_repairs,
    stage_counts,
    subsidies,
    targets,
    wider,
)
# They count households before anything is hidden; no page or file asks them.
RAW = {
    "candidate_houses",  # with what a choice weighs of the people in them
    "counts_of_households",
    "every_count",
    "household_counts",
    "houses_at_stages",
    "income_of_households",
    "households_in_view",
    "livelihoods",
    "need_by_area",
    "people_housed_by_year",
    "baht_of_houses",
    "poor_of_groups_by_district",
    "poverty_counts",
    "poverty_of_households",
    "profiles_of_places",
    "vulnerable_by_district",
}
# For those who open single households in the record store.
OF_THE_STORE = {"households_found", "known_households"}

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
    "since": (),  # no day, unless whoever asks names some
    "first": (None, 1_000),  # as many as a page lists
    "of_the_goal": (0.0,),  # what is compared here, after the answer
    "target": (0.0,),
    "part_of_id": (NOBODY,),
    "need": tuple(household_search.NEEDS),
    "given": tuple(wider.GIVEN),
}
# The other statuses of the map are asked of repairs_by_area, in the same words.
NARROWER = {("map_values", "status"): ("handed_over",)}


@dataclass(frozen=True)
class Question:
    """`module` is the dotted name below data_access; of a measure it is "indicators", and `name` the
    indicator's key. `parameters` are what it takes after the programme."""

    module: str
    name: str
    ask: Callable[..., object]
    parameters: tuple[str, ...] = ()

    @property
    def is_for_readers(self) -> bool:
        """Whether a page or a file may show its answer."""
        return self.name not in RAW | OF_THE_STORE

    def arguments(self, **instead: Iterable) -> Iterator[tuple]:
        """What it is asked about: every combination of what is registered for its parameters, or of
        what is named here `instead`."""
        choices = [
            NARROWER.get((self.name, one)) or tuple(instead.get(one, ASKED_ABOUT[one]))
            for one in self.parameters
        ]
        return itertools.product(*choices)


def questions_of(module: ModuleType) -> Iterator[Question]:
    """The questions that a module itself holds, by name."""
    for name, function in inspect.getmembers(module, inspect.isfunction):
        taken = [*inspect.signature(function).parameters.values()]
        if (
            function.__module__ == module.__name__
            and not name.startswith("_")
            and taken
            and taken[0].annotation is Programme
        ):
            parameters = tuple(one.name for one in taken[1:])
            yield Question(module.__name__.removeprefix("data_access."), name, function, parameters)


QUESTIONS: tuple[Question, ...] = (
    *(question for module in MODULES for question in questions_of(module)),
    *(Question("indicators", one.key, one.measure) for one in INDICATORS),
)
if unknown := {one for question in QUESTIONS for one in question.parameters} - ASKED_ABOUT.keys():
    raise LookupError(f"say in ASKED_ABOUT what {', '.join(sorted(unknown))} may be asked about")


def asked_of_readers(**instead: Iterable) -> Iterator[tuple[Question, tuple]]:
    """Each question that readers get, once for every combination of what it is asked about."""
    for question in QUESTIONS:
        if question.is_for_readers:
            for arguments in question.arguments(**instead):
                yield question, arguments
