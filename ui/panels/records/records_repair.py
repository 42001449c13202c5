"""One repair of a household: its path, what it is about, its photos, and its money by source."""

import pandas as pd
import streamlit as st

from data_access.casework.household_record import HouseholdRecord
from data_access.language.vocabulary import FUNDING_PROGRAM, PHOTO_STAGE, REPAIR_STATUS, Text
from ui import charts
from ui.panels.records.records_table import facts_table, written_table
from ui.session.language import say, say_date
from ui.session.numbers import say_baht, say_quantity
from ui.session.words import Names

COLUMNS = (
    "repair_type",
    "components",
    "hold_reason",
    "scope_note",
    "planned_finish",
    "approved_thb",
    "actual_cash_thb",
    "lead_partner_id",
    "quality_check",
    "beneficiary_rating",
)
MONEY = Text("เงินและสิ่งสมทบตามแหล่ง", "Money and help by source")
MONEY_HEADS = (
    Text("แหล่ง", "Source"),
    Text("สิ่งที่ให้", "What was given"),
    Text("มูลค่า", "Value"),
)
NO_MONEY = Text("ยังไม่มีแหล่งเงิน", "No source of money yet")
PATH = Text("ขั้นตอนของรายการนี้", "The path of this repair")
PHOTOS = Text("ภาพก่อนและหลังซ่อม", "Photos before and after")
NO_PHOTO = Text("ยังไม่มีภาพก่อนหรือหลังซ่อม", "There is no photo of before or after yet")
NOT_SHOWN = {
    "no_consent": Text("ไม่แสดง เพราะไม่มีความยินยอมให้แสดง", "not shown: there is no consent to it"),
    "faces": Text("ไม่แสดง เพราะยังไม่ได้เบลอใบหน้า", "not shown: faces are not blurred"),
    "no_file": Text(
        "แสดงได้ แต่ไม่พบไฟล์ใน var/photos", "may be shown, but its file is not in var/photos"
    ),
}


def one_repair(record: HouseholdRecord, repair: dict, names: Names) -> None:
    """The repair of this row of the household's own."""
    repair_id = repair["repair_id"]
    st.subheader(f"{repair_id} · {say(REPAIR_STATUS[repair['status']])}")
    left, right = st.columns(2, gap="large")
    with left:
        st.markdown(f"**{say(PATH)}**")
        _path(_of(record, "repair_status_log", repair_id), repair_id)
    with right:
        facts_table("repair", repair, COLUMNS, names)
        st.markdown(f"**{say(MONEY)}**")
        _money(_of(record, "repair_funding", repair_id), names)
        st.markdown(f"**{say(PHOTOS)}**")
        _photos(record, repair_id)


def _of(record: HouseholdRecord, table_name: str, repair_id: str) -> pd.DataFrame:
    rows = record.tables[table_name]
    return rows[rows["repair_id"] == repair_id]


def _path(log: pd.DataFrame, repair_id: str) -> None:
    moves = log.sort_values("seq", ignore_index=True)
    stops = pd.DataFrame(
        {
            "day": moves["changed_on"],
            "label": [say(REPAIR_STATUS[status]) for status in moves["to_status"]],
            "days": (moves["changed_on"].shift(-1) - moves["changed_on"]).dt.days,
        }
    )
    alt = " · ".join(f"{row.label} {say_date(row.day)}" for row in stops.itertuples())
    charts.show(charts.Picture(charts.timeline(stops), alt, f"{repair_id}_timeline"))


def _money(funding: pd.DataFrame, names: Names) -> None:
    """The largest source first, and all of it together."""
    if funding.empty:
        st.info(say(NO_MONEY))
        return
    largest_first = funding.sort_values("value_thb", ascending=False)
    lines = [
        (
            " · ".join(
                one
                for one in (
                    say(FUNDING_PROGRAM[row["funding_program"]]),
                    names.partners.get(row["partner_id"], ""),
                )
                if one
            ),
            say_quantity(row["qty"], row["unit"]),
            say_baht(row["value_thb"]),
        )
        for row in largest_first.to_dict("records")
    ]
    total = f"**{say_baht(funding['value_thb'].sum())}**"
    written_table([*lines, (f"**{say(Text('รวม', 'Together'))}**", "", total)], MONEY_HEADS)


def _photos(record: HouseholdRecord, repair_id: str) -> None:
    photos = [one for one in record.photos if one.repair_id == repair_id]
    if not photos:
        st.caption(say(NO_PHOTO))
        return
    with st.container(horizontal=True):
        for one in photos:
            told = f"{say(PHOTO_STAGE[one.stage])} {say_date(one.taken_on)}"
            if one.content:
                st.image(one.content, caption=told, width=260, alt=told)
            else:
                st.caption(f":material/hide_image: {told}: {say(NOT_SHOWN[one.state])}")
