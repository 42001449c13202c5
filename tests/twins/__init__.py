"""Each indicator a second time, counted row by row from the records: no SQL, nothing derived."""

from tests.twins import meeting, money, need, partnership, progress
from tests.twins.twin import TWINS

__all__ = ["TWINS", "meeting", "money", "need", "partnership", "progress"]
