"""Bringing in records, step by step: which job is looked at, how far it is, what came of it."""

import streamlit as st

from data_access.intake.jobs.jobs import Job, job, recent
from data_access.language.plurals import counted
from data_access.language.vocabulary import JOB_STAGE, Text
from ui.session import view
from ui.session.address import adopt, keep
from ui.session.language import say

JOB = "job"  # the work that is looked at; its id is in the address, so that it is found again
SECTIONS = (
    Text("แถวที่รอแก้ไข", "To correct"),
    Text("ชุดที่นำเข้าแล้ว", "Import history"),
    Text("แบบกรอกและแบบสำรวจ", "Templates and the survey"),
)
FIRST = Text(
    "วางไฟล์ของหน่วยงาน ดูผลก่อนบันทึก และย้อนกลับได้",
    "Drop an office's file, see what would change before saving, and undo it if it is wrong.",
)
RUNNING = Text("กำลังทำงาน ออกจากหน้านี้แล้วกลับมาดูได้", "Working: you can leave this page and come back.")
KILLED = Text(
    "งานนี้ทำไม่เสร็จเพราะระบบหยุดกลางคัน ฐานข้อมูลยังเป็นเหมือนเดิม กรุณาเริ่มใหม่",
    "The import was interrupted; nothing was changed. Please start again.",
)
ANOTHER = Text("นำเข้าไฟล์อื่น", "Another file")
WORK = Text("งานนำเข้า", "Import")
LAST = Text("งานล่าสุดของท่าน", "Your latest work")
KINDS = {
    "preview": Text("ตรวจไฟล์", "Checking a file"),
    "commit": Text("บันทึก", "Saving"),
    "undo": Text("ย้อนกลับ", "Undoing"),
}


def chosen_job() -> Job | None:
    """The work that the address names, if it is this reader's; the reader must be allowed to."""
    reader = view.reader()
    reader.require("intake")
    works = {one.job_id: one for one in recent(reader)}
    adopt(JOB, lambda code: code if code in works else None, None, WORK, lambda _: say(ANOTHER))
    chosen = works.get(st.session_state[JOB])
    keep(JOB, chosen.job_id if chosen else None)
    return chosen


def look_at(job_id: str | None) -> None:
    """Turns the page to this work, or to a new file."""
    st.session_state[JOB] = job_id
    keep(JOB, job_id)


def answer(work: Job | None) -> str:
    """One sentence: what can be done, is being done, or was done."""
    if work is None:
        return say(FIRST)
    if work.state == "running":
        return say(RUNNING)
    if work.state == "killed":
        return say(KILLED)
    if work.state == "failed":
        return say(Text(str(work.summary["th"]), str(work.summary["en"])))
    return say(_outcome(work))


def _outcome(work: Job) -> Text:
    told = work.summary
    if work.kind == "preview":
        read, rejected = int(told["rows_read"]), int(told["rows_rejected"])
        return Text(
            f"อ่าน {read:,} แถว รับได้ **{read - rejected:,}** แถว ยังรับไม่ได้ **{rejected:,}** แถว"
            " ยังไม่ได้บันทึก",
            f"{counted(read, 'row')} read: **{read - rejected:,}** can be saved, **{rejected:,}** cannot yet."
            " Nothing has been saved.",
        )
    if work.kind == "undo":
        left = int(told["left"])
        return Text(
            f"ย้อนกลับชุดที่ {told['number']} แล้ว เอาออก {told['removed']:,} รายการ"
            f" คืนค่าเดิม {told['restored']:,} รายการ"
            + f" คงไว้ {left:,} รายการ เพราะชุดหลังยืนยันแล้ว"
            * bool(left),
            f"Import {told['number']} was undone. Records removed: {told['removed']:,};"
            f" restored: {told['restored']:,}"
            + f"; left, because a later batch confirmed them: {left:,}"
            * bool(left),
        )
    if told["state"] == "refused":
        return Text(
            "ไม่ได้บันทึก เพราะมีแถวที่ยังรับไม่ได้ ฐานข้อมูลยังเป็นเหมือนเดิม",
            "Nothing was saved because some rows have errors. The records are unchanged.",
        )
    if told["state"] == "already_loaded":
        return Text(
            f"ไฟล์นี้เคยนำเข้าแล้วเป็นชุดที่ {told['number']} ไม่มีอะไรเปลี่ยน",
            f"This file was already imported as import {told['number']}. Nothing changes.",
        )
    return Text(
        f"บันทึกเป็นชุดที่ **{told['number']}** และเผยแพร่แล้ว {told['rows_waiting']:,} แถวรอแก้ไข",
        f"Saved as import **{told['number']}** and published."
        f" Rows to correct: {told['rows_waiting']:,}.",
    )


@st.fragment(run_every=1.0)
def watch(work: Job) -> None:
    """How far the work is, looked at again every second; when it is done the page is drawn anew."""
    now = job(work.job_id, view.reader())
    if now.state != "running":
        st.rerun()
    told = f"{say(JOB_STAGE[now.stage])} · {now.what}"
    if now.total:
        told += f" · {now.done:,} / {now.total:,}"
    elif now.done:
        told += f" · {now.done:,}"
    st.progress(min(now.done / now.total, 1.0) if now.total else 0.0, text=told)


def tell(work: Job) -> None:
    """What came of a work that is over, and the way on."""
    published = work.summary.get("published")
    if published:
        st.caption(say(Text("เผยแพร่เป็นชุดข้อมูล ", "Published as snapshot ")) + str(published))
    st.button(
        say(ANOTHER),
        icon=":material/upload_file:",
        type="primary",
        on_click=look_at,
        args=(None,),
        key="another_file",
    )


def latest() -> None:
    """The reader's last works, to be found again."""
    works = recent(view.reader())[:5]
    if not works:
        return
    st.caption(say(LAST))
    with st.container(horizontal=True):
        for one in works:
            st.button(
                f"{say(KINDS[one.kind])} · {one.what}"[:60],
                on_click=look_at,
                args=(one.job_id,),
                type="tertiary",
                icon=":material/history:",
                key=f"work_{one.job_id}",
            )
