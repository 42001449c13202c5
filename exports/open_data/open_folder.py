"""The open data as files in a folder, for Excel, Power BI, QGIS and for a job that runs by itself."""

import json
from io import BytesIO

import pandas as pd
import pyarrow as pa
import pyarrow.parquet

from data_access.boundaries.shapes import Boundaries, shapes
from data_access.queries.areas.areas import area_table
from data_access.snapshots.programme import Programme
from exports.open_data.open_data import as_the_public, csv_files
from exports.open_data.open_tables import LEVELS, OpenTable, open_tables
from exports.workbook.column import plain

AREAS = "areas"


def open_files(programme: Programme) -> dict[str, bytes]:
    """Each file by its name: those of the zip of open data, every table as Parquet too, and the
    areas with their figures as areas.geojson; without it where there is no map to be drawn.

    Always the whole province as the public may see it.
    """
    seen = as_the_public(programme)
    tables = open_tables(seen)
    files = csv_files(seen, tables)
    files |= {f"{table.name}.parquet": _as_parquet(table) for table in tables}
    boundaries = shapes(area_table(seen))
    if boundaries.absence is None:
        (areas,) = [table for table in tables if table.name == AREAS]
        files["areas.geojson"] = _as_geojson(areas, boundaries)
    return files


def _as_parquet(table: OpenTable) -> bytes:
    names = [field.name for field in table.fields]
    columns = {name: [plain(value) for value in table.rows[name]] for name in names}
    written = BytesIO()
    pyarrow.parquet.write_table(pa.table(columns), written, compression="zstd")
    return written.getvalue()


def _as_geojson(areas: OpenTable, boundaries: Boundaries) -> bytes:
    """One feature an area that has a shape, with the columns of areas.csv. `schematic` says that
    the shapes are drawn from centres and are no boundaries."""
    rows = {row["area_code"]: row for row in areas.rows.to_dict("records")}
    features = [
        {
            "type": "Feature",
            "id": one["id"],
            "properties": _properties(rows[one["id"]], boundaries.is_schematic),
            "geometry": one["geometry"],
        }
        for level in LEVELS
        for one in boundaries.features(level)
        if one["id"] in rows
    ]
    collection = {
        "type": "FeatureCollection",
        "credit": boundaries.credit.en,
        "features": features,
    }
    return json.dumps(collection, ensure_ascii=False).encode()


def _properties(row: dict, is_schematic: bool) -> dict:
    found = {name: plain(value) for name, value in row.items()}
    dated = {
        name: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in found.items()
        if not (isinstance(value, float) and pd.isna(value))
    }
    return dated | {"schematic": is_schematic}
