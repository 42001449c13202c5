"""The day and the clock in Thailand, wherever the computer is and whatever zone it is set to.

On a server that runs in UTC it is still yesterday until seven in the morning, and on 1 October it
is still last fiscal year: so nothing else of the project asks the computer for today.
"""

from datetime import UTC, date, datetime, timedelta, timezone

THAI_TIME = timezone(timedelta(hours=7))  # all year round, everywhere in the country


def in_thailand(at: datetime) -> datetime:
    """The same moment on a Thai clock. One without a zone is in UTC, as the store saves them."""
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(THAI_TIME)


def today_in_thailand() -> date:
    """The day that it is in Thailand now."""
    return in_thailand(datetime.now(UTC)).date()
