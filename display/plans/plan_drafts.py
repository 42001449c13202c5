"""A plan drafted from the figures, as the rows that casework saves: each can be changed before and after."""

from datetime import date
from typing import NamedTuple

import pandas as pd

from data_access.access.scope import Scope
from data_access.language.thai_calendar import fiscal_year_days, fiscal_year_of
from data_access.language.vocabulary import MEASURE_KIND, POVERTY_DIMENSION_SHORT, UNIT, Text
from data_access.queries.areas.areas import areas
from data_access.queries.needs.poverty import poverty_by_area
from data_access.queries.plans.proposals import lacks_against_province, proposed_measures
from data_access.rules.planning.plan_steps import YEARS_OF_A_PLAN, form_of
from data_access.snapshots.programme import Programme

FIRST_PLAN_YEAR = 2566  # LAOs' plans are of five years, and all begin in the same ones
PROGRAMME_OF = {
    "care": "แผนงานสาธารณสุข",
    "repair": "แผนงานเคหะและชุมชน",
    "school": "แผนงานการศึกษา",
    "livelihood": "แผนงานสร้างความเข้มแข็งของชุมชน",
    "documents": "แผนงานสร้างความเข้มแข็งของชุมชน",
}
COUNCIL = "council"


class PlanDraft(NamedTuple):
    """`cells` of area_plan, and the `measures` proposed, in the words of casework.start_plan."""

    cells: dict[str, str]
    measures: list[dict[str, object]]


def years_of(day: date) -> tuple[int, int]:
    """The first and last fiscal year, พ.ศ., of the LAOs' plans that a day lies in: 2566–2570."""
    since = (fiscal_year_of(day) - FIRST_PLAN_YEAR) // YEARS_OF_A_PLAN * YEARS_OF_A_PLAN
    first = FIRST_PLAN_YEAR + since
    return first, first + YEARS_OF_A_PLAN - 1


def plan_draft(programme: Programme, subdistrict_code: str) -> PlanDraft:
    """The plan that the figures of a subdistrict propose. A measure whose quantity cannot be told is
    proposed with 1, for the officer to fill in."""
    within = programme.within(
        Scope(subdistricts=frozenset({subdistrict_code}), as_of=programme.scope.as_of)
    )
    place = areas(programme).names[subdistrict_code]
    first, last = years_of(programme.as_of)
    year = fiscal_year_of(programme.as_of)
    due = fiscal_year_days(year)[1]
    cells = {
        "subdistrict_code": subdistrict_code,
        "author": COUNCIL,
        "title_th": f"แผนพัฒนาคุณภาพชีวิตและที่อยู่อาศัยตำบล{place.th}",
        "years_from": str(first),
        "years_to": str(last),
        "form": form_of(first),
        "needs_snapshot": needs_in_words(within),
    }
    measures = []
    for row in proposed_measures(within).itertuples():
        kind, dimension = MEASURE_KIND[row.kind], POVERTY_DIMENSION_SHORT[row.dimension]
        quantity = 1 if pd.isna(row.target_qty) else int(row.target_qty)
        measure: dict[str, object] = {
            "dimension": row.dimension,
            "kind": row.kind,
            "name_th": f"{kind.th}ครัวเรือนยากจน ตำบล{place.th}",
            "objective_th": f"เพื่อแก้ปัญหาด้าน{dimension.th}ของครัวเรือนยากจน",
            "output_th": f"{kind.th} {quantity:,} {UNIT[row.unit].th}",
            "target_qty": quantity,
            "unit": row.unit,
            "lead_kind": COUNCIL,
            "start_on": programme.as_of.isoformat(),
            "due_on": due.isoformat(),
            "programme_th": PROGRAMME_OF[row.kind],
        }
        if not pd.isna(row.amount_thb):
            measure |= {"amount_thb": int(row.amount_thb), "fiscal_year_be": year}
        measures.append(measure)
    return PlanDraft(cells, measures)


def needs_in_words(programme: Programme) -> str:
    """The figures that a plan is drafted on, as they are shown on that day: name=value by semicolons.
    What is hidden or not known is left out."""
    parts = [f"as_of={programme.as_of.isoformat()}"]
    table = poverty_by_area(programme, "subdistrict")
    for name in ("scored", "poor"):
        if len(table) and not pd.isna(table[name].iloc[0]):
            parts.append(f"{name}={int(table[name].iloc[0])}")
    for row in lacks_against_province(programme).itertuples():
        if not pd.isna(row.here):
            parts.append(f"{row.dimension}={row.here:.3f}")
    return "; ".join(parts)


def said_of_draft(measure: dict[str, object]) -> Text:
    """One proposed measure in a line."""
    kind, unit = MEASURE_KIND[str(measure["kind"])], UNIT[str(measure["unit"])]
    dimension = POVERTY_DIMENSION_SHORT[str(measure["dimension"])]
    quantity = f"{measure['target_qty']:,}"
    return Text(
        f"{dimension.th}: {kind.th} {quantity} {unit.th}",
        f"{dimension.en}: {kind.en.lower()}, {quantity} {unit.en}",
    )
