"""What normalising altered: nothing is changed without being counted and named."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from data_access.language.vocabulary import Text

EXAMPLES = 3
# What may be done to a cell, as the end of a sentence about a column.
KINDS = {
    "invisible": Text("ลบอักขระที่มองไม่เห็น", "invisible characters taken out"),
    "spaces": Text("ตัดช่องว่างที่เกิน", "needless spaces taken out"),
    "look_alike": Text(
        "แก้อักขระไทยที่พิมพ์คนละแบบแต่เห็นเหมือนกัน (เเ, ํา, ลำดับวรรณยุกต์)",
        "Thai spelt with one character for each vowel and mark",
    ),
    "digits": Text("แปลงเลขไทยเป็นเลขอารบิก", "Thai digits written as Arabic ones"),
    "calendar": Text("แปลงปี พ.ศ. เป็น ค.ศ.", "years of the Buddhist era turned into CE"),
    "day_form": Text("อ่านวันที่จากรูปแบบอื่น", "days read from another form"),
    "serial": Text("อ่านเลขลำดับวันของ Excel เป็นวันที่", "Excel's day numbers read as days"),
    "time": Text("ตัดเวลาออก เก็บเฉพาะวันที่", "the time of day left out"),
    "number_form": Text("อ่านตัวเลขที่มีจุลภาคหรือหน่วย", "numbers read without commas or units"),
    "multiple": Text("คูณตามหน่วยในหัวคอลัมน์ (พันบาท ล้านบาท)", "multiplied by the unit of the heading (thousands or millions of baht)"),
    "code_form": Text("ตัด .0 ที่ Excel เติมท้ายรหัส", "the .0 that Excel adds to a code taken off"),
    "code_prefix": Text("ตัดตัวอักษรหน้ารหัสพื้นที่ (TH)", "the letters before an area code (TH) taken off"),
    "spelling": Text("อ่านรหัสที่เขียนต่างไปว่าเป็นรหัสที่มีอยู่", "keys spelt otherwise taken for those of the records"),
    "word": Text("แปลงคำเป็นรหัสในรายการ", "words turned into the codes of the list"),
    "place": Text("แปลงชื่อพื้นที่เป็นรหัส", "names of places turned into codes"),
    "old_code": Text("แทนรหัสพื้นที่ที่เลิกใช้ด้วยรหัสใหม่", "abolished area codes replaced by their successors"),
    "nothing": Text("คำที่หมายถึงไม่มีข้อมูล เก็บเป็นช่องว่าง", "words that mean nothing kept as empty cells"),
    "degrees": Text("แปลงพิกัดองศา-ลิปดา-ฟิลิปดาเป็นทศนิยม", "degrees, minutes and seconds made decimal"),
    "projected": Text("แปลงพิกัด UTM เป็นองศา WGS84", "UTM coordinates turned into degrees of WGS84"),
    "apart": Text("แยกพิกัดในช่องเดียวเป็นละติจูดกับลองจิจูด", "points in one cell read as latitude and longitude"),
    "joined": Text("รวมคำนำหน้า ชื่อ และสกุลจากหลายคอลัมน์", "title, name and surname of several columns joined"),
    "exchanged": Text("สลับละติจูดกับลองจิจูด", "latitude and longitude exchanged"),
    "merged": Text("เติมค่าของเซลล์ที่ผสานไว้ลงทุกแถว", "the value of merged cells given to each row"),
    "followed": Text("เติมจากสถานะของแถวก่อนหน้าตามลำดับ", "taken from the row before it by seq"),
    "derived": Text("สร้างจากข้อมูลอื่นในแบบสำรวจ", "made from other answers of the survey"),
}  # fmt: skip


@dataclass
class Changes:
    """Counts by (column, kind), and a few examples (row, before, after) where they may be shown."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    examples: dict[tuple[str, str], list[tuple[int, str, str]]] = field(default_factory=dict)

    def add(
        self,
        column: str,
        kind: str,
        count: int,
        examples: Iterable[tuple[int, str, str]] = (),
    ) -> None:
        """`examples` only of columns that are not personal. KeyError for an unknown kind."""
        KINDS[kind]
        if not count:
            return
        self.counts[column, kind] += int(count)
        shown = self.examples.setdefault((column, kind), [])
        for example in examples:
            if len(shown) == EXAMPLES:
                break
            shown.append(example)

    def has_room(self, column: str, kind: str) -> bool:
        """Whether another example would be kept."""
        return len(self.examples.get((column, kind), ())) < EXAMPLES

    def __bool__(self) -> bool:
        return bool(self.counts)

    def by_kind(self) -> dict[str, int]:
        """How many cells were altered, by kind, in the order in which the kinds were met."""
        kinds: dict[str, int] = {}
        for (_column, kind), count in self.counts.items():
            kinds[kind] = kinds.get(kind, 0) + count
        return kinds

    def lines(self, file: str) -> list[Text]:
        """One sentence a column and kind, with the first example. `file`: the name to be said."""
        lines = []
        for (column, kind), count in self.counts.items():
            such_th = such_en = ""
            for row, before, after in self.examples[column, kind][:1]:
                such_th = f" เช่น แถวที่ {row} ‘{before}’ → ‘{after}’"
                such_en = f", as in row {row} ‘{before}’ → ‘{after}’"
            words, cells = KINDS[kind], "cell" if count == 1 else "cells"
            lines.append(
                Text(
                    f"{file} คอลัมน์ {column}: {words.th} {count:,} ช่อง{such_th}",
                    f"{file}, column {column}: {words.en}, {count:,} {cells}{such_en}.",
                )
            )
        return lines
