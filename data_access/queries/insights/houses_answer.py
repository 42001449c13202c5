"""What is said of the houses goal, once for every page, file and command: as values in words.

The goal has three states: none was set, nothing is due (a target of 0), or a number. Each has its
own sentence. The forecast is said in one way, whoever draws or prints it.
"""

from dataclasses import dataclass
from functools import cached_property

from data_access.language.day_words import day_words, days_words, month_words
from data_access.language.plurals import counted, one_or_many
from data_access.language.shares import NOTHING, percent_words
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import RAG, Text
from data_access.queries.insights.against_plan import against_plan, beside_expected, gap_of
from data_access.queries.repairs.houses import (
    handed_over_count,
    has_houses_goal,
    houses_forecast,
    houses_pace,
)
from data_access.queries.repairs.targets import AreaTargets, target_state, targets_beside
from data_access.rules.forecast import Forecast, contradiction
from data_access.rules.plan import Pace
from data_access.snapshots.programme import Programme

NO_GOAL = Text(
    "ยังไม่ได้ตั้งเป้าหมายจำนวนบ้าน เพิ่มแถวที่ rollup เป็น count_houses ใน goal.csv แล้วนำเข้า",
    "No target for houses has been set. Add a row with rollup count_houses to goal.csv and import it.",
)
NONE_HERE = Text(
    "ยังไม่ได้ตั้งเป้าหมายของพื้นที่หรือปีที่เลือก เพิ่มได้ใน area_target.csv แล้วนำเข้า"
    " ส่วนเป้าของทั้งจังหวัดดูได้เมื่อเลือกทุกอำเภอและทุกปีงบประมาณ",
    "No target has been set for the chosen area or year. Add one to area_target.csv and import it;"
    " the target of the whole province is under all districts and all fiscal years.",
)
NOTHING_DUE = Text(
    "เป้าหมายที่นี่คือ 0 จึงไม่มีงานที่ต้องส่งมอบ",
    "The target here is 0, so nothing is due.",
)
TARGET_STATE = {
    "none_set": Text("ยังไม่ได้ตั้งเป้า", "No target set"),
    "nothing_due": Text("เป้าเป็น 0 ไม่มีงานครบกำหนด", "Target 0: nothing is due"),
}
UNKNOWN = Text("ยังคาดไม่ได้", "cannot be forecast yet")
NO_END = Text("ปลายช่วงยังคาดไม่ได้", "its end cannot be forecast yet")
WHY = {
    "behind_in_time": Text(
        "วันนี้ช้ากว่าแผนแต่ยังทันกำหนด เพราะช่วง {days} วันล่าสุดส่งมอบเร็วกว่าที่งานส่วนที่เหลือต้องใช้",
        "Behind plan today, but expected to finish on time: over the last {days} days houses were"
        " handed over faster than the rest of the plan needs.",
    ),
    "ahead_late": Text(
        "วันนี้ไม่ช้ากว่าแผนแต่จะเสร็จช้า เพราะช่วง {days} วันล่าสุดส่งมอบช้ากว่าที่งานส่วนที่เหลือต้องใช้",
        "Not behind plan today, but expected to finish late: over the last {days} days houses were"
        " handed over more slowly than the rest of the plan needs.",
    ),
}
AREAS = {
    "district": Text("อำเภอ", "districts"),
    "subdistrict": Text("ตำบล", SUBDISTRICT.many),
}


def state_words(rag: str | None, target: float | None) -> Text:
    """The state of a goal or an area in a word: no target, nothing due, or its pace."""
    return TARGET_STATE.get(target_state(target)) or RAG.get(rag, RAG["no_data"])


@dataclass(frozen=True)
class HousesAnswer:
    """How the houses goal stands within the scope. Dates and numbers stand in its words already.

    `pace` is None where no target was set; `ahead` also where nothing is due.
    """

    programme: Programme

    @cached_property
    def done(self) -> int:
        return handed_over_count(self.programme)

    @cached_property
    def pace(self) -> Pace | None:
        return houses_pace(self.programme)

    @cached_property
    def ahead(self) -> Forecast | None:
        return houses_forecast(self.programme)

    @property
    def is_number(self) -> bool:
        """Whether there is a target to measure against."""
        return self.pace is not None and not self.pace.plan.is_nothing_due

    @property
    def gap(self) -> int:
        """Whole houses ahead of the plan, below zero behind it. Only where there is a target."""
        return gap_of(self.pace)

    @property
    def is_behind(self) -> bool:
        """Whether the work is behind its plan, be it by less than one house."""
        return self.pace is not None and self.pace.is_behind

    @cached_property
    def no_target(self) -> Text | None:
        """Why there is nothing to measure against, or None where there is a target."""
        if self.pace is None:
            return NONE_HERE if has_houses_goal(self.programme) else NO_GOAL
        return NOTHING_DUE if self.pace.plan.is_nothing_due else None

    @cached_property
    def against(self) -> Text:
        """How far from the plan: 32 behind plan."""
        return against_plan(self.pace)

    @cached_property
    def short_by(self) -> Text:
        """The same gap as a remark on the houses expected: short by 32."""
        return beside_expected(self.pace)

    @cached_property
    def of_target(self) -> Text:
        """What was handed over of what: of 450 (65%), or why there is no such share."""
        if self.pace is None:
            return Text("ยังไม่มีเป้าหมาย", "no target")
        target = self.pace.plan.target
        if self.pace.plan.is_nothing_due:
            return Text("เป้า 0 ไม่มีงานครบกำหนด", "target 0: nothing is due")
        share = percent_words(self.done / target)
        return Text(f"จาก {target:,.0f} หลัง ({share})", f"of {target:,.0f} ({share})")

    @cached_property
    def finish(self) -> Text:
        """The forecast as the end of a sentence. Empty where there is nothing to forecast."""
        ahead = self.ahead
        if ahead is None:
            return Text("", "")
        few = self._from_few
        match ahead.state:
            case "done":
                return Text("ครบตามเป้าแล้ว", "the target is reached")
            case "unknown":
                return Text(f"วันเสร็จ{UNKNOWN.th}", f"the finish {UNKNOWN.en}")
            case "not_before":
                day = day_words(ahead.earliest)
                return Text(
                    f"คาดว่าเสร็จไม่ก่อน {day.th} {NO_END.th}{few.th}",
                    f"not expected to finish before {day.en}; {NO_END.en}{few.en}",
                )
            case "range":
                days = days_words(ahead.earliest, ahead.latest)
                return Text(f"คาดว่าเสร็จ {days.th}{few.th}", f"expected to finish {days.en}{few.en}")
        day, late, days = day_words(ahead.finish), self._late, self._range
        return Text(
            f"คาดว่าเสร็จ {day.th} {late.th}{days.th}{self._by_due.th}",
            f"expected to finish {day.en}, {late.en}{days.en}{self._by_due.en}",
        )

    @cached_property
    def finish_tile(self) -> tuple[Text, Text]:
        """The forecast as a tile: a short value, and what it is compared with, in short parts."""
        ahead = self.ahead
        if ahead is None:
            return Text(NOTHING, NOTHING), self.of_target
        few = [self._few_handed_over] if ahead.is_from_few else []
        match ahead.state:
            case "done":
                return Text("ครบแล้ว", "Done"), Text("", "")
            case "unknown":
                return Text(UNKNOWN.th, "Unknown"), _parts(*few)
            case "not_before":
                month, day = month_words(ahead.earliest), day_words(ahead.earliest)
                value = Text(f"ไม่ก่อน {month.th}", f"Not before {month.en}")
                first = Text(f"ไม่ก่อน {day.th}", f"not before {day.en}")
                return value, _parts(first, NO_END, *few)
            case "range":
                first, last = month_words(ahead.earliest), month_words(ahead.latest)
                both = Text(f"{first.th}–{last.th}", f"{first.en}–{last.en}")
                value = first if first == last else both
                return value, _parts(days_words(ahead.earliest, ahead.latest), *few)
        days = days_words(ahead.earliest, ahead.latest)
        of_a_range = [days] if ahead.earliest != ahead.latest else []
        return month_words(ahead.finish), _parts(day_words(ahead.finish), self._late, *of_a_range)

    @cached_property
    def why(self) -> Text | None:
        """Why pace and forecast seem to disagree; None where they agree."""
        if not self.is_number or self.ahead is None or self.ahead.speed is None:
            return None
        found = contradiction(self.pace, self.ahead)
        if found is None:
            return None
        return Text(*(words.format(days=self.ahead.speed.days) for words in WHY[found]))

    @cached_property
    def beside(self) -> Text | None:
        """Where the targets of areas do not make up the target: for how many, and what they sum
        to. None where they do, and where no area has one."""
        if self.pace is None:
            return None
        found = targets_beside(self.programme, self.pace.plan.target)
        return None if found is None else _beside(found)

    @cached_property
    def remarks(self) -> list[Text]:
        """The sentences that stand below the answer, in order."""
        return [words for words in (self.why, self.beside) if words]

    @property
    def _late(self) -> Text:
        days = (self.ahead.finish - self.pace.plan.due_on).days
        if days > 0:
            return Text(f"หลังกำหนด {days:,} วัน", f"{counted(days, 'day')} late")
        if days < 0:
            return Text(f"ก่อนกำหนด {-days:,} วัน", f"{counted(-days, 'day')} early")
        return Text("ตรงวันครบกำหนด", "on the due day")

    @property
    def _range(self) -> Text:
        ahead = self.ahead
        if ahead.earliest == ahead.latest:
            return Text("", "")
        days = days_words(ahead.earliest, ahead.latest)
        return Text(f" (ช่วง {days.th})", f" (range {days.en})")

    @property
    def _by_due(self) -> Text:
        by_due, target = self.ahead.by_due, self.pace.plan.target
        if by_due is None or by_due >= target:
            return Text("", "")
        return Text(
            f" ถึงวันครบกำหนดได้ {by_due:,} จาก {target:,.0f} หลัง",
            f"; {by_due:,} of {target:,.0f} by the due day",
        )

    @property
    def _from_few(self) -> Text:
        ahead = self.ahead
        if ahead is None or not ahead.is_from_few or ahead.speed is None:
            return Text("", "")
        few, days = self._few_handed_over, ahead.speed.days
        return Text(f" ({few.th}ใน {days:,} วัน)", f" ({few.en} in {counted(days, 'day')})")

    @property
    def _few_handed_over(self) -> Text:
        count = self.ahead.handed_over
        if not count:
            return Text("ไม่มีการส่งมอบ", "no hand-over")
        return Text(f"จากการส่งมอบ {count:,} หลัง", f"from {counted(count, 'hand-over')}")


def _parts(*parts: Text) -> Text:
    return Text(" · ".join(one.th for one in parts), " · ".join(one.en for one in parts))


def _beside(found: AreaTargets) -> Text:
    level = AREAS[found.level]
    areas = one_or_many(found.in_all, level.en.removesuffix("s"), level.en)
    if found.total == found.target:
        return Text(
            f"เป้ารวมจาก {found.areas:,} ใน {found.in_all:,} {level.th}ที่มีเป้า",
            f"The target is the sum of {found.areas:,} of {found.in_all:,} {areas}.",
        )
    if found.target == 0:
        return Text(
            f"เป้ารายพื้นที่มี {found.areas:,} จาก {found.in_all:,} {level.th}"
            f" รวม {found.total:,.0f} หลัง แต่เป้าหมายรวมไม่ได้กำหนดไว้สักหลัง",
            f"Area targets: targets for {found.areas:,} of {found.in_all:,} {areas},"
            f" {counted(found.total, 'house')}, while the goal itself asks for none.",
        )
    return Text(
        f"เป้ารายพื้นที่มี {found.areas:,} จาก {found.in_all:,} {level.th}"
        f" รวม {found.total:,.0f} จาก {found.target:,.0f} หลัง",
        f"Area targets: targets for {found.areas:,} of {found.in_all:,} {areas},"
        f" {found.total:,.0f} of {counted(found.target, 'house')}.",
    )
