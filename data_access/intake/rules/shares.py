"""Goals and reports in percent lie between 0 and 100, and are seldom meant as fractions."""

from collections.abc import Iterator

from data_access.intake.issues import Rule
from data_access.intake.matching.incoming import Breach, Incoming, breaches, looked_up
from data_access.language.vocabulary import Text

PERCENT = "%"
OUTSIDE = Rule(
    Text("เป็นร้อยละที่ต่ำกว่า 0 หรือสูงกว่า 100", "is a percentage below 0 or above 100"),
    Text("ตรวจตัวเลขและหน่วยของเป้าหมาย", "Check the figure and the goal's unit"),
)
FRACTION = Rule(
    Text("เป็นร้อยละที่ไม่เกิน 1 อาจเขียนเป็นสัดส่วน เช่น 0.5 แทน 50", "is a percentage of 1 or less, perhaps 0.5 written for 50"),
    Text("เขียนร้อยละเป็น 0 ถึง 100", "Write percentages from 0 to 100"),
    severity="warning",
)  # fmt: skip


def percentages(incoming: Incoming) -> Iterator[Breach]:
    goals, reports = incoming.whole("goal"), incoming.whole("goal_update")
    changes = incoming.whole("goal_target_change")
    units = goals.set_index("goal_id")["unit"]
    of_reports = looked_up(reports["goal_id"], units)
    of_changes = looked_up(changes["goal_id"], units)
    for table_name, records, unit, columns in (
        ("goal", goals, goals["unit"], ("baseline", "target")),
        ("goal_target_change", changes, of_changes, ("target",)),
        ("goal_update", reports, of_reports, ("value",)),
    ):
        is_share = (unit == PERCENT).fillna(False)
        for column in columns:
            value = records[column]
            outside = is_share & ~value.between(0, 100) & value.notna()
            fraction = is_share & (value > 0) & (value <= 1)
            yield from breaches(OUTSIDE, table_name, records, outside, column)
            yield from breaches(FRACTION, table_name, records, fraction, column)
