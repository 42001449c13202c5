"""Who is asking, and what each role may see. Everything that is not granted here is refused."""

from dataclasses import dataclass

from data_access.vocabulary import ROLE


@dataclass(frozen=True)
class Rights:
    """What a role may see beyond published aggregates.

    `rows`: single repairs, pledges and deliveries, by id and area: "all", "own" (those of the
    reader's organisation) or "none". `smallest_count`: a count of households or people below it
    is hidden. No role sees a personal field: a snapshot holds none.
    """

    rows: str
    smallest_count: int


RIGHTS = {
    "governor": Rights(rows="all", smallest_count=5),
    "data_officer": Rights(rows="all", smallest_count=5),
    "partner": Rights(rows="own", smallest_count=10),
    "presenter": Rights(rows="none", smallest_count=10),
    "public": Rights(rows="none", smallest_count=10),
}


@dataclass(frozen=True)
class Principal:
    """The reader of this very question: a role, and for a partner its organisation."""

    role: str
    organisation: str | None = None

    def __post_init__(self):
        if self.role not in ROLE:
            raise ValueError(f"{self.role!r} is not one of {', '.join(ROLE)}")
        if (self.role == "partner") != bool(self.organisation):
            raise ValueError("a partner, and only a partner, belongs to an organisation")

    @property
    def rights(self) -> Rights:
        return RIGHTS[self.role]
