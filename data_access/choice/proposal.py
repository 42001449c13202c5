"""A choice of houses among the records in view: for readers who may see every row, worked out once.

The money is of programmes that pay for any house. Those for people with disabilities or the old
are left out whoever asks: that such a programme pays would tell who lives in a house.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

import numpy as np
import pandas as pd

from data_access.access.scope import Scope
from data_access.choice.choose import Chosen, choose, with_nothing
from data_access.choice.filling import by_priority, first_come
from data_access.choice.offers import offers_of
from data_access.choice.reasons import Explained, HouseChoice
from data_access.choice.stability import Stability, stability_of
from data_access.choice.terms import SEASONS, Envelope, House, Terms
from data_access.language.area_codes import district_of
from data_access.language.vocabulary import FUNDING_PROGRAM, Text
from data_access.queries.needs.candidates import candidate_houses, caps_in_force
from data_access.rules.weights_rules import PAY_ANY_HOUSE
from data_access.snapshots.programme import Programme
from data_access.system.errors import RecordsError

ONLY_DRY = ("dry_season", "foot")  # of ACCESS: no road in the rains
ORDINARY = "repair"  # of REPAIR_TYPE: of a house that has none on record yet
CAPABILITY = "see_all_rows"
KEPT = 24  # answers; of one made-up province each is about a megabyte


@dataclass(frozen=True)
class Ask:
    """What an office asks: whole baht, the power of persons, the floor (0 to 1), craftsmen's
    person-days in the area by season (None: not limited), the one programme whose money it is
    (None: shared by the weights), what it forces in and out by id, and the homes `promised` by
    adopted choices, which stay in."""

    budget_thb: int
    persons_power: float
    floor_share: float
    dry_days: int | None = None
    rain_days: int | None = None
    funding_program: str | None = None
    forced_in: frozenset[str] = field(default_factory=frozenset)
    forced_out: frozenset[str] = field(default_factory=frozenset)
    promised: frozenset[str] = field(default_factory=frozenset)

    @property
    def is_by_hand(self) -> bool:
        """Whether the office puts homes in or takes some out."""
        return bool(self.forced_in or self.forced_out)


@dataclass(frozen=True)
class Way:
    """One way to spend the same money, and what it does. `left_out` counts the subdistricts of
    with_nothing (choose.py)."""

    key: str
    houses: int
    people: int
    subdistricts: int
    left_out: int
    spent_thb: int
    benefit: float


@dataclass(frozen=True)
class Proposal:
    """`ways` are first come, priority order, and the choice without and with its floor."""

    ask: Ask
    chosen: Chosen
    houses: tuple[HouseChoice, ...]
    ways: tuple[Way, ...]
    next_money: tuple[tuple[str, float], ...]
    without_cap: tuple[str, ...]

    def way(self, key: str) -> Way:
        return next(one for one in self.ways if one.key == key)

    @property
    def gain(self) -> float | None:
        """How much more than the priority order it does, as a share; None of nothing."""
        before = self.way("priority").benefit
        return self.way("best").benefit / before - 1 if before else None


def ordinary_ask(programme: Programme) -> Ask:
    """What the weights propose to begin with."""
    weights = programme.weights["choice"]
    return Ask(weights["budget_thb"], weights["persons_power"], weights["floor_share"])


def propose(programme: Programme, ask: Ask) -> Proposal:
    """The choice for what is asked, within the areas and on the day in view.

    NotAllowed unless the reader may see every row; CannotBeForced (choose.py) where a house is
    forced in that no programme may pay, or more than the money reaches.
    """
    programme.principal.require(CAPABILITY)
    return _proposed(_Asked(_key(programme), ask, programme))


def homes_that_wait(programme: Programme) -> list[str]:
    """The ids of the homes in view that a choice is made among, in their order. NotAllowed as above."""
    programme.principal.require(CAPABILITY)
    return [one.household_id for one in houses_of(programme)]


def promised_in_view(
    programme: Programme, ask: Ask, promised: frozenset[str]
) -> tuple[frozenset[str], frozenset[str]]:
    """Of the homes promised by adopted choices those in view that wait for money: first those that
    this money may pay, which stay in, then those that it may not. NotAllowed as above."""
    programme.principal.require(CAPABILITY)
    houses = houses_of(programme)
    waiting = promised & {one.household_id for one in houses}
    if not waiting:
        return waiting, waiting
    money = envelopes_of(programme, ask.budget_thb, ask.funding_program)
    offers = offers_of(houses, money, terms_of(programme, ask, houses))
    payable = {offers.houses[one].household_id for one in offers.house}
    return waiting & payable, waiting - payable


def stability(programme: Programme, ask: Ask) -> Stability:
    """How the choice changes with the weights of the priority (stability.py), for the same readers."""
    programme.principal.require(CAPABILITY)
    return _stable(_Asked(_key(programme), ask, programme))


@dataclass(frozen=True)
class _Asked:
    """What an answer depends on: the key and the ask. The programme only fetches it."""

    key: tuple
    ask: Ask
    programme: Programme = field(compare=False)


def _key(programme: Programme) -> tuple:
    """All that the narrowing reads. A choice has no fiscal year: any approved repair counts."""
    reader = programme.principal
    return (
        str(programme.snapshot.folder),
        replace(programme.scope, fiscal_year_be=None),
        programme.as_of,
        reader.role,
        reader.organisation,
        reader.districts,
    )


@lru_cache(maxsize=KEPT)
def _proposed(asked: _Asked) -> Proposal:
    programme, ask = asked.programme, asked.ask
    houses = houses_of(programme)
    envelopes = envelopes_of(programme, ask.budget_thb, ask.funding_program)
    terms = terms_of(programme, ask, houses)
    chosen = choose(houses, envelopes, terms)
    no_floor = chosen
    if terms.floor_share > 0:
        no_floor = choose(houses, envelopes, replace(terms, floor_share=0.0))
    offers = chosen.offers
    ways = (
        _way("first_come", chosen, first_come(offers)),
        _way("priority", chosen, by_priority(offers)),
        _way("no_floor", no_floor, no_floor.taken),
        _way("best", chosen, chosen.taken),
    )
    explained = Explained(chosen)
    without = tuple(one.funding_program for one in envelopes if one.cap_thb is None)
    return Proposal(
        ask, chosen, tuple(explained.houses()), ways, tuple(explained.next_money()), without
    )


@lru_cache(maxsize=KEPT)
def _stable(asked: _Asked) -> Stability:
    return stability_of(_proposed(asked).chosen)


def _way(key: str, chosen: Chosen, taken: np.ndarray) -> Way:
    offers = chosen.offers
    houses = [offers.houses[one] for one in offers.house[taken]]
    return Way(
        key,
        len(houses),
        sum(one.persons for one in houses),
        len({one.subdistrict_code for one in houses}),
        len(with_nothing(offers, taken)),
        round(float(offers.pays[taken].sum())),
        float(offers.benefit[taken].sum()),
    )


def houses_of(programme: Programme) -> list[House]:
    """The houses that wait for money, by id, with what keeps one out of every choice."""
    table = candidate_houses(programme.within(_any_year(programme.scope)))
    days = programme.weights["choice_days"]
    return [_house(row, days) for row in table.itertuples(index=False)]


def _any_year(scope: Scope) -> Scope:
    return replace(scope, fiscal_year_be=None)


def _house(row, days: dict) -> House:
    cost = _number(row.cost_thb)
    priority = _number(row.priority)
    return House(
        row.household_id,
        row.subdistrict_code,
        int(cost or 0),
        priority or 0.0,
        int(row.n_members),
        float(days[row.repair_type if isinstance(row.repair_type, str) else ORDINARY]),
        row.access in ONLY_DRY,
        str(row.registered_on)[:10],
        barred=_barred(row.consent, bool(row.assessed_lately), cost, priority),
        scores=(_number(row.condition_score), _number(row.vuln_score), _number(row.poverty_score)),
    )


def _barred(consent: str, assessed: bool, cost: float | None, priority: float | None) -> str | None:
    """The first of these that keeps a house out; None where nothing does."""
    if consent != "given":
        return "no_consent"
    if not assessed:
        return "not_assessed"
    if not cost:
        return "no_cost"
    return "no_priority" if not priority else None


def _number(value) -> float | None:
    return None if pd.isna(value) else float(value)


def envelopes_of(
    programme: Programme, budget_thb: int, funding_program: str | None = None
) -> list[Envelope]:
    """The sum as money of one programme, or shared among programmes by the weights, to the whole
    baht; what is left by rounding is the first one's. RecordsError if this programme's money is
    for a group of people, or is none to share."""
    weights = programme.weights
    caps = caps_in_force(programme).set_index("funding_program")["cap_thb"].to_dict()
    shares = {name: share for name, share in weights["choice_share"].items() if share > 0}
    if funding_program is not None:
        if funding_program not in PAY_ANY_HOUSE:
            raise RecordsError(_not_for_any_house(funding_program))
        shares = {funding_program: 1.0}
    amounts = {name: int(round(budget_thb * share, 6)) for name, share in shares.items()}
    first = next(iter(amounts))
    amounts[first] += budget_thb - sum(amounts.values())
    over = weights["choice"]["over_cap_share"]
    return [
        Envelope(name, amount, int(caps[name]) if name in caps else None, over)
        for name, amount in amounts.items()
    ]


def _not_for_any_house(code: str) -> Text:
    wanted = FUNDING_PROGRAM.get(code, Text(code, code))
    th, en = (
        ", ".join(FUNDING_PROGRAM[one][language] for one in PAY_ANY_HOUSE) for language in (0, 1)
    )
    return Text(
        f"เงิน «{wanted.th}» ใช้เลือกบ้านที่หน้านี้ไม่ได้ เพราะจ่ายเฉพาะบางกลุ่ม เลือกได้: {th}",
        f"Money of «{wanted.en}» is for some groups only and cannot be used here. Choose from: {en}.",
    )


def terms_of(programme: Programme, ask: Ask, houses: Sequence[House]) -> Terms:
    """The terms; craftsmen's days of the area are shared by the work that waits in each district."""
    crew = {}
    work = pd.Series(
        [one.days for one in houses], index=[district_of(one.subdistrict_code) for one in houses]
    )
    by_district = work.groupby(level=0).sum()
    for season, days in zip(SEASONS, (ask.dry_days, ask.rain_days), strict=True):
        if days is not None:
            for district, mine in by_district.items():
                crew[str(district), season] = days * float(mine) / float(by_district.sum())
    gap = programme.weights["choice"]["largest_gap"]
    return Terms(
        ask.persons_power,
        ask.floor_share,
        crew,
        ask.forced_in,
        ask.forced_out,
        ask.promised,
        gap=gap,
    )
