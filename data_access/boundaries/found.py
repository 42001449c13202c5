"""What a boundary file was found to hold, whichever program read it."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class FoundLayer:
    """The rows of one layer that carry a subdistrict code of the province: codes and shapes.

    `codes[i]` belongs to `polygons[i]`; a code may stand twice and a shape may be None.
    """

    layer: str
    column: str
    crs: str | None
    codes: list[str]
    polygons: np.ndarray
