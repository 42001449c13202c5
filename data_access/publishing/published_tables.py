"""The tables of a snapshot, one after another: each table's public columns and what is derived.

Personal values are read here where a score or a place is worked out from them, and go no
further: no table that leaves has a column of theirs.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

import pandas as pd
import pyarrow as pa
import shapely
import sqlalchemy as sa

from data_access.language.area_codes import districts_of
from data_access.rules import alkire_foster, derive
from data_access.schema import BY_NAME, TABLES
from data_access.schema.kinds import to_pandas
from data_access.snapshots.shape import COUNTS
from data_access.store.record_store import Store


def published_tables(
    store: Store,
    connection: sa.Connection,
    weights: Mapping[str, Any],
    subdistricts: Mapping[str, shapely.Geometry],
) -> Iterator[tuple[str, pa.Table]]:
    """Each table's name and rows, in key order. Personal tables are not among them."""
    making = _Making(store, connection, weights)
    added = {
        "household": lambda: making.of_households(subdistricts),
        "assessment": lambda: {"condition_score": making.condition_scores},
        "repair_status_log": making.of_the_log,
        "partner": making.of_partners,
    }
    for table in TABLES:
        if table.personal:
            continue
        records = store.read_arrow(
            table.name, connection, [column.name for column in table.public_columns]
        )
        if table.name in added:
            for name, values in added[table.name]().items():
                kind = derive.DERIVED[table.name][name]
                records = records.append_column(pa.field(name, kind), _array(values, kind))
        yield table.name, records
    yield COUNTS, _array_table(making.counts())


class _Making:
    """What more than one table is derived from, read once."""

    def __init__(self, store: Store, connection: sa.Connection, weights: Mapping[str, Any]):
        self.store, self.connection, self.weights = store, connection, weights
        members = self.read("member", "household_id", "groups")
        self.groups = derive.groups_of_households(members)

    def read(self, table_name: str, *columns: str) -> pd.DataFrame:
        records = self.store.read_arrow(table_name, self.connection, columns)
        return to_pandas(records, [BY_NAME[table_name].column(name) for name in columns])

    def of_households(self, subdistricts: Mapping[str, shapely.Geometry]) -> dict[str, pd.Series]:
        households = self.read("household", "household_id", "subdistrict_code", "lat", "lon")
        scores = derive.vulnerability_scores(self.groups, self.weights)
        return {
            "district_code": districts_of(households["subdistrict_code"]),
            "gps_state": derive.gps_states(households, subdistricts),
            "vuln_score": scores.reindex(households["household_id"]).astype("Int64"),
        }

    @cached_property
    def condition_scores(self) -> pd.Series:
        components = [f"{component}_condition" for component in self.weights["component"]]
        return derive.condition_scores(self.read("assessment", *components), self.weights)

    @cached_property
    def log(self) -> pd.DataFrame:
        return self.read("repair_status_log", "repair_id", "from_status", "to_status", "changed_on")

    def of_the_log(self) -> dict[str, pd.Series]:
        log = self.log
        return {"rank_after": derive.ranks_after(log), "next_on": derive.days_of_next_move(log)}

    def of_partners(self) -> dict[str, pd.Series]:
        partners = self.read("partner", "partner_type")
        return {"is_state": partners["partner_type"].isin(derive.STATE_PARTNERS)}

    def counts(self) -> pd.DataFrame:
        log = self.log
        ranks = derive.ranks_after(log)[~log.duplicated("repair_id", keep="last")]
        ranks.index = log["repair_id"][ranks.index]
        in_need, reached = derive.households_in_need(
            self.read(
                "assessment", "assessment_id", "household_id", "assessed_on", "people_at_risk"
            ),
            self.condition_scores,
            self.read("repair", "repair_id", "household_id"),
            ranks,
            self.weights,
        )
        households = self.read(
            "household", "household_id", "subdistrict_code", "active", "mpi_failed", "jpt_set"
        )
        assessed = self.read("assessment", "household_id")["household_id"]
        scored, poor = alkire_foster.scored_and_poor(households, assessed, self.weights)
        areas = self.read("area", "area_code", "level", "valid_to")
        areas = areas[areas["valid_to"].isna()]
        return derive.counts_of_vulnerable_groups(
            households,
            self.groups,
            in_need,
            reached,
            scored,
            poor,
            sorted(areas.loc[areas["level"] == "district", "area_code"]),
        )


def _array(values: pd.Series, kind: pa.DataType) -> pa.Array:
    if pa.types.is_date(kind):
        return pa.array(values, type=pa.timestamp("s"), from_pandas=True).cast(kind)
    return pa.chunked_array([pa.array(values, type=kind, from_pandas=True)], type=kind)


def _array_table(counts: pd.DataFrame) -> pa.Table:
    return pa.Table.from_pandas(counts, derive.VULNERABLE_GROUP_COUNTS, preserve_index=False)
