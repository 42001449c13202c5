"""Seals a snapshot that a test wrote or altered, as publishing would have."""

import json

from data_access.snapshots.manifest import sha256_of, write_manifest


def seal(folder, manifest=None):
    """Writes the manifest with the checksums of the tables that lie in the folder."""
    if manifest is None:
        manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    tables = {path.name: sha256_of(path) for path in sorted(folder.glob("*.parquet"))}
    write_manifest(folder, manifest | {"sha256": tables})
