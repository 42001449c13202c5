"""What the process that makes files is told to do in tests."""

import os
import sys
import time
import uuid

from data_access.language.vocabulary import Text
from data_access.system.errors import RecordsError

REFUSED = Text("ไม่มีข้อมูล", "There is nothing")


def who_makes(*given):
    return os.getpid(), *given


def another(name):
    return f"{name} {uuid.uuid4()}"


def refuse():
    raise RecordsError(REFUSED)


def fail(words):
    raise ValueError(words)


def die(code):
    os._exit(code)


def chatter(words):
    sys.stdout.write(f"{words}\n")
    os.write(1, words.encode())
    return words


def never_end():
    time.sleep(3600)


def niceness():
    return os.nice(0)
