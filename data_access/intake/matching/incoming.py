"""A folder's records beside those of the store: what the rules between tables look at."""

from dataclasses import dataclass, field, replace
from functools import cache, cached_property

import pandas as pd
import pyarrow as pa
import pyarrow.compute
import sqlalchemy as sa

from data_access.intake.issues import Issues, Rule, may_be_shown
from data_access.intake.matching.merge import completed, places_in
from data_access.language.vocabulary import Text
from data_access.schema import BY_NAME
from data_access.schema.kinds import PANDAS
from data_access.store.record_store import Store


@dataclass(frozen=True)
class Standing:
    """What a rule found in records that the store has already: `wrong` holds them whole."""

    rule: Rule
    table_name: str
    wrong: pd.DataFrame
    column: str | None


@dataclass
class Incoming:
    """`records` and `files` are by table: the checked records, and the name of each file.

    `connection` is the one to read the store by, for whoever must see one state of it.
    """

    store: Store
    records: dict[str, pd.DataFrame]
    files: dict[str, str]
    issues: Issues
    clear_empty: bool = False
    connection: sa.Connection | None = None
    standing: list[Standing] = field(default_factory=list)
    _stored: dict[str, pd.DataFrame] = field(default_factory=dict)
    _whole: dict[str, pd.DataFrame] = field(default_factory=dict)

    @cached_property
    def store_is_empty(self) -> bool:
        return self.connection is None and self.store.is_empty()

    def only(self, records: dict[str, pd.DataFrame], issues: Issues) -> "Incoming":
        """The same store with fewer records arriving. What was read of it is not read again."""
        return replace(self, records=records, issues=issues, standing=[], _whole={})

    def stored(self, table_name: str) -> pd.DataFrame:
        """The store's own records of one table."""
        if table_name not in self._stored:
            self._stored[table_name] = (
                _no_records(table_name)
                if self.store_is_empty
                else self.store.read(table_name, self.connection)
            )
        return self._stored[table_name]

    def whole(self, table_name: str) -> pd.DataFrame:
        """One table as it would be: the folder's records, then the store's others.

        `file_row` is the row in the folder's file, or 0 for a record of the store.
        """
        if table_name not in self._whole:
            table, stored = BY_NAME[table_name], self.stored(table_name)
            records = self.records.get(table_name)
            if records is None:
                self._whole[table_name] = stored.assign(file_row=0)
            else:
                replaced = places_in(records, stored, table)
                others = stored.drop(index=replaced[replaced >= 0])
                arriving = completed(records, stored, table, replaced, self.clear_empty)
                arriving = arriving.assign(file_row=records.index)
                self._whole[table_name] = (
                    pd.concat([arriving, others.assign(file_row=0)], ignore_index=True)
                    if len(others)
                    else arriving.reset_index(drop=True)
                )
        return self._whole[table_name]

    def refuse(
        self,
        rule: Rule,
        table_name: str,
        wrong: pd.DataFrame,
        column: str | None = None,
        allowed: Text | None = None,
    ) -> None:
        """Refuses rows of `whole(table_name)`, quoting the column where that is allowed.

        Of a rule that only warns, records of the store are left alone.
        """
        if rule.severity == "warning":
            wrong = wrong[wrong["file_row"] > 0]
        if wrong.empty:
            return
        stored = wrong[wrong["file_row"] == 0]
        if len(stored):
            self.standing.append(Standing(rule, table_name, stored, column))
        quoted = column is not None and may_be_shown(table_name, column)
        found = None
        if quoted:
            values = wrong[column]
            if PANDAS[BY_NAME[table_name].column(column).kind] == "datetime64[s]":
                values = values.dt.date.astype("object")
            found = values.where(values.notna(), None) if values.notna().any() else None
        self.issues.refuse_rows(
            rule,
            self.files.get(table_name, table_name),
            wrong["file_row"],
            column,
            found,
            allowed,
        )


def among(values: pd.Series, known: pd.Series) -> pd.Series:
    """Whether each of `values` is one of `known`; a missing one is not. Text in both.

    Arrow's own search: pandas turns every text into a Python object for it first.
    """
    found = pa.compute.is_in(pa.array(values), value_set=pa.array(known.dropna()))
    return pd.Series(found.to_numpy(zero_copy_only=False), index=values.index)


def looked_up(keys: pd.Series, by_key: pd.Series) -> pd.Series:
    """For each key what stands under it, or missing; also where there are none of either."""
    return by_key.reindex(keys).set_axis(keys.index)


@cache
def _no_records(table_name: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            column.name: pd.Series(dtype=PANDAS[column.kind])
            for column in BY_NAME[table_name].columns
        }
    )
