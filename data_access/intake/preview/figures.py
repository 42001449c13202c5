"""What a file would do to the figures: households, people, need and the as-of day, before and after."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date

import pandas as pd

from data_access.intake.matching.incoming import Incoming
from data_access.language.day_words import day_words
from data_access.language.vocabulary import Text
from data_access.rules import derive
from data_access.rules.weight_sets import weights_on
from data_access.rules.weights import weight_sets

LABELS = {
    "households": Text("ครัวเรือน", "households"),
    "members": Text("สมาชิก", "people"),
    "in_need": Text("บ้านเดือดร้อน", "need"),
    "repairs": Text("รายการซ่อม", "repairs"),
    "delivered_thb": Text("สมทบแล้ว (บาท)", "delivered (baht)"),
}
AS_OF = Text("วันที่ของข้อมูล", "as-of day")
UNCHANGED = Text("คงเดิม", "unchanged")


@dataclass(frozen=True)
class Figures:
    """Active households, the members listed of them, those in need, repairs, and baht delivered and
    verified; the day of all figures, None where there is no record."""

    households: int
    members: int
    in_need: int
    repairs: int
    delivered_thb: int
    as_of: date | None


def figures(incoming: Incoming) -> tuple[Figures, Figures]:
    """The figures of the store as it is, and as it would be with what arrives."""
    return (
        _figures(incoming.stored, incoming.updated_last_before),
        _figures(incoming.whole, incoming.updated_last),
    )


def moved(before: Figures, after: Figures) -> list[Text]:
    """Each figure that moves as a short sentence, households and the as-of day in any case."""
    said = []
    for one in fields(Figures):
        was, becomes = getattr(before, one.name), getattr(after, one.name)
        if one.name == "as_of":
            continue
        label = LABELS[one.name]
        if was == becomes and one.name != "households":
            continue
        if was == becomes:
            said.append(_joined(label, Text(f"{was:,} {UNCHANGED.th}", f"{was:,} {UNCHANGED.en}")))
        elif one.name in ("in_need", "repairs"):
            said.append(_joined(label, Text(*[f"{becomes - was:+,}"] * 2)))
        else:
            said.append(_joined(label, Text(*[f"{was:,} → {becomes:,}"] * 2)))
    if before.as_of == after.as_of:
        said.append(_joined(AS_OF, UNCHANGED))
    else:
        days = [day_words(one.as_of) if one.as_of else Text("–", "–") for one in (before, after)]
        said.append(
            _joined(AS_OF, Text(*(f"{one} → {two}" for one, two in zip(*days, strict=True))))
        )
    return said


def _joined(label: Text, what: Text) -> Text:
    return Text(f"{label.th} {what.th}", f"{label.en} {what.en}")


def _figures(table: Callable[[str], pd.DataFrame], newest: pd.Timestamp) -> Figures:
    households, members, deliveries = table("household"), table("member"), table("delivery")
    active = households.loc[households["active"].fillna(False).astype(bool), "household_id"]
    as_of = None if pd.isna(newest) else newest.date()
    verified = deliveries["verification"] == "verified"
    return Figures(
        len(active),
        int(members["household_id"].isin(active).sum()),
        0 if as_of is None else int(active.isin(_needy(table, as_of)).sum()),
        len(table("repair")),
        int(deliveries.loc[verified.fillna(False), "value_thb"].sum()),
        as_of,
    )


def _needy(table: Callable[[str], pd.DataFrame], as_of: date) -> pd.Index:
    """The households in need on that day, by the one rule of need."""
    weights = weights_on(weight_sets(), as_of)
    assessments = table("assessment").reset_index(drop=True)
    log = table("repair_status_log").sort_values(["repair_id", "seq"], ignore_index=True)
    ranks = derive.ranks_after(log)[~log.duplicated("repair_id", keep="last")]
    ranks.index = log["repair_id"][ranks.index]
    needy, _reached = derive.households_in_need(
        assessments,
        derive.condition_scores(assessments, weights),
        table("repair"),
        ranks,
        weights,
    )
    return needy.index[needy]
