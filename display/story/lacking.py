"""The slide of what people lack beside a house."""

import pandas as pd

from data_access.language.vocabulary import POVERTY_DIMENSION_SHORT, Text
from data_access.queries.needs.poverty import dimensions_in_view
from display.answers.poverty_answer import PovertyAnswer
from display.story.slide import Number, Picture, Slide
from display.story.story_context import Telling

POOR = Text("คนจนหลายมิติที่ขาดเรื่องนี้", "poor people who lack it")
HOUSED = Text("ในนั้นได้บ้านแล้ว", "of them, house done")


def lacking(told: Telling) -> Slide:
    """How many are poor in many dimensions, what they lack, and whom a house alone did not lift."""
    answer = PovertyAnswer(told.programme)
    headcount, still = (told.figure(key) for key in ("G19a", "G20"))
    rows = dimensions_in_view(told.programme).sort_values(
        "poor", ascending=False, kind="stable", ignore_index=True
    )
    table = pd.DataFrame(
        {
            "name": [POVERTY_DIMENSION_SHORT[one] for one in rows["dimension"]],
            "poor": list(rows["poor"]),
            "housed": list(rows["housed"]),
        }
    )
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
        Picture(
            "lacking",
            table,
            {"name": Text("มิติ", "Dimension"), "poor": POOR, "housed": HOUSED},
            Text("คนจนหลายมิติแยกตามสิ่งที่ขาด", "Poor people by what they lack"),
        ),
        Text(
            "ทะเบียนครัวเรือน (มิติที่ตกเกณฑ์) วิธีของอัลไคร์และฟอสเตอร์ · คนหนึ่งขาดได้หลายเรื่อง",
            "Household register (dimensions failed), Alkire & Foster; one may lack several",
        ),
        Text(
            "บ้านที่ซ่อมแล้วแก้เรื่องที่อยู่ได้ แต่รายได้ สุขภาพ และการศึกษาเป็นหน้าที่ของหน่วยงานอื่นด้วย"
            " ชวนแต่ละหน่วยงานบอกว่าจะรับเรื่องใด",
            "A finished house mends the dwelling; income, health and education are the duty of other"
            " offices as well. Ask each which of these it will take up.",
        ),
    )


def _joined(said: list[Text]) -> Text:
    words = "; ".join(one.en for one in said)
    return Text(" ".join(one.th for one in said), f"{words[0].upper()}{words[1:]}")
