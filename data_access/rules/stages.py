"""The stages of a repair by name, in their order, and what is asked of them in SQL.

A rank is how far a repair has come: the number of its stage. On hold keeps the rank it left; a
status that is no stage is off the path and has no rank.
"""

from enum import IntEnum

NO_RANK = -1  # before every stage, where a missing rank has to be compared


class Stage(IntEnum):
    """In an f-string, and so in SQL, a stage is its number."""

    REPORTED = 0
    SURVEYED = 1
    COMMUNITY_VERIFIED = 2
    APPROVED = 3
    IN_PROGRESS = 4
    COMPLETED = 5
    HANDED_OVER = 6

    @property
    def status(self) -> str:
        """The code of vocabulary.REPAIR_STATUS."""
        return self.name.lower()


# The rank of each status that is a stage, in their order.
REPAIR_RANK = {stage.status: int(stage) for stage in Stage}
LAST = max(Stage)


def is_before(rank: str, stage: Stage) -> str:
    """An SQL condition: the column `rank` is below the stage, or missing."""
    return f"coalesce({rank}, {NO_RANK}) < {stage}"


def is_under_way(rank: str) -> str:
    """An SQL condition: a house that is approved or further, and not yet handed over."""
    return f"{rank} >= {Stage.APPROVED} and {rank} < {Stage.HANDED_OVER}"
