"""What a choice is made among and within: houses, envelopes of money, and the terms of an office."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from data_access.language.area_codes import district_of
from data_access.language.vocabulary import Text

SEASON = {"dry": Text("หน้าแล้ง", "Dry season"), "rain": Text("หน้าฝน", "Rainy season")}
SEASONS = tuple(SEASON)
DRY, RAIN = range(2)  # places in SEASONS
ALL = "all"  # of an envelope's `eligible`: any household


@dataclass(frozen=True)
class House:
    """One household in need. `cost_thb` in baht and `days` in person-days; `groups` are those that
    a programme may ask for. `barred` is the key of reasons.REASON that keeps the house out
    of every choice, whatever there is of money. `scores` are its condition, vulnerability and
    poverty from 0 to 100, missing where not known, for other weightings of its priority."""

    household_id: str
    subdistrict_code: str
    cost_thb: int
    priority: float
    persons: int
    days: float = 0.0
    only_dry: bool = False
    registered_on: str = ""
    groups: frozenset[str] = frozenset()
    barred: str | None = None
    scores: tuple[float | None, float | None, float | None] = (None, None, None)

    @property
    def district_code(self) -> str:
        return district_of(self.subdistrict_code)

    def benefit(self, persons_power: float) -> float:
        """Points: its priority, times the people in it to a power from 0 (houses) to 1 (people)."""
        return self.priority * self.persons**persons_power


@dataclass(frozen=True)
class Envelope:
    """Money of one programme: whole baht. It pays a house up to `cap_thb` (any cost where None),
    and none that costs more than the cap by a larger share than `over_cap`; only in `area_code`
    and below, and only a household of the group `eligible`."""

    funding_program: str
    amount_thb: int
    cap_thb: int | None = None
    over_cap: float = 0.0
    eligible: str = ALL
    area_code: str = ""

    def pays(self, house: House) -> int:
        """Whole baht that it pays for the house; 0 where it may not."""
        if self.eligible != ALL and self.eligible not in house.groups:
            return 0
        if not house.subdistrict_code.startswith(self.area_code):
            return 0
        if self.cap_thb is None:
            return house.cost_thb
        if house.cost_thb > (1 + self.over_cap) * self.cap_thb:
            return 0
        return min(house.cost_thb, self.cap_thb)


@dataclass(frozen=True)
class Terms:
    """How an office chooses. `floor_share` from 0 (no floor) to 1 is how much of the fairest share
    each subdistrict gets at least; `floors_thb` names floors instead, by subdistrict. `crew` has
    person-days by (district, season); none named means no limit there. `gap` is how far below the
    proven best an exact answer may be. `promised` are homes of adopted choices: they stay in it."""

    persons_power: float = 0.5
    floor_share: float = 0.0
    crew: Mapping[tuple[str, str], float] = field(default_factory=dict)
    forced_in: frozenset[str] = frozenset()
    forced_out: frozenset[str] = frozenset()
    promised: frozenset[str] = frozenset()
    floors_thb: Mapping[str, int] | None = None
    gap: float = 0.005

    @property
    def must_be_in(self) -> frozenset[str]:
        """The homes that every choice has, whatever they cost it."""
        return self.forced_in | self.promised
