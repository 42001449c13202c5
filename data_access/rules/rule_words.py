"""Words that state a rule of the programme. Their numbers are the weights in force, by name."""

import re
from collections.abc import Mapping
from typing import Any

from data_access.language.vocabulary import Text

_NAMED = re.compile(r"\{([a-z_.]+)\}")

DUE_SOON = Text("ครบกำหนดใน {due_soon_days} วัน", "due in {due_soon_days} days")


def stated(template: Text, weights: Mapping[str, Any]) -> Text:
    """The words with each weight that they name, as in "SPI ≥ {pace.on_track}", written as a plain
    number. KeyError if there is no such weight."""

    def fill(words: str) -> str:
        return _NAMED.sub(lambda named: plain_number(_weight(weights, named[1])), words)

    return Text(fill(template.th), fill(template.en))


def plain_number(weight: float) -> str:
    """50, 0.95, 100,000: no more decimals than were written."""
    return f"{weight:,.10g}"


def _weight(weights: Mapping[str, Any], name: str) -> Any:
    found: Any = weights
    for part in name.split("."):
        found = found[part]
    return found
