"""The dimensions of poverty that a household fails, as columns of the table of households of a day.

See days/day_tables.py, which has them. The arithmetic: rules/alkire_foster.py.
"""

from collections.abc import Mapping
from typing import Any

from data_access.rules.alkire_foster import NEARLY, weights_of

OF_A_HOUSEHOLD = "household_id, subdistrict_code, district_code, n_members, reached"


def failed(weights: Mapping[str, Any]) -> str:
    """The columns `is_scored` and, a dimension each, whether it fails that (`fails_health` …), of a
    household `h` and its newest assessment `a`.

    An empty cell means that none failed where the standard's set or an assessment shows that
    somebody looked; elsewhere it is not known, and the household is not scored.
    """
    fails = ",\n    ".join(
        f"concat(';', coalesce(h.mpi_failed, ''), ';') like '%;{name};%' as fails_{name}"
        for name in weights_of(weights)
    )
    return f"""coalesce(h.mpi_failed, '') <> '' or coalesce(h.jpt_set, '') <> ''
        or a.assessed_on is not null as is_scored,
    {fails}"""


def is_poor(weights: Mapping[str, Any]) -> str:
    """True for a household with the columns of `failed` that is scored and fails enough."""
    weighed = " + ".join(
        f"case when fails_{name} then {weight!r}e0 else 0e0 end"
        for name, weight in weights_of(weights).items()
    )
    cutoff = float(weights["poverty_cutoff"]) - NEARLY
    return f"is_scored and {weighed} >= {cutoff!r}e0"


def household_poverty(weights: Mapping[str, Any]) -> str:
    """One row a household: whether it fails each dimension, `is_scored`, `is_poor`, and whether it was
    `reached` by a house handed over."""
    fails = ", ".join(f"fails_{name}" for name in weights_of(weights))
    return f"\nselect {OF_A_HOUSEHOLD}, is_scored, is_poor, {fails} from household_now"
