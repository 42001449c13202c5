"""hoh export-open FOLDER: the open data as files. Written over at every run: fit for a timer."""

import argparse

from exports.commands.writing import published, write
from exports.open_data.open_folder import open_files


def run(arguments: argparse.Namespace) -> int:
    return write(arguments.to, open_files(published()), replaces=True)
