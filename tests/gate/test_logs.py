"""No value of a record comes into the log, whatever breaks and whoever writes of it."""

import subprocess
import sys

import pyarrow as pa
import pyarrow.parquet
import pytest

from data_access.system.paths import ROOT
from tests.browser.server import serving
from tests.gate.browser import Browser
from tests.gate.conftest import published
from tests.seal import seal

CANARY = "canary-of-a-household"
IDENTITY_NUMBER, TELEPHONE = "1100702045678", "081-234-5678"
BREAKS = {
    "an error that quotes the value": "raise ValueError('CANARY')",
    "an error in another": """
try:
    raise KeyError('CANARY')
except KeyError as error:
    raise RuntimeError('because of CANARY') from error""",
    "an error that is logged": """
try:
    raise ValueError('CANARY')
except ValueError:
    logging.getLogger('uvicorn.error').exception('Exception in ASGI application')""",
    "an error as a part of a message": "logging.error('not read: %s', ValueError('CANARY'))",
    "an error as the message": "logging.error(ValueError('CANARY'))",
    "an error on another thread": """
def work():
    raise ValueError('CANARY')
thread = threading.Thread(target=work)
thread.start()
thread.join()""",
    "an error that nobody waits for": """
async def lost():
    raise ValueError('CANARY')
async def main():
    asyncio.create_task(lost())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
asyncio.run(main())""",
    "an error while something is taken down": """
class Fragile:
    def __del__(self):
        raise ValueError('CANARY')
Fragile()""",
    "a database that quotes its parameters": """
import sqlalchemy as sa
engine = sa.create_engine('sqlite://')
with engine.begin() as connection:
    connection.execute(sa.text('insert into nowhere values (:name)'), {'name': 'CANARY'})""",
    "a number of a person in a message": "logging.error('row %s and %s', 'NUMBER', 'TELEPHONE')",
    "a number of a person in a plain message": "logging.error('row NUMBER')",
}
PROGRAM = """
import asyncio, logging, sys, threading
from data_access.system.logs import keep_records_out
keep_records_out()
logging.basicConfig(stream=sys.stderr)
for name, code in BREAKS.items():
    sys.stderr.write(f"== {name}\\n")
    try:
        exec(code)
    except Exception:
        sys.excepthook(*sys.exc_info())  # as Python itself does with what nobody caught
"""


@pytest.fixture(scope="module")
def logs():
    """What is written of each break, by its name: one process for all, for it is slow to begin."""
    program = f"BREAKS = {BREAKS!r}\n{PROGRAM}"
    for name, value in (("CANARY", CANARY), ("NUMBER", IDENTITY_NUMBER), ("TELEPHONE", TELEPHONE)):
        program = program.replace(name, value)
    written = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True
    ).stderr
    parts = [part.partition("\n") for part in written.split("== ")[1:]]
    return {name: log for name, _, log in parts}


@pytest.mark.parametrize("what", BREAKS)
def test_the_log_says_that_it_broke_and_where_and_not_what_with(logs, what):
    log = logs[what]

    assert "ERROR" in log
    assert CANARY not in log
    assert IDENTITY_NUMBER not in log and TELEPHONE not in log


def test_an_error_is_told_with_its_kind_its_lines_and_what_led_to_it(logs):
    log = logs["an error in another"]

    assert log.index("builtins.KeyError") < log.index("builtins.RuntimeError")
    assert "line 5, in <module>" in log


def test_a_question_that_breaks_on_a_value_leaves_it_out_of_the_log_and_of_the_page(tmp_path):
    var = published(tmp_path, made_up="yes")
    folder = var / "snapshots" / (var / "snapshots" / "current").read_text()
    repairs = pyarrow.parquet.read_table(folder / "repair.parquet")
    years = repairs.column_names.index("fiscal_year_be")
    broken = pa.array([CANARY] * repairs.num_rows)
    pyarrow.parquet.write_table(
        repairs.set_column(years, "fiscal_year_be", broken), folder / "repair.parquet"
    )
    seal(folder)  # as a program would have published it
    with serving(var) as address:
        browser = Browser(address)
        with browser.page("repairs", "role=governor&year=2567") as page:
            shown = page.run()
        browser.close()
    log = (var / "server.log").read_text("utf-8")

    assert "builtins.ValueError" in log
    assert "data_access/queries/areas/programme_facts.py" in log
    assert CANARY not in log
    assert CANARY not in shown
