"""The history of each repair: every move from one status to the next, in order."""

from pathlib import Path

import numpy as np

from data_access.rules.stages import REPAIR_RANK
from sample_data.making.basics.chance import Chance
from sample_data.making.basics.days import NEVER, iso
from sample_data.making.basics.tables import write_table
from sample_data.making.repairs.course import Repairs

_PATH = np.array(list(REPAIR_RANK), dtype=object)


def _moves(repairs: Repairs):
    """Repair, place in the story, status before, status after, day and reason of every move.

    The place is ten times the rank, so that what interrupts a rank fits behind it.
    """
    parts = []

    def add(rows, step, before, after, on, reason="") -> None:
        def filled(word) -> np.ndarray:
            return np.broadcast_to(np.asarray(word, dtype=object), len(rows)).copy()

        parts.append(
            (
                rows,
                np.broadcast_to(step, len(rows)),
                filled(before),
                filled(after),
                on,
                filled(reason),
            )
        )

    was_reopened = repairs.first_handed_over_on != NEVER
    dates = repairs.dates.copy()
    dates[:, 5] = np.where(was_reopened, repairs.first_completed_on, dates[:, 5])
    dates[:, 6] = np.where(was_reopened, repairs.first_handed_over_on, dates[:, 6])
    for rank, status in enumerate(_PATH):
        rows = np.flatnonzero(dates[:, rank] != NEVER)
        before = _PATH[rank - 1] if rank else ""
        add(rows, 10 * rank, before, status, dates[rows, rank])
    held = np.flatnonzero(repairs.held_rank >= 0)
    stage = repairs.held_rank[held]
    add(
        held,
        10 * stage + 1,
        _PATH[stage],
        "on_hold",
        repairs.held_on[held],
        repairs.hold_reason[held],
    )
    back = np.flatnonzero(repairs.resumed_on != NEVER)
    stage = repairs.held_rank[back]
    add(back, 10 * stage + 2, "on_hold", _PATH[stage], repairs.resumed_on[back])
    ended = np.flatnonzero(repairs.ended_on != NEVER)
    was_held = (repairs.held_rank[ended] >= 0) & (repairs.resumed_on[ended] == NEVER)
    before = np.where(was_held, "on_hold", _PATH[repairs.rank[ended]])
    add(ended, 90, before, repairs.status[ended], repairs.ended_on[ended])
    reopened = np.flatnonzero(was_reopened)
    add(reopened, 91, "handed_over", "in_progress", repairs.defect_on[reopened])
    mended = np.flatnonzero(was_reopened & (repairs.status == "handed_over"))
    add(mended, 92, "in_progress", "completed", repairs.dates[mended, 5])
    add(mended, 93, "completed", "handed_over", repairs.dates[mended, 6])
    return tuple(np.concatenate(column) for column in zip(*parts, strict=True))


def write_status_log(folder: Path, repairs: Repairs, repair_ids: np.ndarray, seed: int) -> int:
    chance = Chance(seed, "status log")
    repair, step, before, after, on, reason = _moves(repairs)
    order = np.lexsort((step, repair))
    repair = repair[order]
    sequence = np.arange(len(repair)) - np.searchsorted(repair, repair) + 1
    officers = np.array([f"เจ้าหน้าที่ตัวอย่าง {number:02d}" for number in range(1, 13)], dtype=object)
    columns = {
        "repair_id": repair_ids[repair],
        "seq": sequence,
        "from_status": before[order],
        "to_status": after[order],
        "changed_on": iso(on[order]),
        "hold_reason": reason[order],
        "changed_by": officers[chance.whole(0, 11, len(repair))],
    }
    return write_table(folder, "repair_status_log", columns, on[order])
