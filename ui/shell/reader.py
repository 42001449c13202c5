"""The reader, at the top of every page: who is signed in, or over made-up records a role to try."""

import streamlit as st

from data_access.access.roles import BOUND_TO, Principal
from data_access.accounts.bound_to import may_be_bound_to
from data_access.accounts.shared_store import the_store
from data_access.language.vocabulary import ROLE, Text
from ui.session import current_user
from ui.session.address import adopt, keep
from ui.session.current_user import current_snapshot
from ui.session.language import say
from ui.session.view import partner_names

READING_AS = Text("ดูในฐานะ", "Reading as")
ORGANISATION = Text("หน่วยงาน", "Organisation")
CHANGE_PASSWORD = Text("เปลี่ยนรหัสผ่าน", "Change the password")
SIGN_OUT = Text("ออกจากระบบ", "Sign out")
FIRST = "governor"


def settle_reader() -> None:
    """Before anything is asked. Over made-up records, the role of the link or of the switch."""
    published = current_snapshot()
    if published.is_presented or not current_user.reading().is_trial(published):
        return
    adopt(
        "role",
        lambda role: role if role in ROLE else None,
        FIRST,
        READING_AS,
        lambda role: say(ROLE[role]),
    )
    role = st.session_state["role"]
    if role not in BOUND_TO:
        st.session_state[current_user.TRIED] = Principal(role)
        return
    bound = _bound(role)
    if st.session_state.get("organisation") not in bound:
        st.session_state.pop("organisation", None)  # of another role
    adopt(
        "organisation",
        lambda one: one if one in bound else None,
        next(iter(bound)),
        ORGANISATION,
        lambda one: say(bound[one]),
    )
    st.session_state[current_user.TRIED] = Principal(role, st.session_state["organisation"])


def draw_reader() -> None:
    """The switch of roles, or whose session this is and the way out of it. Whoever opens a
    published file presents it: there is nothing to choose."""
    if current_snapshot().is_presented:
        return
    signed_in = current_user.signed_in()
    if signed_in:
        _draw_account(signed_in.login, signed_in.standing.role)
    else:
        _draw_switch()


def _bound(role: str) -> dict[str, Text]:
    """Whom a reader of this role can be: partners from what is published, the others on record."""
    if role == "partner":
        return {one: Text(*name) for one, name in partner_names().items()}
    return may_be_bound_to(the_store(), None, role)


def _draw_account(login: str, role: str) -> None:
    with st.popover(login, icon=":material/person:"):
        st.caption(say(ROLE[role]))
        st.markdown(f"[{say(CHANGE_PASSWORD)}](/password)")
        st.button(
            say(SIGN_OUT), icon=":material/logout:", key="sign_out", on_click=current_user.sign_out
        )


def _draw_switch() -> None:
    role = st.selectbox(
        say(READING_AS),
        list(ROLE),
        format_func=lambda role: say(ROLE[role]),
        key="role",
        label_visibility="collapsed",
        width=205,
    )
    keep("role", role if role != FIRST else None)
    if role not in BOUND_TO:
        keep("organisation", None)
        return
    bound = _bound(role)
    organisation = st.selectbox(
        say(ORGANISATION),
        list(bound),
        format_func=lambda one: say(bound[one]),
        key="organisation",
        filter_mode="contains",
        label_visibility="collapsed",
        width=205,
    )
    keep("organisation", organisation)
