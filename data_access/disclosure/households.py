"""The tables of households by area as they may be shown: which columns there are, how one count
tells of another, and so which are hidden together."""

from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd

from data_access.disclosure.cells import Move, shown
from data_access.disclosure.rule import SENSITIVE_GROUP_MINIMUM
from data_access.quality_rules import RULES

QUALITY = tuple(rule.key for rule in RULES)
# A household in need is reached, unfunded, or on its way: funded and not yet reached.
NEED = ("in_need", "reached", "unfunded", "urgent")
COUNTS = (*NEED, "households", "passing", *QUALITY, "people_housed", "livelihoods")
ANY = np.inf  # as many as one likes


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
    return shown(counts[list(COUNTS)], _parents(counts.index), moves, smallest, pairs)


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
    return shown(columns, _parents(counts.index), moves, SENSITIVE_GROUP_MINIMUM, pairs)


def _moves_of_need(numbers: Mapping[str, np.ndarray]) -> Iterator[Move]:
    """A household in need becomes reached, unfunded or urgent, or one more is in need: among the
    households that are there, or with one more of them."""
    need, reached, unfunded, urgent = (numbers[name] for name in NEED)
    on_the_way = np.maximum(need - reached - unfunded, 0)
    others = numbers["households"] - need
    yield _move("+reached", on_the_way, _but_one(reached))
    yield _move("+unfunded", on_the_way, _but_one(unfunded))
    yield _move("+reached -unfunded", _but_one(unfunded), _but_one(reached))
    yield _move("+urgent", np.maximum(need - reached - urgent, 0), _but_one(urgent))
    for changes, down in (
        ("+in_need", np.minimum(on_the_way, _but_one(need))),
        ("+in_need +reached", _but_one(reached)),
        ("+in_need +unfunded", _but_one(unfunded)),
        ("+in_need +urgent", np.minimum(on_the_way, _but_one(urgent))),
        ("+in_need +unfunded +urgent", np.minimum(_but_one(unfunded), _but_one(urgent))),
    ):
        yield _move(changes, others, down)
        yield _move(f"{changes} +households", ANY, down)


def _moves_of_quality(numbers: Mapping[str, np.ndarray]) -> Iterator[Move]:
    """A record fails one rule more or less, all of its rules, or one more record is there. Those
    that fail any rule are at least as many as fail one, and at most as many as all together."""
    every, passing = numbers["households"], numbers["passing"]
    failing = every - passing
    by_rule = {name: numbers[name] for name in QUALITY}
    spare = sum(by_rule.values()) - failing
    over = np.maximum(failing - np.max(list(by_rule.values()), axis=0), 0)
    yield _move("+households", spare, over)
    yield _move("+passing", over, np.minimum(spare, _but_one(passing)))
    yield _move("+households +passing", ANY, _but_one(passing))
    for name, count in by_rule.items():
        only_this = np.minimum(np.maximum(count - spare, 0), _but_one(count))
        yield _move(f"+{name}", failing - count, np.minimum(spare, _but_one(count)))
        yield _move(f"+households +{name}", ANY, only_this)
        yield _move(f"+passing -{name}", only_this, _but_one(passing))


def _but_one(count: np.ndarray) -> np.ndarray:
    """A hidden count is known not to be zero: one of it has to stay."""
    return np.maximum(count - 1, 0)


def _move(changes: str, up: np.ndarray | float, down: np.ndarray) -> Move:
    signs = {word[1:]: 1 if word[0] == "+" else -1 for word in changes.split()}
    return Move(signs, np.broadcast_to(np.asarray(up, dtype="float64"), down.shape), down)


def _parents(codes: pd.Index) -> dict[str, str]:
    """Areas by their codes: the first four digits are the district, the first two the province."""
    above = {code: code[:4] for code in codes if len(code) == 6}
    return above | {code: code[:2] for code in {*codes, *above.values()} if len(code) == 4}
