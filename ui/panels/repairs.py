"""Pictures and rows of the repairs: stages, what is stuck, time, cost and caps."""

import streamlit as st

from data_access.indicators.row_lists import parts_of
from data_access.language.plurals import one_or_many
from data_access.language.shares import kept_from_ends
from data_access.language.vocabulary import FUNDING_PROGRAM, REPAIR_STATUS, REPAIR_TYPE, Text
from data_access.queries.repairs import repairs, single_repairs
from data_access.queries.repairs.subsidies import subsidies_against_caps
from data_access.schema.headings import heading
from display.charts.stage_bars import stage_bars
from ui import charts
from ui.panels.shared.picture import pictured
from ui.panels.shared.row_list import links
from ui.panels.shared.rows import MOST_SHOWN, rows
from ui.session import view
from ui.session.language import say, say_fiscal_year
from ui.session.numbers import say_count
from ui.session.status_icons import mark_out

NO_REPAIRS = Text(
    "ยังไม่มีรายการซ่อมในพื้นที่ที่เลือก ลองเลือกทุกอำเภอหรือทุกปีงบประมาณ",
    "There is no repair in what is chosen. Try all districts or all fiscal years.",
)
NOT_NAMED = Text(
    "เหตุที่มีน้อยรายการไม่ระบุ เพราะอาจบอกเรื่องของครอบครัวเดียว (แถวที่เว้นว่างรวมไว้)",
    "Reasons of few repairs are not named, since they could point to one family: the row without a"
    " reason holds them together.",
)
STALLED_COLUMNS = (
    "repair_id",
    "district_code",
    "subdistrict_code",
    "status",
    "hold_reason",
    "status_since",
    "days",
    "limit_days",
    "lead_partner_id",
)
REPAIR_COLUMNS = (
    "repair_id",
    "household_id",
    "district_code",
    "subdistrict_code",
    "repair_type",
    "status",
    "status_since",
    "hold_reason",
    "fiscal_year_be",
    "approved_thb",
    "actual_cash_thb",
    "inkind_value_thb",
    "lead_partner_id",
)


def answer() -> str:
    """One sentence: how many are on the path, how many stuck, and for what main reason."""
    stages, stalled = view.ask(repairs.funnel), view.ask(repairs.stalled_counts)
    every, done = int(stages["repairs"].iloc[0]), int(stages["repairs"].iloc[-1])
    if not every:
        return say(NO_REPAIRS)
    stuck = int(stalled["repairs"].sum())
    late = Text(f"ค้างนานเกินเกณฑ์ {stuck:,} รายการ", f"{stuck:,} stalled beyond their limit")
    return say(
        Text(
            f"ดำเนินการ **{every:,}** รายการ ส่งมอบแล้ว **{done:,}** รายการ"
            f" {mark_out(late.th, stuck > 0)}",
            f"**{every:,}** {one_or_many(every, 'repair is', 'repairs are')} on the path, **{done:,}** handed over,"
            f" {mark_out(late.en, stuck > 0)}",
        )
    )


def has_repairs() -> bool:
    return bool(view.ask(repairs.funnel)["repairs"].iloc[0])


def funnel() -> None:
    """The picture of the stages, and how many repairs have left their path."""
    _stages()
    st.caption(view.drawn(_off_the_path))


def _off_the_path() -> str:
    off = view.ask(repairs.off_path)
    left = " · ".join(
        f"{say(REPAIR_STATUS[row.status])} {say_count(row.repairs)}" for row in off.itertuples()
    )
    return f"{say(Text('ไม่ดำเนินการต่อ (รายการ): ', 'Off the path (repairs): '))}{left}"


@pictured
def _stages() -> charts.Picture:
    """Stages with conversion, days between them and what is stuck."""
    drawn, stages = view.ask(stage_bars), view.ask(repairs.funnel)
    stages["label"] = [say(REPAIR_STATUS[status]) for status in stages["status"]]
    columns = {
        "label": heading("status"),
        "repairs": Text("ถึงขั้นนี้หรือไกลกว่า (รายการ)", "This far or further (repairs)"),
        "here": Text("อยู่ที่ขั้นนี้ (รายการ)", "At this stage (repairs)"),
        "stalled": Text("ค้างนาน (รายการ)", "Stalled (repairs)"),
        "conversion": st.column_config.NumberColumn(
            say(Text("ผ่านจากขั้นก่อน", "Of the stage before")), format="percent"
        ),
        "median_days": Text("มัธยฐานวันจากขั้นก่อน", "Median days from before"),
    }
    shown = stages.assign(conversion=[kept_from_ends(one) for one in stages["conversion"]])
    return charts.Picture(charts.bars(drawn), say(drawn.alt), "funnel", shown, columns)


def stalled() -> None:
    """The stalled repairs, longest beyond their limit first; only counts where rows are not seen."""
    table = view.ask(repairs.stalled_repairs)
    counted = int(view.ask(repairs.stalled_counts)["repairs"].sum())
    if table.empty and counted:
        st.info(
            say(
                Text(
                    f"ค้างนาน {counted:,} รายการ บทบาทนี้เห็นเฉพาะจำนวน ไม่เห็นรายการของผู้อื่น",
                    f"{counted:,} are stalled. This role sees how many, not which are others'.",
                )
            )
        )
        return
    rows(
        table,
        STALLED_COLUMNS,
        "stalled_repairs",
        Text("ไม่มีรายการค้างนาน", "No repair is stalled"),
        opens="repair",
        whole=repairs.stalled_repairs,
    )


def reasons() -> None:
    """Why repairs are on hold, most first."""
    table = view.ask(repairs.hold_reasons)
    rows(
        table,
        ("hold_reason", "repairs"),
        "hold_reasons",
        Text("ไม่มีรายการที่ชะลอ", "No repair is on hold"),
    )
    if (table["hold_reason"] == "").any():
        st.caption(say(NOT_NAMED))
    if len(table):
        links(parts_of("on_hold"))


@pictured
def stage_time() -> charts.Picture:
    """Median days into each stage, beside the limit of the stage that was left."""
    table = view.ask(repairs.days_between_stages)
    limits = view.programme().weights["stall_days"]
    before = dict(zip(repairs.STAGES[1:], repairs.STAGES, strict=False))
    drawn = table.rename(columns={"median_days": "median", "p90_days": "p90"})
    drawn["limit_days"] = [limits.get(before[status]) for status in drawn["status"]]
    drawn["label"] = [say(REPAIR_STATUS[status]) for status in drawn["status"]]
    columns = {
        "label": Text("ถึงขั้น", "Into the stage"),
        "n": heading("n"),
        "median": heading("median_days"),
        "p90": heading("p90_days"),
        "limit_days": heading("limit_days"),
    }
    alt = Text("จำนวนวันระหว่างขั้น", "Days between the stages")
    return charts.Picture(charts.stage_time(drawn), say(alt), "stage_time", drawn, columns)


@pictured
def cost() -> charts.Picture:
    """Median cost of a house by type, cash and in kind."""
    table = view.ask(repairs.cost_by_type)
    table["label"] = [say(REPAIR_TYPE[kind]) for kind in table["repair_type"]]
    columns = {
        "label": heading("repair_type"),
        "n": heading("n"),
        "cash": Text("เงินสด มัธยฐาน (บาท)", "Cash, median (baht)"),
        "inkind": Text("สมทบไม่ใช่เงิน มัธยฐาน (บาท)", "In kind, median (baht)"),
        "total": Text("รวม มัธยฐาน (บาท)", "Together, median (baht)"),
    }
    alt = Text("ต้นทุนต่อหลังตามประเภทการซ่อม", "Cost per house by type of repair")
    return charts.Picture(charts.cost_split(table), say(alt), "cost", table, columns)


@pictured
def caps() -> charts.Picture:
    """Subsidies on single houses against the cap of their programme and year."""
    table = view.ask(subsidies_against_caps)
    capped = table[table["cap_thb"].notna()].reset_index(drop=True)
    drawn = capped.rename(columns={"cap_thb": "cap", "highest_thb": "maximum"})
    drawn["label"] = [
        f"{say(FUNDING_PROGRAM[row.funding_program])} · {say_fiscal_year(row.fiscal_year_be)}"
        for row in drawn.itertuples()
    ]
    alt = Text("เงินอุดหนุนสูงสุดต่อหลังเทียบเพดาน", "Highest subsidy on a house against its cap")
    columns = {
        "label": heading("funding_program"),
        "cap": heading("cap_thb"),
        "maximum": heading("highest_thb"),
        "median_thb": heading("median_thb"),
        "repairs": heading("repairs"),
        "over": heading("over"),
        "cap_source": heading("cap_source"),
    }
    return charts.Picture(charts.caps(drawn), say(alt), "caps", drawn, columns)


def every_repair() -> None:
    """The repairs this reader may see; a row opens the page of its own."""
    rows(
        view.ask(single_repairs.repair_rows, MOST_SHOWN),
        REPAIR_COLUMNS,
        "repairs",
        Text(
            "บทบาทนี้ไม่เห็นรายการรายหลัง หรือไม่มีรายการในพื้นที่ที่เลือก",
            "This role sees no single repairs, or there is none in what is chosen",
        ),
        opens="repair",
        whole=single_repairs.repair_rows,
        of=view.ask(single_repairs.repair_count),
    )
