"""The form that makes two households of one: who leaves, under which id, and what goes along."""

import pandas as pd
import streamlit as st

from data_access.accounts.shared_store import the_store
from data_access.casework.household_record import HouseholdRecord, open_household
from data_access.casework.keeping import new_id
from data_access.casework.splitting import MAY_MOVE, split
from data_access.language.thai_calendar import in_be
from data_access.language.vocabulary import REPAIR_STATUS, Text
from data_access.schema import BY_NAME
from data_access.system.errors import RecordsError
from ui.panels.doubles import done
from ui.panels.records import records
from ui.panels.records.records_words import in_words
from ui.session import view
from ui.session.language import NOTHING, say, say_date
from ui.session.words import Names, names_now

WHEN = Text(
    "ใช้เมื่อสมาชิกบางคนแยกไปอยู่อีกบ้าน ครัวเรือนเดิมคงรหัสและพิกัดไว้ แต่ละคนถูกนับครั้งเดียว",
    "For people who moved into a home of their own. The household keeps its id and point, and each"
    " person is counted once.",
)
HOUSEHOLD = Text("รหัสครัวเรือนที่จะแยก", "Id of the household to split")
WHO = Text("สมาชิกที่แยกออกไป", "Who leaves")
HEAD = Text("หัวหน้าครัวเรือนใหม่", "Head of the new household")
NEW = Text("รหัสครัวเรือนใหม่", "Id of the new household")
ALONG = Text("รายการที่ย้ายไปด้วย", "What goes along")
REASON = Text("เหตุผล (อย่าใส่ชื่อหรือเลขของใคร)", "Why (nobody's name or number)")
SPLIT = Text("แยกเป็นสองครัวเรือน", "Split into two households")
NOBODY = Text("ครัวเรือนนี้มีรายชื่อสมาชิกไม่ถึงสองคน", "Fewer than two people of it are listed.")


def draw() -> None:
    """Asks for a reason first: who lives in a household is personal."""
    st.caption(say(WHEN))
    if not records.may_look():
        records.ask_for_reason()
        return
    records.time_left()
    wanted = st.text_input(say(HOUSEHOLD), key=done.key("split_which"), width=320).strip()
    if not wanted:
        return
    try:
        record = open_household(view.reader(), wanted)
    except RecordsError as error:
        st.error(say(error.text))
        return
    if record.withheld:
        st.warning(say(record.withheld), icon=":material/lock:")
        return
    if len(record.tables["member"]) < 2:
        st.info(say(NOBODY))
        return
    _form(record)


def _form(record: HouseholdRecord) -> None:
    names, household = names_now(), record.household_id
    people = {
        row["member_id"]: _person(row, names) for row in record.tables["member"].to_dict("records")
    }
    things = {
        (name, row[BY_NAME[name].key[0]]): _thing(name, row)
        for name in MAY_MOVE
        for row in record.tables[name].to_dict("records")
    }
    who = st.multiselect(
        say(WHO), list(people), format_func=people.get, key=done.key(f"split_who_{household}")
    )
    head = st.selectbox(
        say(HEAD),
        who,
        format_func=people.get,
        key=done.key(f"split_head_{household}"),
        placeholder="",
    )
    suggested = st.session_state.setdefault(done.key("split_new_id"), new_id("HH"))
    given = st.text_input(say(NEW), suggested, key=done.key("split_new"), width=320).strip()
    along = st.multiselect(
        say(ALONG), list(things), format_func=things.get, key=done.key(f"split_along_{household}")
    )
    reason = st.text_input(say(REASON), max_chars=150, key=done.key("split_why"))
    if st.button(say(SPLIT), type="primary", icon=":material/call_split:", key="split_now"):
        moving = {name: [key for table, key in along if table == name] for name in MAY_MOVE}
        moving = {name: keys for name, keys in moving.items() if keys}
        done.act(
            lambda: split(
                the_store(), view.reader(), household, given, who, head or "", reason, moving
            ),
            Text(
                f"แยก {len(who)} คนจาก {household} เป็น {given} แล้ว",
                f"{given} was split from {household}, with {len(who)} of its people.",
            ),
        )


def _person(row: dict, names: Names) -> str:
    """Who it is without a name, of which the records have none."""
    table = BY_NAME["member"]
    said = [in_words(table.column(name), row[name], names) for name in ("relation", "sex")]
    if not pd.isna(row["birth_year_be"]):
        age = in_be(view.programme().as_of.year) - int(row["birth_year_be"])
        said.append(say(Text(f"{age} ปี", f"{age} years")))
    return " · ".join(one for one in said if one != NOTHING)


def _thing(name: str, row: dict) -> str:
    table = BY_NAME[name]
    key = row[table.key[0]]
    if name == "repair":
        return f"{say(table.grain)} {key} · {say(REPAIR_STATUS[row['status']])}"
    on = row["assessed_on" if name == "assessment" else "started_on"]
    return f"{say(table.label)} {key} · {say_date(on)}"
