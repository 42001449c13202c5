"""What an area's code says: 58 is a province, 5803 a district of it, 580302 a subdistrict of that.

Nothing else cuts or measures a code. What is said of one code here in Python is said below of a
column of codes in pandas and in SQL.
"""

import pandas as pd

DIGITS = {"province": 2, "district": 4, "subdistrict": 6}
LEVELS = tuple(DIGITS)  # the widest first


def pattern_of(level: str | None) -> str:
    """The regular expression of a code of this level; of a level from province to subdistrict
    where none is named."""
    return rf"\d{{{DIGITS[level]}}}" if level in DIGITS else r"\d{2}(\d{2}){0,2}"


def level_of(code: str) -> str | None:
    """The level of a code; None where it is of none."""
    return next((level for level, digits in DIGITS.items() if digits == len(code)), None)


def part_of(code: str, level: str) -> str:
    """The code of the area of `level` that lies around this one; a wider code as it is."""
    return code[: DIGITS[level]]


def district_of(code: str) -> str:
    return part_of(code, "district")


def province_of(code: str) -> str:
    return part_of(code, "province")


def parts_of(codes: pd.Series | pd.Index, level: str) -> pd.Series | pd.Index:
    """`part_of` each code; missing stays missing."""
    return codes.str[: DIGITS[level]]


def districts_of(codes: pd.Series | pd.Index) -> pd.Series | pd.Index:
    return parts_of(codes, "district")


def are_of(codes: pd.Series | pd.Index, level: str) -> pd.Series:
    """Whether each code is one of `level`."""
    return codes.str.len() == DIGITS[level]


def sql_part(column: str, level: str) -> str:
    """`part_of` the column in SQL."""
    return f"substr({column}, 1, {DIGITS[level]})"


def sql_district(column: str) -> str:
    return sql_part(column, "district")


def sql_is_of(column: str, level: str) -> str:
    return f"length({column}) = {DIGITS[level]}"


def sql_is_wider(column: str, level: str) -> str:
    """An SQL condition: the code is of a wider area than one of `level`."""
    return f"length({column}) < {DIGITS[level]}"


def sql_lies_within(column: str, level: str) -> str:
    """An SQL condition: the code is of an area of `level`, or of one within such."""
    return f"length({column}) >= {DIGITS[level]}"
