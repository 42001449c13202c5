"""The rows that make up a figure: for every indicator the question that lists them.

Ids and areas only. Where even an id would tell of the health, disability, ethnicity or civil
status of a household, or where a figure is made of the plan and not of rows, there are none.
"""

from collections.abc import Callable
from typing import NamedTuple

import pandas as pd

from data_access.queries.households import households
from data_access.queries.network import goals, network
from data_access.queries.partners import contributions, partners
from data_access.queries.repairs import repairs, single_repairs
from data_access.snapshots.programme import Programme

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
    "area_code",
    "qty",
    "counted_qty",
    "outstanding_qty",
    "surplus_qty",
    "unit",
    "due_on",
    "days_late",
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
COMMITMENT = (
    "commitment_id",
    "participant_id",
    "district_code",
    "goal_id",
    "target_qty",
    "verified_qty",
    "metric_unit",
    "due_on",
)
BOARD = ("district_code", "subdistrict_code", "stage", "houses")


class Behind(NamedTuple):
    """A question that lists rows, and the columns of it that tell what is needed."""

    question: Callable[[Programme], pd.DataFrame]
    columns: tuple[str, ...]


def _repairs(condition: Callable[[pd.DataFrame], pd.Series]) -> Behind:
    def question(programme: Programme) -> pd.DataFrame:
        table = single_repairs.repair_rows(programme)
        return table[condition(table)].reset_index(drop=True)

    return Behind(question, REPAIR)


def _households(which: str) -> Behind:
    return Behind(lambda programme: households.household_rows(programme, which), HOUSEHOLD)


def _pledges(condition: Callable[[pd.DataFrame], pd.Series]) -> Behind:
    def question(programme: Programme) -> pd.DataFrame:
        table = partners.pledge_rows(programme)
        return table[condition(table)].reset_index(drop=True)

    return Behind(question, PLEDGE)


def _deliveries(condition: Callable[[pd.DataFrame], pd.Series]) -> Behind:
    def question(programme: Programme) -> pd.DataFrame:
        table = partners.delivery_rows(programme)
        return table[condition(table)].reset_index(drop=True)

    return Behind(question, DELIVERY)


def _need_of_subdistricts(programme: Programme) -> pd.DataFrame:
    return households.shown_need_by_area(programme, "subdistrict")


HANDED_OVER = _repairs(lambda table: table["status"] == "handed_over")
EVERY_PLEDGE = _pledges(lambda table: table["qty"] > 0)
COMMITMENTS = Behind(network.commitment_rows, COMMITMENT)
STALLED = Behind(
    repairs.stalled_repairs,
    (
        "repair_id",
        "district_code",
        "subdistrict_code",
        "status",
        "hold_reason",
        "days",
        "limit_days",
    ),
)
NEED_BY_AREA = Behind(
    _need_of_subdistricts, ("area_code", "in_need", "reached", "urgent", "unfunded")
)
VERIFIED = _deliveries(lambda table: table["verification"] == "verified")

BEHIND: dict[str, Behind] = {
    "G1": HANDED_OVER,
    "G3": HANDED_OVER,
    "G4": HANDED_OVER,
    "G5": _repairs(lambda table: ~table["status"].isin(["referred", "not_eligible", "cancelled"])),
    "G6": STALLED,
    "G7": HANDED_OVER,
    "G8": _households("in_need"),
    "G9": _households("reached"),
    "G10": _households("urgent"),
    "G12a": NEED_BY_AREA,
    "G12b": NEED_BY_AREA,
    "G13": _households("assessed"),
    "G14a": _repairs(lambda table: table["approved_thb"].notna()),
    "G14b": _repairs(lambda table: table["actual_cash_thb"].notna()),
    "G15": HANDED_OVER,
    "G16": _repairs(lambda table: table["approved_thb"].notna()),
    "G17": EVERY_PLEDGE,
    "P1": EVERY_PLEDGE,
    "P2": EVERY_PLEDGE,
    "P3": _pledges(lambda table: table["outstanding_qty"] > 0),
    "P4": _pledges(lambda table: table["surplus_qty"] > 0),
    "P5": _deliveries(lambda table: table["pledge_id"].isna()),
    "P6": _pledges(lambda table: table["overdue"]),
    "P7": _pledges(lambda table: table["due_soon"]),
    "P8": _pledges(lambda table: table["fulfilled_on"].notna()),
    "P9": _deliveries(lambda table: table["verification"] == "self_reported"),
    "P10": _deliveries(lambda table: table["repair_id"].notna()),
    "P11a": _deliveries(lambda table: table["kind"] == "cash"),
    "P11b": _deliveries(lambda table: table["kind"] != "cash"),
    "P12": _deliveries(lambda table: table["unit"] == "person_day"),
    "P13": VERIFIED,
    "P14": Behind(contributions.shown_gaps, ("subdistrict_code", "in_need", "funded", "gap")),
    "P15": _pledges(lambda table: table["goal_id"].notna()),
    "P16": Behind(contributions.last_reports, ("partner_id", "last_on", "days")),
    "M1": Behind(
        network.participant_rows,
        ("participant_id", "participant_group", "district_code", "attended_kickoff"),
    ),
    "M2": COMMITMENTS,
    "M3": COMMITMENTS,
    "M4": COMMITMENTS,
    "M5": Behind(goals.goal_board, ("goal_id", "target", "actual", "expected", "due_on")),
    "M6": Behind(network.subdistrict_board, BOARD),
    "M7": HANDED_OVER,
    "M9": _households("reached"),
    "M10": HANDED_OVER,
    "M11": HANDED_OVER,
    "M13": HANDED_OVER,
    "M14": _pledges(lambda table: table["overdue"]),
}
