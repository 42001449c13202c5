"""A folder's records beside those of the store: what the rules between tables look at."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache, cached_property

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute
import sqlalchemy as sa

from data_access.intake.issues import Issue, Rule, issues_of_rows, may_be_shown
from data_access.intake.matching.merge import completed, places_in
from data_access.language.vocabulary import Text
from data_access.schema import BY_NAME, TABLES
from data_access.schema.kinds import PANDAS
from data_access.store.record_store import Store


@dataclass(frozen=True)
class Breach:
    """Rows of `Incoming.whole(table_name)` that break a rule between columns or tables.

    `wrong` may be empty; it is None where the table as a whole breaks the rule. `column` is the
    one to be quoted, where that is allowed.
    """

    rule: Rule
    table_name: str
    wrong: pd.DataFrame | None = None
    column: str | None = None
    allowed: Text | None = None

    @property
    def in_store(self) -> "Breach | None":
        """The part of it that the store has already, if there is one. Of warnings there is none."""
        if self.wrong is None or self.rule.severity == "warning":
            return None
        stored = self.wrong[self.wrong["file_row"] == 0]
        return replace(self, wrong=stored) if len(stored) else None


@dataclass
class Incoming:
    """`records` and `files` are by table: the checked records, and the name of each file.

    `days_confirmed`: their days of update may move the as-of day, however few they are.
    `gone`: by table and key, stored records whose survey has them no more, each with an arriving row
    of the same submission, with which they go.
    `connection` is the one to read the store by, for whoever must see one state of it.
    """

    store: Store
    records: dict[str, pd.DataFrame]
    files: dict[str, str]
    clear_empty: bool = False
    days_confirmed: bool = False
    connection: sa.Connection | None = None
    gone: dict[str, dict[str, int]] = field(default_factory=dict)
    _stored: dict[str, pd.DataFrame] = field(default_factory=dict)
    _arriving: dict[str, tuple[pd.DataFrame, np.ndarray]] = field(default_factory=dict)
    _whole: dict[str, pd.DataFrame] = field(default_factory=dict)
    _updated: dict[str, pd.Timestamp] = field(default_factory=dict)  # of `_stored`, the newest

    @cached_property
    def store_is_empty(self) -> bool:
        return self.connection is None and self.store.is_empty()

    def only(self, records: dict[str, pd.DataFrame]) -> "Incoming":
        """The same store with other records arriving. What was read of it is not read again, nor is
        a table put together again whose records are the very same."""
        same = {name for name in BY_NAME if records.get(name) is self.records.get(name)}
        return replace(
            self,
            records=records,
            _arriving={name: made for name, made in self._arriving.items() if name in same},
            _whole={name: made for name, made in self._whole.items() if name in same},
        )

    def stored(self, table_name: str) -> pd.DataFrame:
        """The store's own records of one table."""
        if table_name not in self._stored:
            self._stored[table_name] = (
                _no_records(table_name)
                if self.store_is_empty
                else self.store.read(table_name, self.connection)
            )
        return self._stored[table_name]

    @cached_property
    def updated_last_before(self) -> pd.Timestamp:
        """The newest day on which any record of the store was updated; not a time where there is
        none."""
        return _newest(self._updated_last(table.name) for table in TABLES)

    @cached_property
    def updated_last(self) -> pd.Timestamp:
        """The same of the records as they would be."""
        return _newest(
            self.whole(table.name)["updated_at"].max()
            if table.name in self.records
            else self._updated_last(table.name)
            for table in TABLES
        )

    def _updated_last(self, table_name: str) -> pd.Timestamp:
        if table_name not in self._updated:
            self._updated[table_name] = self.stored(table_name)["updated_at"].max()
        return self._updated[table_name]

    def gone_now(self, table_name: str) -> list[str]:
        """The keys of the stored records that go with the rows that arrive."""
        rows = self.records.get(table_name)
        gone = self.gone.get(table_name, {})
        return [key for key, row in gone.items() if rows is not None and row in rows.index]

    def arriving(self, table_name: str) -> tuple[pd.DataFrame, np.ndarray]:
        """A table's arriving records with every column, and the place of each in `stored`, or -1."""
        if table_name not in self._arriving:
            table, stored = BY_NAME[table_name], self.stored(table_name)
            records = self.records[table_name]
            places = places_in(records, stored, table)
            whole = completed(records, stored, table, places, self.clear_empty)
            self._arriving[table_name] = whole, places
        return self._arriving[table_name]

    def whole(self, table_name: str) -> pd.DataFrame:
        """One table as it would be: the folder's records, then the store's others.

        `file_row` is the row in the folder's file, or 0 for a record of the store.
        """
        if table_name not in self._whole:
            table, stored = BY_NAME[table_name], self.stored(table_name)
            if table_name not in self.records:
                self._whole[table_name] = stored.assign(file_row=0)
            else:
                arriving, replaced = self.arriving(table_name)
                arriving = arriving.assign(file_row=arriving.index)
                others = stored.drop(index=replaced[replaced >= 0]) if len(stored) else stored
                if leaving := self.gone_now(table_name):
                    others = others[~others[table.key[0]].isin(leaving)]
                self._whole[table_name] = (
                    pd.concat([arriving, others.assign(file_row=0)], ignore_index=True)
                    if len(others)
                    else arriving.reset_index(drop=True)
                )
        return self._whole[table_name]

    def issues_of_all(self, breaches: Iterable[Breach]) -> Iterator[Issue]:
        """`issues_of` each of them."""
        for breach in breaches:
            yield from self.issues_of(breach)

    def issues_of(self, breach: Breach) -> Iterator[Issue]:
        """The breach row by row, quoting its column where that is allowed.

        Of a rule that only warns, records of the store are left alone.
        """
        table_name, wrong, column = breach.table_name, breach.wrong, breach.column
        if wrong is None:
            yield Issue(breach.rule, self.files.get(table_name, f"{table_name}.csv"))
            return
        if breach.rule.severity == "warning":
            wrong = wrong[wrong["file_row"] > 0]
        if wrong.empty:
            return
        found = None
        if column is not None and may_be_shown(table_name, column):
            values = wrong[column]
            if PANDAS[BY_NAME[table_name].column(column).kind] == "datetime64[s]":
                values = values.dt.date.astype("object")
            found = values.where(values.notna(), None) if values.notna().any() else None
        file = self.files.get(table_name, table_name)
        yield from issues_of_rows(
            breach.rule, file, wrong["file_row"], column, found, breach.allowed
        )


def breaches(
    rule: Rule,
    table_name: str,
    records: pd.DataFrame,
    is_wrong: pd.Series | np.ndarray,
    column: str | None = None,
    allowed: Text | None = None,
) -> Iterator[Breach]:
    """The breach of a rule by those of `records` that are wrong. None where none is, as mostly: to
    pick no row of a wide table costs as much as to pick some."""
    if is_wrong.any():
        yield Breach(rule, table_name, records[is_wrong], column, allowed)


def among(values: pd.Series, known: pd.Series) -> pd.Series:
    """Whether each of `values` is one of `known`; a missing one is not. Text in both.

    Arrow's own search: pandas turns every text into a Python object for it first.
    """
    found = pa.compute.is_in(pa.array(values), value_set=pa.array(known.dropna()))
    return pd.Series(found.to_numpy(zero_copy_only=False), index=values.index)


def looked_up(keys: pd.Series, by_key: pd.Series) -> pd.Series:
    """For each key what stands under it, or missing; also where there are none of either."""
    return by_key.reindex(keys).set_axis(keys.index)


def _newest(days: Iterable[pd.Timestamp]) -> pd.Timestamp:
    return max((day for day in days if not pd.isna(day)), default=pd.NaT)


@cache
def _no_records(table_name: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            column.name: pd.Series(dtype=PANDAS[column.kind])
            for column in BY_NAME[table_name].columns
        }
    )
