"""What was measured, kept as JSON: parts are measured in different runs and told on one page."""

import json
import os
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from data_access.system.paths import ROOT

FOLDER = ROOT / "bench" / "facts"
LOOK = 3  # seconds in which nothing of ours runs, to see what others do
BUSY = 0.15  # of the machine, from which on its times are not to be compared with others


@dataclass(frozen=True)
class Kept:
    """The facts of one part, the day they were measured on, and how busy the machine was: its load
    average just before, and the share of its processors that others used in LOOK seconds then."""

    measured_on: str
    load: float
    others: float
    facts: Any

    def when(self) -> str:
        """In words, as the end of a sentence."""
        at_work = (
            "others were at work on the machine" if self.others > BUSY else "the machine was idle"
        )
        return (
            f"on {self.measured_on}; before it {at_work} (load average {self.load:.1f},"
            f" {self.others:.0%} of the processors in use)"
        )


def measured_now(measure: Callable[[], Any]) -> Kept:
    load, others = os.getloadavg()[0], _share_in_use()
    return Kept(date.today().isoformat(), load, others, measure())


def keep(name: str, found: Kept, folder: Path = FOLDER) -> None:
    """Replaces what was kept under this name."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.json").write_text(json.dumps(asdict(found), indent=1), encoding="utf-8")


def kept(name: str, folder: Path = FOLDER) -> Kept | None:
    """None if that was not measured yet."""
    path = folder / f"{name}.json"
    return Kept(**json.loads(path.read_text(encoding="utf-8"))) if path.exists() else None


def _share_in_use() -> float:
    idle, total = _ticks()
    time.sleep(LOOK)
    idle_after, total_after = _ticks()
    return 1 - (idle_after - idle) / (total_after - total)


def _ticks() -> tuple[int, int]:
    """The clock ticks of all processors since the start: idle or waiting for a disk, and all."""
    with open("/proc/stat", encoding="ascii") as file:
        ticks = [int(word) for word in file.readline().split()[1:9]]
    return ticks[3] + ticks[4], sum(ticks)
