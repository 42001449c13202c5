"""Passwords: which are good enough, how they are kept, and how one is tried."""

import secrets
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from data_access.language.vocabulary import Text
from data_access.system.errors import RecordsError

SHORTEST, LONGEST = 12, 256  # characters; a longer one is refused before it is hashed
FEWEST_DIFFERENT = 5
# No 0 and o, 1 and l: a temporary password is read out over the telephone.
LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
EASILY_GUESSED = ("password", "123456", "abcdef", "qwerty", "homeofhappiness", "บ้านแห่งความสุข")
NOT_GOOD_ENOUGH = Text(
    f"รหัสผ่านต้องยาวอย่างน้อย {SHORTEST} ตัวอักษร ใช้อักขระต่างกันอย่างน้อย {FEWEST_DIFFERENT} ตัว"
    " และไม่มีชื่อผู้ใช้หรือคำที่เดาง่ายอยู่ข้างใน เช่น เลือกคำที่ไม่เกี่ยวกันสามสี่คำมาต่อกัน",
    f"A password needs at least {SHORTEST} characters, {FEWEST_DIFFERENT} of them different, and"
    " neither the login nor an easily guessed word in it. Three or four unrelated words will do.",
)

# RFC 9106, second recommended choice: argon2id with 64 MiB, three passes, four lanes.
_hasher = PasswordHasher()
_few_at_once = BoundedSemaphore(2)  # each takes its 64 MiB: many tries at once wait their turn


def hashed(password: str) -> str:
    """The argon2id hash to keep, with its salt and settings in it."""
    return _hasher.hash(password)


def is_right(password: str, kept: str | None) -> bool:
    """Whether it is the password that was kept. It takes as long when there is none: how long an
    answer takes does not tell whether a login exists."""
    if len(password) > LONGEST:
        return False
    try:
        with _few_at_once:
            return _hasher.verify(kept or _of_nobody(), password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def needs_new_hash(kept: str) -> bool:
    """Whether it was kept with weaker settings than those of today."""
    return _hasher.check_needs_rehash(kept)


def refuse_weak(password: str, login: str) -> None:
    """RecordsError, which never quotes it, unless the password is good enough."""
    plain = password.casefold()
    if (
        not SHORTEST <= len(password) <= LONGEST
        or len(set(plain)) < FEWEST_DIFFERENT
        or login.casefold() in plain
        or any(word in plain for word in EASILY_GUESSED)
    ):
        raise RecordsError(NOT_GOOD_ENOUGH)


def temporary_password() -> str:
    """Four groups of four letters and digits, 80 bits of chance."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))


@cache
def _of_nobody() -> str:
    return _hasher.hash(secrets.token_urlsafe())
