"""`hoh COMMAND`, or `python -m hoh COMMAND`."""

import sys

from data_access.commands.terminal import answer
from hoh.catalogue import COMMANDS


def main(arguments: list[str] | None = None) -> int:
    """0 when it was done; 2 when it could not be, and then the words say why."""
    return answer(arguments, COMMANDS)


if __name__ == "__main__":
    sys.exit(main())
