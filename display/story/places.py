"""The slide of places: where households are in need, and how many of them have their house."""

import pandas as pd

from data_access.indicators import Figure
from data_access.language.plurals import one_or_many
from data_access.language.superlatives import most_of
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import UNIT, Text
from data_access.queries.households.households import shown_need_by_area
from display.answers.scope import listed_level
from display.story.slide import Number, Picture, Slide
from display.story.story_context import StoryContext


def need(told: StoryContext) -> Slide:
    """Where households are in need, and how many of them have their house."""
    level = listed_level(told.programme)
    rows = shown_need_by_area(told.programme, level)
    in_need, reached = told.figure("G8"), told.figure("G9")
    total, share = told.counted(in_need), told.shared(reached)
    most = _most(told, rows[rows["state"] != "none"], level, in_need)
    table = pd.DataFrame(
        {
            "name": [told.areas[code] for code in rows["area_code"]],
            "in_need": list(rows["in_need"]),
            "reached": list(rows["reached"]),
            "area_code": list(rows["area_code"]),
            "state": list(rows["state"]),
        }
    ).sort_values(["in_need", "area_code"], ascending=[False, True], ignore_index=True)
    return Slide(
        "need",
        Text("ความเดือดร้อนอยู่ที่ใด", "Where the need is"),
        _title(in_need, total, most),
        _lead(reached, share, in_need),
        (
            Number(total, Text("ครัวเรือนเดือดร้อน", "households in need")),
            Number(share, Text("ได้รับมอบบ้านแล้ว", "have their house")),
        ),
        Picture(
            "map",
            table,
            {
                "name": Text("อำเภอ", "District")
                if level == "district"
                else Text("ตำบล", SUBDISTRICT.one.capitalize()),
                "in_need": Text("เดือดร้อน (ครัวเรือน)", "In need (households)"),
                "reached": Text("ได้รับมอบบ้านแล้ว", "Have their house"),
            },
            Text(
                f"แผนที่ครัวเรือนเดือดร้อน {total.th} ครัวเรือน",
                f"Map of {total.en} {_households(in_need)} in need",
            )
            if in_need.state == "shown" and in_need.value
            else Text("แผนที่ครัวเรือนเดือดร้อน", "Map of households in need"),
        ),
        _source(in_need),
        Text(
            "สีเข้มคือครัวเรือนเดือดร้อนมาก ลายขีดคือจำนวนน้อยจนไม่แสดงเพื่อคุ้มครองข้อมูลส่วนบุคคล"
            " สีเทาคือยังไม่มีการประเมิน ไม่ใช่ไม่มีความเดือดร้อน",
            "Darker means more households in need. Hatched: too few to show, to protect people."
            " Grey: nobody has assessed there yet, which does not mean that nobody is in need.",
        ),
    )


def _most(told: StoryContext, rows: pd.DataFrame, level: str, in_need: Figure) -> Text:
    """Where most of them are; nothing of a single area."""
    if len(rows) < 2 or in_need.state != "shown":
        return Text("", "")
    kind = UNIT[level]
    counts = rows.set_index("area_code")["in_need"]

    def name(code: str) -> Text:
        return Text(f"{kind.th}{told.areas[code].th}", told.areas[code].en)

    said = most_of(counts, name, Text("ที่", "in "), kind, in_need.value)
    return Text(f" {said.th}", f", {said.en}") if said.en else said


def _title(in_need: Figure, total: Text, most: Text) -> Text:
    if not in_need.value:
        return Text("ความเดือดร้อนด้านที่อยู่อาศัยอยู่ที่ใด", "Where households are in need")
    return Text(
        f"เดือดร้อน {total.th} ครัวเรือน{most.th}",
        f"{total.en} {_households(in_need)} in need{most.en}",
    )


def _households(in_need: Figure) -> str:
    return one_or_many(in_need.value or 0, "household")


def _lead(reached: Figure, share: Text, in_need: Figure) -> Text:
    if reached.state == "hidden":
        return Text(
            "จำนวนครัวเรือนของพื้นที่หรือวันนี้ไม่แสดง เพื่อคุ้มครองข้อมูลส่วนบุคคล",
            "Counts of households are not shown for this area or day, to protect people",
        )
    if reached.state == "none":
        return Text("ยังไม่มีครัวเรือนที่ประเมินว่าเดือดร้อน", "No household has been assessed to be in need")
    return Text(
        f"ได้รับมอบบ้านแล้ว {share.th} ของครัวเรือนที่เดือดร้อน",
        f"{share.en} of the households in need have their house",
    )


def _source(in_need: Figure) -> Text:
    """What the need rests on, and how many were looked at: the foot has room for it."""
    source = Text("ทะเบียนครัวเรือนและการประเมินบ้าน", "The household register and house assessments")
    if in_need.note is None:
        return source
    return Text(f"{source.th} · {in_need.note.th}", f"{source.en}; {in_need.note.en}")
