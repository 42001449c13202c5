"""hoh dictionary FILE: the data dictionary, made from the schema."""

import argparse
import sys

from data_access.system.paths import ROOT
from exports.forms.dictionary import dictionary


def run(arguments: argparse.Namespace) -> int:
    arguments.to.write_text(dictionary(ROOT / "sample_data"), encoding="utf-8")
    sys.stdout.write(f"{arguments.to}\n")
    return 0
