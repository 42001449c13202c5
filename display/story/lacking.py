"""The slide of what people lack beside a house."""

from data_access.language.vocabulary import POVERTY_DIMENSION_SHORT, Text
from display.answers.poverty_answer import PovertyAnswer
from display.charts.lacking_bars import lacking_bars
from display.story.slide import Number, Picture, Slide
from display.story.story_context import StoryContext


def lacking(told: StoryContext) -> Slide:
    """How many are poor in many dimensions, what they lack, and whom a house alone did not lift."""
    answer = PovertyAnswer(told.programme)
    headcount, still = (told.figure(key) for key in ("G19a", "G20"))
    bars = lacking_bars(told.programme, POVERTY_DIMENSION_SHORT)
    said = [one for one in (answer.mostly, answer.worst) if one]
    return Slide(
        "lacking",
        Text("ขาดอะไรนอกจากบ้าน", "Lacking more than a house"),
        answer.still_poor or answer.poor,
        _joined(said) if said else (answer.absence or answer.poor),
        (
            Number(told.shared(headcount), Text("จนหลายมิติ", "poor in many ways")),
            Number(told.shared(still), Text("ได้บ้านแล้วยังจน", "house done, still poor"), "late"),
        ),
        Picture("lacking", bars.table(), bars.columns, bars.alt, bars),
        Text(
            "ทะเบียนครัวเรือน (มิติที่ตกเกณฑ์) วิธีของอัลไคร์และฟอสเตอร์ · คนหนึ่งขาดได้หลายเรื่อง",
            "Household register (dimensions failed), Alkire & Foster; one may lack several",
        ),
        Text(
            "บ้านที่ซ่อมแล้วแก้เรื่องที่อยู่ได้ แต่รายได้ สุขภาพ และการศึกษาเป็นหน้าที่ของหน่วยงานอื่นด้วย"
            " ชวนแต่ละหน่วยงานบอกว่าจะรับเรื่องใด",
            "A finished house solves the dwelling; income, health and education are the duty of other"
            " offices as well. Ask each which of these it will take up.",
        ),
    )


def _joined(said: list[Text]) -> Text:
    words = "; ".join(one.en for one in said)
    return Text(" ".join(one.th for one in said), f"{words[0].upper()}{words[1:]}")
