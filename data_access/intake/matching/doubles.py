"""Likely doubles: new rows that say of something what a record of the store says already."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data_access.intake.cells.names import person, telephone
from data_access.intake.matching.incoming import Incoming
from data_access.intake.matching.merge import places_in
from data_access.language.vocabulary import Text
from data_access.schema import BY_NAME

NEAR_METRES = 15
SHARED_BY_MOST = 10
METRES_A_DEGREE = 111_320  # of latitude, and of longitude at the equator
NAME = Text("ชื่อและหมู่บ้านเดียวกัน", "same name and village")
PHONE = Text("โทรศัพท์เดียวกัน", "same telephone")
POINT = Text(f"พิกัดห่างไม่เกิน {NEAR_METRES} เมตร", f"points within {NEAR_METRES} m")
SAME_DELIVERY = Text("ภาคี วัน ชนิด ปริมาณ และพื้นที่เดียวกัน", "same partner, day, kind, quantity and area")
SAME_PERSON = Text("ชื่อและหน่วยงานเดียวกัน", "same name and organisation")
DELIVERED = ["partner_id", "kind", "delivered_on", "qty", "unit", "area_code"]
FOR = ["pledge_id", "repair_id"]  # where two deliveries name different ones, they are two
ORGANISATION = ["participant_group", "lao_id", "subdistrict_code", "district_code"]


@dataclass(frozen=True)
class Double:
    """A row and the key of the record that it is likely to be. `is_likely`: or may be, no more."""

    table_name: str
    row: int
    other: str
    signs: tuple[Text, ...]
    is_likely: bool = True


@dataclass(frozen=True)
class Alike:
    """Two records of the store that may be one, by their keys in order, with what they share."""

    table_name: str
    one: str
    other: str
    signs: tuple[Text, ...]
    is_likely: bool = True


def alike_in_store(table_name: str, stored: pd.DataFrame) -> list[Alike]:
    """Every two stored records of one of `HAS_DOUBLES` that are likely one, the surest first, then
    by their keys. Of households only those that are active."""
    (key,) = BY_NAME[table_name].key
    if table_name == "household":
        stored = stored[stored["active"].fillna(False)]
    keys = stored[key]
    found = {
        (one, pair.other): Alike(table_name, one, pair.other, pair.signs, pair.is_likely)
        for pair in HAS_DOUBLES[table_name](stored, stored)
        if (one := keys.loc[pair.row]) < pair.other
    }
    return sorted(
        found.values(),
        key=lambda pair: (not pair.is_likely, -len(pair.signs), pair.one, pair.other),
    )


def likely_doubles(incoming: Incoming) -> Iterator[Double]:
    """Of each new row at most one, the likeliest. A record that the same files bring under its own
    key is nobody's double: its sender tells the two apart."""
    for name, pairs in HAS_DOUBLES.items():
        table = BY_NAME[name]
        (key,) = table.key
        records, stored = incoming.records.get(name), incoming.stored(name)
        if records is None or stored.empty or key not in records:
            continue
        new = records[(places_in(records, stored, table) < 0) & records[key].notna()]
        others = stored[~stored[key].isin(records[key])]
        if len(new) and len(others):
            done: set[int] = set()
            for pair in pairs(new, others):
                if pair.row not in done:
                    done.add(pair.row)
                    yield pair


def _households(new: pd.DataFrame, stored: pd.DataFrame) -> Iterator[Double]:
    """Of each row every one, the likeliest first. By the head's name within the village, the telephone
    and the point: two of the three, or the name where nothing speaks against it, are likely one
    household."""
    stored = stored[stored["active"].fillna(False)]
    in_village = ["subdistrict_code", "moo", "head_name"]
    pairs = []
    if set(in_village) <= set(new.columns):
        villages = new[["subdistrict_code", "moo"]].drop_duplicates()
        beside = stored.merge(villages, on=["subdistrict_code", "moo"])
        pairs.append(
            _paired(_named(new[in_village]), _named(beside[[*in_village, "household_id"]]))
        )
    if "phone" in new:
        pairs.append(_paired(_dialled(new[["phone"]]), _dialled(stored[["phone", "household_id"]])))
    if not pairs:
        return
    both = pd.concat(pairs).drop_duplicates()
    both = both[both["other"] != both["row"].map(new["household_id"])]
    if both.empty:
        return
    mine = new.reindex(columns=stored.columns).loc[both["row"]].reset_index(drop=True)
    theirs = stored.set_index("household_id", drop=False).loc[both["other"]].reset_index(drop=True)
    named = _same(_words(mine["head_name"], person), _words(theirs["head_name"], person))
    village = (mine["subdistrict_code"] == theirs["subdistrict_code"]) & (
        mine["moo"] == theirs["moo"]
    )
    named = [
        bool(one) and bool(same) for one, same in zip(named, village.fillna(False), strict=True)
    ]
    called = _same(_words(mine["phone"], telephone), _words(theirs["phone"], telephone))
    near = _near(mine, theirs)
    judged = [
        (row, other, name, phone, point)
        for row, other, name, phone, point in zip(
            both["row"], both["other"], named, called, near, strict=True
        )
    ]
    judged.sort(key=lambda one: (one[0], -sum(sign is True for sign in one[2:]), one[1]))
    for row, other, name, phone, point in judged:
        signs = tuple(
            words for sign, words in ((name, NAME), (phone, PHONE), (point, POINT)) if sign is True
        )
        unopposed = name and phone is not False and point is not False
        if len(signs) > 1 or name:
            yield Double("household", int(row), other, signs, len(signs) > 1 or unopposed)


def _deliveries(new: pd.DataFrame, stored: pd.DataFrame) -> Iterator[Double]:
    if not set(DELIVERED) <= set(new.columns):
        return
    asked = new[DELIVERED].assign(row=new.index).dropna()
    pairs = asked.merge(stored[[*DELIVERED, "delivery_id"]].dropna(), on=DELIVERED)
    pairs = pairs[pairs["delivery_id"] != pairs["row"].map(new["delivery_id"])]
    theirs = stored.set_index("delivery_id")
    for row, other in zip(pairs["row"], pairs["delivery_id"], strict=True):
        apart = any(
            name in new
            and pd.notna(new.at[row, name])
            and pd.notna(theirs.at[other, name])
            and new.at[row, name] != theirs.at[other, name]
            for name in FOR
        )
        if not apart:
            yield Double("delivery", int(row), other, (SAME_DELIVERY,))


def _participants(new: pd.DataFrame, stored: pd.DataFrame) -> Iterator[Double]:
    if "name" not in new:
        return
    organisation = [name for name in ORGANISATION if name in new]
    mine = new[["name", *organisation]].dropna(subset="name")
    theirs = stored[["name", *organisation, "participant_id"]].dropna(subset="name")
    mine, theirs = (
        one.assign(name=_words(one["name"], person)).fillna({name: "" for name in organisation})
        for one in (mine, theirs)
    )
    pairs = mine.assign(row=mine.index).merge(theirs, on=["name", *organisation])
    pairs = pairs[pairs["participant_id"] != pairs["row"].map(new["participant_id"])]
    for row, other in zip(pairs["row"], pairs["participant_id"], strict=True):
        yield Double("participant", int(row), other, (SAME_PERSON,))


HAS_DOUBLES = {
    "household": _households,
    "delivery": _deliveries,
    "participant": _participants,
}


def _paired(mine: pd.DataFrame, theirs: pd.DataFrame) -> pd.DataFrame:
    """Pairs of (row, other) that agree in all other columns, which are filled. What more than
    `SHARED_BY_MOST` have in common, such as the telephone of an office, tells none of them."""
    on = [name for name in mine.columns if name in theirs]
    if len(theirs):
        theirs = theirs[theirs.groupby(on)[on[0]].transform("size") <= SHARED_BY_MOST]
    pairs = mine.assign(row=mine.index).merge(theirs, on=on)
    return pairs[["row", "household_id"]].set_axis(["row", "other"], axis=1)


def _named(households: pd.DataFrame) -> pd.DataFrame:
    known = households.dropna()
    return known.assign(head_name=_words(known["head_name"], person)).query("head_name != ''")


def _dialled(households: pd.DataFrame) -> pd.DataFrame:
    known = households.dropna()
    return known.assign(phone=_words(known["phone"], telephone)).query("phone != ''")


def _words(values: pd.Series, spelt) -> pd.Series:
    """Each different text spelt once; "" for none."""
    meant = {text: spelt(text) for text in values.dropna().unique()}
    return values.astype("object").map(lambda text: "" if pd.isna(text) else meant[text])


def _same(mine: pd.Series, theirs: pd.Series) -> list[bool | None]:
    """Pair by pair whether they agree; None where one of them says nothing."""
    return [
        one == other if one and other else None for one, other in zip(mine, theirs, strict=True)
    ]


def _near(mine: pd.DataFrame, theirs: pd.DataFrame) -> list[bool | None]:
    north, east = (
        pd.to_numeric(mine[name]) - pd.to_numeric(theirs[name]) for name in ("lat", "lon")
    )
    east = east * np.cos(np.radians(pd.to_numeric(theirs["lat"])))
    metres = np.hypot(north, east) * METRES_A_DEGREE
    return [None if pd.isna(one) else bool(one <= NEAR_METRES) for one in metres]
