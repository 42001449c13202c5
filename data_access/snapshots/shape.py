"""The shape of what is published: every table with its columns and types, and the weights' names.

Worked out from the schema and the weights in force, so that no number has to be raised by hand
when a column comes or goes.
"""

import hashlib
import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pyarrow as pa

from data_access.rules import derive
from data_access.rules.weights import weights_in_force
from data_access.schema import BY_NAME, TABLES
from data_access.schema.kinds import arrow_schema

COUNTS = "vulnerable_group"
RELEASE = "release"
# One row a (release, threshold, area, count): what outsiders see of it, missing where hidden, the
# day of which that is, and whether it was decided anew in this release.
RELEASED = pa.schema(
    [
        ("released_on", pa.date32()),
        ("smallest", pa.int64()),
        ("area_code", pa.string()),
        ("counted", pa.string()),
        ("value", pa.int64()),
        ("since", pa.date32()),
        ("settled", pa.bool_()),
    ]
)


def schema_of(name: str) -> pa.Schema:
    """The columns and types of one table of a snapshot."""
    if name == COUNTS:
        return derive.VULNERABLE_GROUP_COUNTS
    if name == RELEASE:
        return RELEASED
    columns = list(arrow_schema(BY_NAME[name].public_columns))
    return pa.schema([*columns, *derive.DERIVED.get(name, {}).items()])


@lru_cache(maxsize=1)
def shape_in_force() -> str:
    """Twelve characters that change with any table, column, type or name of a weight."""
    tables = [*(table.name for table in TABLES if not table.personal), COUNTS, RELEASE]
    columns = {
        name: [(field.name, str(field.type)) for field in schema_of(name)] for name in tables
    }
    written = json.dumps([columns, sorted(names_of(weights_in_force()))], sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()[:12]


def names_of(weights: Any, before: str = "") -> Iterator[str]:
    """The names of the weights, each with those of the tables around it: `rain.months`."""
    if isinstance(weights, dict):
        for name, value in weights.items():
            yield from names_of(value, f"{before}.{name}" if before else name)
    else:
        yield before
