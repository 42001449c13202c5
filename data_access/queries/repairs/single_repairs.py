"""Questions about single repairs: ids, areas, stages and money, as far as the reader may see them."""

import re

import pandas as pd

from data_access.schema.column import CODE
from data_access.snapshots.programme import Programme

ROW_COLUMNS = """repair_id, household_id, district_code, subdistrict_code, repair_type, status,
    status_since, hold_reason, fiscal_year_be, reported_on, approved_on, started_on,
    completed_on, handed_over_on, approved_thb, {cash} as actual_cash_thb,
    {inkind} as inkind_value_thb, lead_partner_id"""


def repair_count(programme: Programme) -> int:
    """How many repairs the reader may see one by one."""
    return int(programme.ask("select count(*) as repairs from repair_row")["repairs"].iloc[0])


def repair_rows(programme: Programme, first: int | None = None) -> pd.DataFrame:
    """One row a repair the reader may see, by id: ids, areas, type, status, dates, money.
    All of them, or the `first` so many. No column tells anything of the people who live there: to
    a partner the cash and in-kind value of a house to which its household added money are missing,
    or what that gave would be what is left of them."""
    limit = "" if first is None else f"limit {int(first)}"
    return programme.ask(f"select {_rows(programme)} order by repair_id {limit}")


def repairs_handed_over(programme: Programme) -> pd.DataFrame:
    """The rows of repair_rows of houses handed over by the as-of day, newest first, then by id."""
    return programme.ask(
        f"select {_rows(programme)} where handed_over_on is not null"
        " order by handed_over_on desc, repair_id"
    )


def one_repair(programme: Programme, repair_id: str) -> pd.DataFrame:
    """The row of repair_rows of this repair; none if there is no such repair for this reader."""
    return programme.ask(f"select {_rows(programme)} where {_is(repair_id)}")


def _rows(programme: Programme) -> str:
    if programme.principal.rights.rows == "all":
        return ROW_COLUMNS.format(cash="actual_cash_thb", inkind="inkind_value_thb") + (
            " from repair_row"
        )
    cash, inkind = (
        f"case when paid_id is null then {name} end"
        for name in ("actual_cash_thb", "inkind_value_thb")
    )
    return f"""{ROW_COLUMNS.format(cash=cash, inkind=inkind)}
    from repair_row
    left join (
        select distinct repair_id as paid_id from funding where funding_program = 'household'
    ) as household_money on paid_id = repair_id"""


def repair_path(programme: Programme, repair_id: str) -> pd.DataFrame:
    """One row a move of one repair by the as-of day, in order: `changed_on`, `status`,
    `hold_reason`, `days` until the next move (or until the as-of day)."""
    return programme.ask(
        f"""
        select l.repair_id, l.seq, l.changed_on, l.to_status as status, l.hold_reason,
            case when l.next_on is not null and l.next_on <= {{as_of}}
                then cast(l.next_on - l.changed_on as int)
                else cast({{as_of}} - l.changed_on as int) end as days
        from repair_move as l
        join repair_row as r on r.repair_id = l.repair_id
        where {_is(repair_id, "r.repair_id")}
        order by l.seq
        """
    )


def repair_money(programme: Programme, repair_id: str) -> pd.DataFrame:
    """One row a source of one repair that the reader may see, largest first: funding_program,
    partner_id, kind, qty, unit, value_thb. For a partner its own, then one row of all the others
    together (`is_of_others`: nothing but value_thb is known of it); what the household itself paid
    is in none."""
    rows = programme.ask(
        f"""
        select f.repair_id, f.funding_program, f.partner_id, f.kind, f.qty, f.unit, f.value_thb,
            f.is_of_others
        from funding_row as f
        join repair_row as r on r.repair_id = f.repair_id
        where {_is(repair_id, "r.repair_id")}
        order by f.value_thb desc, f.funding_id
        """
    )
    # The others come last. In SQL this would be a key that is the same in every row of who sees
    # all, and Spark's planner here stumbles over such a key.
    return rows.sort_values("is_of_others", kind="stable", ignore_index=True)


def _is(repair_id: str, column: str = "repair_id") -> str:
    """A condition on an id that comes from an address: what is not an id matches nothing."""
    return f"{column} = '{repair_id}'" if re.fullmatch(CODE, repair_id) else "false"
