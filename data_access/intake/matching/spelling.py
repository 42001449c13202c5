"""Keys spelt otherwise than the record has them: in other letters, dashes, spaces or digits."""

import re
from collections.abc import Iterable

import pandas as pd
import pyarrow as pa
import pyarrow.compute

from data_access.intake.cells.normalise import THAI_DIGITS
from data_access.intake.matching.incoming import Incoming
from data_access.schema import BY_NAME, Column, Table
from data_access.schema.kinds import in_one

SEPARATORS = r"[\s\-‐-―_./]+"
# Between two figures a separator tells them apart: M-1-11 is not M-11-1.
NEEDLESS = re.compile(rf"(?<!\d){SEPARATORS}|{SEPARATORS}(?!\d)")
ANY = re.compile(SEPARATORS)


def same_spelling(key: str) -> str:
    """What all spellings of one key have in common."""
    plain = key.translate(THAI_DIGITS).casefold().strip()
    return ANY.sub("-", NEEDLESS.sub("", plain))


def without_separators(key: str) -> str:
    """What two keys have in common that may be one, written by two people."""
    return ANY.sub("", same_spelling(key))


def has_own_keys(table: Table) -> bool:
    """Whether the table's records are known by one code that offices write by hand. Areas are not
    among them: their names and codes are read as places."""
    return len(table.key) == 1 and table.name != "area" and _is_code(table.column(table.key[0]))


class KnownKeys:
    """The keys of the records that the store has, and of rows read before, by their spelling."""

    def __init__(self, incoming: Incoming):
        self.incoming = incoming

    def meant(self, table: Table, column: Column, texts: Iterable[str]) -> dict[str, str]:
        """Of these different texts of a column those that mean a known key and are no known key
        themselves, each with that key. One that could be either of two keys is not among them."""
        target = self._target(table, column)
        if target is None:
            return {}
        asked = pa.array([text for text in texts if text], pa.string())
        known = self._keys(target, own=column.name in table.key)
        if not len(asked) or not len(known):
            return {}
        unknown = asked.filter(pa.compute.invert(pa.compute.is_in(asked, value_set=known)))
        if not len(unknown):
            return {}
        by_spelling = _by_spelling(known.to_pylist())
        return {
            text: key
            for text in unknown.to_pylist()
            if (key := by_spelling.get(same_spelling(text))) is not None
        }

    def _target(self, table: Table, column: Column) -> str | None:
        """The table whose keys this column holds."""
        if not _is_code(column):
            return None
        if column.refers_to is not None:
            return column.refers_to if has_own_keys(BY_NAME[column.refers_to]) else None
        return table.name if column.name in table.key and has_own_keys(table) else None

    def _keys(self, name: str, own: bool) -> pa.Array:
        """Those of the store; for a reference those of the rows that arrive as well."""
        (key,) = BY_NAME[name].key
        keys = self.incoming.stored(name)[key]
        arriving = self.incoming.records.get(name)
        if not own and arriving is not None and key in arriving:
            keys = pd.concat([keys, arriving[key].dropna()])
        return in_one(pa.array(keys, pa.string()))


def _by_spelling(keys: Iterable[str]) -> dict[str, str | None]:
    """Each spelling with its key; None where several keys are spelt so."""
    found: dict[str, str | None] = {}
    for key in keys:
        spelling = same_spelling(key)
        found[spelling] = key if found.get(spelling, key) == key else None
    return found


def _is_code(column: Column) -> bool:
    return column.kind == "text" and column.pattern is not None
