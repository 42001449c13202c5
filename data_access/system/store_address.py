"""Where the record store is: HOH_STORE as an address that can be opened, or words on how to mend it."""

from pathlib import Path

import sqlalchemy as sa

from data_access.language.vocabulary import Text
from data_access.system.errors import RecordsError, need_package
from data_access.system.paths import store_url

# A server's driver, as the requirements bring it; shorter spellings mean it too.
DRIVER, MEANT_BY = "postgresql+psycopg", ("postgres", "postgresql")
POSTGRESQL = Text("HOH_STORE ที่เป็นฐานข้อมูล PostgreSQL", "A PostgreSQL database in HOH_STORE")
EXAMPLES = "sqlite:////srv/home-of-happiness/store.sqlite, postgresql+psycopg://user:password@server/database"


def store_address(url: str | None = None) -> sa.URL:
    """The address of the store at `url`, or of the store in force. RecordsError, which never quotes
    a password, if it is no address, or one of a database that this program does not use."""
    try:
        address = sa.make_url(url or store_url())
    except (sa.exc.ArgumentError, ValueError):  # a port that is no number is a ValueError
        raise RecordsError(_unreadable()) from None
    if address.drivername in MEANT_BY:
        address = address.set(drivername=DRIVER)
    if address.drivername == "sqlite":
        if address.host or not address.database:
            raise RecordsError(_unreadable())
    elif address.drivername != DRIVER:
        raise RecordsError(_foreign(address.drivername))
    else:
        need_package("psycopg", POSTGRESQL)
    return address


def shown_store(url: str | None = None) -> str:
    """The store as messages name it: its file, or its server's address without the password."""
    address = store_address(url)
    if address.drivername == "sqlite":
        return str(Path(address.database or "").absolute())
    return address.render_as_string(hide_password=True)


def why_not_opened(address: sa.URL, error: BaseException | None) -> Text:
    """Why a server's database could not be opened: it is not there, it wants another user or
    password, or no server answers."""
    said = str(getattr(error, "orig", "") or "")
    connection = getattr(getattr(error, "orig", None), "pgconn", None)
    asked_for_password = bool(
        connection and (connection.used_password or connection.needs_password)
    )
    shown = address.render_as_string(hide_password=True)
    if f'database "{address.database}"' in said:
        return _no_database(address, shown)
    if asked_for_password or "authentication failed" in said or 'role "' in said:
        return _not_let_in(address, shown)
    return _no_answer(shown)


def _unreadable() -> Text:
    return Text(
        f"อ่านค่า HOH_STORE ไม่ได้ ต้องเป็นที่อยู่ของฐานข้อมูล เช่น {EXAMPLES} หรือไม่ตั้งค่าเลยเพื่อใช้ไฟล์ใน HOH_VAR"
        " (อักขระพิเศษในรหัสผ่านเขียนแบบ %40)",
        f"HOH_STORE cannot be read. It is the address of the record store, for example {EXAMPLES};"
        " unset, a file in HOH_VAR is used. Write special characters of a password as %40.",
    )


def _foreign(driver: str) -> Text:
    return Text(
        f"HOH_STORE ระบุฐานข้อมูลชนิด {driver} ซึ่งใช้ไม่ได้ ใช้ได้เช่น {EXAMPLES}",
        f"HOH_STORE names a database of the kind {driver}, which cannot be used. What can:"
        f" {EXAMPLES}.",
    )


def _no_database(address: sa.URL, shown: str) -> Text:
    return Text(
        f"เครื่องแม่ข่ายของ {shown} ตอบ แต่ไม่มีฐานข้อมูลชื่อ {address.database} กรุณาสร้างด้วย"
        f" createdb {address.database} หรือแก้ชื่อใน HOH_STORE",
        f"The server of {shown} answers, but has no database {address.database}. Create it with"
        f" `createdb {address.database}`, or correct the name in HOH_STORE.",
    )


def _not_let_in(address: sa.URL, shown: str) -> Text:
    return Text(
        f"เครื่องแม่ข่ายของ {shown} ไม่ยอมรับผู้ใช้ {address.username} หรือรหัสผ่าน กรุณาตรวจทั้งสองค่าใน HOH_STORE"
        " (อักขระพิเศษในรหัสผ่านเขียนแบบ %40)",
        f"The server of {shown} does not accept the user {address.username} or the password. Check both"
        " in HOH_STORE; write special characters of a password as %40.",
    )


def _no_answer(shown: str) -> Text:
    return Text(
        f"เปิดฐานข้อมูล {shown} ไม่ได้ เครื่องแม่ข่ายไม่ตอบ กรุณาตรวจว่าเครื่องและ PostgreSQL ทำงานอยู่"
        " และชื่อเครื่องกับพอร์ตใน HOH_STORE ถูกต้อง",
        f"The record store {shown} cannot be opened: no server answers. Check that its server is"
        " running, and the machine and port in HOH_STORE.",
    )
