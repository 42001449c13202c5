"""The tables of households by area as they may be shown: which columns there are, how one count
tells of another, and so which are hidden together."""

from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd

from data_access.disclosure.cells import shown
from data_access.disclosure.move import Move
from data_access.disclosure.rule import SENSITIVE_GROUP_MINIMUM
from data_access.language.area_codes import district_of, level_of, province_of
from data_access.rules.quality_rules import RULES

QUALITY = tuple(rule.key for rule in RULES)
# A household in need is reached, unfunded, or on its way: funded and not yet reached.
NEED = ("in_need", "reached", "unfunded", "urgent")
COUNTS = (*NEED, "households", "passing", *QUALITY, "people_housed", "livelihoods")
ANY = np.inf  # as many as one likes
# Supports that are due for a check, and of them those that had one; households whose income is known
# before and after, and of them those that earn less; households with a house, too.
NESTED = (("due", "checked"), ("pairs", "fell"))
FOLLOWED = ("due", "checked", "pairs", "fell", "repaired")


def shown_households(counts: pd.DataFrame, smallest: int) -> pd.DataFrame:
    """One row an area: the subdistricts in the order given, the districts above them, the
    province; COUNTS, missing where hidden.

    `counts` has one row a subdistrict by code, with COUNTS.
    """
    numbers = {name: counts[name].to_numpy(dtype="float64") for name in COUNTS}
    moves = [
        *_moves_of_need(numbers),
        *_moves_of_quality(numbers),
        _move("+people_housed", ANY, _but_one(numbers["people_housed"] - numbers["reached"])),
        _move("+livelihoods", ANY, _but_one(numbers["livelihoods"])),
    ]
    pairs = [("in_need", "reached"), ("in_need", "unfunded"), ("households", "passing")]
    return shown(counts[list(COUNTS)], areas_above(counts.index), moves, smallest, pairs)


def shown_groups(counts: pd.DataFrame) -> pd.DataFrame:
    """One row an area: the districts in the order given, then the province: `in_need` and
    `reached` of one sensitive group, missing where hidden. `counts` has one row a district by
    code. Below ten for every reader, and never below a district."""
    need, reached = (counts[name].to_numpy(dtype="float64") for name in ("in_need", "reached"))
    moves = [
        _move("+reached", need - reached, _but_one(reached)),
        _move("+in_need", ANY, np.minimum(need - reached, _but_one(need))),
        _move("+reached +in_need", ANY, _but_one(reached)),
    ]
    columns = counts[["in_need", "reached"]]
    pairs = [("in_need", "reached")]
    return shown(columns, areas_above(counts.index), moves, SENSITIVE_GROUP_MINIMUM, pairs)


def shown_by_year(counts: pd.DataFrame, totals: pd.Series, smallest: int) -> pd.DataFrame:
    """One row an area, as in `shown_households`: the columns of `counts`, one a fiscal year, missing
    where hidden. `counts` has one row a subdistrict by code; `totals` the sum over the years by
    area, missing where that is hidden: then every year of the area is.

    Where the total is shown a year could only be larger by as much as another is smaller.
    """
    years = list(counts)
    numbers = {year: counts[year].to_numpy(dtype="float64") for year in years}
    moves = [
        _move(f"+{one} -{other}", _but_one(numbers[other]), _but_one(numbers[one]))
        for place, one in enumerate(years)
        for other in years[place + 1 :]
    ]
    hidden = [(code, year) for code in totals.index[totals.isna()] for year in years]
    return shown(counts, areas_above(counts.index), moves, smallest, hidden=hidden)


def shown_livelihoods(counts: pd.DataFrame, smallest: int) -> pd.DataFrame:
    """One row an area: the subdistricts in the order given, the districts above them, the province;
    FOLLOWED, missing where hidden. `counts` has one row a subdistrict by code, with FOLLOWED."""
    numbers = {name: counts[name].to_numpy(dtype="float64") for name in FOLLOWED}
    moves = [_move("+repaired", ANY, _but_one(numbers["repaired"]))]
    for whole, part in NESTED:
        rest = numbers[whole] - numbers[part]
        moves += [
            _move(f"+{part}", rest, _but_one(numbers[part])),
            _move(f"+{whole}", ANY, np.minimum(rest, _but_one(numbers[whole]))),
            _move(f"+{whole} +{part}", ANY, _but_one(numbers[part])),
        ]
    return shown(counts[list(FOLLOWED)], areas_above(counts.index), moves, smallest, list(NESTED))


def _moves_of_need(numbers: Mapping[str, np.ndarray]) -> Iterator[Move]:
    """A household in need becomes reached, unfunded or urgent, or one more is in need: among the
    households that are there, or with one more of them, of which somebody lives there."""
    need, reached, unfunded, urgent = (numbers[name] for name in NEED)
    on_the_way = np.maximum(need - reached - unfunded, 0)
    calm = np.maximum(need - reached - urgent, 0)  # in need, not reached and not urgent
    people = numbers["people_housed"] - reached  # more than one in a household
    yield _move("+unfunded", on_the_way, _but_one(unfunded))
    yield _move("+urgent", calm, _but_one(urgent))
    for with_people, most in (("", people), (" +people_housed", ANY)):
        for changes, up in (
            ("+reached", np.minimum(on_the_way, calm)),
            ("+reached -unfunded", np.minimum(_but_one(unfunded), calm)),
            ("+reached -urgent", np.minimum(_but_one(urgent), on_the_way)),
        ):
            yield _move(changes + with_people, np.minimum(up, most), _but_one(reached))
    for changes, most, down in (
        ("+in_need", ANY, np.minimum.reduce([on_the_way, calm, _but_one(need)])),
        ("+in_need +reached", people, _but_one(reached)),
        ("+in_need +reached +people_housed", ANY, _but_one(reached)),
        ("+in_need +unfunded", ANY, np.minimum(_but_one(unfunded), calm)),
        ("+in_need +urgent", ANY, np.minimum(on_the_way, _but_one(urgent))),
        ("+in_need +unfunded +urgent", ANY, np.minimum(_but_one(unfunded), _but_one(urgent))),
    ):
        yield _move(changes, np.minimum(most, numbers["households"] - need), down)
        for more, up, least in _one_household_more(numbers):
            yield _move(f"{changes} {more}", np.minimum(most, up), np.minimum(down, least))


def _moves_of_quality(numbers: Mapping[str, np.ndarray]) -> Iterator[Move]:
    """A record fails one rule more or less or all of its rules, or there is one record more."""
    passing, (spare, over) = numbers["passing"], _spare_and_over(numbers)
    others = numbers["households"] - numbers["in_need"]
    for changes, up, down in _one_household_more(numbers):
        yield _move(changes, up, np.minimum(down, others))
    yield _move("+passing", over, np.minimum(spare, _but_one(passing)))
    for name in QUALITY:
        count = numbers[name]
        up = numbers["households"] - passing - count
        yield _move(f"+{name}", up, np.minimum(spare, _but_one(count)))
        yield _move(f"+passing -{name}", _failing_only(name, numbers), _but_one(passing))


def _one_household_more(
    numbers: Mapping[str, np.ndarray],
) -> list[tuple[str, np.ndarray | float, np.ndarray]]:
    """The ways in which one household more may be there, how often, and how often one less: its
    record passes, fails one rule, or fails several by which others are counted already."""
    spare, over = _spare_and_over(numbers)
    return [
        ("+households", spare, over),
        ("+households +passing", ANY, _but_one(numbers["passing"])),
        *((f"+households +{name}", ANY, _failing_only(name, numbers)) for name in QUALITY),
    ]


def _failing_only(name: str, numbers: Mapping[str, np.ndarray]) -> np.ndarray:
    """At least so many records fail this rule and no other, one of them left aside."""
    spare, _ = _spare_and_over(numbers)
    return np.minimum(np.maximum(numbers[name] - spare, 0), _but_one(numbers[name]))


def _spare_and_over(numbers: Mapping[str, np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """Records that fail any rule are at most as many as the failures of all rules together, and at
    least as many as those of one: how far they are from either."""
    failing = numbers["households"] - numbers["passing"]
    by_rule = [numbers[name] for name in QUALITY]
    return sum(by_rule) - failing, np.maximum(failing - np.max(by_rule, axis=0), 0)


def _but_one(count: np.ndarray) -> np.ndarray:
    """A hidden count is known not to be zero: one of it has to stay."""
    return np.maximum(count - 1, 0)


def _move(changes: str, up: np.ndarray | float, down: np.ndarray) -> Move:
    signs = {word[1:]: 1 if word[0] == "+" else -1 for word in changes.split()}
    return Move(signs, np.broadcast_to(np.asarray(up, dtype="float64"), down.shape), down)


def areas_above(codes: pd.Index) -> dict[str, str]:
    """The district of each subdistrict, and the province of each district, by its code."""
    above = {code: district_of(code) for code in codes if level_of(code) == "subdistrict"}
    districts = {code for code in {*codes, *above.values()} if level_of(code) == "district"}
    return above | {code: province_of(code) for code in districts}
