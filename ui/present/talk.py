"""What one talk shows: of which snapshot, place, partner and days. All of it stands in the address.

A talk that has begun keeps its snapshot, that of the release which it shows: whatever is published
meanwhile, its figures stay. The address is all that is kept, so a link, or the same link on another
machine, is the same talk.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

import streamlit as st

from data_access.access.allowed_scope import is_outsider
from data_access.access.scope import Scope
from data_access.language.vocabulary import Text
from data_access.publishing.current import snapshot
from data_access.queries.areas.areas import areas
from data_access.queries.partners.partners import partner_table
from data_access.snapshots.programme import Programme
from display.story import as_presented
from ui.session import view
from ui.session.address import as_written, keep

SNAPSHOT, DISTRICT, PARTNER, AS_OF, SINCE = "snapshot", "district", "partner", "as_of", "since"
Asked = TypeVar("Asked")
# What each is called, and what is shown where the link's is not understood.
CHOICES = {
    SNAPSHOT: (Text("ชุดข้อมูล", "Snapshot"), Text("ชุดที่เปิดอยู่", "the one that is open")),
    DISTRICT: (Text("อำเภอ", "District"), Text("ทั้งจังหวัด", "the whole province")),
    PARTNER: (Text("ภาคี", "Partner"), Text("ทุกภาคี", "every partner")),
    AS_OF: (Text("ข้อมูล ณ", "As of"), Text("วันล่าสุด", "the newest day")),
    SINCE: (Text("เทียบกับวันที่", "Compared with"), Text("การประชุมครั้งก่อน", "the last meeting")),
}


@dataclass(frozen=True)
class Talk:
    """`programme` as a presenter sees it. `partner_id` where the talk is about one partner. What the
    link says and was not understood is `misread`: its words, of what, and what is shown instead."""

    programme: Programme
    partner_id: str | None
    earlier: date | None
    misread: tuple[tuple[str, Text, Text], ...] = ()


def talk() -> Talk:
    """The talk of this address. What the address holds and the records do not know is left out,
    and said.

    RecordsError if the snapshot it began with is gone.
    """
    reader = view.programme()
    begun_with = st.query_params.get(SNAPSHOT)
    misread: list[tuple[str, Text, Text]] = []
    if begun_with and begun_with != reader.snapshot.id:
        if is_outsider(reader.principal):
            misread.append((as_written(begun_with), *CHOICES[SNAPSHOT]))
        else:
            reader = replace(reader, snapshot=snapshot(begun_with))
    presented = as_presented(reader).within(Scope())
    keep(SNAPSHOT, presented.snapshot.id)  # the release that is shown, whatever is open beside it
    places = set(areas(presented).of_level("district"))
    partners = set(partner_table(presented)["partner_id"])

    def asked(key: str, read: Callable[[str], Asked | None]) -> Asked | None:
        code = st.query_params.get(key)
        value = read(code) if code else None
        if code and value is None:
            misread.append((as_written(code), *CHOICES[key]))
        return value

    district = asked(DISTRICT, lambda code: code if code in places else None)
    partner = asked(PARTNER, lambda code: code if code in partners else None)
    as_of, since = asked(AS_OF, presented.day), asked(SINCE, presented.day)
    scope = Scope(districts=frozenset({district} if district else ()), as_of=as_of)
    return Talk(presented.within(scope), partner, since, tuple(misread))
