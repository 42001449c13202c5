"""Records of the store read a few at a time, whole."""

from collections.abc import Collection, Sequence

import pandas as pd
import pyarrow as pa
import sqlalchemy as sa

from data_access.access.roles import Principal
from data_access.intake.checks.districts import AREA_COLUMNS
from data_access.language.area_codes import districts_of
from data_access.language.vocabulary import Text
from data_access.schema import Column, Table
from data_access.schema.kinds import arrow_schema, to_pandas
from data_access.store.tables import RECORDS
from data_access.system.errors import RecordsError

ASKED_AT_ONCE = 500  # values of one question: databases allow only so many


def records_with(
    connection: sa.Connection,
    table: Table,
    column: str,
    values: Collection[str],
    columns: Sequence[Column] | None = None,
) -> pd.DataFrame:
    """The table's records with one of the values in that column, in key order, with the types of
    kinds.PANDAS; all columns, or those given."""
    columns = list(columns or table.columns)
    stored, wanted = RECORDS[table.name], list(values)
    rows: list[dict] = []
    for first in range(0, len(wanted), ASKED_AT_ONCE):
        asked = sa.select(*(stored.c[one.name] for one in columns)).where(
            stored.c[column].in_(wanted[first : first + ASKED_AT_ONCE])
        )
        rows += [dict(row) for row in connection.execute(asked).mappings()]
    found = to_pandas(pa.Table.from_pylist(rows, schema=arrow_schema(columns)), columns)
    return found.sort_values(list(table.key), ignore_index=True)


def as_stored(records: list[dict], like: pd.DataFrame) -> pd.DataFrame:
    """The records as a table with the columns and types of `like`."""
    return pd.DataFrame(
        {
            name: pd.array([record[name] for record in records], dtype=like[name].dtype)
            for name in like.columns
        }
    )


def inside_districts(records: pd.DataFrame, by: Principal) -> pd.Series:
    """By record, whether every place that it names lies in the districts of an officer of some, and
    it names one. An officer of none in particular may change all of them."""
    inside = pd.Series(True, index=records.index)
    if not by.districts:
        return inside
    named = pd.Series(False, index=records.index)
    for name in [name for name in AREA_COLUMNS if name in records]:
        district = districts_of(records[name])
        named |= district.notna()
        inside &= district.isna() | district.isin(by.districts)
    return inside & named


def require_districts(records: pd.DataFrame, by: Principal, key: str) -> None:
    """RecordsError where one of the records lies outside the officer's districts."""
    outside = records.loc[~inside_districts(records, by), key]
    if len(outside):
        named = ", ".join(map(str, outside))
        raise RecordsError(
            Text(
                f"{named} อยู่นอกอำเภอที่ท่านดูแล หากจำเป็นให้ติดต่อเจ้าหน้าที่ข้อมูลของอำเภอนั้น",
                f"{named} is outside the districts that are yours. Ask the data officer of that"
                " district.",
            )
        )
