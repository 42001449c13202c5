"""The tables of a partner's brief: what it promised and delivered, by area and by unit."""

import pandas as pd

from data_access.language.vocabulary import RAG, UNIT, Text
from data_access.queries.areas.areas import names_in_view
from data_access.queries.partners import partners
from data_access.queries.partners.activities import activities
from data_access.queries.partners.contributions import partner_by_district
from data_access.snapshots.programme import Programme
from display.words.words import Words
from exports.brief.brief_tables import promise, promises

NO_PLEDGE = Text("ยังไม่มีคำมั่นในขอบเขตที่เลือก", "No pledge in what is chosen yet")


def by_area(programme: Programme, partner_id: str, words: Words) -> dict:
    """One row a district, or the whole province, in code order: the columns of partner_rows."""
    pledged = _of(activities(programme), partner_id).groupby("area_code")[["pledges", "overdue"]]
    valued = _of(partner_by_district(programme), partner_id).set_index("area_code")
    rows = pledged.sum().join(valued[["promised_thb", "counted_thb"]])
    names = names_in_view(programme)
    written = [_area(words.say(names[str(code)]), row, words) for code, row in rows.iterrows()]
    return promises(Text("พื้นที่", "Area"), written, NO_PLEDGE, words)


def _area(name: str, row: pd.Series, words: Words) -> dict:
    has_value = not pd.isna(row["promised_thb"])
    promised, counted = (
        int(row[name]) if has_value else 0 for name in ("promised_thb", "counted_thb")
    )
    return promise(name, row, promised, counted, has_value, words)


def by_unit(programme: Programme, partner_id: str, words: Words) -> dict:
    """One row a unit: delivered, promised, due, and whether what was due has come."""
    either = words.either
    rows = partners.by_unit(programme, partner_id)
    rows = rows[rows["promised"] > 0]
    states = ["on_track" if row.counted >= row.due else "behind" for row in rows.itertuples()]
    return {
        "head": [
            either("หน่วย", "Unit"),
            either("ส่งมอบแล้ว", "Delivered"),
            either("สัญญาไว้", "Promised"),
            either("ควรส่งมอบถึงวันนี้", "Due by today"),
            either("สถานะ", "State"),
        ],
        "rows": [
            {
                "name": words.say(UNIT[row.unit]),
                "actual": words.count(row.counted),
                "target": words.count(row.promised),
                "expected": words.count(row.due),
                "state": state,
                "state_words": words.say(RAG[state]),
            }
            for row, state in zip(rows.itertuples(), states, strict=True)
        ],
        "rest": "",
    }


def _of(rows: pd.DataFrame, partner_id: str) -> pd.DataFrame:
    return rows[rows["partner_id"] == partner_id]
