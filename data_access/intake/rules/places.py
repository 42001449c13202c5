"""A household stands where its programme's areas are, and in the subdistrict that it names."""

from collections.abc import Iterator

import numpy as np
import pandas as pd
import shapely

from data_access.boundaries import metres
from data_access.boundaries.shapes import subdistrict_shapes
from data_access.intake.issues import Rule
from data_access.intake.matching.incoming import Breach, Incoming, breaches
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import Text

MARGIN_DEGREES = 0.5
# A point taken at the gate of a house on the border, and a border drawn on a small map.
MARGIN_METRES = 2_000
FAR_FROM_CENTRE_METRES = 40_000  # no subdistrict of Thailand reaches so far from its middle
FAR_AWAY = Rule(
    Text("พิกัดอยู่ห่างจากพื้นที่ของโครงการ", "has coordinates far from the programme's areas"),
    Text(
        "ตรวจว่าละติจูดกับลองจิจูดไม่สลับกัน และใช้ WGS84 เป็นองศา",
        "See that latitude and longitude are not exchanged, and are degrees of WGS84",
    ),
)
OTHER_SUBDISTRICT = Rule(
    Text(
        "พิกัดอยู่นอกเขตตำบลที่ระบุเกิน 2 กิโลเมตร",
        f"has coordinates more than 2 km outside its {SUBDISTRICT.one}",
    ),
    Text("ตรวจรหัสตำบลและพิกัด", f"Check the {SUBDISTRICT.one} and the coordinates"),
)
FAR_FROM_CENTRE = Rule(
    Text("พิกัดอยู่ห่างจากจุดกลางของตำบลที่ระบุเกิน 40 กิโลเมตร", f"has coordinates more than 40 km from the centre of its {SUBDISTRICT.one}"),
    Text("ตรวจรหัสตำบลและพิกัด", f"Check the {SUBDISTRICT.one} and the coordinates"),
    severity="warning",
)  # fmt: skip


def near_its_areas(incoming: Incoming) -> Iterator[Breach]:
    """Within half a degree of the box around the centres of all areas, where these are known."""
    centres = incoming.whole("area")[["lat", "lon"]].dropna()
    if centres.empty:
        return
    households = incoming.whole("household")
    far = households["file_row"] < 0
    for name in ("lat", "lon"):
        low, high = centres[name].min() - MARGIN_DEGREES, centres[name].max() + MARGIN_DEGREES
        far |= households[name].notna() & ~households[name].between(low, high)
    yield from breaches(FAR_AWAY, "household", households, far, "lat")


def inside_its_subdistrict(incoming: Incoming) -> Iterator[Breach]:
    """By the boundaries that the office supplied, give or take 2 km. Without them, or for made-up
    records, which lie by a schematic map, only a point far from the subdistrict's centre is told."""
    if "household" not in incoming.records:
        return
    households = incoming.whole("household").dropna(subset=["lat", "lon", "subdistrict_code"])
    if households.empty:
        return
    areas, programme = incoming.whole("area"), incoming.whole("programme")
    is_made_up = programme["made_up"].fillna(False).any()
    shapes = {} if is_made_up else subdistrict_shapes(areas)
    points = shapely.points(households["lon"], households["lat"])
    if shapes:
        away = _metres_away(points, households["subdistrict_code"].map(shapes))
        yield from breaches(OTHER_SUBDISTRICT, "household", households, away > MARGIN_METRES, "lat")
        return
    centres = areas.dropna(subset=["lat", "lon"]).set_index("area_code")
    centre_of = pd.Series(shapely.points(centres["lon"], centres["lat"]), index=centres.index)
    away = _metres_away(points, households["subdistrict_code"].map(centre_of.to_dict()))
    yield from breaches(
        FAR_FROM_CENTRE, "household", households, away > FAR_FROM_CENTRE_METRES, "lat"
    )


def _metres_away(points: np.ndarray, shapes: pd.Series) -> np.ndarray:
    """How far each point lies from its shape; not a number where there is no shape."""
    here = points[0]
    zone = metres.utm_zone(shapely.get_x(here), shapely.get_y(here))
    known = np.array([shape if isinstance(shape, shapely.Geometry) else None for shape in shapes])
    return shapely.distance(
        metres.project(points, metres.WGS84, zone), metres.project(known, metres.WGS84, zone)
    )
