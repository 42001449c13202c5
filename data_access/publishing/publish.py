"""Publishes the store as a snapshot: public columns and what is derived, checked, then current.

A snapshot is made beside the others, read back, and only then given its name; the pointer
`current` moves last. Whatever stops it on the way leaves the old snapshot current and whole.
"""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet
import shapely
import sqlalchemy as sa

from data_access.boundaries import subdistrict_shapes
from data_access.language.vocabulary import Text
from data_access.publishing.day_files import write_day_tables
from data_access.publishing.kept_releases import take_over
from data_access.publishing.published_tables import published_tables
from data_access.publishing.releasing import Releasing, releasing
from data_access.rules.weight_sets import weights_on
from data_access.rules.weights import fingerprint, weight_sets
from data_access.schema import BY_NAME
from data_access.snapshots import duckdb_engine
from data_access.snapshots.days.made_days import published_day
from data_access.snapshots.manifest import read_manifest, sha256_of, write_manifest
from data_access.snapshots.shape import RELEASE, schema_of, shape_in_force
from data_access.store.publication import changes, note_published
from data_access.store.record_store import Store
from data_access.store.server_store import note_used
from data_access.store.tables import RECORDS
from data_access.system.errors import RecordsError
from data_access.system.faults import StoreBusy
from data_access.system.file_rights import make_folder, share_snapshots
from data_access.system.paths import snapshots_folder
from data_access.system.process import alone_in
from data_access.system.progress import PUBLISHING, Told, nobody

POINTER = "current"
STATE = "published.json"  # what the current snapshot was made from
NOTHING_TO_PUBLISH = Text(
    "ยังไม่มีข้อมูลให้เผยแพร่ นำเข้าก่อนด้วย hoh load โฟลเดอร์",
    "There are no records to publish. Load some first with `hoh load FOLDER`.",
)

Shapes = Mapping[str, shapely.Geometry]


def publish(store: Store, boundaries: Shapes | None = None, tell: Told = nobody) -> str:
    """Publishes the store as it is now and makes it current; answers the snapshot's id.

    The same records, weights and map give the same id, and then nothing is written anew.
    `boundaries` are the subdistricts' shapes by code (default: those of the office's map).
    RecordsError if there is no programme, or if what was written does not read back. Of two
    programs that publish at once the second reads the records when the first is done: otherwise
    the older snapshot could be the last to become current.
    """
    folder = make_folder(snapshots_folder())
    with alone_in(folder):
        return _published(store, folder, boundaries, tell)


def _published(store: Store, folder: Path, boundaries: Shapes | None, tell: Told) -> str:
    with store.reading() as connection:
        programme = _programme(store, connection)
        shapes = _shapes(store, connection) if boundaries is None else boundaries
        made_from = _made_from(store, shapes, connection)
        making = Path(tempfile.mkdtemp(prefix=".making-", dir=folder))
        try:
            mark = take_over(connection)
            manifest, released = _write(store, connection, making, programme, shapes, tell)
            _verify(making, manifest)
            share_snapshots(making)
            _put_in_place(making, folder / manifest["id"])
            released.keep(manifest["id"], store, mark)
        finally:
            shutil.rmtree(making, ignore_errors=True)
    _replace_text(folder / POINTER, manifest["id"])
    _replace_text(folder / STATE, json.dumps({"id": manifest["id"], **made_from}))
    share_snapshots(folder)
    with suppress(StoreBusy):  # the others learn of it at the next publication
        note_published(store, manifest["id"], made_from["revision"], made_from["changes"])
    if store.engine.dialect.name != "sqlite":
        note_used(store.engine.url)
    return manifest["id"]


def is_published(store: Store) -> bool:
    """Whether the current snapshot was made from the store, weights and map as they are now, by a
    program that publishes the same shape, and is whole."""
    folder = snapshots_folder()
    try:
        current = (folder / POINTER).read_text(encoding="utf-8").strip()
        state = json.loads((folder / STATE).read_text(encoding="utf-8"))
        if release := read_manifest(folder / Path(current).name)["release"]:
            read_manifest(folder / Path(release).name)
    except (OSError, ValueError, RecordsError):
        return False
    with store.reading() as connection:
        made_from = _made_from(store, _shapes(store, connection), connection)
    return state == {"id": current, **made_from}


def _programme(store: Store, connection: sa.Connection) -> dict[str, Any]:
    rows = store.read_arrow("programme", connection).to_pylist()
    if not rows:
        raise RecordsError(NOTHING_TO_PUBLISH)
    return rows[0]


def _shapes(store: Store, connection: sa.Connection) -> Shapes:
    made_up = store.read_arrow("programme", connection, ["made_up"]).to_pylist()
    return subdistrict_shapes(
        store.read("area", connection),
        accept_schematic=any(programme["made_up"] for programme in made_up),
    )


def _made_from(store: Store, shapes: Shapes, connection: sa.Connection) -> dict[str, Any]:
    drawn = hashlib.sha256()
    for code in sorted(shapes):
        drawn.update(code.encode() + shapely.to_wkb(shapes[code]))
    return {
        "revision": store.revision(connection),
        "changes": changes(connection).mark,
        "weights": fingerprint(weight_sets()),
        "boundaries": drawn.hexdigest()[:8],
        "shape": shape_in_force(),
    }


def _write(
    store: Store,
    connection: sa.Connection,
    making: Path,
    programme: dict[str, Any],
    shapes: Shapes,
    tell: Told,
) -> tuple[dict[str, Any], Releasing]:
    """Writes every table and the manifest into `making`; answers the manifest, and what is released
    with it."""
    sets, as_of = weight_sets(), store.newest_update(connection)  # never the computer's clock
    weights = weights_on(sets, as_of)
    row_counts: dict[str, int] = {}
    hashes: dict[str, str] = {}
    for name, table in published_tables(store, connection, weights, shapes):
        path = making / f"{name}.parquet"
        pyarrow.parquet.write_table(table, path, compression="zstd")
        row_counts[name] = table.num_rows
        hashes[path.name] = sha256_of(path)
        tell(PUBLISHING, min(len(hashes), len(RECORDS)), len(RECORDS))
    asked_with = {
        "id": making.name,
        "as_of": as_of.isoformat(),
        "made_up": programme["made_up"],
        "weights": weights,
        "weight_sets": sets if len(sets) > 1 else [],
    }
    with closing(duckdb_engine.connect(making)) as tables:
        day = write_day_tables(tables, making, as_of, weights)
        hashes |= {f"{name}.parquet": sha256_of(making / f"{name}.parquet") for name in day}
        opened = duckdb_engine.opened_on(tables, published_day(making))
        released = releasing(making, asked_with, opened)
    path = making / f"{RELEASE}.parquet"
    pyarrow.parquet.write_table(released.table, path, compression="zstd")
    row_counts[RELEASE] = released.table.num_rows
    hashes[path.name] = sha256_of(path)
    content = [*sorted(hashes.items()), fingerprint(sets), shape_in_force()]
    manifest = {
        **asked_with,
        "id": hashlib.sha256(json.dumps(content).encode()).hexdigest()[:12],
        "released_on": released.released_on.isoformat(),
        "release": released.release,
        "published_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "province_code": programme["province_code"],
        "network_size": programme["network_size"],
        "row_counts": row_counts,
        "day_tables": sorted(day),
        "shape": shape_in_force(),
        "weights_fingerprint": fingerprint(sets),
        "batches": list(_batches(store, connection)),
        "sha256": hashes,
    }
    return write_manifest(making, manifest), released


def _batches(store: Store, connection: sa.Connection) -> Iterator[dict[str, Any]]:
    """What was loaded, without who loaded it."""
    for batch in store.batches(connection):
        if batch["state"] == "committed":
            yield {
                "batch_id": batch["batch_id"],
                "sha256": batch["sha256"],
                "rows_kept": batch["rows_kept"],
                "finished_at": batch["finished_at"].isoformat(timespec="seconds"),
            }


def _verify(making: Path, manifest: dict[str, Any]) -> None:
    """Reads everything back. RecordsError if a table is not what it should be."""
    for name in manifest["day_tables"]:
        path = making / f"{name}.parquet"
        _read_back(path)
        if sha256_of(path) != manifest["sha256"][path.name]:
            raise RecordsError(_not_published(name))
    for name, rows in manifest["row_counts"].items():
        path = making / f"{name}.parquet"
        read_back = _read_back(path)
        personal = set()
        if name in BY_NAME:
            table = BY_NAME[name]
            personal = {column.name for column in table.columns} - {
                column.name for column in table.public_columns
            }
        if (
            read_back.num_rows != rows
            or read_back.schema != schema_of(name)
            or personal & set(read_back.column_names)
            or sha256_of(path) != manifest["sha256"][path.name]
        ):
            raise RecordsError(_not_published(name))


def _read_back(path: Path) -> pyarrow.Table:
    """Read as the one file that it is: `read_table` would look for a data set of many, which takes
    several times as long as most of these tables."""
    with pyarrow.parquet.ParquetFile(path) as file:
        return file.read(use_threads=False)


def _put_in_place(making: Path, target: Path) -> None:
    """Gives the snapshot its name. One that is there already and intact is left as it is."""
    if target.exists():
        if _is_intact(target):
            return
        target.replace(target.with_name(f".damaged-{target.name}-{making.name[-8:]}"))
    making.replace(target)


def _is_intact(folder: Path) -> bool:
    """Read through, and not by what is known of files that look unchanged."""
    try:
        tables = read_manifest(folder)["sha256"]
        return all(sha256_of(folder / name) == known for name, known in tables.items())
    except (OSError, RecordsError):
        return False


def _replace_text(path: Path, text: str) -> None:
    """The file is the old one or the new one at every moment, never half of one."""
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", dir=path.parent, prefix=f".{path.name}-", delete=False
    ) as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(file.name, path)


def _not_published(name: str) -> Text:
    return Text(
        f"ตาราง {name} ที่เขียนไว้อ่านกลับได้ไม่ตรง จึงไม่ได้เผยแพร่ ข้อมูลชุดเดิมยังใช้อยู่"
        " กรุณาตรวจพื้นที่ว่างในดิสก์แล้วลองใหม่",
        f"The table {name} did not read back as it was written, so nothing was published and the"
        " old snapshot stays current. Check that the disk has room and try again.",
    )
