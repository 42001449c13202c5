"""Which row of a repeat is which person of before: by what is said of each, never by the place."""

from collections.abc import Sequence

import pandas as pd

LASTING = ("birth_year_be", "sex")  # what hardly changes of a person


def matched(rows: pd.DataFrame, known: pd.DataFrame, columns: Sequence[str]) -> dict[int, int]:
    """For the rows of one submission, by place, the place among the `known` ones of the same.

    First those who agree in all `columns`; then those of the same birth year and sex, the likest
    first; then, where as many people remain as there were, those of whom half is the same. Who is
    in no pair has come, or has gone.
    """
    mine, theirs = _told(rows, columns), _told(known, columns)
    lasting = [place for place, name in enumerate(columns) if name in LASTING]
    are_as_many = len(mine) == len(theirs)
    pairs: dict[int, int] = {}
    for is_one in (
        lambda one, other: one == other,
        lambda one, other: bool(lasting) and all(_is_said(one, other, place) for place in lasting),
        lambda one, other: are_as_many and 2 * _agreeing(one, other) >= len(columns),
    ):
        likest = sorted(
            (-_agreeing(one, other), abs(place - other_place), place, other_place)
            for place, one in enumerate(mine)
            if place not in pairs
            for other_place, other in enumerate(theirs)
            if other_place not in pairs.values() and is_one(one, other)
        )
        for *_, place, other_place in likest:
            if place not in pairs and other_place not in pairs.values():
                pairs[place] = other_place
    return pairs


def _told(people: pd.DataFrame, columns: Sequence[str]) -> list[tuple[str, ...]]:
    """What is said of each, as text; "" for nothing."""
    written = people[list(columns)].astype("object")
    return [
        tuple("" if pd.isna(value) else str(value) for value in row)
        for row in written.itertuples(index=False)
    ]


def _agreeing(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    return sum(mine == theirs for mine, theirs in zip(one, other, strict=True))


def _is_said(one: tuple[str, ...], other: tuple[str, ...], place: int) -> bool:
    return one[place] == other[place] != ""
