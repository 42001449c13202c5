"""How the settings moved: the targets and the weights that a decision changed."""

from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from data_access.indicators import since
from data_access.language.vocabulary import Text
from data_access.rules.weight_words import weight_name, weight_value
from display.changes.change import Change
from display.changes.compared import Compared
from display.words.writing import NOTHING

MOST_NAMED = 6


class _Setting(NamedTuple):
    then: Text
    now: Text
    said: Text


def settings(compared: Compared) -> Change | None:
    """Targets of goals, targets of areas and weights that were changed since, a sentence each; None
    where none was. The first of them stands for all: `then` and `now` are of it."""
    changed = [*_of_goals(compared), *_of_areas(compared), *_of_weights(compared)]
    if not changed:
        return None
    why = [one.said for one in changed[:MOST_NAMED]]
    if more := len(changed) - len(why):
        why.append(Text(f"และการปรับอื่นอีก {more:,} รายการ", f"and {more:,} more"))
    name = Text("เป้าหมายและน้ำหนักที่ปรับ", "Targets and weights changed")
    first = changed[0]
    return Change("settings", name, first.then, first.now, "changed", first.said, tuple(why))


def _of_goals(compared: Compared) -> Iterator[_Setting]:
    for row in since.goal_targets_since(compared.programme, compared.earlier).itertuples():
        before, after = (
            Text(*(_written(writing, target, row.unit) for writing in (compared.th, compared.en)))
            for target in (row.target_before, row.target)
        )
        day, is_up = compared.date(row.valid_from.date()), row.target > row.target_before
        said = Text(
            f"{row.name_th}: {'เพิ่ม' if is_up else 'ลด'}เป้าหมายจาก {before.th} เป็น {after.th}"
            f" ตั้งแต่ {day.th}",
            f"{row.name_en}: target {'raised' if is_up else 'lowered'} from {before.en}"
            f" to {after.en} on {day.en}",
        )
        yield _Setting(before, after, said)


def _written(writing, target: float, unit: str) -> str:
    return writing.quantity(target, unit) if unit in ("%", "THB") else writing.count(target)


def _of_areas(compared: Compared) -> Iterator[_Setting]:
    rows = since.area_targets_since(compared.programme, compared.earlier)
    for changed_on, changed in rows.groupby("valid_from"):
        day = compared.date(changed_on.date())
        count = changed["area_code"].nunique()
        if len(changed) == 1:
            yield _of_one_area(compared, changed.iloc[0], day)
        else:
            areas = "area" if count == 1 else "areas"
            yield _Setting(
                Text(NOTHING, NOTHING),
                Text(f"{count:,} พื้นที่", f"{count:,} {areas}"),
                Text(
                    f"ปรับเป้าหมายของ {count:,} พื้นที่ ตั้งแต่ {day.th}",
                    f"Targets of {count:,} {areas} changed on {day.en}",
                ),
            )


def _of_one_area(compared: Compared, row: pd.Series, day: Text) -> _Setting:
    area = compared.areas[row["area_code"]]
    before = None if pd.isna(row["value_before"]) else row["value_before"]
    then, now = compared.count(before), compared.count(row["target_value"])
    if before is None:
        said = Text(
            f"ตั้งเป้าหมายของ{area.th}เป็น {now.th} ตั้งแต่ {day.th}",
            f"Target of {area.en} set to {now.en} on {day.en}",
        )
    else:
        is_up = row["target_value"] > before
        said = Text(
            f"{'เพิ่ม' if is_up else 'ลด'}เป้าหมายของ{area.th}จาก {then.th} เป็น {now.th}"
            f" ตั้งแต่ {day.th}",
            f"Target of {area.en} {'raised' if is_up else 'lowered'} from {then.en} to {now.en}"
            f" on {day.en}",
        )
    return _Setting(then, now, said)


def _of_weights(compared: Compared) -> Iterator[_Setting]:
    for change in since.weights_since(compared.programme, compared.earlier):
        name, day = weight_name(change.name), compared.date(change.valid_from)
        before, after = weight_value(change.before), weight_value(change.after)
        said = Text(
            f"{name.th} เปลี่ยนจาก {before} เป็น {after} ตั้งแต่ {day.th}",
            f"{name.en} changed from {before} to {after} on {day.en}",
        )
        yield _Setting(Text(before, before), Text(after, after), said)
