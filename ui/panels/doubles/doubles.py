"""Pairs of records that may be one: side by side, with what a merge would do, and the decision."""

from collections import Counter
from functools import partial

import streamlit as st

from data_access.accounts.shared_store import the_store
from data_access.casework.doubles import Compared, Decision, compared, decide, likely_pairs
from data_access.casework.merging import Plan, merge, plan_merge
from data_access.intake.matching.doubles import HAS_DOUBLES, Alike
from data_access.language.plurals import one_or_many
from data_access.language.vocabulary import DOUBLE_VERDICT, Text
from data_access.schema import BY_NAME
from data_access.system.errors import RecordsError
from ui.panels.doubles import done
from ui.panels.records.records_table import written_table
from ui.panels.records.records_words import in_words, plain
from ui.session import view
from ui.session.language import NOTHING, say
from ui.session.status_icons import mark_out
from ui.session.words import Names, names_now

Pair = tuple[Alike, Decision | None]
SECTIONS = (
    Text("คู่ที่คล้ายกัน", "Likely doubles"),
    Text("แยกครัวเรือน", "Split a household"),
    Text("ตัดสินแล้ว", "Decided"),
)
NO_PAIR = Text("ไม่พบข้อมูลที่น่าจะซ้ำกัน", "No likely doubles were found")
WHICH = Text("คู่ที่จะดู ที่น่าจะซ้ำที่สุดขึ้นก่อน", "Pair to look at, the likeliest first")
COLUMN, AGREE = Text("ข้อมูล", "Item"), Text("ผลเทียบ", "Compared")
SAME, DIFFERENT = Text("ตรงกัน", "The same"), Text("ต่างกัน", "Different")
ONLY_ONE = Text("มีเพียงรายการเดียว", "In one of them only")
EQUAL = Text("ข้อมูลอื่นที่ตรงกัน", "Other items that are the same")
HIDDEN = Text("(ข้อมูลส่วนบุคคล)", "(personal)")
PRIVATE = Text(
    "ข้อมูลส่วนบุคคลบอกเพียงว่าตรงกันหรือไม่ ถ้าต้องดูค่า ให้เปิดหน้าระเบียนครัวเรือนโดยระบุเหตุผล",
    "Of personal data only whether it agrees is shown. To see the values, open the household's record"
    " for a stated reason.",
)
KEEP = Text("รายการที่คงไว้", "The record that stays")
PEOPLE = Text("จำนวนสมาชิกหลังรวม (คน)", "People in the household then")
REASON = Text("เหตุผล (เช่น ถามผู้ใหญ่บ้านแล้ว อย่าใส่ชื่อหรือเลขของใคร)", "Why (nobody's name or number)")
MERGE = Text("รวมเป็นรายการเดียว", "Merge them into one")
TWO = Text("คนละรายการ", "They are two")
ONE_LATER = Text("รายการเดียวกัน รวมภายหลัง", "They are one; merge later")


def pairs() -> list[Pair]:
    """The likely doubles that this officer may decide on."""
    return likely_pairs(the_store(), view.reader())


def answer(found: list[Pair]) -> str:
    """How many there are, by table."""
    if not found:
        return say(NO_PAIR)
    counted = Counter(pair.table_name for pair, _said in found)
    named = ", ".join(
        f"{say(BY_NAME[name].label)} {counted[name]:,}" for name in HAS_DOUBLES if counted[name]
    )
    many = mark_out(f"{len(found):,}")
    are = one_or_many(len(found), "pair is a likely double", "pairs are likely doubles")
    return say(Text(f"มี {many} คู่ที่น่าจะซ้ำกัน: {named}", f"{many} {are}: {named}"))


def draw(found: list[Pair]) -> None:
    """The pair that is chosen, compared, and what can be decided of it."""
    if not found:
        return
    chosen = st.selectbox(
        say(WHICH),
        range(len(found)),
        format_func=lambda place: _called(*found[place]),
        key=done.key("doubles_pair"),
        filter_mode="contains",
    )
    pair, said = found[chosen]
    if said:
        st.info(f"{say(DOUBLE_VERDICT[said.verdict])} · {plain(said.reason)}")
    names = names_now()
    try:
        lines = compared(the_store(), view.reader(), pair.table_name, pair.one, pair.other)
    except RecordsError as error:
        st.error(say(error.text))
        return
    heads = (COLUMN, Text(pair.one, pair.one), Text(pair.other, pair.other), AGREE)
    told = [line for line in lines if line.is_hidden or not line.agree]
    written_table([_line(line, names) for line in told], heads)
    if any(line.is_hidden for line in lines):
        st.caption(say(PRIVATE))
    if equal := [line for line in lines if line not in told]:
        with st.expander(f"{say(EQUAL)} ({len(equal):,})"):
            written_table([_line(line, names) for line in equal], heads)
    _decide(pair)


def _called(pair: Alike, said: Decision | None) -> str:
    signs = ", ".join(say(sign) for sign in pair.signs)
    verdict = f" · {say(DOUBLE_VERDICT[said.verdict])}" if said else ""
    return f"{say(BY_NAME[pair.table_name].grain)}: {pair.one} · {pair.other} · {signs}{verdict}"


def _line(line: Compared, names: Names) -> tuple[str, ...]:
    values = [line.one, line.other]
    shown = [
        say(HIDDEN) if line.is_hidden else plain(in_words(line.column, value, names))
        for value in values
    ]
    verdict = ONLY_ONE if line.agree is None else SAME if line.agree else DIFFERENT
    told = say(verdict)
    return say(line.column.label), *shown, mark_out(told) if line.agree is False else told


def _decide(pair: Alike) -> None:
    """Which record stays, what a merge would do, why, and the three buttons."""
    here = f"{pair.table_name}_{pair.one}_{pair.other}"
    keep = st.radio(
        say(KEEP), [pair.one, pair.other], horizontal=True, key=done.key(f"keep_{here}")
    )
    gone = pair.other if keep == pair.one else pair.one
    people = None
    try:
        plan = plan_merge(the_store(), view.reader(), pair.table_name, keep, gone)
    except RecordsError as error:
        st.error(say(error.text))
        return
    st.markdown("  \n".join(_planned(plan, pair, keep, gone)))
    if pair.table_name == "household":
        people = st.number_input(
            say(PEOPLE),
            min_value=1,
            max_value=25,
            value=plan.n_members,
            key=done.key(f"people_{here}_{keep}"),
            width=320,
        )
    reason = st.text_input(say(REASON), max_chars=150, key=done.key(f"why_{here}"))
    store, by = the_store(), view.reader()
    with st.container(horizontal=True):
        if st.button(say(MERGE), type="primary", icon=":material/merge:", key=f"merge_{here}"):
            done.act(
                lambda: merge(store, by, pair.table_name, keep, gone, reason, people),
                Text(f"รวม {gone} เข้ากับ {keep} แล้ว", f"{gone} was merged into {keep}."),
            )
        for verdict, words, icon in (
            ("other", TWO, ":material/call_split:"),
            ("same", ONE_LATER, ":material/schedule:"),
        ):
            if st.button(say(words), icon=icon, key=f"{verdict}_{here}"):
                done.act(
                    partial(
                        decide, store, by, pair.table_name, pair.one, pair.other, verdict, reason
                    ),
                    Text(
                        f"บันทึกแล้ว: {pair.one} · {pair.other} · {DOUBLE_VERDICT[verdict].th}",
                        f"Saved: {pair.one} · {pair.other} · {DOUBLE_VERDICT[verdict].en}",
                    ),
                )


def _planned(plan: Plan, pair: Alike, keep: str, gone: str) -> list[str]:
    """What would happen, one line a kind of change."""
    table = BY_NAME[pair.table_name]
    lines = []
    if plan.moved:
        moved = _numbers(plan.moved)
        lines.append(Text(f"ย้ายจาก {gone} มาที่ {keep}: {moved.th}", f"Moved to {keep}: {moved.en}"))
    if plan.found_twice:
        twice = _numbers(plan.found_twice)
        lines.append(
            Text(f"มีทั้งสองรายการ นับครั้งเดียว: {twice.th}", f"In both, counted once: {twice.en}")
        )
    if plan.filled:
        th, en = (
            ", ".join(table.column(name).label[language] for name in plan.filled)
            for language in (0, 1)
        )
        lines.append(Text(f"เติมจาก {gone}: {th}", f"Filled from {gone}: {en}"))
    if plan.members:
        lines.append(
            Text(
                f"สมาชิกที่มีรายชื่อหลังรวม: {plan.members:,} คน", f"People listed then: {plan.members:,}"
            )
        )
    lines.append(
        Text(
            f"ไฟล์ที่ยังใช้รหัส {gone} จะนำเข้าเป็น {keep} และประวัติของทั้งสองรายการคงอยู่",
            f"Files that still have {gone} are read as {keep}; the history of both stays.",
        )
    )
    return [say(line) or NOTHING for line in lines]


def _numbers(counts: dict[str, int]) -> Text:
    th, en = (
        ", ".join(f"{BY_NAME[name].label[language]} {count:,}" for name, count in counts.items())
        for language in (0, 1)
    )
    return Text(th, en)
