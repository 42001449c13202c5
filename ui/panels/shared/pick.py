"""Choosing one repair or one partner; the choice is in the address."""

import streamlit as st

from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import Text
from data_access.queries.repairs import single_repairs
from ui.session import view
from ui.session.address import adopt, keep
from ui.session.language import say
from ui.session.words import area_names, partner_names

NOT_CHOSEN = ""
MOST_LISTED = 2_000  # of 41,500 a rerun took three seconds, most of it to write the list
REPAIR = Text("รายการซ่อม", "Repair")
PARTNER = Text("ภาคี", "Partner")
NONE_CHOSEN = Text("ยังไม่เลือก", "None chosen")
BACK = Text("กลับไปดูทั้งหมด", "Back to all")


def pick_repair() -> str | None:
    """The repair chosen of those that the reader may see, or None: from a list, or by its id
    where a list would be too long for a browser."""
    count = view.ask(single_repairs.repair_count)
    if not count:
        return None
    if count > MOST_LISTED:
        return _typed("repair", Text("รหัสรายการซ่อม", "Id of a repair"), count)
    table = view.ask(single_repairs.repair_rows)
    places = dict(zip(table["repair_id"], area_names(table["subdistrict_code"]), strict=True))
    return _pick(
        "repair",
        REPAIR,
        Text("เลือกรายการซ่อม", "Choose a repair"),
        list(places),
        lambda one: f"{one} · {places[one]}",
    )


def pick_partner(of_all: bool = False) -> str | None:
    """A select box of partners; a partner's own reader starts at its own page, unless a link asks
    for rows `of_all` partners."""
    principal = view.programme().principal
    partners = list(view.partner_names())
    names = dict(zip(partners, partner_names(partners), strict=True))
    return _pick(
        "partner",
        PARTNER,
        Text("เลือกภาคี", "Choose a partner"),
        partners,
        names.get,
        NOT_CHOSEN if of_all else principal.organisation or NOT_CHOSEN,
    )


def _typed(key: str, label: Text, count: int) -> str | None:
    adopt(key, str, NOT_CHOSEN, REPAIR, str)
    chosen = st.text_input(
        say(label),
        key=key,
        placeholder=say(
            Text(
                f"พิมพ์รหัส หรือเลือกตำบลให้เหลือไม่เกิน {MOST_LISTED:,} จาก {count:,} รายการ",
                f"Type the ID, or choose a {SUBDISTRICT.one} to shorten the list ({MOST_LISTED:,} of {count:,} are listed)",
            )
        ),
    ).strip()
    keep(key, chosen or None)
    return chosen or None


def _pick(
    key: str, called: Text, label: Text, options: list[str], name, default: str = NOT_CHOSEN
) -> str | None:

    def say_option(one: str) -> str:
        return name(one) if one else say(NONE_CHOSEN)

    adopt(
        key,
        lambda one: one if one in options else None,
        default,
        called,
        say_option,
        is_quoted=key != "repair",  # whether another's repair is there is not said either
    )
    if st.session_state[key] not in options:
        st.session_state[key] = default
    chosen = st.selectbox(
        say(label),
        [NOT_CHOSEN, *options],
        format_func=say_option,
        key=key,
        filter_mode="contains",
    )
    keep(key, chosen or None)
    if chosen:
        st.button(
            say(BACK),
            icon=":material/arrow_back:",
            on_click=lambda: st.session_state.update({key: NOT_CHOSEN}),
            type="tertiary",
            key=f"{key}_back",
        )
    return chosen or None
