"""The plans themselves: their steps with papers, the money of each measure, and what is linked."""

from pathlib import Path
from typing import NamedTuple

import pandas as pd

from sample_data.making.basics.days import day
from sample_data.making.basics.tables import write_rows
from sample_data.making.places.subdistricts import SUBDISTRICTS
from sample_data.making.plans.measures import MEASURES_OF, Measure

YEARS = (2566, 2570)
THIS_YEAR, NEXT_YEAR = 2567, 2568
MINUTES = "รายงานการประชุมสภาท้องถิ่น สมัยสามัญ"


class Plan(NamedTuple):
    """`steps` are (step, day, further columns), in their order; the first is the draft."""

    place: str
    author: str
    steps: tuple[tuple[str, str, dict], ...]

    @property
    def status(self) -> str:
        return self.steps[-1][0]


def _forum(event_id: str, votes: int, against: int = 0) -> dict:
    return {"event_id": event_id, "votes_for": votes, "votes_against": against}


def _adopted(number: str, votes: int) -> dict:
    return {"doc_ref": f"{MINUTES} {number}", "votes_for": votes, "votes_against": 0}


# A plan counts towards the goal from its adoption on: never before the step was reported by hand.
PLANS = (
    Plan("580101", "joint", (
        ("draft", "2023-05-29", {}), ("forum", "2023-06-15", _forum("E-17", 60, 3)),
        ("adopted_lao", "2023-09-14", _adopted("3/2566", 12)), ("funded", "2023-10-20", {}),
        ("carried_out", "2024-03-01", {}), ("closed", "2024-03-20", {}),
    )),
    Plan("580401", "lao", (
        ("draft", "2023-08-07", {}), ("forum", "2023-08-24", _forum("E-18", 52)),
        ("adopted_lao", "2023-11-02", _adopted("4/2566", 10)), ("in_provincial_plan", "2023-11-28", {}),
        ("funded", "2023-12-14", {}), ("carried_out", "2024-03-12", {}),
    )),
    Plan("580301", "joint", (
        ("draft", "2023-07-20", {}), ("forum", "2023-08-10", _forum("E-07", 38, 3)),
        ("adopted_lao", "2023-11-16", _adopted("4/2566", 11)), ("funded", "2024-01-15", {}),
    )),
    Plan("580201", "joint", (
        ("draft", "2023-08-21", {}), ("forum", "2023-09-07", _forum("E-19", 35)),
        ("adopted_lao", "2023-12-07", _adopted("4/2566", 9)), ("in_provincial_plan", "2024-01-09", {}),
        ("funded", "2024-02-22", {}),
    )),
    Plan("580103", "council", (
        ("draft", "2023-10-02", {}), ("forum", "2023-10-19", _forum("E-20", 44, 2)),
        ("adopted_lao", "2023-12-19", _adopted("4/2566", 8)), ("in_provincial_plan", "2024-02-20", {}),
    )),
    Plan("580703", "council", (
        ("draft", "2023-10-26", {}), ("forum", "2023-11-09", _forum("E-21", 29)),
        ("adopted_lao", "2023-12-14", _adopted("4/2566", 7)),
    )),
    Plan("580502", "joint", (
        ("draft", "2023-05-08", {}), ("forum", "2023-05-25", _forum("E-05", 55, 3)),
        ("adopted_lao", "2024-02-08", _adopted("1/2567", 9)),
    )),
    Plan("580701", "lao", (
        ("draft", "2023-12-28", {}), ("forum", "2024-01-18", _forum("E-12", 44)),
        ("adopted_lao", "2024-03-27", _adopted("1/2567", 10)),
    )),
    Plan("580601", "council", (
        ("draft", "2023-11-06", {}), ("forum", "2023-11-23", _forum("E-10", 39)),
        ("returned", "2024-02-20", {"reason": "documents"}),
    )),
    Plan("580606", "joint", (
        ("draft", "2024-02-26", {}), ("forum", "2024-03-14", _forum("E-15", 36, 1)),
    )),
    Plan("580603", "council", (("draft", "2024-03-25", {}),)),
    Plan("580204", "lao", (
        ("draft", "2024-01-22", {}), ("returned", "2024-02-14", {"reason": "needs"}),
        ("draft", "2024-03-04", {}),
    )),
)  # fmt: skip
HAS_MONEY = ("funded", "carried_out", "closed")
# Of Mae Sam Laep as its forum wrote it: source, how far secured, year, and baht, measure by measure.
WRITTEN = {
    "580606": (
        (("lao_budget", "approved", 2567, 240000), ("codi", "approved", 2567, 240000)),
        (("provincial_plan", "approved", 2567, 300000),),
        (("ministry", "approved", 2568, 200000),),
        (("lao_budget", "approved", 2567, 60000),),
        (("community", "promised", 2568, 120000),),
        (("ministry", "asked", 2568, 180000),),
        (("unfunded", "asked", 2568, 400000), ("community", "approved", 2568, 100000)),
    ),
}
SOURCES = ("lao_budget", "codi", "ministry", "provincial_plan", "unfunded")
# Money that a partner pledged to the place, and what else a measure counts, by its place and kind.
PLEDGED = {"580101": "PL-045", "580301": "PL-049", "580201": "PL-057"}
ALSO_LINKED = (
    ("580603", "other", "decision_id", "DN-008"),
    ("580103", "training", "commitment_id", "C-001"),
)
PARTNER_LEAD = "mhs-college"


def write_plans(folder: Path) -> None:
    """After the homes: repairs handed over and livelihoods are read from the files just written."""
    done = _done_at(folder)
    names = dict(zip(SUBDISTRICTS.code, SUBDISTRICTS.name_th, strict=True))
    tables: dict[str, list[dict]] = {name: [] for name in _TABLES}
    days: dict[str, list[int]] = {name: [] for name in _TABLES}
    for number, plan in enumerate(PLANS, start=1):
        plan_id, last = f"PN-{plan.place}-1", day(plan.steps[-1][1])
        for name, rows in {
            "area_plan": [_plan(plan, plan_id, names[plan.place])],
            **_measures(plan, plan_id, number, done),
        }.items():
            tables[name] += rows
            days[name] += [last] * len(rows)
        log = _log(plan, plan_id)
        tables["plan_log"] += log
        days["plan_log"] += [day(row["changed_on"]) for row in log]
    for name in _TABLES:
        write_rows(folder, name, tables[name], days[name])


_TABLES = ("area_plan", "plan_log", "measure", "measure_budget", "measure_link")


def _plan(plan: Plan, plan_id: str, place: str) -> dict:
    return {
        "plan_id": plan_id,
        "subdistrict_code": plan.place,
        "lao_id": f"LAO-{plan.place}-1",
        "author": plan.author,
        "title_th": f"แผนพัฒนาคุณภาพชีวิตและที่อยู่อาศัยตำบล{place}",
        "years_from": YEARS[0],
        "years_to": YEARS[1],
        "form": "2566",
        "status": plan.status,
        "version": sum(step == "draft" for step, _, _ in plan.steps),
    }


def _log(plan: Plan, plan_id: str) -> list[dict]:
    before = ["", *(step for step, _, _ in plan.steps)]
    return [
        {
            "plan_id": plan_id,
            "seq": seq,
            "from_status": before[seq - 1],
            "to_status": step,
            "changed_on": on,
            **more,
        }
        for seq, (step, on, more) in enumerate(plan.steps, start=1)
    ]


def _measures(plan: Plan, plan_id: str, number: int, done: dict) -> dict[str, list[dict]]:
    rows: dict[str, list[dict]] = {"measure": [], "measure_budget": [], "measure_link": []}
    for seq, one in enumerate(MEASURES_OF[plan.place], start=1):
        measure_id = f"MS-{plan.place}-{seq:02d}"
        links = _links(plan, one, done)
        if plan.status == "closed":  # what was done is what the plan was closed on
            one = one._replace(qty=max(len(links), 1))
        rows["measure"].append(_measure(plan, plan_id, measure_id, seq, one, bool(links)))
        rows["measure_link"] += [
            {"measure_id": measure_id, "seq": at, column: record}
            for at, (column, record) in enumerate(links, start=1)
        ]
        lines = (
            WRITTEN[plan.place][seq - 1]
            if plan.place in WRITTEN
            else _money(plan, number, seq, one)
        )
        rows["measure_budget"] += [
            {
                "measure_id": measure_id,
                "seq": at,
                "fiscal_year_be": year,
                "source_of_money": source,
                "amount_thb": amount,
                "pledge_id": PLEDGED.get(plan.place, "") if source == "partner_pledge" else "",
                "secured": secured,
            }
            for at, (source, secured, year, amount) in enumerate(lines, start=1)
        ]
    return rows


def _measure(
    plan: Plan, plan_id: str, measure_id: str, seq: int, one: Measure, has_links: bool
) -> dict:
    begins, is_late = plan.steps[0][1], one.unit == "person"
    return {
        "measure_id": measure_id,
        "plan_id": plan_id,
        "seq": seq,
        "dimension": one.dimension,
        "indicator_key": "G1" if one.kind == "repair" else "",
        "kind": one.kind,
        "name_th": one.name,
        "objective_th": one.objective,
        "output_th": f"{one.name} {one.qty:,} {_UNITS[one.unit]}",
        "kpi_th": one.kpi,
        "expected_th": one.expected,
        "target_qty": one.qty,
        "unit": one.unit,
        "target_group": one.group,
        "lead_kind": one.lead,
        "lead_lao_id": f"LAO-{plan.place}-1" if one.lead == "lao" else "",
        "lead_partner_id": PARTNER_LEAD if one.lead == "partner" else "",
        "start_on": begins,
        "due_on": "2025-09-30" if is_late else "2024-09-30",
        "strategy_th": "การพัฒนาคุณภาพชีวิตและสังคม",
        "tactic_th": "ยกระดับที่อยู่อาศัยและรายได้ของครัวเรือนเปราะบาง",
        "programme_th": one.programme,
        "status": "cancelled" if plan.status == "closed" and not has_links else "in_plan",
    }


_UNITS = {
    "house": "หลัง",
    "person": "คน",
    "household": "ครัวเรือน",
    "session": "ครั้ง",
    "subdistrict": "ตำบล",
}


def _money(plan: Plan, number: int, seq: int, one: Measure) -> list[tuple[str, str, int, int]]:
    """This year's part and the rest; a plan that has its money has all of this year's."""
    total = one.qty * one.each_thb
    now = max(total // 2, 1)
    source = SOURCES[(number + seq) % len(SOURCES)]
    if plan.status in HAS_MONEY:
        source = "lao_budget" if source == "unfunded" else source
        if seq == 1 and plan.place in PLEDGED:
            source = "partner_pledge"
        secured = "paid" if plan.status != "funded" else "approved"
    else:
        secured = "promised" if source in ("lao_budget", "codi") else "asked"
    lines = [(source, secured, THIS_YEAR, now)]
    if plan.status != "closed" and total > now:
        rest = "unfunded" if (number + seq) % 3 == 0 else source
        lines.append((rest, "asked", NEXT_YEAR, total - now))
    return lines


def _links(plan: Plan, one: Measure, done: dict) -> list[tuple[str, str]]:
    most = one.qty if plan.status in ("closed", "carried_out") else one.qty // 2
    of = {"repair": "repair_id", "livelihood": "livelihood_id"}.get(one.kind)
    if plan.status in HAS_MONEY and of:
        return [(of, record) for record in done[of].get(plan.place, [])[:most]]
    return [
        (column, record)
        for place, kind, column, record in ALSO_LINKED
        if (place, kind) == (plan.place, one.kind)
    ]


def _done_at(folder: Path) -> dict[str, dict[str, list[str]]]:
    """By subdistrict the ids of repairs handed over and of livelihoods, in their order."""
    repairs = pd.read_csv(folder / "repair.csv", usecols=["repair_id", "household_id", "status"])
    livelihoods = pd.read_csv(folder / "livelihood.csv", usecols=["livelihood_id", "household_id"])
    repairs = repairs[repairs["status"] == "handed_over"]
    return {
        "repair_id": _by_place(repairs, "repair_id"),
        "livelihood_id": _by_place(livelihoods, "livelihood_id"),
    }


def _by_place(records: pd.DataFrame, column: str) -> dict[str, list[str]]:
    places = records["household_id"].str[3:9]
    return {place: list(rows) for place, rows in records[column].groupby(places)}
