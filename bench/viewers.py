"""Ten people who turn pages while files are made: how long each waits, with and without.

They speak Streamlit's own websocket to a server of their own over the sample records, as browsers
do. `python -m bench.viewers` prints the medians.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from data_access.var import ROOT

VIEWERS, SECONDS, THINK = 10, 60, 8.0
PORT = 8793
PATIENCE = 120
PAGES = ("", "map", "network", "repairs", "partners")


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="hoh-viewers-") as folder, _serving(Path(folder)):
        _watched(VIEWERS, 10, exports=False)  # imports and first answers are paid once
        alone = _watched(VIEWERS, SECONDS, exports=False)
        beside = _watched(VIEWERS, SECONDS, exports=True)
    _tell("no file is made", alone)
    _tell("files are made without a pause", beside)
    return 0


def _tell(when: str, taken: dict[str, list[float]]) -> None:
    runs = sorted(taken["runs"])
    late = runs[int(len(runs) * 0.95)]
    line = (
        f"{when}: {len(runs)} runs, median {statistics.median(runs):.2f} s, 95% within {late:.2f} s"
    )
    if taken["files"]:
        line += f"; {len(taken['files'])} files, median {statistics.median(taken['files']):.2f} s"
    sys.stdout.write(f"{line}\n")


def _watched(viewers: int, seconds: float, exports: bool) -> dict[str, list[float]]:
    """Seconds of every run of every viewer, and of every file."""
    taken: dict[str, list[float]] = {"runs": [], "files": []}
    end = time.monotonic() + seconds
    with ThreadPoolExecutor(viewers + 1) as people:
        at_work = [people.submit(_view, number, end, taken["runs"]) for number in range(viewers)]
        if exports:
            at_work.append(people.submit(_take_files, end, taken["files"]))
        for one in at_work:
            one.result()  # whoever ran into an error says so
    return taken


def _view(number: int, end: float, taken: list[float]) -> None:
    """One viewer: turns to the next page, reads for a while, and again."""
    time.sleep(number * THINK / VIEWERS)
    with _page() as socket:
        turned = number
        while time.monotonic() < end:
            began = time.perf_counter()
            _run(socket, PAGES[turned % len(PAGES)])
            taken.append(time.perf_counter() - began)
            turned += 1
            time.sleep(THINK)


def _take_files(end: float, taken: list[float]) -> None:
    """One reader who clicks every file of the overview, one after another, and again."""
    with _page() as socket:
        while time.monotonic() < end:
            session, offered = _run(socket, "")
            for file_id in offered:
                began = time.perf_counter()
                _file(socket, session, file_id)
                taken.append(time.perf_counter() - began)
                if time.monotonic() > end:
                    break


def _run(socket: ClientConnection, page: str) -> tuple[str, list[str]]:
    """Runs a page once: the id of its session, and the files that it offers."""
    asked = BackMsg()
    asked.rerun_script.page_name = page
    socket.send(asked.SerializeToString())
    session, offered = "", []
    while True:
        message = _next(socket)
        kind = message.WhichOneof("type")
        if kind == "new_session":
            session = message.new_session.initialize.session_id
        if message.delta.new_element.download_button.deferred_file_id:
            offered.append(message.delta.new_element.download_button.deferred_file_id)
        if kind == "script_finished":
            return session, offered


def _file(socket: ClientConnection, session: str, file_id: str) -> None:
    asked = BackMsg()
    asked.backend_operation_request.request_id = file_id
    asked.backend_operation_request.session_id = session
    asked.backend_operation_request.deferred_file.file_id = file_id
    socket.send(asked.SerializeToString())
    while True:
        answer = _next(socket)
        if answer.WhichOneof("type") == "backend_operation_response":
            if answer.backend_operation_response.error_msg:
                raise RuntimeError(answer.backend_operation_response.error_msg)
            return


def _next(socket: ClientConnection) -> ForwardMsg:
    message = ForwardMsg()
    message.ParseFromString(socket.recv(timeout=PATIENCE))
    return message


@contextmanager
def _page() -> Iterator[ClientConnection]:
    with connect(
        f"ws://127.0.0.1:{PORT}/_stcore/stream",
        origin=f"http://127.0.0.1:{PORT}",
        subprotocols=["streamlit"],
        open_timeout=PATIENCE,
        max_size=None,
    ) as socket:
        yield socket


@contextmanager
def _serving(folder: Path) -> Iterator[None]:
    """A server over the sample records, until the block ends."""
    environment = {**os.environ, "HOH_VAR": str(folder)}
    setup = [sys.executable, "-m", "data_access", "setup", "sample_data"]
    subprocess.run(setup, cwd=ROOT, env=environment, check=True, capture_output=True)
    started = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(PORT)]
    with subprocess.Popen(
        started, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            _until_ready()
            yield
        finally:
            server.terminate()


def _until_ready() -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/_stcore/health", timeout=5):
                return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.5)


if __name__ == "__main__":
    sys.exit(main())
