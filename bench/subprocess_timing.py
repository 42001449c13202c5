"""A function run in a process of its own, so that its time and memory are its own."""

import multiprocessing
import resource
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from statistics import median
from typing import Any, NamedTuple

RUNS = 5
FEWER_RUNS = 3
PATIENCE = 15  # seconds after which fewer runs will do


class Measured(NamedTuple):
    """What the function answered, its seconds, and the process's peak memory in MB."""

    answer: Any
    seconds: float
    peak_mb: float


def apart(function: Callable, *arguments: Any) -> Measured:
    """Runs in a fresh interpreter: what was loaded or cached before has no part in it."""
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=1, mp_context=fresh) as process:
        return process.submit(_measured, function, arguments).result()


def _measured(function: Callable, arguments: tuple) -> Measured:
    started = time.perf_counter()
    answer = function(*arguments)
    seconds = time.perf_counter() - started
    return Measured(answer, seconds, _peak_mb(resource.RUSAGE_SELF))


def peak_of_children_mb() -> float:
    """Of the largest process that was started from here and has ended; 0 if none was."""
    return _peak_mb(resource.RUSAGE_CHILDREN)


def _peak_mb(whose: int) -> float:
    return resource.getrusage(whose).ru_maxrss / 1024


def seconds_of(function: Callable, before: Callable | None = None, runs: int = RUNS) -> float:
    """The median of `runs`, or of FEWER_RUNS where they take longer than PATIENCE in all; `before`
    is called before each and is not in the time."""
    taken: list[float] = []
    while len(taken) < runs and not (len(taken) >= FEWER_RUNS and sum(taken) > PATIENCE):
        if before:
            before()
        started = time.perf_counter()
        function()
        taken.append(time.perf_counter() - started)
    return median(taken)
