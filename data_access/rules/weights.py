"""The weights and limits in force, read from weights.toml and checked."""

import hashlib
import json
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from data_access.language.vocabulary import Text
from data_access.rules.weight_sets import WeightSet, sets_of, wrong_sets
from data_access.system.errors import RecordsError

WEIGHTS_FILE = Path(__file__).with_name("weights.toml")


@lru_cache(maxsize=1)
def weight_sets() -> list[WeightSet]:
    """The sets of weights.toml, first to last. RecordsError says all that cannot be used."""
    return checked_sets(WEIGHTS_FILE.read_text(encoding="utf-8"), WEIGHTS_FILE.name)


def weights_in_force() -> dict[str, Any]:
    """The newest set of weights.toml as nested dicts; of an earlier day see weight_sets.weights_on.
    It has the names of all sets, for a later set may add a name and takes none away."""
    return weight_sets()[-1]["weights"]


def checked_sets(written: str, file_name: str) -> list[WeightSet]:
    """The sets of weights of a TOML text; RecordsError where a set has no usable day, a key is
    missing, unknown, of the wrong type or outside its limits, or shares do not add up to 1."""
    try:
        weights = tomllib.loads(written)
    except tomllib.TOMLDecodeError as error:
        raise RecordsError(
            Text(
                f"{file_name}: อ่านไม่ได้ ({error}) วิธีแก้: เขียนเป็น ชื่อ = ค่า บรรทัดละหนึ่งค่า",
                f"{file_name}: cannot be read ({error}). What to do: write name = value, one a line.",
            )
        ) from None
    wrong = wrong_sets(weights)
    if wrong:
        raise RecordsError(
            Text(
                f"{file_name}: " + " · ".join(one.th for one in wrong),
                f"{file_name}: " + " · ".join(one.en for one in wrong),
            )
        )
    return sets_of(weights)


def fingerprint(sets: list[WeightSet]) -> str:
    """Eight characters that change with any weight of any set; manifests carry them."""
    return hashlib.sha256(json.dumps(sets, sort_keys=True).encode()).hexdigest()[:8]
