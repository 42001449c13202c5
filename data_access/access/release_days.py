"""Which days may be asked about by who may not see every row: those on which the programme reports.

Two days close to each other tell, by subtraction, of the one family that changed between them. So
an outsider chooses the day of a meeting or the end of a month, and nothing in between: here and
not in a list on a page, since a link, a command and a file ask without any list.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from data_access.language.day_words import day_words
from data_access.language.vocabulary import Text

MEETINGS = ("kick_off", "review")  # kinds of events at which the whole network meets


def earlier_days(newest: date, opened: date) -> list[date]:
    """The ends of months from the opening to the newest day, newest first, without that day."""
    days = []
    day = newest.replace(day=1) - timedelta(days=1)
    while day >= opened:
        days.append(day)
        day = day.replace(day=1) - timedelta(days=1)
    return days


def release_days(newest: date, opened: date, met: Iterable[date]) -> frozenset[date]:
    """The days that an outsider may choose: the `newest` that is released, the ends of months from
    the opening on, and the days of meetings before it."""
    return frozenset({newest, *earlier_days(newest, opened), *(day for day in met if day < newest)})


def reported_days(newest: date, opened: date, met: Iterable[date]) -> list[date]:
    """The ends of months and the days of meetings from the opening to the newest day, in order."""
    is_end = (newest + timedelta(days=1)).day == 1
    days = {*earlier_days(newest, opened), *(day for day in met if opened <= day <= newest)}
    return sorted({*days, *([newest] if is_end else [])})


def not_released(asked: date, days: Iterable[date]) -> Text:
    """What to say to an outsider who asks about another day: the nearest that may be chosen."""
    before = max((day for day in days if day < asked), default=None)
    after = min((day for day in days if day > asked), default=None)
    said = day_words(asked)
    near = [day_words(day) for day in (before, after) if day]
    return Text(
        f"บทบาทนี้เลือกได้เฉพาะวันประชุมและวันสิ้นเดือนที่เผยแพร่แล้ว ไม่มี {said.th}"
        f" วันที่ใกล้ที่สุดคือ {' และ '.join(day.th for day in near)}",
        "This role may choose days of meetings and ends of months that were released, and"
        f" {said.en} is none. The nearest: {' and '.join(day.en for day in near)}.",
    )
