"""Which numbers and sums of houses a reader may see: worked out once over the whole province, so
that no district, year or total tells what another hides.

A reader with rows of its own (a partner) could take them from a total; so what is left is looked at
as well, and hidden where it is of few houses (docs/decisions/0022).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd

from data_access.access.allowed_scope import is_outsider
from data_access.access.scope import Scope
from data_access.disclosure.cells import Cell
from data_access.disclosure.houses import SENSITIVE_TYPE, column, hidden_types
from data_access.disclosure.sums import EVERY_YEAR, hidden_sums
from data_access.language.area_codes import province_of
from data_access.language.vocabulary import SENSITIVE_FUNDS
from data_access.rules.stages import Stage
from data_access.snapshots.programme import Programme

# Every repair in view, and `own_id` where the reader may see it in a row of its own.
HOUSES_AND_OWN = """(
        select r.*, o.own_id
        from repair as r
        left join (select repair_id as own_id from repair_row) as o on o.own_id = r.repair_id)"""
# A house with money of one programme, in one year.
MONEY_ON_A_HOUSE = """
    select funding_program, fiscal_year_be, repair_id, cast(sum(value_thb) as bigint) as thb
    from funding
    where kind = 'cash' and value_thb is not null
    group by funding_program, fiscal_year_be, repair_id"""
WITH_COST = f"rank = {Stage.HANDED_OVER} and actual_cash_thb is not null"


@dataclass(frozen=True)
class Told:
    """What this reader may be told of the houses in view."""

    programme: Programme

    @property
    def to(self) -> str:
        """For whom a table is made, as a part of its name: two readers share it only if they may
        see the same rows."""
        rights = self.programme.principal.rights
        return f"{rights.rows} rows of {self.programme.principal.organisation}, {rights.smallest_count}"

    @property
    def others(self) -> tuple[str, int] | None:
        """For `if_enough` over HOUSES_AND_OWN: the houses that are not this reader's own, and how
        many of them may be told of. None for who has no rows of its own, or every row."""
        rights = self.programme.principal.rights
        return ("count(*) - count(own_id)", rights.smallest_count) if rights.rows == "own" else None

    @property
    def houses(self) -> str:
        """The table to take a median of."""
        return HOUSES_AND_OWN if self.others else "repair"

    def hides_type(self, repair_type: str) -> bool:
        """Whether the number of houses of this type, and what is a median of them, is hidden."""
        if self.programme.scope.subdistricts:
            return repair_type == SENSITIVE_TYPE
        return self._hides("types of repair", _types, repair_type)

    def hides_fund(self, fund: str, year: int) -> bool:
        """Whether all that is told of the houses with money of this fund in this fiscal year is
        hidden. Of a fund for a sensitive group it is in every scope but the whole province."""
        if fund in SENSITIVE_FUNDS:
            if not self.programme.scope.is_whole_province:
                return True
            if self._hides("types of repair", _types, SENSITIVE_TYPE, year):
                return True
        if self.others is None:
            return False
        paid = f"""repair_id in (
            select repair_id from ({MONEY_ON_A_HOUSE}) as m where funding_program = '{fund}')"""
        return self._hides(f"houses with {fund}", partial(_sums, parts=[paid]), year=year)

    def hides_sum(self, *parts: str) -> bool:
        """Whether a sum of baht is hidden. It is of the houses of one of the `parts`, which are
        conditions on a row of `repair`. Who may see every row is told every sum."""
        if self.programme.principal.rights.rows == "all":
            return False
        name = f"sums where {' and where '.join(' '.join(part.split()) for part in parts)}"
        return self._hides(name, partial(_sums, parts=parts))

    def _hides(
        self,
        name: str,
        hidden_in: Callable[[Programme], set[Cell]],
        kind: str | None = None,
        year: int | None = None,
    ) -> bool:
        """Whether any area of the scope is among the cells that are hidden in the whole province."""
        scope = self.programme.scope
        whole = self.programme.within(Scope(as_of=scope.as_of))
        cells = self.programme.snapshot.protected(
            f"{name} hidden from {self.to}, {self.programme.as_of}",
            lambda: pd.DataFrame(sorted(hidden_in(whole)), columns=["area_code", "cell"]),
        )
        in_view = sorted(scope.districts) or list(
            {province_of(code) for code in cells["area_code"]}
        )
        period = year or scope.fiscal_year_be or EVERY_YEAR
        cell = column(kind, period) if kind else str(period)
        return bool(((cells["cell"] == cell) & cells["area_code"].isin(in_view)).any())


def _types(whole: Programme) -> set[Cell]:
    every, others = _counted(
        whole, WITH_COST, "r.repair_type", lambda row: column(row.kind, row.fiscal_year_be)
    )
    funds = whole.ask(
        f"""
        select funding_program, fiscal_year_be, count(*) as houses
        from ({MONEY_ON_A_HOUSE}) as m
        where funding_program in ({", ".join(f"'{one}'" for one in SENSITIVE_FUNDS)})
        group by funding_program, fiscal_year_be
        order by 1, 2
        """
    )
    by_year = funds.pivot_table("houses", "fiscal_year_be", "funding_program", fill_value=0)
    smallest = whole.principal.rights.smallest_count
    province = whole.ask("select area_code from raw_area where level = 'province'")["area_code"]
    return hidden_types(
        every,
        others,
        by_year.astype("int64"),
        province.iloc[0],
        smallest,
        every_type=is_outsider(whole.principal),
    )


def _sums(whole: Programme, parts: Sequence[str]) -> set[Cell]:
    smallest = whole.principal.rights.smallest_count
    tables = [
        table
        for part in parts
        for table in _counted(whole, part, "''", lambda row: str(row.fiscal_year_be))
        if table is not None
    ]
    return hidden_sums(tables, smallest)


def _counted(
    whole: Programme, condition: str, kind: str, cell: Callable[[Any], str]
) -> tuple[pd.DataFrame, pd.DataFrame | None]:
    """One row a district, a column a `cell` of kind and fiscal_year_be: the houses that are so, and
    those of them that are not the reader's own, for who has some."""
    rows = whole.ask(
        f"""
        select district_code, fiscal_year_be, {kind} as kind, count(*) as houses,
            count(*) - count(own_id) as others
        from {HOUSES_AND_OWN} as r
        where {condition}
        group by district_code, fiscal_year_be, {kind}
        order by 1, 2, 3
        """
    )
    rows["cell"] = [cell(row) for row in rows.itertuples()]
    every, others = (
        rows.pivot_table(number, "district_code", "cell", "sum", fill_value=0).astype("int64")
        for number in ("houses", "others")
    )
    return every, None if Told(whole).others is None else others
