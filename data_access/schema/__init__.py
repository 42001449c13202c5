"""Every table of the programme, once: types, units, labels, closed lists and rules.

The store's tables, the checks of intake, the templates, datapackage.json and the snapshot's
columns are all derived from `TABLES`. The order is the order of loading: a table stands after
the tables that it refers to, except where two refer to each other (repair_funding, delivery).
"""

from data_access.schema import households, meetings, models, network, partners, places, repairs
from data_access.schema.column import Column, Table
from data_access.schema.planning import plans

TABLES: tuple[Table, ...] = (
    places.AREA,
    places.PROGRAMME,
    places.LAO,
    places.LAO_SUBDISTRICT,
    partners.PARTNER,
    network.GOAL,
    network.GOAL_TARGET_CHANGE,
    network.GOAL_UPDATE,
    places.AREA_TARGET,
    places.AREA_TARGET_CHANGE,
    places.STEP,
    places.EVENT,
    network.PARTICIPANT,
    meetings.AGENDA_ITEM,
    meetings.ATTENDANCE,
    meetings.AGREEMENT,
    meetings.AGREEMENT_CLAUSE,
    meetings.SIGNATURE,
    meetings.DECISION,
    meetings.DECISION_UPDATE,
    models.MODEL,
    models.MODEL_STEP,
    models.MODEL_AREA,
    models.MODEL_VISIT,
    network.COMMITMENT,
    network.COMMITMENT_UPDATE,
    repairs.SUBSIDY_CAP,
    households.HOUSEHOLD,
    households.MEMBER,
    households.ASSESSMENT,
    households.ENTERPRISE,
    repairs.REPAIR,
    households.LIVELIHOOD,
    households.LIVELIHOOD_CHECK,
    repairs.STATUS_LOG,
    repairs.PHOTO,
    network.COMMITMENT_HOUSE,
    partners.PLEDGE,
    network.PROMISE_MOVE,
    partners.DELIVERY,
    repairs.FUNDING,
    repairs.PROOF,
    plans.AREA_PLAN,
    plans.PLAN_LOG,
    plans.MEASURE,
    plans.MEASURE_BUDGET,
    plans.MEASURE_LINK,
)
BY_NAME = {table.name: table for table in TABLES}
VERSION = 5  # a snapshot of another version is published again: tables, or the names of weights

__all__ = ["BY_NAME", "TABLES", "VERSION", "Column", "Table"]
