"""How far a long command has come: one line that is written over on a terminal, else plain lines."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from data_access.language.vocabulary import Text

EVERY = 5.0  # seconds between two plain lines of the same work; a terminal is told at once


class ProgressLine:
    """Told the work, how much of it is done, and of how much (0: not known); writes to the error stream, so that
    what a command answers stays as it is."""

    def __init__(self) -> None:
        self._work: Text | None = None
        self._told_at = 0.0
        self._width = 0

    def __call__(self, work: Text, done: int, of: int) -> None:
        share = f"{min(done, of) * 100 // of:3d}% ({done:,} / {of:,})" if of else f"({done:,})"
        words = f"{work.th} / {work.en} {share}"
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{words:<{self._width}}")
            self._width = len(words)
            sys.stderr.flush()
        elif work != self._work or 0 < of <= done or time.monotonic() - self._told_at >= EVERY:
            sys.stderr.write(f"{words}\n")
            self._told_at = time.monotonic()
        self._work = work

    def end(self) -> None:
        """What is written next begins a line of its own."""
        if self._width:
            sys.stderr.write("\n")
            self._width = 0


@contextmanager
def told() -> Iterator[ProgressLine]:
    """What long work is told to; its line is ended however the work ends."""
    line = ProgressLine()
    try:
        yield line
    finally:
        line.end()
