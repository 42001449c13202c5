"""What is said of the people of the network: for page and slide."""

from dataclasses import dataclass
from functools import cached_property

from data_access.indicators import BY_KEY, Figure
from data_access.language.number_words import count_words
from data_access.language.plurals import one_or_many
from data_access.language.vocabulary import Text
from data_access.queries.network import network
from data_access.snapshots.programme import Programme
from display.answers.part import Part, mark, whole
from display.words.alike import alike
from display.words.bilingual import Bilingual

NOBODY_HERE = Text("ไม่มีผู้เข้าร่วมจากพื้นที่นี้ในเครือข่าย", "Nobody of this area is in the network")
NO_COMMITMENT = Text("ยังไม่มีคำมั่นที่วัดผลได้", "no commitment can be measured yet")


@dataclass(frozen=True)
class NetworkAnswer:
    """How many have promised, and how much of it is kept."""

    programme: Programme

    @cached_property
    def counts(self) -> dict:
        return network.participant_counts(self.programme)

    @property
    def committed(self) -> int:
        return int(self.counts["committed"])

    @property
    def everyone(self) -> int:
        return int(self.counts["goal"])

    @cached_property
    def kept(self) -> Figure:
        return BY_KEY["M3"].measure(self.programme)

    @cached_property
    def expected(self) -> Figure:
        return BY_KEY["M4"].measure(self.programme)

    @property
    def is_late(self) -> bool:
        kept, expected = self.kept.value, self.expected.value
        return kept is not None and expected is not None and kept < expected

    @property
    def sentence(self) -> list[Part]:
        """How many have made a commitment, how much of them is kept, and how much was due; of an
        area without people in the network, that there are none."""
        if not self.everyone:
            return self._title
        return [*self._title, Part(Text(" ", "; ")), *self._lead]

    @property
    def title(self) -> Text:
        """The first half of the sentence."""
        return whole(self._title)

    @property
    def lead(self) -> Text:
        """The second half of the sentence; nothing of nobody."""
        return whole(self._lead) if self.everyone else Text("", "")

    @property
    def _title(self) -> list[Part]:
        if not self.everyone:
            return [Part(NOBODY_HERE)]
        people = one_or_many(self.everyone, "person", "people")
        have = f"{people} {one_or_many(self.committed, 'has', 'have')}"
        return [
            Part(Text("มีคำมั่นแล้ว ", "")),
            Part(alike(count_words(self.committed)), "strong"),
            Part(
                Text(
                    f" จาก {self.everyone:,} คน", f" of {self.everyone:,} {have} made a commitment"
                )
            ),
        ]

    @property
    def _lead(self) -> list[Part]:
        if self.kept.value is None:
            return [Part(NO_COMMITMENT)]
        words = Bilingual(self.programme)
        done, due = words.shared(self.kept), words.shared(self.expected)
        return [
            Part(Text("คำมั่นสำเร็จ ", "")),
            mark(done, self.is_late),
            Part(
                Text(
                    f" ตามแผนควรได้ {due.th} ถึงวันนี้",
                    f" of the commitments are kept; {due.en} were due by today",
                )
            ),
        ]
