"""The office's signature on a published file, and whether a signature is one to trust.

The office signs with a key that is made at first use and stays in var/keys/. Whoever opens a file
trusts, in this order: the fingerprint in HOH_TRUSTED; the office's own key, on its own machine;
the office whose file was opened here first. A file of anybody else is refused.
"""

import hashlib
import os
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from data_access.language.vocabulary import Text
from data_access.system.errors import RecordsError
from data_access.system.keys import key, keys_folder
from data_access.system.paths import var_folder

KEY = "publishing"


def sign(content: bytes) -> tuple[bytes, bytes]:
    """The office's public key (32 bytes), and its Ed25519 signature of the content (64 bytes)."""
    private = _private_key()
    return private.public_key().public_bytes_raw(), private.sign(content)


def is_signed(content: bytes, public_key: bytes, signature: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, content)
    except (InvalidSignature, ValueError):
        return False
    return True


def fingerprint(public_key: bytes) -> str:
    """Sixteen characters in four groups, to be read out over a telephone."""
    digest = hashlib.sha256(public_key).hexdigest()
    return "-".join(digest[place : place + 4] for place in range(0, 16, 4))


def office_fingerprint() -> str:
    return fingerprint(_private_key().public_key().public_bytes_raw())


def trust(public_key: bytes) -> None:
    """Goes on where the key is trusted, and remembers the first one. RecordsError where not."""
    _trust(fingerprint(public_key), os.environ.get("HOH_TRUSTED", ""), var_folder())


@lru_cache(maxsize=8)
def _trust(found: str, told: str, folder: Path) -> None:
    """A key that was trusted stays so until the program ends; a refusal is not remembered."""
    if told:
        _refuse_unless(found, {told.strip().lower()})
        return
    if (keys_folder() / f"{KEY}.key").exists() and found == office_fingerprint():
        return
    first = folder / "trusted_office.txt"
    if first.exists():
        _refuse_unless(found, set(first.read_text(encoding="ascii").split()))
        return
    first.write_text(found + "\n", encoding="ascii")


def _private_key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(key(KEY)[:32])


def _refuse_unless(found: str, trusted: set[str]) -> None:
    if found not in trusted:
        known = ", ".join(sorted(trusted))
        raise RecordsError(
            Text(
                f"ไฟล์นำเสนอนี้ลงนามด้วยกุญแจ {found} ไม่ใช่ของสำนักงานที่เครื่องนี้เชื่อถือ ({known})"
                " กรุณาขอไฟล์ใหม่จากสำนักงาน หากสำนักงานเปลี่ยนกุญแจ ให้โทรถามลายนิ้วมือของกุญแจ"
                f" แล้วเปิดด้วย HOH_TRUSTED={found}",
                f"This file is signed with the key {found}, not that of the office trusted on this"
                f" machine ({known}). Ask the office for its file again. If it has changed its key,"
                f" ask it for the fingerprint by telephone and open the file with"
                f" HOH_TRUSTED={found}.",
            )
        )
