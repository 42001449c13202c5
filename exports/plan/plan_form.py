"""What form 02 of one plan says, in words: the same for the PDF, the Word file and the workbook."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd

from data_access.access.scope import Scope
from data_access.language.vocabulary import LEAD_KIND, PLAN_AUTHOR, PLAN_FORM, PLAN_STATUS, Text
from data_access.queries.plans.measures import measures, plan_money
from data_access.queries.plans.plans import needs_when_drafted, plans
from data_access.schema import BY_NAME
from data_access.snapshots.programme import Programme
from display.charts.need_matrix import NOBODY_PLANS, need_matrix
from display.plans.plan_answer import PlanAnswer
from display.words.words import Words, words_of
from display.words.writing import NOTHING, Language
from exports.brief.brief_contents import MADE_UP, PROGRAMME

FORMS = Path(__file__).with_name("forms.toml")
TITLE = Text("แบบ ผ.02 รายละเอียดโครงการพัฒนา", "Form 02: the measures of the plan")
NEEDS = Text("ความต้องการของพื้นที่ และโครงการที่แก้", "What the place needs, and what is planned for it")
NEED_HEAD = (
    Text("มิติ", "Dimension"),
    Text("จนและขาด (อำเภอ เทียบจังหวัด)", "Poor and lacking (district, and province)"),
    Text("โครงการ", "Measures"),
    Text("เงินที่ได้แล้ว จากงบตามแผน", "Secured, of the money planned"),
)
TOTAL = Text("รวม", "Total")
NO_MEASURE = Text("แผนนี้ยังไม่มีโครงการ", "This plan has no measure yet")
SIGNED = (
    Text("ผู้จัดทำแผน ลงชื่อ", "Prepared by, signed"),
    Text("ประธานสภาองค์กรชุมชน ลงชื่อ", "Chair of the community council, signed"),
    Text("ผู้บริหารท้องถิ่น ลงชื่อ", "Head of the LAO, signed"),
)
YEARS, LEAD = "years", "lead"


@dataclass(frozen=True)
class Group:
    """The measures of one strategy and work plan: lines above them, and a row each."""

    lines: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class PlanForm:
    """`columns` are names of the form's columns, `head` their words; `total` the sums by year, below
    all groups; `needs` a table of its own; `signed` places to sign."""

    title: str
    subtitle: str
    facts: tuple[str, ...]
    columns: tuple[str, ...]
    head: tuple[str, ...]
    groups: tuple[Group, ...]
    total: tuple[str, ...]
    needs_title: str
    needs_head: tuple[str, ...]
    needs: tuple[tuple[str, ...], ...]
    drafted_on: str
    signed: tuple[str, ...]
    made_up: str
    foot: str


@cache
def forms() -> dict[str, dict]:
    """The form of each key of PLAN_FORM: its groups, columns and what it calls a strategy."""
    return tomllib.loads(FORMS.read_text("utf-8"))


def plan_in_place(programme: Programme, plan_id: str) -> tuple[Programme, pd.Series]:
    """The programme within the plan's own subdistrict, and the plan. KeyError for one that is not
    drafted by the as-of day, or lies outside what the reader has in view."""
    row = plans(programme).set_index("plan_id", drop=False).loc[plan_id]
    place = frozenset({row["subdistrict_code"]})
    return programme.within(Scope(subdistricts=place, as_of=programme.scope.as_of)), row


def form_columns(plan: pd.Series) -> list[str]:
    """The form's columns by name, with a fiscal year, as text, in the place of "years"."""
    years = [str(year) for year in range(plan["years_from"], plan["years_to"] + 1)]
    listed = forms()[plan["form"]]["columns"]
    return [name for one in listed for name in (years if one == YEARS else [one])]


def column_words(name: str, words: Words) -> str:
    if name.isdigit():
        return words.either(f"งบประมาณ {name} (บาท)", f"Budget {name} (baht)")
    if name == LEAD:
        return words.either("หน่วยงานรับผิดชอบหลัก", "Lead")
    return words.say(BY_NAME["measure"].column(name).label)


def lead_words(row, words: Words) -> str:
    if row.lead_kind == "partner":
        known = words.full_names.get(row.lead_partner_id)
        return words.say(known) if known else NOTHING
    if isinstance(row.lead_lao_th, str):
        return row.lead_lao_th
    return words.say(LEAD_KIND[row.lead_kind])


def money_by_year(programme: Programme, plan_id: str) -> pd.DataFrame | None:
    """Baht by measure (the index) and fiscal year as text; None for a reader who sees no money."""
    if programme.principal.rights.rows != "all":
        return None
    money = plan_money(programme)
    money = money[money["plan_id"] == plan_id]
    table = money.pivot_table("amount_thb", "measure_id", "fiscal_year_be", "sum", fill_value=0)
    return table.rename(columns=lambda year: str(int(year)))


def plan_form(programme: Programme, plan_id: str, language: Language) -> PlanForm:
    """Form 02 of one plan. KeyError as plan_in_place. Money is a dash for readers who see none."""
    programme, plan = plan_in_place(programme, plan_id)
    words = words_of(programme, language)
    said, form = PlanAnswer(programme), forms()[plan["form"]]
    every = measures(programme)
    live = every[(every["plan_id"] == plan_id) & (every["status"] == "in_plan")]
    columns, money = form_columns(plan), money_by_year(programme, plan_id)
    drafted = needs_when_drafted(programme).set_index("plan_id")["needs_snapshot"].get(plan_id)
    matrix = need_matrix(programme)
    place = words.say(words.areas[plan["subdistrict_code"]])
    return PlanForm(
        title=words.say(TITLE),
        subtitle=str(plan["title_th"]),
        facts=(
            words.say(PLAN_FORM[plan["form"]]),
            words.either(
                f"ตำบล{place} ปี {plan['years_from']}–{plan['years_to']} ฉบับที่ {plan['version']}",
                f"{place}, {plan['years_from']}–{plan['years_to']}, version {plan['version']}",
            ),
            f"{words.say(PLAN_AUTHOR[plan['author']])} · {words.say(PLAN_STATUS[plan['status']])}",
            words.say(said.sentence).replace("**", ""),
        ),
        columns=tuple(columns),
        head=tuple(column_words(name, words) for name in columns),
        groups=_groups(live, columns, money, form, words),
        total=_total(columns, live, money, words),
        needs_title=words.say(NEEDS),
        needs_head=tuple(words.say(one) for one in NEED_HEAD),
        needs=tuple(
            (
                words.say(line.name),
                words.say(line.need),
                words.say(NOBODY_PLANS) if line.is_empty else words.count(line.measures),
                words.say(line.money) if line.money and not line.is_empty else NOTHING,
            )
            for line in matrix.lines
        ),
        drafted_on=str(drafted) if isinstance(drafted, str) else "",
        signed=tuple(words.say(one) for one in SIGNED),
        made_up=words.say(MADE_UP) if programme.snapshot.made_up else "",
        foot=words.either(
            f"{words.say(PROGRAMME)} · ณ {words.date(programme.as_of)} · ชุดข้อมูล {programme.snapshot.id}",
            f"{words.say(PROGRAMME)} · as of {words.date(programme.as_of)} · snapshot"
            f" {programme.snapshot.id}",
        ),
    )


def _groups(
    live: pd.DataFrame,
    columns: list[str],
    money: pd.DataFrame | None,
    form: dict,
    words: Words,
) -> tuple[Group, ...]:
    keys = form["groups"]
    if live.empty:
        return (Group((words.say(NO_MEASURE),), ()),)
    return tuple(
        Group(
            tuple(
                _line(name, value, form, words)
                for name, value in zip(keys, of, strict=True)
                if value
            ),
            tuple(_cells(row, columns, money, words) for row in rows.itertuples()),
        )
        for of, rows in live.fillna({name: "" for name in keys}).groupby(keys, sort=False)
    )


def _line(name: str, value: str, form: dict, words: Words) -> str:
    called = (
        Text(*form["strategy"]) if name == "strategy_th" else BY_NAME["measure"].column(name).label
    )
    if name != "strategy_th" and value.startswith(called.th):
        return value
    return f"{words.say(called)}: {value}"


def _cells(row, columns: list[str], money: pd.DataFrame | None, words: Words) -> tuple[str, ...]:
    cells = []
    for name in columns:
        if name.isdigit():
            cells.append(_baht(money, [row.measure_id], name, words))
        elif name == LEAD:
            cells.append(lead_words(row, words))
        else:
            value = getattr(row, name)
            cells.append(NOTHING if pd.isna(value) or value == "" else str(value))
    return tuple(cells)


def _total(
    columns: list[str], live: pd.DataFrame, money: pd.DataFrame | None, words: Words
) -> tuple[str, ...]:
    ids = list(live["measure_id"])
    return tuple(
        _baht(money, ids, name, words) if name.isdigit() else words.say(TOTAL) if at == 1 else ""
        for at, name in enumerate(columns)
    )


def _baht(money: pd.DataFrame | None, ids: list[str], year: str, words: Words) -> str:
    if money is None or year not in money.columns:
        return NOTHING
    total = int(money[year].reindex(ids).fillna(0).sum())
    return words.count(total) if total else NOTHING
