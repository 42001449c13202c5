"""The dimensions of poverty that each household in scope fails, as a table expression.

See scoped_tables.py, which puts it before a question. The arithmetic: rules/alkire_foster.py.
"""

from collections.abc import Mapping
from typing import Any

from data_access.rules.alkire_foster import NEARLY, weights_of


def household_poverty(weights: Mapping[str, Any]) -> str:
    """One row a household: whether it fails each dimension (`fails_health` …), `is_scored`, `is_poor`
    and whether it was `reached` by a house handed over.

    An empty cell means that none failed where the standard's set or an assessment shows that
    somebody looked; elsewhere it is not known, and the household is not scored.
    """
    of_dimension = weights_of(weights)
    fails = ",\n    ".join(
        f"concat(';', coalesce(h.mpi_failed, ''), ';') like '%;{name};%' as fails_{name}"
        for name in of_dimension
    )
    weighed = " + ".join(
        f"case when fails_{name} then {weight!r}e0 else 0e0 end"
        for name, weight in of_dimension.items()
    )
    cutoff = float(weights["poverty_cutoff"]) - NEARLY
    return f"""
select failed.*, is_scored and {weighed} >= {cutoff!r}e0 as is_poor
from (
select h.household_id, h.subdistrict_code, h.district_code, h.n_members, n.reached,
    coalesce(h.mpi_failed, '') <> '' or coalesce(h.jpt_set, '') <> ''
        or n.assessed_on is not null as is_scored,
    {fails}
from household as h
join household_now as n on n.household_id = h.household_id
) as failed"""
