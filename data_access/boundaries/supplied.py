"""The boundary file that the office supplied, as the project keeps it under var/."""

import hashlib
import json
from pathlib import Path

import shapely

from data_access.language.vocabulary import Text
from data_access.system.errors import RecordsError
from data_access.system.paths import presented_folder, presented_path, var_folder

CHECKSUM = "checksum"


def shapes_file() -> Path:
    """Of the office; where a published file is open, as that file brought it (opening it unpacks
    its boundaries)."""
    if presented := presented_path():
        return presented_folder(presented) / "boundaries.geojson"
    return var_folder() / "boundaries" / "boundaries.geojson"


def about_file() -> Path:
    """Where the shapes came from: file, SHA-256, credit, when."""
    return shapes_file().with_name("boundaries.json")


def last_change(path: Path) -> int | None:
    """Nanoseconds, or None when no file has been supplied."""
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return None


def sealed(features: list[dict]) -> dict:
    """The features as a file holds them, with the checksum by which one changed digit is found."""
    return {"type": "FeatureCollection", "features": features, CHECKSUM: _sum_of(features)}


def _sum_of(features: object) -> str:
    return hashlib.sha256(json.dumps(features, ensure_ascii=False).encode("utf-8")).hexdigest()


def read(path: Path) -> dict[str, shapely.Geometry]:
    """One polygon a subdistrict, WGS84, by code. RecordsError when the file is not as written. Those
    of earlier versions have no checksum."""
    try:
        collection = json.loads(path.read_text(encoding="utf-8"))
        if collection.get(CHECKSUM) not in (None, _sum_of(collection["features"])):
            raise ValueError("not as it was written")
        return {
            feature["properties"]["code"]: shapely.geometry.shape(feature["geometry"])
            for feature in collection["features"]
        }
    except (ValueError, KeyError, TypeError, AttributeError, shapely.errors.ShapelyError):
        raise _damaged(path) from None


def credit() -> Text:
    try:
        words = json.loads(about_file().read_text(encoding="utf-8"))["credit"]
        return Text(words["th"], words["en"])
    except (OSError, ValueError, KeyError, TypeError):
        raise _damaged(about_file()) from None


def _damaged(path: Path) -> RecordsError:
    return RecordsError(
        Text(
            f"อ่านไฟล์แนวเขต {path.name} ไม่ได้ ไฟล์อาจเสียหาย"
            " ให้นำเข้าใหม่ด้วย hoh boundaries ไฟล์แนวเขต"
            " หรือลบโฟลเดอร์ var/boundaries เพื่อใช้แผนที่สังเขป",
            f"The boundary file {path.name} cannot be read; it may be damaged. Load it again with"
            " hoh boundaries FILE, or delete var/boundaries to use the"
            " schematic map.",
        )
    )
