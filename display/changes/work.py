"""How the work moved: houses handed over, and repairs on hold."""

import pandas as pd

from data_access.language.plurals import one_or_many
from data_access.language.vocabulary import Text
from data_access.queries.insights.against_plan import against_plan, is_nothing_due
from data_access.queries.insights.insights import mostly_because
from data_access.queries.repairs import repairs
from data_access.queries.repairs.houses import houses_pace
from display.changes.change import Change, counted
from display.changes.compared import Compared

ALIKE = 1e-9  # of a house: what sums of working days may differ by


def houses(compared: Compared) -> Change | None:
    """Houses handed over (G1), where, how the plan moved in the same time, and what went back."""
    days = compared.days("G1")
    if days is None:
        return None
    then, now = days
    up = now - then
    word = one_or_many(up, "house", "houses")
    if up > 0:
        said = Text(
            f"ส่งมอบบ้านเพิ่ม {up:,.0f} หลัง จาก {then:,.0f} เป็น {now:,.0f} หลัง",
            f"{up:,.0f} more {word} handed over, from {then:,.0f} to {now:,.0f}",
        )
    elif up < 0:
        said = Text(
            f"บ้านที่ส่งมอบแล้วลดลงจาก {then:,.0f} เป็น {now:,.0f} หลัง",
            f"Houses handed over fell from {then:,.0f} to {now:,.0f}",
        )
    else:
        said = Text(
            f"ยังไม่มีบ้านส่งมอบเพิ่ม คงอยู่ที่ {now:,.0f} หลัง",
            f"No more house has been handed over; the count stays at {now:,.0f}",
        )
    moves = compared.moves
    given = moves[moves["to_status"] == "handed_over"]
    back = int(moves.loc[moves["from_status"] == "handed_over", "moves"].sum())
    why = [*compared.mostly_in(given, "หลัง"), *_against_the_plan(compared)]
    if back:
        why.append(
            Text(
                f"กลับไปแก้ไขหลังส่งมอบ {back:,} หลัง",
                f"{back:,} went back for repair after the hand-over",
            )
        )
    return counted("houses", Text("บ้านส่งมอบแล้ว (หลัง)", "Houses handed over"), days, said, why)


def _against_the_plan(compared: Compared) -> list[Text]:
    """How far from the plan on each day; nothing where no target was set or it is 0 now."""
    then, now = houses_pace(compared.then), houses_pace(compared.programme)
    if then is None or now is None or now.plan.is_nothing_due:
        return []
    if is_nothing_due(then) and is_nothing_due(now):
        return [Text("แผนยังไม่กำหนดให้ส่งมอบ", "The plan asks for nothing yet")]
    planned, after = _planned(then.expected, now.expected), against_plan(now)
    if then.plan.is_nothing_due:
        before = Text("เดิมเป้าเป็น 0", "the target was 0 then")
    elif is_nothing_due(then):
        before = Text("เดิมยังไม่มีงานครบกำหนด", "nothing was due then")
    else:
        known = against_plan(then)
        before = Text(f"เดิม{known.th}", f"{known.en} then")
    return [
        Text(
            f"{planned.th}: {before.th} ตอนนี้{after.th}",
            f"{planned.en}: {before.en}, {after.en} now",
        )
    ]


def _planned(then: float, now: float) -> Text:
    """What the plan asked for between the two days; less than nothing where it was changed."""
    more = now - then
    if abs(more) < ALIKE:
        return Text("ช่วงนี้แผนไม่ได้กำหนดเพิ่ม", "The plan asked for no more")
    if 0 < more <= 0.5:
        return Text("แผนช่วงนี้ไม่ถึง 1 หลัง", "The plan asked for less than 1 house")
    if -0.5 <= more < 0:
        return Text("แผนที่ควรได้ลดลงไม่ถึง 1 หลัง", "What the plan asks for fell by less than 1 house")
    houses = round(now) - round(then) or round(more)
    if houses < 0:
        return Text(f"แผนที่ควรได้ลดลง {-houses:,} หลัง", f"What the plan asks for fell by {-houses:,}")
    return Text(f"แผนช่วงนี้ {houses:,} หลัง", f"The plan asked for {houses:,}")


def holds(compared: Compared) -> Change | None:
    """Repairs on hold, the reasons of the new holds, where, and how many went on again; None where
    an outsider would learn of the holds of few."""
    then, now = (
        int(repairs.hold_reasons(one)["repairs"].sum())
        for one in (compared.then, compared.programme)
    )
    if compared.is_of_few(now - then):
        return None
    if now == then:
        said = Text(f"งานที่ชะลอคงที่ {now:,} รายการ", f"Repairs on hold stay at {now:,}")
    else:
        up = now > then
        said = Text(
            f"งานที่ชะลอ{'เพิ่มขึ้น' if up else 'ลดลง'}จาก {then:,} เป็น {now:,} รายการ",
            f"Repairs on hold {'rose' if up else 'fell'} from {then:,} to {now:,}",
        )
    moves = compared.moves
    begun = moves[moves["to_status"] == "on_hold"]
    ended = moves[moves["from_status"] == "on_hold"]
    off = int(ended.loc[ended["to_status"] == "cancelled", "moves"].sum())
    on = int(ended["moves"].sum()) - off
    why = _newly_held(compared, begun)
    if on:
        why.append(Text(f"กลับมาเดินหน้า {on:,} รายการ", f"{on:,} went on again"))
    if off:
        why.append(Text(f"ยกเลิก {off:,} รายการ", f"{off:,} cancelled"))
    name = Text("งานที่ชะลอ (รายการ)", "Repairs on hold")
    return counted("holds", name, (then, now), said, why, "gap")


def _newly_held(compared: Compared, begun: pd.DataFrame) -> list[Text]:
    if begun.empty:
        return []
    held = int(begun["moves"].sum())
    main = mostly_because(begun.groupby("hold_reason")["moves"].sum(), held)
    if main.en:
        main = Text(f" {main.th}", f", {main.en}")
    new = Text(f"ชะลอใหม่ {held:,} รายการ{main.th}", f"{held:,} newly on hold{main.en}")
    return [new, *compared.mostly_in(begun, "รายการ")]
