"""Makes official shapes light enough to send to a phone, with neighbours still touching."""

import numpy as np
import shapely

from data_access.boundaries.check import LARGEST_SLIVER
from data_access.boundaries.metres import WGS84, project, rounded

TOLERANCE = 400  # metres: about 70 KB for a province of 45 subdistricts


def simplify(metres: np.ndarray, zone: int) -> np.ndarray:
    """The polygons in WGS84 with 4 decimals: valid, and still a coverage.

    Takes the coarsest of 400, 200, 100, 50 and 0 metres at which both hold after rounding,
    since rounding can fold a sliver of a small subdistrict.
    """
    coverage = metres
    if not shapely.coverage_is_valid(metres):
        # Slivers only: larger faults have been refused.
        coverage = shapely.coverage_clean(metres, gap_width=LARGEST_SLIVER**0.5)
    for tolerance in (TOLERANCE, 200, 100, 50, 0):
        degrees = rounded(project(shapely.coverage_simplify(coverage, tolerance), zone, WGS84))
        if shapely.is_valid(degrees).all() and shapely.coverage_is_valid(degrees):
            return degrees
    return shapely.coverage_clean(shapely.make_valid(degrees))
