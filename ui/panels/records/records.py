"""The way to a household's record: a reason, a quarter of an hour, and finding the household."""

import re

import streamlit as st

from data_access.accounts import personal_access
from data_access.casework.household_record import state_reason
from data_access.language.plurals import one_or_many
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import LOOK_REASON, Text
from data_access.queries.households.household_search import NEEDS, households_found
from data_access.schema.column import CODE
from data_access.system.errors import RecordsError
from ui.panels.shared.rows import rows
from ui.session import current_user, view
from ui.session.address import adopt, keep
from ui.session.language import say, say_clock

ASKED_AGAIN_EVERY = "5s"
NO_REASON_YET = Text(
    "ระบุเหตุผลก่อน แล้วดูได้ 15 นาที ทุกครัวเรือนที่เปิดมีบันทึกว่าใครดู เมื่อใด เพราะเหตุใด",
    "State a reason first; then you may look for 15 minutes. Every household you open is"
    " logged: who looked, when and why.",
)
REASON = Text("เหตุผลที่ต้องดูข้อมูลส่วนบุคคล", "Why you need to see personal data")
MORE = Text("รายละเอียด อย่างน้อย 10 ตัวอักษร", "In your own words, at least 10 characters")
SUCH_AS = Text(
    "เช่น หนังสือที่ มส 0017/123 อย่าใส่ชื่อหรือเลขประจำตัวของใคร",
    "Such as: letter MS 0017/123. Nobody's name or identity number",
)
LOOK = Text("เริ่มดู 15 นาที", "Look for 15 minutes")
END = Text("ดูเสร็จแล้ว", "I have finished")
PART_OF_ID = Text("รหัสครัวเรือน หรือบางส่วน", "Household id, or a part of it")
NEED = Text("ความเดือดร้อน", "Need")
NOT_FOUND = Text(
    "ไม่พบครัวเรือน ลองพิมพ์รหัสให้สั้นลง เลือกทุกอำเภอ หรือเลือกความเดือดร้อนเป็น «ทุกครัวเรือน»",
    "No household was found. Type less of the id, choose all districts, or any need.",
)
HOUSEHOLD = Text("ครัวเรือน", "Household")
NONE_CHOSEN = Text("ยังไม่เลือก", "None chosen")
BACK = Text("กลับไปค้นหา", "Back to the search")
FOUND_COLUMNS = (
    "household_id",
    "subdistrict_code",
    "district_code",
    "condition_score",
    "status",
    "assessed_on",
)


def may_look() -> bool:
    """Whether this reader has a look that is open."""
    return personal_access.has_look(view.reader())


def ask_for_reason() -> None:
    """The form that opens a look. What is wrong with a reason is said under it."""
    st.header(say(NO_REASON_YET), anchor=False)
    with st.form("reason", width=640):
        reason = st.selectbox(
            say(REASON), list(LOOK_REASON), format_func=lambda one: say(LOOK_REASON[one])
        )
        words = st.text_input(say(MORE), max_chars=150)
        st.caption(say(SUCH_AS))
        asked = st.form_submit_button(say(LOOK), type="primary", icon=":material/visibility:")
    if not asked:
        return
    try:
        state_reason(view.reader(), reason, words)
    except RecordsError as error:
        st.error(say(error.text), icon=":material/edit:")
    else:
        st.rerun()


@st.fragment(run_every=ASKED_AGAIN_EVERY)
def time_left() -> None:
    """Until when, and a way to end it before. When the time is over, or the session is, the page
    empties itself."""
    try:
        until = personal_access.look_until(view.reader())
    except current_user.SessionOver:
        until = None
    if until is None:
        st.rerun()
    with st.container(
        horizontal=True, vertical_alignment="center", key="time_left", width="content"
    ):
        told = say_clock(until)
        st.badge(
            say(Text(f"ดูได้ถึง {told}", f"Open until {told}")),
            color="orange",
            icon=":material/timer:",
        )
        if st.button(say(END), type="tertiary", icon=":material/visibility_off:", key="end_look"):
            personal_access.end_look(view.reader())
            st.rerun()


def chosen_household() -> str | None:
    """The household of the address or of the row that was chosen, with a way back; or None."""
    adopt(
        "household",
        lambda one: one if re.fullmatch(CODE, one) else None,
        "",
        HOUSEHOLD,
        lambda one: one or say(NONE_CHOSEN),
        is_typed=True,
    )
    chosen = st.session_state["household"]
    keep("household", chosen or None)
    if chosen:
        st.button(
            say(BACK),
            icon=":material/arrow_back:",
            on_click=_close,
            type="tertiary",
            key="household_back",
        )
    return chosen or None


def find() -> None:
    """The households in view that fit, the most urgent first; a row opens its record."""
    answer = st.empty()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        letters = st.text_input(say(PART_OF_ID), key="part_of_id", width=320)
        need = st.selectbox(
            say(NEED),
            list(NEEDS),
            format_func=lambda one: say(NEEDS[one]),
            key="need",
            width=320,
        )
    found = households_found(view.programme(), letters, need)  # what was typed is not remembered
    if [one.upper() for one in found["household_id"]] == [letters.strip().upper()]:
        _open(found["household_id"].iloc[0])
    count = int(found["found"].iloc[0]) if len(found) else 0
    answer.header(
        say(
            Text(
                f"พบ **{count:,}** ครัวเรือน เร่งด่วนที่สุดขึ้นก่อน เลือกแถวเพื่อเปิดข้อมูล",
                f"**{count:,}** {one_or_many(count, 'household')} found, the most urgent first: choose a row to open its record",
            )
        ),
        anchor=False,
    )
    found["condition_score"] = found["condition_score"].round()
    rows(found, FOUND_COLUMNS, "found_households", NOT_FOUND, opens="household")
    if count > len(found):
        st.caption(
            say(
                Text(
                    f"แสดง {len(found):,} ครัวเรือนแรก เลือกตำบลหรือพิมพ์รหัสเพื่อให้แคบลง",
                    f"The first {len(found):,} are shown: choose a {SUBDISTRICT.one} or type an id.",
                )
            )
        )


def _open(household_id: str) -> None:
    st.session_state["household"] = household_id
    st.rerun()


def _close() -> None:
    st.session_state.update({"household": "", "part_of_id": ""})
