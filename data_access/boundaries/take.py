"""Takes an office's boundary file in: found, checked, simplified, kept under var/."""

import hashlib
import json
import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import shapely

from data_access.boundaries import check, supplied
from data_access.boundaries.found import FoundLayer
from data_access.boundaries.metres import WGS84, project, utm_zone
from data_access.boundaries.simplify import simplify
from data_access.language.vocabulary import Text
from data_access.system.errors import need_package
from data_access.system.file_rights import make_folder

READING = Text("การอ่านไฟล์แนวเขต", "Reading a boundary file")
OCHA_COLUMN = "ADM3_PCODE"
OCHA_CREDIT = Text(
    "ขอบเขตการปกครอง: กรมแผนที่ทหาร / UN OCHA COD-AB (CC BY 3.0 IGO) ลดรายละเอียดแล้ว",
    "Boundaries: Royal Thai Survey Department / UN OCHA COD-AB (CC BY 3.0 IGO), simplified",
)


@dataclass(frozen=True)
class Taken:
    """What was taken in: where it was found, how many subdistricts, corners before and after."""

    file_name: str
    layer: str
    column: str
    subdistricts: int
    corners_before: int
    corners_after: int
    kept_bytes: int
    credit: Text


def take_boundaries(
    path: Path,
    subdistrict_codes: Collection[str],
    centres: Mapping[str, tuple[float, float]],
    credit: Text | None = None,
) -> Taken:
    """Checks a boundary file and keeps it as the map of the programme.

    `centres` holds [lon, lat] by code, for as many subdistricts as have one on record. Without a
    credit, the file's own is used: UN OCHA COD-AB by its column name, else the file's name.
    RecordsError names everything that is wrong, and then nothing is changed.
    """
    need_package("pyogrio", READING)
    from data_access.boundaries.read import read_subdistricts  # only here is the reader installed

    found = read_subdistricts(path, subdistrict_codes)
    check.refuse(list(check.check_codes(found, subdistrict_codes)), path.name)
    # Ring order and repeated corners say nothing about the place, so they are put right here.
    polygons = shapely.orient_polygons(shapely.remove_repeated_points(found.polygons))
    check.refuse(list(check.check_rings(found, polygons)), path.name)
    degrees = project(polygons, found.crs, WGS84)
    check.refuse(list(check.check_degrees(degrees)), path.name)
    zone = utm_zone(*shapely.get_coordinates(degrees).mean(axis=0))
    metres = project(polygons, found.crs, zone)
    positions = project(np.array([shapely.Point(p) for p in centres.values()]), WGS84, zone)
    problems = [
        *check.check_places(found.codes, metres, dict(zip(centres, positions, strict=True))),
        *check.check_coverage(found.codes, metres),
    ]
    check.refuse(problems, path.name)
    simple = dict(zip(found.codes, simplify(metres, zone), strict=True))
    words = credit or _credit(found, path)
    kept_bytes = _write(simple, path, words)
    return Taken(
        file_name=path.name,
        layer=found.layer,
        column=found.column,
        subdistricts=len(simple),
        corners_before=int(shapely.get_num_coordinates(found.polygons).sum()),
        corners_after=int(shapely.get_num_coordinates(list(simple.values())).sum()),
        kept_bytes=kept_bytes,
        credit=words,
    )


def _credit(found: FoundLayer, path: Path) -> Text:
    if found.column.upper() == OCHA_COLUMN:
        return OCHA_CREDIT
    return Text(
        f"ขอบเขตการปกครอง: ไฟล์ {path.name} ที่สำนักงานนำเข้า ลดรายละเอียดแล้ว",
        f"Boundaries: {path.name}, supplied by the office, simplified",
    )


def _write(polygons: dict[str, shapely.Geometry], source: Path, credit: Text) -> int:
    """The shapes go last: they are what readers look at to see whether anything changed."""
    features = [
        {
            "type": "Feature",
            "id": code,
            "properties": {"code": code, "level": "subdistrict"},
            "geometry": json.loads(shapely.to_geojson(polygon)),
        }
        for code, polygon in sorted(polygons.items())
    ]
    about = {
        "source": source.name,
        "sha256": hashlib.sha256(source.read_bytes()).hexdigest(),
        "credit": credit._asdict(),
        "taken_at": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    make_folder(supplied.shapes_file().parent)
    _replace(supplied.about_file(), about)
    return _replace(supplied.shapes_file(), supplied.sealed(features))


def _replace(path: Path, content: dict) -> int:
    making = path.with_name(f".{path.name}.{os.getpid()}")
    making.write_text(
        json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8"
    )
    making.replace(path)
    return path.stat().st_size
