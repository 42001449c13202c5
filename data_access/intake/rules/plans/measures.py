"""A measure has one lead, money within the plan's years, and counts each record once and of its place."""

from collections.abc import Iterator

import pandas as pd

from data_access.intake.issues import Rule
from data_access.intake.matching.incoming import Breach, Incoming, looked_up
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import Text
from data_access.rules.planning.plan_steps import YEARS_OF_A_PLAN

YEARS = Rule(
    Text("ไม่ใช่ช่วงปีของแผน", "is not a span of years for a plan"),
    Text(
        f"ปีสุดท้ายไม่ก่อนปีแรก และไม่เกิน {YEARS_OF_A_PLAN} ปี",
        f"The last year is not before the first, and {YEARS_OF_A_PLAN} years at most",
    ),
)
LEAD = Rule(
    Text("ไม่ตรงกับประเภทหน่วยงานรับผิดชอบหลัก", "does not fit the kind of lead"),
    Text(
        "อปท. กรอกเฉพาะ อปท. ภาคีกรอกเฉพาะภาคี สภาองค์กรชุมชนเว้นว่างทั้งสองช่อง",
        "For an LAO fill in lead_lao_id only, for a partner lead_partner_id only, for the council neither",
    ),
)
NUMBERED_TWICE = Rule(
    Text("มีเลขที่ซ้ำกับโครงการอื่นของแผนเดียวกัน", "has the number of another measure of the plan"),
    Text("ใช้เลขที่ถัดไป", "Give it the next number"),
)
OUTSIDE_THE_PLAN = Rule(
    Text("อยู่นอกปีของแผน", "is outside the years of the plan"),
    Text("ตรวจปีงบประมาณ หรือแก้ช่วงปีของแผน", "Check the fiscal year, or change the plan's years"),
)
NO_SOURCE = Rule(
    Text("ยังไม่มีแหล่งเงินแต่บันทึกว่าได้เงินแล้ว", "has no source of money and says that it is secured"),
    Text("เลือกแหล่งเงิน หรือเปลี่ยนเป็นขอไว้", "Choose the source, or write asked"),
)
NOT_ONE_LINK = Rule(
    Text("ต้องเชื่อมกับรายการเดียว", "must name exactly one record"),
    Text(
        "กรอกเพียงช่องเดียว: งานซ่อม อาชีพ คำมั่นของภาคี คำมั่นผู้เข้าร่วม หรือมติ",
        "Fill in one of them only: repair, livelihood, pledge, commitment or decision",
    ),
)
COUNTED_TWICE = Rule(
    Text("ถูกนับในโครงการอื่นหรือแถวอื่นแล้ว", "is counted by another measure or row already"),
    Text("เก็บไว้เพียงแถวเดียว", "Keep one of the two rows"),
)
ELSEWHERE = Rule(
    Text("อยู่นอกตำบลของแผน", f"is outside the plan's {SUBDISTRICT.one}"),
    Text("ตรวจรหัส หรือเชื่อมกับโครงการของตำบลนั้น", "Check the id, or link it to a plan of its place"),
)
LINKS = ("repair_id", "livelihood_id", "pledge_id", "commitment_id", "decision_id")
# Of these one is one thing done; the others may serve the measures of several places.
COUNTED_ONCE = ("repair_id", "livelihood_id")
LEADS = {"lead_lao_id": "lao", "lead_partner_id": "partner"}


def years_of_a_plan(incoming: Incoming) -> Iterator[Breach]:
    plans = incoming.whole("area_plan")
    span = plans["years_to"] - plans["years_from"]
    wrong = ((span < 0) | (span >= YEARS_OF_A_PLAN)).fillna(False)
    yield Breach(YEARS, "area_plan", plans[wrong], "years_to")


def one_lead_and_one_number(incoming: Incoming) -> Iterator[Breach]:
    measures = incoming.whole("measure")
    for column, kind in LEADS.items():
        fits = measures[column].notna() == (measures["lead_kind"] == kind).fillna(False)
        yield Breach(LEAD, "measure", measures[~fits], column)
    ordered = measures.sort_values("file_row")
    again = ordered.duplicated(["plan_id", "seq"]) & ordered["seq"].notna()
    yield Breach(NUMBERED_TWICE, "measure", ordered[again], "seq")


def money_within_the_plan(incoming: Incoming) -> Iterator[Breach]:
    lines = incoming.whole("measure_budget")
    plan = looked_up(lines["measure_id"], _plan_of_measures(incoming))
    plans = incoming.whole("area_plan").drop_duplicates("plan_id").set_index("plan_id")
    first, last = (looked_up(plan, plans[name]) for name in ("years_from", "years_to"))
    year = lines["fiscal_year_be"]
    outside = ((year < first) | (year > last)).fillna(False)
    yield Breach(OUTSIDE_THE_PLAN, "measure_budget", lines[outside], "fiscal_year_be")
    bare = (lines["source_of_money"] == "unfunded") & (lines["secured"] != "asked")
    yield Breach(NO_SOURCE, "measure_budget", lines[bare.fillna(False)], "secured")


def links_count_once_and_here(incoming: Incoming) -> Iterator[Breach]:
    links = incoming.whole("measure_link")
    yield Breach(
        NOT_ONE_LINK, "measure_link", links[links[list(LINKS)].notna().sum(axis=1) != 1], LINKS[0]
    )
    ordered = links.sort_values(["file_row", "measure_id", "seq"])
    for column in LINKS:
        within = [column] if column in COUNTED_ONCE else ["measure_id", column]
        again = ordered.duplicated(within) & ordered[column].notna()
        yield Breach(COUNTED_TWICE, "measure_link", ordered[again], column)
    plans = incoming.whole("area_plan").drop_duplicates("plan_id").set_index("plan_id")
    place = looked_up(
        looked_up(links["measure_id"], _plan_of_measures(incoming)), plans["subdistrict_code"]
    )
    homes = incoming.whole("household").drop_duplicates("household_id")
    places = homes.set_index("household_id")["subdistrict_code"]
    for column in COUNTED_ONCE:
        table = incoming.whole(column.removesuffix("_id")).drop_duplicates(column)
        home = looked_up(links[column], table.set_index(column)["household_id"])
        there = looked_up(home, places)
        elsewhere = (links[column].notna() & there.notna() & (there != place)).fillna(False)
        yield Breach(ELSEWHERE, "measure_link", links[elsewhere], column)


def _plan_of_measures(incoming: Incoming) -> pd.Series:
    measures = incoming.whole("measure").drop_duplicates("measure_id")
    return measures.set_index("measure_id")["plan_id"]
