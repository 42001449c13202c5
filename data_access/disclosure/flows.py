"""Houses that went from one count to another: which counts together would tell of few.

Of counts that part one set of houses between them, any sum is seen where each of them is. Twelve that
went from the first to the second and twelve from the second to the third move all three; and the sum
of the first two tells of the one that came from elsewhere. A sum is told where none or many went in
or out of it, and so no cut between the counts may be of few.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from itertools import combinations

import numpy as np
import pandas as pd

from data_access.disclosure.rule import is_small
from data_access.language.area_codes import LEVELS, parts_of

ELSEWHERE = ""  # in none of the counts: not there yet or no more, or in another area
Flows = Mapping[tuple[str, str], int]  # how many went between two counts, the one way or the other


def flows_between(
    then: pd.DataFrame, now: pd.DataFrame, parts: Collection[str]
) -> dict[str, Flows]:
    """By area, down to a district: how many went between each two of the counts `parts`, of which a
    house is in one at most. `then` and `now` as in `releases.moved_between`."""
    ids = then.index.union(now.index)
    was_in, is_in = (_part_of(one, parts).reindex(ids, fill_value=ELSEWHERE) for one in (then, now))
    codes = [one["subdistrict_code"].reindex(ids, fill_value="") for one in (then, now)]
    went = ((was_in != is_in) | (codes[0] != codes[1])) & ((was_in != "") | (is_in != ""))
    was_in, is_in = (one[went].to_numpy() for one in (was_in, is_in))
    found: dict[str, Counter[tuple[str, str]]] = {}
    for level in LEVELS[:2]:
        left, came = (parts_of(code[went], level).to_numpy() for code in codes)
        for old, new, one, other in zip(left, came, was_in, is_in, strict=True):
            for area, ends in (
                [(new, (one, other))]
                if old == new
                else [(old, (one, ELSEWHERE)), (new, (ELSEWHERE, other))]
            ):
                if area and ends[0] != ends[1]:
                    first, second = sorted(ends)
                    found.setdefault(area, Counter())[first, second] += 1
    return found


def told_of_few(
    flows: Flows, known: Collection[str], public: Collection[str], smallest: int
) -> set[str]:
    """Counts among the `known` of which the sum tells of few, as few counts as possible; none where
    no sum does. Those that are `public` are known anyway, and may tell of themselves."""
    known = {*known, *public}
    group = {one: one if one in known else ELSEWHERE for pair in flows for one in pair}
    while True:
        between: Counter[tuple[str, str]] = Counter()
        for (one, other), number in flows.items():
            ends = tuple(sorted((group[one], group[other])))
            between[ends] += number if ends[0] != ends[1] else 0
        # No sum of few parts two between which many went.
        many = [
            ends for ends, number in between.items() if number and not is_small(number, smallest)
        ]
        if not many:
            break
        kept, joined = many[0]
        group = {one: kept if of == joined else of for one, of in group.items()}
    between = Counter({ends: number for ends, number in between.items() if number})
    groups = sorted({one for ends in between for one in ends} - {ELSEWHERE})
    for some in _subsets(groups):
        cut = sum(
            number for (one, other), number in between.items() if (one in some) != (other in some)
        )
        told = {one for one, of in group.items() if of in some}
        if is_small(cut, smallest) and told - set(public):
            return told - set(public)
    return set()


def _subsets(groups: list[str]) -> Iterator[set[str]]:
    for size in range(1, len(groups) + 1):
        for some in combinations(groups, size):
            yield set(some)


def _part_of(adds: pd.DataFrame, parts: Collection[str]) -> pd.Series:
    """The one of the parts that each house is in."""
    columns = [one for one in parts if one in adds]
    is_in = adds[columns].to_numpy() != 0
    names = np.array([*columns, ELSEWHERE], dtype=object)
    place = np.where(is_in.any(axis=1), is_in.argmax(axis=1), len(columns)) if columns else -1
    return pd.Series(names[np.broadcast_to(place, len(adds))], adds.index)
