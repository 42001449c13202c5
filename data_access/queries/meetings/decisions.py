"""Questions about decisions: what was decided, by whom it is to be done, and where it is by now."""

from datetime import date
from typing import NamedTuple

import pandas as pd

from data_access.language.vocabulary import DECISION_STATE
from data_access.snapshots.programme import Programme

OPEN = ("late", "reported", "open", "under_way")  # still to be done, or to be verified


class Tally(NamedTuple):
    """How many decisions are done, late, on time and not done yet, reported and to be verified,
    dropped. `all` is their sum."""

    done: int
    late: int
    on_time: int
    reported: int
    cancelled: int

    @property
    def all(self) -> int:
        return sum(self)


def decisions(programme: Programme) -> pd.DataFrame:
    """One row a decision in view by the as-of day, the newest meeting first and in it by number.

    decision_id, event_id, held_on, event_kind, seq, text_th, text_en, kind, partner_id, lao_id,
    office, area_code, goal_id, about, first_due_on, due_on (the newest), moves, reason and
    reported_on (of the last verified report), `state`: a key of DECISION_STATE.
    """
    return programme.ask(
        """
        select decision_id, event_id, held_on, event_kind, seq, text_th, text_en, kind, partner_id,
            lao_id, office, area_code, goal_id, about, first_due_on, due_on, moves, reason,
            reported_on, state
        from decision_now
        order by held_on desc, event_id desc, seq, decision_id
        """
    )


def tally(rows: pd.DataFrame) -> Tally:
    """How many of these decisions are in which state."""
    counts = rows["state"].value_counts()
    of = {state: int(counts.get(state, 0)) for state in DECISION_STATE}
    return Tally(
        of["done"], of["late"], of["open"] + of["under_way"], of["reported"], of["cancelled"]
    )


def of_last_meeting(rows: pd.DataFrame, before: date | None = None) -> pd.DataFrame:
    """The decisions of the newest day on which any was taken; before the day `before`, where one is
    given. No row where there is none."""
    if before is not None:
        rows = rows[rows["held_on"].dt.date < before]
    return rows[rows["held_on"] == rows["held_on"].max()] if len(rows) else rows


def most_pressing(rows: pd.DataFrame) -> pd.Series | None:
    """The one to speak of first: late before reported before open, and the earliest day first."""
    still = rows[rows["state"].isin(OPEN)]
    if still.empty:
        return None
    rank = {state: place for place, state in enumerate(DECISION_STATE)}
    ordered = still.assign(rank=still["state"].map(rank))
    return ordered.sort_values(["rank", "due_on", "decision_id"]).iloc[0]


def times_decided(rows: pd.DataFrame, about: str) -> int:
    """How many meetings have decided on this finding or ask."""
    return int(rows.loc[rows["about"] == about, "event_id"].nunique())
