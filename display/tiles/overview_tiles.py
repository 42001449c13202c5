"""The eight figures the governor's office asks for first, each against what was expected of it."""

from dataclasses import dataclass

from data_access.indicators import BY_KEY, Figure
from data_access.language.number_words import count_words
from data_access.language.plurals import one_or_many
from data_access.language.shares import NOTHING
from data_access.language.vocabulary import Text
from data_access.queries.insights.houses_answer import HousesAnswer
from data_access.snapshots.programme import Programme
from display.answers.network_answer import NO_COMMITMENT, NOBODY_HERE
from display.tiles.tile import NOTHING_SAID, Tile
from display.words.alike import alike
from display.words.bilingual import Bilingual

HOUSES, HOUSEHOLDS = Text("หลัง", "houses"), Text("ครัวเรือน", "households")
COMMITTED = Text("เครือข่ายมีคำมั่น (คน)", "Network with a commitment (people)")


def tiles(programme: Programme) -> list[Tile]:
    """The same eight in the same order for the overview and the brief."""
    figures = _Figures(programme, Bilingual(programme), HousesAnswer(programme))
    return [
        figures.handed_over(),
        figures.expected(),
        figures.pace(),
        figures.forecast(),
        figures.need(),
        figures.urgent(),
        figures.fulfilment(),
        figures.network(),
    ]


@dataclass(frozen=True)
class _Figures:
    programme: Programme
    words: Bilingual
    houses: HousesAnswer

    def handed_over(self) -> Tile:
        done = self.words.count(self.houses.done)
        return Tile(_name("G1", HOUSES), done, self.houses.of_target, opens="handed_over")

    def expected(self) -> Tile:
        if not self.houses.is_number:
            return self._without_target("G2", HOUSES)
        expected = alike(count_words(round(self.houses.pace.expected)))
        return Tile(_name("G2", HOUSES), expected, self.houses.short_by, explained="G2")

    def pace(self) -> Tile:
        if not self.houses.is_number:
            return self._without_target("G3")
        pace = self.houses.pace
        spi = NOTHING if pace.spi is None else f"{pace.spi:.2f}"
        explained = "" if pace.spi is None else "G3"
        return Tile(_name("G3"), alike(spi), state=pace.rag, explained=explained)

    def forecast(self) -> Tile:
        value, compare = self.houses.finish_tile
        return Tile(_name("G4"), value, compare, explained="G4" if self.houses.ahead else "")

    def need(self) -> Tile:
        need, reached = self._figure("G8"), self.words.shared(self._figure("G9"))
        looked = need.note or NOTHING_SAID
        compare = Text(
            _joined(f"ได้รับมอบบ้านแล้ว {reached.th}", looked.th),
            _joined(f"reached: {reached.en}", looked.en),
        )
        return Tile(_name("G8", HOUSEHOLDS), self.words.counted(need), compare, opens="in_need")

    def urgent(self) -> Tile:
        first = Text("ควรตัดสินใจก่อน", "decide on these first")
        urgent = self.words.counted(self._figure("G10"))
        return Tile(_name("G10", HOUSEHOLDS), urgent, first, opens="urgent")

    def fulfilment(self) -> Tile:
        figure, late = self._figure("G17"), self._figure("P6")
        of, overdue = self.words.baht(figure.denominator), self.words.counted(late)
        apart = late.note if late.state == "none" else None
        return Tile(
            _name("G17"),
            self.words.shared(figure),
            apart
            or (
                Text("ยังไม่มีคำมั่นที่ตีราคาได้", "no pledge with a value yet")
                if not figure.denominator and not late.value
                else None
            )
            or Text(
                f"จาก {of.th} · เกินกำหนด {overdue.th} ข้อ", f"of {of.en} · {overdue.en} overdue"
            ),
            opens="overdue" if late.value else "pledges",
        )

    def network(self) -> Tile:
        committed = self._figure("M2")
        kept, expected = (self.words.shared(self._figure(key)) for key in ("M3", "M4"))
        of = Text(f"สำเร็จ {kept.th} ควรได้ {expected.th}", f"{kept.en} kept, {expected.en} expected")
        if self._figure("M3").state == "none":
            of = NO_COMMITMENT
        people = self.words.count(committed.denominator)
        persons = one_or_many(committed.denominator, "person", "people")
        return Tile(
            COMMITTED,
            self.words.count(committed.numerator if committed.denominator else None),
            NOBODY_HERE
            if not committed.denominator
            else Text(
                _joined(f"จาก {people.th} คน", of.th), _joined(f"of {people.en} {persons}", of.en)
            ),
            opens="committed",
        )

    def _without_target(self, key: str, unit: Text | None = None) -> Tile:
        return Tile(_name(key, unit), alike(NOTHING), self.houses.of_target)

    def _figure(self, key: str) -> Figure:
        return BY_KEY[key].measure(self.programme)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _name(key: str, unit: Text | None = None) -> Text:
    name = BY_KEY[key].name
    return Text(f"{name.th} ({unit.th})", f"{name.en} ({unit.en})") if unit else name
