"""The shapes of the areas, whichever map they come from, in the form that a drawing needs."""

import json
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import numpy as np
import pandas as pd
import shapely

from data_access.boundaries import schematic, supplied
from data_access.boundaries.metres import rounded
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import Text

NO_CENTRES = Text(
    "ยังวาดแผนที่ไม่ได้ เพราะทะเบียนพื้นที่ไม่มีพิกัดจุดกลางของตำบล"
    " เพิ่มละติจูดและลองจิจูดในตารางพื้นที่ หรือนำเข้าไฟล์แนวเขตของสำนักงาน",
    f"No map can be drawn: the {SUBDISTRICT.many} on record have no centre."
    " Add latitude and longitude to the area table, or load the office's boundary file.",
)
SAME_CENTRE = Text(
    "ยังวาดแผนที่ไม่ได้ เพราะมีตำบลที่จุดกลางซ้ำกัน แก้ละติจูดและลองจิจูดในตารางพื้นที่",
    f"No map can be drawn: two {SUBDISTRICT.many} on record share one centre."
    " Correct latitude and longitude in the area table.",
)


@dataclass(frozen=True)
class Place:
    """One area on the map: its shape in WGS84 and [lon, lat] of its label, inside the shape."""

    code: str
    level: str
    shape: shapely.Geometry
    label: tuple[float, float]


@dataclass(frozen=True)
class Boundaries:
    """The areas of one programme on the map, in the order of the area table.

    `missing` holds the codes of subdistricts that have no shape. `absence` is the reason when
    there is no map at all; then there are no places.
    """

    places: dict[str, Place] = field(repr=False)
    is_schematic: bool
    credit: Text
    missing: tuple[str, ...] = ()
    absence: Text | None = None

    def features(self, level: str, within: str | None = None) -> list[dict]:
        """One GeoJSON feature an area of a level; `within` is the code of an area above it.

        The id is the area code, the only properties are the code and its label point, and the
        coordinates are degrees with 4 decimals.
        """
        return [_feature(place) for place in self.at(level, within)]

    def at(self, level: str, within: str | None = None) -> list[Place]:
        return [
            place
            for place in self.places.values()
            if place.level == level and (within is None or place.code.startswith(within))
        ]

    def bounds(self, codes: list[str] | None = None) -> tuple[float, float, float, float]:
        """West, south, east and north, in degrees, of the areas named, or of them all.

        A code without a shape is a KeyError.
        """
        shapes_in_view = [self.places[code].shape for code in (codes or self.places)]
        west, south, east, north = map(float, shapely.total_bounds(shapes_in_view))
        return west, south, east, north


def shapes(areas: pd.DataFrame) -> Boundaries:
    """The map of the areas: columns area_code, level, lat and lon (degrees, WGS84).

    Uses the boundary file that the office supplied; without one, or with one of another
    province, a schematic map. Areas that are no longer valid are left out. A supplied file that
    cannot be read is a RecordsError.
    """
    columns = ["area_code", "level", "lat", "lon"]
    valid = areas[areas["valid_to"].isna()] if "valid_to" in areas else areas
    valid = valid[columns].astype(object).where(valid[columns].notna(), None)
    rows = tuple(valid.itertuples(index=False, name=None))
    path = supplied.shapes_file()
    return _shapes(rows, path, supplied.last_change(path))


def subdistrict_shapes(
    areas: pd.DataFrame, accept_schematic: bool = False
) -> dict[str, shapely.Geometry]:
    """The polygon of each subdistrict, WGS84, by code, to judge whether a point lies in it.

    Empty when there is only a schematic map, whose lines are wrong by kilometres: a true point
    must not be called wrong because of them. Made-up records lie by the schematic map, so for
    them it may be accepted.
    """
    boundaries = shapes(areas)
    if boundaries.is_schematic and not accept_schematic:
        return {}
    return {place.code: place.shape for place in boundaries.at("subdistrict")}


@lru_cache(maxsize=8)
def _shapes(rows: tuple[tuple, ...], path: Path, last_change: int | None) -> Boundaries:
    """`last_change` is only part of the key: a new file is read anew."""
    expected = [code for code, level, *_ in rows if level == "subdistrict"]
    if last_change is not None:
        found = supplied.read(path)
        if any(code in found for code in expected):
            missing = tuple(code for code in expected if code not in found)
            return Boundaries(_places(rows, found), False, supplied.credit(), missing)
    province_code = expected[0][:2] if expected else ""
    words = schematic.credit(province_code)
    recorded = {
        code: (float(lon), float(lat))
        for code, level, lat, lon in rows
        if level == "subdistrict" and lat is not None and lon is not None
    }
    points = schematic.centres(province_code, recorded)
    missing = tuple(code for code in expected if code not in points)
    if not expected or len(missing) == len(expected):
        return Boundaries({}, True, words, missing, NO_CENTRES)
    if len(set(points.values())) < len(points):
        return Boundaries({}, True, words, tuple(expected), SAME_CENTRE)
    return Boundaries(_places(rows, schematic.cells(province_code, recorded)), True, words, missing)


def _places(rows: tuple[tuple, ...], found: dict) -> dict[str, Place]:
    """Subdistricts as found, districts and the province dissolved from them."""
    codes = [code for code, level, *_ in rows if level == "subdistrict" and code in found]
    polygons = dict(zip(codes, rounded(np.array([found[code] for code in codes])), strict=True))
    places = {}
    for code, level, *_ in rows:
        if level == "subdistrict":
            shape = polygons.get(code)
        elif level in ("district", "province"):
            parts = [polygons[inner] for inner in codes if inner.startswith(code)]
            shape = shapely.union_all(parts) if parts else None
        else:
            shape = None
        if shape is not None:
            places[code] = Place(code, level, shape, _label(shape))
    return places


def _label(shape: shapely.Geometry) -> tuple[float, float]:
    """The middle of the largest circle that fits in the largest part."""
    largest = max(shapely.get_parts(shape), key=shapely.area)
    circle = shapely.maximum_inscribed_circle(largest, tolerance=0.001)
    middle = shapely.get_point(circle, 0)
    return (round(middle.x, 4), round(middle.y, 4))


def _feature(place: Place) -> dict:
    return {
        "type": "Feature",
        "id": place.code,
        "properties": {"code": place.code, "label": list(place.label)},
        "geometry": json.loads(shapely.to_geojson(place.shape)),
    }
