"""What a running server does from time to time: publishes what other machines have written."""

import sys

from data_access.intake.commit.publishing import catch_up
from data_access.system.errors import RecordsError


def look(seen: str | None) -> str | None:
    """As `catch_up`; what stands in the way is said on the terminal, and the next look tries again.
    Meanwhile the pages say that their figures are from before."""
    try:
        return catch_up(seen)
    except RecordsError as error:
        sys.stderr.write(f"{error.text.th}\n{error.text.en}\n")
        return seen
