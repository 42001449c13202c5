"""What moved between two days and why, in sentences: for the page, the slide and the deck."""

from datetime import date

from data_access.snapshots.programme import Programme
from display.changes.change import Change
from display.changes.compared import Compared
from display.changes.promises import commitments, pledges, subdistricts
from display.changes.settings import settings
from display.changes.work import holds, houses

__all__ = ["Change", "changes"]


def changes(programme: Programme, earlier: date) -> list[Change]:
    """At most six: houses, holds, partners' pledges, people's commitments, subdistricts, and the
    targets and weights behind them where one was changed. A figure that is not known on both days
    is left out: there is nothing to subtract."""
    compared = Compared(programme, earlier)
    made = (
        make(compared) for make in (houses, holds, pledges, commitments, subdistricts, settings)
    )
    return [change for change in made if change]
