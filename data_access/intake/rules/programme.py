"""One store holds one programme, and its records are either made up or real."""

from collections.abc import Iterator

from data_access.intake.issues import Rule
from data_access.intake.matching.incoming import Breach, Incoming
from data_access.language.vocabulary import Text

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
MORE_THAN_PLANNED = Rule(
    Text(
        "ทำให้ผู้เข้าร่วมมีมากกว่าจำนวนเครือข่ายตามเป้า ตัวหารของตัวชี้วัดยังเป็นจำนวนตามเป้า",
        "makes more participants than the network was planned to have; shares are still of the plan",
    ),
    Text(
        "ตรวจว่าไม่ใช่คนเดิมที่ลงทะเบียนซ้ำ หรือปรับจำนวนเครือข่ายตามเป้าของโครงการ",
        "See that nobody is entered twice, or correct network_size",
    ),
    severity="warning",
)


def exactly_one(incoming: Incoming) -> Iterator[Breach]:
    if len(incoming.whole("programme")) != 1:
        yield Breach(ONE_PROGRAMME, "programme")


def made_up_and_real_apart(incoming: Incoming) -> Iterator[Breach]:
    stored = incoming.stored("programme")
    if stored.empty:
        return
    whole = incoming.whole("programme")
    said = whole["made_up"].astype("boolean")  # one that could not be read says nothing
    mixed = whole[(said != stored["made_up"].iloc[0]).fillna(False).astype(bool)]
    yield Breach(NEVER_MIXED, "programme", mixed, "made_up")


def no_more_participants_than_planned(incoming: Incoming) -> Iterator[Breach]:
    """Warns of the rows behind the planned number, in the order of the table."""
    programme, participants = incoming.whole("programme"), incoming.whole("participant")
    active = participants[participants["active"].fillna(False)].sort_values("file_row")
    planned = programme["network_size"].max()
    if programme.empty or len(active) <= planned:
        return
    yield Breach(MORE_THAN_PLANNED, "participant", active.iloc[planned:], "participant_id")
