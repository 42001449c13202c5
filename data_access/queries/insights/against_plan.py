"""How houses stand against their plan, in words: the one place for every page, brief and slide.

The words follow the state of the pace: what is behind or to be watched is never on plan, however
little is missing, and nothing is due only where the state says so.
"""

from data_access.language.vocabulary import Text
from data_access.rules.plan import Pace

NOTHING_DUE = Text("ยังไม่ถึงกำหนดตามแผน", "nothing is due yet")


def gap_of(pace: Pace) -> int:
    """Whole houses ahead of the plan; below zero behind it."""
    return round(pace.gap)


def is_less_than_one_behind(pace: Pace) -> bool:
    """Whether the work is behind its plan by no whole house."""
    return pace.is_behind and not gap_of(pace)


def is_nothing_due(pace: Pace) -> bool:
    """Whether the plan asks for nothing so far and nothing was done: 0 of 0 is not on plan."""
    return pace.rag == "not_due" and not pace.gap


def against_plan(pace: Pace) -> Text:
    """ "12 behind plan", "3 ahead of plan", "exactly on plan", or that nothing is due yet."""
    if is_less_than_one_behind(pace):
        return Text("ช้ากว่าแผนไม่ถึง 1 หลัง", "less than 1 house behind plan")
    gap = gap_of(pace)
    if gap < 0:
        return Text(f"ช้ากว่าแผน {-gap:,} หลัง", f"{-gap:,} behind plan")
    if gap > 0:
        return Text(f"เร็วกว่าแผน {gap:,} หลัง", f"{gap:,} ahead of plan")
    return NOTHING_DUE if is_nothing_due(pace) else Text("ตรงตามแผน", "exactly on plan")


def beside_expected(pace: Pace) -> Text:
    """The same beside the number expected: "short by 12"."""
    if is_less_than_one_behind(pace):
        return Text("ขาดไม่ถึง 1", "short by less than 1")
    gap = gap_of(pace)
    if gap < 0:
        return Text(f"ขาด {-gap:,}", f"short by {-gap:,}")
    if gap > 0:
        return Text(f"เกิน {gap:,}", f"ahead by {gap:,}")
    return against_plan(pace)
