"""What is written to the log holds no record: of an error its kind and its lines, never its words.

A database or a parser quotes the value that it could not use, and a log is read, copied and kept
by people who may not see it. Every log record is made here, whoever makes it and whichever handler
writes it.
"""

import logging
import re
import sys
import threading
import traceback
from types import TracebackType

NUMBER_OF_A_PERSON = re.compile(r"\d(?:[ .-]?\d){8,}")
QUOTED_ERROR = re.compile(r"exception=\w+\(.*", re.DOTALL)  # how asyncio tells of a lost error
LEFT_OUT = "…"

_usual = logging.getLogRecordFactory()
_log = logging.getLogger("data_access")


def keep_records_out() -> None:
    """From now on, for the whole process."""
    logging.setLogRecordFactory(_without_values)
    sys.excepthook = _say_uncaught
    sys.unraisablehook = lambda lost: _say_uncaught(
        lost.exc_type, lost.exc_value, lost.exc_traceback
    )
    threading.excepthook = lambda lost: _say_uncaught(
        lost.exc_type, lost.exc_value, lost.exc_traceback
    )


def said_of(error: BaseException | None) -> str:
    """The kinds of the error and of those that led to it, and where; nothing that they say."""
    parts = []
    while error is not None:
        frames = traceback.extract_tb(error.__traceback__)
        lines = [f'  File "{one.filename}", line {one.lineno}, in {one.name}' for one in frames]
        parts.append("\n".join([*lines, f"{type(error).__module__}.{type(error).__qualname__}"]))
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "\n\n".join(reversed(parts))


def _without_values(*given, **named) -> logging.LogRecord:
    record = _usual(*given, **named)
    record.args = _plain(record.args)
    record.msg = _redacted(_kind(record.msg))
    if record.exc_info:
        error = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
        record.exc_text = said_of(error) if error else None
        record.exc_info = None  # a handler would write its words
    return record


def _plain(args):
    """The arguments of a message: an error as its kind, a text without a person's number."""
    if isinstance(args, dict):
        return {name: _plain_one(value) for name, value in args.items()}
    return tuple(_plain_one(value) for value in args) if isinstance(args, tuple) else args


def _plain_one(value):
    value = _kind(value)
    return _redacted(value) if isinstance(value, str) else value


def _kind(value):
    return type(value).__qualname__ if isinstance(value, BaseException) else value


def _redacted(text):
    if not isinstance(text, str):
        return text
    return NUMBER_OF_A_PERSON.sub(LEFT_OUT, QUOTED_ERROR.sub(f"exception={LEFT_OUT}", text))


def _say_uncaught(
    kind: type[BaseException], error: BaseException | None, where: TracebackType | None
) -> None:
    if error is not None and issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, where)
        return
    _log.error("uncaught", exc_info=(kind, error, where) if error is not None else None)
