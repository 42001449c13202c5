"""Where the project keeps what it makes: the record store, the snapshots, an office's boundaries."""

import os
from pathlib import Path

ROOT = Path(__file__).parent.parent


def var_folder() -> Path:
    """`var/` beside the project, or the folder that HOH_VAR names. Asked anew at every call."""
    return Path(os.environ.get("HOH_VAR", ROOT / "var"))


def snapshots_folder() -> Path:
    return var_folder() / "snapshots"


def photos_folder() -> Path:
    """The files that the table photo names; an office puts them there itself."""
    return var_folder() / "photos"


def store_url() -> str:
    """HOH_STORE, or the embedded SQLite file."""
    return os.environ.get("HOH_STORE") or f"sqlite:///{var_folder() / 'store.sqlite'}"
