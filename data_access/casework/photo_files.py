"""Photos of houses: which may be shown, and their files in var/photos/."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from data_access.system.paths import photos_folder

PICTURES = (".jpg", ".jpeg", ".png", ".webp")


@dataclass(frozen=True)
class Photo:
    """`state` is "shown", or why it is not: "no_consent", "faces" (not blurred) or "no_file".
    Only one that is shown has its `content`."""

    photo_id: str
    repair_id: str
    stage: str
    taken_on: date
    state: str
    content: bytes | None = None


def photo_of(row: Mapping[str, Any], allowed: bool) -> Photo:
    """The photo of one record of the table photo; `allowed` is the consent of the household."""
    told = (row["photo_id"], row["repair_id"], row["stage"], row["taken_on"].date())
    if not allowed or not row["consent_to_show"]:
        return Photo(*told, "no_consent")
    if not row["faces_blurred"]:
        return Photo(*told, "faces")
    path = picture_file(str(row["file"]))
    return Photo(*told, "shown", path.read_bytes()) if path else Photo(*told, "no_file")


def picture_file(file: str) -> Path | None:
    """The file of that name, which is a name alone: no path leads out of the folder."""
    path = photos_folder() / Path(file).name
    if Path(file).name != file or path.suffix.lower() not in PICTURES or not path.is_file():
        return None
    return path
