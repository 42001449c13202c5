"""What is looked up once a run of a page: which snapshot is open, and who reads it.

A page asks a hundred questions, and a session that ends while it runs ends for the next run. What
comes outside a run looks anew: a click on a button, a file that is made, a look of an open page.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from data_access.snapshots.result_cache import noting

Found = TypeVar("Found")

_found: ContextVar[dict[Hashable, Any] | None] = ContextVar("found_in_this_run", default=None)


@contextmanager
def one_run() -> Iterator[None]:
    """Around the frame. Nothing that was found in it outlives it."""
    before = _found.set({})
    try:
        with noting():
            yield
    finally:
        _found.reset(before)


def once(key: Hashable, look_up: Callable[[], Found]) -> Found:
    """What `look_up` finds, looked up once a run under this key; anew where no page runs."""
    found = _found.get()
    if found is None:
        return look_up()
    if key not in found:
        found[key] = look_up()
    return found[key]


def look_again() -> None:
    """Forgets what was found: somebody signed out, or changed what is looked up."""
    found = _found.get()
    if found is not None:
        found.clear()
