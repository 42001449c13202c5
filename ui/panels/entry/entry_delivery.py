"""The form of one delivery: of a pledge, or a gift beside any."""

import streamlit as st

from data_access.casework.entry import record_delivery
from data_access.language.plurals import counted
from data_access.language.vocabulary import UNIT, Text
from data_access.queries.partners.partners import delivery_rows, pledge_rows
from data_access.schema import BY_NAME
from ui.panels.entry.entry import form_key, save
from ui.panels.entry.entry_fields import CHOOSE, day_field, field, save_button
from ui.panels.records.records_words import plain
from ui.session import view
from ui.session.language import NOTHING, say
from ui.session.numbers import say_count, say_quantity
from ui.session.words import partner_name, partner_names

GIFT = ""  # of no pledge
GIFT_WORDS = Text("ให้นอกคำมั่น", "A gift of no pledge")
PLEDGE = Text("คำมั่น ที่เกินกำหนดขึ้นก่อน", "Pledge, the overdue first")
DELIVERED_ON = BY_NAME["delivery"].column("delivered_on").label
OF_THE_PLEDGE = ("partner_id", "kind", "unit", "area_code")
QUANTITY = BY_NAME["delivery"].column("qty").label
HOW_MANY = Text("จำนวน ({})", "Quantity ({})")
GIVEN = Text("การส่งมอบทั้งหมด", "deliveries in all")
PARTNER = BY_NAME["delivery"].column("partner_id").label
AREA = BY_NAME["delivery"].column("area_code").label


def delivery_form() -> None:
    """Of a pledge, only day, quantity, value and check are asked: the rest is the pledge's own."""
    pledges = view.ask(pledge_rows).set_index("pledge_id")
    names = dict(zip(pledges.index, partner_names(pledges["partner_id"]), strict=True))
    chosen = st.selectbox(
        say(PLEDGE),
        [*pledges.index, GIFT],
        index=None,
        format_func=lambda one: (
            f"{one} · {names[one]} · {pledges.at[one, 'text_th']}" if one else say(GIFT_WORDS)
        ),
        placeholder=say(CHOOSE),
        key="entry_pledge",
        filter_mode="contains",
    )
    if chosen is None:
        return
    with st.form(form_key(f"delivery_{chosen}")):
        if chosen:
            pledge = pledges.loc[chosen]
            cells = {"pledge_id": chosen, **{name: pledge[name] for name in OF_THE_PLEDGE}}
            st.markdown(_progress(chosen))
        else:
            cells = _gift()
        on = day_field(DELIVERED_ON, form_key("delivered_on"))
        number = st.number_input(
            say(HOW_MANY).format(say(UNIT[cells["unit"]])) if chosen else say(QUANTITY),
            value=None,
            step=1,
            placeholder="",
            key=form_key("delivered_qty"),
        )
        cells |= {
            "delivered_on": on.isoformat(),
            "qty": "" if number is None else str(number),
            "value_thb": field("delivery", "value_thb", form_key("delivered_value")),
            "verification": field(
                "delivery", "verification", form_key("delivery_check"), "self_reported"
            ),
        }
        asked = save_button()
    if not asked:
        return
    who = plain(partner_name(cells["partner_id"])) if cells["partner_id"] else ""
    amount = say_quantity(number, cells["unit"])
    save(
        lambda store, by: record_delivery(store, by, cells),
        Text(f"{who} ส่งมอบ {amount}", f"{who} delivered {amount}"),
        Text(f"คำมั่น {chosen}", f"pledge {chosen}") if chosen else GIVEN,
        (lambda: _progress(chosen)) if chosen else _deliveries,
    )


def _gift() -> dict[str, str]:
    areas, partners = view.names(), list(view.partner_names())
    places = [code for code in areas.names if areas.levels[code] != "village"]
    names = dict(zip(partners, partner_names(partners), strict=True))
    partner = st.selectbox(
        say(PARTNER),
        partners,
        index=None,
        format_func=names.get,
        placeholder=say(CHOOSE),
        key=form_key("gift_partner"),
        filter_mode="contains",
    )
    area = st.selectbox(
        say(AREA),
        places,
        format_func=lambda code: say(areas.names[code]),
        key=form_key("gift_area"),
        filter_mode="contains",
    )
    return {
        "partner_id": partner or "",
        "kind": field("delivery", "kind", form_key("gift_kind")),
        "unit": field("delivery", "unit", form_key("gift_unit")),
        "area_code": area,
    }


def _progress(pledge_id: str) -> str:
    """Verified and waiting, of what was promised, over the whole programme."""
    rows = pledge_rows(view.programme_of_all()).set_index("pledge_id")
    if pledge_id not in rows.index:
        return NOTHING
    row = rows.loc[pledge_id]
    promised = say_quantity(row["qty"], row["unit"])
    counted, waiting = say_count(row["counted_qty"]), say_count(row["waiting_qty"])
    return say(
        Text(
            f"ตรวจสอบแล้ว {counted} รอตรวจสอบ {waiting} จาก {promised}",
            f"{counted} verified, {waiting} awaiting it, of {promised}",
        )
    )


def _deliveries() -> str:
    count = len(delivery_rows(view.programme_of_all()))
    return say(Text(f"{count:,} ครั้ง", counted(count, "time")))
