"""The record store of a command that looks at what is there: none is made where there is none."""

from data_access.accounts.shared_store import has_store
from data_access.language.vocabulary import Text
from data_access.store.record_store import Store, open_store
from data_access.system.errors import RecordsError
from data_access.system.paths import var_folder


def existing_store() -> Store:
    """RecordsError, and nothing is made, if there is no store where HOH_VAR or HOH_STORE say."""
    if not has_store():
        folder = var_folder().absolute()
        raise RecordsError(
            Text(
                f"ไม่มีฐานข้อมูลใน {folder} กรุณาตรวจ HOH_VAR หรือ HOH_STORE แล้วสั่งใหม่",
                f"There is no record store in {folder}. Check HOH_VAR or HOH_STORE and try again.",
            )
        )
    return open_store()
