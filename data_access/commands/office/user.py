"""user ACTION LOGIN: who may sign in. The first administrator is made here; later ones on a page."""

import argparse
import sys
from contextlib import closing

from data_access.accounts import register
from data_access.accounts.role_assignment import Standing
from data_access.commands.arguments import role_named
from data_access.language.vocabulary import ROLE, Text
from data_access.store.record_store import Store, open_store
from data_access.system.errors import RecordsError

ALL_OR_SOME = Text(
    f"เจ้าหน้าที่ข้อมูลต้องระบุ --district รหัสอำเภอ หรือ --all-districts เช่น {register.ADD_OFFICER}",
    f"A data officer needs --district CODE, or --all-districts, as in `{register.ADD_OFFICER}`.",
)
BOTH_OR_NONE = Text("--issuer กับ --subject ต้องใช้คู่กัน", "--issuer and --subject go together.")


def run(arguments: argparse.Namespace) -> int:
    """0 when it was done. What cannot be done is a RecordsError; then nothing has changed."""
    if arguments.action not in ("list", "unlock"):
        arguments.login = arguments.login or _asked("ชื่อผู้ใช้ / login")
    if arguments.action in ("add", "role"):
        arguments.role = arguments.role or role_named(_asked(f"บทบาท / role ({', '.join(ROLE)})"))
    with closing(open_store()) as store:
        ACTIONS[arguments.action](arguments, store)
    return 0


def _add(arguments: argparse.Namespace, store: Store) -> None:
    if bool(arguments.issuer) != bool(arguments.subject):
        raise RecordsError(BOTH_OR_NONE)
    elsewhere = (arguments.issuer, arguments.subject) if arguments.issuer else None
    password = register.create(store, None, arguments.login, standing(arguments), elsewhere)
    sys.stdout.write(f"สร้างบัญชีแล้ว / account created: {register.as_login(arguments.login)}\n")
    if password:
        sys.stdout.write(_said_once(password))


def _role(arguments: argparse.Namespace, store: Store) -> None:
    account = register.account_of(store, None, arguments.login)
    register.give_standing(store, None, account.account_id, standing(arguments))
    sys.stdout.write(f"เปลี่ยนแล้ว / changed: {account.login}\n")


def _disable(arguments: argparse.Namespace, store: Store) -> None:
    account = register.account_of(store, None, arguments.login)
    register.disable(store, None, account.account_id)
    sys.stdout.write(f"ระงับแล้ว / disabled: {account.login}\n")


def _enable(arguments: argparse.Namespace, store: Store) -> None:
    account = register.account_of(store, None, arguments.login)
    register.enable(store, None, account.account_id)
    sys.stdout.write(f"ใช้งานได้แล้ว / enabled: {account.login}\n")


def _reset(arguments: argparse.Namespace, store: Store) -> None:
    account = register.account_of(store, None, arguments.login)
    sys.stdout.write(_said_once(register.reset_password(store, None, account.account_id)))


def _unlock(arguments: argparse.Namespace, store: Store) -> None:
    register.let_everybody_try_again(store, None)
    sys.stdout.write("ทุกคนลองเข้าใช้ได้แล้ว / everybody may try to sign in again\n")


def _list(arguments: argparse.Namespace, store: Store) -> None:
    for account in register.accounts(store, None):
        state = "disabled" if account.disabled else "active"
        sys.stdout.write(f"{account.login:24} {state:10} {account.standing.said}\n")


def standing(arguments: argparse.Namespace) -> Standing:
    """A data officer is bound to districts, or to none in so many words."""
    if arguments.role == "data_officer" and bool(arguments.district) == arguments.all_districts:
        raise RecordsError(ALL_OR_SOME)
    return Standing(arguments.role, arguments.organisation, frozenset(arguments.district))


def _asked(what: str) -> str:
    """From the terminal, where they were not given; nothing typed is nothing."""
    sys.stdout.write(f"{what}: ")
    sys.stdout.flush()
    return sys.stdin.readline().strip()


def _said_once(password: str) -> str:
    return (
        f"รหัสผ่านชั่วคราว (แสดงครั้งเดียว ต้องเปลี่ยนเมื่อเข้าใช้ครั้งแรก): {password}\n"
        "Temporary password, shown this once; it is changed at the first sign-in.\n"
    )


ACTIONS = {
    "add": _add,
    "list": _list,
    "role": _role,
    "disable": _disable,
    "enable": _enable,
    "reset": _reset,
    "unlock": _unlock,
}
