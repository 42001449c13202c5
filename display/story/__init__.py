"""The story a meeting is told, slide by slide: the same for present mode and for the deck.

It tells what may be published and no more, whoever asks for it.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from data_access.access.roles import Principal
from data_access.language.vocabulary import Text
from data_access.queries.areas.programme_facts import meetings
from data_access.snapshots.programme import Programme
from display.answers.scope import area_in_view
from display.story import kick_off
from display.story.decided import decided
from display.story.goals import goals
from display.story.houses import pace
from display.story.lacking import lacking
from display.story.meeting import asking, since
from display.story.people import chain, opening, people
from display.story.photos import photos
from display.story.places import need
from display.story.promises import promises
from display.story.slide import Number, Picture, Slide
from display.story.story_context import StoryContext

__all__ = ["KEYS", "Number", "Picture", "Slide", "as_presented", "foot", "last_meeting", "story"]

# In the order in which it is told.
SLIDES: dict[str, Callable[[StoryContext], Slide | None]] = {
    "opening": opening,
    "decided": decided,
    "people": people,
    "goals": goals,
    "need": need,
    "lacking": lacking,
    "chain": chain,
    "pace": pace,
    "promises": promises,
    "photos": photos,
    "since": since,
    "asks": asking,
}
KEYS = tuple(SLIDES)
# On the day of the opening, and until the first house is handed over.
KICK_OFF: dict[str, Callable[[StoryContext], Slide | None]] = {
    "opening": opening,
    "decided": decided,
    "need": kick_off.why,
    "lacking": kick_off.lack,
    "people": kick_off.invited,
    "promises": kick_off.pledged,
    "goals_set": kick_off.goals_set,
    "goals_later": kick_off.goals_later,
    "pace": kick_off.plan_aloud,
    "activities": kick_off.activities,
    "agreed": kick_off.agreed,
    "asks": asking,
}


def story(
    programme: Programme,
    keys: Iterable[str] | None = None,
    partner_id: str | None = None,
    earlier: date | None = None,
) -> list[Slide]:
    """The slides of `keys`, in their order; all of them in the order of KEYS where none are named,
    and until the first house of the province is handed over in that of KICK_OFF.

    `earlier` is the day that `since` compares with: the last meeting, where none is given. Without
    an earlier meeting that slide is left out. KeyError for a key that is in neither.
    """
    presented = as_presented(programme)
    told = StoryContext(presented, partner_id, earlier or last_meeting(presented))
    slides = SLIDES
    if keys is None and kick_off.is_kick_off(presented):
        slides = KICK_OFF
    known = KICK_OFF | slides
    made = [known[key](told) for key in (slides if keys is None else keys)]
    return [slide for slide in made if slide]


def as_presented(programme: Programme) -> Programme:
    """The same programme as a presenter sees it: published totals and no single row."""
    return replace(programme, principal=Principal("presenter"))


def last_meeting(programme: Programme) -> date | None:
    """The newest meeting before the as-of day that the reader may ask about; None before the first."""
    held = [row.held_on.date() for row in meetings(programme).itertuples()]
    return next((day for day in held if day < programme.as_of and programme.sees(day)), None)


def foot(programme: Programme) -> Text:
    """As of when, of what and of which snapshot: for the foot of every slide."""
    day, area = StoryContext(programme).date(programme.as_of), area_in_view(programme)
    return Text(
        f"{area.th} · ข้อมูล ณ {day.th} · ชุดข้อมูล {programme.snapshot.id}",
        f"{area.en} · as of {day.en} · snapshot {programme.snapshot.id}",
    )
