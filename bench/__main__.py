"""`python -m bench`: measures all parts, or those named, and writes docs/benchmarks.md anew."""

import argparse
import logging
import sys
from functools import partial
from importlib import import_module
from pathlib import Path

from bench.parts import PARTS, SIZES, name_of_size
from bench.results.results import FOLDER, keep, measured_now
from data_access.system.paths import ROOT


def main(arguments: list[str] | None = None) -> int:
    wanted = _wanted(arguments)
    # A process that is measured imports this module too: it must not get more than it needs.
    from bench.results.report import report

    for name in wanted.only:
        if name == "sizes":
            for households in sorted(wanted.sizes):
                _tell(f"{households:,} households")
                measure = partial(import_module("bench.sizes.sizes").measured, households)
                keep(name_of_size(households), measured_now(measure), wanted.kept_in)
        else:
            _tell(name)
            measure = import_module(f"bench.{name}").measured
            keep(name, measured_now(measure), wanted.kept_in)
    wanted.into.write_text(report(wanted.kept_in), encoding="utf-8")
    sys.stdout.write(f"{wanted.into}\n")
    return 0


def _wanted(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "--only",
        type=_parts,
        default=(*PARTS, "sizes"),
        metavar="PART,PART,…",
        help=f"of {', '.join(PARTS)}, sizes; the other parts stay as they were measured",
    )
    parser.add_argument(
        "--sizes", type=_sizes, default=SIZES, metavar="N,N,…", help="households, of the part sizes"
    )
    parser.add_argument("--into", type=Path, default=ROOT / "docs" / "benchmarks.md")
    parser.add_argument("--kept-in", type=Path, default=FOLDER, help="folder of the facts")
    return parser.parse_args(arguments)


def _parts(text: str) -> tuple[str, ...]:
    """In the order given. An empty text measures nothing: the page is written from what is kept."""
    named = tuple(part for part in text.split(",") if part)
    if unknown := set(named) - {*PARTS, "sizes"}:
        raise argparse.ArgumentTypeError(f"no such part: {', '.join(sorted(unknown))}")
    return named


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(","))


def _tell(words: str) -> None:
    sys.stderr.write(f"{words}\n")


if __name__ == "__main__":
    logging.getLogger("streamlit").setLevel(logging.ERROR)  # AppTest speaks of a missing context
    sys.exit(main())
