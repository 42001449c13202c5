"""Lines across the areas whose count is too small to show."""

import numpy as np
import shapely
from shapely.geometry import shape

LINES_A_PICTURE = 90  # across the whole view, whatever the zoom


def hatch(features: list[dict], bounds: tuple[float, float, float, float]) -> list[dict]:
    """One row a line, `path` [[lon, lat], …], rising to the right and cut by the areas."""
    if not features:
        return []
    west, south, east, north = bounds
    reach = (east - west) + (north - south)
    starts = np.arange(west - reach, east + reach, reach / LINES_A_PICTURE)
    lines = shapely.MultiLineString([[(x, south), (x + reach, south + reach)] for x in starts])
    rows = []
    for feature in features:
        cut = shapely.intersection(lines, shape(feature["geometry"]))
        for line in shapely.get_parts(cut):
            if line.geom_type == "LineString" and not line.is_empty:
                rows.append({"path": np.round(shapely.get_coordinates(line), 4).tolist()})
    return rows
