"""What one talk shows: of which snapshot, place, partner and days. All of it stands in the address.

A talk that has begun keeps its snapshot: whatever is published meanwhile, its figures stay. The
address is all that is kept, so a link, or the same link on another machine, is the same talk.
"""

from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from data_access.access.scope import Scope
from data_access.publishing.current import snapshot
from data_access.queries.areas.areas import areas
from data_access.queries.partners.partners import partner_table
from data_access.snapshots.programme import Programme
from display.story import as_presented
from ui.session import view
from ui.session.address import keep

SNAPSHOT, DISTRICT, PARTNER, AS_OF, SINCE = "snapshot", "district", "partner", "as_of", "since"


@dataclass(frozen=True)
class Talk:
    """`programme` as a presenter sees it. `partner_id` where the talk is about one partner."""

    programme: Programme
    partner_id: str | None
    earlier: date | None


def talk() -> Talk:
    """The talk of this address. What the address holds and the records do not know is left out.

    RecordsError if the snapshot it began with is gone.
    """
    reader = view.programme()
    begun_with = st.query_params.get(SNAPSHOT)
    if begun_with:
        reader = replace(reader, snapshot=snapshot(begun_with))
    keep(SNAPSHOT, reader.snapshot.id)
    presented = as_presented(reader).within(Scope())
    district, partner = st.query_params.get(DISTRICT), st.query_params.get(PARTNER)
    known = areas(presented).of_level("district")
    scope = Scope(
        districts=frozenset({district}) if district in known else frozenset(),
        as_of=_day(AS_OF),
    )
    partners = set(partner_table(presented)["partner_id"])
    return Talk(presented.within(scope), partner if partner in partners else None, _day(SINCE))


def _day(key: str) -> date | None:
    try:
        return date.fromisoformat(st.query_params.get(key, ""))
    except ValueError:
        return None
