"""What a data officer of some districts may not touch: records of other districts, or of none."""

from collections.abc import Iterator

import pandas as pd

from data_access.intake.issues import Rule
from data_access.intake.matching.incoming import Breach, Incoming, looked_up
from data_access.intake.matching.merge import merged
from data_access.language.area_codes import districts_of
from data_access.language.vocabulary import Text
from data_access.schema import BY_NAME, Table

OUTSIDE = Rule(
    Text(
        "ไม่ใช่ระเบียนของอำเภอที่ท่านดูแล",
        "is not a record of a district that is yours",
    ),
    Text(
        "นำแถวนี้ออก หรือส่งให้เจ้าหน้าที่ข้อมูลที่ดูแลพื้นที่นั้น",
        "Take the row out, or send it to the data officer of that area",
    ),
)
AREA_COLUMNS = ("subdistrict_code", "district_code", "area_code")
# Records that lie where another record does: the column that names it, and its table.
LIES_WITH = {
    "household_id": "household",
    "repair_id": "repair",
    "commitment_id": "commitment",
    "participant_id": "participant",
    "lao_id": "lao",
    "plan_id": "area_plan",
    "measure_id": "measure",
}


def outside(incoming: Incoming, districts: frozenset[str]) -> Iterator[Breach]:
    """The rows that would add or change a record outside `districts`.

    Every place that the row or its stored record names has to lie inside: a record cannot be
    moved out of another officer's district, nor into one.
    """
    for table_name, records in incoming.records.items():
        table = BY_NAME[table_name]
        if any(name not in records for name in table.key):
            continue  # a file without its key is refused as a whole
        outcome = merged(records, incoming.stored(table_name), table, incoming.clear_empty)
        for touched in (outcome.new, outcome.changed, outcome.before):
            is_outside = ~_lies_inside(incoming, table, touched, districts)
            if is_outside.any():
                rows = touched[is_outside].assign(file_row=touched.index[is_outside])
                yield Breach(OUTSIDE, table_name, rows)


def _lies_inside(
    incoming: Incoming, table: Table, records: pd.DataFrame, districts: frozenset[str]
) -> pd.Series:
    named = pd.Series(False, index=records.index)
    inside = pd.Series(True, index=records.index)
    for district in _districts_of(incoming, table, records):
        named |= district.notna()
        inside &= district.isna() | district.isin(districts)
    return named & inside


def _districts_of(incoming: Incoming, table: Table, records: pd.DataFrame) -> Iterator[pd.Series]:
    """One series a place that the records name: the code of its district, missing where none is.

    A code of the whole province is no district's: it comes as it is, and so lies in none.
    """
    for column in table.columns:
        if column.name in AREA_COLUMNS:
            yield districts_of(records[column.name])
        elif column.name in LIES_WITH and column.refers_to:
            yield _district_there(incoming, column.name, records[column.name])


def _district_there(incoming: Incoming, name: str, values: pd.Series) -> pd.Series:
    """The district of the household, repair or other record that each value names."""
    table = BY_NAME[LIES_WITH[name]]
    there = incoming.whole(table.name).drop_duplicates(table.key[0])
    known = [
        series.set_axis(there[table.key[0]]) for series in _districts_of(incoming, table, there)
    ]
    district = known[0]
    for other in known[1:]:
        district = district.fillna(other)
    return looked_up(values, district)
