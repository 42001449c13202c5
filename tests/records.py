"""Builders for tests: each makes one ordinary record, and takes what the test is about.

Values are written as an officer's CSV would hold them: codes, ISO dates, yes and no. Everything
stands in province 58, in two districts and three subdistricts, as it was on 31 March 2024.
"""

import csv
from pathlib import Path

from data_access.language.vocabulary import COMPONENT
from data_access.schema import BY_NAME

AS_OF = "2024-03-31"
PILOT_OPENED = "2023-03-16"


def area(**given):
    return _row(
        given,
        area_code="580302",
        level="subdistrict",
        parent_code="5803",
        name_th="เวียงเหนือ",
        name_en="Wiang Nuea",
        lat="19.42",
        lon="98.43",
    )


def programme(**given):
    return _row(
        given,
        programme_id="HOH",
        name_th="บ้านแห่งความสุข",
        name_en="Home of Happiness",
        province_code="58",
        started_on=PILOT_OPENED,
        network_size="120",
        made_up="yes",
    )


def lao(**given):
    return _row(
        given, lao_id="LAO-01", name_th="อบต.เวียงเหนือ", lao_type="sao", district_code="5803"
    )


def lao_subdistrict(**given):
    return _row(given, lao_id="LAO-01", subdistrict_code="580302")


def partner(**given):
    return _row(
        given,
        partner_id="CODI",
        name_th="สถาบันพัฒนาองค์กรชุมชน (องค์การมหาชน)",
        name_en="Community Organizations Development Institute",
        short_th="พอช.",
        short_en="CODI",
        partner_type="public_org",
        mou_party="yes",
        mou_signed_on=PILOT_OPENED,
        color="#0B6E6E",
        active="yes",
    )


def goal(**given):
    return _row(
        given,
        goal_id="G6",
        name_th="บ้านส่งมอบแล้ว",
        name_en="Houses handed over",
        unit="house",
        baseline="0",
        target="30",
        start_on="2023-03-16",
        due_on="2024-09-30",
        curve="linear",
        direction="up",
        rollup="count_houses",
        weight="1",
        owner_partner_id="CODI",
    )


def goal_update(**given):
    return _row(given, goal_id="G6", reported_on="2024-03-01", value="1", verification="verified")


def area_target(**given):
    return _row(given, area_code="580302", goal_id="G6", period="2567", target_value="10")


def goal_target_change(**given):
    return _row(given, goal_id="G6", valid_from="2024-03-01", target="60")


def area_target_change(**given):
    return _row(
        given,
        area_code="580302",
        goal_id="G6",
        period="2567",
        valid_from="2024-03-01",
        target_value="20",
    )


def subdistrict_step(**given):
    return _row(given, subdistrict_code="580302", step="team", reached_on="2023-06-01")


def event(**given):
    return _row(
        given,
        event_id="E1",
        kind="kick_off",
        held_on=PILOT_OPENED,
        place="ศาลากลางจังหวัด",
        attendees="120",
    )


def agenda_item(**given):
    return _row(given, event_id="E1", seq="1", kind="opening", title_th="เปิดประชุม")


def attendance(**given):
    return _row(
        given,
        attendance_id="AT1",
        event_id="E1",
        participant_id="P001",
        presence="present",
        method="list",
    )


def agreement(**given):
    return _row(
        given, agreement_id="MOU1", title_th="บันทึกข้อตกลง", version="1", signed_on=PILOT_OPENED
    )


def agreement_clause(**given):
    return _row(given, agreement_id="MOU1", seq="1", text_th="ร่วมกันซ่อมบ้าน", binds="all")


def signature(**given):
    return _row(
        given,
        signature_id="SG1",
        agreement_id="MOU1",
        partner_id="CODI",
        role="ผู้แทนหน่วยงาน",
        signed_on=PILOT_OPENED,
        event_id="E1",
    )


def decision(**given):
    return _row(
        given,
        decision_id="DN1",
        event_id="E1",
        seq="1",
        text_th="ส่งมอบคำมั่นให้ครบ",
        text_en="Deliver what was promised",
        kind="request",
        partner_id="CODI",
        due_on="2024-03-31",
    )


def decision_update(**given):
    return _row(
        given,
        decision_id="DN1",
        seq="1",
        reported_on="2024-03-01",
        status="under_way",
        verification="verified",
    )


def area_plan(**given):
    return _row(
        given,
        plan_id="PN1",
        subdistrict_code="580302",
        lao_id="LAO-01",
        author="joint",
        title_th="แผนตำบลเวียงเหนือ",
        years_from="2566",
        years_to="2570",
        form="2566",
        status="draft",
        version="1",
    )


def plan_log(**given):
    return _row(given, plan_id="PN1", seq="1", to_status="draft", changed_on="2024-01-10")


def measure(**given):
    return _row(
        given,
        measure_id="MS1",
        plan_id="PN1",
        seq="1",
        dimension="living",
        kind="repair",
        name_th="ซ่อมบ้านผู้ยากลำบาก",
        target_qty="1",
        unit="house",
        lead_kind="lao",
        lead_lao_id="LAO-01",
        start_on="2024-01-10",
        due_on="2024-09-30",
        status="in_plan",
    )


def measure_budget(**given):
    return _row(
        given,
        measure_id="MS1",
        seq="1",
        fiscal_year_be="2567",
        source_of_money="lao_budget",
        amount_thb="40000",
        secured="approved",
    )


def measure_link(**given):
    return _row(given, measure_id="MS1", seq="1", repair_id="R-0001")


def participant(**given):
    return _row(
        given,
        participant_id="P001",
        participant_group="lao_executive",
        lao_id="LAO-01",
        subdistrict_code="580302",
        district_code="5803",
        role_th="นายก อบต.",
        attended_kickoff="yes",
        active="yes",
    )


def commitment(**given):
    return _row(
        given,
        commitment_id="C001",
        participant_id="P001",
        goal_id="G6",
        text_th="ซ่อมบ้านในตำบล 5 หลัง",
        metric_unit="house",
        target_qty="5",
        baseline_qty="0",
        start_on="2023-04-01",
        due_on="2024-09-30",
        weight="1",
        status="in_progress",
        area_code="580302",
    )


def commitment_update(**given):
    return _row(
        given,
        commitment_id="C001",
        reported_on="2024-02-01",
        qty_to_date="2",
        verification="verified",
    )


def subsidy_cap(**given):
    return _row(
        given,
        funding_program="codi_bpp",
        fiscal_year_be="2567",
        cap_thb="20000",
        cap_source="ประกาศของหน่วยงาน",
    )


def household(**given):
    return _row(
        given,
        household_id="HH-580302-0001",
        subdistrict_code="580302",
        moo="1",
        lat="19.42",
        lon="98.43",
        n_members="3",
        income_pp_year_thb="40000",
        state_welfare_card="yes",
        tenure="own_no_title",
        access="paved",
        survey_method="census",
        form_version="1",
        consent="given",
        consent_date="2023-05-01",
        registered_on="2023-05-01",
        active="yes",
    )


def member(**given):
    return _row(
        given,
        member_id="M-0001",
        household_id="HH-580302-0001",
        birth_year_be="2490",
        sex="female",
        groups="elderly",
        civil_status="thai",
        is_head="yes",
    )


def assessment(**given):
    return _row(
        given,
        assessment_id="A-0001",
        household_id="HH-580302-0001",
        assessed_on="2023-06-01",
        assessor_org="อบต.เวียงเหนือ",
        **{f"{component}_condition": "2" for component in COMPONENT},
        people_at_risk="no",
        est_cost_thb="30000",
    )


def livelihood(**given):
    return _row(
        given,
        livelihood_id="L-0001",
        household_id="HH-580302-0001",
        kind="weaving",
        started_on="2024-01-10",
        partner_id="CODI",
        income_gain_pp_year_thb="6000",
    )


def livelihood_check(**given):
    return _row(
        given,
        livelihood_id="L-0001",
        checked_on="2024-03-20",
        income_pp_year_thb="44000",
        active="yes",
        verification="verified",
    )


def enterprise(**given):
    return _row(
        given,
        enterprise_id="EN-01",
        name_th="กลุ่มทอผ้า",
        kind="weaving",
        area_code="580302",
        members="12",
        started_on="2023-06-01",
        registered="yes",
    )


def model(**given):
    return _row(
        given,
        model_id="MD-01",
        name_th="ช่างชุมชน",
        name_en="Village builders",
        area_code="580302",
        problem_dimension="living",
        context="town",
        measured_by="coverage",
        started_on="2023-06-01",
        did_th="ซ่อมทีละหมู่บ้าน",
        partner_id="CODI",
        status="trying",
        status_since="2023-06-01",
    )


def model_step(**given):
    return _row(given, model_id="MD-01", seq="1", text_th="รวมช่าง")


def model_area(**given):
    return _row(
        given, model_id="MD-01", subdistrict_code="580302", role="origin", from_on="2023-06-01"
    )


def model_visit(**given):
    return _row(
        given, visit_id="V-01", model_id="MD-01", event_id="E1", lao_id="LAO-01", result="adopted"
    )


def repair(**given):
    """A repair whose need has been reported and no more; its log is one `status_log()`."""
    return _row(
        given,
        repair_id="R-0001",
        household_id="HH-580302-0001",
        repair_type="repair",
        components="roof;wall",
        status="reported",
        status_since="2023-10-10",
        fiscal_year_be="2567",
        reported_on="2023-10-10",
        lead_partner_id="CODI",
        quality_check="na",
    )


def repair_handed_over(**given):
    """A repair that went the whole way; its log is `moves_to_handed_over(repair_id)`."""
    return repair(
        **{
            "status": "handed_over",
            "status_since": "2024-02-20",
            "surveyed_on": "2023-10-20",
            "verified_on": "2023-11-10",
            "approved_on": "2023-12-01",
            "started_on": "2024-01-05",
            "completed_on": "2024-02-10",
            "handed_over_on": "2024-02-20",
            "est_cost_thb": "30000",
            "approved_thb": "20000",
            "actual_cash_thb": "19500",
            "inkind_value_thb": "8000",
            "labour_person_days": "24",
            "quality_check": "pass",
            **given,
        }
    )


def repair_status_log(**given):
    return _row(given, repair_id="R-0001", seq="1", to_status="reported", changed_on="2023-10-10")


def moves(repair_id, *to_statuses_on):
    """The log of one repair from (status, day) pairs, each move leaving where the last arrived."""
    rows, before = [], ""
    for seq, (status, day) in enumerate(to_statuses_on, start=1):
        rows.append(
            repair_status_log(
                repair_id=repair_id,
                seq=str(seq),
                from_status=before,
                to_status=status,
                changed_on=day,
                hold_reason="rain_access" if status == "on_hold" else "",
            )
        )
        before = status
    return rows


def moves_to_handed_over(repair_id):
    return moves(
        repair_id,
        ("reported", "2023-10-10"),
        ("surveyed", "2023-10-20"),
        ("community_verified", "2023-11-10"),
        ("approved", "2023-12-01"),
        ("in_progress", "2024-01-05"),
        ("completed", "2024-02-10"),
        ("handed_over", "2024-02-20"),
    )


def photo(**given):
    return _row(
        given,
        photo_id="PH-0001",
        repair_id="R-0001",
        stage="after",
        taken_on="2024-02-10",
        file="after.jpg",
        consent_to_show="yes",
        faces_blurred="yes",
    )


def commitment_house(**given):
    return _row(
        given,
        commitment_id="C001",
        repair_id="R-0001",
        role="craftsmen",
        linked_on="2024-02-01",
    )


def promise_move(**given):
    return _row(
        given,
        move_id="PM-0001",
        pledge_id="K-0001",
        reported_on="2024-02-01",
        due_on="2024-12-31",
        reason="rain",
        verification="verified",
    )


def proof(**given):
    return _row(
        given,
        proof_id="PF-0001",
        delivery_id="D-0001",
        kind="photo",
        sha256="0" * 64,
        file="PF-0001.jpg",
        taken_on="2024-01-05",
    )


def pledge(**given):
    return _row(
        given,
        pledge_id="K-0001",
        partner_id="CODI",
        kind="cash",
        text_th="สนับสนุนงบประมาณซ่อมบ้าน",
        qty="200000",
        unit="THB",
        unit_value_thb="1",
        pledge_status="partly_delivered",
        pledged_on=PILOT_OPENED,
        due_on="2024-09-30",
        area_code="58",
        goal_id="G6",
    )


def delivery(**given):
    return _row(
        given,
        delivery_id="D-0001",
        pledge_id="K-0001",
        partner_id="CODI",
        kind="cash",
        delivered_on="2024-01-05",
        qty="20000",
        unit="THB",
        value_thb="20000",
        area_code="580302",
        repair_id="R-0001",
        verification="verified",
    )


def repair_funding(**given):
    return _row(
        given,
        funding_id="F-0001",
        repair_id="R-0001",
        funding_program="codi_bpp",
        partner_id="CODI",
        kind="cash",
        qty="20000",
        unit="THB",
        value_thb="20000",
        delivery_id="D-0001",
    )


def minimal_programme(**given):
    """Every table with a row or more, passing every check. `given` replaces whole tables.

    Three households: 0001 in 580302 has its house handed over, 0002 in 580301 has reported a
    need, 0003 in 580104 has neither assessment, member nor repair.
    """
    tables = {
        "area": [
            _place("58", "province", "", "แม่ฮ่องสอน", "Mae Hong Son", "19.10", "98.00"),
            _place("5801", "district", "58", "เมืองแม่ฮ่องสอน", "Mueang", "19.30", "97.97"),
            _place("5803", "district", "58", "ปาย", "Pai", "19.36", "98.44"),
            _place("580104", "subdistrict", "5801", "ปางหมู", "Pang Mu", "19.34", "97.95"),
            _place("580301", "subdistrict", "5803", "เวียงใต้", "Wiang Tai", "19.36", "98.44"),
            area(),
        ],
        "programme": [programme()],
        "lao": [lao()],
        "lao_subdistrict": [lao_subdistrict()],
        "partner": [
            partner(),
            partner(
                partner_id="REDCROSS",
                name_th="เหล่ากาชาดจังหวัด",
                name_en="Red Cross chapter",
                short_th="กาชาด",
                short_en="Red Cross",
                partner_type="charity",
                mou_party="no",
                mou_signed_on="",
            ),
        ],
        "goal": [goal()],
        "goal_update": [goal_update()],
        "goal_target_change": [goal_target_change(valid_from="2024-06-01")],
        "area_target": [area_target()],
        "area_target_change": [area_target_change(valid_from="2024-06-01")],
        "subdistrict_step": [subdistrict_step()],
        "event": [event()],
        "participant": [participant()],
        "agenda_item": [agenda_item()],
        "attendance": [attendance()],
        "agreement": [agreement()],
        "agreement_clause": [agreement_clause()],
        "signature": [signature()],
        "decision": [decision()],
        "decision_update": [decision_update()],
        "model": [model(started_on=PILOT_OPENED)],
        "model_step": [model_step()],
        "model_area": [model_area()],
        "model_visit": [model_visit()],
        "commitment": [commitment()],
        "commitment_update": [commitment_update()],
        "subsidy_cap": [subsidy_cap()],
        "household": [
            household(),
            household(
                household_id="HH-580301-0002", subdistrict_code="580301", lat="19.36", lon="98.44"
            ),
            household(household_id="HH-580104-0003", subdistrict_code="580104", lat="", lon=""),
        ],
        "member": [
            member(),
            member(member_id="M-0002", groups="none", is_head="no", birth_year_be="2520"),
            member(member_id="M-0003", household_id="HH-580301-0002", groups="disabled;chronic"),
        ],
        "assessment": [
            assessment(),
            assessment(assessment_id="A-0002", household_id="HH-580301-0002"),
        ],
        "enterprise": [enterprise()],
        "livelihood": [livelihood()],
        "livelihood_check": [livelihood_check()],
        "repair": [
            repair_handed_over(),
            repair(repair_id="R-0002", household_id="HH-580301-0002"),
        ],
        "repair_status_log": [
            *moves_to_handed_over("R-0001"),
            repair_status_log(repair_id="R-0002"),
        ],
        "photo": [photo()],
        "commitment_house": [commitment_house()],
        "pledge": [pledge()],
        "delivery": [delivery()],
        "repair_funding": [repair_funding()],
        "promise_move": [promise_move(due_on=pledge()["due_on"])],
        "proof": [proof()],
        "area_plan": [area_plan()],
        "plan_log": [plan_log()],
        "measure": [measure()],
        "measure_budget": [measure_budget()],
        "measure_link": [measure_link()],
    }
    return {**tables, **given}


def first_changed(table_name, **given):
    """The rows of one table of the minimal programme, with `given` in the first of them."""
    first, *others = minimal_programme()[table_name]
    return [{**first, **given}, *others]


def write_folder(folder, tables):
    """One CSV a table, in UTF-8, with every column of the schema. Returns the folder."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        columns = [column.name for column in BY_NAME[name].columns]
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, restval="")
            writer.writeheader()
            writer.writerows(rows)
    return folder


def records_folder(folder, **given):
    """A folder of the minimal programme with the tables of the test put in its place."""
    return write_folder(folder, minimal_programme(**given))


def _place(area_code, level, parent_code, name_th, name_en, lat, lon):
    return area(
        area_code=area_code,
        level=level,
        parent_code=parent_code,
        name_th=name_th,
        name_en=name_en,
        lat=lat,
        lon=lon,
    )


def _row(given, **ordinary):
    return {"source": "ทดสอบ", "updated_at": AS_OF, **ordinary, **given}
