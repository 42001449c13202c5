"""The part of the earth in the picture, fitted to a size in pixels (Web Mercator)."""

from dataclasses import dataclass
from math import atan, degrees, exp, log, log2, pi, radians, tan

import pydeck as pdk

WORLD = 512  # pixels around the equator at zoom 0, as deck.gl counts
ROOM = 0.92  # of the picture that the shapes may fill


@dataclass(frozen=True)
class MapView:
    longitude: float
    latitude: float
    zoom: float

    def to_pixels(self, longitude: float, latitude: float) -> tuple[float, float]:
        """From the left and from the top, counted from the middle of the picture."""
        scale = WORLD * 2**self.zoom / 360
        return (
            (longitude - self.longitude) * scale,
            (_mercator(self.latitude) - _mercator(latitude)) * scale,
        )

    def to_degrees(self, x: float, y: float) -> tuple[float, float]:
        scale = WORLD * 2**self.zoom / 360
        return (self.longitude + x / scale, _latitude(_mercator(self.latitude) - y / scale))

    def state(self) -> pdk.ViewState:
        return pdk.ViewState(
            longitude=round(self.longitude, 5),
            latitude=round(self.latitude, 5),
            zoom=round(self.zoom, 3),
            min_zoom=round(self.zoom, 3) - 1,
        )


def fitted(bounds: tuple[float, float, float, float], width: int, height: int) -> MapView:
    """The view that holds west, south, east and north in a picture of this size."""
    west, south, east, north = bounds
    low, high = _mercator(south), _mercator(north)
    wide = width * ROOM * 360 / (WORLD * max(east - west, 1e-4))
    tall = height * ROOM * 360 / (WORLD * max(high - low, 1e-4))
    return MapView((west + east) / 2, _latitude((low + high) / 2), log2(min(wide, tall)))


def _mercator(latitude: float) -> float:
    """In degrees, so that it compares with a longitude."""
    return degrees(log(tan(pi / 4 + radians(latitude) / 2)))


def _latitude(mercator: float) -> float:
    return degrees(2 * atan(exp(radians(mercator))) - pi / 2)
