"""Units and sums that must agree between tables."""

from collections.abc import Iterator

from data_access.intake.issues import Rule
from data_access.intake.matching.incoming import Breach, Incoming, breaches, looked_up
from data_access.language.vocabulary import OFF_PATH, Text

OTHER_UNIT = Rule(
    Text("ไม่ใช่หน่วยเดียวกับคำมั่น", "is not the unit of its pledge"),
    Text(
        "ใช้หน่วยของคำมั่น หรือเว้นรหัสคำมั่นหากไม่ได้อยู่ในคำมั่น",
        "Use the pledge's unit, or leave pledge_id empty",
    ),
)
OVER_CAP = Rule(
    Text(
        "เงินจากแหล่งงบเดียวกันของบ้านหลังนี้รวมกันเกินเพดานของปีงบประมาณ",
        "brings one house more of one programme's money than the cap of the fiscal year",
    ),
    Text(
        "ตรวจมูลค่า แหล่งงบ และตารางเพดานเงินอุดหนุน",
        "Check the values, the programme and subsidy_cap",
    ),
)
MORE_THAN_PLEDGED = Rule(
    Text(
        "ทำให้ยอดส่งมอบรวมเกินคำมั่น ส่วนเกินนับแยกต่างหาก",
        "brings the deliveries to more than was pledged; the surplus is counted apart",
    ),
    Text("ตรวจจำนวน และว่าไม่ได้บันทึกซ้ำ", "Check the quantity, and that it is not entered twice"),
    severity="warning",
)


def delivery_in_the_unit_of_its_pledge(incoming: Incoming) -> Iterator[Breach]:
    deliveries, pledges = incoming.whole("delivery"), incoming.whole("pledge")
    pledged = looked_up(deliveries["pledge_id"], pledges.set_index("pledge_id")["unit"])
    other = pledged.notna() & (deliveries["unit"] != pledged).fillna(False)
    yield from breaches(OTHER_UNIT, "delivery", deliveries, other, "unit")


def within_the_cap(incoming: Incoming) -> Iterator[Breach]:
    """Per house, programme and fiscal year; a programme without a cap that year has no limit."""
    repairs = incoming.whole("repair")[["repair_id", "household_id", "fiscal_year_be", "status"]]
    lines = incoming.whole("repair_funding").merge(repairs, on="repair_id")
    lines = lines[~lines["status"].isin(OFF_PATH)].merge(
        incoming.whole("subsidy_cap")[["funding_program", "fiscal_year_be", "cap_thb"]],
        on=["funding_program", "fiscal_year_be"],
    )
    house_and_year = lines.groupby(["household_id", "funding_program", "fiscal_year_be"])
    over = house_and_year["value_thb"].transform("sum") > lines["cap_thb"]
    yield from breaches(OVER_CAP, "repair_funding", lines, over.fillna(False), "value_thb")


def no_more_delivered_than_pledged(incoming: Incoming) -> Iterator[Breach]:
    """Warns of every arriving delivery of a pledge that is more than fulfilled."""
    deliveries, pledges = incoming.whole("delivery"), incoming.whole("pledge")
    counted = deliveries[deliveries["verification"] != "rejected"].dropna(subset="pledge_id")
    pledged = looked_up(counted["pledge_id"], pledges.set_index("pledge_id")["qty"])
    over = (counted.groupby("pledge_id")["qty"].transform("sum") > pledged).fillna(False)
    yield from breaches(MORE_THAN_PLEDGED, "delivery", counted, over, "qty")
