"""When this installation was last backed up, and into which file; noted beside the store."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from data_access.language.day_words import short_day_words
from data_access.language.thai_calendar import in_be
from data_access.language.thai_day import in_thailand
from data_access.language.vocabulary import Text
from data_access.system.paths import var_folder


class Backup(NamedTuple):
    """The name of its file, and when it was made, in UTC."""

    file: str
    made_at: datetime


def note(file: Path, made_at: datetime) -> None:
    """`made_at` is in UTC."""
    told = {"file": file.name, "made_at": made_at.isoformat(timespec="seconds")}
    making = _file().with_name(".last_backup")
    making.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    making.replace(_file())


def last_backup() -> Backup | None:
    """None where no backup is known here."""
    try:
        told = json.loads(_file().read_text(encoding="utf-8"))
        made_at = datetime.fromisoformat(told["made_at"])
        return Backup(str(told["file"]), made_at.replace(tzinfo=made_at.tzinfo or UTC))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def said_of_last() -> Text:
    """A sentence with the file's name and the day, or that none is known here."""
    last = last_backup()
    if last is None:
        return Text("เครื่องนี้ไม่มีบันทึกว่าเคยสำรองข้อมูล", "This machine knows of no backup.")
    day = in_thailand(last.made_at).date()
    written = short_day_words(day)
    return Text(
        f"สำรองครั้งล่าสุดวันที่ {written.th} ชื่อไฟล์ {last.file}",
        f"The last backup is {last.file}, made on {written.en} ({in_be(day.year)}).",
    )


def _file() -> Path:
    return var_folder() / "last_backup.json"
