"""One way in which a table of counts could be another with the same sums."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Move:
    """How one household could be elsewhere: the columns that it would add to (1) or take from (-1)
    in the area that gains it, and how often that could be done in each smallest area, one `up`
    and one `down` an area, in the order of the table's rows."""

    changes: Mapping[str, int]
    up: np.ndarray
    down: np.ndarray
