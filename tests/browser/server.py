"""A real server for the browser to visit, over the sample records in a folder of its own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 180  # seconds; a first start also loads and publishes the sample records


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


@contextmanager
def serving(var: Path, port: int | None = None, **settings: str) -> Iterator[str]:
    """The address of a fresh server that keeps what it makes in `var`, with these environment
    variables beside; stopped at the end."""
    port = port or free_port()
    address = f"http://127.0.0.1:{port}"
    ours = {name: value for name, value in os.environ.items() if not name.startswith("HOH_")}
    var.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)]
    with (var / "server.log").open("w", encoding="utf-8") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, env={**ours, "HOH_VAR": str(var), **settings}, stdout=log, stderr=log
        )
        try:
            _wait_until_healthy(address, process, var / "server.log")
            yield address
        finally:
            process.terminate()
            process.wait(timeout=30)


def _wait_until_healthy(address: str, process: subprocess.Popen, log: Path) -> None:
    """Asks for the health address only, which runs no page: the server stays fresh."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            with urlopen(f"{address}/_stcore/health", timeout=5):
                return
        except (URLError, TimeoutError, ConnectionError):
            time.sleep(0.1)
    raise RuntimeError(f"the server did not start:\n{log.read_text('utf-8')[-3000:]}")
