"""What a command or a server does first, before it reads or writes a record."""

from pathlib import Path

from data_access.backup.left_over import sweep_at_start
from data_access.language.vocabulary import Text
from data_access.system.errors import RecordsError
from data_access.system.faults import explaining_faults
from data_access.system.file_rights import keep_private
from data_access.system.paths import var_folder


def start() -> None:
    """Keeps what is made to its own user, and takes away what a killed program left.

    RecordsError if HOH_GROUP is wrong, or HOH_VAR is a file or cannot be written.
    """
    with explaining_faults():
        _refuse_file(var_folder())
        keep_private()
        sweep_at_start()


def _refuse_file(folder: Path) -> None:
    """RecordsError if a file is where the folder for the data should be, or around it."""
    for place in (folder, *folder.parents):
        if place.is_file():
            raise RecordsError(
                Text(
                    f"HOH_VAR ระบุ {folder} แต่ {place} เป็นไฟล์ ไม่ใช่โฟลเดอร์ กรุณาตั้ง HOH_VAR เป็นโฟลเดอร์"
                    " (ยังไม่มีก็ได้ โปรแกรมสร้างให้)",
                    f"HOH_VAR names {folder}, which is a file or is inside one: {place}. Name a folder;"
                    " it is made if it is not there.",
                )
            )
