"""How a number is written, in both languages and in every medium.

What is not known is a dash, never a zero. Shares are in shares.py. Pages and files only choose the
language; what is the same in both languages is a string.
"""

from data_access.language.plurals import one_or_many
from data_access.language.shares import MINUS, NOTHING, hundredths_words, is_known, percent_words
from data_access.language.vocabulary import UNIT, Text

MILLION = 1_000_000
MILLION_BAHT = Text("ล้านบาท", "million baht")
BAHT = UNIT["THB"]
UNKNOWN = Text(NOTHING, NOTHING)


def count_words(count: float | None) -> str:
    """1,250. A decimal is kept only where there is one: 0.5."""
    if not is_known(count):
        return NOTHING
    rounded = round(float(count), 1)
    written = f"{abs(rounded):,.0f}" if rounded.is_integer() else f"{abs(rounded):,.1f}"
    return f"{MINUS}{written}" if rounded < 0 else written


def signed_words(difference: float | None) -> str:
    """+6 or −6: how far from what was expected."""
    written = count_words(difference)
    return f"+{written}" if is_known(difference) and round(float(difference), 1) > 0 else written


def quantity_words(quantity: float | None, unit: str) -> Text:
    """450 หลัง. The unit is a code of vocabulary.UNIT, or %, where 62 means 62 percent."""
    if not is_known(quantity):
        return UNKNOWN
    if unit == "THB":
        return baht_words(quantity)
    if unit == "%":
        return Text(*[hundredths_words(quantity)] * 2)
    words, count = UNIT.get(unit, Text(unit, unit)), count_words(quantity)
    word = one_or_many(quantity, words.en.removesuffix("s"), words.en)
    return Text(f"{count} {words.th}", f"{count} {word}")


def is_in_millions(thb: float | None) -> bool:
    """Whether an amount of baht is written in millions."""
    return is_known(thb) and abs(thb) >= MILLION


def millions_words(thb: float) -> str:
    """3.42 of 3,420,000: the amount without its unit, MILLION_BAHT."""
    return f"{thb / MILLION:,.2f}"


def baht_words(thb: float | None) -> Text:
    """12,500 บาท; from one million on, 3.42 ล้านบาท."""
    if not is_known(thb):
        return UNKNOWN
    baht = round(float(thb))
    amount, unit = f"{abs(baht):,}", BAHT
    if is_in_millions(baht):
        amount, unit = millions_words(abs(baht)), MILLION_BAHT
    sign = MINUS if baht < 0 else ""
    return Text(f"{sign}{amount} {unit.th}", f"{sign}{amount} {unit.en}")


def share_words(count: float | None, out_of: float | None, places: int = 0) -> Text:
    """58% (จาก 450). Out of none there is no share."""
    if not is_known(count) or not is_known(out_of) or not out_of:
        return UNKNOWN
    percent, whole = percent_words(count / out_of, places), count_words(out_of)
    return Text(f"{percent} (จาก {whole})", f"{percent} (of {whole})")


def points_words(difference: float | None) -> Text:
    """The difference of two shares, in percentage points: −4 จุด."""
    if not is_known(difference):
        return UNKNOWN
    points = round(float(difference) * 100)
    written = signed_words(points)
    return Text(f"{written} จุด", f"{written} {'point' if abs(points) == 1 else 'points'}")


def index_words(index: float | None) -> str:
    """0.165: an index between 0 and 1."""
    return f"{index:.3f}" if is_known(index) else NOTHING


def length_words(days: float | None) -> Text:
    """28 วัน, or 28 days: how long something took."""
    if not is_known(days):
        return UNKNOWN
    written = count_words(round(float(days)))
    return Text(f"{written} วัน", f"{written} {'day' if written == '1' else 'days'}")


def hidden_words(fewer_than: int) -> Text:
    """What stands where a count is too small to show, or would tell one that is: the rule, and
    not a claim that this very count is small."""
    return Text(f"ไม่แสดง (เกณฑ์ <{fewer_than})", f"Not shown (rule <{fewer_than})")
