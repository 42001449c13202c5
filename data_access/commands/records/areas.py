"""areas PROVINCE: the areas of a province as a file to load, to its subdistricts."""

import argparse
import csv
import sys
from datetime import date

import geothai
from geothai.types import District, Province, Subdistrict

from data_access.language.vocabulary import Text
from data_access.schema.places import AREA
from data_access.system.errors import RecordsError

RELEASED = geothai.DATA_VERSION.replace(".", "-")
CREDIT = f"GeoThai/data {geothai.DATA_VERSION} (CC BY 4.0)"


def run(arguments: argparse.Namespace) -> int:
    """Writes area.csv to where output goes. RecordsError if no province has the code."""
    rows = areas_of(arguments.province, arguments.on or date.fromisoformat(RELEASED))
    written = csv.DictWriter(sys.stdout, list(rows[0]), lineterminator="\n")
    written.writeheader()
    written.writerows(rows)
    return 0


def areas_of(code: str, on: date) -> list[dict[str, str]]:
    """One row an area as the table `area` takes it: the province, then each district before its
    subdistricts, by code, each updated on the day `on`. Points are not in the package: they stay
    empty until an office adds them. RecordsError if no province has the code."""
    province = geothai.province(code)
    if province is None:
        raise RecordsError(
            Text(
                f"ไม่มีจังหวัดรหัส ‘{code}’ ใช้รหัสสองหลักของกรมการปกครอง เช่น {_example().th}",
                f"No province has the code ‘{code}’. Use the two digits of the Department of"
                f" Provincial Administration, such as {_example().en}.",
            )
        )
    rows = [_row("province", code, "", province)]
    for district in geothai.districts(code):
        rows.append(_row("district", district.code, code, district))
        for one in geothai.subdistricts(district.code):
            rows.append(_row("subdistrict", one.code, district.code, one, one.postal_codes[0]))
    return [row | {"source": CREDIT, "updated_at": on.isoformat()} for row in rows]


def _row(
    level: str,
    code: str,
    parent: str,
    area: Province | District | Subdistrict,
    postal: str = "",
) -> dict[str, str]:
    values = (code, level, parent, area.name_th, area.name_en, postal)
    return dict(zip((column.name for column in AREA.columns), values, strict=False))


def _example() -> Text:
    first = geothai.provinces()[0]
    return Text(f"{first.code} {first.name_th}", f"{first.code} for {first.name_en}")
