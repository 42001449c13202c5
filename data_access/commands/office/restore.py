"""restore FILE --into FOLDER: a backup becomes a folder that HOH_VAR can name."""

import argparse
import sys
from contextlib import ExitStack, closing

from data_access.backup.restoring import restore
from data_access.backup.sealing import Identity, Passphrase
from data_access.commands.office.backup import passphrase
from data_access.commands.progress_line import told
from data_access.language.plurals import counted
from data_access.language.vocabulary import Text
from data_access.store.record_store import open_store
from data_access.system.errors import RecordsError
from data_access.system.paths import store_url

NO_SERVER = Text(
    "--to-server ใช้เมื่อ HOH_STORE เป็นฐานข้อมูล PostgreSQL เท่านั้น",
    "--to-server is for a PostgreSQL database that HOH_STORE names.",
)


def run(arguments: argparse.Namespace) -> int:
    """0 once the folder is whole. Otherwise a RecordsError, and nothing has changed."""
    if arguments.to_server and store_url().startswith("sqlite"):
        raise RecordsError(NO_SERVER)
    identity = arguments.identity
    lock = Identity(identity) if identity else Passphrase(passphrase(twice=False))
    with ExitStack() as opened:
        server = (
            opened.enter_context(closing(open_store(may_begin=True)))
            if arguments.to_server
            else None
        )
        tell = opened.enter_context(told())
        manifest = restore(arguments.file, arguments.into, lock, server, tell)
    sys.stdout.write(
        f"กู้คืนแล้ว {manifest.rows:,} แถวใน {len(manifest.tables)} ตาราง ตรงกับที่สำรองไว้ทุกแถว"
        f" ทุกคนต้องลงชื่อเข้าใช้ใหม่\n"
        f"Restored {counted(manifest.rows, 'row')} of {counted(len(manifest.tables), 'table')}, all as they were backed"
        f" up; everyone must sign in again\n"
        f"HOH_VAR={arguments.into}\n"
    )
    return 0
