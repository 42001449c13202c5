"""Programs of their own, to be killed or kept short of room."""

import os
import subprocess
import sys
from contextlib import contextmanager

from data_access.system.paths import ROOT

STOPS_BEFORE_ITS_SNAPSHOT_HAS_A_NAME = """
import sys, time
from data_access.publishing import publish as publishing
from data_access.store.record_store import open_store

def stop(making, manifest):
    sys.stdout.write("written\\n")
    sys.stdout.flush()
    time.sleep(60)

publishing._verify = stop
publishing.publish(open_store())
"""


@contextmanager
def running(program, *arguments):
    """A Python program that runs until the block ends; then it is killed as by a power cut."""
    child = subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        cwd=ROOT,
        env=dict(os.environ),
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield child
    finally:
        child.kill()
        child.wait(timeout=60)
        child.stdout.close()


def finished(program, *arguments):
    """What a Python program writes, once it has ended by itself."""
    return subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        cwd=ROOT,
        env=dict(os.environ),
        capture_output=True,
        text=True,
    )
