"""Finds the subdistricts in a boundary file: which layer, which column, which rows."""

import json
import re
import zipfile
from collections.abc import Collection
from pathlib import Path

import pyogrio
import shapely

from data_access.boundaries.found import FoundLayer
from data_access.language.area_codes import pattern_of, province_of
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import Text
from data_access.system.errors import RecordsError

COLLECTIONS = (".geojson", ".json")
DATABASES = (".gpkg", ".shp")
COLUMNS_NAMED = 12  # so many column names in a message are enough to see what was opened


def read_subdistricts(path: Path, subdistrict_codes: Collection[str]) -> FoundLayer:
    """The layer and column of a file that hold the most of the codes asked for.

    A national file is narrowed to the provinces of the codes. RecordsError when there is no
    file, it is of another kind, or no column holds any of the codes.
    """
    candidates, seen = [], []
    for source in _sources(path):
        for layer, geometry_type in pyogrio.list_layers(source):
            seen += [
                f"{layer}: {', '.join(pyogrio.read_info(source, layer)['fields'][:COLUMNS_NAMED])}"
            ]
            if geometry_type is not None:
                candidates += _columns(source, layer, geometry_type, set(subdistrict_codes))
    if not candidates:
        raise _no_codes(path, seen, subdistrict_codes)
    _, source, layer, column = max(candidates, key=lambda candidate: candidate[0])
    return _layer(source, layer, column, set(map(province_of, subdistrict_codes)))


def _sources(path: Path) -> list[str]:
    if not path.is_file():
        raise RecordsError(Text(f"ไม่พบไฟล์แนวเขต {path}", f"There is no boundary file {path}."))
    kind = path.suffix.lower()
    if kind == ".zip" and zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            members = [name for name in archive.namelist() if name.lower().endswith(DATABASES)]
        sources = [f"/vsizip/{path.resolve()}/{name}" for name in members]
    elif kind in DATABASES or (kind in COLLECTIONS and _is_feature_collection(path)):
        sources = [str(path)]
    else:
        sources = []
    try:
        for source in sources:
            pyogrio.list_layers(source)
    except pyogrio.errors.DataSourceError:
        sources = []
    if not sources:
        raise RecordsError(
            Text(
                f"อ่าน {path.name} เป็นไฟล์แนวเขตไม่ได้"
                " ใช้ได้กับ GeoJSON, GeoPackage (.gpkg) และ shapefile ที่บีบอัดเป็น .zip",
                f"{path.name} cannot be read as a boundary file."
                " Use GeoJSON, GeoPackage (.gpkg) or a shapefile packed as .zip.",
            )
        )
    return sources


def _is_feature_collection(path: Path) -> bool:
    """GDAL reads other things that are written in JSON, some of which fetch from the network."""
    try:
        collection = json.loads(path.read_bytes())
    except ValueError:
        return False
    return isinstance(collection, dict) and collection.get("type") == "FeatureCollection"


def _columns(source: str, layer: str, geometry_type: str, wanted: set[str]) -> list[tuple]:
    """A candidate for each column that holds a code asked for, with its rank before it.

    Points come last; then the most codes; then the fewest rows, since a layer of
    villages names every subdistrict many times.
    """
    meta, _, _, fields = pyogrio.raw.read(source, layer=layer, read_geometry=False)
    candidates = []
    for name, values in zip(meta["fields"], fields, strict=True):
        codes = [subdistrict_code(value) for value in values]
        found = len(wanted.intersection(codes))
        if found:
            rank = ("Point" not in geometry_type, found, -sum(code is not None for code in codes))
            candidates.append((rank, source, layer, str(name)))
    return candidates


def _layer(source: str, layer: str, column: str, provinces: set[str]) -> FoundLayer:
    meta, _, geometries, fields = pyogrio.raw.read(
        source, layer=layer, columns=[column], force_2d=True
    )
    codes = [subdistrict_code(value) for value in fields[0]]
    kept = [row for row, code in enumerate(codes) if code and province_of(code) in provinces]
    return FoundLayer(
        layer=layer,
        column=column,
        crs=meta["crs"],
        codes=[codes[row] for row in kept],
        # An invalid ring must reach the check, which says where it is wrong.
        polygons=shapely.from_wkb(geometries[kept], on_invalid="fix"),
    )


def subdistrict_code(value: object) -> str | None:
    """ "TH580101", "580101", 580101 and 580101.0 are all 580101; anything else is no code."""
    match = re.fullmatch(
        rf"(?:TH)?({pattern_of('subdistrict')})(?:\.0+)?", str(value).strip().upper()
    )
    return match[1] if match else None


def _no_codes(path: Path, seen: list[str], subdistrict_codes: Collection[str]) -> RecordsError:
    example = min(subdistrict_codes, default="")
    columns = "; ".join(seen)
    return RecordsError(
        Text(
            f"{path.name} ไม่มีคอลัมน์ที่มีรหัสตำบลของโครงการ เช่น {example} หรือ TH{example} (พบ {columns})",
            f"No column of {path.name} holds the programme's {SUBDISTRICT.one} codes, such as"
            f" {example} or TH{example}. It has {columns}.",
        )
    )
