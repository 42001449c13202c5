"""What the area plans in view say, in one sentence and in tiles: for the page and for its documents."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from data_access.disclosure import SENSITIVE_GROUP_MINIMUM
from data_access.language.day_words import day_words
from data_access.language.number_words import baht_words, count_words, hidden_words
from data_access.language.plurals import counted
from data_access.language.shares import percent_words
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import PLAN_REASON, PLAN_STATUS, Text
from data_access.queries.areas.areas import areas
from data_access.queries.needs.poverty import poverty_in_view
from data_access.queries.plans.measures import measure_progress, measures, plan_money
from data_access.queries.plans.plans import BY_HAND, plan_ladder, plans
from data_access.rules.planning.plan_steps import COUNTED_STEPS, STOPPED, rank_of, step_after
from data_access.snapshots.programme import Programme
from display.tiles.tile import NOTHING_SAID, Tile, baht_tile
from display.words.alike import alike

NO_PLAN_HERE = Text("ยังไม่มีแผนของพื้นที่ที่เลือก", "No area plan has been drafted for what is chosen yet")
REPORTED_HERE = Text(
    "รายงานไว้ว่ามีแผนที่อยู่อาศัยแล้ว แต่ยังไม่มีแผนในระบบ",
    "A housing plan was reported here by hand; none is on record yet",
)
MONEY_NOT_SHOWN = Text(
    "เงินและผลรายโครงการแสดงต่อผู้ที่ดูรายการทั้งหมดได้",
    "Money and progress by measure are shown to readers who may see every row",
)
NOT_SURVEYED = Text("ข้อมูลไม่พอ", "Too little surveyed")
HOW_PLANS_COUNT = Text(
    "เป้าตำบลที่มีแผน นับแผนตั้งแต่ อปท. เห็นชอบขึ้นไปที่ยังไม่ถอนหรือส่งกลับ และขั้นที่รายงานไว้ก่อนมีแผนในระบบ",
    f"The goal of {SUBDISTRICT.many} with a plan counts plans adopted by the LAO or further, neither"
    " returned nor withdrawn, and steps reported by hand before a plan was on record.",
)
# What a plan waits for, by the step that comes next.
NEXT = {
    "draft": Text("ร่างใหม่", "a new draft"),
    "forum": Text("จัดประชาคม", "its forum"),
    "adopted_lao": Text("ประชุมสภา อปท.", "the LAO's session"),
    "in_provincial_plan": Text(
        "เสนอเข้าแผนจังหวัด หรือหางบประมาณ", "the provincial plan, or its money"
    ),
    "funded": Text("หางบประมาณ", "its money"),
    "carried_out": Text("ลงมือทำ", "the work itself"),
    "closed": Text("สรุปและปิดแผน", "closing it"),
}


@dataclass(frozen=True)
class Sums:
    """Of the live plans in view. Baht and `done` are None for a reader who does not see them."""

    plans: int
    measures: int
    planned: int | None
    secured: int | None
    done: int | None

    @property
    def gap(self) -> int | None:
        return None if self.planned is None else self.planned - (self.secured or 0)

    @property
    def share(self) -> float | None:
        return self.secured / self.planned if self.planned and self.secured is not None else None


class PlanAnswer:
    """What is said of the plans in one programme's view."""

    def __init__(self, programme: Programme):
        self.programme = programme

    @property
    def sees_money(self) -> bool:
        return self.programme.principal.rights.rows == "all"

    @cached_property
    def rows(self) -> pd.DataFrame:
        """The plans in view that are not withdrawn."""
        table = plans(self.programme)
        return table[table["status"] != "withdrawn"].reset_index(drop=True)

    @cached_property
    def one(self) -> pd.Series | None:
        """The furthest plan where one subdistrict is in view; None elsewhere."""
        if len(self.ladder) != 1 or self.rows.empty:
            return None
        rank = [rank_of(status) for status in self.rows["status"]]
        return self.rows.assign(rank=rank).sort_values("rank", kind="stable").iloc[-1]

    @cached_property
    def ladder(self) -> pd.DataFrame:
        return plan_ladder(self.programme)

    @cached_property
    def sums(self) -> Sums:
        ids = self.rows["plan_id"]
        every = measures(self.programme)
        live = every[every["plan_id"].isin(ids) & (every["status"] == "in_plan")]
        if not self.sees_money:
            return Sums(len(ids), len(live), None, None, None)
        money = plan_money(self.programme)
        money = money[money["plan_id"].isin(ids)]
        progress = measure_progress(self.programme)
        done = progress["measure_id"].isin(live["measure_id"]) & (progress["state"] == "done")
        planned, secured = (int(money[name].sum()) for name in ("amount_thb", "secured_thb"))
        return Sums(len(ids), len(live), planned, secured, int(done.sum()))

    @property
    def sentence(self) -> Text:
        """Of one subdistrict: measures, money, forum, and what comes next. Of several: how many have a
        plan, and how many were reported by hand."""
        if self.rows.empty and len(self.ladder) == 1:
            return REPORTED_HERE if (self.ladder["step"] == BY_HAND).any() else NO_PLAN_HERE
        return self._of_one(self.one) if self.one is not None else self._of_several

    def _of_one(self, row: pd.Series) -> Text:
        place, sums = areas(self.programme).names[row["subdistrict_code"]], self.sums
        parts = [Text(f"{count_words(sums.measures)} โครงการ", counted(sums.measures, "measure"))]
        if sums.planned is not None:
            baht, share = baht_words(sums.planned), percent_words(sums.share)
            parts.append(
                Text(f"{baht.th} ได้เงินแล้ว {share}", f"{baht.en}, {share} secured")
                if sums.planned
                else Text("ยังไม่ได้ตั้งงบ", "no money entered")
            )
        if not pd.isna(row["forum_on"]):
            day = day_words(row["forum_on"].date())
            parts.append(Text(f"ประชาคมเมื่อ {day.th}", f"forum held {day.en}"))
        parts.append(self._next(row))
        return Text(
            f"**{place.th}** " + " · ".join(one.th for one in parts),
            f"**{place.en}**: " + "; ".join(one.en for one in parts),
        )

    def _next(self, row: pd.Series) -> Text:
        status = row["status"]
        if status in STOPPED:
            why = PLAN_REASON.get(row["reason"], NOTHING_SAID)
            return Text(
                f"{PLAN_STATUS[status].th}: {why.th} ต่อไป: {NEXT['draft'].th}",
                f"{PLAN_STATUS[status].en.lower()} ({why.en.lower()}); next: {NEXT['draft'].en}",
            )
        after = step_after(status)
        if after is None:
            return PLAN_STATUS[status]
        return Text(f"ต่อไป: {NEXT[after].th}", f"next: {NEXT[after].en}")

    @property
    def _of_several(self) -> Text:
        """How many subdistricts have a plan that counts, and what the plans on record hold."""
        every, having = len(self.ladder), int(self.ladder["counts"].sum())
        by_hand = having - int(self.ladder["step"].isin(COUNTED_STEPS).sum())
        sums = self.sums
        th = f"มีแผนที่ อปท. เห็นชอบ **{having:,} จาก {every:,} ตำบล**"
        en = f"**{having:,} of {every:,} {SUBDISTRICT.many}** have an adopted plan"
        if by_hand:
            th += f" ในนั้น {by_hand:,} ตำบลรายงานไว้โดยยังไม่มีแผนในระบบ"
            en += f", {by_hand:,} of them reported by hand"
        th += f" · แผนในระบบ {sums.plans:,} ฉบับ {sums.measures:,} โครงการ"
        en += f"; on record: {counted(sums.plans, 'plan')}, {counted(sums.measures, 'measure')}"
        if sums.planned:
            baht, share = baht_words(sums.planned), percent_words(sums.share)
            th, en = f"{th} {baht.th} ได้เงินแล้ว {share}", f"{en}, {baht.en}, {share} secured"
        return Text(th, en)

    @property
    def tiles(self) -> list[Tile]:
        sums, told = self.sums, poverty_in_view(self.programme)
        poor = alike(count_words(told.poor))
        if told.poor is None:
            hidden = hidden_words(SENSITIVE_GROUP_MINIMUM)
            poor = NOT_SURVEYED if told.too_little else hidden
        out_of = NOTHING_SAID
        if told.poor is not None and told.scored is not None:
            people = counted(told.scored, "person", "people")
            out_of = Text(f"จาก {count_words(told.scored)} คน", f"of {people}")
        shown = [
            Tile(Text("คนจนหลายมิติ (คน)", "Poor in many dimensions"), poor, out_of),
            Tile(
                Text("โครงการ", "Measures"), alike(count_words(sums.measures)), _plans(sums.plans)
            ),
        ]
        if sums.planned is None:
            return shown
        of = Text(f"จาก {sums.measures:,} โครงการ", f"of {sums.measures:,}")
        share = percent_words(sums.share)
        of_it = Text(f"{share} ของแผน", f"{share} of it") if sums.planned else NOTHING_SAID
        return [
            *shown,
            baht_tile(Text("งบตามแผน", "Planned"), sums.planned),
            baht_tile(Text("ได้เงินแล้ว", "Secured"), sums.secured, of_it),
            baht_tile(Text("ยังขาด", "Gap"), sums.gap),
            Tile(Text("ทำครบแล้ว (โครงการ)", "Measures done"), alike(count_words(sums.done)), of),
        ]


def _plans(count: int) -> Text:
    return Text(f"ใน {count:,} แผน", f"in {counted(count, 'plan')}")
