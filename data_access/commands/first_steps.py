"""What is still to be done before anybody can see an office's records, with the next command."""

import os
import shlex
import sys
from contextlib import closing

from data_access.accounts.register import ADD_OFFICER
from data_access.accounts.shared_store import has_store
from data_access.language.vocabulary import Text
from data_access.publishing.demo_mode import has_accounts
from data_access.store.record_store import open_store
from data_access.system.paths import var_folder
from data_access.system.store_address import shown_store


def say_next_step() -> None:
    """On the terminal, before the server starts: that there are no records, or nobody who may sign
    in to real ones. Nothing where the dashboard can be used."""
    if step := next_step():
        sys.stdout.write(f"{step.th}\n{step.en}\n")


def next_step() -> Text | None:
    """The first thing that is missing. RecordsError if the store cannot be asked."""
    if not has_store():
        return _no_records()
    with closing(open_store()) as store:
        if store.is_empty():
            return _no_records()
        if store.is_made_up():
            return None
    return None if has_accounts() else _no_account()


def _no_records() -> Text:
    load = here("hoh load FOLDER")
    return Text(
        f"ยังไม่มีข้อมูลใน {shown_store()} กรุณานำเข้าในเทอร์มินัลอื่น: {load}",
        f"There are no records in {shown_store()} yet. Load them in another terminal: `{load}`",
    )


def _no_account() -> Text:
    add = here(ADD_OFFICER)
    return Text(
        f"ข้อมูลจริงต้องลงชื่อเข้าใช้ แต่ยังไม่มีบัญชีผู้ใช้ กรุณาสร้างในเทอร์มินัลอื่น: {add}",
        "Real records are shown to those who sign in, and there is no account yet. Make one in"
        f" another terminal: `{add}`",
    )


def here(command: str) -> str:
    """The command as another terminal has to be given it, to work on the same records."""
    if "HOH_VAR" not in os.environ:
        return command
    return f"HOH_VAR={shlex.quote(str(var_folder().absolute()))} {command}"
