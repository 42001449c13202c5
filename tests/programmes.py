"""Builds a small programme: records as an officer writes them, published in a moment.

Scores, ranks and days come from the code that publishes; only the store is left out, and with it
the checks of intake, so that a test may leave out whatever its rule does not need.
"""

import atexit
import shutil
import tempfile
from datetime import date
from itertools import count
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet

from data_access.access.roles import Principal
from data_access.access.scope import Scope
from data_access.language.vocabulary import ROLE
from data_access.publishing.published_tables import published_tables
from data_access.rules.weights import weights_in_force
from data_access.schema import BY_NAME
from data_access.schema.kinds import arrow_schema
from data_access.snapshots.programme import Programme
from data_access.snapshots.shape import shape_in_force
from data_access.snapshots.snapshot import Snapshot
from data_access.store.tables import RECORDS
from tests import records

GOVERNOR = Principal("governor")
PUBLIC = Principal("public")
CODI = Principal("partner", "CODI")
WHOLE = Scope()
# A reader of each role, whoever it is bound to.
ORGANISATIONS = {"partner": "CODI", "lao": "LAO-01", "community": "P001"}
READERS = {role: Principal(role, ORGANISATIONS.get(role)) for role in ROLE}

# The stage a repair leaves behind on its way, and the column that holds the day it reached it.
DAY_OF = {
    "reported": "reported_on",
    "surveyed": "surveyed_on",
    "community_verified": "verified_on",
    "approved": "approved_on",
    "in_progress": "started_on",
    "completed": "completed_on",
    "handed_over": "handed_over_on",
}
READ = {
    "whole": int,
    "number": float,
    "date": date.fromisoformat,
    "yes_no": {"yes": True, "no": False}.__getitem__,
}

_folder = Path(tempfile.mkdtemp(prefix="programmes-"))
_number = count(1)
atexit.register(shutil.rmtree, _folder, ignore_errors=True)


def programme_of(
    *parts, reader=GOVERNOR, scope=WHOLE, shapes=None, weights=None, weight_sets=(), **tables
):
    """A programme of these records, asked as `reader` within `scope`, as of 31 March 2024.

    `parts` and `tables` are rows by table name; rows of several parts come together. Tables not
    named are empty, but for the areas, the programme, one goal and whatever other records refer
    to: an ordinary household of the subdistrict in its id, an ordinary partner or participant.
    Of `weight_sets` the last holds on 31 March 2024.
    """
    rows = together(*parts, tables)
    sets = list(weight_sets)
    weights = sets[-1]["weights"] if sets else weights or weights_in_force()
    snapshot = _written(completed(rows), shapes or {}, weights, sets)
    return Programme(snapshot, scope, reader)


def together(*parts):
    """Rows by table name, those of each part after those of the one before."""
    rows = {}
    for part in parts:
        for name, more in part.items():
            rows[name] = [*rows.get(name, []), *more]
    return rows


def repair_of(household_id, *moves, repair_id=None, holds="rain_access", **given):
    """A repair and its log from (status, day) pairs; the days of its stages are those moves.

    Work that is done again after a defect began on its first day and was completed on its last.
    """
    repair_id = repair_id or f"R-{household_id}"
    days = {}
    for status, day in moves:
        if status in ("completed", "handed_over"):
            days[DAY_OF[status]] = day
        elif status in DAY_OF:
            days.setdefault(DAY_OF[status], day)
    log = records.moves(repair_id, *moves)
    for move in log:
        move["hold_reason"] = holds if move["to_status"] == "on_hold" else ""
    row = records.repair(
        repair_id=repair_id,
        household_id=household_id,
        **{
            "status": moves[-1][0],
            "status_since": moves[-1][1],
            "hold_reason": log[-1]["hold_reason"],
            **days,
            **given,
        },
    )
    return {"repair": [row], "repair_status_log": log}


def repair_at(status, since, household_id, **given):
    """A repair that went the straight way to `status`, all on the day of its last move."""
    path = list(DAY_OF)
    moves = [(step, since) for step in path[: path.index(status) + 1]]
    return repair_of(household_id, *moves, **given)


def home(number, subdistrict="580302"):
    return f"HH-{subdistrict}-{number:04}"


def homes(numbers, subdistrict="580302", **given):
    """Ordinary households: one row a number."""
    return {
        "household": [
            records.household(
                household_id=home(number, subdistrict), subdistrict_code=subdistrict, **given
            )
            for number in numbers
        ]
    }


def assessed(household_id, condition=2, on="2024-01-10", at_risk=False, **given):
    """An assessment with every component in one condition, unless `given` names it apart."""
    row = records.assessment(
        assessment_id=f"A-{household_id}-{on}",
        household_id=household_id,
        assessed_on=on,
        people_at_risk="yes" if at_risk else "no",
    )
    for column in row:
        if column.endswith("_condition"):
            row[column] = str(condition)
    return {"assessment": [{**row, **given}]}


def subdistrict_places():
    """The subdistricts of the minimal programme and two more, in three districts."""
    places = records.minimal_programme()["area"]
    return [
        *places,
        records.area(area_code="5806", level="district", parent_code="58", name_th="สบเมย", name_en="Sop Moei"),
        records.area(area_code="580601", parent_code="5806", name_th="สบเมย", name_en="Sop Moei"),
        records.area(area_code="580606", parent_code="5806", name_th="แม่สามแลบ", name_en="Mae Sam Laep"),
    ]  # fmt: skip


def keep(store, tables):
    """Writes rows straight into a store, with the types of its columns."""
    with store.transaction() as connection:
        for name, rows in tables.items():
            if rows:
                table = BY_NAME[name]
                connection.execute(
                    RECORDS[name].insert(), [_typed(table, row, record_version=1) for row in rows]
                )


class _Kept:
    """Records in memory, read as published_tables reads a store: in key order, as Arrow."""

    def __init__(self, rows):
        self.rows = {
            name: sorted(
                (_typed(table, row) for row in rows.get(name, [])),
                key=lambda row, table=table: [row[column] for column in table.key],
            )
            for name, table in BY_NAME.items()
        }

    def read_arrow(self, table_name, connection=None, columns=None):
        table = BY_NAME[table_name]
        names = columns or [column.name for column in table.columns]
        schema = arrow_schema(table.column(name) for name in names)
        rows = [{name: row[name] for name in names} for row in self.rows[table_name]]
        return pa.Table.from_pylist(rows, schema=schema)


def _typed(table, row, **ordinary):
    known = {column.name for column in table.columns}
    if unknown := row.keys() - known:
        raise ValueError(f"{table.name} has no column {', '.join(sorted(unknown))}")
    values = {column.name: ordinary.get(column.name) for column in table.columns}
    for column in table.columns:
        text = row.get(column.name, "")
        if text != "":
            values[column.name] = READ.get(column.kind, str)(text)
    return values


def completed(rows):
    """The rows, with those of other tables that a small programme cannot do without."""
    ordinary = records.minimal_programme()
    rows = {"area": subdistrict_places(), "programme": ordinary["programme"], "goal": ordinary["goal"], **rows}  # fmt: skip
    for name, column, make in (
        ("participant", "participant_id", lambda one: records.participant(participant_id=one)),
        ("partner", "partner_id", _ordinary_partner),
        ("household", "household_id", _ordinary_household),
    ):
        known = {row[column] for row in rows.get(name, [])}
        named = {
            row.get(other, "")
            for table, table_rows in rows.items()
            if table != name
            for row in table_rows
            for other in (column, "lead_partner_id" if name == "partner" else column)
        }
        missing = sorted(named - known - {""})
        rows[name] = [*rows.get(name, []), *(make(one) for one in missing)]
    return rows


def _ordinary_partner(partner_id):
    return records.partner(partner_id=partner_id, short_th=partner_id, short_en=partner_id)


def _ordinary_household(household_id):
    return records.household(household_id=household_id, subdistrict_code=household_id[3:9])


def _written(rows, shapes, weights, sets):
    kept = _Kept(rows)
    folder = _folder / f"{next(_number)}"
    folder.mkdir()
    row_counts = {}
    for name, table in published_tables(kept, None, weights, shapes):
        pyarrow.parquet.write_table(table, folder / f"{name}.parquet")
        row_counts[name] = table.num_rows
    manifest = {
        "id": folder.name,
        "as_of": max(row["updated_at"] for some in rows.values() for row in some),
        "published_at": "2024-03-31T00:00:00+00:00",
        "made_up": True,
        "row_counts": row_counts,
        "shape": shape_in_force(),
        "weights": weights,
        "weight_sets": sets,
    }
    return Snapshot(folder, manifest)
