"""Makes files, one after another, in a process of its own: `python -m exports.worker.worker MODULE`.

Orders come on standard input and answers go to standard output, pickled: both ends are this
program. It ends with its input, so it outlives the server by one file at most, however that ends.
What nobody expected ends it too, and is said in the log; the next order begins another.
"""

import os
import pickle
import sys
from collections.abc import Callable
from importlib import import_module

from data_access.language.vocabulary import Text
from data_access.system.errors import RecordsError
from data_access.system.logs import keep_records_out

NICENESS = 10  # where processors are few, whoever reads a page comes first


def main() -> None:
    keep_records_out()
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    orders = sys.stdin.buffer
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    import_module(sys.argv[1])  # most of the time of a first file
    while True:
        try:
            answer = _answer(pickle.load(orders))
        except EOFError:
            return
        pickle.dump(answer, answers)
        answers.flush()


def _answer(make: Callable[[], object]) -> tuple[object, Text | None]:
    """What was made, or the words for a reader who gets nothing. The order is not kept."""
    try:
        return make(), None
    except RecordsError as error:
        return None, error.text


if __name__ == "__main__":
    main()
