"""A map for a province whose official boundaries nobody has supplied yet.

Each subdistrict gets the ground that is nearer to its centre than to any other, cut by a coarse
outline of the province. Neighbours are roughly right; no line is a boundary.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import numpy as np
import shapely

from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import Text

FIGURES = Path(__file__).with_name("schematic.json")
MARGIN = 0.1  # degree around the outermost centres when a province has no outline of its own
WITHOUT_FIGURES = Text(
    "แผนที่สังเขป ไม่ใช่แนวเขตทางการ วาดจากจุดกลางตำบลในทะเบียนพื้นที่",
    f"Schematic map, not official boundaries, drawn from the {SUBDISTRICT.one} centres on record",
)


@cache
def figures(province_code: str) -> Mapping:
    """The `centres`, `outline` and `credit` kept for a province; an empty mapping if none are."""
    return json.loads(FIGURES.read_text(encoding="utf-8")).get(province_code, {})


def credit(province_code: str) -> Text:
    words = figures(province_code).get("credit")
    return Text(words["th"], words["en"]) if words else WITHOUT_FIGURES


def centres(
    province_code: str, recorded: Mapping[str, tuple[float, float]]
) -> dict[str, tuple[float, float]]:
    """Centre [lon, lat] by subdistrict code: the figure kept here, else the recorded one.

    Subdistricts of the province that are not on record keep their place in the drawing, so that
    their neighbours do not spread over their ground.
    """
    kept = {code: tuple(point) for code, point in figures(province_code).get("centres", {}).items()}
    return {**recorded, **kept}


def cells(
    province_code: str, recorded: Mapping[str, tuple[float, float]]
) -> dict[str, shapely.Geometry]:
    """One polygon a subdistrict, WGS84, by code; together a coverage. None share a centre."""
    points = centres(province_code, recorded)
    if not points:
        return {}
    outline = _outline(province_code, list(points.values()))
    # Nearest is meant on the ground: a degree of longitude is shorter than one of latitude.
    shrink = np.array([np.cos(np.radians(outline.centroid.y)), 1.0])
    ground = shapely.transform(outline, lambda corners: corners * shrink)
    positions = shapely.MultiPoint(np.array(list(points.values())) * shrink)
    nearest = shapely.voronoi_polygons(positions, extend_to=ground, ordered=True)
    cut = shapely.intersection(shapely.get_parts(nearest), ground)
    return dict(zip(points, shapely.transform(cut, lambda corners: corners / shrink), strict=True))


def _outline(province_code: str, points: list[tuple[float, float]]) -> shapely.Polygon:
    positions = shapely.MultiPoint(points)
    kept = figures(province_code).get("outline")
    outline = shapely.Polygon(kept) if kept else shapely.Polygon()
    if outline.covers(positions):
        return outline
    return positions.convex_hull.buffer(MARGIN, quad_segs=4)
