"""From people to houses: a few big numbers, each leading to the next."""

from dataclasses import dataclass

import pandas as pd

from data_access.language.number_words import count_words
from data_access.language.plurals import counted
from data_access.language.vocabulary import Text
from data_access.queries.network import network
from data_access.queries.partners.followed import chain_linked
from data_access.schema.headings import heading
from data_access.snapshots.programme import Programme

LINKS = {
    "participants": (Text("คนที่คำมั่นถึงบ้าน", "People whose promise reached a house"), Text("คน", "person")),
    "commitments": (Text("คำมั่นของคนที่ถึงบ้าน", "Their commitments that did"), Text("ข้อ", "commitment")),
    "pledges": (Text("คำมั่นของภาคีที่ถึงบ้าน", "Partners’ pledges that did"), Text("ข้อ", "pledge")),
    "under_way": (Text("บ้านระหว่างทำที่มีคำมั่น", "Houses under way with a promise"), Text("หลัง", "house")),
    "handed_over": (Text("บ้านส่งมอบที่มีคำมั่น", "Houses handed over with a promise"), Text("หลัง", "house")),
}  # fmt: skip


@dataclass(frozen=True)
class Link:
    """A number of what `name` says, in `unit`, which says of how many it is."""

    name: Text
    number: int | None
    unit: Text

    @property
    def count(self) -> str:
        return count_words(self.number)


@dataclass(frozen=True)
class Chain:
    """Each link counts something else, so none is a share of another."""

    links: tuple[Link, ...]

    @property
    def columns(self) -> dict[str, Text]:
        """The labels of `table`."""
        return {
            "name": Text("ขั้น", "Link"),
            "number": Text("จำนวน", "Count"),
            "unit": heading("unit"),
        }

    def table(self) -> pd.DataFrame:
        """One row a link, in order."""
        rows = [(one.name, one.number, one.unit) for one in self.links]
        return pd.DataFrame(rows, columns=list(self.columns))

    @property
    def alt(self) -> Text:
        return Text(
            " ต่อด้วย ".join(f"{one.name.th} {one.count} {one.unit.th}" for one in self.links),
            "; then ".join(
                f"{one.name.en}: {one.count} {one.unit.en}".rstrip() for one in self.links
            ),
        )


def chain(programme: Programme) -> Chain:
    """From everybody who made a commitment to the houses handed over: those that are recorded as
    leading to each other, and of how many."""
    every, linked = network.chain(programme), chain_linked(programme)
    return Chain(
        tuple(
            Link(name, linked[key], _of_all(every[key], unit))
            for key, (name, unit) in LINKS.items()
        )
    )


def _of_all(number: int, unit: Text) -> Text:
    many = "people" if unit.en == "person" else None
    if not number:
        return Text("", "")
    return Text(f"จาก {number:,} {unit.th}", f"of {counted(number, unit.en, many)}")
