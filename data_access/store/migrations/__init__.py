"""Brings a record store's tables to the version that this code knows."""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from data_access.language.vocabulary import Text
from data_access.system.errors import RecordsError

NEWER_STORE = Text(
    "ฐานข้อมูลนี้ถูกใช้กับโปรแกรมรุ่นใหม่กว่ามาแล้ว โปรแกรมรุ่นนี้เปิดไม่ได้"
    " กรุณาติดตั้งโปรแกรมรุ่นล่าสุด หรือใช้สำเนาสำรองที่ทำไว้ก่อนปรับรุ่น",
    "This record store has been used with a newer version of the program, and this version cannot"
    " open it. Install the newest version, or use the backup made before the upgrade.",
)


def is_newest(connection: sa.Connection) -> bool:
    """Whether there is nothing to migrate. Only reads, so that nobody has to wait for a writer."""
    current = MigrationContext.configure(connection).get_current_revision()
    return current == ScriptDirectory.from_config(_config(connection)).get_current_head()


def upgrade(connection: sa.Connection) -> None:
    """Migrates to the newest version inside the caller's transaction: all of it or nothing.

    RecordsError if the store's version is one that this code has never heard of.
    """
    config = _config(connection)
    scripts = ScriptDirectory.from_config(config)
    current = MigrationContext.configure(connection).get_current_revision()
    if current == scripts.get_current_head():
        return
    if current not in {None, *(script.revision for script in scripts.walk_revisions())}:
        raise RecordsError(NEWER_STORE)
    command.upgrade(config, "head")


def _config(connection: sa.Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
