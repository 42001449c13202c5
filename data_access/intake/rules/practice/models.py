"""Models: where each began, what its status needs, and in which order its days come."""

from collections.abc import Iterator

import pandas as pd

from data_access.intake.issues import Rule
from data_access.intake.matching.incoming import Breach, Incoming, among, looked_up
from data_access.intake.rules.meetings import NOT_ONE
from data_access.language.vocabulary import Text

TWO_ORIGINS = Rule(
    Text("เป็นต้นทางที่สองของต้นแบบเดียวกัน", "is a second origin of the same model"),
    Text("ให้ตำบลเดียวเป็นต้นทาง ที่เหลือเป็นทำตาม", "Let one be the origin, and the others copies"),
)
NO_ORIGIN = Rule(
    Text("ได้ผลแล้วแต่ไม่มีตำบลต้นทาง", "is shown or proven, but no area is its origin"),
    Text("เพิ่มตำบลต้นทางในตารางพื้นที่ของต้นแบบ", "Add its origin to model_area"),
)
NO_LESSON = Rule(
    Text("เลิกทำโดยไม่มีบทเรียน", "is given up without a lesson"),
    Text("บันทึกว่าเหตุใดจึงเลิก ผู้อื่นจะได้ไม่ทำซ้ำ", "Write down why, so that others need not try it again"),
)  # fmt: skip
BEFORE_ITS_START = Rule(
    Text("อยู่ก่อนวันที่เริ่มต้นแบบ", "lies before the day on which the model began"),
    Text("ตรวจวันที่ และรหัสต้นแบบ", "Check the day, and the model"),
)
WORKS = ("shown", "proven")


def one_origin_and_a_lesson(incoming: Incoming) -> Iterator[Breach]:
    """A model has one origin at most, and one that works has it; who gives up says why."""
    areas = incoming.whole("model_area").sort_values("file_row")
    origins = areas[areas["role"] == "origin"]
    yield Breach(TWO_ORIGINS, "model_area", origins[origins.duplicated("model_id")], "role")
    models = incoming.whole("model")
    works = models["status"].isin(WORKS) & ~among(models["model_id"], origins["model_id"])
    yield Breach(NO_ORIGIN, "model", models[works], "status")
    silent = (models["status"] == "given_up") & models["lesson_th"].isna()
    yield Breach(NO_LESSON, "model", models[silent], "lesson_th")


def nothing_before_it_began(incoming: Incoming) -> Iterator[Breach]:
    """No area uses a model, and nobody comes to see it, before it began."""
    models = incoming.whole("model").drop_duplicates("model_id")
    began = models.set_index("model_id")["started_on"]
    areas = incoming.whole("model_area")
    early = areas["from_on"] < _of(areas["model_id"], began)
    yield Breach(BEFORE_ITS_START, "model_area", areas[early], "from_on")
    visits = incoming.whole("model_visit")
    events = incoming.whole("event").drop_duplicates("event_id").set_index("event_id")
    met = _of(visits["event_id"], events["held_on"])
    early = met < _of(visits["model_id"], began)
    yield Breach(BEFORE_ITS_START, "model_visit", visits[early], "event_id")


def visited_by_one(incoming: Incoming) -> Iterator[Breach]:
    """Who came to see a model is one person of the network, or one LAO."""
    visits = incoming.whole("model_visit")
    named = visits[["participant_id", "lao_id"]].notna().sum(axis=1)
    yield Breach(NOT_ONE, "model_visit", visits[named != 1], "participant_id")


def _of(keys: pd.Series, days: pd.Series) -> pd.Series:
    return looked_up(keys, days)
