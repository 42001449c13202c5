"""The overview's figures, counted from the CSV files at every rerun and asked of the snapshot."""

from functools import partial

import pandas as pd

from bench.sizes.making import folder_of
from bench.sizes.pandas_baseline import counted_from_files, counted_from_snapshot
from bench.subprocess_timing import seconds_of
from data_access.access.roles import Principal
from data_access.access.scope import Scope
from data_access.publishing.current import current_snapshot
from data_access.snapshots import result_cache
from data_access.snapshots.programme import Programme


def from_files(households: int) -> dict[str, int | float]:
    """The figures, and the median seconds of reading and counting them with pandas."""
    as_of = pd.Timestamp(current_snapshot().as_of)
    count = partial(counted_from_files, folder_of(households) / "records", as_of)
    return {**count(), "seconds": seconds_of(count)}


def from_snapshot() -> dict[str, int | float]:
    """The figures, and the median seconds of asking for them: nothing remembered, and a rerun."""
    programme = Programme(current_snapshot(), Scope(), Principal("governor"))
    ask = partial(counted_from_snapshot, programme)
    return {
        **ask(),
        "cold": seconds_of(ask, before=result_cache.forget),
        "warm": seconds_of(ask),
    }
