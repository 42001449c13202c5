"""hoh present: the slides of a meeting, of the records or of a file that the office signed."""

import argparse

from data_access.commands.first_steps import say_next_step
from data_access.commands.publication import check_file
from data_access.commands.records import setup
from hoh.server import refuse_busy, start


def run(arguments: argparse.Namespace) -> int:
    """Ends with the server; 2 when the records could not be loaded or the file not be opened."""
    refuse_busy(arguments.port)
    if not arguments.file:
        refused = setup.run(arguments)
        if not refused:
            say_next_step()
        return refused or start(arguments.port, "present")
    check_file.run(arguments)
    return start(arguments.port, "present", HOH_PRESENT=str(arguments.file.absolute()))
