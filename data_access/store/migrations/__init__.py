"""Brings a record store's tables to the version that this code knows.

Alembic is imported once there is something to migrate: every program opens a store, hardly any
upgrades one, and the import takes longer than opening.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from data_access.language.vocabulary import Text
from data_access.system.errors import RecordsError

if TYPE_CHECKING:
    from alembic.config import Config

NEWER_STORE = Text(
    "ฐานข้อมูลนี้ถูกใช้กับโปรแกรมรุ่นใหม่กว่ามาแล้ว โปรแกรมรุ่นนี้เปิดไม่ได้"
    " กรุณาติดตั้งโปรแกรมรุ่นล่าสุด หรือใช้สำเนาสำรองที่ทำไว้ก่อนปรับรุ่น",
    "This record store has been used with a newer version of the program, and this version cannot"
    " open it. Install the newest version, or use the backup made before the upgrade.",
)
HERE = Path(__file__).parent
# Every file of a version begins with its number.
KNOWN = sorted(path.name.partition("_")[0] for path in HERE.glob("versions/[0-9]*.py"))


def is_newest(connection: sa.Connection) -> bool:
    """Whether there is nothing to migrate. Only reads, so that nobody has to wait for a writer."""
    return _current(connection) == KNOWN[-1]


def upgrade(connection: sa.Connection) -> None:
    """Migrates to the newest version inside the caller's transaction: all of it or nothing.

    RecordsError if the store's version is one that this code has never heard of.
    """
    current = _current(connection)
    if current == KNOWN[-1]:
        return
    if current not in {None, *KNOWN}:
        raise RecordsError(NEWER_STORE)
    from alembic import command

    command.upgrade(_config(connection), "head")


def _current(connection: sa.Connection) -> str | None:
    """The version that Alembic has noted in the store, None in one without tables."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    return connection.exec_driver_sql("select version_num from alembic_version").scalar()


def _config(connection: sa.Connection) -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
