"""Who on this machine may read what the program keeps: its own user, and nobody else.

A cluster's user has to read snapshots: HOH_GROUP names a group that may read these, and pass
through HOH_VAR to them. Nothing else is opened to it.
"""

import errno
import os
from pathlib import Path

from data_access.language.vocabulary import Text
from data_access.system.errors import RecordsError
from data_access.system.paths import snapshots_folder, var_folder

FOLDER, FILE = 0o700, 0o600
FOLDER_OF_GROUP, FILE_OF_GROUP = 0o750, 0o640
PASSED_THROUGH = 0o710  # by name, to the snapshots: what else lies there cannot be listed
OURS = ("store.sqlite", "snapshots", "keys")


def keep_private() -> None:
    """From now on, for the whole process: what it makes is its own user's alone. What an earlier
    version left open in HOH_VAR is closed. RecordsError if HOH_GROUP names no group of ours.

    Keys are left as they are: one that others could read is refused with words (keys.py), since
    it may have been read.
    """
    if os.name != "posix":
        return  # there a folder's own list of rights decides
    os.umask(0o077)
    var = var_folder()
    if not any((var / name).exists() for name in OURS):
        return  # not ours, or not yet
    close(var, FOLDER, FILE)
    if snapshots_folder().is_dir():
        share_snapshots(snapshots_folder())


def share_snapshots(path: Path) -> None:
    """Sets the rights of a snapshot, a file beside the snapshots, or all of them: for their owner,
    or for the group that HOH_GROUP names as well."""
    if os.name != "posix":
        return
    group = _group()
    if group is None:
        close(path, FOLDER, FILE)
        return
    _set(var_folder(), PASSED_THROUGH, group)
    close(path, FOLDER_OF_GROUP, FILE_OF_GROUP, group)


def close(path: Path, folder_mode: int, file_mode: int, group: int = -1) -> None:
    """Takes away what others may do with the file, or the folder and all that is in it. What
    belongs to another user, and what a link leads to, is left alone."""
    for root, folders, files in os.walk(path) if path.is_dir() else ():
        for name in files:
            _set(Path(root) / name, file_mode, group)
        for name in folders:
            _set(Path(root) / name, folder_mode, group)
    _set(path, folder_mode if path.is_dir() else file_mode, group)


def make_folder(folder: Path) -> Path:
    """The folder, made with those around it if it is not there: for its owner only. RecordsError
    where none can be made."""
    if not folder.is_dir():
        make_folder(folder.parent)
        try:
            folder.mkdir(mode=FOLDER, exist_ok=True)
        except (FileExistsError, FileNotFoundError):  # a link that leads nowhere; /proc
            raise RecordsError(_no_folder(folder)) from None
    return folder


def _no_folder(folder: Path) -> Text:
    return Text(
        f"สร้างโฟลเดอร์ {folder} ไม่ได้ อาจเป็นลิงก์ที่ปลายทางไม่มีอยู่ หรือดิสก์ที่ยังไม่ได้ต่อ"
        " กรุณาต่อดิสก์ หรือตั้ง HOH_VAR เป็นโฟลเดอร์อื่น",
        f"The folder {folder} cannot be made: it may be a link that leads nowhere, or on a disk that is"
        " not connected. Connect the disk, or name another folder in HOH_VAR.",
    )


def is_ours(path: Path) -> bool:
    """Whether this program's user made it. Windows tells of no such user: there it is."""
    return os.name != "posix" or path.lstat().st_uid == os.geteuid()


def _set(path: Path, mode: int, group: int) -> None:
    try:
        found = path.lstat()
        is_key = path.suffix == ".key"
        if path.is_symlink() or found.st_uid != os.geteuid() or is_key:
            return
        if group not in (-1, found.st_gid):
            os.chown(path, -1, group)
        if found.st_mode & 0o777 != mode:
            path.chmod(mode)
    except OSError as error:  # gone meanwhile, or on a disk that is only read
        if error.errno not in (errno.ENOENT, errno.EROFS):
            raise


def _group() -> int | None:
    """The number of the group that HOH_GROUP names; None without it."""
    named = os.environ.get("HOH_GROUP")
    if not named:
        return None
    import grp  # no such thing on Windows

    try:
        number = int(named) if named.isdecimal() else grp.getgrnam(named).gr_gid
    except KeyError:
        number = None
    if number is None or (os.geteuid() and number not in {os.getegid(), *os.getgroups()}):
        raise RecordsError(
            Text(
                f"HOH_GROUP ระบุกลุ่ม {named} ซึ่งไม่มีในเครื่องนี้ หรือผู้ใช้ที่รันโปรแกรมไม่อยู่ในกลุ่ม"
                " กรุณาแก้ค่าหรือเพิ่มผู้ใช้เข้ากลุ่ม",
                f"HOH_GROUP names the group {named}, which this machine does not have, or the user"
                " that runs the program is not in it. Correct it, or add the user to the group.",
            )
        )
    return number
