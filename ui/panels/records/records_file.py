"""The record of one household as a file: for who has that right, and kept in the audit log."""

import pandas as pd
import streamlit as st

from data_access.casework.household_record import HouseholdRecord, take_household_along
from data_access.language.vocabulary import Text
from data_access.schema import BY_NAME
from data_access.schema.headings import heading
from data_access.snapshots.programme import Programme
from exports.table import MADE_UP, as_csv
from ui.panels.records.records_words import in_words
from ui.session import view
from ui.session.download import take_button
from ui.session.language import NOTHING, language, say, speaking
from ui.session.words import Names, names_now

TAKE = Text("ดาวน์โหลดข้อมูลนี้ (มีข้อมูลส่วนบุคคล)", "Download this record (holds personal data)")
MIND = Text(
    "ไฟล์นี้มีข้อมูลส่วนบุคคล เก็บในที่ปลอดภัย ไม่ส่งต่อ และลบเมื่อเสร็จงาน การดาวน์โหลดทุกครั้งมีบันทึก",
    "The file holds personal data: store it safely, do not pass it on, and delete it afterwards. Every"
    " download is logged.",
)
COLUMNS = {
    "part": heading("part"),
    "number": heading("order"),
    "item": heading("item"),
    "value": heading("value"),
}


def file_of_household(household_id: str) -> None:
    """The button, for who may take a record along; nothing for others."""
    if not view.reader().may("export_personal"):
        return
    names, spoken = names_now(), language()
    made_up = say(MADE_UP) if view.programme().snapshot.made_up else None

    def file(seen: Programme) -> bytes:
        record = take_household_along(seen.principal, household_id)
        with speaking(spoken):
            labels = {name: say(label) for name, label in COLUMNS.items()}
            return as_csv(household_lines(record, names), labels, False, made_up)

    take_button(
        TAKE,
        file,
        f"{household_id}_{spoken}{'_made_up' if made_up else ''}.csv",
        mime="text/csv",
        icon=":material/download:",
        key="household_download",
        needs="export_personal",
        of_records=True,
    )
    st.caption(say(MIND))


def household_lines(record: HouseholdRecord, names: Names) -> pd.DataFrame:
    """One row a filled cell: the table's label, the record's number in it, the column, the value."""
    tables = {"household": pd.DataFrame([record.facts]), **record.tables}
    lines = [
        (say(table.label), number, say(table.column(name).label), words)
        for table in (BY_NAME[name] for name in tables)
        for number, row in enumerate(tables[table.name].to_dict("records"), start=1)
        for name, value in row.items()
        if (words := in_words(table.column(name), value, names)) != NOTHING
    ]
    return pd.DataFrame(lines, columns=list(COLUMNS))
