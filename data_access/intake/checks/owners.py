"""What somebody may report who reports only for themselves: new rows of their own, unverified."""

from collections.abc import Iterator

import pandas as pd

from data_access.access.roles import Principal
from data_access.intake.issues import Rule
from data_access.intake.matching.incoming import Breach, Incoming
from data_access.intake.matching.merge import merged
from data_access.language.vocabulary import Text
from data_access.schema import BY_NAME

FOREIGN = Rule(
    Text("ไม่ใช่รายการใหม่ของท่านเอง", "is not a new record of your own"),
    Text(
        "รายงานได้เฉพาะคำมั่นและบ้านของท่าน และแก้รายการที่มีอยู่ไม่ได้ ให้ถอนแล้วรายงานใหม่",
        "Report on your own promises and houses only. What is there is not changed: withdraw it and"
        " report again",
    ),
)


def foreign(incoming: Incoming, by: Principal) -> Iterator[Breach]:
    """The rows that would change a record, or add one that is not the reader's or not unverified."""
    for table_name, records in incoming.records.items():
        table = BY_NAME[table_name]
        if any(name not in records for name in table.key):
            continue  # a file without its key is refused as a whole
        outcome = merged(records, incoming.stored(table_name), table, incoming.clear_empty)
        for rows in (
            outcome.changed,
            outcome.new[~_is_own(incoming, table_name, outcome.new, by)],
        ):
            if len(rows):
                yield Breach(FOREIGN, table_name, rows.assign(file_row=rows.index))


def _is_own(incoming: Incoming, table_name: str, rows: pd.DataFrame, by: Principal) -> pd.Series:
    nothing = pd.Series(False, index=rows.index)
    if table_name == "pledge":
        return _is_of(rows, by) & (rows["pledge_status"] == "offered")
    if table_name == "delivery":
        return (
            _is_of(rows, by)
            & (rows["verification"] == "self_reported")
            & (rows["qty"] > 0)
            & _is_none_or_in(rows["pledge_id"], _pledges(incoming, by))
            & _is_none_or_in(rows["repair_id"], _houses(incoming, by))
        )
    if table_name == "commitment_update":
        own = rows["commitment_id"].isin(_commitments(incoming, by))
        return own & (rows["verification"] == "self_reported")
    if table_name == "promise_move":
        return (
            _is_none_or_in(rows["pledge_id"], _pledges(incoming, by))
            & _is_none_or_in(rows["commitment_id"], _commitments(incoming, by))
            & (rows["verification"] == "self_reported")
        )
    if table_name == "proof":
        sent = incoming.records.get("delivery", pd.DataFrame({"delivery_id": []}))
        return (
            _is_none_or_in(rows["delivery_id"], set(sent["delivery_id"].dropna()))
            & _is_none_or_in(rows["commitment_id"], _commitments(incoming, by))
            & rows["decision_id"].isna()
            & rows["repair_id"].isna()
        )
    return nothing


def _is_of(rows: pd.DataFrame, by: Principal) -> pd.Series:
    """Whether a partner's row is this partner's; of no other reader is there one."""
    if by.role != "partner":
        return pd.Series(False, index=rows.index)
    return (rows["partner_id"] == by.organisation).fillna(False).astype(bool)


def _is_none_or_in(values: pd.Series, own: set[str]) -> pd.Series:
    return values.isna() | values.isin(own)


def _pledges(incoming: Incoming, by: Principal) -> set[str]:
    stored = incoming.stored("pledge")
    return set(stored.loc[_is_of(stored, by), "pledge_id"])


def _commitments(incoming: Incoming, by: Principal) -> set[str]:
    """Of the participant that the reader is, or of those of its LAO."""
    people = incoming.stored("participant")
    column = {"lao": "lao_id", "community": "participant_id"}.get(by.role)
    if column is None:
        return set()
    own = people.loc[(people[column] == by.organisation).fillna(False), "participant_id"]
    promised = incoming.stored("commitment")
    return set(promised.loc[promised["participant_id"].isin(own), "commitment_id"])


def _houses(incoming: Incoming, by: Principal) -> set[str]:
    """The houses that a partner sees one by one: those that it leads, pays for or delivered to. What
    it says of another house would show it that house."""
    repairs, lines = incoming.stored("repair"), incoming.stored("repair_funding")
    given = incoming.stored("delivery")
    leads = repairs["lead_partner_id"] == by.organisation
    return {
        *repairs.loc[leads, "repair_id"],
        *lines.loc[_is_of(lines, by), "repair_id"],
        *given.loc[_is_of(given, by), "repair_id"].dropna(),
    }
