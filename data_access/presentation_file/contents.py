"""Everything that a presenter may ask: each question, of each place and day that is published."""

from datetime import date

from data_access.access.scope import Scope
from data_access.queries.areas import areas, programme_facts
from data_access.questions import asked_of_readers
from data_access.snapshots.programme import Programme


def published_days(programme: Programme) -> list[date]:
    """The newest released day and those on which the network met, newest first."""
    whole = programme.within(Scope())
    held = set(programme_facts.meetings(whole)["held_on"].dt.date)
    return sorted({whole.as_of, *held & whole.snapshot.release_days}, reverse=True)


def published_scopes(programme: Programme) -> list[Scope]:
    """The province and each district on each published day."""
    districts = areas.areas(programme).of_level("district")
    places = [frozenset(), *(frozenset({code}) for code in districts)]
    return [
        Scope(districts=place, as_of=None if day == programme.snapshot.released_on else day)
        for day in published_days(programme)
        for place in places
    ]


def ask_everything(programme: Programme) -> None:
    """Asks each question within the programme's scope; the answers are not looked at here.

    The newest day is compared with every earlier one, an earlier day with the one before it.
    """
    earlier = [day for day in published_days(programme) if day < programme.as_of]
    if programme.scope.as_of:
        earlier = earlier[:1]
    for question, arguments in asked_of_readers(since=earlier):
        question.ask(programme, *arguments)
