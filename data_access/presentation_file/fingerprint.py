"""The fingerprint of a published file: what a program must know alike to read it.

A file finds its answers by the texts of the questions, and a question is text in a module. The
fingerprint is therefore of those modules too: a program that asks otherwise refuses the file with
words, instead of finding half of its answers.
"""

import hashlib
import json
from functools import lru_cache
from pathlib import Path
from types import ModuleType

from data_access import disclosure, indicators
from data_access.questions import MODULES
from data_access.snapshots import narrowed, programme, scoped_tables, state_as_of
from data_access.snapshots.days import day_tables
from data_access.snapshots.shape import shape_in_force

ASKED_THROUGH = (
    disclosure, indicators, narrowed, scoped_tables, day_tables, state_as_of, programme,
)  # fmt: skip


@lru_cache(maxsize=2)
def format_in_force(number: int) -> str:
    """Twelve characters that change with the layout of the file (its `number`), with the shape of
    what is published, and with any question."""
    texts = sorted(text for module in (*MODULES, *ASKED_THROUGH) for text in _texts_of(module))
    written = json.dumps([number, shape_in_force(), texts])
    return hashlib.sha256(written.encode()).hexdigest()[:12]


def _texts_of(module: ModuleType) -> list[str]:
    """What is written in the module, or in every module of a package."""
    file = Path(module.__file__ or "")
    files = file.parent.glob("*.py") if file.name == "__init__.py" else [file]
    return [one.read_text(encoding="utf-8") for one in files]
