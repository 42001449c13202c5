"""Finding a household: by a part of its id, its area in view, and how it stands."""

import re

import pandas as pd

from data_access.language.vocabulary import Text
from data_access.queries.households.households import ROWS_OF
from data_access.schema.column import CODE
from data_access.snapshots.programme import Programme

NEEDS = {
    "any": Text("ทุกครัวเรือน", "Any"),
    "urgent": Text("เร่งด่วน ยังไม่เริ่มซ่อม", "Urgent, not started"),
    "in_need": Text("เดือดร้อนด้านที่อยู่อาศัย", "In need"),
    "unfunded": Text("เดือดร้อน ยังไม่มีงบ", "In need, not funded"),
    "reached": Text("ได้บ้านแล้ว", "Reached"),
}
MOST_FOUND = 200


def households_found(programme: Programme, part_of_id: str, need: str) -> pd.DataFrame:
    """One row a household of that `need` (a key of NEEDS) whose id holds those letters, the most
    urgent first, at most MOST_FOUND: household_id, its areas, `condition_score` 0 to 100, `status`
    of its furthest repair, `assessed_on`, and in each row `found`, how many there are in all.

    Nothing tells of the people in it. Only readers who may see personal fields get any, and an
    officer of some districts those in them.
    """
    letters = part_of_id.strip().upper()
    of_need = "true" if need == "any" else f"({ROWS_OF[need]})"
    reader = programme.principal
    seen = "true" if reader.may("see_personal") else "false"
    if reader.districts:
        listed = ", ".join(f"'{code}'" for code in sorted(reader.districts))
        seen += f" and h.district_code in ({listed})"
    has_letters = "true" if not letters else "false"
    if re.fullmatch(CODE, letters):
        has_letters = f"position('{letters}' in upper(h.household_id)) > 0"
    return programme.ask(
        f"""
        select h.household_id, h.district_code, h.subdistrict_code, h.condition_score, r.status,
            h.assessed_on, count(*) over () as found
        from household_now as h
        left join furthest_status as r on r.household_id = h.household_id
        where {of_need} and {has_letters} and {seen}
        order by h.urgent_not_started desc, coalesce(h.priority, -1e0) desc, h.household_id
        limit {MOST_FOUND}
        """
    )
