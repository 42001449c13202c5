"""The programme as one value: a snapshot, the scope in view, and the reader who asks."""

import re
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

import pandas as pd

from data_access.access.allowed_scope import is_outsider, limited_to_allowed
from data_access.access.release_days import not_released
from data_access.access.roles import Principal
from data_access.access.scope import Scope
from data_access.language.vocabulary import Text
from data_access.rules.weight_sets import weights_on
from data_access.snapshots import result_cache
from data_access.snapshots.scoped_tables import narrowed
from data_access.snapshots.snapshot import Snapshot
from data_access.system.errors import RecordsError

EARLIEST = date(1957, 1, 1)  # พ.ศ. 2500: no record is older; earlier days can be reckoned with
TOO_EARLY = Text(
    "วันที่ในลิงก์หรือคำสั่งเร็วกว่าข้อมูลทุกรายการ กรุณาเลือกวันตั้งแต่ พ.ศ. 2500 เป็นต้นมา",
    "The day in the link or command is earlier than any record. Choose one from 1957 (2500) on.",
)
Answer = TypeVar("Answer")
Asked = ParamSpec("Asked")


@dataclass(frozen=True)
class Programme:
    """What every question takes. It cannot be made without a principal, nor look closer than its
    principal may (allowed_scope.py), nor at a day before any record, nor as an outsider at a day
    between those of release_days.py (RecordsError). An outsider sees the last release of it."""

    snapshot: Snapshot
    scope: Scope
    principal: Principal

    def __post_init__(self):
        object.__setattr__(self, "scope", limited_to_allowed(self.scope, self.principal))
        if is_outsider(self.principal):
            object.__setattr__(self, "snapshot", self.snapshot.for_outsiders())
        if self.as_of < EARLIEST:
            raise RecordsError(TOO_EARLY)
        if self.scope.as_of and not self.sees(self.as_of):
            raise RecordsError(not_released(self.as_of, self.snapshot.release_days))

    @property
    def as_of(self) -> date:
        """The day asked about: never later than the snapshot's own day, and for an outsider than
        the day that was last released."""
        outside = is_outsider(self.principal)
        newest = self.snapshot.released_on if outside else self.snapshot.as_of
        return min(self.scope.as_of or newest, newest)

    def sees(self, day: date) -> bool:
        """Whether this reader may ask about the day: an outsider, about days that were released."""
        return not is_outsider(self.principal) or day in self.snapshot.release_days

    def day(self, code: str) -> date | None:
        """The day that a link writes in this way; None where it is none, or not for this reader."""
        try:
            asked = date.fromisoformat(code)
            self.on(asked)
        except (ValueError, RecordsError):
            return None
        return asked

    @property
    def weights(self) -> dict:
        """The weights in force on the day asked about."""
        return weights_on(self.snapshot.weight_sets, self.as_of)

    def ask(self, sql: str) -> pd.DataFrame:
        """The answer to `sql` over the narrowed tables (scoped_tables.py), as the caller's own copy.

        `{as_of}` stands for the as-of day, `{ago_90}` for the day 90 days before it: any number.
        """
        sql = sql.replace("{as_of}", f"date '{self.as_of}'")
        sql = re.sub(
            r"\{ago_(\d+)\}",
            lambda days: f"date '{self.as_of - timedelta(days=int(days[1]))}'",
            sql,
        )
        text = narrowed(sql, self.scope, self.as_of, self.principal, self.weights)
        return self.snapshot.answer(text)

    @property
    def seen_from(self) -> Hashable:
        """All that an answer depends on: which snapshot, what is asked about, and what the reader
        may see. Who the reader is does not: two with the same rights see the same."""
        reader = self.principal.as_anybody
        return self.snapshot.known_as, self.scope, self.as_of, reader, reader.rights

    def remember(
        self, question: Callable[..., Answer], *arguments: Hashable, **named: object
    ) -> Answer:
        """The answer to a question of this programme, remembered (result_cache.py); the caller's
        own copy. The question must look at nothing but the programme and its arguments, and is
        not told who the reader is: its answer is for all with the same rights."""
        anybody = replace(self, principal=self.principal.as_anybody)
        return result_cache.remembered(
            (question, arguments, tuple(named.items()), self.seen_from),
            lambda: question(anybody, *arguments, **named),
        )

    def made(self, name: str, make: Callable[[], pd.DataFrame]) -> pd.DataFrame:
        """What `make` makes within this scope of answers that must not leave as they are: of single
        records, or of counts too small. A published file holds what was made, and not those."""
        scope = self.scope
        areas = " ".join(sorted(scope.subdistricts or scope.districts)) or "everywhere"
        year = scope.fiscal_year_be or "every year"
        return self.snapshot.protected(f"{name}: {areas}, {year}, {self.as_of}", make)

    def within(self, scope: Scope) -> "Programme":
        return replace(self, scope=scope)

    def on(self, day: date) -> "Programme":
        """The same programme as it stood on another day, recomputed from the logs."""
        return self.within(replace(self.scope, as_of=day))


def remembered(
    question: Callable[Concatenate[Programme, Asked], Answer],
) -> Callable[Concatenate[Programme, Asked], Answer]:
    """Over a question that many others ask: it is remembered by whoever asks it
    (Programme.remember)."""

    @wraps(question)
    def asked(programme: Programme, *arguments: Asked.args, **named: Asked.kwargs) -> Answer:
        return programme.remember(question, *arguments, **named)

    return asked
