"""The map as a drawing: rings of points, from the upper left, in parts of the map's width."""

from dataclasses import dataclass
from math import cos, radians

from data_access.boundaries import Boundaries, shapes
from data_access.language.area_codes import district_of
from data_access.language.plurals import counted
from data_access.language.terms import SUBDISTRICT
from data_access.queries.areas.areas import area_table, areas
from data_access.snapshots.programme import Programme
from display.words.writing import NOTHING, Writing


@dataclass(frozen=True)
class ColouredArea:
    """How the pages show one area: "shown", "hidden" or "none", its colour, its value in words."""

    state: str
    colour: str
    written: str


@dataclass(frozen=True)
class ColouredMap:
    """One layer of the pages' map: its words, its legend and its subdistricts by code.

    Colours and classes belong to the pages; a brief is given them, so that both are the same.
    """

    title: str
    unit: str
    darker: str
    legend: list[tuple[str, str]]
    no_data: str
    areas: dict[str, ColouredArea]


def map_drawing(programme: Programme, coloured: ColouredMap, writing: Writing) -> dict:
    """The subdistricts in view in their colours, districts outlined, and names; or why not."""
    boundaries = shapes(area_table(programme))
    said = {
        "title": coloured.title,
        "unit": coloured.unit,
        "darker": coloured.darker,
        "legend": [
            {
                "colour": colour,
                "words": words,
                "hidden": words == writing.hidden,
                "unknown": colour == coloured.no_data,
            }
            for colour, words in coloured.legend
        ],
        "credit": writing.say(boundaries.credit),
    }
    if boundaries.absence:
        return said | {"absence": writing.say(boundaries.absence)}
    scope = programme.scope
    districts = sorted(scope.districts or set(map(district_of, scope.subdistricts)))
    drawn = [
        place
        for place in boundaries.at("subdistrict")
        if not districts or place.code.startswith(tuple(districts))
    ]
    if not drawn:
        return said | {"absence": writing.either("พื้นที่นี้ไม่มีรูปบนแผนที่", "No shape is on record here")}
    ground = _Ground(boundaries, districts or [place.code for place in drawn])
    return said | {
        "alt": _alt(programme, coloured, [place.code for place in drawn], writing),
        "height": ground.height,
        "areas": [
            {
                "rings": ground.rings(feature["geometry"]),
                "colour": coloured.areas[feature["id"]].colour
                if feature["id"] in coloured.areas
                else coloured.no_data,
                "hidden": _state(coloured, feature["id"]) == "hidden",
            }
            for feature in _features(boundaries, "subdistrict", districts)
        ],
        "outlines": [
            ground.rings(feature["geometry"])
            for feature in _features(boundaries, "district", districts)
        ],
        "chosen": [
            ground.rings(feature["geometry"])
            for feature in boundaries.features("subdistrict")
            if feature["id"] in scope.subdistricts
        ],
        "labels": _labels(programme, coloured, boundaries, districts, ground, writing),
    }


class _Ground:
    """The part of the earth that is drawn. A degree of longitude is shorter than one of latitude."""

    def __init__(self, boundaries: Boundaries, codes: list[str]):
        self.west, south, east, self.north = boundaries.bounds(codes)
        self.narrow = cos(radians((south + self.north) / 2))
        self.width = max((east - self.west) * self.narrow, 1e-6)
        self.height = round((self.north - south) / self.width, 5)

    def point(self, longitude: float, latitude: float) -> list[float]:
        x, y = (longitude - self.west) * self.narrow, self.north - latitude
        return [round(x / self.width, 5), round(y / self.width, 5)]

    def rings(self, geometry: dict) -> list[list[list[float]]]:
        parts = geometry["coordinates"]
        if geometry["type"] == "Polygon":
            parts = [parts]
        return [[self.point(*corner) for corner in ring] for part in parts for ring in part]


def _features(boundaries: Boundaries, level: str, districts: list[str]) -> list[dict]:
    every = boundaries.features(level)
    return [one for one in every if not districts or one["id"].startswith(tuple(districts))]


def _state(coloured: ColouredMap, code: str) -> str:
    return coloured.areas[code].state if code in coloured.areas else "none"


def _labels(
    programme: Programme,
    coloured: ColouredMap,
    boundaries: Boundaries,
    districts: list[str],
    ground: _Ground,
    writing: Writing,
) -> list[dict]:
    """Within a district its subdistricts with their values. For the whole province the districts,
    and a dash where nothing is known of a subdistrict."""
    names = areas(programme).names
    if districts:
        return [
            {
                "code": place.code,
                "at": ground.point(*place.label),
                "name": writing.say(names[place.code]),
                "value": coloured.areas[place.code].written if place.code in coloured.areas else "",
            }
            for place in boundaries.at("subdistrict")
            if place.code.startswith(tuple(districts))
        ]
    unknown = [
        {"at": ground.point(*place.label), "name": "", "value": NOTHING}
        for place in boundaries.at("subdistrict")
        if _state(coloured, place.code) == "none"
    ]
    return unknown + [
        {
            "code": place.code,
            "at": ground.point(*place.label),
            "name": writing.say(names[place.code]),
            "value": "",
        }
        for place in boundaries.at("district")
    ]


def _alt(programme: Programme, coloured: ColouredMap, codes: list[str], writing: Writing) -> str:
    states = [_state(coloured, code) for code in codes]
    shown, hidden, unknown = (states.count(one) for one in ("shown", "hidden", "none"))
    return writing.either(
        f"แผนที่{coloured.title} ({coloured.unit}) แสดง {shown} ตำบล"
        f" ไม่แสดงเพราะจำนวนน้อย {hidden} ไม่มีข้อมูล {unknown}",
        f"Map: {coloured.title} ({coloured.unit}); {counted(shown, SUBDISTRICT.one, SUBDISTRICT.many)} shown,"
        f" {hidden} not shown, too few, {unknown} without data",
    )
