"""Seals a snapshot that a test wrote or altered, as publishing would have."""

import json
from contextlib import closing

import pyarrow.parquet

from data_access.publishing.releasing import releasing
from data_access.snapshots import duckdb_engine
from data_access.snapshots.manifest import sha256_of, write_manifest


def seal(folder, manifest=None):
    """Writes the manifest with the checksums of the tables that lie in the folder."""
    if manifest is None:
        manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    tables = {path.name: sha256_of(path) for path in sorted(folder.glob("*.parquet"))}
    write_manifest(folder, manifest | {"sha256": tables})


def release(folder, manifest):
    """Releases a snapshot whose tables lie in the folder, none of its day among them; answers its
    manifest with that."""
    with closing(duckdb_engine.connect(folder)) as tables:
        released = releasing(folder, manifest, duckdb_engine.opened_on(tables, published=""))
    pyarrow.parquet.write_table(released.table, folder / "release.parquet")
    row_counts = manifest["row_counts"] | {"release": released.table.num_rows}
    more = {"released_on": released.released_on.isoformat(), "release": released.release}
    return manifest | more | {"row_counts": row_counts, "day_tables": []}
