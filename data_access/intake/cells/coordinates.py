"""Points on the ground: degrees in decimals or with minutes, exchanged, or in metres of UTM."""

import re

import numpy as np
import pandas as pd
from pyproj import Transformer

from data_access.intake.cells.normalise import THAI_DIGITS
from data_access.intake.cells.numbers import read_number
from data_access.intake.issues import Rule
from data_access.language.vocabulary import Text

# How the two columns of a file are to be understood: asked of the officer, never guessed.
# Indian 1975 is the datum of Thailand's older maps; its points lie some 600 m from those of WGS84.
SYSTEMS = {
    "degrees": Text("องศา WGS84", "Degrees of WGS84"),
    "exchanged": Text("องศา WGS84 แต่ละติจูดกับลองจิจูดสลับกัน", "Degrees of WGS84, exchanged"),
    "utm47_wgs84": Text("UTM โซน 47N พื้นหลักฐาน WGS84", "UTM zone 47N on WGS84"),
    "utm47_indian1975": Text("UTM โซน 47N พื้นหลักฐาน Indian 1975", "UTM zone 47N on Indian 1975"),
    "utm48_wgs84": Text("UTM โซน 48N พื้นหลักฐาน WGS84", "UTM zone 48N on WGS84"),
    "utm48_indian1975": Text("UTM โซน 48N พื้นหลักฐาน Indian 1975", "UTM zone 48N on Indian 1975"),
}
EPSG = {
    "utm47_wgs84": 32647,
    "utm47_indian1975": 24047,
    "utm48_wgs84": 32648,
    "utm48_indian1975": 24048,
}
EXCHANGED = Rule(
    Text("ละติจูดกับลองจิจูดน่าจะสลับกัน", "looks like a longitude: the two are exchanged"),
    Text(
        "สลับค่าสองคอลัมน์ หรือเลือกตอนนำเข้าว่าพิกัดสลับกัน",
        "Exchange the two columns, or say at intake that they are exchanged",
    ),
)
METRES = Rule(
    Text("ไม่ใช่องศา น่าจะเป็นพิกัด UTM หน่วยเมตร", "is not in degrees; it looks like metres of UTM"),
    Text(
        "เลือกโซนและพื้นหลักฐาน (WGS84 หรือ Indian 1975) ตอนนำเข้า สองแบบต่างกันหลายร้อยเมตร",
        "Say at intake which zone and datum (WGS84 or Indian 1975) it is in; the two differ by"
        " hundreds of metres",
    ),
)
NO_POINT = Rule(
    Text("พิกัด 0, 0 ไม่ใช่ที่ตั้งของบ้าน", "is at 0, 0, which is no place of a house"),
    Text("เว้นว่างทั้งสองช่องถ้าไม่มีพิกัด", "Leave both cells empty if there is no point"),
)
OFF_THE_EARTH = Rule(
    Text("อยู่นอกช่วงขององศา", "is outside the range of degrees"),
    Text(
        "ละติจูดอยู่ใน -90 ถึง 90 ลองจิจูดอยู่ใน -180 ถึง 180",
        "Latitudes lie in -90 to 90, longitudes in -180 to 180",
    ),
)
HALF_A_POINT = Rule(
    Text("มีพิกัดเพียงค่าเดียว ขาดอีกค่าหนึ่ง", "has one of latitude and longitude without the other"),
    Text("กรอกทั้งสองค่า หรือเว้นว่างทั้งสอง", "Fill in both, or leave both empty"),
)
DMS = re.compile(
    r"(?P<front>[NSEWนตอ])?\s*(?P<d>\d{1,3})\s*(?:°|º|d|องศา|\s)\s*(?P<m>\d{1,2}(?:\.\d+)?)\s*"
    r"(?:(?:['′’m]|ลิปดา|\s)\s*(?:(?P<s>\d{1,2}(?:\.\d+)?)\s*(?:[\"″”s]|''|ฟิลิปดา)?)?)?"
    r"\s*(?P<back>[NSEW])?",
    re.IGNORECASE,
)
DECIMAL_WITH_SIDE = re.compile(r"(?P<number>\d{1,3}(?:\.\d+)?)\s*°?\s*(?P<side>[NSEW])", re.I)


def read_coordinate(text: str) -> float | None:
    """19.42 from 19.42, 19.42°N, 19°25'12"N or 19 25 12. Thousands have no place in it."""
    text = text.translate(THAI_DIGITS)
    if "," in text or len(text) > 40:
        return None
    if (number := read_number(text, "degree")) is not None:
        return number
    if found := DECIMAL_WITH_SIDE.fullmatch(text):
        return _signed(float(found["number"]), found["side"])
    found = DMS.fullmatch(text)
    if found is None:
        return None
    minutes, seconds = float(found["m"]), float(found["s"] or 0)
    if minutes >= 60 or seconds >= 60:
        return None
    degrees = int(found["d"]) + minutes / 60 + seconds / 3600
    return _signed(round(degrees, 7), found["front"] or found["back"] or "")


def in_degrees(lat: pd.Series, lon: pd.Series, system: str) -> tuple[pd.Series, pd.Series]:
    """The two columns as latitudes and longitudes of WGS84. Source of the datum shift: EPSG."""
    if system == "exchanged":
        return lon, lat
    if system in EPSG:
        both = (lat.notna() & lon.notna()).to_numpy()
        # Metres as some write them have northing and easting in the wrong columns: the easting
        # of a zone is always the smaller of the two in Thailand.
        easting = np.minimum(lat[both], lon[both])
        northing = np.maximum(lat[both], lon[both])
        transformer = Transformer.from_crs(EPSG[system], 4326, always_xy=True)
        east, north = transformer.transform(easting.to_numpy(), northing.to_numpy())
        lat, lon = lat.copy(), lon.copy()
        lat[both], lon[both] = np.round(north, 6), np.round(east, 6)
    return lat, lon


def faults(lat: pd.Series, lon: pd.Series) -> list[tuple[Rule, pd.Series]]:
    """Each rule with the rows that break it; a row breaks one of them at most."""
    either, both = lat.notna() | lon.notna(), lat.notna() & lon.notna()
    zero = both & (lat == 0) & (lon == 0)
    metres = both & (lat.abs() > 1000) & (lon.abs() > 1000)
    exchanged = both & lat.abs().between(90, 180, inclusive="right") & (lon.abs() <= 90)
    off = ~metres & ~exchanged & ((lat.abs() > 90) | (lon.abs() > 180))
    return [
        (NO_POINT, zero),
        (METRES, metres),
        (EXCHANGED, exchanged),
        (OFF_THE_EARTH, off),
        (HALF_A_POINT, either & ~both & ~off),
    ]


def kind_of_change(text: str) -> str | None:
    return None if re.fullmatch(r"[+-]?\d+(\.\d*)?", text) and text.isascii() else "degrees"


def _signed(degrees: float, side: str) -> float:
    return -degrees if side.upper() in ("S", "W") else degrees
