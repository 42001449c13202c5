"""The plan of a subdistrict as it is kept: its steps, its measures, their money and what is linked.

Each change is a batch of its own, with the checks and the history of a file's rows, published at once
and taken back by those who keep meetings and plans. A step lacks something, or it is taken: what is
missing is named by the rules of intake (intake/rules/plans/).
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from data_access.access.roles import Principal
from data_access.casework.keeping import Cells, keep, new_id
from data_access.intake.commit.commit import Outcome
from data_access.intake.history.sources import PLAN
from data_access.language.vocabulary import PLAN_MOVES, PLAN_STATUS, Text
from data_access.rules.planning.plan_steps import NEEDS_A_DOCUMENT, NEEDS_A_FORUM, STOPPED
from data_access.store.record_store import Store
from data_access.store.tables import RECORDS
from data_access.system.errors import RecordsError

CAPABILITY = "keep_meetings"
# What a step asks for, beside its day: columns of the log.
ASKED_FOR = {
    NEEDS_A_FORUM: ("event_id", "votes_for", "votes_against"),
    NEEDS_A_DOCUMENT: ("doc_ref", "votes_for", "votes_against"),
    **dict.fromkeys(STOPPED, ("reason",)),
}


def start_plan(
    store: Store, by: Principal, cells: Cells, measures: Sequence[Mapping[str, Any]], on: date
) -> Outcome:
    """Adds a plan under an id of its own, as a draft of the day `on`, and publishes. `cells` are its
    columns but id, status and version; each of `measures` has the columns of a measure but ids and
    number, and may have `amount_thb` with `fiscal_year_be`: a line of money without a source yet.

    NotAllowed unless the reader keeps plans; RecordsError says what is missing or wrong.
    """
    by.require(CAPABILITY)
    plan_id = new_id("PN")
    rows: dict[str, list[Cells]] = {
        "area_plan": [{"plan_id": plan_id, "status": "draft", "version": "1", **cells}],
        "plan_log": [_move(plan_id, 1, "", "draft", on, {})],
    }
    for number, measure in enumerate(measures, start=1):
        columns = {name: str(value) for name, value in measure.items()}
        amount, year = columns.pop("amount_thb", ""), columns.pop("fiscal_year_be", "")
        measure_id = new_id("MS")
        ids = {"measure_id": measure_id, "plan_id": plan_id, "seq": str(number)}
        rows.setdefault("measure", []).append({**ids, "status": "in_plan", **columns})
        if amount:
            line = {"fiscal_year_be": year, "source_of_money": "unfunded", "secured": "asked"}
            rows.setdefault("measure_budget", []).append(
                {"measure_id": measure_id, "seq": "1", "amount_thb": amount, **line}
            )
    return keep(store, by, rows, PLAN, ["area_plan"])


def next_steps(store: Store, by: Principal, plan_id: str) -> list[str]:
    """The steps that may follow the plan's step of now, the way forward first.

    NotAllowed unless the reader keeps plans; RecordsError if there is no such plan.
    """
    by.require(CAPABILITY)
    return list(PLAN_MOVES[_one(store, "area_plan", "plan_id", plan_id)["status"]])


def move_plan(
    store: Store,
    by: Principal,
    plan_id: str,
    to_status: str,
    on: date,
    filled: Cells | None = None,
) -> Outcome:
    """Takes the plan to its next step and publishes. `filled` are further columns of the log, those of
    ASKED_FOR among them. A plan that is drafted again gets the next version.

    NotAllowed unless the reader keeps plans; RecordsError names the steps that may follow, or what
    the step lacks.
    """
    allowed = next_steps(store, by, plan_id)
    plan = _one(store, "area_plan", "plan_id", plan_id)
    if to_status not in allowed:
        raise RecordsError(_not_a_step(plan, to_status, allowed))
    log = RECORDS["plan_log"]
    with store.reading() as connection:
        last = connection.scalar(sa.select(sa.func.max(log.c.seq)).where(log.c.plan_id == plan_id))
    changed = {"plan_id": plan_id, "status": to_status}
    if to_status == "draft":
        changed["version"] = str(plan["version"] + 1)
    move = _move(plan_id, (last or 0) + 1, plan["status"], to_status, on, filled or {})
    return keep(store, by, {"area_plan": [changed], "plan_log": [move]}, PLAN, ["plan_log"])


def change_plan(store: Store, by: Principal, plan_id: str, cells: Cells) -> Outcome:
    """Corrects columns of one plan, such as its title or its years, and publishes; its step is moved
    by move_plan alone. NotAllowed, RecordsError as above; ValueError for the step."""
    by.require(CAPABILITY)
    if "status" in cells:
        raise ValueError("a plan is moved by move_plan")
    _one(store, "area_plan", "plan_id", plan_id)
    return keep(store, by, {"area_plan": [{"plan_id": plan_id, **cells}]}, PLAN)


def add_measure(store: Store, by: Principal, plan_id: str, cells: Cells) -> Outcome:
    """Adds one measure to a plan under the next number there, and publishes. `cells` are its columns
    but ids and number. NotAllowed, RecordsError as above."""
    by.require(CAPABILITY)
    _one(store, "area_plan", "plan_id", plan_id)
    seq = _next_seq(store, "measure", "plan_id", plan_id)
    ids = {"measure_id": new_id("MS"), "plan_id": plan_id, "seq": seq, "status": "in_plan"}
    return keep(store, by, {"measure": [{**ids, **cells}]}, PLAN, ["measure"])


def change_measure(store: Store, by: Principal, measure_id: str, cells: Cells) -> Outcome:
    """Corrects columns of one measure, or cancels it by its status, and publishes. Who leads it is
    named in one column, and the other is emptied. NotAllowed, RecordsError as above."""
    by.require(CAPABILITY)
    _one(store, "measure", "measure_id", measure_id)
    return keep(store, by, {"measure": [{"measure_id": measure_id, **cells}]}, PLAN)


def set_money(
    store: Store, by: Principal, measure_id: str, cells: Cells, seq: int | None = None
) -> Outcome:
    """Adds a line of money to one measure, or corrects the line `seq`, and publishes. NotAllowed,
    RecordsError as above."""
    by.require(CAPABILITY)
    _one(store, "measure", "measure_id", measure_id)
    number = _next_seq(store, "measure_budget", "measure_id", measure_id)
    row = {"measure_id": measure_id, "seq": number if seq is None else str(seq), **cells}
    added = ["measure_budget"] if seq is None else []
    return keep(store, by, {"measure_budget": [row]}, PLAN, added)


def link_measure(
    store: Store, by: Principal, measure_id: str, column: str, record_id: str
) -> Outcome:
    """Counts one record towards a measure, and publishes; `column` of measure_link names it. To take
    it back is to undo it. NotAllowed, RecordsError as above."""
    by.require(CAPABILITY)
    _one(store, "measure", "measure_id", measure_id)
    seq = _next_seq(store, "measure_link", "measure_id", measure_id)
    row = {"measure_id": measure_id, "seq": seq, column: record_id}
    return keep(store, by, {"measure_link": [row]}, PLAN, ["measure_link"])


def _move(plan_id: str, seq: int, start: str, end: str, on: date, filled: Cells) -> Cells:
    move = {"plan_id": plan_id, "seq": str(seq), "from_status": start, "to_status": end}
    return {**move, "changed_on": on.isoformat(), **filled}


def _next_seq(store: Store, table_name: str, column: str, value: str) -> str:
    table = RECORDS[table_name]
    asked = sa.select(sa.func.max(table.c.seq)).where(table.c[column] == value)
    with store.reading() as connection:
        return str((connection.scalar(asked) or 0) + 1)


def _one(store: Store, table_name: str, column: str, value: str) -> Mapping[str, Any]:
    table = RECORDS[table_name]
    with store.reading() as connection:
        found = connection.execute(sa.select(table).where(table.c[column] == value)).mappings()
        row = found.one_or_none()
    if row is None:
        what = Text("แผน", "plan") if table_name == "area_plan" else Text("โครงการ", "measure")
        raise RecordsError(
            Text(
                f"ไม่พบ{what.th} {value} ตรวจรหัสแล้วลองใหม่",
                f"There is no {what.en} {value}. Check its id and try again.",
            )
        )
    return dict(row)


def _not_a_step(plan: Mapping[str, Any], to_status: str, allowed: list[str]) -> Text:
    wanted = PLAN_STATUS.get(to_status, Text(to_status, to_status))
    now = PLAN_STATUS[plan["status"]]
    th, en = (
        ", ".join(PLAN_STATUS[one][language] for one in allowed) or "–" for language in (0, 1)
    )
    return Text(
        f"{plan['plan_id']}: แผนอยู่ที่ขั้น «{now.th}» ไปขั้น «{wanted.th}» ไม่ได้ ขั้นต่อไปที่ทำได้: {th}",
        f"{plan['plan_id']}: the plan is at «{now.en}» and cannot go to «{wanted.en}»."
        f" Allowed next: {en}.",
    )
