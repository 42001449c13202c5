"""The eight figures of the brief, each against what was expected of it."""

from dataclasses import asdict, dataclass

from data_access.indicators import BY_KEY, Figure
from data_access.language.vocabulary import RAG, Text
from data_access.queries.repairs.houses import houses_forecast, houses_pace
from data_access.rules.plan import Forecast, Pace
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
    figures = _Figures(programme, writing)
    pace, forecast = houses_pace(programme), houses_forecast(programme)
    made = [
        figures.handed_over(pace),
        figures.expected(pace),
        figures.pace(pace),
        figures.forecast(pace, forecast),
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

    def handed_over(self, pace: Pace | None) -> Tile:
        name, figure = self._name("G1", Text("หลัง", "houses")), self._figure("G1")
        compare = self.writing.either("ยังไม่มีเป้าหมาย", "no target")
        if pace:
            target = self.writing.count(pace.plan.target)
            share = self.writing.percent(figure.value / pace.plan.target)
            compare = self.writing.either(f"จาก {target} หลัง ({share})", f"of {target} ({share})")
        return Tile(name, self.writing.count(figure.value), compare)

    def expected(self, pace: Pace | None) -> Tile:
        name = self._name("G2", Text("หลัง", "houses"))
        if pace is None:
            return self._unknown(name)
        gap = round(pace.gap)
        word = self.writing.say(Text("ขาด", "short by") if gap < 0 else Text("เกิน", "ahead by"))
        compare = f"{word} {self.writing.count(abs(gap))}"
        return Tile(name, self.writing.count(round(pace.expected)), compare)

    def pace(self, pace: Pace | None) -> Tile:
        name = self._name("G3")
        if pace is None or pace.spi is None:
            return self._unknown(name, pace.rag if pace else "no_data")
        return self._judged(Tile(name, f"{pace.spi:.2f}"), pace.rag)

    def forecast(self, pace: Pace | None, forecast: Forecast | None) -> Tile:
        name, writing = self._name("G4"), self.writing
        if pace is None or forecast is None:
            return self._unknown(name)
        if forecast.is_done:
            return Tile(name, writing.either("ครบแล้ว", "Done"))
        if forecast.finish is None:
            return Tile(
                name,
                writing.either("ไม่ได้", "Unknown"),
                writing.either("ไม่มีการส่งมอบใน 90 วัน", "no hand-over in 90 days"),
            )
        if forecast.is_range and forecast.earliest and forecast.latest:
            ends = writing.date(forecast.earliest), writing.date(forecast.latest)
            compare = writing.either(f"{ends[0]} ถึง {ends[1]}", f"{ends[0]} to {ends[1]}")
        else:
            days = (pace.plan.due_on - forecast.finish).days
            word = (
                Text(f"ก่อนกำหนด {days:,} วัน", f"{days:,} days early")
                if days >= 0
                else Text(f"หลังกำหนด {-days:,} วัน", f"{-days:,} days late")
            )
            compare = f"{writing.date(forecast.finish)} · {writing.say(word)}"
        return Tile(name, writing.month(forecast.finish), compare)

    def need(self) -> Tile:
        writing = self.writing
        reached = writing.figure(self._figure("G9"), writing.percent)
        return Tile(
            self._name("G8", Text("ครัวเรือน", "households")),
            writing.figure(self._figure("G8"), writing.count),
            writing.either(f"ได้รับมอบบ้านแล้ว {reached}", f"reached: {reached}"),
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

    def _unknown(self, name: str, state: str = "no_data") -> Tile:
        return self._judged(Tile(name, NOTHING), state)

    def _judged(self, tile: Tile, state: str) -> Tile:
        return Tile(tile.name, tile.value, tile.compare, state, self.writing.say(RAG[state]))
