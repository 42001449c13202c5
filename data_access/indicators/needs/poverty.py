"""The governor's office: what people lack beside a house, by Alkire and Foster (G19, G20)."""

from data_access.indicators.drill_down import households_that_are
from data_access.indicators.figure import HIDDEN, Figure, people_count
from data_access.indicators.indicator import indicator, ratio
from data_access.language.plurals import counted
from data_access.language.shares import percent_words
from data_access.language.vocabulary import Text
from data_access.queries.needs.poverty import Told, poverty_in_view
from data_access.snapshots.programme import Programme

METHOD = Text(
    "วิธีของอัลไคร์และฟอสเตอร์ (พ.ศ. 2554) น้ำหนักและจุดตัดเป็นข้อเสนอของโครงการ",
    "Alkire & Foster (2011); weights and cut-off are the programme's proposal",
)
TOO_LITTLE = Text(
    "ข้อมูลไม่พอ: คนที่รู้ว่าขาดอะไรน้อยกว่าเกณฑ์ ไม่ได้แปลว่าไม่มีคนจน",
    "Too little surveyed: for too few people is it known what they lack. That is not zero.",
)


def _poor(programme: Programme) -> Figure:
    return _people(poverty_in_view(programme), "poor")


def _scored(programme: Programme) -> Figure:
    return _people(poverty_in_view(programme), "scored")


def _people(told: Told, name: str) -> Figure:
    return Figure(None, state="none") if told.too_little else people_count(getattr(told, name))


def _note(programme: Programme) -> Text | None:
    """Why there is no figure; or how much it could be otherwise, where some are not scored."""
    told = poverty_in_view(programme)
    if told.too_little:
        return TOO_LITTLE
    if not told.unscored or told.poor is None or told.scored is None:
        return None
    everybody = told.scored + told.unscored
    least, most = (
        percent_words(people / everybody) for people in (told.poor, told.poor + told.unscored)
    )
    return Text(
        f"รู้ข้อมูล {told.scored:,} จาก {everybody:,} คน ถ้านับคนที่ไม่รู้ด้วยอยู่ระหว่าง {least} ถึง {most}",
        f"known of {told.scored:,} of {counted(everybody, 'person', 'people')}; with the others, from {least} to {most}",
    )


poor_in_many = ratio(
    key="G19a",
    name=Text("คนจนหลายมิติ", "People poor in many dimensions"),
    unit="percent",
    formula=Text(
        "H = คนในครัวเรือนที่น้ำหนักของมิติที่ตกเกณฑ์รวมกัน ≥ {poverty_cutoff} ÷ คนที่รู้ว่าขาดอะไร",
        "H = people in households whose failed dimensions weigh ≥ {poverty_cutoff} ÷ people of whom it is known",
    ),
    rows=households_that_are("poor"),
    numerator=_poor,
    denominator=_scored,
    note=_note,
    source=METHOD,
)


@indicator(
    key="G19b",
    name=Text("คนจนขาดมากเพียงใด", "How much the poor lack"),
    unit="percent",
    formula=Text(
        "A = น้ำหนักของมิติที่ตกเกณฑ์ เฉลี่ยต่อคนในครัวเรือนที่จนหลายมิติ",
        "A = the weight of the failed dimensions, on average of the people who are poor in many",
    ),
    source=METHOD,
)
def intensity(programme: Programme) -> Figure:
    return _weighed(programme, "poor")


@indicator(
    key="G19c",
    name=Text("ดัชนีความยากจนหลายมิติ", "Index of poverty in many dimensions"),
    unit="index",
    formula=Text(
        "H × A: จากศูนย์ (ไม่มีคนจนหลายมิติ) ถึงหนึ่ง (ทุกคนขาดทุกมิติ)",
        "H × A: from none (nobody is poor in many) to one (everybody lacks everything)",
    ),
    source=METHOD,
)
def adjusted(programme: Programme) -> Figure:
    return _weighed(programme, "scored")


def _weighed(programme: Programme, whole: str) -> Figure:
    """People times the weight of what they lack, over all of the `whole`."""
    told = poverty_in_view(programme)
    if told.too_little:
        return Figure(None, state="none", note=TOO_LITTLE)
    if told.everyone is None:
        return HIDDEN
    people, weighed = getattr(told, whole), told.everyone.weighed
    if not people:
        return Figure(None, weighed, people, "none")
    return Figure(weighed / people, weighed, people, note=_note(programme))


def _housed_and_poor(programme: Programme) -> Figure:
    told = poverty_in_view(programme)
    return Figure(None, state="none") if told.too_little else people_count(told.homes_still_poor)


def _housed(programme: Programme) -> Figure:
    told = poverty_in_view(programme)
    return Figure(None, state="none") if told.too_little else people_count(told.homes_handed_over)


still_poor = ratio(
    key="G20",
    name=Text("ได้บ้านแล้วแต่ยังจนหลายมิติ", "House done, still poor"),
    unit="percent",
    formula=Text(
        "ครัวเรือนที่ได้รับมอบบ้านแล้วและยังจนหลายมิติ ÷ ครัวเรือนที่ได้รับมอบบ้านแล้วซึ่งรู้ว่าขาดอะไร",
        "Households with a house handed over that are poor in many dimensions ÷ those of whom it is known",
    ),
    rows=households_that_are("housed_and_poor"),
    numerator=_housed_and_poor,
    denominator=_housed,
    note=lambda programme: TOO_LITTLE if poverty_in_view(programme).too_little else None,
    source=METHOD,
)
