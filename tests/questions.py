"""Every question of data_access, found by its signature so that none can be forgotten."""

import importlib
import inspect
import itertools
import pkgutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import data_access
from data_access.indicators import INDICATORS
from data_access.language.vocabulary import REPAIR_STATUS
from data_access.queries.areas.map_values import LAYERS
from data_access.queries.households.household_search import NEEDS
from data_access.queries.households.households import ROWS_OF
from data_access.queries.households.quality import RULES
from data_access.snapshots.programme import Programme

HOUSE = Path(data_access.__file__).parent

# What a question may take beside the programme. A question with another parameter cannot be asked,
# until somebody says here what it is to be asked about.
ASKED_ABOUT = {
    "level": ("district", "subdistrict"),
    "layer": LAYERS,
    "status": tuple(REPAIR_STATUS),
    "rule_key": [rule.key for rule in RULES],
    "which": tuple(ROWS_OF),
    "by": [None, "participant_group", "district_code"],
    "partner_id": [None, "codi-north"],
    "repair_id": ["R-0001"],
    "since": [date(2023, 9, 28)],
    "part_of_id": ["", "0001"],
    "need": tuple(NEEDS),
    "first": [None, 3],
    "of_the_goal": [450.0],
    "target": [450.0],
    # people_count and people_share judge a number that somebody else asked for.
    "value": [0],
    "out_of": [None],
    "part": [0],
    "whole": [1],
}


def questions() -> Iterator[tuple[str, str, object, tuple]]:
    """The module and name of each public function that takes a programme first, the function, and
    what to ask it about: once for every combination of its other parameters. The indicators'
    measures are among them."""
    for module in _modules():
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ != module.__name__ or name.startswith("_"):
                continue
            parameters = list(inspect.signature(function).parameters.values())
            if parameters and parameters[0].annotation is Programme:
                for chosen in _combinations(f"{module.__name__}.{name}", parameters[1:]):
                    yield module.__name__.removeprefix("data_access."), name, function, chosen
    for indicator in INDICATORS:
        yield "indicators", indicator.key, indicator.measure, ()


def _combinations(name: str, parameters: list[inspect.Parameter]) -> Iterator[tuple]:
    unknown = {parameter.name for parameter in parameters} - set(ASKED_ABOUT)
    if unknown:
        raise LookupError(f"{name}: say in ASKED_ABOUT what {unknown} is to be asked about")
    return itertools.product(*(ASKED_ABOUT[parameter.name] for parameter in parameters))


def _modules():
    """A published file asks what the others ask, and no question of its own."""
    for found in pkgutil.walk_packages([str(HOUSE)], "data_access."):
        if not any(part in found.name for part in ("__main__", "migrations", "presentation_file")):
            yield importlib.import_module(found.name)
