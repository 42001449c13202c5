"""A point in one cell, as devices write it: latitude, longitude, altitude and accuracy."""

import re
from collections.abc import Sequence

import pandas as pd

from data_access.intake.cells.normalise import THAI_DIGITS, alike
from data_access.schema import Table

CALLED = {"gps", "geopoint", "geolocation", "location", "latlon", "latlong", "พิกัด", "พิกัดบ้าน", "พิกัดgps", "ตำแหน่ง", "ตำแหน่งบ้าน"}  # fmt: skip
POINT = re.compile(
    r"[(\[]?\s*(-?\d{1,3}\.\d+)(?:\s*[,;]\s*|\s+)(-?\d{1,3}\.\d+)(?:[\s,;]+-?\d+(?:\.\d+)?(?:[\s,;]+(\d+(?:\.\d+)?))?)?\s*[)\]]?"
)
COLUMNS = ("lat", "lon", "location_accuracy_m")


def point_cells(
    rows: pd.DataFrame, table: Table, headings: Sequence[str], columns: Sequence[str | None]
) -> tuple[str, pd.DataFrame] | None:
    """The heading of the column that holds points, and its cells apart, by the table's columns; None
    where there is no such column, or where the file has latitude or longitude by itself.

    A cell that is no point stays whole under the latitude, for the checks to refuse.
    """
    known = {column.name for column in table.columns}
    if not {"lat", "lon"} <= known or {"lat", "lon"} & set(columns):
        return None
    for place, (heading, column) in enumerate(zip(headings, columns, strict=True)):
        if column is None and alike(heading) in CALLED:
            texts = rows[place].str.strip().map(lambda text: text.translate(THAI_DIGITS))
            apart = texts.str.extract(POINT.pattern).fillna("")
            whole = texts.str.fullmatch(POINT.pattern)
            apart = apart.where(whole, "").set_axis(list(COLUMNS), axis=1)
            apart["lat"] = apart["lat"].where(whole, texts)
            asked = [name for name in COLUMNS if name in known and name not in columns]
            return heading, apart[asked]
    return None
