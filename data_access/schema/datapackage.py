"""datapackage.json: the tables described for any tool that reads Frictionless data packages."""

import csv
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from data_access.language.terms import SUBDISTRICT
from data_access.schema import Column, Table

# The kinds of the schema in the words of Table Schema; a set of codes is text with a pattern.
_TYPES = {
    "text": "string",
    "choice": "string",
    "choices": "string",
    "whole": "integer",
    "number": "number",
    "date": "date",
    "yes_no": "boolean",
}


_MADE_UP = {
    "name": "home-of-happiness-made-up",
    "title": "บ้านแห่งความสุข: ข้อมูลสมมติเพื่อสาธิต",
    "description": (
        "ข้อมูลสมมติทั้งหมด ไม่ใช่บุคคลหรือบ้านจริง / "
        "MADE UP: every record here is invented; no row is a real person, house or payment."
    ),
    "keywords": ["ข้อมูลสมมติ", "made up"],
    "sources": [
        {"title": "GeoThai/data (CC BY 4.0): names and codes of areas"},
        {
            "title": "UN OCHA COD-AB Thailand / Royal Thai Survey Department (CC BY 3.0 IGO):"
            f" centres of {SUBDISTRICT.many} to 0.01 degree"
        },
    ],
}


def datapackage(tables: Iterable[Table], folder: Path) -> dict:
    """A Data Package (version 1) of those tables that have a <name>.csv in the folder.

    One resource a table, in the order given, its fields in the schema's order with types, units,
    closed lists, patterns, ranges, keys and references. Records whose programme row says that they
    are made up say so in the package's name, title and description. Source of the format:
    https://specs.frictionlessdata.io/data-package/
    """
    present = [table for table in tables if (folder / f"{table.name}.csv").is_file()]
    keys = {table.name: table.key for table in present}
    package: dict = {
        "profile": "tabular-data-package",
        "name": "home-of-happiness",
        "title": "บ้านแห่งความสุข",
        "description": "ข้อมูลโครงการบ้านแห่งความสุข / Records of the programme Home of Happiness.",
    }
    if _is_made_up(folder):
        package |= _MADE_UP
    package["resources"] = [_resource(table, keys) for table in present]
    return package


def _is_made_up(folder: Path) -> bool:
    """What the folder's own programme row says; without one, the records count as true."""
    path = folder / "programme.csv"
    if not path.is_file():
        return False
    with open(path, encoding="utf-8-sig", newline="") as file:
        return any(row.get("made_up") == "true" for row in csv.DictReader(file))


def _resource(table: Table, keys: Mapping[str, tuple[str, ...]]) -> dict:
    references = [
        _reference(column, table, keys) for column in table.columns if column.refers_to in keys
    ]
    described: dict = {
        "fields": [_field(column, table) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    if references:
        described["foreignKeys"] = references
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": table.label.th,
        "description": f"{table.label.en}. หนึ่งแถวต่อ{table.grain.th} / One row a {table.grain.en}.",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n"},
        "schema": described,
    }


def _field(column: Column, table: Table) -> dict:
    words = [column.label.en]
    if column.unit:
        words.append(f"unit: {column.unit}")
    if column.kind == "choices":
        words.append("a set of codes, sorted, joined by semicolons")
    if column.choices:
        words.append("; ".join(f"{code} = {name.th}" for code, name in column.choices.items()))
    if column.personal or table.personal:
        words.append("personal: never leaves the record store")
    field: dict = {
        "name": column.name,
        "type": _TYPES[column.kind],
        "title": column.label.th,
        "description": " | ".join(words),
    }
    constraints = _constraints(column)
    if constraints:
        field["constraints"] = constraints
    return field


def _constraints(column: Column) -> dict:
    constraints: dict = {}
    if column.required:
        constraints["required"] = True
    if column.kind == "choice" and column.choices:
        constraints["enum"] = list(column.choices)
    if column.kind == "choices" and column.choices:
        code = "|".join(re.escape(code) for code in column.choices)
        constraints["pattern"] = f"({code})(;({code}))*"
    if column.pattern:
        constraints["pattern"] = column.pattern
    whole = column.kind == "whole"
    if column.low is not None:
        constraints["minimum"] = int(column.low) if whole else column.low
    if column.high is not None:
        constraints["maximum"] = int(column.high) if whole else column.high
    return constraints


def _reference(column: Column, table: Table, keys: Mapping[str, tuple[str, ...]]) -> dict:
    # Table Schema writes a reference to the table itself as an empty name.
    target = column.refers_to or ""
    resource = "" if target == table.name else target
    return {
        "fields": [column.name],
        "reference": {"resource": resource, "fields": list(keys[target])},
    }
