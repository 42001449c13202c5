"""How a number is written. What is not known is a dash, never a zero."""

from math import isfinite

from data_access.language.shares import MINUS, NOTHING, hundredths_words, percent_words
from data_access.language.vocabulary import UNIT, Text
from ui.session.language import say

MILLION = 1_000_000


def is_known(number: float | None) -> bool:
    """False for None and for the gaps that a table holds: NaN, NaT, NA."""
    if number is None:
        return False
    try:
        return isfinite(number)
    except TypeError:
        return False


def say_count(count: float | None) -> str:
    """1,250. A decimal is kept only where there is one: 0.5."""
    if not is_known(count):
        return NOTHING
    rounded = round(float(count), 1)
    written = f"{abs(rounded):,.0f}" if rounded.is_integer() else f"{abs(rounded):,.1f}"
    return f"{MINUS}{written}" if rounded < 0 else written


def say_signed(difference: float | None) -> str:
    """+6 or −6: how far from what was expected."""
    if not is_known(difference):
        return NOTHING
    written = say_count(difference)
    return f"+{written}" if round(float(difference), 1) > 0 else written


def say_quantity(quantity: float | None, unit: str) -> str:
    """450 หลัง. The unit is a code of vocabulary.UNIT, or %, where 62 means 62 percent."""
    if not is_known(quantity):
        return NOTHING
    if unit == "THB":
        return say_baht(quantity)
    if unit == "%":
        return hundredths_words(quantity)
    words = UNIT.get(unit, Text(unit, unit))
    one = abs(quantity) == 1
    return f"{say_count(quantity)} {say(Text(words.th, words.en.removesuffix('s') if one else words.en))}"


def say_baht(thb: float | None) -> str:
    """12,500 บาท; from one million on, 3.42 ล้านบาท."""
    if not is_known(thb):
        return NOTHING
    baht = round(float(thb))
    if abs(baht) >= MILLION:
        amount = f"{abs(baht) / MILLION:,.2f}"
        written = say(Text(f"{amount} ล้านบาท", f"{amount} million baht"))
    else:
        written = say(Text(f"{abs(baht):,} บาท", f"{abs(baht):,} baht"))
    return f"{MINUS}{written}" if baht < 0 else written


def say_percent(share: float | None, places: int = 0) -> str:
    """58% of a share 0.58.

    Almost all is not all and almost none is not none: they are written >99% and <1%.
    """
    return percent_words(share, places)


def say_share(count: float | None, out_of: float | None, places: int = 0) -> str:
    """58% (จาก 450). Out of none there is no share."""
    if not is_known(count) or not is_known(out_of) or not out_of:
        return NOTHING
    percent, whole = say_percent(count / out_of, places), say_count(out_of)
    return say(Text(f"{percent} (จาก {whole})", f"{percent} (of {whole})"))


def say_points(difference: float | None) -> str:
    """The difference of two shares, in percentage points: −4 จุด."""
    if not is_known(difference):
        return NOTHING
    points = round(float(difference) * 100)
    one = abs(points) == 1
    return f"{say_signed(points)} {say(Text('จุด', 'point' if one else 'points'))}"


def say_days(days: float | None) -> str:
    if not is_known(days):
        return NOTHING
    written = say_count(round(float(days)))
    return say(Text(f"{written} วัน", f"{written} {'day' if written == '1' else 'days'}"))


def say_hidden(fewer_than: int) -> str:
    """What stands where a count is too small to show, or would tell one that is: the rule, and
    not a claim that this very count is small."""
    return say(Text(f"ไม่แสดง (เกณฑ์ <{fewer_than})", f"Not shown (rule <{fewer_than})"))
