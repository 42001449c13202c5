"""The eight figures of the brief, each against what was expected of it."""

from dataclasses import asdict, dataclass

from data_access.indicators import BY_KEY, Figure
from data_access.language.vocabulary import RAG, Text
from data_access.queries.insights.houses_answer import HousesAnswer
from data_access.snapshots.programme import Programme
from display.words.writing import NOTHING, Writing


@dataclass(frozen=True)
class Tile:
    """`name` with its unit, `value` short, `compare` against what; `state` a RAG word or none."""

    name: str
    value: str
    compare: str = ""
    state: str | None = None
    state_words: str = ""


def tiles(programme: Programme, writing: Writing) -> list[dict]:
    """The same eight as on the overview, in its order, in words."""
    figures = _Figures(programme, writing, HousesAnswer(programme))
    made = [
        figures.handed_over(),
        figures.expected(),
        figures.pace(),
        figures.forecast(),
        figures.need(),
        figures.urgent(),
        figures.fulfilment(),
        figures.network(),
    ]
    return [asdict(tile) for tile in made]


@dataclass(frozen=True)
class _Figures:
    programme: Programme
    writing: Writing
    houses: HousesAnswer

    def handed_over(self) -> Tile:
        name = self._name("G1", Text("หลัง", "houses"))
        return self._told(name, self.writing.count(self.houses.done), self.houses.of_target)

    def expected(self) -> Tile:
        name = self._name("G2", Text("หลัง", "houses"))
        if not self.houses.is_number:
            return self._told(name, NOTHING, self.houses.of_target)
        expected = self.writing.count(round(self.houses.pace.expected))
        return self._told(name, expected, self.houses.short_by)

    def pace(self) -> Tile:
        name, pace = self._name("G3"), self.houses.pace
        if not self.houses.is_number:
            return self._told(name, NOTHING, self.houses.of_target)
        spi = NOTHING if pace.spi is None else f"{pace.spi:.2f}"
        return Tile(name, spi, "", pace.rag, self.writing.say(RAG[pace.rag]))

    def forecast(self) -> Tile:
        value, compare = self.houses.finish_tile
        return self._told(self._name("G4"), self.writing.say(value), compare)

    def need(self) -> Tile:
        writing = self.writing
        reached, need = writing.figure(self._figure("G9"), writing.percent), self._figure("G8")
        looked = f" · {writing.say(need.note)}" if need.note else ""
        return Tile(
            self._name("G8", Text("ครัวเรือน", "households")),
            writing.figure(need, writing.count),
            writing.either(f"ได้รับมอบบ้านแล้ว {reached}", f"reached: {reached}") + looked,
        )

    def urgent(self) -> Tile:
        writing = self.writing
        return Tile(
            self._name("G10", Text("ครัวเรือน", "households")),
            writing.figure(self._figure("G10"), writing.count),
            writing.either("ควรตัดสินใจก่อน", "to decide first"),
        )

    def fulfilment(self) -> Tile:
        writing, figure = self.writing, self._figure("G17")
        overdue = writing.figure(self._figure("P6"), writing.count)
        promised = writing.baht(figure.denominator)
        return Tile(
            self._name("G17"),
            writing.figure(figure, writing.percent),
            writing.either(
                f"จาก {promised} · เกินกำหนด {overdue} ข้อ", f"of {promised} · {overdue} overdue"
            ),
        )

    def network(self) -> Tile:
        writing, committed = self.writing, self._figure("M2")
        kept = writing.figure(self._figure("M3"), writing.percent)
        expected = writing.figure(self._figure("M4"), writing.percent)
        people = writing.count(committed.denominator)
        return Tile(
            writing.either("เครือข่ายมีคำมั่น (คน)", "Network with a commitment (people)"),
            writing.count(committed.numerator),
            writing.either(
                f"จาก {people} คน · สำเร็จ {kept} ควรได้ {expected}",
                f"of {people} · {kept} kept, {expected} expected",
            ),
        )

    def _figure(self, key: str) -> Figure:
        return BY_KEY[key].measure(self.programme)

    def _name(self, key: str, unit: Text | None = None) -> str:
        name = self.writing.say(BY_KEY[key].name)
        return f"{name} ({self.writing.say(unit)})" if unit else name

    def _told(self, name: str, value: str, compare: Text) -> Tile:
        return Tile(name, value, self.writing.say(compare))
