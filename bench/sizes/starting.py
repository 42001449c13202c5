"""How long a server takes from its command to its first healthy answer, records published."""

import time
from statistics import median

from bench.sizes.making import folder_of
from tests.browser.server import serving


def start_to_ready(households: int, runs: int = 3) -> float:
    """The median seconds of `runs` starts."""
    taken = []
    for _ in range(runs):
        started = time.perf_counter()
        with serving(folder_of(households)):
            taken.append(time.perf_counter() - started)
    return median(taken)
