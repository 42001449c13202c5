"""How many files the server may hold open at once, and whether there is room for further readers.

An open page holds three until its session is forgotten (disconnectedSessionTTL), also after its browser
is gone. Where none can be opened any more nobody is let in, and the health address has to tell.
"""

import os
import sys
from pathlib import Path

ENOUGH = 16_384  # for some five thousand pages; a system may allow millions, or say nothing
FEWEST_LEFT = 48  # room for sixteen pages
HELD = (Path("/proc/self/fd"), Path("/dev/fd"))  # Linux, and others


def raise_limit() -> None:
    """Lets this program open as many files as its user may have, up to ENOUGH. Many systems give
    it 256 or 1,024 unless it asks."""
    if sys.platform == "win32":  # it has no such limit
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = ENOUGH if hard == resource.RLIM_INFINITY else min(hard, ENOUGH)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def is_room() -> bool:
    """Whether FEWEST_LEFT further files can be opened; True where the system does not say."""
    if sys.platform == "win32":
        return True
    import resource

    limit, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    folder = next((one for one in HELD if one.is_dir()), None)
    if limit == resource.RLIM_INFINITY or folder is None:
        return True
    try:
        held = len(os.listdir(folder))
    except OSError:  # none is left to look with
        return False
    return limit - held >= FEWEST_LEFT
