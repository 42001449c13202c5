"""What a record of one household says, in words: a column's label, and a value of it."""

import re
from typing import Any

import pandas as pd

from data_access.language.vocabulary import Text
from data_access.schema import Column
from ui.session.language import NOTHING, say, say_date
from ui.session.numbers import say_baht, say_count
from ui.session.words import NO, YES, Names

MEANS_SOMETHING_IN_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+!|<>~:$^=&-])")
YEARS = ("fiscal_year_be", "birth_year_be", "moo")  # numbers that are names: 2567, not 2,567
UNITS = {
    "person": Text("คน", "people"),
    "m": Text("เมตร", "m"),
    "person_day": Text("คน-วัน", "person-days"),
}


def plain(text: str) -> str:
    """Words that somebody typed into a record, for a place that would read them as markdown."""
    return MEANS_SOMETHING_IN_MARKDOWN.sub(r"\\\1", text)


def in_words(column: Column, value: Any, names: Names) -> str:
    """One value as the page writes it: codes in words, a day in the Buddhist Era, units."""
    if value is None or pd.isna(value) or value == "":
        return NOTHING
    match column.kind:
        case "choice":
            return say(column.choices[value]) if value in column.choices else str(value)
        case "choices":
            codes = str(value).split(";")
            return ", ".join(say(column.choices[one]) for one in codes if one in column.choices)
        case "yes_no":
            return say(YES if value else NO)
        case "date":
            return say_date(value)
        case "whole" | "number":
            return _number(column, value)
    if column.refers_to == "area":
        return names.areas.get(str(value), str(value))
    if column.refers_to == "partner":
        return names.partners.get(str(value), str(value))
    return str(value)


def _number(column: Column, value: Any) -> str:
    if column.unit == "THB":
        return say_baht(value)
    if column.name in YEARS or column.unit == "degree":
        return str(value)
    unit = UNITS.get(column.unit)
    return f"{say_count(value)} {say(unit)}" if unit else say_count(value)
