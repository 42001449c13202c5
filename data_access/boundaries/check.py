"""What must hold of a boundary file before the maps rest on it."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

import numpy as np
import shapely

from data_access.boundaries.found import FoundLayer
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import Text
from data_access.system.errors import RecordsError

CODES_NAMED = 20
FARTHEST_CENTRE = 5_000  # metres from a subdistrict's centre on record to its polygon
LARGEST_SLIVER = 10_000  # square metres of overlap or gap that drawing by hand may leave


def refuse(problems: list[Text], file_name: str) -> None:
    """RecordsError with every problem found, so that the file is mended once."""
    if problems:
        raise RecordsError(
            Text(
                "\n".join([f"ใช้ไฟล์แนวเขต {file_name} ไม่ได้:", *(f"- {p.th}" for p in problems)]),
                "\n".join(
                    [f"{file_name} cannot be used as boundaries:", *(f"- {p.en}" for p in problems)]
                ),
            )
        )


def check_codes(found: FoundLayer, subdistrict_codes: Collection[str]) -> Iterator[Text]:
    """Each code exactly once, each with a polygon, in a known CRS."""
    counted = Counter(found.codes)
    for th, en, codes in (
        ("ไม่มีตำบลรหัส", f"{SUBDISTRICT.many} missing", set(subdistrict_codes) - set(counted)),
        ("มีรหัสตำบลที่ทะเบียนพื้นที่ไม่รู้จัก", "codes not on record", set(counted) - set(subdistrict_codes)),
        ("มีรหัสตำบลซ้ำ", "codes more than once", {c for c, n in counted.items() if n > 1}),
        ("ไม่ใช่รูปหลายเหลี่ยม (polygon)", "not polygons", set(_not_polygons(found))),
    ):
        if codes:
            yield Text(f"{th} {_named(codes)}", f"{en}: {_named(codes)}")
    if found.crs is None:
        yield Text(
            "ไม่ระบุระบบพิกัด (CRS) ถ้าเป็น shapefile ต้องมีไฟล์ .prj อยู่ด้วย",
            "no coordinate reference system (CRS); a shapefile needs its .prj file",
        )


def check_rings(found: FoundLayer, polygons: np.ndarray) -> Iterator[Text]:
    """Each polygon valid by the simple features rules; says where it is not."""
    for code, polygon in zip(found.codes, polygons, strict=True):
        if not shapely.is_valid(polygon):
            reason = shapely.is_valid_reason(polygon)
            yield Text(
                f"รูปของ {code} ไม่ถูกต้อง: {reason}", f"the shape of {code} is invalid: {reason}"
            )


def check_degrees(polygons: np.ndarray) -> Iterator[Text]:
    """Positions on the globe: metres in a file that claims degrees are not."""
    west, south, east, north = shapely.total_bounds(polygons)
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        yield Text(
            "พิกัดไม่ตรงกับระบบพิกัด (CRS) ที่ไฟล์ระบุ",
            "the coordinates do not fit the coordinate reference system (CRS) that the file names",
        )


def check_places(
    codes: list[str], metres: np.ndarray, centres: Mapping[str, shapely.Point]
) -> Iterator[Text]:
    """Each centre on record in its polygon, or within 5 km of it. Both in the same metres."""
    for code, polygon in zip(codes, metres, strict=True):
        if code not in centres:
            continue
        distance = shapely.distance(polygon, centres[code])
        if not distance <= FARTHEST_CENTRE:  # also when the projection gave no number
            yield Text(
                f"รูปของ {code} อยู่ห่างจากจุดกลางในทะเบียน {distance / 1000:,.0f} กม. (ไม่ควรเกิน 5 กม.)",
                f"the shape of {code} is {distance / 1000:,.0f} km from its centre on record"
                " (at most 5 km)",
            )


def check_coverage(codes: list[str], metres: np.ndarray) -> Iterator[Text]:
    """No two polygons overlap and nothing is left out between them, beyond a sliver."""
    overlaps = []
    tree = shapely.STRtree(metres)
    for one, other in zip(*tree.query(metres, predicate="intersects"), strict=True):
        if one < other:
            area = shapely.area(shapely.intersection(metres[one], metres[other]))
            if area > LARGEST_SLIVER:
                overlaps.append(f"{codes[one]}–{codes[other]} ({area / 1e6:,.2f} km²)")
    if overlaps:
        yield Text(f"มีรูปที่ซ้อนทับกัน {_named(overlaps)}", f"overlaps: {_named(overlaps)}")
    for part in shapely.get_parts(shapely.union_all(metres)):
        for ring in part.interiors:
            hole = shapely.Polygon(ring)
            if hole.area > LARGEST_SLIVER:
                beside = [codes[row] for row in tree.query(ring, predicate="intersects")]
                size = f"{hole.area / 1e6:,.2f} km²"
                yield Text(
                    f"มีช่องว่างระหว่าง {_named(beside)} ({size})",
                    f"a gap between {_named(beside)} ({size})",
                )


def _not_polygons(found: FoundLayer) -> Iterator[str]:
    for code, shape in zip(found.codes, found.polygons, strict=True):
        if shape is None or shape.is_empty or shape.geom_type not in ("Polygon", "MultiPolygon"):
            yield code


def _named(codes: Collection[str]) -> str:
    named = sorted(codes)
    rest = len(named) - CODES_NAMED
    return ", ".join(named[:CODES_NAMED]) + (f" … (+{rest})" if rest > 0 else "")
