"""Open data: what anybody may see of the whole programme, as CSV with a data package around it."""

import csv
import json
from dataclasses import replace
from datetime import date
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from data_access.access.roles import Principal
from data_access.access.scope import Scope
from data_access.queries.repairs.houses import houses_plan
from data_access.snapshots.programme import Programme
from exports.formula import kept_text
from exports.open_data.hxl import check_tags
from exports.open_data.open_tables import MADE_UP, Field, OpenTable, open_tables
from exports.workbook.column import Value, plain

# A zip holds the time of each file; this one is the earliest it can hold, so that the same
# figures give the same bytes.
NO_TIME = (1980, 1, 1, 0, 0, 0)
SOURCES = (
    {"title": "GeoThai/data (CC BY 4.0): names and codes of areas"},
    {
        "title": "UN OCHA COD-AB Thailand / Royal Thai Survey Department (CC BY 3.0 IGO): areas",
    },
)
# That of the project, whose sample the made-up records are. For true records the office that
# keeps them decides, so none is claimed for it.
LICENCE = {
    "name": "Apache-2.0",
    "path": "https://www.apache.org/licenses/LICENSE-2.0",
    "title": "Apache License 2.0",
}


def open_data(programme: Programme) -> bytes:
    """A zip of who_what_where.csv, figures.csv, areas.csv and datapackage.json.

    Always of the whole province and all years, and always as the public may see it, whoever
    downloads it; the day asked about stays. Each CSV has HXL tags in its second row.
    """
    seen = as_the_public(programme)
    zipped = BytesIO()
    with ZipFile(zipped, "w", ZIP_DEFLATED) as file:
        for name, content in csv_files(seen, open_tables(seen)).items():
            _add(file, name, content)
    return zipped.getvalue()


def as_the_public(programme: Programme) -> Programme:
    """The whole province and all years, on the day asked about, as anybody may see it."""
    return replace(
        programme,
        scope=Scope(as_of=programme.scope.as_of),
        principal=Principal("public"),
    )


def csv_files(seen: Programme, tables: tuple[OpenTable, ...]) -> dict[str, bytes]:
    """Each table as CSV, and datapackage.json, by the name of the file."""
    made_up = seen.snapshot.made_up
    files = {f"{table.name}.csv": _as_csv(table, made_up) for table in tables}
    described = json.dumps(_datapackage(seen, tables), ensure_ascii=False, indent=1)
    return files | {"datapackage.json": described.encode()}


def _add(file: ZipFile, name: str, content: bytes) -> None:
    info = ZipInfo(name, NO_TIME)
    info.compress_type = ZIP_DEFLATED
    file.writestr(info, content)


def _fields(table: OpenTable, made_up: bool) -> tuple[Field, ...]:
    return (*table.fields, MADE_UP) if made_up else table.fields


def _as_csv(table: OpenTable, made_up: bool) -> bytes:
    """Names, HXL tags, then the rows. Gaps are empty cells. The mark at the head makes Excel read
    Thai as Thai."""
    fields = _fields(table, made_up)
    tags = [field.tag for field in fields]
    check_tags(tags)
    written = StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow([field.name for field in fields])
    writer.writerow(tags)
    rows = table.rows.assign(made_up=True) if made_up else table.rows
    for row in rows[[field.name for field in fields]].itertuples(index=False):
        writer.writerow(
            [_written(plain(value), field) for value, field in zip(row, fields, strict=True)]
        )
    return written.getvalue().encode("utf-8-sig")


def _written(value: Value, field: Field) -> str:
    if value is None:
        return ""
    if field.type == "boolean":
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if field.type == "integer":
        return str(int(value))
    text = str(value)
    return kept_text(text) if field.type == "string" else text


def _datapackage(programme: Programme, tables: tuple[OpenTable, ...]) -> dict:
    """The package in the words of https://specs.frictionlessdata.io/data-package/ (version 1)."""
    snapshot, plan = programme.snapshot, houses_plan(programme)
    made_up = snapshot.made_up
    mark = ("ข้อมูลสมมติเพื่อสาธิต: ", "MADE UP, for demonstration: ") if made_up else ("", "")
    package = {
        "profile": "tabular-data-package",
        "name": f"home-of-happiness-open{'-made-up' if made_up else ''}",
        "title": f"{mark[0]}บ้านแห่งความสุข ข้อมูลเปิด",
        "description": (
            f"{mark[0]}ตัวเลขรวมที่สาธารณะเห็นได้ จำนวนที่น้อยกว่า"
            f" {programme.principal.rights.smallest_count} ครัวเรือนหรือคนไม่แสดง"
            " รวมทั้งจำนวนที่ทำให้คำนวณย้อนได้ / "
            f"{mark[1]}Aggregates as the public may see them; counts of households or people below"
            f" {programme.principal.rights.smallest_count}, and what would give them away, are not"
            " shown."
        ),
        "version": snapshot.id,
        "created": f"{programme.as_of.isoformat()}T00:00:00Z",
        "as_of": programme.as_of.isoformat(),
        "made_up": made_up,
        "plan_curve": plan.curve if plan else None,
        "keywords": ["HXL", "3W", *(["ข้อมูลสมมติ", "made up"] if made_up else [])],
        "licenses": [LICENCE] if made_up else None,
        "sources": list(SOURCES) if made_up else None,
        "resources": [_resource(table, made_up) for table in tables],
    }
    return {name: value for name, value in package.items() if value is not None}


def _resource(table: OpenTable, made_up: bool) -> dict:
    described: dict = {
        "fields": [_field(field) for field in _fields(table, made_up)],
        "missingValues": [""],
    }
    if table.key:
        described["primaryKey"] = list(table.key)
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": table.title.th,
        "description": f"{table.title.en}. หนึ่งแถวต่อ{table.grain.th} / One row a {table.grain.en}.",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        # The row of HXL tags begins with #: a reader that knows nothing of HXL passes over it.
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "commentChar": "#"},
        "schema": described,
    }


def _field(field: Field) -> dict:
    described: dict[str, Any] = {
        "name": field.name,
        "type": field.type,
        "title": field.title.th,
        "description": f"{field.title.en} | {field.tag}",
    }
    if field.enum:
        described["constraints"] = {"enum": list(field.enum)}
    return described
