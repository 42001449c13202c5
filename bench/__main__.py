"""`python -m bench [--sizes 2000,100000] [--into FILE]`: measures, and writes docs/benchmarks.md."""

import argparse
import logging
import os
import sys
from pathlib import Path

from bench.measuring import measured
from bench.report import report
from data_access.var import ROOT

SIZES = (2_000, 100_000, 1_000_000)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--sizes", type=_sizes, default=SIZES, metavar="N,N,…")
    parser.add_argument("--into", type=Path, default=ROOT / "docs" / "benchmarks.md")
    wanted = parser.parse_args(arguments)
    before = os.getloadavg()[0]
    taken = []
    for households in sorted(wanted.sizes):
        sys.stderr.write(f"{households:,} households\n")
        taken.append(measured(households))
    wanted.into.write_text(report(taken, _busy(before, os.getloadavg()[0])), encoding="utf-8")
    sys.stdout.write(f"{wanted.into}\n")
    return 0


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(","))


def _busy(before: float, after: float) -> str:
    cores = os.cpu_count() or 1
    others = "others were at work on it" if before > cores / 2 else "it was otherwise idle"
    return (
        f"When it began {others} (load average {before:.1f} before, {after:.1f} at the end,"
        f" on {cores} cores)."
    )


if __name__ == "__main__":
    logging.getLogger("streamlit").setLevel(logging.ERROR)  # AppTest speaks of a missing context
    sys.exit(main())
