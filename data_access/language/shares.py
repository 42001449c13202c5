"""How a share is written, in every medium: almost all is not all, and almost none is not none.

No n below N reads 100 and none above 0 reads 0, however few decimals are shown: such a share is
written >99% or <1%. Pages, files, commands and the workbook all ask here.
"""

from math import isfinite

NOTHING = "–"
MINUS = "−"


def percent_words(share: float | None, places: int = 0) -> str:
    """58% of a share of 0.58, with so many decimals. What is not known is a dash."""
    if not is_known(share):
        return NOTHING
    percent, step = float(share) * 100, 10**-places
    rounded = round(percent, places)
    if 0 < percent < step and rounded in (0, step):
        return f"<{step:.{places}f}%"
    if float(share) < 1 and rounded == 100:
        return f">{100 - step:.{places}f}%"
    sign = MINUS if rounded < 0 else ""
    return f"{sign}{abs(rounded):,.{places}f}%"


def hundredths_words(quantity: float | None) -> str:
    """62% of a quantity of 62 counted in percent; a decimal only where there is one: 62.5%."""
    if not is_known(quantity):
        return NOTHING
    return percent_words(float(quantity) / 100, 1).replace(".0%", "%")


def kept_from_ends(share: float | None, whole: int = 1, places: int = 4) -> float | None:
    """The share for a table that writes so many decimals by itself: what is above 0 and below the
    whole stays so when it is rounded. Missing stays missing."""
    if not is_known(share):
        return None
    step, share = 10**-places, float(share)
    return min(max(share, step), whole - step) if 0 < share < whole else share


def workbook_format(value: float | None, whole: int = 1) -> str:
    """The Excel number format of a cell that holds this share of `whole`: of 1 with a % sign, of
    100 without. The value itself stays exact.

    Excel allows two conditions a format, so that a share below a half gets those near 0 and any
    other those near 1. A formula's cell keeps the rule when its value changes within its half.
    """
    plain, sign = ("0.0%", "%") if whole == 1 else ("#,##0.0", "")
    if not is_known(value) or value < 0:
        return plain
    if value < whole / 2:
        return f'[=0]{plain};[<{whole / 1000:g}]"<0.1{sign}";{plain}'
    return f'[>={whole}]{plain};[>={whole * 0.9995:g}]">99.9{sign}";{plain}'


def is_known(number: float | None) -> bool:
    """False for None and for the gaps that a table holds: NaN, NaT, NA."""
    if number is None:
        return False
    try:
        return isfinite(number)
    except TypeError:
        return False
