"""`python -m data_access COMMAND`: the commands on records, as `hoh` has them among others."""

import sys

from data_access.commands.catalogue import COMMANDS
from data_access.commands.terminal import answer


def main(arguments: list[str] | None = None) -> int:
    """0 when it was done; 2 when records or files could not be used, and then the words say why."""
    return answer(arguments, COMMANDS)


if __name__ == "__main__":
    sys.exit(main())
