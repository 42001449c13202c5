"""A Spark Connect server inside the tests' own process, for as long as one test module needs it."""

import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from pysail.spark import SparkConnectServer


@contextmanager
def spark_server(port: int = 0) -> Iterator[str]:
    """The address of a server that can read this machine's files; it is stopped at the end."""
    server = SparkConnectServer(port=port)
    server.start(background=True)
    # A worker of pytest-xdist is a program without a file. The client takes that for its own
    # doctests, looks for a whole Spark, and ends the program where there is none.
    as_a_program = pytest.MonkeyPatch()
    as_a_program.setattr(sys.modules["__main__"], "__file__", __file__, raising=False)
    try:
        with warnings.catch_warnings():
            # The client warns once, when it is first imported, that it does not know pandas 3.
            # The engine takes Arrow tables from it and no pandas, so nothing rests on that.
            warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas")
            from pyspark.sql.connect.session import SparkSession
        host, port = server.listening_address
        yield f"sc://{host}:{port}"
        # Before the server: a session that finds it gone keeps asking for it.
        if session := SparkSession.getActiveSession():
            session.stop()
    finally:
        as_a_program.undo()
        server.stop()
