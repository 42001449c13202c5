"""Files are made by a process of their own, one after another, so that nobody who reads waits.

Python runs one thread of a process at a time: beside files made on a thread of the server, its
readers waited five times as long for a page.
"""

import os
import pickle
import subprocess
import sys
import time
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from hashlib import sha256
from threading import Lock, Timer
from typing import Any, TypeVar

from data_access.system.errors import RecordsError
from data_access.system.paths import ROOT

Made = TypeVar("Made")

SOON = 5  # seconds: the first pages of a fresh server have the processors to themselves
LONGEST = 600  # seconds for one file; the largest programme takes a tenth of it
SHARED = 32  # files that are kept for the next who asks for the same
SHARED_FOR = 120  # seconds: an office may change its boundaries or a photo beside the snapshot


class NotMade(Exception):
    """The process met what nobody expected, took too long or was ended. The log says where."""


class Maker:
    """The process, which begins at the first file, or soon after somebody may ask for one.

    It imports `module` before anything is asked of it.
    """

    def __init__(self, module: str, longest: float = LONGEST):
        self._module, self._longest = module, longest
        self._process: subprocess.Popen | None = None
        self._at_work = Lock()
        self._soon: Timer | None = None
        self._shared: OrderedDict[bytes, tuple[float, Any]] = OrderedDict()

    def made(self, make: Callable[..., Made], *given: object) -> Made:
        """What `make` makes of what is `given`, there; all of it must be fit to be pickled.

        RecordsError as `make` raises it; NotMade if it failed otherwise.
        """
        order = pickle.dumps(partial(make, *given))
        with self._at_work:
            return self._asked(order)

    def shared(self, make: Callable[..., Made], *given: object) -> Made:
        """The same, or what was just made of the very same order: after a meeting a whole hall
        takes the brief along. Not for what holds personal fields."""
        order = pickle.dumps(partial(make, *given))
        name = sha256(order).digest()
        with self._at_work:
            made_at, file = self._shared.pop(name, (-SHARED_FOR, None))
            if time.monotonic() - made_at >= SHARED_FOR:
                made_at, file = time.monotonic(), self._asked(order)
            self._shared[name] = made_at, file
            while len(self._shared) > SHARED:
                self._shared.popitem(last=False)
            return file

    def get_ready(self) -> None:
        """Begins the process soon, if it was never begun; returns at once."""
        if self._process is None and self._soon is None:
            soon = Timer(SOON, self._begin_if_idle)
            soon.daemon = True
            soon.start()
            self._soon = soon

    def close(self) -> None:
        """Ends the process; the next file begins another."""
        with self._at_work:
            self._end()

    def _asked(self, order: bytes) -> Any:
        process = self._begun()
        too_long = Timer(self._longest, process.kill)
        too_long.start()
        try:
            process.stdin.write(order)
            process.stdin.flush()
            made, refused = pickle.load(process.stdout)
        except (OSError, EOFError, pickle.UnpicklingError):
            self._end()
            raise NotMade from None
        finally:
            too_long.cancel()
        if refused:
            raise RecordsError(refused)
        return made

    def _begin_if_idle(self) -> None:
        with self._at_work:
            self._begun()

    def _begun(self) -> subprocess.Popen:
        if self._process is None or self._process.poll() is not None:
            self._end()
            # From any folder. Not the server's own path: a page's folder in it has a numbers.py.
            path = os.pathsep.join(filter(None, [str(ROOT), os.getenv("PYTHONPATH")]))
            self._process = subprocess.Popen(
                [sys.executable, "-m", "exports.worker.worker", self._module],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env={**os.environ, "PYTHONPATH": path},
                start_new_session=True,  # a Ctrl-C is for the server, and its end is this one's
            )
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process:
            process.kill()
            process.wait()
            process.stdout.close()
            with suppress(BrokenPipeError):  # an order that it never read
                process.stdin.close()
