"""What one letter says, as a value: what was promised, counted and is due, the houses, and what is asked."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from data_access.language.plurals import counted
from data_access.language.vocabulary import Text
from data_access.queries.partners import own
from data_access.queries.partners.partners import partner_table
from data_access.snapshots.programme import Programme
from display.answers.mine import Mine, mine_of, what_waits

NONE_YET = Text(
    "ยังไม่มีคำมั่นในระบบ ขอเลือกหนึ่งเรื่องที่ทำได้ และแจ้งเจ้าหน้าที่ข้อมูลหรือผู้ประสานงานอำเภอ",
    "No promise is on record. Please choose one thing that you can do, and tell the data officer or the"
    " coordinator of your district.",
)
LATE = Text(
    "ข้อที่เกินกำหนด ขอให้รายงานสิ่งที่ทำแล้ว หรือแจ้งวันใหม่พร้อมเหตุผล",
    "For what is overdue, please report what is done, or name a new day and the reason.",
)
SOON = Text(
    "ข้อที่ใกล้ครบกำหนด ขอให้เตรียมส่งมอบและแนบภาพหรือใบรับ",
    "For what is due soon, please get ready to deliver, with a picture or a receipt.",
)
ON_TIME = Text(
    "ไม่มีข้อใดเกินหรือใกล้ครบกำหนด ขอบคุณ และขอให้รายงานเมื่อมีความก้าวหน้า",
    "Nothing is overdue or due soon. Thank you; please report when there is progress.",
)


@dataclass(frozen=True, eq=False)
class Letter:
    """`owner_id` is a participant's or partner's, `called` what it is called in the letter: of a
    participant the role, never the name. `area_code` is None where it has none."""

    owner_id: str
    called: Text
    area_code: str | None
    of: Mine

    @property
    def waits(self) -> Text:
        """The sentence of the page /mine, of what is published."""
        return what_waits(self.of, returned=0)

    @property
    def houses(self) -> Text:
        every, wait = len(self.of.houses), self.of.houses_wait
        if not every:
            return Text("ยังไม่มีบ้านที่บันทึกว่าเชื่อมกับคำมั่น", "No house is recorded as linked to a promise.")
        return Text(
            f"คำมั่นถึงบ้าน {every:,} หลัง ส่งมอบแล้ว {every - wait:,} ยังไม่ส่งมอบ {wait:,}",
            f"The promises reached {counted(every, 'house')}: {every - wait:,} handed over, {wait:,} not"
            " yet.",
        )

    @property
    def asked(self) -> tuple[Text, ...]:
        if self.of.promises.empty:
            return (NONE_YET,)
        found = [text for count, text in ((self.of.late, LATE), (self.of.due_soon, SOON)) if count]
        return tuple(found) or (ON_TIME,)


def letters(programme: Programme) -> list[Letter]:
    """Of everybody whom the reader sees one by one, participants first, by id: for the office all, for
    a partner, an LAO or a participant its own. Partners without a pledge have none."""
    promised, houses = own.promises(programme), own.houses_of_promises(programme)
    return [*_of_people(programme, promised, houses), *_of_partners(programme, promised, houses)]


def _of_people(
    programme: Programme, promised: pd.DataFrame, houses: pd.DataFrame
) -> Iterator[Letter]:
    for person in own.participants(programme).itertuples():
        one = person.participant_id
        called = Text(f"{one} · {person.role_th}", f"{one} · {person.role_th}")
        area = person.subdistrict_code or person.district_code
        yield Letter(
            one,
            called,
            area if isinstance(area, str) else None,
            _of(promised, houses, "participant_id", one),
        )


def _of_partners(
    programme: Programme, promised: pd.DataFrame, houses: pd.DataFrame
) -> Iterator[Letter]:
    owners = set(promised["partner_id"].dropna())
    for partner in partner_table(programme).sort_values("partner_id").itertuples():
        if partner.partner_id in owners:
            called = Text(partner.name_th, partner.name_en)
            of = _of(promised, houses, "partner_id", partner.partner_id)
            yield Letter(partner.partner_id, called, None, of)


def _of(promised: pd.DataFrame, houses: pd.DataFrame, column: str, owner: str) -> Mine:
    return mine_of(
        promised[promised[column] == owner].reset_index(drop=True), houses[houses[column] == owner]
    )
