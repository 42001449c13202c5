"""A few rows do not move the day of all figures without being asked about."""

from collections.abc import Iterator

import pandas as pd

from data_access.intake.issues import Rule
from data_access.intake.matching.incoming import Breach, Incoming
from data_access.language.day_words import day_words
from data_access.language.vocabulary import Text

DAYS_UNASKED = 31  # that any file may move the as-of day
FEW_ROWS, FEW_OF_A_HUNDRED = 5, 1  # fewer than the greater of these may be a slip of the pen
MOVES_THE_DAY = Rule(
    Text(
        f"จะเลื่อนวันที่ของตัวเลขทั้งหมดไปเกิน {DAYS_UNASKED} วัน จากเพียงไม่กี่แถวของไฟล์",
        f"would move the as-of day of all figures by more than {DAYS_UNASKED} days, and only a few"
        " rows of the file say so",
    ),
    Text(
        "ตรวจปีและเดือน ถ้าวันที่ถูกต้อง ให้ลองแถวที่รออีกครั้ง หรือนำเข้าไฟล์อีกครั้งโดยเลือก «วันที่ปรับปรุงถูกต้องแล้ว»",
        "Check the year and month. If the day is right, retry the waiting row, or load the file"
        " again with «The days of update are right»",
    ),
)  # fmt: skip


def moved_by_more_than_a_few_rows(incoming: Incoming) -> Iterator[Breach]:
    """Asked once: not of rows whose days an officer has confirmed, nor of a first load, which has
    no as-of day yet."""
    if incoming.days_confirmed or incoming.store_is_empty:
        return
    newest = incoming.updated_last_before
    if pd.isna(newest):
        return
    last = newest + pd.Timedelta(days=DAYS_UNASKED)
    allowed = Text(f"ไม่เกิน {day_words(last).th}", f"no later than {last:%Y-%m-%d}")
    for table_name, records in incoming.records.items():
        if "updated_at" not in records:
            continue
        later = records[records["updated_at"] > last]
        if len(later) < max(FEW_ROWS, len(records) * FEW_OF_A_HUNDRED / 100):
            rows = later.assign(file_row=later.index)
            yield Breach(MOVES_THE_DAY, table_name, rows, "updated_at", allowed)
