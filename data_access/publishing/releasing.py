"""What is released with a snapshot: the table that outsiders read, carried on from release to release.

In the store, and in `releases` as its copy, is what the next release is compared with: the cells released
so far, and what each household added to each count on those days. That is of single households, by
their codes: for the program's own user only, and no part of any snapshot.
"""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet

from data_access.access.allowed_scope import is_outsider
from data_access.access.release_days import MEETINGS, reported_days
from data_access.access.roles import BOUND_TO, RIGHTS, Principal
from data_access.access.scope import Scope
from data_access.disclosure import SENSITIVE_GROUP_MINIMUM
from data_access.disclosure.households import shown_by_year
from data_access.disclosure.releases import less, moved_between, next_release
from data_access.language.area_codes import parts_of
from data_access.publishing.chains import (
    CELLS,
    GROUPS,
    Chain,
    called,
    chain_of,
    in_rows,
    kept_cells,
)
from data_access.publishing.kept_releases import hand_on, replace_bytes
from data_access.publishing.released_beside import CHAINS
from data_access.queries.areas.areas import subdistricts_in_view
from data_access.queries.households import raw_counts, safe_counts
from data_access.queries.households.raw_counts import PEOPLE_HOUSED
from data_access.queries.households.released_counts import PAIRS, group_count
from data_access.queries.needs.poverty import poor_groups_of_day
from data_access.queries.needs.raw_poverty import poor_of_groups_by_district
from data_access.snapshots import duckdb_engine
from data_access.snapshots.manifest import read_manifest
from data_access.snapshots.programme import Programme
from data_access.snapshots.shape import RELEASED
from data_access.snapshots.snapshot import Snapshot
from data_access.store.record_store import Store
from data_access.system.errors import RecordsError
from data_access.system.file_rights import make_folder
from data_access.system.paths import releases_folder, snapshots_folder

SNAPSHOT = "snapshot"
FIRST = 3  # days of meetings and ends of months that a first publication looks back to
OF_A_GROUP = (("in_need", "reached"), ("scored", "poor"))  # of each count the part beside it


@dataclass(frozen=True)
class Staged(Snapshot):
    """The tables of a snapshot that is being made, asked before it has a name."""

    opened: duckdb_engine.Opened = field(compare=False)

    def answer(self, sql: str) -> pd.DataFrame:
        return duckdb_engine.plain(self.opened.answer(sql))

    def protected(self, name, make) -> pd.DataFrame:
        return make()


@dataclass(frozen=True)
class Releasing:
    """`table` for the snapshot, `released_on` its newest day, and the id of the snapshot that
    outsiders see meanwhile: none where it is this one. `kept` is for the next time, by file, in
    the `folder`."""

    folder: Path
    table: pa.Table
    released_on: date
    release: str
    kept: dict[str, pd.DataFrame]

    def keep(self, snapshot_id: str, store: Store, mark: str) -> None:
        """Notes what the next release is compared with, in the store first if this is a release: what
        is stopped in between is carried on from by the next publication. `mark` as take_over gave
        it; RecordsError if another machine has released since."""
        folder = make_folder(self.folder)
        files = {
            name: rows.to_parquet()
            for name, rows in {**self.kept, CELLS: self.table.to_pandas()}.items()
        }
        if not self.release:
            hand_on(store, mark, {f"{folder.name}/{name}": one for name, one in files.items()})
        for name, content in files.items():
            replace_bytes(folder / name, content)
        replace_bytes(folder / SNAPSHOT, (self.release or snapshot_id).encode())


def releasing(folder: Path, manifest: dict, opened: duckdb_engine.Opened) -> Releasing:
    """What to release with the tables in `folder`, `opened`, of which the `manifest` says day and
    weights."""
    return _releasing(Staged(folder, manifest, opened))


def folder_of(published: Snapshot) -> Path:
    """Where that lies which its next release is compared with. Records that were made up are no
    part of what an office releases of its own."""
    return releases_folder() / ("made_up" if published.made_up else "records")


def last_release(folder: Path, newest: date) -> str:
    """The id of the snapshot that outsiders see; nothing where there is none that can be read, or
    where another machine has released the `newest` day since: then this one shows it from now on."""
    try:
        name = (folder / SNAPSHOT).read_text(encoding="utf-8").strip()
        shown = read_manifest(snapshots_folder() / Path(name).name)
    except (OSError, RecordsError):
        return ""
    return name if shown["released_on"] == newest.isoformat() else ""


def _releasing(staged: Staged) -> Releasing:
    whole = Programme(staged, Scope(), Principal("governor"))
    folder = folder_of(staged)
    cells, by_chain = kept_cells(folder)
    thresholds = _thresholds()
    days = _due(staged, sorted(set(by_chain["released_on"])))
    if not days:  # as mostly: nothing is compared, so the releases are not put together again
        newest = by_chain.loc[by_chain["chain"].isin(thresholds), "released_on"].max()
        return Releasing(folder, _table(cells), newest, last_release(folder, newest), {})
    chain = chain_of(by_chain)
    is_first = not chain
    kept: dict[str, pd.DataFrame] = {}
    places = subdistricts_in_view(whole)["subdistrict_code"]
    # At first the newest day is released whole, and of earlier ones what tells of no few beside it.
    for day in reversed(days) if is_first else days:
        now = raw_counts.counts_of_households(whole.on(day))
        by_place = now.groupby("subdistrict_code").sum().reindex(places, fill_value=0)
        before = _days_kept(chain)
        moved = {one: moved_between(_read(folder, _of(one), kept), now, PAIRS) for one in before}
        last_two = None
        if len(before) > 1:
            last_two = moved_between(*(_read(folder, _of(one), kept) for one in _last_two(chain)))
        for smallest in thresholds:
            past = chain.setdefault(smallest, [])
            table, surveyed = _table_of(smallest, by_place)
            counts = [moved[one.day] for one in past]
            made = next_release(
                day, table, past, counts, smallest, PAIRS, stays=not is_first, last_two=last_two
            )
            past.append(made)
            cells.append(in_rows(made, smallest, surveyed.to_frame("is_surveyed")))
        kept[_of(day)] = now
        for name, of_day in CHAINS.items():
            beside = of_day(whole.on(day), made.cells, smallest)
            past = chain.setdefault(name, [])
            adds = {one.day: _read(folder, _of(one.day, name.strip()), kept) for one in past}
            found = beside.release(day, past, adds, smallest, stays=not is_first)
            past.append(found)
            cells.append(in_rows(found, smallest, beside.told).pipe(called, name))
            kept[_of(day, name.strip())] = beside.adds
    cells.append(_release_groups(whole, days[-1], chain, kept, folder))
    return Releasing(folder, _table(cells), max(_days_kept(chain)), "", kept)


def _table(cells: list[pd.DataFrame]) -> pa.Table:
    # Without what pandas notes of its own types: the same cells are the same file.
    rows = pa.Table.from_pandas(pd.concat(cells), RELEASED, preserve_index=False)
    return rows.replace_schema_metadata()


def _due(staged: Staged, kept: list[date]) -> list[date]:
    """The days to be released: those of meetings and ends of months since the last release. At
    first the last of them, the last meeting that pages look back to, and the snapshot's own day,
    since nobody saw another before."""
    opened = staged.answer("select min(started_on) as day from raw_programme")["day"].iloc[0]
    met = staged.answer(f"select distinct held_on as day from raw_event where kind in {MEETINGS}")
    met_on = sorted(day for day in met["day"].dt.date if day <= staged.as_of)
    days = reported_days(staged.as_of, opened.date(), met_on)
    if kept:
        return [day for day in days if day > kept[-1]]
    return sorted({*days[-FIRST:], *met_on[-1:], staged.as_of})


def _thresholds() -> list[int]:
    """Those of the roles that read releases."""
    return sorted(
        {
            rights.smallest_count
            for role, rights in RIGHTS.items()
            if is_outsider(Principal(role, "-" if role in BOUND_TO else None))
        }
    )


def _table_of(smallest: int, counts: pd.DataFrame) -> tuple[pd.DataFrame, pd.Series]:
    """The counts of the day with what is small hidden, and where anybody was surveyed."""
    table = safe_counts.hidden_where_small(counts, smallest)
    surveyed = table.pop("is_surveyed").astype("int64")
    by_year = counts[[name for name in counts if name.startswith(PEOPLE_HOUSED)]]
    if len(by_year.columns):
        years = shown_by_year(by_year, table["people_housed"], smallest)
        table = table.join(years)
    return table.astype("Int64"), surveyed


def _release_groups(
    whole: Programme, day: date, chain: Chain, kept: dict[str, pd.DataFrame], folder: Path
) -> pd.DataFrame:
    """The counts of vulnerable groups. Who is in which stays in the store, so what entered or left
    is at least how far the count went."""
    in_district = ["vulnerable_group", "district_code"]
    raw = raw_counts.vulnerable_by_district(whole).merge(
        poor_of_groups_by_district(whole), on=in_district
    )
    shown = safe_counts.groups_of_day(whole).merge(
        poor_groups_of_day(whole), on=["vulnerable_group", "area_code"]
    )
    pairs = [
        (group_count(group, of), group_count(group, part))
        for group in sorted(set(shown["vulnerable_group"]))
        for of, part in OF_A_GROUP
    ]
    now = _by_area(raw.rename(columns={"district_code": "area_code"}), pairs)
    now = pd.concat([now, now.groupby(parts_of(now.index, "province")).sum()])
    past = chain.setdefault(GROUPS, [])
    moved = [
        (now - _read(folder, _of(one.day, GROUPS), kept).reindex_like(now).fillna(0)).abs()
        for one in past
    ]
    table = _by_area(shown, pairs).drop(columns=[less(*pair) for pair in pairs])
    made = next_release(day, table, past, moved, SENSITIVE_GROUP_MINIMUM, pairs)
    past.append(made)
    kept[_of(day, GROUPS)] = now
    return in_rows(made, SENSITIVE_GROUP_MINIMUM)


def _by_area(rows: pd.DataFrame, pairs: list[tuple[str, str]]) -> pd.DataFrame:
    """A row an area, a column a group's count, and those in need less those reached."""
    columns = {}
    for group, some in rows.groupby("vulnerable_group"):
        some = some.set_index("area_code")
        for counted in (one for pair in OF_A_GROUP for one in pair):
            columns[group_count(group, counted)] = some[counted]
    table = pd.DataFrame(columns).astype("Int64")
    for whole, part in pairs:
        table[less(whole, part)] = table[whole] - table[part]
    return table


def _days_kept(chain: Chain) -> list[date]:
    return sorted(
        {one.day for name, some in chain.items() if name in _thresholds() for one in some}
    )


def _last_two(chain: Chain) -> list[date]:
    """The days of the last two releases, in the order in which they were made."""
    return [one.day for one in chain[_thresholds()[0]][-2:]]


def _of(day: date, what: str = "households") -> str:
    return f"{what}-{day.isoformat()}.parquet"


def _read(folder: Path, name: str, made: dict[str, pd.DataFrame]) -> pd.DataFrame:
    return made[name] if name in made else pd.read_parquet(folder / name)
