"""Which numbers and sums of houses a reader may see: worked out once over the whole province, so
that no district, year or total tells what another hides.

A reader with rows of its own (a partner) could take them from a total; so what is left is looked at
as well, and hidden where it is of few houses (docs/decisions/0022).
"""

from collections.abc import Callable, Iterable

import pandas as pd

from data_access.access.scope import Scope
from data_access.disclosure.houses import (
    SENSITIVE_FUNDS,
    SENSITIVE_TYPE,
    column,
    hidden_types,
)
from data_access.disclosure.sums import EVERY_YEAR, hidden_sums
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
WITH_COST = "rank = 6 and actual_cash_thb is not null"


def shown_to(programme: Programme) -> str:
    """For whom a table is made, as a part of its name: two readers share it only if they may see
    the same rows."""
    rights = programme.principal.rights
    return f"{rights.rows} rows of {programme.principal.organisation}, {rights.smallest_count}"


def others_of(programme: Programme) -> tuple[str, int] | None:
    """For `if_enough` over HOUSES_AND_OWN: the houses that are not this reader's own, and how many
    of them may be told of. None for who has no rows of its own, or every row."""
    rights = programme.principal.rights
    return ("count(*) - count(own_id)", rights.smallest_count) if rights.rows == "own" else None


def hides_type(programme: Programme, repair_type: str) -> bool:
    """Whether the number of houses of this type, and what is a median of them, is hidden here."""
    if programme.scope.subdistricts:
        return repair_type == SENSITIVE_TYPE
    return _is_hidden("types of repair", _types, programme, repair_type)


def hides_fund(programme: Programme, fund: str, year: int) -> bool:
    """Whether all that is told of the houses with money of this fund in this fiscal year is hidden.
    Of a fund for a sensitive group it is in every scope but the whole province."""
    if fund in SENSITIVE_FUNDS:
        if not programme.scope.is_whole_province:
            return True
        if _is_hidden("types of repair", _types, programme, SENSITIVE_TYPE, year):
            return True
    if others_of(programme) is None:
        return False
    paid = f"repair_id in (select repair_id from ({MONEY_ON_A_HOUSE}) as m where funding_program = '{fund}')"  # fmt: skip
    hidden_in = lambda whole: _sums(whole, [paid])  # noqa: E731
    return _is_hidden(f"houses with {fund}", hidden_in, programme, year=year)


def hides_sum(programme: Programme, *parts: str) -> bool:
    """Whether a sum of baht is hidden here. It is of the houses of one of the `parts`, which are
    conditions on a row of `repair`. Who may see every row is told every sum."""
    if programme.principal.rights.rows == "all":
        return False
    name = f"sums where {' and where '.join(' '.join(part.split()) for part in parts)}"
    return _is_hidden(name, lambda whole: _sums(whole, parts), programme)


def _is_hidden(
    name: str,
    hidden_in: Callable[[Programme], set[tuple[str, str]]],
    programme: Programme,
    kind: str | None = None,
    year: int | None = None,
) -> bool:
    """Whether any area of the scope is among the cells that are hidden in the whole province."""
    whole = programme.within(Scope(as_of=programme.scope.as_of))
    cells = programme.snapshot.protected(
        f"{name} hidden from {shown_to(programme)}, {programme.as_of}",
        lambda: pd.DataFrame(sorted(hidden_in(whole)), columns=["area_code", "cell"]),
    )
    scope = programme.scope
    in_view = sorted(scope.districts) or list({code[:2] for code in cells["area_code"]})
    year = year or scope.fiscal_year_be or EVERY_YEAR
    cell = column(kind, year) if kind else str(year)
    return bool(((cells["cell"] == cell) & cells["area_code"].isin(in_view)).any())


def _types(whole: Programme) -> set[tuple[str, str]]:
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
    return hidden_types(every, others, by_year.astype("int64"), province.iloc[0], smallest)


def _sums(whole: Programme, parts: Iterable[str]) -> set[tuple[str, str]]:
    smallest = whole.principal.rights.smallest_count
    tables = [
        table
        for part in parts
        for table in _counted(whole, part, "''", lambda row: str(row.fiscal_year_be))
        if table is not None
    ]
    return hidden_sums(tables, smallest)


def _counted(
    whole: Programme, condition: str, kind: str, cell: Callable[[tuple], str]
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
    return every, None if others_of(whole) is None else others
