"""The programme as one value: a snapshot, the scope in view, and the reader who asks."""

from dataclasses import dataclass, field
from datetime import date, timedelta

import pandas as pd

from data_access import engine
from data_access.access import Principal
from data_access.narrow import narrowed
from data_access.scope import Scope
from data_access.snapshot import Snapshot


@dataclass(frozen=True)
class Programme:
    """What every question takes. It cannot be made without a principal."""

    snapshot: Snapshot
    scope: Scope
    principal: Principal
    _answers: dict[str, pd.DataFrame] = field(default_factory=dict, compare=False, repr=False)

    @property
    def as_of(self) -> date:
        """The day asked about: never later than the snapshot's own day."""
        return min(self.scope.as_of or self.snapshot.as_of, self.snapshot.as_of)

    @property
    def weights(self) -> dict:
        return self.snapshot.weights

    def ask(self, sql: str) -> pd.DataFrame:
        """The answer to `sql` over the narrowed tables (data_access/narrow.py), as a copy.

        `{as_of}`, `{ago_90}` and their like stand for days before the as-of day.
        """
        text = narrowed(
            _with_days(sql, self.as_of), self.scope, self.as_of, self.principal, self.weights
        )
        if text not in self._answers:
            self._answers[text] = engine.run(text, self.snapshot.folder)
        return self._answers[text].copy()

    def on(self, day: date) -> "Programme":
        """The same programme as it stood on another day, recomputed from the logs."""
        return self.within(
            Scope(self.scope.districts, self.scope.subdistricts, self.scope.fiscal_year_be, day)
        )

    def within(self, scope: Scope) -> "Programme":
        return Programme(self.snapshot, scope, self.principal)


def _with_days(sql: str, as_of: date) -> str:
    words = {"as_of": f"date '{as_of}'"}
    for days in (30, 45, 90, 180, 365):
        words[f"ago_{days}"] = f"date '{as_of - timedelta(days=days)}'"
    for name, value in words.items():
        sql = sql.replace("{" + name + "}", value)
    return sql
