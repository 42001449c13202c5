"""`python -m data_access COMMAND`: load, publish, and what else is done from a terminal."""

import argparse
import sys

from data_access.commands.office import audit, backup, boundaries, restore, user
from data_access.commands.publication import check_file, figures, publish, publish_file
from data_access.commands.records import batches, load, setup, undo
from data_access.commands.starting import start
from data_access.system.errors import RecordsError
from data_access.system.faults import explaining_faults

COMMANDS = (
    setup,
    load,
    batches,
    undo,
    publish,
    publish_file,
    check_file,
    figures,
    boundaries,
    user,
    audit,
    backup,
    restore,
)


def main(arguments: list[str] | None = None) -> int:
    """0 when it was done; 2 when records or files could not be used, and then the words say why."""
    parser = argparse.ArgumentParser(prog="python -m data_access")
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add_arguments(subparsers)
    chosen = parser.parse_args(arguments)
    try:
        with explaining_faults():
            start()
            return chosen.run(chosen)
    except RecordsError as error:
        sys.stderr.write(f"{error.text.th}\n{error.text.en}\n")
        return 2


if __name__ == "__main__":
    sys.exit(main())
