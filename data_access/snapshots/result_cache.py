"""The results of questions, remembered below the policy: a reader who asks again waits for nothing.

query_cache remembers what an engine answered; most of the time of a rerun was spent after that, in
making the same result of the same answers. Here a result is known by what it was made of: the
snapshot, the question and its arguments, the scope and day, and the reader's rights, and never by
who the reader is (Programme.seen_from). A snapshot never changes, so nothing here grows stale.

What is noted while a result is made is noted again whenever it, or a result made of it, is asked for.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock
from typing import Any, TypeVar

import pandas as pd

from data_access.snapshots import query_cache

MOST_RESULTS = 4_000
MOST_CELLS = 5_000_000  # of all tables together: some hundred megabytes
MOST_ROWS = 5_000  # longer results are lists for one reader
OF_ANOTHER_KIND = 100  # cells that whatever is no table is taken for

Result = TypeVar("Result")

_results: OrderedDict[Hashable, tuple[Any, frozenset[Hashable]]] = OrderedDict()
_making: dict[Hashable, Lock] = {}
_cells = 0
_lock = Lock()
_noted: ContextVar[set[Hashable] | None] = ContextVar("noted_so_far", default=None)


def remembered(key: Hashable, make: Callable[[], Result]) -> Result:
    """What `make` makes, made once under this key however many ask for it at once; the caller's
    own copy. What fails is not remembered."""
    known = _known(key)
    if known is None:
        with _lock:
            turn = _making.setdefault(key, Lock())
        try:
            with turn:  # whoever comes second finds what the first has made
                known = _known(key)
                if known is None:
                    with noting():
                        known = make(), noted()
                    _remember(key, *known)
        finally:
            with _lock:
                _making.pop(key, None)
    result, noted_of_it = known
    for what in noted_of_it:
        note(what)
    return _own(result)


def note(what: Hashable) -> None:
    """Notes something of the result that is being made, for whoever listens (`noted`)."""
    so_far = _noted.get()
    if so_far is not None:
        so_far.add(what)


def noted() -> frozenset[Hashable]:
    """What has been noted of the results that were asked for since `noting` began."""
    return frozenset(_noted.get() or ())


@contextmanager
def noting() -> Iterator[None]:
    """Around the making of one result, or of one page: what is noted meanwhile is `noted` of it."""
    before = _noted.set(set())
    try:
        yield
    finally:
        _noted.reset(before)


def forget() -> None:
    """Empties this cache and that of answers: for benchmarks and tests."""
    global _cells
    query_cache.forget()
    with _lock:
        _results.clear()
        _cells = 0


def _known(key: Hashable) -> tuple[Any, frozenset[Hashable]] | None:
    with _lock:
        if key not in _results:
            return None
        _results.move_to_end(key)
        return _results[key]


def _remember(key: Hashable, result: Any, noted: frozenset[Hashable]) -> None:
    global _cells
    if _rows(result) > MOST_ROWS:
        return
    with _lock:
        if key not in _results:
            _results[key] = result, noted
            _cells += _size(result)
        while len(_results) > MOST_RESULTS or _cells > MOST_CELLS:
            _, (oldest, _) = _results.popitem(last=False)
            _cells -= _size(oldest)


def _rows(result: Any) -> int:
    parts = _parts(result)
    if parts is not None:
        return max([len(parts), *map(_rows, parts)])
    return len(result) if isinstance(result, pd.DataFrame | pd.Series) else 0


def _size(result: Any) -> int:
    parts = _parts(result)
    if parts is not None:
        return len(parts) + sum(map(_size, parts))
    return result.size + 1 if isinstance(result, pd.DataFrame | pd.Series) else OF_ANOTHER_KIND


def _parts(result: Any) -> list | None:
    if isinstance(result, dict):
        return list(result.values())
    return list(result) if isinstance(result, list | tuple) else None


def _own(result: Any) -> Any:
    """A copy that the caller may change. That of a table costs nothing until it is changed: pandas
    copies on write."""
    if isinstance(result, pd.DataFrame | pd.Series):
        return result.copy(deep=False)
    if type(result) is dict:
        return {name: _own(one) for name, one in result.items()}
    if type(result) is list:
        return [_own(one) for one in result]
    return result
