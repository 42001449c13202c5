"""The people of the network, one dot each, by how far their commitment has come."""

from dataclasses import dataclass

import pandas as pd

from data_access.language.number_words import count_words
from data_access.language.shares import is_known, percent_words
from data_access.language.vocabulary import PARTICIPANT_GROUP, Text
from data_access.queries.network import network
from data_access.schema.headings import heading
from data_access.snapshots.programme import Programme
from display.answers.network_answer import NOBODY_HERE
from display.words.alike import alike

STAGES = {
    "kept": Text("ทำครบทุกข้อ", "All kept"),
    "under_way": Text("กำลังทำ", "Under way"),
    "not_begun": Text("มีคำมั่น ยังไม่เริ่ม", "Committed, not begun"),
    "no_commitment": Text("ยังไม่มีคำมั่น", "No commitment yet"),
    "left": Text("พ้นจากเครือข่ายแล้ว", "No longer in the network"),
}
HOLLOW = "no_commitment"  # the stage whose people have nothing to keep yet
PEOPLE = Text("คน", "people")
LOOKS = 3  # shapes and colours of groups


@dataclass(frozen=True)
class Group:
    """Of people. `look` is the number of its shape and colour: the same in every picture, whoever
    is in view. `people` is None where no count is known."""

    key: str
    name: Text
    look: int
    people: int | None

    @property
    def count(self) -> Text:
        return alike(count_words(self.people))


@dataclass(frozen=True)
class Stage:
    """The dots of one stage, group by group; `share` is that of everybody."""

    key: str
    name: Text
    groups: tuple[Group, ...]
    share: Text

    @property
    def people(self) -> int | None:
        return _sum(self.groups)

    @property
    def count(self) -> Text:
        return alike(count_words(self.people))

    @property
    def is_hollow(self) -> bool:
        return self.key == HOLLOW


@dataclass(frozen=True)
class Dots:
    """The groups with all their people, for the key, and the stages in their order."""

    groups: tuple[Group, ...]
    stages: tuple[Stage, ...]
    alt: Text

    @property
    def columns(self) -> dict[str, Text]:
        """The labels of `table`."""
        names = {"stage": "stage", "group": "participant_group", "people": "people"}
        return {name: heading(column) for name, column in names.items()}

    def table(self) -> pd.DataFrame:
        """One row a stage and group: their names and how many people."""
        rows = [(stage.name, one.name, one.people) for stage in self.stages for one in stage.groups]
        return pd.DataFrame(rows, columns=list(self.columns))


def people_dots(programme: Programme) -> Dots:
    """Everyone of the network in view."""
    rows = network.participants_by_stage(programme)
    rows = rows[rows["people"] > 0]
    counts = network.participant_counts(programme)
    committed = int(counts["committed"])
    waiting = int(counts["goal"]) - committed
    alt = (
        NOBODY_HERE
        if rows.empty
        else Text(
            f"หนึ่งจุดคือหนึ่งคน มีคำมั่น {committed:,} คน ยังไม่มี {waiting:,} คน",
            f"One dot a person: {committed:,} committed, {waiting:,} not yet",
        )
    )
    return dots_of(rows, alt)


def dots_of(rows: pd.DataFrame, alt: Text) -> Dots:
    """Columns: stage, participant_group, people; the order of both is kept."""
    everybody = _group(rows, "").people
    stages = []
    for stage in dict.fromkeys(rows["stage"]):
        block = rows[rows["stage"] == stage]
        groups = tuple(
            _group(block[block["participant_group"] == one], one)
            for one in dict.fromkeys(block["participant_group"])
        )
        people = _sum(groups)
        known = people is not None and everybody
        share = alike(percent_words(people / everybody if known else None))
        stages.append(Stage(stage, STAGES[stage], groups, share))
    present = set(rows["participant_group"])
    groups = tuple(
        _group(rows[rows["participant_group"] == one], one)
        for one in PARTICIPANT_GROUP
        if one in present
    )
    return Dots(groups, tuple(stages), alt)


def _group(rows: pd.DataFrame, key: str) -> Group:
    known = [int(one) for one in rows["people"] if is_known(one)]
    name = PARTICIPANT_GROUP.get(key, Text(key, key))
    look = list(PARTICIPANT_GROUP).index(key) % LOOKS if key in PARTICIPANT_GROUP else 0
    return Group(key, name, look, sum(known) if known else None)


def _sum(groups: tuple[Group, ...]) -> int | None:
    known = [one.people for one in groups if one.people is not None]
    return sum(known) if known else None
