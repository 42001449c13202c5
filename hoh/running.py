"""hoh run: makes the records ready and opens the dashboard on them."""

import argparse

from data_access.commands.first_steps import say_next_step
from data_access.commands.records import setup
from hoh.server import refuse_busy, start


def run(arguments: argparse.Namespace) -> int:
    """Ends with the server; 2 when the records could not be loaded."""
    refuse_busy(arguments.port)
    refused = setup.run(arguments)
    if not refused:
        say_next_step()
    return refused or start(arguments.port)
