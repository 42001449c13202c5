"""The page of all that was measured, written from what is kept."""

import os
import platform
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

from bench.parts import PARTS, name_of_size
from bench.results.results import FOLDER, kept
from bench.sizes import size_tables

PACKAGES = ("streamlit", "duckdb", "pandas", "pyarrow", "plotly", "sqlalchemy")
NOT_YET = "Not measured yet.\n"


def report(folder: Path = FOLDER) -> str:
    """Every part has its section; one of which nothing is kept in `folder` says so."""
    sections = [
        "# How fast it is\n",
        f"Written by `make bench` on {machine()}. The records are fictional; seconds unless it says"
        " otherwise. Each part says when it was measured and what else the machine did then: times"
        " of a busy machine wander by a factor of two, so read their ratios. `python -m bench"
        f" --only {','.join(PARTS)},sizes` measures those parts again and leaves the others.\n",
        f"Packages: {', '.join(f'{name} {version(name)}' for name in PACKAGES)};"
        f" Python {platform.python_version()}.\n",
        "## The programme, by its number of households\n",
        _sizes(folder),
    ]
    for name in PARTS:
        part, found = import_module(f"bench.{name}"), kept(name, folder)
        told = f"Measured {found.when()}.\n\n{part.section(found.facts)}" if found else NOT_YET
        sections += [f"## {part.TITLE}\n", told]
    return "\n".join(sections)


def machine() -> str:
    with open("/proc/meminfo", encoding="ascii") as file:
        gib = int(file.readline().split()[1]) / 2**20
    return f"{os.cpu_count()} cores with {gib:.0f} GiB of memory ({platform.system()})"


def _sizes(folder: Path) -> str:
    """The sizes that are kept, whichever they are, beside each other."""
    found = [kept(path.stem, folder) for path in folder.glob(f"{name_of_size('*')}.json")]
    found = sorted(filter(None, found), key=lambda one: one.facts["households"])
    if not found:
        return NOT_YET
    when = "; ".join(f"{one.facts['households']:,} households {one.when()}" for one in found)
    return f"Measured: {when}.\n\n{size_tables.sections([one.facts for one in found])}"
