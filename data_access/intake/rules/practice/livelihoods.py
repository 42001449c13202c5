"""Livelihoods: the repair is of the same household, and a check comes after the start."""

from collections.abc import Iterator

from data_access.intake.issues import Rule
from data_access.intake.matching.incoming import Breach, Incoming, looked_up
from data_access.language.vocabulary import Text

OTHER_HOUSEHOLD = Rule(
    Text("เป็นงานซ่อมของครัวเรือนอื่น", "is a repair of another household"),
    Text("ตรวจรหัสการซ่อมและรหัสครัวเรือน", "Check the repair and the household"),
)
BEFORE_THE_START = Rule(
    Text("อยู่ก่อนวันที่เริ่มส่งเสริมอาชีพ", "lies before the day on which the support began"),
    Text("ตรวจวันที่ และรหัสการส่งเสริม", "Check the day, and the livelihood"),
)


def of_the_same_household(incoming: Incoming) -> Iterator[Breach]:
    livelihoods = incoming.whole("livelihood")
    repairs = incoming.whole("repair").drop_duplicates("repair_id").set_index("repair_id")
    home = looked_up(livelihoods["repair_id"], repairs["household_id"])
    other = home.notna() & (home != livelihoods["household_id"])
    yield Breach(OTHER_HOUSEHOLD, "livelihood", livelihoods[other], "repair_id")


def checked_after_the_start(incoming: Incoming) -> Iterator[Breach]:
    checks, livelihoods = incoming.whole("livelihood_check"), incoming.whole("livelihood")
    began = livelihoods.drop_duplicates("livelihood_id").set_index("livelihood_id")["started_on"]
    early = checks["checked_on"] < looked_up(checks["livelihood_id"], began)
    yield Breach(BEFORE_THE_START, "livelihood_check", checks[early], "checked_on")
