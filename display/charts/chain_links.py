"""From people to houses: a few big numbers, each leading to the next."""

from dataclasses import dataclass

import pandas as pd

from data_access.language.number_words import count_words
from data_access.language.vocabulary import Text
from data_access.queries.network import network
from data_access.schema.headings import heading
from data_access.snapshots.programme import Programme

LINKS = {
    "participants": (Text("คนที่มีคำมั่น", "People with a commitment"), Text("คน", "people")),
    "commitments": (Text("คำมั่นของคน", "Their commitments"), Text("ข้อ", "commitments")),
    "pledges": (Text("คำมั่นของภาคี", "Partners’ pledges"), Text("ข้อ", "pledges")),
    "under_way": (Text("บ้านระหว่างดำเนินการ", "Houses under way"), Text("หลัง", "houses")),
    "handed_over": (Text("บ้านส่งมอบแล้ว", "Houses handed over"), Text("หลัง", "houses")),
}


@dataclass(frozen=True)
class Link:
    """A number of what `name` says, in `unit`."""

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
            "; then ".join(f"{one.name.en}: {one.count}" for one in self.links),
        )


def chain(programme: Programme) -> Chain:
    """From everybody who made a commitment to the houses handed over."""
    numbers = network.chain(programme)
    return Chain(tuple(Link(name, numbers[key], unit) for key, (name, unit) in LINKS.items()))
