"""What waits for one partner, LAO or participant, or for who verifies, in one sentence."""

from dataclasses import dataclass

import pandas as pd

from data_access.language.plurals import counted, one_or_many
from data_access.language.vocabulary import Text
from data_access.queries.partners import own
from data_access.snapshots.programme import Programme

NOTHING_WAITS = Text("วันนี้ไม่มีอะไรรอท่าน", "Nothing waits for you today.")
NOTHING_PROMISED = Text("ยังไม่มีคำมั่นของท่านในระบบ", "No promise of yours is on record yet.")
NO_REPORT_WAITS = Text("ไม่มีรายงานรอตรวจ", "No report waits to be verified.")


@dataclass(frozen=True, eq=False)
class Mine:
    """The reader's own promises (of own.promises) and houses (id by row: `repair_id`,
    `is_handed_over`)."""

    promises: pd.DataFrame
    houses: pd.DataFrame

    @property
    def late(self) -> int:
        return int(self.promises["is_late"].sum())

    @property
    def due_soon(self) -> int:
        return int(self.promises["is_due_soon"].sum())

    @property
    def houses_wait(self) -> int:
        return int((~self.houses["is_handed_over"].astype(bool)).sum())


def mine(programme: Programme) -> Mine:
    """All promises that the reader sees one by one, and the houses that they are recorded to have gone
    into: of a partner, an LAO and a participant their own."""
    return mine_of(own.promises(programme), own.houses_of_promises(programme))


def mine_of(promises: pd.DataFrame, houses: pd.DataFrame) -> Mine:
    """Of these rows of own.promises and own.houses_of_promises; each house once."""
    found = houses[["repair_id", "is_handed_over"]]
    return Mine(promises, found.drop_duplicates("repair_id", ignore_index=True))


def what_waits(of: Mine, returned: int) -> Text:
    """ "2 due in 30 days, 1 overdue, 1 report sent back, 3 houses of yours wait"; what is none is
    left out."""
    if of.promises.empty and not returned:
        return NOTHING_PROMISED
    parts = [
        (of.late, "เกินกำหนด {} ข้อ", "{} overdue"),
        (of.due_soon, "ครบกำหนดใน 30 วัน {} ข้อ", "{} due in 30 days"),
    ]
    th = [words.format(count) for count, words, _ in parts if count]
    en = [words.format(count) for count, _, words in parts if count]
    if returned:
        th.append(f"รายงานถูกส่งกลับ {returned:,} รายการ")
        en.append(f"{counted(returned, 'report')} sent back")
    if houses := of.houses_wait:
        th.append(f"บ้านของท่านยังไม่ส่งมอบ {houses:,} หลัง")
        en.append(f"{counted(houses, 'house')} of yours {one_or_many(houses, 'waits', 'wait')}")
    return Text(" · ".join(th), ", ".join(en)) if th else NOTHING_WAITS


def what_waits_for_a_check(reports: int, oldest_days: int) -> Text:
    if not reports:
        return NO_REPORT_WAITS
    return Text(
        f"มีรายงานรอตรวจ {reports:,} รายการ เก่าที่สุดรอมา {oldest_days:,} วัน",
        f"{counted(reports, 'report')} {one_or_many(reports, 'waits', 'wait')} to be verified, the"
        f" oldest for {counted(oldest_days, 'day')}.",
    )
