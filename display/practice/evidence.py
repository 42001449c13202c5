"""What can be said of a model's effect, and why nothing more can."""

from collections.abc import Callable
from dataclasses import dataclass

from data_access.language.day_words import days_words
from data_access.language.number_words import baht_words, signed_words
from data_access.language.plurals import counted, one_or_many
from data_access.language.shares import percent_words
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import Text
from data_access.queries.practice.effects import COUNTED, FOR_ROWS_ONLY, NO_HISTORY, Evidence
from data_access.rules.effect import FEWEST_AREAS, SETTLED_AFTER_DAYS

CANNOT_SAY = Text("ยังบอกไม่ได้", "Cannot be said yet")
CAUTION = Text(
    "พื้นที่เลือกทำต้นแบบเอง ไม่ได้จับสลาก พื้นที่ที่พร้อมกว่าอาจดีขึ้นอยู่แล้ว ตัวเลขนี้จึงเป็นเหตุให้ลองต่อ ไม่ใช่ข้อพิสูจน์",
    "Areas chose to use a model; nobody drew lots. Those that are readier may have done better anyway:"
    " a figure here is a reason to try further, and no proof.",
)
WHY_NOT = {
    FOR_ROWS_ONLY: Text(
        "ผลเทียบคิดจากครัวเรือนไม่กี่หลังต่อตำบล จึงแสดงเฉพาะผู้ที่เห็นทุกรายการ",
        f"The comparison is of few households in each {SUBDISTRICT.one}, so only those who see every row"
        " see it",
    ),
    NO_HISTORY: Text(
        "มิติที่ครัวเรือนตกเกณฑ์ไม่มีวันที่ จึงเทียบก่อนและหลังไม่ได้",
        "What a household lacks is recorded without a day, so before and after cannot be compared",
    ),
}
NO_FIGURE = Text(
    "ไม่มีตำบลที่มีตัวเลขทั้งสองวัน",
    f"no {SUBDISTRICT.one} has a figure on both days",
)


@dataclass(frozen=True)
class Measure:
    """How the effect of one measure is written, and what is better."""

    written: Callable[[float], Text]
    of: Text
    unit: Text


def _points(value: float) -> Text:
    points = round(value)
    return Text(
        f"{signed_words(points)} จุด", f"{signed_words(points)} {one_or_many(points, 'point')}"
    )


def _days(value: float) -> Text:
    days = round(value)
    return Text(f"{signed_words(days)} วัน", f"{signed_words(days)} {one_or_many(days, 'day')}")


def _baht(value: float) -> Text:
    amount = baht_words(abs(value))
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return Text(f"{sign}{amount.th}", f"{sign}{amount.en}")


MEASURES = {
    "coverage": Measure(
        _points,
        Text("สัดส่วนครัวเรือนเดือดร้อนที่ได้บ้าน", "share of households in need with a house"),
        Text("จุดร้อยละ", "percentage points"),
    ),
    "days": Measure(
        _days,
        Text("วันที่สั้นลงจากแจ้งถึงส่งมอบ", "days fewer from report to hand-over"),
        Text("วัน", "days"),
    ),
    "income": Measure(
        _baht,
        Text("รายได้ที่เพิ่มต่อคนต่อปี", "income gained per person and year"),
        Text("บาท", "baht"),
    ),
}


def short_words(one: Evidence) -> Text:
    """The difference alone, or that it cannot be said."""
    if one.effect is None or not one.effect.is_known:
        return CANNOT_SAY
    return MEASURES[one.measured_by].written(one.effect.difference)


def evidence_words(one: Evidence) -> Text:
    """One sentence: how much more than areas like it, from where to where, or why not."""
    if one.state in WHY_NOT:
        why = WHY_NOT[one.state]
        return Text(f"{CANNOT_SAY.th}: {why.th}", f"{CANNOT_SAY.en}: {why.en}.")
    if one.state != COUNTED or one.effect is None:
        return Text(
            f"{CANNOT_SAY.th}: เริ่มไม่ถึง {SETTLED_AFTER_DAYS} วัน",
            f"{CANNOT_SAY.en}: it began fewer than {counted(SETTLED_AFTER_DAYS, 'day')} ago.",
        )
    effect, measure = one.effect, MEASURES[one.measured_by]
    if effect.low is None or effect.high is None or effect.difference is None:
        few = Text(
            f"มี {effect.of_model} ตำบลของต้นแบบ และ {effect.of_others} ตำบลที่คล้ายกัน ที่มีตัวเลขทั้งสองวัน"
            f" ต้องมีอย่างน้อยฝ่ายละ {FEWEST_AREAS}",
            f"{counted(effect.of_model, SUBDISTRICT.one, SUBDISTRICT.many)} of the model and"
            f" {effect.of_others} like them have figures on both days; each side needs {FEWEST_AREAS}",
        )
        return Text(f"{CANNOT_SAY.th}: {few.th}", f"{CANNOT_SAY.en}: {few.en}.")
    said, low, high = (measure.written(at) for at in (effect.difference, effect.low, effect.high))
    sure = (
        Text("", "")
        if effect.excludes_none
        else Text(" อาจไม่ต่างกันเลย", " There may be no difference at all.")
    )
    return Text(
        f"{measure.of.th} เปลี่ยน **{said.th}** เทียบกับ {effect.of_others} ตำบลที่คล้ายกันตอนเริ่ม"
        f" (ช่วง 95%: {low.th} ถึง {high.th}){sure.th}",
        f"{measure.of.en.capitalize()}: **{said.en}** against the {effect.of_others} {SUBDISTRICT.many}"
        f" most like them at the start (95% interval {low.en} to {high.en}).{sure.en}",
    )


def ground_words(one: Evidence) -> Text | None:
    """Between which days, and how easily chance alone would do as much; nothing without figures."""
    effect = one.effect
    if effect is None or one.before is None or one.after is None or not effect.is_known:
        return None
    days = days_words(one.before, one.after)
    if effect.ways is None or effect.as_large is None:
        return days
    share = percent_words(effect.as_large / effect.ways, 1)
    return Text(
        f"{days.th} · ถ้าสลับตำบลทุกแบบ {effect.ways:,} แบบ ต่างกันเท่านี้ {effect.as_large:,} แบบ ({share})",
        f"{days.en}; of all {effect.ways:,} ways to divide these places, {effect.as_large:,} differ as"
        f" much ({share})",
    )
