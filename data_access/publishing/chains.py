"""The chains of releases as rows: how the cells of a release are written down, and read again."""

from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet

from data_access.disclosure.releases import Release
from data_access.publishing.released_beside import CHAINS
from data_access.queries.households.released_counts import GROUP
from data_access.queries.needs.poverty import TOO_LITTLE
from data_access.snapshots.shape import RELEASED

CELLS = "cells.parquet"
GROUPS = "groups"  # the chain of the vulnerable groups, beside those of the thresholds
Chain = dict[object, list[Release]]


def called(rows: pd.DataFrame, name: str) -> pd.DataFrame:
    return rows.assign(counted=name + rows["counted"])


def in_rows(release: Release, smallest: int, told: pd.DataFrame | None = None) -> pd.DataFrame:
    """`told` beside the counts, by area: what is of no household, and always of the day."""
    told = pd.DataFrame(index=release.cells.index) if told is None else told
    values = release.cells.join(told).astype("Int64")
    areas, counted = values.index, values.columns
    numbers = values.to_numpy("int64", na_value=0).ravel()
    rows = {
        "area_code": areas.repeat(len(counted)),
        "counted": counted.take(np.tile(np.arange(len(counted)), len(areas))),
        "value": pd.arrays.IntegerArray(numbers, values.isna().to_numpy(dtype=bool).ravel()),
        "since": release.since.assign(**dict.fromkeys(told, release.day)).to_numpy().ravel(),
        "settled": release.settled.assign(**dict.fromkeys(told, True)).to_numpy(dtype=bool).ravel(),
    }
    return pd.DataFrame(rows).assign(released_on=release.day, smallest=smallest)[RELEASED.names]


def kept_cells(folder: Path) -> tuple[list[pd.DataFrame], pd.DataFrame]:
    """The cells released so far; and the counts among them with the name of their `chain`, which
    their own names have no more before them."""
    path = folder / CELLS
    if not path.exists():
        return [], pd.DataFrame(columns=[*RELEASED.names, "chain"])
    rows = pa.parquet.read_table(path).to_pandas(date_as_object=True)
    rows["value"] = rows["value"].astype("Int64")
    name_of = rows["smallest"].astype(object)
    for begins, name in {GROUP: GROUPS, **{name: name for name in CHAINS}}.items():
        name_of = name_of.mask(rows["counted"].str.startswith(begins), name)
    counted = rows["counted"]
    for name in CHAINS:
        counted = counted.str.removeprefix(name)
    is_told = counted.isin(["is_surveyed", TOO_LITTLE])
    return [rows[RELEASED.names]], rows.assign(chain=name_of, counted=counted)[~is_told]


def chain_of(by_chain: pd.DataFrame) -> Chain:
    """The releases that the cells are, oldest first, by their chain."""
    chain: Chain = {}
    for (day, name), some in by_chain.groupby(["released_on", "chain"]):
        wide = some.pivot(index="area_code", columns="counted")
        settled = wide["settled"].fillna(value=False).astype(bool)
        release = Release(day, wide["value"].astype("Int64"), wide["since"], settled)
        chain.setdefault(name, []).append(release)
    return chain
