"""Secrets of this installation: random keys in var/keys/, made at first use, for their owner only.

They are kept apart from the record store. A backup, which is encrypted, holds them: without them
a restored audit log could not be verified.
"""

import hashlib
import os
import secrets
from pathlib import Path

from data_access.language.vocabulary import Text
from data_access.system.atomic_files import make
from data_access.system.errors import RecordsError
from data_access.system.file_rights import make_folder
from data_access.system.paths import var_folder

BYTES = 32


def keys_folder() -> Path:
    return make_folder(var_folder() / "keys")


def key(name: str) -> bytes:
    """The key of this name; made if there is none. RecordsError if others can read it."""
    path = keys_folder() / f"{name}.key"
    if not path.exists():
        make(path, _write)
    return _read(path)


def has_key(name: str) -> bool:
    """Whether the key of this name was made; it is not made by asking."""
    return (var_folder() / "keys" / f"{name}.key").exists()


def keys(name: str) -> list[bytes]:
    """The key of this name and those of other machines beside it, as `name-anything.key`."""
    folder = keys_folder()
    return [_read(path) for path in [*folder.glob(f"{name}.key"), *folder.glob(f"{name}-*.key")]]


def _write(path: Path) -> None:
    with path.open("w", encoding="ascii") as file:
        secret = secrets.token_bytes(BYTES)
        file.write(f"{secret.hex()}\n{_checksum(secret)}\n")
        file.flush()
        os.fsync(file.fileno())


def _checksum(secret: bytes) -> str:
    """By it a damaged key is told from another machine's."""
    return hashlib.sha256(b"checksum " + secret).hexdigest()[:16]


def _read(path: Path) -> bytes:
    if os.name == "posix" and path.stat().st_mode & 0o077:
        raise RecordsError(
            Text(
                f"ผู้อื่นในเครื่องนี้อ่านกุญแจ var/keys/{path.name} ได้ กรุณาสั่ง chmod 600 กับไฟล์นี้",
                f"Others on this machine can read the key var/keys/{path.name}."
                " Run `chmod 600` on it.",
            )
        )
    try:
        # Those of earlier versions have no second line.
        written, *checksum = path.read_text(encoding="ascii").split()
        secret = bytes.fromhex(written)
    except ValueError:
        secret, checksum = b"", []
    if len(secret) < BYTES or checksum not in ([], [_checksum(secret)]):
        raise RecordsError(
            Text(
                f"กุญแจ var/keys/{path.name} เสียหายหรือสั้นเกินไป กรุณานำสำเนาที่เก็บไว้กลับมา",
                f"The key var/keys/{path.name} is damaged or too short. Put back a copy of it.",
            )
        )
    return secret
