"""The governor's office: money, partners and the quality of the records (G14–G18)."""

import pandas as pd

from data_access.indicators.figure import (
    NONE,
    Figure,
    Indicator,
    count,
    people_share,
    share,
)
from data_access.language.vocabulary import Text
from data_access.queries.households import quality
from data_access.queries.partners import contributions, partners
from data_access.queries.repairs import repairs
from data_access.snapshots.programme import Programme

SOURCE = Text("นิยามของโครงการ", "The programme's own definition")


def _approved(programme: Programme) -> Figure:
    row = repairs.budget(programme).iloc[0]
    return NONE if pd.isna(row["approved"]) else count(int(row["approved"]))


def _burn(programme: Programme) -> Figure:
    row = repairs.budget(programme).iloc[0]
    if pd.isna(row["spent"]) or pd.isna(row["approved_of_spent"]):
        return NONE
    return share(int(row["spent"]), int(row["approved_of_spent"]))


def _cost(programme: Programme) -> Figure:
    row = repairs.cost_per_house(programme).iloc[0]
    if pd.isna(row["total"]):
        return NONE
    note = Text(
        f"เงินสด {row['cash']:,.0f} บาท สมทบที่ไม่ใช่เงิน {row['inkind']:,.0f} บาท",
        f"cash {row['cash']:,.0f} baht, in kind {row['inkind']:,.0f} baht",
    )
    return Figure(float(row["total"]), None, int(row["n"]), note=note)


def _leverage(programme: Programme) -> Figure:
    row = contributions.leverage(programme)
    return share(int(row["others"]), int(row["state"]))


def _fulfilment(programme: Programme) -> Figure:
    sums = partners.fulfilment(programme)
    return share(sums["counted_thb"], sums["promised_thb"])


def _quality(programme: Programme) -> Figure:
    row = quality.shown_passing(programme)
    return people_share(row["passing"], row["households"])


MONEY = tuple(
    Indicator(key, name, formula, unit, measure, SOURCE)
    for key, name, formula, unit, measure in (
        (
            "G14a",
            Text("งบอนุมัติ", "Approved"),
            Text(
                "ผลรวมงบอนุมัติของรายการที่อนุมัติแล้วหรือไกลกว่า",
                "Sum approved over repairs approved or further",
            ),
            "THB",
            _approved,
        ),
        (
            "G14b",
            Text("ใช้จริงต่องบอนุมัติ", "Spent of approved"),
            Text(
                "เงินที่ใช้จริง ÷ งบอนุมัติ ของรายการชุดเดียวกันที่แล้วเสร็จ",
                "Cash spent ÷ approved, over the same completed repairs",
            ),
            "percent",
            _burn,
        ),
        (
            "G15",
            Text("ต้นทุนต่อหลัง (มัธยฐาน)", "Median cost per house"),
            Text(
                "มัธยฐานของ (เงินสด + มูลค่าสมทบ) ของบ้านที่ส่งมอบ",
                "median(cash + in-kind value) of houses handed over",
            ),
            "THB",
            _cost,
        ),
        (
            "G16",
            Text("พลังสมทบ", "Leverage"),
            Text(
                "มูลค่าจากชุมชน ครัวเรือน เอกชน และกุศล ÷ มูลค่าจากรัฐ ในการซ่อมบ้าน",
                "Value from communities, households, companies and charity ÷ value from the state",
            ),
            "ratio",
            _leverage,
        ),
        (
            "G17",
            Text("คำมั่นภาคีที่ส่งมอบ", "Partner fulfilment"),
            Text(
                "มูลค่าที่ส่งมอบ (นับไม่เกินคำมั่นแต่ละข้อ) ÷ มูลค่าคำมั่นที่ตีราคาได้",
                "Baht delivered, capped at each pledge ÷ baht promised, over pledges with a value",
            ),
            "percent",
            _fulfilment,
        ),
        (
            "G18",
            Text("คุณภาพข้อมูล", "Data quality"),
            Text(
                "ครัวเรือนที่ผ่านทุกข้อ: พิกัดในตำบล รายได้ ประเมินไม่เกินปี บันทึกความยินยอม",
                "Households passing all: position, income, assessment within a year, consent",
            ),
            "percent",
            _quality,
        ),
    )
)
