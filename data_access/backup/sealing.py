"""Encryption of a backup in the age format, which the program age also opens.

A passphrase is for a person who remembers it; the backup is then made in memory. A recipient is a
public key: the machine that backs up cannot read its own backups, the identity lies elsewhere.
"""

import hashlib
import os
from pathlib import Path

import pyrage

from data_access.language.vocabulary import Text
from data_access.system.errors import RecordsError
from data_access.system.faults import NO_ROOM

SHORTEST = 12  # characters of a passphrase
TOO_SHORT = Text(
    f"รหัสผ่านของไฟล์สำรองต้องยาวอย่างน้อย {SHORTEST} ตัวอักษร",
    f"The passphrase of a backup has at least {SHORTEST} characters.",
)
NOT_A_RECIPIENT = Text(
    "กุญแจผู้รับไม่ถูกต้อง ต้องเป็นกุญแจสาธารณะของ age ซึ่งขึ้นต้นด้วย age1",
    "That is not a recipient. It is a public key of age and begins with age1.",
)
NOT_AN_IDENTITY = Text(
    "ไม่พบกุญแจลับของ age ในไฟล์นั้น ต้องมีบรรทัดที่ขึ้นต้นด้วย AGE-SECRET-KEY-1",
    "There is no identity of age in that file: a line that begins with AGE-SECRET-KEY-1.",
)
DOES_NOT_OPEN = Text(
    "เปิดไฟล์สำรองไม่ได้ รหัสผ่านหรือกุญแจไม่ใช่ของไฟล์นี้ หรือไฟล์เสียหาย ยังไม่มีสิ่งใดเปลี่ยนแปลง",
    "The backup cannot be opened: wrong passphrase or key, or the file is"
    " damaged. Nothing has changed.",
)
DID_NOT_READ_BACK = Text(
    "ไฟล์สำรองที่เขียนไว้อ่านกลับได้ไม่ตรง จึงไม่เก็บไว้ กรุณาตรวจดิสก์แล้วสำรองใหม่",
    "The backup could not be read back as written, so it was deleted. Check the disk and back up"
    " again.",
)


class Passphrase:
    """Seals and opens."""

    def __init__(self, words: str):
        if len(words) < SHORTEST:
            raise RecordsError(TOO_SHORT)
        self._words = words

    def seal(self, plain: Path, sealed: Path) -> None:
        """Writes `sealed` and opens it again. RecordsError if it does not read back."""
        content = plain.read_bytes()
        with sealed.open("xb") as file:
            file.write(pyrage.passphrase.encrypt(content, self._words))
            _to_disk(file)
        if self._opened(sealed) != content:
            raise RecordsError(DID_NOT_READ_BACK)

    def open(self, sealed: Path, plain: Path) -> None:
        """Writes `plain`. RecordsError if it is not the right passphrase."""
        plain.write_bytes(self._opened(sealed))

    def _opened(self, sealed: Path) -> bytes:
        try:
            return pyrage.passphrase.decrypt(sealed.read_bytes(), self._words)
        except pyrage.DecryptError:
            raise RecordsError(DOES_NOT_OPEN) from None


class Recipient:
    """Seals only."""

    def __init__(self, public_key: str):
        try:
            self._recipient = pyrage.x25519.Recipient.from_str(public_key.strip())
        except pyrage.RecipientError:
            raise RecordsError(NOT_A_RECIPIENT) from None

    def seal(self, plain: Path, sealed: Path) -> None:
        """Writes `sealed` and opens it again. RecordsError if it does not read back.

        To read back what only the recipient can open it is sealed to a second key as well, which
        exists in this call alone and is written nowhere.
        """
        only_now = pyrage.x25519.Identity.generate()
        try:
            with plain.open("rb") as content, sealed.open("xb") as file:
                pyrage.encrypt_io(content, file, [self._recipient, only_now.to_public()])
                _to_disk(file)
        except pyrage.EncryptError:  # it holds only the words of the error of the file
            raise RecordsError(NO_ROOM) from None
        read_back = plain.with_name("read-back")
        _open(sealed, read_back, only_now)
        if _sha256(read_back) != _sha256(plain):
            raise RecordsError(DID_NOT_READ_BACK)
        read_back.unlink()


class Identity:
    """Opens what was sealed to a recipient."""

    def __init__(self, file: Path):
        try:
            lines = file.read_text(encoding="utf-8").splitlines()
            (secret,) = [line.strip() for line in lines if line.startswith("AGE-SECRET-KEY-1")]
            self._identity = pyrage.x25519.Identity.from_str(secret)
        except (OSError, ValueError, pyrage.IdentityError):
            raise RecordsError(NOT_AN_IDENTITY) from None

    def open(self, sealed: Path, plain: Path) -> None:
        """Writes `plain`. RecordsError if it was not sealed to this identity."""
        _open(sealed, plain, self._identity)


def _open(sealed: Path, plain: Path, identity: pyrage.x25519.Identity) -> None:
    try:
        with sealed.open("rb") as file, plain.open("wb") as content:
            pyrage.decrypt_io(file, content, [identity])
    except (pyrage.DecryptError, OSError) as error:
        if getattr(error, "errno", None) is not None:  # of the disk, and not of the content
            raise
        raise RecordsError(DOES_NOT_OPEN) from None


def _to_disk(file) -> None:
    file.flush()
    os.fsync(file.fileno())


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
