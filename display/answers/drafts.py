"""A decision as it is proposed: its words, owner, day and meeting, each to be changed by who decides."""

from dataclasses import dataclass
from datetime import date, timedelta

from data_access.language.vocabulary import Text
from data_access.queries.meetings.gatherings import gatherings, next_meeting
from data_access.snapshots.programme import Programme
from display.answers.about import filters_of, to_do
from display.answers.decided import GOVERNORS_OFFICE

DAYS_TO_DO = 30  # where no next meeting is planned


@dataclass(frozen=True)
class Draft:
    """`owner` is a partner's id, or None where the governor's office is in charge, called `office`."""

    event_id: str
    text: Text
    owner: str | None
    office: str
    due_on: date
    about: str
    district: str | None

    def cells(
        self, owner: str | None = None, is_partner: bool = False, due_on: date | None = None
    ) -> dict[str, str]:
        """The columns of the decision as a file would hold them; with another owner, a partner's id
        or the name of an office, and another day, where they are given."""
        if owner is None:
            owner, is_partner = self.owner or self.office, self.owner is not None
        return {
            "event_id": self.event_id,
            "text_th": self.text.th,
            "text_en": self.text.en,
            "kind": "request" if is_partner else "order",
            "partner_id": owner if is_partner else "",
            "office": "" if is_partner else owner,
            "due_on": (due_on or self.due_on).isoformat(),
            "area_code": self.district or "",
            "about": self.about,
        }


def due_day(programme: Programme) -> date:
    """By when what is decided now is proposed to be done: the next meeting, if one is planned."""
    coming = next_meeting(programme)
    if len(coming):
        return coming["held_on"].iloc[0].date()
    return programme.as_of + timedelta(days=DAYS_TO_DO)


def draft_of(programme: Programme, about: str) -> Draft | None:
    """The proposal for a finding or an ask: the newest meeting decides, due by the next one that is
    planned. None where there was no meeting yet, or the code is of no list."""
    met, said = gatherings(programme), to_do(programme, about)
    if met.empty or said is None:
        return None
    filters = filters_of(about) or {}
    return Draft(
        met.iloc[0]["event_id"],
        said,
        filters.get("partner"),
        GOVERNORS_OFFICE.th,
        due_day(programme),
        about,
        filters.get("district"),
    )
