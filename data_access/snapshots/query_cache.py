"""The cache of answers, by snapshot and SQL text, and tables made of answers by their name.

It sits below the policy. The text already holds the scope and the reader's rights, so two readers
share an answer only where they may see the same rows; a name says for which threshold and day a
table was made. A snapshot never changes, so nothing here grows stale.
"""

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from threading import Lock

import pandas as pd

from data_access.snapshots import duckdb_engine

MOST_ANSWERS = 2_000
MOST_ROWS = 5_000  # longer answers are lists for one reader, and cheap to ask again

_answers: OrderedDict[tuple[Path, str], pd.DataFrame] = OrderedDict()
_lock = Lock()


def answer(folder: Path, sql: str) -> pd.DataFrame:
    """The answer to narrowed `sql` over the snapshot in `folder`, as the caller's own copy."""
    return made_once(folder, sql, lambda: duckdb_engine.run(sql, folder))


def made_once(folder: Path, name: str, make: Callable[[], pd.DataFrame]) -> pd.DataFrame:
    """What `make` gives for the snapshot in `folder`, made once under this name or text; the
    caller's own copy."""
    key = (folder, name)
    with _lock:
        known = _answers.get(key)
        if known is not None:
            _answers.move_to_end(key)
    if known is None:
        known = make()
        if len(known) <= MOST_ROWS:
            with _lock:
                _answers[key] = known
                while len(_answers) > MOST_ANSWERS:
                    _answers.popitem(last=False)
    return known.copy()


def forget() -> None:
    """Empties the cache: for benchmarks and tests."""
    with _lock:
        _answers.clear()
