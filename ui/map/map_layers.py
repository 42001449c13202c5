"""What the map can show: each layer's words, unit, classes and how its numbers are written."""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from data_access.language.vocabulary import Text
from ui.map.map_colours import CLASSES
from ui.session.language import NOTHING, say
from ui.session.numbers import is_known, say_baht, say_count, say_percent


def say_pace(index: float | None) -> str:
    """0.87: the work done as a part of the work due by today."""
    return f"{index:.2f}" if is_known(index) else NOTHING


@dataclass(frozen=True)
class MapLayer:
    """One thing to colour the areas by.

    `breaks` are the lower edges of the second to the fifth class, by level of area. They are
    fixed, so that two maps of two days can be compared. `least` is the smallest step of a value.
    `in_words` says one value in the tooltip. `direction` says whether more is better (up) or worse (down); `darker` says it in words.
    """

    key: str
    title: Text
    unit: Text
    in_words: Text
    breaks: Mapping[str, tuple[float, float, float, float]]
    least: float
    written: Callable[[float | None], str]
    direction: Literal["up", "down"]
    darker: Text

    def class_of(self, value: float, level: str) -> int:
        """0, the lightest, to 4, the darkest."""
        # Half a step of tolerance: 0.25 computed as 0.2499999 belongs where 0.25 does.
        return bisect_right(self.breaks[level], value + self.least * 1e-6)

    def colour_of(self, value: float, level: str) -> str:
        return CLASSES[self.class_of(value, level)]

    def class_labels(self, level: str) -> list[str]:
        """0 · 1–9 · 10–19 · 20–39 · 40 or more."""
        edges = self.breaks[level]
        lows = [0.0, *edges]
        highs = [edge - self.least for edge in edges]
        labels = [
            self._edge(low)
            if high <= low
            else f"{self._edge(low).removesuffix('%')}–{self._edge(high)}"
            for low, high in zip(lows, highs, strict=False)
        ]
        last = self._edge(edges[-1])
        return [*labels, say(Text(f"{last} ขึ้นไป", f"{last} or more"))]

    def _edge(self, value: float) -> str:
        return say_count(value) if self.written is say_baht else self.written(value)


def _both(*breaks: float) -> dict[str, tuple]:
    return {"district": breaks, "subdistrict": breaks}


HOUSEHOLDS = Text("ครัวเรือน", "households")
HOUSES = Text("หลัง", "houses")

# The first class of a count or share is zero itself: nothing yet must not look like a little.
LAYERS = {
    layer.key: layer
    for layer in (
        MapLayer(
            key="need",
            title=Text("ครัวเรือนเดือดร้อนด้านที่อยู่อาศัย", "Households in need"),
            unit=HOUSEHOLDS,
            in_words=Text("เดือดร้อน {} ครัวเรือน", "Households in need: {}"),
            breaks={"subdistrict": (1, 15, 20, 30), "district": (1, 100, 125, 150)},
            least=1,
            written=say_count,
            direction="down",
            darker=Text("สีเข้ม = เดือดร้อนมาก", "Darker = more in need"),
        ),
        MapLayer(
            key="poor",
            title=Text("คนจนหลายมิติ", "People poor in many dimensions"),
            unit=Text("ร้อยละของคนที่รู้ว่าขาดอะไร", "% of people surveyed"),
            in_words=Text("จนหลายมิติ {} ของคน", "Poor in many dimensions: {} of people"),
            breaks=_both(0.01, 0.25, 0.35, 0.5),
            least=0.01,
            written=say_percent,
            direction="down",
            darker=Text("สีเข้ม = จนหลายมิติมาก", "Darker = more are poor"),
        ),
        MapLayer(
            key="coverage",
            title=Text("ความครอบคลุม: ได้บ้านแล้วจากที่เดือดร้อน", "Coverage of need"),
            unit=Text("ร้อยละของครัวเรือนเดือดร้อน", "% of households in need"),
            in_words=Text("ได้บ้านแล้ว {}", "Covered: {}"),
            breaks=_both(0.01, 0.25, 0.4, 0.6),
            least=0.01,
            written=say_percent,
            direction="up",
            darker=Text("สีเข้ม = ครอบคลุมมาก", "Darker = more covered"),
        ),
        MapLayer(
            key="pace",
            title=Text("ความก้าวหน้าเทียบแผน (SPI)", "Pace against plan (SPI)"),
            unit=Text("งานที่ทำได้ต่องานตามแผน 1 ส่วน", "work done per 1 planned"),
            in_words=Text("SPI {}", "SPI {}"),
            breaks=_both(0.6, 0.8, 0.95, 1.1),
            least=0.01,
            written=say_pace,
            direction="up",
            darker=Text("สีเข้ม = เร็วกว่าแผน", "Darker = ahead of plan"),
        ),
        MapLayer(
            key="unmet",
            title=Text("ครัวเรือนเดือดร้อนที่ยังไม่มีงบและยังไม่เริ่มซ่อม", "Need not yet funded or under way"),
            unit=HOUSEHOLDS,
            in_words=Text("ยังรอ {} ครัวเรือน", "Households waiting: {}"),
            breaks={"subdistrict": (1, 5, 10, 20), "district": (1, 35, 50, 65)},
            least=1,
            written=say_count,
            direction="down",
            darker=Text("สีเข้ม = ยังรอความช่วยเหลือมาก", "Darker = more still waiting"),
        ),
        MapLayer(
            key="net",
            title=Text(
                "ยังขาดสุทธิ: ที่ยังไม่มีงบ หักที่คำมั่นยังช่วยได้", "Net need: unfunded, less open pledges"
            ),
            unit=HOUSEHOLDS,
            in_words=Text("ยังขาด {} ครัวเรือน", "Still without: {} households"),
            breaks={"subdistrict": (1, 5, 10, 20), "district": (1, 25, 40, 55)},
            least=1,
            written=say_count,
            direction="down",
            darker=Text("สีเข้ม = ยังขาดมาก", "Darker = more still without"),
        ),
        MapLayer(
            key="repairs",
            title=Text("การซ่อมตามสถานะ", "Repairs by status"),
            unit=Text("รายการ", "repairs"),
            in_words=Text("สถานะที่เลือก {} รายการ", "At the chosen status: {} repairs"),
            breaks={"subdistrict": (1, 4, 7, 10), "district": (1, 30, 45, 60)},
            least=1,
            written=say_count,
            direction="up",
            darker=Text("สีเข้ม = มีมาก", "Darker = more of them"),
        ),
        MapLayer(
            key="deliveries",
            title=Text("มูลค่าที่ภาคีส่งมอบ", "Value delivered by partners"),
            unit=Text("บาท", "baht"),
            in_words=Text("ส่งมอบแล้ว {}", "Delivered: {}"),
            breaks={
                "subdistrict": (1, 10_000, 50_000, 200_000),
                "district": (1, 500_000, 750_000, 1_000_000),
            },
            least=1,
            written=say_baht,
            direction="up",
            darker=Text("สีเข้ม = ส่งมอบมูลค่ามาก", "Darker = more delivered"),
        ),
    )
}
