"""One published snapshot of the records. Which one is open is not its affair (current.py)."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Self

import pandas as pd

from data_access.access.release_days import MEETINGS, release_days
from data_access.rules.weight_sets import WeightSet
from data_access.snapshots import query_cache, result_cache
from data_access.snapshots.manifest import read_manifest


@dataclass(frozen=True)
class Snapshot:
    """One published state of the records. Its files never change after they are written."""

    folder: Path
    manifest: dict[str, Any]

    @property
    def id(self) -> str:
        return self.manifest["id"]

    @property
    def known_as(self) -> Hashable:
        """What no other snapshot is known as, of whatever folder."""
        return self.folder

    @property
    def as_of(self) -> date:
        return date.fromisoformat(self.manifest["as_of"])

    @property
    def made_up(self) -> bool:
        return bool(self.manifest["made_up"])

    @property
    def weights(self) -> dict[str, Any]:
        """The weights in force on its own day, by which its scores were worked out."""
        return self.manifest["weights"]

    @property
    def weight_sets(self) -> list[WeightSet]:
        """Every set of weights that it was published with, first to last."""
        sets = self.manifest.get("weight_sets")
        return sets or [{"valid_from": None, "weights": self.weights}]

    @property
    def is_presented(self) -> bool:
        """Whether this is a published file: what a presenter may be told, and no more."""
        return False

    def for_outsiders(self) -> Self:
        """The snapshot of the last release, which is what outsiders see meanwhile: this very one
        where a meeting or a month's end has come since. RecordsError if it cannot be read."""
        name = self.manifest.get("release")
        if not name:
            return self
        folder = self.folder.with_name(Path(name).name)
        return replace(self, folder=folder, manifest=read_manifest(folder))

    @property
    def has_releases(self) -> bool:
        """Whether it holds what was released, as all do that were published from a store."""
        return "released_on" in self.manifest

    @property
    def released_on(self) -> date:
        """The newest day that an outsider is shown."""
        return date.fromisoformat(self.manifest.get("released_on", self.manifest["as_of"]))

    @property
    def release_days(self) -> frozenset[date]:
        """The days that an outsider may choose, whatever link or command asks for another."""
        return result_cache.remembered((self.known_as, "release days"), self._release_days)

    def _release_days(self) -> frozenset[date]:
        if self.has_releases:
            days = self.answer("select distinct released_on as day from raw_release order by day")
            return frozenset(days["day"].dt.date)
        opened = self.answer("select min(started_on) as day from raw_programme")["day"].iloc[0]
        met = self.answer(
            "select distinct held_on as day from raw_event"
            f" where kind in {MEETINGS} and coalesce(status, 'held') = 'held' order by day"
        )
        return release_days(self.released_on, opened.date(), met["day"].dt.date)

    def answer(self, sql: str) -> pd.DataFrame:
        """The answer to narrowed `sql`, which only a Programme writes."""
        return query_cache.answer(self.folder, sql)

    def protected(self, name: str, make: Callable[[], pd.DataFrame]) -> pd.DataFrame:
        """The table of this name with its small counts hidden, which `make` makes of answers that
        hold them. Where only hidden counts are kept, it is there already and nothing is made."""
        return query_cache.made_once(self.folder, name, make)
