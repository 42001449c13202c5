"""The weights and limits in force, read from weights.toml and checked."""

import hashlib
import json
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from data_access.language.vocabulary import Text
from data_access.rules.weights_rules import wrong_weights
from data_access.system.errors import RecordsError

WEIGHTS_FILE = Path(__file__).with_name("weights.toml")


@lru_cache(maxsize=1)
def weights_in_force() -> dict[str, Any]:
    """weights.toml as nested dicts. RecordsError says everything in it that cannot be used."""
    return checked_weights(WEIGHTS_FILE.read_text(encoding="utf-8"), WEIGHTS_FILE.name)


def checked_weights(written: str, file_name: str) -> dict[str, Any]:
    """The weights of a TOML text as nested dicts; RecordsError where a key is missing, unknown, of
    the wrong type or outside its limits, or where shares do not add up to 1."""
    try:
        weights = tomllib.loads(written)
    except tomllib.TOMLDecodeError as error:
        raise RecordsError(
            Text(
                f"{file_name}: อ่านไม่ได้ ({error}) วิธีแก้: เขียนเป็น ชื่อ = ค่า บรรทัดละหนึ่งค่า",
                f"{file_name}: cannot be read ({error}). What to do: write name = value, one a line.",
            )
        ) from None
    wrong = wrong_weights(weights)
    if wrong:
        raise RecordsError(
            Text(
                f"{file_name}: " + " · ".join(one.th for one in wrong),
                f"{file_name}: " + " · ".join(one.en for one in wrong),
            )
        )
    return weights


def fingerprint(weights: dict[str, Any]) -> str:
    """Eight characters that change with any weight; manifests carry them."""
    return hashlib.sha256(json.dumps(weights, sort_keys=True).encode()).hexdigest()[:8]
