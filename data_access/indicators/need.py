"""The governor's office: need, who has been reached, and what is not known (G8–G13)."""

from data_access import households
from data_access.disclosure import is_hidden
from data_access.indicators.figure import (
    NONE,
    Figure,
    Indicator,
    count,
    people_count,
    people_share,
)
from data_access.programme import Programme
from data_access.vocabulary import Text

SOURCE = Text("นิยามของโครงการ", "The programme's own definition")


def _need(programme: Programme) -> Figure:
    counts = households.household_counts(programme)
    return people_count(programme, int(counts["in_need"]), int(counts["households"]))


def _coverage(programme: Programme) -> Figure:
    counts = households.household_counts(programme)
    return people_share(programme, int(counts["reached"]), int(counts["in_need"]))


def _urgent(programme: Programme) -> Figure:
    return people_count(programme, int(households.household_counts(programme)["urgent"]))


def _vulnerable(programme: Programme) -> Figure:
    counts = households.household_counts(programme)
    return people_share(
        programme, int(counts["vulnerable_reached"]), int(counts["vulnerable_in_need"])
    )


def _equity_gap(programme: Programme) -> Figure:
    rows = households.need_by_area(programme, "district")
    rows = rows[rows["in_need"] >= 10]
    if len(rows) < 2:
        return NONE
    rows = rows.assign(coverage=rows["reached"] / rows["in_need"]).sort_values("coverage")
    ends = rows.iloc[[0, -1]]
    if any(is_hidden(reached, programme.principal) for reached in ends["reached"]):
        return Figure(None, state="hidden")
    lowest, highest = (float(share) for share in ends["coverage"])
    return Figure(highest - lowest, highest, lowest)


def _never_reached(programme: Programme) -> Figure:
    rows = households.need_by_area(programme, "subdistrict")
    return count(int(((rows["in_need"] > 0) & (rows["reached"] == 0)).sum()), len(rows))


def _with_data(programme: Programme) -> Figure:
    rows = households.need_by_area(programme, "subdistrict")
    return count(int((rows["assessed"] > 0).sum()), len(rows))


NEED = tuple(
    Indicator(key, name, formula, unit, measure, SOURCE)
    for key, name, formula, unit, measure in (
        (
            "G8",
            Text("ครัวเรือนเดือดร้อน", "Households in need"),
            Text(
                "ครัวเรือนที่มีผู้อยู่ในอันตราย หรือคะแนนสภาพบ้าน ≥ 50 หรือมีรายการซ่อมในเส้นทาง",
                "Households with someone in danger, or a condition score ≥ 50, or a repair on the"
                " path",
            ),
            "household",
            _need,
        ),
        (
            "G9",
            Text("ความครอบคลุม", "Coverage of need"),
            Text(
                "ครัวเรือนเดือดร้อนที่ได้รับมอบบ้านแล้ว ÷ ครัวเรือนเดือดร้อน",
                "Households in need with a house handed over ÷ households in need",
            ),
            "percent",
            _coverage,
        ),
        (
            "G10",
            Text("เร่งด่วนที่ยังไม่เริ่ม", "Urgent, not started"),
            Text(
                "ครัวเรือนที่คะแนนลำดับ ≥ 70 หรือมีผู้อยู่ในอันตราย และยังไม่เริ่มซ่อม",
                "Households with priority ≥ 70 or someone in danger, where work has not begun",
            ),
            "household",
            _urgent,
        ),
        (
            "G11",
            Text("กลุ่มเปราะบางที่ได้รับบ้าน", "Vulnerable reached"),
            Text(
                "ครัวเรือนเดือดร้อนที่คะแนนเปราะบาง > 0 และได้รับมอบบ้าน ÷ ครัวเรือนเดือดร้อนที่คะแนนเปราะบาง > 0",
                "Of households in need with a vulnerability score above 0, those reached",
            ),
            "percent",
            _vulnerable,
        ),
        (
            "G12a",
            Text("ช่องว่างความครอบคลุมระหว่างอำเภอ", "Coverage gap between districts"),
            Text(
                "ความครอบคลุมสูงสุด − ต่ำสุด ของอำเภอที่มีครัวเรือนเดือดร้อน ≥ 10",
                "highest − lowest coverage among districts with at least 10 households in need",
            ),
            "percentage_point",
            _equity_gap,
        ),
        (
            "G12b",
            Text("ตำบลที่เดือดร้อนแต่ยังไม่มีบ้านส่งมอบ", "Subdistricts in need, none reached"),
            Text(
                "ตำบลที่มีครัวเรือนเดือดร้อนแต่ยังไม่มีครัวเรือนใดได้รับมอบบ้าน",
                "Subdistricts with households in need and none reached",
            ),
            "subdistrict",
            _never_reached,
        ),
        (
            "G13",
            Text("ตำบลที่มีข้อมูล", "Subdistricts with data"),
            Text(
                "ตำบลที่มีการประเมินบ้านอย่างน้อยหนึ่งหลังใน 365 วัน",
                "Subdistricts with at least one assessment within 365 days",
            ),
            "subdistrict",
            _with_data,
        ),
    )
)
