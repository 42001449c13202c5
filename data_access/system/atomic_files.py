"""Files that are there whole or not at all, and are readable by their owner alone."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path

from data_access.system.file_rights import make_folder


def make(path: Path, fill: Callable[[Path], object]) -> None:
    """Makes the file beside its place with `fill`, then gives it its name. The file is therefore
    whole or not there, also when the program is killed; of two that make it, the first one's stays.
    """
    make_folder(path.parent)
    making = path.with_name(f".{path.name}-{secrets.token_hex(4)}")
    making.touch(mode=0o600)  # secrets, names and homes: nobody else on this machine may read them
    try:
        fill(making)
        os.link(making, path)
    except FileExistsError:
        pass
    finally:
        making.unlink()
