"""The register of accounts, for who keeps it: create one, change its role, reset, disable."""

import pandas as pd
import streamlit as st

from data_access.access.roles import BOUND_TO, RIGHTS
from data_access.accounts import register as accounts
from data_access.accounts.bound_to import may_be_bound_to
from data_access.accounts.register import ADD_ADMIN, Account
from data_access.accounts.role_assignment import Standing
from data_access.accounts.shared_store import the_store
from data_access.language.plurals import counted, one_or_many
from data_access.language.vocabulary import CAPABILITY, ROLE, Text
from data_access.system.errors import RecordsError
from ui.session import view
from ui.session.language import NOTHING, say, say_moment
from ui.session.tables import data_table

ROLES = [role for role in ROLE if role != "public"]  # nobody needs an account to be anybody
LOGIN = Text("ชื่อผู้ใช้", "Login")
ROLE_OF = Text("บทบาท", "Role")
BELONGS_TO = Text("หน่วยงานหรืออำเภอ", "Organisation or districts")
STATE = Text("สถานะ", "State")
CREATED = Text("สร้างเมื่อ", "Created")
SEEN = Text("กำลังใช้งาน เห็นล่าสุด", "In use, last seen")
ALL_DISTRICTS = Text("ทุกอำเภอ", "All districts")
ACTIVE, DISABLED = Text("ใช้งานได้", "Active"), Text("ระงับ", "Disabled")
WAITING = Text("รอเปลี่ยนรหัสผ่านชั่วคราว", "Has to change the temporary password")
UNLOCK = Text("ปลดล็อกการลงชื่อเข้าใช้", "Unlock sign-in")
UNLOCKS = Text(
    "ผู้ที่ต้องรอเพราะมีคนใส่รหัสผ่านผิดหลายครั้ง ลองใหม่ได้ทันที",
    "People who must wait after wrong passwords, their own or somebody else's, may try at once",
)
UNLOCKED = Text("ปลดล็อกแล้ว และบันทึกไว้", "Unlocked, and logged")
NO_ROLE = Text("ยังไม่มีบทบาท", "No role yet")
ORGANISATION = Text(
    "ภาคี อปท. หรือผู้เข้าร่วม (เฉพาะสามบทบาทนี้)",
    "Partner, LAO or member of the network (of these three roles)",
)
DISTRICTS = Text(
    "อำเภอที่รับผิดชอบ (เฉพาะเจ้าหน้าที่ข้อมูล ไม่เลือกคือทุกอำเภอ)",
    "Districts (of a data officer; none chosen means all)",
)
CREATE = Text("สร้างบัญชี", "Create the account")
CHOOSE_ONE = Text("เลือกบัญชีเพื่อแก้ไข", "Choose an account to change")
NOBODY = Text("ยังไม่ได้เลือก", "None chosen")
CHANGE_ROLE = Text("เปลี่ยนบทบาท", "Change the role")
RESET = Text("ออกรหัสผ่านชั่วคราวใหม่", "New temporary password")
DISABLE, ENABLE = Text("ระงับบัญชี", "Disable"), Text("เลิกระงับ", "Enable")
ENDS_SESSIONS = Text(
    "ทุกการเปลี่ยนแปลงทำให้บัญชีนั้นต้องลงชื่อเข้าใช้ใหม่ และอยู่ในบันทึกการใช้งาน",
    "Every change ends the sessions of that account, and stays in the audit log.",
)
SHOWN_ONCE = Text(
    "รหัสผ่านชั่วคราว แสดงครั้งนี้ครั้งเดียว และต้องเปลี่ยนเมื่อเข้าใช้ครั้งแรก",
    "A temporary password, shown this once; it is changed at the first sign-in.",
)
FIRST_BY_COMMAND = Text(
    f"กำลังลองกับข้อมูลสมมติ จึงยังสร้างบัญชีที่นี่ไม่ได้ บัญชีแรกสร้างด้วยคำสั่ง `{ADD_ADMIN}` หลังจากนั้นทุกคนต้องลงชื่อเข้าใช้",
    "Made-up records are being tried, so no account can be made here. The first one is made with"
    f" `{ADD_ADMIN}`; from then on everybody signs in.",
)


def answer() -> str:
    """How many may sign in, and how many are in use just now."""
    every = _accounts()
    able = sum(not account.disabled for account in every)
    used = sum(account.last_seen_at is not None for account in every)
    return say(
        Text(
            f"มี **{able:,} บัญชี**ที่เข้าใช้ได้ กำลังใช้งานอยู่ **{used:,}**",
            f"**{counted(able, 'account')}** may sign in, and **{used:,}**"
            f" {one_or_many(used, 'is', 'are')} in use now",
        )
    )


def register() -> None:
    """The table of accounts, and below it what can be done with one of them."""
    if view.reader().account_id is None:
        st.info(say(FIRST_BY_COMMAND))
        return
    table = st.container()
    _change()
    _create()
    _unlock()
    with table:
        data_table(
            _table(_accounts()),
            alt=say(Text("บัญชีผู้ใช้", "Accounts")),
        )


def rights() -> None:
    """Role by capability, from the one place where it is decided."""
    table = pd.DataFrame(
        {
            say(text): ["●" if code in rights.capabilities else "" for rights in RIGHTS.values()]
            for code, text in CAPABILITY.items()
        },
        index=[say(ROLE[role]) for role in RIGHTS],
    ).T
    st.table(table)


def _accounts() -> list[Account]:
    return accounts.accounts(the_store(), view.reader())


def _table(every: list[Account]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            say(LOGIN): [account.login for account in every],
            say(ROLE_OF): [_role(account.standing.role) for account in every],
            say(BELONGS_TO): [_bound_to(account.standing) for account in every],
            say(STATE): [_state(account) for account in every],
            say(CREATED): [say_moment(account.created_at) for account in every],
            say(SEEN): [say_moment(account.last_seen_at) for account in every],
        }
    )


def _role(role: str | None) -> str:
    return say(ROLE[role] if role else NO_ROLE)


def _bound_to(standing: Standing) -> str:
    if standing.organisation:
        names = _bound_names()
        return say(names.get(standing.organisation, Text(*[standing.organisation] * 2)))
    if standing.role != "data_officer":
        return NOTHING
    areas = view.names().names
    return ", ".join(say(areas[code]) for code in sorted(standing.districts)) or say(ALL_DISTRICTS)


def _state(account: Account) -> str:
    if account.disabled:
        return say(DISABLED)
    return say(WAITING if account.password_is_temporary else ACTIVE)


def _create() -> None:
    with (
        st.expander(say(CREATE), icon=":material/person_add:"),
        st.form("new_account", border=False),
    ):
        login = st.text_input(say(LOGIN), max_chars=64, autocomplete="off")
        standing = _standing("new")
        if not st.form_submit_button(say(CREATE)):
            return
        try:
            _show_once(accounts.create(the_store(), view.reader(), login, standing))
        except RecordsError as error:
            st.error(say(error.text))


def _unlock() -> None:
    if st.button(say(UNLOCK), icon=":material/lock_open:", key="unlock", help=say(UNLOCKS)):
        try:
            accounts.let_everybody_try_again(the_store(), view.reader())
        except RecordsError as error:
            st.error(say(error.text))
        else:
            st.success(say(UNLOCKED))


def _change() -> None:
    every = {account.account_id: account for account in _accounts()}
    chosen = st.selectbox(
        say(CHOOSE_ONE),
        list(every),
        index=None,
        format_func=lambda one: every[one].login if one in every else one,
        placeholder=say(NOBODY),
        filter_mode="contains",
        key="account",
    )
    if chosen not in every:
        return
    account, by, store = every[chosen], view.reader(), the_store()
    st.caption(say(ENDS_SESSIONS))
    with st.form("change_account"):
        standing = _standing("changed", account.standing)
        with st.container(horizontal=True):
            give = st.form_submit_button(say(CHANGE_ROLE))
            reset = st.form_submit_button(say(RESET), disabled=account.signs_in_elsewhere)
            switch = st.form_submit_button(say(ENABLE if account.disabled else DISABLE))
    try:
        if give:
            accounts.give_standing(store, by, chosen, standing)
        if reset:
            _show_once(accounts.reset_password(store, by, chosen))
        if switch:
            (accounts.enable if account.disabled else accounts.disable)(store, by, chosen)
    except RecordsError as error:
        st.error(say(error.text))


def _standing(key: str, now: Standing | None = None) -> Standing:
    """The role chosen in a form, with what it is bound to; the rest of the form says nothing."""
    now = now or Standing(None)
    names, areas = _bound_names(), view.names()
    role = st.selectbox(
        say(ROLE_OF),
        ROLES,
        index=ROLES.index(now.role) if now.role in ROLES else None,
        format_func=lambda one: say(ROLE[one]),
        placeholder=say(NO_ROLE),
        key=f"{key}_role",
    )
    organisation = st.selectbox(
        say(ORGANISATION),
        list(names),
        index=list(names).index(now.organisation) if now.organisation in names else None,
        format_func=lambda one: say(names[one]),
        placeholder=NOTHING,
        filter_mode="contains",
        key=f"{key}_organisation",
    )
    districts = st.multiselect(
        say(DISTRICTS),
        list(areas.of_level("district")),
        default=sorted(now.districts),
        format_func=lambda one: say(areas.names[one]),
        placeholder=say(ALL_DISTRICTS),
        key=f"{key}_districts",
    )
    return Standing(
        role,
        organisation if role in BOUND_TO else None,
        frozenset(districts) if role == "data_officer" else frozenset(),
    )


def _bound_names() -> dict[str, Text]:
    """Partners, LAOs and participants by id: whom the roles that are bound can belong to."""
    store, by = the_store(), view.reader()
    return {
        key: name for role in BOUND_TO for key, name in may_be_bound_to(store, by, role).items()
    }


def _show_once(password: str | None) -> None:
    if password:
        st.success(say(SHOWN_ONCE))
        st.code(password, language=None)
