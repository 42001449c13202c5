"""One household on one screen: the house, who lives in it, the repair, its money and its photos."""

import pandas as pd
import streamlit as st

from data_access.casework.household_record import HouseholdRecord, open_household
from data_access.language.area_codes import district_of
from data_access.language.plurals import counted
from data_access.language.thai_calendar import in_be
from data_access.language.vocabulary import COMPONENT, CONDITION, REPAIR_STATUS, Text
from data_access.schema import BY_NAME
from ui.panels.records.records_file import file_of_household
from ui.panels.records.records_repair import one_repair
from ui.panels.records.records_table import facts_table, written_table
from ui.panels.records.records_words import in_words, plain
from ui.session import view
from ui.session.language import NOTHING, say, say_date
from ui.session.status_icons import MARKS, mark_out
from ui.session.words import Names, names_now

MARK_OF = {"3": "behind", "2": "watch", "1": "not_due", "0": "on_track", "na": "no_data"}
BAD = ("2", "3")
YEARS = Text("ปี", "years")
HOME = (
    "head_name",
    "house_no",
    "moo",
    "village_name_th",
    "phone",
    "lat",
    "lon",
    "tenure",
    "access",
    "income_pp_year_thb",
    "state_welfare_card",
    "mpi_failed",
    "consent",
)
NOT_ASSESSED = Text("บ้านหลังนี้ยังไม่มีการประเมิน", "Nobody has assessed this house yet")
NO_REPAIR = Text("ยังไม่มีรายการซ่อมของครัวเรือนนี้", "There is no repair of this household yet")


def one_household(household_id: str) -> None:
    """The whole record, read from the store at every drawing."""
    record, names = open_household(view.reader(), household_id), names_now()
    st.header(_answer(record, names), anchor=False)
    if record.household_id != household_id:
        st.info(say(_merged(household_id, record.household_id)), icon=":material/merge:")
    if record.withheld:
        st.warning(say(record.withheld), icon=":material/lock:")
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader(say(Text("บ้านและผู้อยู่อาศัย", "The home and its people")))
        facts_table("household", record.facts, HOME, names)
        _members(record, names)
    with right:
        st.subheader(say(Text("สภาพบ้านตามส่วน ที่แย่ที่สุดขึ้นก่อน", "Parts of the house, worst first")))
        _condition(record)
    if record.tables["repair"].empty:
        st.info(say(NO_REPAIR))
    for repair in record.tables["repair"].iloc[::-1].to_dict("records"):
        one_repair(record, repair, names)
    if len(record.tables["livelihood"]):
        st.subheader(say(BY_NAME["livelihood"].label))
        _livelihoods(record, names)
    file_of_household(record.household_id)


def _merged(asked: str, opened: str) -> Text:
    asked = plain(asked)
    return Text(f"{asked} รวมเข้ากับ {opened} แล้ว", f"{asked} was merged into {opened}")


def _answer(record: HouseholdRecord, names: Names) -> str:
    facts, repairs = record.facts, record.tables["repair"]
    place = names.areas.get(facts["subdistrict_code"], NOTHING)
    district = names.areas.get(district_of(facts["subdistrict_code"]), NOTHING)
    status = (
        say(REPAIR_STATUS[repairs.iloc[-1]["status"]])
        if len(repairs)
        else say(Text("ยังไม่มีงานซ่อม", "no repair"))
    )
    house = _house(record)
    return say(
        Text(
            f"{plain(record.household_id)} ต.{place} อ.{district} สมาชิก **{facts['n_members']}** คน"
            f" {house} งานซ่อม: **{status}**",
            f"{plain(record.household_id)}, {place}, {district}: **{facts['n_members']}** people,"
            f" {house}, repair: **{status}**",
        )
    )


def _house(record: HouseholdRecord) -> str:
    """How many parts are badly damaged. A house that nobody assessed is not one without damage."""
    assessments = record.tables["assessment"]
    if assessments.empty:
        return say(Text("**ยังไม่มีการประเมินบ้าน**", "**the house is not assessed**"))
    newest = assessments.iloc[-1]
    bad = sum(newest[f"{one}_condition"] in BAD for one in COMPONENT)
    if not bad:
        return say(Text("บ้าน**ไม่มีส่วนใดชำรุดมาก**", "**no part badly damaged**"))
    damaged = Text(
        f"ชำรุดมากหรือไม่ปลอดภัย {bad} ส่วน", f"{counted(bad, 'part')} badly damaged or unsafe"
    )
    return say(Text(f"บ้าน{mark_out(damaged.th)}", mark_out(damaged.en)))


def _members(record: HouseholdRecord, names: Names) -> None:
    members = record.tables["member"]
    if members.empty:
        return
    table, year_be = BY_NAME["member"], in_be(view.programme().as_of.year)
    lines = []
    for row in members.sort_values("is_head", ascending=False).to_dict("records"):
        said = {name: in_words(table.column(name), row[name], names) for name in row}
        age = (
            ""
            if pd.isna(row["birth_year_be"])
            else f"{year_be - row['birth_year_be']}\u00a0{say(YEARS)}"
        )
        needs = [said["groups"], said["disability_types"], said["ethnic_self_name"]]
        if said["adl_score"] != NOTHING:
            needs.append(f"ADL {said['adl_score']}/20")
        if row["civil_status"] != "thai":
            needs.append(said["civil_status"])
        lines.append(
            (
                plain(said["relation"]),
                f"{said['sex']} {age}".strip(),
                plain(", ".join(one for one in needs if one != NOTHING)),
            )
        )
    heads = (
        Text("สมาชิก", "Member"),
        Text("เพศ อายุ", "Sex, age"),
        Text("กลุ่มและความต้องการ", "Groups and needs"),
    )
    written_table(lines, heads)


def _condition(record: HouseholdRecord) -> None:
    assessments = record.tables["assessment"]
    if assessments.empty:
        st.info(say(NOT_ASSESSED))
        return
    newest, first = assessments.iloc[-1], assessments.iloc[0]
    several = len(assessments) > 1
    parts = sorted(
        COMPONENT,
        key=lambda one: "na0123".find(newest[f"{one}_condition"][-1]),
        reverse=True,
    )
    lines = [
        (
            say(COMPONENT[one]),
            *([_said(first[f"{one}_condition"])] if several else []),
            _said(newest[f"{one}_condition"]),
        )
        for one in parts
    ]
    heads = [Text("ส่วน", "Part"), *([_on(first)] if several else []), _on(newest)]
    written_table(lines, tuple(heads))
    if newest["people_at_risk"]:
        st.error(
            say(BY_NAME["assessment"].column("people_at_risk").label), icon=":material/warning:"
        )
    if isinstance(newest.get("note"), str) and newest["note"]:
        st.text(newest["note"])


def _on(assessment: pd.Series) -> Text:
    day = assessment["assessed_on"]
    return Text(f"ประเมิน {say_date(day)}", f"Assessed {say_date(day)}")


def _said(condition: str) -> str:
    return f"{MARKS[MARK_OF[condition]].icon} {say(CONDITION[condition])}"


def _livelihoods(record: HouseholdRecord, names: Names) -> None:
    table = BY_NAME["livelihood"]
    columns = [
        table.column(one) for one in ("kind", "started_on", "partner_id", "income_gain_pp_year_thb")
    ]
    lines = [
        tuple(plain(in_words(column, row[column.name], names)) for column in columns)
        for row in record.tables["livelihood"].to_dict("records")
    ]
    written_table(lines, tuple(column.label for column in columns))
