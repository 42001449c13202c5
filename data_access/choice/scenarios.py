"""Choices of homes that an office saved: written down, taken back, adopted, and then locked."""

import json
import uuid
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa

from data_access.access.roles import Principal
from data_access.choice.proposal import CAPABILITY as CHOOSES
from data_access.choice.proposal import Ask, propose
from data_access.choice.reasons import CHOSEN
from data_access.language.vocabulary import CHOICE_STATUS, Text
from data_access.snapshots.programme import Programme
from data_access.store import audit
from data_access.store.choice_tables import CHOICE_SCENARIO
from data_access.store.record_store import Store
from data_access.system.errors import RecordsError

CAPABILITY = "decide"
SHORTEST_REASON = 10  # characters
LONGEST_NAME = 80
HOMES = ("forced_in", "forced_out", "promised")  # of an Ask: ids
NO_NAME = Text(
    f"กรุณาตั้งชื่อชุดที่จะบันทึก ไม่เกิน {LONGEST_NAME} ตัวอักษร",
    f"Give the choice a name of {LONGEST_NAME} characters at most.",
)
NO_REASON = Text(
    f"สั่งรวมหรืองดบ้านต้องเขียนเหตุผลอย่างน้อย {SHORTEST_REASON} ตัวอักษร",
    f"Homes put in or taken out need a written reason of {SHORTEST_REASON} characters or more.",
)
NOT_THERE = Text(
    "ไม่พบชุดที่บันทึกไว้ โหลดหน้านี้ใหม่แล้วเลือกอีกครั้ง",
    "There is no such saved choice. Load the page again and choose once more.",
)
# What a choice may become, by what it is. Adopted is the end: what was promised stays promised.
MOVES = {
    "draft": {"adopted": "choice_adopted", "withdrawn": "choice_withdrawn"},
    "withdrawn": {"draft": "choice_restored"},
    "adopted": {},
}


@dataclass(frozen=True)
class Scenario:
    """One saved choice. `chosen` lists (household_id, funding_program, season, baht);
    `override_cost` is how many points of benefit the forced homes cost."""

    scenario_id: str
    name: str
    ask: Ask
    areas: str
    as_of: date
    chosen: tuple[tuple[str, str, str, int], ...]
    benefit: float
    override_cost: float
    override_reason: str
    status: str
    made_by: str
    made_at: datetime

    @property
    def homes(self) -> frozenset[str]:
        return frozenset(household for household, *_ in self.chosen)

    @property
    def spent_thb(self) -> int:
        return sum(paid for *_, paid in self.chosen)


def override_cost(programme: Programme, ask: Ask) -> float:
    """Points of benefit that the homes put in and taken out cost: the choice without them, less the
    choice with them. Never below 0: within the gap of the solver the two may change places."""
    if not ask.is_by_hand:
        return 0.0
    free = propose(programme, replace(ask, forced_in=frozenset(), forced_out=frozenset()))
    return max(0.0, free.chosen.benefit - propose(programme, ask).chosen.benefit)


def save_choice(
    store: Store, programme: Programme, ask: Ask, name: str, reason: str = ""
) -> Scenario:
    """Saves the choice as a draft, with the homes chosen now. NotAllowed without the right to
    decide; RecordsError without a name, or without a reason for what is forced."""
    by = programme.principal
    by.require(CAPABILITY)
    name, reason = " ".join(name.split()), " ".join(reason.split())
    if not 0 < len(name) <= LONGEST_NAME:
        raise RecordsError(NO_NAME)
    if ask.is_by_hand and len(reason) < SHORTEST_REASON:
        raise RecordsError(NO_REASON)
    proposal = propose(programme, ask)
    chosen = [
        (one.house.household_id, one.funding_program, one.season, one.pays_thb)
        for one in proposal.houses
        if one.outcome in CHOSEN
    ]
    scope = programme.scope
    row: dict[str, Any] = {
        "scenario_id": uuid.uuid4().hex,
        "name": name,
        "ask": _written(ask),
        "areas": " ".join(sorted(scope.subdistricts or scope.districts)),
        "snapshot_id": programme.snapshot.id,
        "as_of": programme.as_of,
        "chosen": json.dumps(chosen),
        "benefit": proposal.chosen.benefit,
        "override_cost": override_cost(programme, ask),
        "override_reason": reason,
        "status": "draft",
        "made_by": _who(by),
        "made_at": _now(),
        "changed_by": _who(by),
        "changed_at": _now(),
    }
    with store.transaction() as connection:
        connection.execute(CHOICE_SCENARIO.insert().values(**row))
        audit.record(connection, "choice_saved", by, row["scenario_id"], len(chosen), reason)
    return _scenario(row)


def saved_choices(store: Store, by: Principal) -> list[Scenario]:
    """Every saved choice, newest first. NotAllowed without the right to decide."""
    by.require(CAPABILITY)
    newest = sa.select(CHOICE_SCENARIO).order_by(
        CHOICE_SCENARIO.c.made_at.desc(), CHOICE_SCENARIO.c.scenario_id
    )
    with store.reading() as connection:
        return [_scenario(row) for row in connection.execute(newest).mappings()]


def move_choice(store: Store, by: Principal, scenario_id: str, status: str) -> None:
    """Adopts a draft, withdraws it, or brings a withdrawn one back. RecordsError if it is not there
    or its status allows no such step, since an adopted choice is locked, or if it would promise
    homes that another one has promised since it was saved."""
    by.require(CAPABILITY)
    with store.transaction() as connection:
        found = _may_become(connection, scenario_id, status)
        changed = sa.update(CHOICE_SCENARIO).where(CHOICE_SCENARIO.c.scenario_id == scenario_id)
        connection.execute(changed.values(status=status, changed_by=_who(by), changed_at=_now()))
        audit.record(connection, MOVES[found][status], by, scenario_id)


def check_adoption(store: Store, by: Principal, scenario_id: str) -> None:
    """RecordsError where `move_choice` would refuse to adopt it: asked before anything is written."""
    by.require(CAPABILITY)
    with store.reading() as connection:
        _may_become(connection, scenario_id, "adopted")


def _may_become(connection: sa.Connection, scenario_id: str, status: str) -> str:
    """What the choice is now. Inside a transaction of the store nobody else adopts one meanwhile."""
    choice = CHOICE_SCENARIO.c
    asked = sa.select(CHOICE_SCENARIO).where(choice.scenario_id == scenario_id)
    row = connection.execute(asked).mappings().one_or_none()
    if row is None:
        raise RecordsError(NOT_THERE)
    if status not in MOVES[row["status"]]:
        raise RecordsError(_no_step(row["status"], status))
    if status == "adopted":
        mine = _scenario(row)
        others = sa.select(CHOICE_SCENARIO).where(choice.status == "adopted")
        for other in connection.execute(others.order_by(choice.changed_at)).mappings():
            # A home that was promised before this was saved is in it so that it stays promised.
            if twice := (mine.homes - mine.ask.promised) & _scenario(other).homes:
                raise RecordsError(_promised_twice(sorted(twice), other["name"]))
    return row["status"]


def promised_homes(store: Store, by: Principal) -> frozenset[str]:
    """The homes of adopted choices: a later choice keeps them, so only additions move. NotAllowed
    unless the reader may see every row."""
    by.require(CHOOSES)
    adopted = sa.select(CHOICE_SCENARIO.c.chosen).where(CHOICE_SCENARIO.c.status == "adopted")
    with store.reading() as connection:
        written = [json.loads(one) for one in connection.scalars(adopted)]
    return frozenset(household for chosen in written for household, *_ in chosen)


def _promised_twice(homes: list[str], other: str) -> Text:
    named = ", ".join(homes)
    return Text(
        f"ชุดที่รับรองแล้ว «{other}» มีบ้านเหล่านี้อยู่แล้ว: {named} จึงรับรองชุดนี้ไม่ได้"
        " โหลดหน้านี้ใหม่แล้วบันทึกชุดใหม่ บ้านที่รับรองแล้วจะรวมอยู่โดยไม่นับซ้ำ",
        f"The adopted choice «{other}» already has these homes: {named}, so this one cannot be"
        " adopted. Load the page again and save a new choice: homes that are adopted stay in it,"
        " counted once.",
    )


def _no_step(found: str, status: str) -> Text:
    now, wanted = CHOICE_STATUS[found], CHOICE_STATUS[status]
    return Text(
        f"ชุดนี้ «{now.th}» จึงเปลี่ยนเป็น «{wanted.th}» ไม่ได้ บันทึกชุดใหม่แทน",
        f"This choice is «{now.en}» and cannot become «{wanted.en}». Save a new one instead.",
    )


def _scenario(row: Any) -> Scenario:
    chosen = json.loads(row["chosen"])
    kept = {name: row[name] for name in Scenario.__dataclass_fields__ if name in row}
    return Scenario(
        **kept | {"ask": _read(row["ask"]), "chosen": tuple(tuple(one) for one in chosen)}
    )


def _written(ask: Ask) -> str:
    values = asdict(ask)
    return json.dumps(values | {name: sorted(values[name]) for name in HOMES})


def _read(written: str) -> Ask:
    values = json.loads(written)
    return Ask(**values | {name: frozenset(values.get(name, ())) for name in HOMES})


def _who(by: Principal) -> str:
    return by.account_id or by.role


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)
