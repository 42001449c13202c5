"""hoh serve: opens the dashboard for an office. Sample data is refused, and everybody signs in."""

import argparse

from data_access.commands.first_steps import say_next_step
from data_access.commands.records.setup import refuse_sample
from gate.oidc import refuse_without_packages
from hoh.server import refuse_busy, start


def run(arguments: argparse.Namespace) -> int:
    """Ends with the server."""
    refuse_busy(arguments.port)
    refuse_without_packages()
    refuse_sample()
    say_next_step()
    return start(arguments.port, HOH_SAMPLE="none")
