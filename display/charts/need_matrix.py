"""Need, measure and money by dimension: a dimension that weighs more here than elsewhere and that no
plan has a measure for is the empty cell to see."""

from dataclasses import dataclass

from data_access.language.number_words import baht_words
from data_access.language.shares import percent_words
from data_access.language.vocabulary import POVERTY_DIMENSION_SHORT, Text
from data_access.queries.plans.measures import measures, plan_money
from data_access.queries.plans.proposals import lacks_against_province
from data_access.snapshots.programme import Programme
from display.plans.plan_answer import PlanAnswer

NOBODY_PLANS = Text("ยังไม่มีใครวางแผน", "Nobody plans for it")
HEADS = (Text("จนและขาด", "Poor and lacking"), Text("โครงการ", "Measures"), Text("เงินที่ได้", "Money secured"))  # fmt: skip


@dataclass(frozen=True)
class NeedLine:
    """One dimension. `is_empty` where it has no measure; `is_above` where it weighs more here than in
    the province. `money` is None for a reader who does not see it."""

    dimension: str
    name: Text
    need: Text
    measures: int
    money: Text | None
    secured_share: float | None
    is_above: bool

    @property
    def is_empty(self) -> bool:
        return self.measures == 0


@dataclass(frozen=True)
class NeedMatrix:
    lines: tuple[NeedLine, ...]
    has_plans: bool

    @property
    def alt(self) -> Text:
        """What the picture says: which needs nobody plans for."""
        if not self.has_plans:
            return Text(
                "ยังไม่มีแผน จึงยังไม่มีโครงการของมิติใด", "No plan yet, so no dimension has a measure"
            )
        empty = [one.name for one in self.lines if one.is_empty]
        if not empty:
            return Text("ทุกมิติมีโครงการแล้ว", "Every dimension has a measure")
        return Text(
            f"ยังไม่มีใครวางแผน: {', '.join(one.th for one in empty)}",
            f"Nobody plans for: {', '.join(one.en for one in empty)}",
        )


def need_matrix(programme: Programme) -> NeedMatrix:
    """One line a dimension, in the order of the closed list, over the plans in view."""
    said = PlanAnswer(programme)
    every = measures(programme)
    live = every[every["plan_id"].isin(said.rows["plan_id"]) & (every["status"] == "in_plan")]
    money = plan_money(programme)
    money = money[money["plan_id"].isin(said.rows["plan_id"])]
    sums = money.groupby("dimension")[["amount_thb", "secured_thb"]].sum()
    lines = []
    for row in lacks_against_province(programme).itertuples():
        count = int((live["dimension"] == row.dimension).sum())
        planned, secured = (
            (int(sums.loc[row.dimension, name]) if row.dimension in sums.index else 0)
            for name in ("amount_thb", "secured_thb")
        )
        lines.append(
            NeedLine(
                row.dimension,
                POVERTY_DIMENSION_SHORT[row.dimension],
                Text(
                    f"{percent_words(row.here)} (จังหวัด {percent_words(row.province)})",
                    f"{percent_words(row.here)} (province {percent_words(row.province)})",
                ),
                count,
                _money(planned, secured) if said.sees_money else None,
                secured / planned if planned else None,
                bool(row.is_above),
            )
        )
    return NeedMatrix(tuple(lines), bool(len(said.rows)))


def _money(planned: int, secured: int) -> Text:
    have, of = baht_words(secured), baht_words(planned)
    return Text(f"{have.th} จาก {of.th}", f"{have.en} of {of.en}")
