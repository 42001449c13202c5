"""How the record store is, for the administrator: sound or damaged, and when it was backed up."""

import streamlit as st

from data_access.accounts.shared_store import has_store, the_store
from data_access.backup.health import Health, health
from data_access.language.vocabulary import Text
from ui.session import view
from ui.session.language import say, say_moment
from ui.session.status_icons import mark_out

ON_A_SERVER = Text(
    "ข้อมูลอยู่บนเครื่องแม่ข่ายฐานข้อมูล ซึ่งตรวจไฟล์ของตนเอง",
    "The record store is on a database server, which checks its own files",
)
NO_BACKUP = Text("เครื่องนี้ไม่มีบันทึกว่าเคยสำรองข้อมูล", "No backup is known on this machine")
DAMAGED = Text(
    "ไฟล์ฐานข้อมูลเสียหาย กรุณาหยุดบันทึก แล้วกู้คืนจากไฟล์สำรองล่าสุด",
    "The record store's file is damaged. Stop writing to it and restore the last backup",
)


def state_of_the_store() -> None:
    """Two lines: what the daily check found, and how old the last backup is."""
    if not has_store():
        return
    found = health(the_store(), view.reader())
    st.markdown("\n".join(f"- {line}" for line in (_soundness(found), _backup(found))))


def _soundness(found: Health) -> str:
    if found.is_sound is None:
        return say(ON_A_SERVER)
    when = say_moment(found.checked_at.replace(tzinfo=None))
    if not found.is_sound:
        return f"{mark_out(say(DAMAGED), True)} ({when})"
    return say(
        Text(
            f"ตรวจไฟล์ฐานข้อมูลทั้งไฟล์แล้ว ไม่พบความเสียหาย ({when}) ตรวจวันละครั้ง",
            f"The whole file of the record store was checked and is sound ({when}); checked daily",
        )
    )


def _backup(found: Health) -> str:
    if found.last_backup is None:
        return mark_out(say(NO_BACKUP), True)
    days = found.backup_age.days
    said = Text(
        f"สำรองครั้งล่าสุด {days:,} วันก่อน ชื่อไฟล์ {found.last_backup.file}",
        f"Last backup: {found.last_backup.file}. Days ago: {days:,}",
    )
    return mark_out(say(said), found.needs_backup)
