"""What people lack beside a house, in one sentence: for the page and for its slide."""

from functools import cached_property

import pandas as pd

from data_access.language.number_words import index_words
from data_access.language.plurals import counted, one_or_many
from data_access.language.shares import percent_words
from data_access.language.superlatives import after_word, named, top
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import POVERTY_DIMENSION_SHORT, UNIT, Text
from data_access.queries.areas.areas import areas
from data_access.queries.needs.poverty import Told, poverty_by_area, poverty_in_view
from data_access.snapshots.programme import Programme
from display.answers.scope import listed_level

HIDDEN = Text(
    "จำนวนคนจนหลายมิติของพื้นที่หรือวันนี้ไม่แสดง เพื่อคุ้มครองข้อมูลส่วนบุคคล",
    "The number of people poor in many dimensions is not shown for this area or day, to protect people",
)
TOO_LITTLE = Text(
    "ข้อมูลไม่พอ ยังบอกไม่ได้ว่าคนในพื้นที่นี้ขาดอะไร ไม่ได้แปลว่าไม่มีใครขาด",
    "Too little is surveyed to say what people lack here. It does not mean that nobody lacks anything",
)


DIMENSIONS = Text("มิติ", "dimensions")
EQUAL_TO = 9  # decimals of a share of the index; what differs beyond them is equal


def _lower(dimension: str) -> Text:
    name = POVERTY_DIMENSION_SHORT[dimension]
    return Text(name.th, name.en.lower())


class PovertyAnswer:
    """The sentence of an area: how many are poor, what most of it is, and where it is worst."""

    def __init__(self, programme: Programme):
        self.programme = programme

    @cached_property
    def told(self) -> Told:
        return poverty_in_view(self.programme)

    @property
    def absence(self) -> Text | None:
        """Why there is no figure, where there is none."""
        if self.told.too_little:
            return TOO_LITTLE
        return HIDDEN if self.told.poor is None or self.told.scored is None else None

    @property
    def poor(self) -> Text:
        """34% of people (2,239 of 6,570) are poor in two dimensions or more."""
        if self.absence:
            return self.absence
        poor, scored = self.told.poor, self.told.scored
        share = percent_words(poor / scored)
        return Text(
            f"{share} ของคนที่สำรวจ ({poor:,} จาก {scored:,} คน) จนหลายมิติ",
            f"{share} of people surveyed ({poor:,} of {scored:,}) are poor in many dimensions",
        )

    @property
    def measures(self) -> Text | None:
        """The intensity and the index; nothing where they are hidden."""
        every = self.told.everyone
        if not every or every.intensity is None:
            return None
        share, index = percent_words(every.intensity), index_words(every.adjusted)
        return Text(
            f"คนจนขาดเฉลี่ย {share} ของทุกมิติ ดัชนี {index}",
            f"on average they lack {share} of everything (index {index})",
        )

    @property
    def mostly(self) -> Text | None:
        """The dimension that has the largest part in the index, and the next one; those that are
        equal as equal. Nothing where hidden."""
        every = self.told.everyone
        if not every or not every.weighed:
            return None
        parts = pd.Series(every.contributions, dtype=float).round(EQUAL_TO)
        first = top(parts)
        most = after_word(named(first, _lower, DIMENSIONS))
        share = percent_words(first.value)
        each = (
            Text(f"อย่างละ {share}", f"{share} each") if len(first.keys) > 1 else Text(share, share)
        )
        beside = Text("", "")
        if (rest := top(parts.drop([*first.keys]))) and len(first.keys) == 1 and rest.value:
            other, part = after_word(named(rest, _lower, DIMENSIONS)), percent_words(rest.value)
            beside = Text(f" รองลงมาคือ{other.th} ({part})", f", then {other.en} ({part})")
            if len(rest.keys) > 1:
                beside = Text(
                    f" รองลงมาคือ{other.th} (อย่างละ {part})", f", then {other.en} ({part} each)"
                )
        return Text(
            f"ขาดมากที่สุดคือ{most.th} ({each.th} ของดัชนี){beside.th}",
            f"they lack {most.en} most ({each.en} of the index){beside.en}",
        )

    @property
    def worst(self) -> Text | None:
        """Where the index is highest among districts, or the headcount among subdistricts."""
        level = listed_level(self.programme)
        rows = poverty_by_area(self.programme, level)
        rows = rows.set_index("area_code")
        column = "adjusted" if level == "district" else "headcount"
        values = rows[column].astype("Float64").round(3)
        found = top(values, lowest=False)
        if len(rows) < 2 or found is None or not found.value:
            return None
        kind, names = UNIT[level], areas(self.programme).names
        who = named(found, lambda code: Text(f"{kind.th}{names[code].th}", names[code].en), kind)
        among = Text("", "")
        if found.hidden:
            among = Text("ในที่แสดงได้ ", "of those shown, ")
        if column == "headcount":
            value = Text(*[percent_words(found.value)] * 2)
        else:
            value = Text(f"ดัชนี {index_words(found.value)}", f"index {index_words(found.value)}")
        return Text(
            f"{among.th}หนักที่สุดที่{who.th} ({value.th})",
            f"{among.en}it is worst in {who.en} ({value.en})",
        )

    @property
    def still_poor(self) -> Text | None:
        """Of the households with a house handed over, those still poor; nothing where hidden."""
        poor, homes = self.told.homes_still_poor, self.told.homes_handed_over
        if poor is None or not homes:
            return None
        share = percent_words(poor / homes)
        return Text(
            f"ได้บ้านแล้วแต่ยังจนหลายมิติ {poor:,} จาก {homes:,} ครัวเรือน ({share})",
            f"{poor:,} of {counted(homes, 'household')} with a finished house"
            f" {one_or_many(poor, 'is', 'are')} still poor ({share})",
        )

    @property
    def not_known(self) -> Text | None:
        """The subdistricts in view of which too little is surveyed, by name."""
        rows = poverty_by_area(self.programme, "subdistrict")
        codes = list(rows.loc[rows["state"] == "too_little", "area_code"])
        if not codes:
            return None
        names = [areas(self.programme).names[code] for code in codes]
        several = SUBDISTRICT.many if len(codes) > 1 else SUBDISTRICT.one
        return Text(
            f"ข้อมูลไม่พอ {len(codes):,} ตำบล: {', '.join(name.th for name in names)}"
            " ยังบอกไม่ได้ว่าขาดอะไร ไม่ใช่ศูนย์",
            f"Too little surveyed in {len(codes):,} {several}: {', '.join(name.en for name in names)}."
            " What people lack there is not known; it is not zero.",
        )
