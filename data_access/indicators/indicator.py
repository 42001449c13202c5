"""What an indicator is: its key, name, unit, formula, measure and the rows behind it, in one block.

A module of this folder writes `@indicator(…)` over the function that measures, or `ratio(…)` of two
figures. Nothing else has to be edited: `__init__` collects what the modules define.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from data_access.indicators.drill_down import DrillDown
from data_access.indicators.figure import Figure, quotient
from data_access.language.vocabulary import Text
from data_access.rules.rule_words import stated
from data_access.snapshots.programme import Programme, remembered

Measure = Callable[[Programme], Figure]

OWN_DEFINITION = Text("นิยามของโครงการ", "The programme's own definition")


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """One figure the programme answers for: defined once, for pages, methods, files and scripts.

    `formula_template` names the weights that it states, as in "SPI ≥ {pace.on_track}"; `formula`
    puts in the numbers of the weights in force. `unit` is one of UNITS. `rows` is None where no
    rows may be listed. Of a ratio, `numerator` and `denominator` measure its two figures.
    """

    key: str
    name: Text
    unit: str
    formula_template: Text
    measure: Measure
    rows: DrillDown | None = None
    source: Text = OWN_DEFINITION
    numerator: Measure | None = None
    denominator: Measure | None = None

    def formula(self, weights: Mapping[str, Any]) -> Text:
        """How it is counted, in words, by the weights of the snapshot that it is measured on."""
        return stated(self.formula_template, weights)


def indicator(
    *,
    key: str,
    name: Text,
    unit: str,
    formula: Text,
    rows: DrillDown | None = None,
    source: Text = OWN_DEFINITION,
) -> Callable[[Measure], Indicator]:
    """Makes the function below it an indicator: the function is its `measure`."""

    def made(measure: Measure) -> Indicator:
        return Indicator(
            key=key,
            name=name,
            unit=unit,
            formula_template=formula,
            measure=remembered(measure),
            rows=rows,
            source=source,
        )

    return made


def ratio(
    *,
    key: str,
    name: Text,
    unit: str,
    formula: Text,
    numerator: Indicator | Measure,
    denominator: Indicator | Measure,
    rows: DrillDown | None = None,
    note: Callable[[Programme], Text | None] | None = None,
    source: Text = OWN_DEFINITION,
) -> Indicator:
    """An indicator that is one figure ÷ another. It counts nothing itself: what its parts do not
    show, it does not show either."""
    part, whole = _measure_of(numerator), _measure_of(denominator)

    def measure(programme: Programme) -> Figure:
        said = note(programme) if note else None
        return quotient(part(programme), whole(programme), said)

    return Indicator(
        key=key,
        name=name,
        unit=unit,
        formula_template=formula,
        measure=remembered(measure),
        rows=rows,
        source=source,
        numerator=part,
        denominator=whole,
    )


def _measure_of(one: Indicator | Measure) -> Measure:
    return one.measure if isinstance(one, Indicator) else one
