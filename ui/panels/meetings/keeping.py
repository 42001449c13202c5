"""Saving what a meeting does: for who keeps meetings, and never over a file to present."""

from ui.panels.shared.saving import Saving
from ui.session import view

SAVING = Saving("meetings")
form_key, save = SAVING.key, SAVING.save


def may_keep() -> bool:
    """Whether this reader records meetings and decisions: never over a file to present."""
    return view.reader().may("keep_meetings") and not view.programme().snapshot.is_presented


def tell() -> None:
    """What was saved last, with the way to undo it."""
    if may_keep():
        SAVING.tell()
