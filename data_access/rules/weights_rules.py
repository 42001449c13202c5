"""What weights.toml must hold: every key with its kind and limits, and what must fit together.

Whatever passes here works wherever it is asked: any number of days is a window.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite
from typing import Any

from data_access.language.vocabulary import (
    COMPONENT,
    FUNDING_PROGRAM,
    POVERTY_DIMENSION,
    REPAIR_TYPE,
    SENSITIVE_FUNDS,
    VULNERABLE_GROUP,
    Text,
)

LONGEST = 3650  # days: ten years


@dataclass(frozen=True)
class Number:
    """A number from `low` to `high`, both included; `whole` where it counts days or houses."""

    low: float
    high: float
    whole: bool = False

    def holds(self, value: object) -> bool:
        kind = int if self.whole else int | float
        if isinstance(value, bool) or not isinstance(value, kind) or not isfinite(value):
            return False
        return self.low <= value <= self.high

    @property
    def words(self) -> Text:
        low, high = f"{self.low:,g}", f"{self.high:,.15g}"
        if self.whole:
            return Text(f"จำนวนเต็ม {low} ถึง {high}", f"a whole number from {low} to {high}")
        return Text(f"ตัวเลข {low} ถึง {high}", f"a number from {low} to {high}")


DAYS = Number(1, LONGEST, whole=True)
SHARE, SCORE = Number(0, 1), Number(0, 100)
COUNT = Number(1, 1000, whole=True)
STALLING = ("surveyed", "community_verified", "approved", "in_progress", "completed", "on_hold")
# The programmes that any house may be chosen for: who is paid by a sensitive one is of a group of
# people, and the choice would tell. A household's own money is nobody's to share out.
PAY_ANY_HOUSE = tuple(
    one for one in FUNDING_PROGRAM if one not in SENSITIVE_FUNDS and one != "household"
)
LIMITS: dict[str, Number] = {
    "need_condition_score": SCORE,
    "urgent_priority": SCORE,
    "poverty_line_thb": Number(1, 10_000_000),
    "smallest_condition_weight": SHARE,
    "smallest_sample": COUNT,
    "stale_after_days": DAYS,
    "partner_silent_days": DAYS,
    "due_soon_days": DAYS,
    "assessed_within_days": DAYS,
    "handovers_within_days": DAYS,
    "smallest_need_compared": COUNT,
    "poverty_cutoff": Number(0.01, 1),
    "smallest_scored_share": SHARE,
}
SECTIONS: dict[str, dict[str, Number]] = {
    "component": dict.fromkeys(COMPONENT, SHARE),
    "vulnerable_group": dict.fromkeys(VULNERABLE_GROUP, SCORE),
    "priority": dict.fromkeys(("condition", "vulnerability", "poverty"), SHARE),
    "poverty_dimension": dict.fromkeys(POVERTY_DIMENSION, SHARE),
    "rain": {"weight": SHARE},  # and its months, which are a list
    "pace": dict.fromkeys(("on_track", "watch"), Number(0.01, 10)),
    "stall_days": dict.fromkeys(STALLING, DAYS),
    "forecast": {
        "window": DAYS,
        "short_window": DAYS,
        "long_window": DAYS,
        "smallest_handovers": COUNT,
    },
    "choice": {
        "budget_thb": Number(0, 10_000_000_000, whole=True),
        "persons_power": SHARE,
        "floor_share": SHARE,
        "over_cap_share": Number(0, 10),
        "largest_gap": Number(0.0001, 0.1),
    },
    "choice_share": dict.fromkeys(PAY_ANY_HOUSE, SHARE),
    "choice_days": dict.fromkeys(REPAIR_TYPE, Number(0, 1000)),
}
# A group that is not named has no points, and a programme that is not named pays nothing.
MAY_BE_LEFT_OUT = ("vulnerable_group", "choice_share")
ADD_UP_TO_ONE = ("component", "priority", "poverty_dimension", "choice_share")


def wrong_weights(weights: dict[str, Any]) -> list[Text]:
    """Everything that cannot be used, in the order of the file's keys; empty where all can be.

    What must fit together is looked at only once every value is of its kind.
    """
    return list(_wrong_values(weights)) or list(_wrong_together(weights))


def _wrong_values(weights: dict[str, Any]) -> Iterator[Text]:
    yield from _wrong_keys("", weights, [*LIMITS, *SECTIONS], [*LIMITS, *SECTIONS])
    for key, limit in LIMITS.items():
        if key in weights and not limit.holds(weights[key]):
            yield _must_be(key, weights[key], limit.words)
    for section, keys in SECTIONS.items():
        if section not in weights:
            continue
        given = weights[section]
        if not isinstance(given, dict):
            yield _must_be(f"[{section}]", given, Text("หัวข้อที่มีค่าย่อย", "a section of its own"))
            continue
        known = [*keys, *(["months"] if section == "rain" else [])]
        yield from _wrong_keys(f"{section}.", given, known, _required(section, known))
        for key, limit in keys.items():
            if key in given and not limit.holds(given[key]):
                yield _must_be(f"{section}.{key}", given[key], limit.words)
        if section == "rain" and "months" in given and not _are_months(given["months"]):
            months = Text("รายการเดือน 1 ถึง 12 ไม่ซ้ำกัน", "a list of months from 1 to 12, each once")
            yield _must_be("rain.months", given["months"], months)


def _required(section: str, known: list[str]) -> list[str]:
    return [] if section in MAY_BE_LEFT_OUT else known


def _wrong_keys(
    before: str, given: dict[str, Any], known: list[str], required: list[str]
) -> Iterator[Text]:
    for key in required:
        if key not in given:
            yield Text(f"ขาด {before}{key}", f"{before}{key} is missing")
    for key in given:
        if key not in known:
            listed = ", ".join(known)
            yield Text(
                f"ไม่รู้จัก {before}{key} ใช้ได้คือ {listed}",
                f"{before}{key} is not known; allowed are {listed}",
            )


def _are_months(value: object) -> bool:
    month = Number(1, 12, whole=True)
    if not isinstance(value, list) or not value:
        return False
    return all(month.holds(one) for one in value) and len(set(value)) == len(value)


def _wrong_together(weights: dict[str, Any]) -> Iterator[Text]:
    for section in ADD_UP_TO_ONE:
        total = sum(weights[section].values())
        if abs(total - 1) > 1e-9:
            yield Text(
                f"[{section}] รวมกันได้ {total:g} ต้องรวมได้ 1",
                f"[{section}] adds up to {total:g}, not to 1",
            )
    pace, ahead, rain = weights["pace"], weights["forecast"], weights["rain"]
    if pace["watch"] > pace["on_track"]:
        yield Text(
            f"pace.watch คือ {pace['watch']:g} ต้องไม่เกิน pace.on_track ({pace['on_track']:g})",
            f"pace.watch is {pace['watch']:g}, above pace.on_track ({pace['on_track']:g})",
        )
    if not ahead["short_window"] <= ahead["window"] <= ahead["long_window"]:
        yield Text(
            "forecast: ต้องเรียง short_window ≤ window ≤ long_window",
            "forecast: short_window ≤ window ≤ long_window must hold",
        )
    if rain["weight"] == 0 and len(rain["months"]) == 12:
        yield Text(
            "rain: ทุกเดือนเป็นหน้าฝนที่น้ำหนัก 0 จึงไม่มีวันทำงาน",
            "rain: every month is rainy with a weight of 0, so no day is a working day",
        )


def _must_be(key: str, found: object, allowed: Text) -> Text:
    return Text(
        f"{key} คือ {found!r} ต้องเป็น{allowed.th}", f"{key} is {found!r}; it must be {allowed.en}"
    )
