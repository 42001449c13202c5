"""The rows that make up a figure: for an indicator, the question that lists them.

Ids and areas only. Where even an id would disclose the health, disability, ethnicity or civil
status of a household, or where a figure comes from the plan and not from rows, there are none.
"""

from collections.abc import Callable
from typing import NamedTuple

import pandas as pd

from data_access.queries.households import households
from data_access.queries.partners import partners
from data_access.queries.repairs import single_repairs
from data_access.snapshots.programme import Programme

Condition = Callable[[pd.DataFrame], pd.Series]

HOUSEHOLD = ("household_id", "district_code", "subdistrict_code", "status", "assessed_on")
REPAIR = (
    "repair_id",
    "household_id",
    "district_code",
    "subdistrict_code",
    "status",
    "status_since",
    "fiscal_year_be",
    "approved_thb",
    "actual_cash_thb",
    "inkind_value_thb",
)
PLEDGE = (
    "pledge_id",
    "partner_id",
    "text_th",
    "area_code",
    "due_on",
    "days_late",
    "qty",
    "counted_qty",
    "outstanding_qty",
    "surplus_qty",
    "unit",
)
DELIVERY = (
    "delivery_id",
    "pledge_id",
    "partner_id",
    "delivered_on",
    "qty",
    "unit",
    "value_thb",
    "area_code",
    "repair_id",
    "verification",
)


class DrillDown(NamedTuple):
    """A question that lists rows, and those of its columns that are shown."""

    question: Callable[[Programme], pd.DataFrame]
    columns: tuple[str, ...]


def repairs_where(condition: Condition) -> DrillDown:
    return _rows_where(condition, single_repairs.repair_rows, REPAIR)


def pledges_where(condition: Condition) -> DrillDown:
    return _rows_where(condition, partners.pledge_rows, PLEDGE)


def deliveries_where(condition: Condition) -> DrillDown:
    return _rows_where(condition, partners.delivery_rows, DELIVERY)


def households_that_are(which: str) -> DrillDown:
    """`which` as in households.ROWS_OF."""
    return DrillDown(lambda programme: households.household_rows(programme, which), HOUSEHOLD)


def _rows_where(
    condition: Condition,
    every_row: Callable[[Programme], pd.DataFrame],
    columns: tuple[str, ...],
) -> DrillDown:
    def question(programme: Programme) -> pd.DataFrame:
        table = every_row(programme)
        return table[condition(table)].reset_index(drop=True)

    return DrillDown(question, columns)


HANDED_OVER = repairs_where(lambda table: table["status"] == "handed_over")
EVERY_PLEDGE = pledges_where(lambda table: table["qty"] > 0)
OVERDUE = pledges_where(lambda table: table["overdue"])
