"""Where the project keeps what it makes: the record store, the snapshots, an office's boundaries."""

import hashlib
import os
from pathlib import Path

ROOT = Path(__file__).parents[2]


def var_folder() -> Path:
    """`var/` beside the project, or the folder that HOH_VAR names. Asked anew at every call."""
    return Path(os.environ.get("HOH_VAR", ROOT / "var"))


def snapshots_folder() -> Path:
    return var_folder() / "snapshots"


def releases_folder() -> Path:
    """What the next release is compared with: of single households, and no snapshot's."""
    return var_folder() / "releases"


def presented_path() -> Path | None:
    """The published file that HOH_PRESENT names: then nothing else is read."""
    named = os.environ.get("HOH_PRESENT")
    return Path(named) if named else None


def presented_folder(path: Path) -> Path:
    """Where the boundaries that a published file brought are unpacked: one folder for each file,
    and another once the file changes."""
    named = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:16]
    return var_folder() / "presented" / f"{named}-{path.stat().st_mtime_ns}"


def photos_folder() -> Path:
    """The files that the table photo names; an office puts them there itself."""
    return var_folder() / "photos"


def store_url() -> str:
    """HOH_STORE, or the embedded SQLite file."""
    return os.environ.get("HOH_STORE") or f"sqlite:///{var_folder() / 'store.sqlite'}"
