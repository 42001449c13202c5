"""The forms of one promise: a delivery or a quantity with its picture, and a new day."""

from datetime import date, timedelta
from functools import partial

import streamlit as st

from data_access.casework.own_reports import ask_new_day, offer, report_delivery, report_quantity
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import CONTRIBUTION_KIND, DECISION_REASON, UNIT, Text
from data_access.queries.needs.net_need import shown_net_gaps
from data_access.queries.repairs.single_repairs import repair_rows
from display.answers.mine import Mine
from ui.panels.entry.entry_fields import day_field, today
from ui.panels.shared.saving import Saving
from ui.session import view
from ui.session.language import NOTHING, say, say_date
from ui.session.words import area_name

DELIVER = Text("รายงานการส่งมอบ", "Report a delivery")
PROGRESS = Text("รายงานความก้าวหน้า", "Report progress")
NEW_DAY = Text("ขอเลื่อนกำหนด", "Ask for a new day")
ON = Text("เมื่อ", "On")
HOW_MANY = Text("จำนวน ({})", "Quantity ({})")
SO_FAR = Text("ทำได้แล้วสะสม ({})", "Done to date ({})")
HOUSE = Text("บ้านหลังใด (ไม่ระบุก็ได้)", "Which house (may be left out)")
PICTURE = Text(
    "ภาพถ่ายหรือใบรับ (ตำแหน่งในภาพถูกลบก่อนเก็บ)", "Photo or receipt (its position is removed)"
)
SEND = Text("ส่งรายงาน", "Send the report")
WAITS = Text(
    "ยังไม่นับจนกว่าเจ้าหน้าที่จะตรวจสอบ ก่อนนั้นท่านถอนได้",
    "It does not count before it is verified; until then you can withdraw it.",
)
REASON = Text("เหตุผล", "Reason")
ASKED = Text("กำหนดใหม่", "New day")
GAPS = Text("รับช่วยช่องว่าง", "Take up a gap")
OFFER = Text("เสนอรับช่วย", "Offer it")
WHERE = Text(
    "ตำบลที่ขาด เรียงจากมากที่สุด",
    f"{SUBDISTRICT.one.capitalize()}, the widest gap first",
)
KIND, UNIT_NAME = Text("จะช่วยด้วย", "With"), Text("หน่วย", "Unit")
PICTURES = ["jpg", "jpeg", "png", "webp"]
DAYS_AHEAD = 365
MOST_GAPS = 15
MARK_OWN = Text("ตำบลที่ท่านทำงานอยู่", "where you work")


def report_buttons(saving: Saving, row: dict) -> None:
    """Under a promise: what its owner can report of it."""
    is_pledge = isinstance(row["partner_id"], str)
    with st.container(horizontal=True, gap="small"):
        with st.popover(say(DELIVER if is_pledge else PROGRESS), icon=":material/add_task:"):
            (_delivery if is_pledge else _quantity)(saving, row)
        with st.popover(say(NEW_DAY), icon=":material/event_repeat:"):
            _new_day(saving, row)


def _delivery(saving: Saving, row: dict) -> None:
    promise = row["promise_id"]
    with st.form(saving.key(f"deliver_{promise}"), border=False):
        on = day_field(ON, saving.key(f"on_{promise}"))
        number = _number(saving, HOW_MANY, row)
        house = st.selectbox(
            say(HOUSE),
            [None, *_own_houses()],
            format_func=lambda one: one or NOTHING,
            key=saving.key(f"house_{promise}"),
            filter_mode="contains",
        )
        picture = _picture(saving, promise)
        asked = _send()
    if asked:
        cells = {
            "pledge_id": promise,
            "kind": row["kind"],
            "unit": row["unit"],
            "area_code": row["area_code"],
            "delivered_on": on.isoformat(),
            "qty": "" if number is None else str(number),
            "value_thb": str(number) if row["unit"] == "THB" and number is not None else "",
            "repair_id": house or "",
        }
        saving.save(
            partial(report_delivery, cells=cells, picture=picture),
            Text(f"ส่งรายงานการส่งมอบของ {promise} แล้ว รอตรวจสอบ", f"Delivery on {promise} reported; it waits to be verified."),
        )  # fmt: skip


def _quantity(saving: Saving, row: dict) -> None:
    promise = row["promise_id"]
    with st.form(saving.key(f"quantity_{promise}"), border=False):
        on = day_field(ON, saving.key(f"on_{promise}"))
        number = _number(saving, SO_FAR, row)
        picture = _picture(saving, promise)
        asked = _send()
    if asked and number is not None:
        saving.save(
            partial(report_quantity, commitment_id=promise, on=on, qty_to_date=number, picture=picture),
            Text(f"ส่งความก้าวหน้าของ {promise} แล้ว รอตรวจสอบ", f"Progress on {promise} reported; it waits to be verified."),
        )  # fmt: skip


def _new_day(saving: Saving, row: dict) -> None:
    promise, due = row["promise_id"], row["due_on"].date()
    days = [day for day in _days_ahead() if day != due]
    with st.form(saving.key(f"move_{promise}"), border=False):
        day = st.selectbox(
            say(ASKED),
            days,
            index=min(30, len(days) - 1),
            format_func=say_date,
            key=saving.key(f"moved_{promise}"),
            filter_mode="contains",
        )
        reason = st.selectbox(
            say(REASON),
            [one for one in DECISION_REASON if one != "replaced"],
            format_func=lambda code: say(DECISION_REASON[code]),
            key=saving.key(f"why_{promise}"),
        )
        asked = _send()
    if asked:
        saving.save(
            partial(ask_new_day, promise_id=promise, on=today(), due_on=day, reason=reason),
            Text(f"ขอเลื่อนกำหนดของ {promise} แล้ว รอตรวจสอบ", f"A new day for {promise} is asked for; it waits to be verified."),
        )  # fmt: skip


def take_up(saving: Saving, of: Mine) -> None:
    """For a partner the widest gaps, those where it works marked; what is offered is confirmed later."""
    if view.reader().role != "partner":
        return
    gaps = view.programme_of_all().remember(shown_net_gaps).head(MOST_GAPS)
    if gaps.empty:
        return
    districts = {str(code)[:4] for code in of.promises["area_code"] if len(str(code)) > 2}
    gaps = gaps.assign(own=gaps["district_code"].isin(districts))
    codes = [
        *gaps.loc[gaps["own"], "subdistrict_code"],
        *gaps.loc[~gaps["own"], "subdistrict_code"],
    ]
    own = set(gaps.loc[gaps["own"], "subdistrict_code"])
    with (
        st.expander(say(GAPS), icon=":material/volunteer_activism:"),
        st.form(saving.key("take_up"), border=False),
    ):
        area = st.selectbox(
            say(WHERE),
            codes,
            format_func=lambda one: area_name(one) + (f" ({say(MARK_OWN)})" if one in own else ""),
            key=saving.key("gap_area"),
        )
        kind = st.selectbox(
            say(KIND),
            list(CONTRIBUTION_KIND),
            format_func=lambda code: say(CONTRIBUTION_KIND[code]),
            key=saving.key("gap_kind"),
        )
        number = st.number_input(
            say(Text("จำนวน", "Quantity")), value=None, step=1, min_value=1, placeholder="", key=saving.key("gap_qty")
        )  # fmt: skip
        unit = st.selectbox(
            say(UNIT_NAME), list(UNIT), format_func=lambda code: say(UNIT[code]), key=saving.key("gap_unit")
        )  # fmt: skip
        due = st.selectbox(
            say(Text("ภายในวันที่", "By")), _days_ahead(), index=60, format_func=say_date, key=saving.key("gap_due"), filter_mode="contains"
        )  # fmt: skip
        asked = st.form_submit_button(say(OFFER), type="primary", icon=":material/send:")
    if asked and number is not None:
        saving.save(
            partial(offer, kind=kind, qty=int(number), unit=unit, area_code=area, on=today(), due_on=due),
            Text("เสนอรับช่วยแล้ว รอยืนยัน", "Your offer is sent; it waits to be confirmed."),
        )  # fmt: skip


def _number(saving: Saving, label: Text, row: dict) -> int | None:
    number = st.number_input(
        say(label).format(say(UNIT[row["unit"]])),
        value=None,
        step=1,
        min_value=0,
        placeholder="",
        key=saving.key(f"number_{row['promise_id']}"),
    )
    return None if number is None else int(number)


def _picture(saving: Saving, promise: str) -> bytes | None:
    sent = st.file_uploader(say(PICTURE), type=PICTURES, key=saving.key(f"picture_{promise}"))
    return sent.getvalue() if sent else None


def _send() -> bool:
    st.caption(say(WAITS))
    return st.form_submit_button(say(SEND), type="primary", icon=":material/send:", width="stretch")


def _days_ahead() -> list[date]:
    return [today() + timedelta(days=ahead) for ahead in range(1, DAYS_AHEAD)]


def _own_houses() -> list[str]:
    """The houses that this partner sees one by one."""
    return sorted(repair_rows(view.programme_of_all())["repair_id"])
