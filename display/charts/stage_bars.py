"""How many repairs have come how far, and where they are stalled, as bars."""

import pandas as pd

from data_access.language.number_words import length_words
from data_access.language.shares import is_known, percent_words
from data_access.language.vocabulary import REPAIR_STATUS, Text
from data_access.queries.repairs.repairs import funnel
from data_access.snapshots.programme import Programme
from display.charts.bars import NOTHING_SAID, Bar, Bars, count, known

CAME, STALLED = Text("ถึงขั้นนี้แล้ว", "Came this far"), Text("ค้างเกินกำหนด", "Stalled beyond the limit")
NO_REPAIR = Text("ยังไม่มีรายการซ่อม", "There is no repair yet")
ALT = Text("จำนวนรายการซ่อมที่มาถึงแต่ละขั้น", "Repairs that reached each stage")


def stage_bars(programme: Programme) -> Bars:
    """One bar a stage of the work, in order."""
    rows = funnel(programme)
    return stages_of(rows.assign(name=[REPAIR_STATUS[one] for one in rows["status"]]))


def stages_of(rows: pd.DataFrame) -> Bars:
    """Columns: status, name, repairs (this far or further), conversion (share of the stage before),
    median_days (from the stage before), stalled. The stalled are among the repairs that have come
    no further, which is why they are the tail of the bar."""
    return Bars(
        tuple(map(_bar, rows.itertuples())),
        NOTHING_SAID,
        CAME,
        NOTHING_SAID,
        ALT,
        NO_REPAIR,
        STALLED,
    )


def _bar(stage) -> Bar:
    words, stalled = count(stage.repairs), stage.stalled if is_known(stage.stalled) else 0
    remarks = []
    if is_known(stage.conversion):
        share = percent_words(stage.conversion)
        remarks.append(Text(f"{share} ของขั้นก่อน", f"{share} of the stage before"))
    if is_known(stage.median_days):
        days = length_words(stage.median_days)
        remarks.append(Text(f"มัธยฐาน {days.th}", f"median {days.en}"))
    stuck = count(stalled).bare
    return Bar(
        stage.status,
        stage.name,
        None,
        known(stage.repairs),
        None,
        words,
        words,
        words,
        words.bare,
        tuple(remarks),
        late=(stage.repairs - stalled, stalled) if stalled > 0 else None,
        late_words=Text(f"ค้าง {stuck.th}", f"{stuck.en} stalled") if stalled > 0 else NOTHING_SAID,
    )
