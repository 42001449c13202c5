"""Whether this machine shows what the store holds: another one may have written to it since."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from data_access.accounts.shared_store import asking, has_store, the_store
from data_access.language.day_words import moment_words
from data_access.language.vocabulary import Text
from data_access.publishing.publish import STATE
from data_access.store.publication import Changes, changes, last_published
from data_access.system.paths import presented_path, snapshots_folder


@dataclass(frozen=True)
class Behind:
    """Records changed at `changed_at` (UTC), and what is shown here was made before. `elsewhere`: the
    id of the snapshot in which another machine shows them, or None while none does. `is_older`: it is
    the store that lacks what is shown here, as an old copy of it would."""

    mark: str
    changed_at: datetime
    elsewhere: str | None
    is_older: bool = False

    @property
    def said(self) -> Text:
        at = moment_words(self.changed_at)
        if self.is_older:
            return Text(
                f"ฐานข้อมูลเก่ากว่าตัวเลขหน้านี้ (แก้ล่าสุดเมื่อ {at.th}) อาจมีผู้วางสำเนาเก่าทับ จึงยังไม่เผยแพร่เอง"
                " ผู้ดูแลระบบควรนำคลังล่าสุดกลับมา ถ้าตั้งใจให้เป็นเช่นนี้ให้สั่ง hoh publish",
                f"The record store is older than the figures here (last changed at {at.en}): an old copy"
                " may have been put in its place, so it is not published by itself. The administrator"
                " should bring back the newest store; if this is meant, run `hoh publish`.",
            )
        if self.elsewhere:
            return Text(
                f"ข้อมูลเปลี่ยนเมื่อ {at.th} เครื่องอื่นแสดงแล้วในชุดข้อมูล {self.elsewhere} ตัวเลขหน้านี้เป็นของก่อนหน้านั้น"
                " เครื่องนี้จะเผยแพร่เองภายในไม่กี่นาที",
                f"Records changed at {at.en}. Another machine shows them, as snapshot"
                f" {self.elsewhere}; the figures here are from before, and this machine follows by"
                " itself within a few minutes.",
            )
        return Text(
            f"ข้อมูลเปลี่ยนเมื่อ {at.th} ตัวเลขหน้านี้เป็นของก่อนหน้านั้น จะเผยแพร่เองภายในไม่กี่นาที",
            f"Records changed at {at.en}. The figures here are from before; they are published by"
            " itself within a few minutes.",
        )


def behind() -> Behind | None:
    """How this machine's current snapshot lags behind the store; None where it does not, where
    nothing is published here or there is no store, or where a published file is shown.

    RecordsError if the store does not answer.
    """
    made_from = _made_from()
    if presented_path() or made_from is None or not has_store():
        return None
    with asking() as connection:
        now = changes(connection)
        if now.at is None or _is_of(made_from, now, connection):
            return None
        is_older = now.is_older_than(made_from.get("changes") or now.mark)
        return Behind(now.mark, now.at, _elsewhere(connection, now), is_older)


def _made_from() -> dict[str, Any] | None:
    """What the current snapshot was made from, as `publish` wrote it down."""
    try:
        state = json.loads((snapshots_folder() / STATE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return state if isinstance(state, dict) else None


def _is_of(made_from: dict[str, Any], now: Changes, connection: sa.Connection) -> bool:
    if mark := made_from.get("changes"):
        return mark == now.mark
    # An earlier version wrote down the revision alone, which takes a look at every record.
    return made_from.get("revision") == the_store().revision(connection)


def _elsewhere(connection: sa.Connection, now: Changes) -> str | None:
    published = last_published(connection)
    return published.snapshot_id if published and published.changes == now.mark else None
