"""The weights and limits in force, read from weights.toml and checked."""

import hashlib
import json
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

WEIGHTS_FILE = Path(__file__).with_name("weights.toml")


@lru_cache(maxsize=1)
def weights_in_force() -> dict[str, Any]:
    """weights.toml as nested dicts. ValueError if shares that must add up to 1 do not."""
    weights = tomllib.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))
    for shares in ("component", "priority"):
        total = sum(weights[shares].values())
        if abs(total - 1) > 1e-9:
            raise ValueError(f"{WEIGHTS_FILE.name}: [{shares}] adds up to {total}, not to 1")
    return weights


def fingerprint(weights: dict[str, Any]) -> str:
    """Eight characters that change with any weight; manifests carry them."""
    return hashlib.sha256(json.dumps(weights, sort_keys=True).encode()).hexdigest()[:8]
