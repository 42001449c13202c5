"""Sets of weights, each from a day on: how weights.toml writes them, and which one held on a day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypedDict

from data_access.language.thai_calendar import FIRST_THAI_YEAR
from data_access.language.vocabulary import Text
from data_access.rules.weights_rules import wrong_weights

SETS = "in_force"  # [[in_force]] in the file
SINCE = "valid_from"
NOT_SETS = Text(
    "ชุดน้ำหนักต้องเขียนเป็นหัวข้อ [[in_force]] ชุดละหนึ่งหัวข้อ",
    "sets of weights are written under [[in_force]], one heading for each set",
)
FROM_THE_START = Text(
    "ชุดแรกใช้ตั้งแต่ต้น จึงต้องไม่มี valid_from",
    "the first set holds from the start, so it must not have a valid_from",
)


class WeightSet(TypedDict):
    """Every weight as it held from a day on: an ISO date in CE, None for the first set."""

    valid_from: str | None
    weights: dict[str, Any]


@dataclass(frozen=True)
class WeightChange:
    """One weight that another set changed. `name` is as in "pace.on_track"; a value is None where
    the set does not name it."""

    name: str
    before: Any
    after: Any
    valid_from: date


def sets_of(written: Mapping[str, Any]) -> list[WeightSet]:
    """The sets of a file in their order, each complete: a later set takes from the one before it
    what it does not name. What stands outside [[in_force]] is the first set. The file must have
    passed `wrong_sets`."""
    sets: list[WeightSet] = []
    for part in _parts(written):
        named = {name: value for name, value in part.items() if name != SINCE}
        before = sets[-1]["weights"] if sets else {}
        since = part[SINCE].isoformat() if SINCE in part else None
        sets.append({"valid_from": since, "weights": _with(before, named)})
    return sets


def wrong_sets(written: Mapping[str, Any]) -> list[Text]:
    """Everything that cannot be used: first the sets and their days, then the weights of each set.
    Empty where all can be."""
    later = written.get(SETS, [])
    if not isinstance(later, list) or not all(isinstance(one, dict) for one in later):
        return [NOT_SETS]
    return list(_wrong_days(_parts(written))) or list(_wrong_weights(sets_of(written)))


def weights_on(sets: Sequence[WeightSet], day: date) -> dict[str, Any]:
    """The weights that held on the day: those of the last set that began by then."""
    return _set_on(sets, day)["weights"]


def held_since(sets: Sequence[WeightSet], day: date) -> date | None:
    """The day on which the weights of `day` came into force; None for the first set."""
    since = _set_on(sets, day)["valid_from"]
    return date.fromisoformat(since) if since else None


def changes_between(sets: Sequence[WeightSet], after: date, until: date) -> list[WeightChange]:
    """What the sets changed that began after the one day and by the other, in order of day, then of
    the file."""
    changes = []
    for before, one in zip(sets, sets[1:], strict=False):
        begun = date.fromisoformat(one["valid_from"] or "")
        if after < begun <= until:
            old, new = _flat(before["weights"]), _flat(one["weights"])
            changes += [
                WeightChange(name, old.get(name), value, begun)
                for name, value in new.items()
                if value != old.get(name)
            ]
    return changes


def _set_on(sets: Sequence[WeightSet], day: date) -> WeightSet:
    held = sets[0]
    for one in sets[1:]:
        if one["valid_from"] is not None and one["valid_from"] <= day.isoformat():
            held = one
    return held


def _parts(written: Mapping[str, Any]) -> list[dict[str, Any]]:
    later = written.get(SETS, [])
    alone = {name: value for name, value in written.items() if name != SETS}
    return [alone, *later] if alone or not later else list(later)


def _with(before: Mapping[str, Any], named: Mapping[str, Any]) -> dict[str, Any]:
    both = {**before, **named}
    for name, value in named.items():
        if isinstance(value, dict) and isinstance(before.get(name), dict):
            both[name] = {**before[name], **value}
    return both


def _wrong_days(parts: Sequence[Mapping[str, Any]]) -> Iterator[Text]:
    if SINCE in parts[0]:
        yield FROM_THE_START
    last = date.min
    for number, part in enumerate(parts[1:], start=2):
        since = part.get(SINCE)
        if type(since) is not date or since.year >= FIRST_THAI_YEAR:  # a datetime is a date too
            yield Text(
                f"น้ำหนักชุดที่ {number}: valid_from ต้องเป็นวันที่ ค.ศ. เช่น 2024-04-01",
                f"set {number} of the weights: valid_from must be a day in CE such as 2024-04-01",
            )
            continue
        if since <= last:
            yield Text(
                f"น้ำหนักชุดที่ {number}: valid_from ({since}) ต้องอยู่หลังชุดก่อนหน้า ({last})",
                f"set {number} of the weights: valid_from ({since}) must be later than that of the"
                f" set before it ({last})",
            )
        last = since


def _wrong_weights(sets: Sequence[WeightSet]) -> Iterator[Text]:
    """What a set takes over from the one before it is reported once."""
    reported: set[Text] = set()
    for one in sets:
        since = one["valid_from"]
        for wrong in wrong_weights(one["weights"]):
            if wrong not in reported:
                reported.add(wrong)
                yield (
                    Text(f"ตั้งแต่ {since}: {wrong.th}", f"from {since} on: {wrong.en}")
                    if since
                    else wrong
                )


def _flat(weights: Mapping[str, Any]) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, value in weights.items():
        if isinstance(value, dict):
            flat |= {f"{name}.{inner}": one for inner, one in value.items()}
        else:
            flat[name] = value
    return flat
