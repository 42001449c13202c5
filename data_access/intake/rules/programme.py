"""One store holds one programme, and its records are either made up or real."""

from data_access.intake.findings import Finding, Rule
from data_access.intake.incoming import Incoming
from data_access.vocabulary import Text

ONE_PROGRAMME = Rule(
    Text("ต้องมีโครงการเดียวพอดี", "must hold exactly one programme"),
    Text(
        "ให้ตารางโครงการมีหนึ่งแถว ด้วยรหัสเดิมของคลังระเบียน",
        "Leave one row, with the id that the store has",
    ),
)
NEVER_MIXED = Rule(
    Text(
        "ข้อมูลสมมติกับข้อมูลจริงอยู่ในคลังระเบียนเดียวกันไม่ได้",
        "would mix made-up and real records in one store",
    ),
    Text(
        "เริ่มคลังระเบียนใหม่สำหรับข้อมูลจริง (ตั้งค่า HOH_VAR หรือ HOH_STORE)",
        "Begin a new store for real records (set HOH_VAR or HOH_STORE)",
    ),
)


def exactly_one(incoming: Incoming) -> None:
    if len(incoming.whole("programme")) != 1:
        incoming.findings.refuse(
            Finding(ONE_PROGRAMME, incoming.files.get("programme", "programme.csv"))
        )


def made_up_and_real_apart(incoming: Incoming) -> None:
    stored = incoming.stored("programme")
    if stored.empty:
        return
    whole = incoming.whole("programme")
    mixed = whole[whole["made_up"] != stored["made_up"].iloc[0]]
    incoming.refuse(NEVER_MIXED, "programme", mixed, "made_up")
