"""How the cells of one column are read: to a value, or to the rule that they break."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from data_access.intake.cells import coordinates, dates, normalise, numbers
from data_access.intake.cells.places import Places, level_of
from data_access.intake.issues import Rule
from data_access.schema import Column


@dataclass(frozen=True)
class Reader:
    """`read` answers None where it is not sure; `why` names the rule then broken, or None for the
    general one; `change` names the kind of change (of changes.KINDS) that reading took."""

    read: Callable[[str], object]
    why: Callable[[str], Rule | None]
    change: Callable[[str, Any], str | None]


def reader(
    column: Column, texts: Iterable[str], places: Places | None, from_1904: bool
) -> Reader | None:
    """For this column, of which `texts` are all different cells; None for text kept as it is."""
    match column.kind:
        case "whole" | "number" if column.unit == "degree":
            return Reader(
                coordinates.read_coordinate,
                numbers.why_unread,
                lambda text, _value: coordinates.kind_of_change(text),
            )
        case "whole":
            return Reader(
                lambda text: numbers.read_whole(text, column.unit),
                numbers.why_unread,
                numbers.kind_of_change,
            )
        case "number":
            return Reader(
                lambda text: numbers.read_number(text, column.unit),
                numbers.why_unread,
                numbers.kind_of_change,
            )
        case "date":
            order = dates.order_of(texts)
            return Reader(
                lambda text: dates.read_date(text, order, from_1904),
                dates.why_unread,
                lambda text, _value: dates.kind_of_change(text),
            )
        case "yes_no":
            return Reader(normalise.read_yes_no, _no_rule, _change_of_yes_no)
        case "choice":
            return Reader(
                lambda text: normalise.read_choice(text, column.choices), _no_rule, _change_of_word
            )
        case "choices":
            return Reader(
                lambda text: normalise.read_choices(text, column.choices),
                _no_rule,
                _change_of_words,
            )
    if column.refers_to == "area" and places is not None:
        level = level_of(column.pattern)
        return Reader(
            lambda text: places.read(text, level),
            lambda text: places.why_unread(text, level),
            lambda text, _code: places.kind_of_change(text),
        )
    if column.pattern:
        return Reader(_read_code, lambda text: numbers.LOST_DIGITS, _change_of_code)
    return None


def _no_rule(_text: str) -> None:
    return None


def _read_code(text: str) -> str | None:
    return None if numbers.is_shortened(text) else normalise.read_code(text)


def _change_of_code(text: str, code: object) -> str | None:
    if code == text:
        return None
    return "code_form" if text.endswith(".0") else "digits"


def _change_of_word(text: str, code: object) -> str | None:
    return None if text == code else "word"


def _change_of_words(text: str, codes: object) -> str | None:
    """The order of the codes, and what stands between them, says nothing."""
    return None if set(re.split(r"[\s;,|]+", text)) <= set(str(codes).split(";")) else "word"


def _change_of_yes_no(text: str, _value: object) -> str | None:
    return None if text.casefold() in ("yes", "no", "true", "false") else "word"
