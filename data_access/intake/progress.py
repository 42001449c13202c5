"""How long work tells how far it has come: the stage, the rows done, and how many there are."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]  # the stage is one of vocabulary.JOB_STAGE


def unwatched(stage: str, done: int, total: int) -> None:
    """For work that nobody waits for."""
