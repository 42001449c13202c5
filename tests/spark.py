"""A Spark Connect server inside the tests' own process, for as long as one test module needs it."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from pysail.spark import SparkConnectServer


@contextmanager
def spark_server(port: int = 0) -> Iterator[str]:
    """The address of a server that can read this machine's files; it is stopped at the end."""
    server = SparkConnectServer(port=port)
    server.start(background=True)
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
        server.stop()
