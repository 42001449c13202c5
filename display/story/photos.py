"""The slide of before and after: how many photos may be shown, and how much better houses are."""

import pandas as pd

from data_access.indicators import Figure
from data_access.language.plurals import counted, one_or_many
from data_access.language.superlatives import direction
from data_access.language.vocabulary import Text
from display.story.slide import Number, Picture, Slide
from display.story.story_context import StoryContext

NO_PAIR = Text(
    "ภาพวาดบ้านก่อนและหลังซ่อม ยังไม่มีภาพถ่ายครบคู่",
    "A drawing of a house before and after; no repair has both photos yet",
)


def photos(told: StoryContext) -> Slide:
    """Pairs of photos before and after that may be shown, and how much better the houses are."""
    pairs, better, housed = (told.figure(key) for key in ("M8", "M10", "M9"))
    shown, available = int(pairs.numerator or 0), int(pairs.denominator or 0)
    lead = Text("ยังประเมินบ้านก่อนและหลังไม่พอจะสรุป", "Too few houses were assessed before and after")
    if better.state == "shown":
        lead = _condition(told, better)
    people = told.counted(housed)
    title = Text(
        f"{people.th} คนได้อยู่บ้านที่ซ่อมแล้ว",
        f"{people.en} {one_or_many(housed.value or 0, 'person lives', 'people live')} in a repaired"
        " house",
    )
    if not housed.value:
        title = Text("บ้านก่อนและหลังซ่อม", "Houses before and after the repair")
    may = _may_be_shown(shown, available)
    return Slide(
        "photos",
        Text("ก่อนและหลัง", "Before and after"),
        title,
        lead,
        (Number(people, Text("คนได้อยู่ดีขึ้น", "people better housed")),),
        Picture(
            "pairs",
            pd.DataFrame(
                {
                    "label": [
                        Text("มีภาพก่อนและหลังครบคู่", "With both photos"),
                        Text("ยินยอมและเบลอใบหน้าแล้ว", "With consent and blurred faces"),
                    ],
                    "repairs": [available, shown],
                }
            ),
            {"label": Text("ภาพถ่าย", "Photos"), "repairs": Text("คู่", "pairs")},
            NO_PAIR
            if not available
            else Text(
                f"ภาพวาดบ้านก่อนและหลังซ่อม {may.th}",
                f"A drawing of a house before and after; {may.en}",
            ),
        ),
        Text("การประเมินบ้าน และภาพถ่ายที่ยินยอมให้แสดง", "House assessments, and photos with consent"),
        NO_PAIR
        if not available
        else Text(
            f"ภาพบนจอเป็นภาพวาดแทน {may.th} เพราะต้องมีความยินยอมและเบลอใบหน้าแล้วเท่านั้น",
            f"What is on the screen is a drawing. Of the photos {may.en}:"
            " only those with consent and with faces blurred.",
        ),
    )


def _condition(told: StoryContext, change: Figure) -> Text:
    """The median of the score before less after: of what is wrong with a house less is better."""
    points, houses = told.count(abs(change.value)), f"{change.denominator:,}"
    point = one_or_many(round(change.value, 1), "point")
    said = {
        "better": Text(f"ดีขึ้น {points.th} คะแนน", f"are {points.en} {point} better"),
        "worse": Text(f"แย่ลง {points.th} คะแนน", f"are {points.en} {point} worse"),
        "same": Text("เท่าเดิม", "are as they were"),
    }[direction(change.value, 0, "gap")]
    return Text(
        f"สภาพบ้าน{said.th} (มัธยฐานจาก {houses} หลังที่ประเมินก่อนและหลัง)",
        f"Houses {said.en} (median of {houses} assessed before and after)",
    )


def _may_be_shown(shown: int, available: int) -> Text:
    """How many pairs of how many may be shown."""
    if not shown:
        return Text(
            f"มีภาพจริง {available:,} คู่ ยังแสดงไม่ได้สักคู่",
            f"{counted(available, 'pair')} on record and none may be shown yet",
        )
    return Text(
        f"แสดงภาพจริงได้ {shown:,} จาก {available:,} คู่",
        f"{shown:,} of {counted(available, 'pair')} may be shown",
    )
