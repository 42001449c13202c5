"""How everything is counted: indicators, weights, curves, record quality, invariants, snapshot."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from data_access.indicators import (
    BY_KEY,
    MEETING,
    OF_THE_GOVERNOR,
    PARTNERSHIP,
    UNITS,
    Figure,
    Indicator,
)
from data_access.language.plurals import counted
from data_access.language.shares import kept_from_ends
from data_access.language.vocabulary import CURVE, Text
from data_access.queries.households import quality
from data_access.queries.insights.invariants import check_invariants
from data_access.queries.repairs.houses import houses_plan
from data_access.rules.rule_words import plain_number
from data_access.rules.weight_sets import held_since
from data_access.rules.weight_words import (
    SCORED_BY_OTHERS,
    named_weights,
    scored_by_others,
    weight_value,
)
from display.plans.plan_answer import HOW_PLANS_COUNT
from ui.panels.shared.rows import rows
from ui.session import view
from ui.session.language import NOTHING, say, say_date
from ui.session.numbers import is_known, say_baht, say_count, say_hidden, say_index, say_percent
from ui.session.status_icons import mark
from ui.session.tables import data_table

READING_RULES = (
    Text(
        "หลัง ครัวเรือน คน และรายการซ่อม เป็นคนละอย่าง ทุกหัวข้อบอกหน่วยไว้",
        "A house, a household, a person and a repair are four things; every title names its unit.",
    ),
    Text(
        "คนหนึ่งอยู่ได้หลายกลุ่มและตกได้หลายมิติ แท่งจึงรวมกันไม่เท่ากับทั้งหมด",
        "A person may be in several groups and fail several dimensions: bars do not add up.",
    ),
    Text(
        "ร้อยละของพื้นที่ไม่นำมาเฉลี่ย คิดจากผลรวมตัวตั้งหารผลรวมตัวหารเสมอ",
        "Percentages of areas are never averaged: always sum of numerators ÷ sum of denominators.",
    ),
    Text(
        "ไม่มีตัวหารจะแสดง “–” ไม่ใช่ 0%",
        "If there is nothing to count, “–” is shown, not 0%.",
    ),
    Text(
        "“ไม่แสดง” คือจำนวนครัวเรือนหรือคนที่น้อยกว่าเกณฑ์ หรือจำนวนข้างเคียงที่ต้องปิดคู่กัน"
        " เพื่อไม่ให้คำนวณย้อนได้ จึงไม่ได้แปลว่าน้อยเสมอไป และไม่ใช่ศูนย์",
        "“Not shown” is a number of households or people below the limit, or one beside it that"
        " would give it away: it need not be small, and it is not zero.",
    ),
    Text(
        "“ข้อมูลไม่พอ” คือรู้ว่าขาดอะไรของคนน้อยเกินไป ไม่ใช่ศูนย์ ความยากจนหลายมิติเป็นตัวแทน ไม่บอกว่าจนเพราะอะไร",
        "“Too little surveyed” is not zero. Poverty in many dimensions is a proxy: it does not say why.",
    ),
    Text(
        "ผลของต้นแบบเทียบกับตำบลที่คล้ายกันตามกฎ พื้นที่เลือกทำเอง จึงไม่ใช่ข้อพิสูจน์",
        "A model is compared with places like it, chosen by rule; areas chose it: that is no proof.",
    ),
    Text(
        "รายได้ที่เพิ่มเป็นมัธยฐานก่อนและหลัง ไม่นำมารวมกัน และไม่ได้แปลว่าเพิ่มเพราะโครงการ",
        "Income gained is a median; gains are never added up, nor said to come from the programme.",
    ),
    HOW_PLANS_COUNT,
    Text(
        "คะแนนใช้เรียงลำดับการลงเยี่ยม ไม่ใช่การตัดสินสิทธิ์",
        "A score ranks visits; it does not decide entitlement.",
    ),
    Text(
        "ตัวชี้วัดที่อยู่อาศัยในหน้านี้เป็นตัวแทน ไม่ใช่ผล จปฐ. ทางการ",
        "The housing measure here is a proxy, not the official จปฐ. (basic needs) result.",
    ),
)


def answer() -> str:
    """One sentence: how many invariants hold, and how good the records are."""
    found = view.ask(check_invariants)
    holding = sum(one.holds for one in found)
    passing = view.ask(BY_KEY["G18"].measure)
    share = _value(passing, say_percent)
    return say(
        Text(
            f"กฎความถูกต้องผ่าน **{holding} จาก {len(found)}** ข้อ ครัวเรือนที่ข้อมูลครบทุกเกณฑ์ **{share}**",
            f"**{holding} of {len(found)}** invariants hold;"
            f" **{share}** of households have complete records",
        )
    )


def reading_rules() -> None:
    st.markdown("\n".join(f"- {say(rule)}" for rule in READING_RULES))


def indicators() -> None:
    """Every indicator with its value in view, its numerator and denominator, unit and formula,
    in the order of those who ask for them."""
    for title, listed in ASKED_BY:
        with st.expander(say(title), expanded=listed is ASKED_BY[0][1]):
            st.table(view.drawn(_in_words, listed), hide_index=True)


ASKED_BY = (
    (Text("สำนักงานจังหวัด (G1–G20)", "Governor's office (G1–G20)"), OF_THE_GOVERNOR),
    (Text("ภาคี (P1–P16)", "Partners (P1–P16)"), PARTNERSHIP),
    (Text("เครือข่ายและที่ประชุม (M1–M14)", "Network and meetings (M1–M14)"), MEETING),
)


INDICATOR_COLUMNS = (
    Text("รหัส", "Key"),
    Text("ตัวชี้วัด", "Indicator"),
    Text("ค่า", "Value"),
    Text("ตัวตั้ง ÷ ตัวหาร", "Numerator ÷ denominator"),
    Text("หน่วย", "Unit"),
    Text("สูตร", "Formula"),
    Text("ที่มา", "Source"),
)


def _in_words(listed: tuple[Indicator, ...]) -> pd.DataFrame:
    """A row an indicator, and its columns as INDICATOR_COLUMNS call them."""
    programme = view.programme()
    table = pd.DataFrame([_row(one, programme) for one in listed])
    table.columns = [say(label) for label in INDICATOR_COLUMNS]
    return table


def _row(indicator: Indicator, programme) -> dict[str, str]:
    figure = programme.remember(indicator.measure)
    value = _value(figure, lambda number: _written(number, indicator.unit))
    if figure.note and (figure.state == "none" or indicator.unit == "date"):
        value = say(figure.note)
    parts = [figure.numerator, figure.denominator]
    of = " ÷ ".join(_plain(part) for part in parts) if any(map(is_known, parts)) else ""
    return {
        "key": indicator.key,
        "name": say(indicator.name),
        "value": value,
        "of": of,
        "unit": say(UNITS[indicator.unit]),
        "formula": say(indicator.formula(programme.weights)),
        "source": say(indicator.source),
    }


def _value(figure: Figure, write: Callable[..., str]) -> str:
    """The value in words: hidden, unknown and zero look different."""
    if figure.state == "hidden":
        return say_hidden(view.programme().principal.rights.smallest_count)
    return write(figure.value) if figure.state == "shown" else NOTHING


def _plain(number) -> str:
    return say_count(number) if is_known(number) else NOTHING


def _written(value, unit: str) -> str:
    match unit:
        case "percent" | "percentage_point":
            return say_percent(value, 1)
        case "date":
            return say_date(value)
        case "THB":
            return say_baht(value)
        case "ratio":
            return f"{value:.2f}"
        case "index":
            return say_index(value)
        case _:
            return say_count(value)


def weights() -> None:
    """The weights, limits and the plan curve in force, as the snapshot carries them."""
    programme, plan = view.programme(), view.ask(houses_plan)
    in_force = programme.weights
    months = weight_value(in_force["rain"]["months"])
    rainy = plain_number(in_force["rain"]["weight"])
    if plan:
        st.markdown(
            say(
                Text(
                    f"**เส้นแผนบ้าน:** {CURVE[plan.curve].th} {say_date(plan.start_on)}"
                    f" ถึง {say_date(plan.due_on)} เป้า {plan.target:,.0f} หลัง"
                    f" (เดือน {months} นับวันละ {rainy})",
                    f"**Plan curve of houses:** {CURVE[plan.curve].en}, {say_date(plan.start_on)}"
                    f" to {say_date(plan.due_on)}, target {plan.target:,.0f}"
                    f" (a day of months {months} counts {rainy})",
                )
            )
        )
    since = held_since(programme.snapshot.weight_sets, programme.as_of)
    if since:
        day = say_date(since)
        st.markdown(say(Text(f"**น้ำหนักใช้ตั้งแต่:** {day}", f"**Weights in force since:** {day}")))
    if scored_by_others(programme.snapshot.weights, in_force):
        st.info(say(SCORED_BY_OTHERS))
    with st.grid(4, min_column_width=240, key="weights"):
        for section in named_weights(in_force):
            with st.container():
                st.markdown(f"**{say(section.title)}**")
                st.table(
                    pd.DataFrame(
                        {
                            "name": [say(name) for name, _ in section.weights],
                            "value": [weight_value(weight) for _, weight in section.weights],
                        }
                    ),
                    hide_index=True,
                    hide_header=True,
                )


def record_quality() -> None:
    """Each quality rule with its count, and the households behind it for those who mend them."""
    table = view.ask(quality.shown_failures)
    hidden = say_hidden(view.programme().principal.rights.smallest_count)
    share = table["households"] / table["checked"].mask(table["checked"] == 0)
    by_key = {rule.key: rule for rule in quality.RULES}
    in_force = view.programme().weights
    shown = pd.DataFrame(
        {
            "rule": [say(by_key[key].name(in_force)) for key in table["rule"]],
            "households": [
                hidden if pd.isna(one) else say_count(one) for one in table["households"]
            ],
            "share": pd.array([kept_from_ends(one) for one in share], dtype="Float64"),
            "remedy": [say(by_key[key].remedy) for key in table["rule"]],
        }
    )
    data_table(
        shown,
        column_config={
            "rule": say(Text("เกณฑ์", "Rule")),
            "households": say(Text("ไม่ผ่าน (ครัวเรือน)", "Failing (households)")),
            "share": st.column_config.NumberColumn(
                say(Text("ร้อยละที่ไม่ผ่าน", "Share failing")), format="percent"
            ),
            "remedy": say(Text("ทำอย่างไร", "What to do")),
        },
        key="quality",
        alt=say(Text("เกณฑ์คุณภาพข้อมูล", "Rules of record quality")),
    )
    chosen = st.segmented_control(
        say(Text("ดูครัวเรือนที่ไม่ผ่านเกณฑ์", "Households that fail the rule")),
        list(by_key),
        format_func=lambda key: say(by_key[key].name(in_force)),
        default=quality.RULES[0].key,
        required=True,
        key="quality_rule",
    )
    rows(
        view.ask(quality.failing_households, chosen),
        ("household_id", "district_code", "subdistrict_code"),
        "failing_households",
        Text(
            "ไม่มีครัวเรือนที่ไม่ผ่านเกณฑ์นี้ หรือบทบาทนี้ไม่เห็นรายครัวเรือน",
            "No household breaks this rule, or your role cannot see individual households",
        ),
    )


def invariants() -> None:
    """Each invariant, asked of the snapshot now, with the figures it was judged by."""
    for one in view.ask(check_invariants):
        state, words = ("on_track", HOLDS) if one.holds else ("behind", FAILS)
        st.markdown(f"{mark(state).icon} **{say(words)}** · {say(one.rule)} · `{one.figures}`")


HOLDS = Text("ผ่าน", "Holds")
FAILS = Text("ไม่ผ่าน", "Fails")


def snapshot() -> None:
    """Which snapshot this is: id, as-of day, row counts and where its rows came from."""
    published = view.programme().snapshot
    counts = published.manifest["row_counts"]
    st.markdown(
        say(
            Text(
                f"ชุดข้อมูล `{published.id}` ข้อมูล ณ {say_date(published.as_of)}"
                f" {sum(counts.values()):,} แถว ใน {len(counts)} ตาราง ไม่มีข้อมูลส่วนบุคคล",
                f"Snapshot `{published.id}`, as of {say_date(published.as_of)},"
                f" {counted(sum(counts.values()), 'row')} in {counted(len(counts), 'table')},"
                " no personal data",
            )
        )
    )
