"""Reads a workbook through a process of its own, and says what its death means."""

import io
import json
import os
import signal
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pyarrow as pa

from data_access.intake.files.file_safety import (
    BOMB,
    DAMAGED,
    PASSWORD,
    TOO_SLOW,
    Limits,
    too_large,
)
from data_access.intake.files.sheet import Sheet
from data_access.intake.issues import FileRefused, Issue

ROOT = Path(__file__).parents[3]
WORDS = {"password": PASSWORD, "damaged": DAMAGED}
# The process may wait for others on a busy machine: its own time is limited apart.
PATIENCE = 5
BEGIN_BYTES = 4  # of each number that says where a text begins
# How it ends when its time is over; Windows has no such signals, and there it is not stopped so.
OUT_OF_TIME = [-getattr(signal, name) for name in ("SIGXCPU", "SIGKILL") if hasattr(signal, name)]


def read_workbook(name: str, content: bytes, limits: Limits) -> tuple[list[Sheet], bool]:
    """The sheets in the workbook's order, and whether its day numbers count from 1904.

    FileRefused if it cannot be read within the limits.
    """
    environment = {**os.environ, "RUST_BACKTRACE": "0"}
    try:
        reading = subprocess.run(
            [
                sys.executable,
                "-m",
                "data_access.intake.files.excel_worker",
                json.dumps(asdict(limits)),
            ],
            input=content,
            capture_output=True,
            cwd=ROOT,
            env=environment,
            timeout=limits.seconds * PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise FileRefused(Issue(TOO_SLOW, name)) from None
    if reading.returncode:
        raise FileRefused(Issue(TOO_SLOW if reading.returncode in OUT_OF_TIME else BOMB, name))
    answer = io.BytesIO(reading.stdout)
    about = json.loads(answer.readline())
    if "too_many" in about:
        of, found = about["too_many"]
        raise too_large(name, of, found, limits)
    if "refused" in about:
        raise FileRefused(Issue(WORDS[about["refused"]], name))
    sheets = [
        Sheet.of(_table(answer, described.pop("columns"), described.pop("parts")), **described)
        for described in about["sheets"]
    ]
    return sheets, about["from_1904"]


def _table(answer: io.BytesIO, columns: int, parts: list[list[int]]) -> pa.Table:
    """The cells of one sheet as `_cells` of the worker packs them: nothing there is believed before
    Arrow has looked at it."""
    schema = pa.schema([(str(place), pa.string()) for place in range(columns)])
    batches = []
    for rows, *sizes in parts:
        texts = []
        for size in sizes:
            begins = pa.py_buffer(answer.read((rows + 1) * BEGIN_BYTES))
            texts.append(pa.StringArray.from_buffers(rows, begins, pa.py_buffer(answer.read(size))))
            texts[-1].validate(full=True)
        batches.append(pa.RecordBatch.from_arrays(texts, schema=schema))
    return pa.Table.from_batches(batches, schema)
