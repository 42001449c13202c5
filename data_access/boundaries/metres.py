"""Degrees to metres and back, in the UTM zone that the shapes lie in."""

import numpy as np
import shapely
from pyproj import Transformer

WGS84 = 4326
DEGREE_PLACES = 4  # about 11 m: finer than any line on the screen


def utm_zone(longitude: float, latitude: float) -> int:
    """The EPSG number of the UTM zone on WGS84 that holds a point."""
    zone = int((longitude + 180) // 6) + 1
    return (32600 if latitude >= 0 else 32700) + zone


def project(geometries: np.ndarray, source: str | int, target: str | int) -> np.ndarray:
    """The same geometries in another CRS; x is always the easting or the longitude."""
    transformer = Transformer.from_crs(source, target, always_xy=True)
    return shapely.transform(geometries, transformer.transform, interleaved=False)


def rounded(geometries: np.ndarray) -> np.ndarray:
    """Corners rounded to 4 decimals. A corner shared by neighbours stays shared."""
    return shapely.transform(geometries, lambda corners: np.round(corners, DEGREE_PLACES))
