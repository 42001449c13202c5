"""Who has the most, and what has become better: the rule that every such sentence asks.

"Most" is said of more than half. Below that the largest is named as the largest, and those that are
equally large as equal. A count that is hidden may be larger than those shown: where it can be, the
sentence says that it speaks of those shown. "Better" is a gap that has narrowed or a share that has
risen; a count that can but grow has increased, and that is all.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from data_access.language.vocabulary import Text

MOST_NAMED = 2  # of those that are equal; more are counted

DIRECTION = {
    "better": Text("ดีขึ้น", "Better"),
    "worse": Text("แย่ลง", "Worse"),
    "increased": Text("เพิ่มขึ้น", "Increased"),
    "decreased": Text("ลดลง", "Decreased"),
    "same": Text("เท่าเดิม", "Unchanged"),
    "changed": Text("ปรับใหม่", "Changed"),
}


@dataclass(frozen=True)
class Top:
    """`keys` of the highest value (or the lowest), all that share it, in the order given; their
    `value`, and the `total` of all, hidden ones too."""

    keys: tuple[Any, ...]
    value: float
    total: float
    shown: int
    hidden: int
    may_be_passed: bool

    @property
    def is_most(self) -> bool:
        """Whether a single one has more than half of all."""
        return len(self.keys) == 1 and 2 * self.value > self.total


def top(values: pd.Series, total: float | None = None, lowest: bool = False) -> Top | None:
    """The highest of `values` by key, missing where hidden; None where none is shown.

    `total` is that of all where it is known; else what is shown adds up to it. A hidden one may be
    as high or higher unless all of them together are less.
    """
    known = values.dropna()
    if known.empty:
        return None
    best = known.min() if lowest else known.max()
    hidden = int(values.isna().sum())
    whole = known.sum() if total is None or pd.isna(total) else total
    passed = bool(hidden) and (lowest or whole == known.sum() or whole - known.sum() >= best)
    keys = tuple(known.index[known == best])
    return Top(keys, best, whole, len(known), hidden, passed)


def named(found: Top, name: Callable[[Any], Text], kind: Text) -> Text:
    """The one that is highest, the two that are, or how many of their `kind`."""
    if len(found.keys) == 1:
        return name(found.keys[0])
    if len(found.keys) > MOST_NAMED:
        count = len(found.keys)
        return Text(f"{count:,} {kind.th}เท่ากัน", f"{count:,} {kind.en} alike")
    one, other = (name(key) for key in found.keys)
    return Text(f"{one.th} และ {other.th} เท่ากัน", f"{one.en} and {other.en} alike")


def after_word(who: Text) -> Text:
    """What is named where a word stands before it: Thai sets a space before a digit alone."""
    return Text(f" {who.th}" if who.th[:1].isdigit() else who.th, who.en)


def most_of(
    values: pd.Series,
    name: Callable[[Any], Text],
    at: Text,
    kind: Text,
    total: float | None = None,
) -> Text:
    """Where most are, or the largest number, of counts by key: "most of them in Pai (9 of 17)".

    `at` stands before the name ("in "), `kind` is what the keys are, in the plural. Nothing is said
    where no count above zero is shown.
    """
    found = top(values, total)
    if found is None or not found.value:
        return Text("", "")
    who = after_word(named(found, name, kind))
    count, whole = f"{found.value:,.0f}", f"{found.total:,.0f}"
    if len(found.keys) == 1 and found.value == found.total:
        if found.total == 1:
            return Text(f"{at.th}{who.th}", f"{at.en}{who.en}")
        return Text(f"ทั้งหมด{at.th}{who.th}", f"all of them {at.en}{who.en}")
    if found.is_most:
        return Text(
            f"ส่วนใหญ่{at.th}{who.th} ({count} จาก {whole})",
            f"most of them {at.en}{who.en} ({count} of {whole})",
        )
    among, rest = Text("", ""), Text("", "")
    if found.may_be_passed:
        among = Text(
            f"ใน {found.shown:,} {kind.th}ที่แสดง ", f"of the {found.shown:,} {kind.en} shown "
        )
        rest = Text(
            f" อีก {found.hidden:,} {kind.th}ไม่แสดงและอาจมากกว่า",
            f"; {found.hidden:,} not shown may have more",
        )
    each = Text(count, count)
    if len(found.keys) > 1:
        each = Text(f"{kind.th}ละ {count}", f"{count} each")
    return Text(
        f"{among.th}มากที่สุด{at.th}{who.th} ({each.th} จาก {whole}){rest.th}",
        f"{among.en}the largest number {at.en}{who.en} ({each.en} of {whole}){rest.en}",
    )


def direction(then: float, now: float, kind: Literal["share", "gap", "count"]) -> str:
    """What a move means, by a key of DIRECTION. Of a "share" more is better and of a "gap" (what is
    behind, on hold or overdue) less is; a "count" of what was done can but grow: it is neither."""
    if now == then:
        return "same"
    if kind == "count":
        return "increased" if now > then else "decreased"
    return "better" if (now > then) == (kind == "share") else "worse"
