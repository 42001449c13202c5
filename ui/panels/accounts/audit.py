"""The newest rows of the audit log, and whether the log is as it was written."""

import pandas as pd
import streamlit as st

from data_access.accounts import register
from data_access.accounts.shared_store import the_store
from data_access.language.vocabulary import ACTION, ROLE, Text
from data_access.store import audit
from ui.session import view
from ui.session.language import NOTHING, say, say_moment
from ui.session.tables import data_table

SHOW = Text("แสดงบันทึกการใช้งาน", "Show the audit log")
ONLY = Text("เฉพาะรายการ", "Only")
EVERYTHING = Text("ทุกอย่าง", "Everything")
VERIFY = Text("ตรวจว่าบันทึกไม่ถูกแก้ไข", "Check that the log has not been altered")
NEWEST = 500
COMMAND_LINE = Text("คำสั่งบนเครื่อง", "The command line")
COLUMNS = {
    "number": Text("ลำดับ", "Number"),
    "at": Text("เมื่อ", "When"),
    "action": Text("รายการ", "What was done"),
    "account_id": Text("โดย", "By"),
    "role": Text("บทบาท", "Role"),
    "what": Text("กับอะไร", "To what"),
    "count": Text("จำนวน", "How many"),
    "reason": Text("เหตุผล", "Reason"),
    "result": Text("ผล", "Result"),
}


def log() -> None:
    """Read at a wish only: each reading is a row of its own."""
    view.reader().require("read_audit")
    if not st.toggle(say(SHOW), key="audit_shown"):
        return
    only = st.multiselect(
        say(ONLY),
        list(ACTION),
        format_func=lambda action: say(ACTION[action]),
        placeholder=say(EVERYTHING),
        filter_mode="contains",
        key="audit_actions",
    )
    store, reader = the_store(), view.reader()
    rows = [row for row in audit.rows(store, reader, NEWEST) if not only or row["action"] in only]
    logins = {
        account.account_id: account.login for account in register.accounts(store, view.reader())
    }
    data_table(
        _table(rows, logins),
        alt=say(Text("บันทึกการใช้งาน", "Audit log")),
    )
    if st.button(say(VERIFY), icon=":material/verified_user:", key="audit_verify"):
        _verify()


def _table(rows: list[dict], logins: dict[str, str]) -> pd.DataFrame:
    written = pd.DataFrame(
        {
            "number": [row["number"] for row in rows],
            "at": [say_moment(row["at"]) for row in rows],
            "action": [say(ACTION[row["action"]]) for row in rows],
            "account_id": [_by(row, logins) for row in rows],
            "role": [say(ROLE[row["role"]]) if row["role"] in ROLE else NOTHING for row in rows],
            "what": [_with_logins(row["what"], logins) for row in rows],
            "count": pd.array([row["count"] for row in rows], dtype="Int64"),
            "reason": [row["reason"] for row in rows],
            "result": [row["result"] for row in rows],
        }
    )
    return written.rename(columns={name: say(label) for name, label in COLUMNS.items()})


def _by(row: dict, logins: dict[str, str]) -> str:
    if row["account_id"]:
        return logins.get(row["account_id"], row["account_id"])
    return NOTHING if row["action"] == "sign_in_failed" else say(COMMAND_LINE)


def _with_logins(what: str, logins: dict[str, str]) -> str:
    """The log names accounts by ids; whoever keeps the accounts knows them by their logins."""
    return " ".join(logins.get(word, word) for word in what.split(" "))


def _verify() -> None:
    verdict = audit.verify(the_store())
    if verdict.broken is None:
        said = audit.said_whole(verdict)
        draw = st.warning if verdict.unchecked else st.success
        head = Text(f"รหัสตรวจสอบ {verdict.head}", f"Checksum: {verdict.head}")
        draw(f"{say(said)}. {say(head)}")
        return
    st.error(
        say(
            Text(
                f"แถวที่ {verdict.broken:,}: {verdict.why.th}",
                f"Row {verdict.broken:,}: {verdict.why.en}",
            )
        )
    )
