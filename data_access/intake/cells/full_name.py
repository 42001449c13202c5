"""A person's name in columns of its own: title, name and surname, as lists of offices have it."""

from collections.abc import Sequence

import pandas as pd

from data_access.intake.cells.normalise import alike
from data_access.schema import Table

OF = {"household": "head_name", "participant": "name"}
TITLE = {"คำนำหน้า", "คำนำหน้าชื่อ", "คำนำหน้านาม", "title"}
FIRST = {"ชื่อ", "ชื่อจริง", "ชื่อตัว", "ชื่อหัวหน้าครัวเรือน", "name", "firstname"}
LAST = {"สกุล", "นามสกุล", "ชื่อสกุล", "surname", "lastname", "familyname"}


def full_names(
    rows: pd.DataFrame, table: Table, headings: Sequence[str], columns: Sequence[str | None]
) -> tuple[str, list[int], pd.Series] | None:
    """The column of the table, the places of the columns that hold parts of it, the name's first, and
    the parts joined; None where the file has no surname by itself."""
    target = OF.get(table.name)
    if target is None:
        return None
    places = {}
    for part, called in (("first", FIRST), ("last", LAST), ("title", TITLE)):
        for place, (heading, column) in enumerate(zip(headings, columns, strict=True)):
            if part not in places and alike(heading) in called and column in (None, target):
                places[part] = place
    if not {"first", "last"} <= places.keys():
        return None
    if target in columns and columns[places["first"]] != target:
        return None
    title = rows[places["title"]].str.strip() if "title" in places else ""
    first, last = rows[places["first"]].str.strip(), rows[places["last"]].str.strip()
    return target, list(places.values()), (title + first + " " + last).str.strip()
