"""Ten people who turn pages while files are made: how long each waits, with and without.

They speak Streamlit's own websocket to a server of their own over the sample records, as browsers
do.
"""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from statistics import median
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from bench.markdown import in_seconds, table
from bench.sample import sample_published
from tests.browser.server import serving

TITLE = "Ten viewers at a time"
VIEWERS, SECONDS, THINK = 10, 60, 8.0
PATIENCE = 120
PAGES = ("", "map", "network", "repairs", "partners")


def measured() -> dict[str, dict[str, list[float]]]:
    """Seconds of every run of a page and of every file, `alone` and `beside` somebody who makes
    files without a pause."""
    with sample_published() as var, serving(var) as address:
        _watched(address, 10, exports=False)  # imports and first answers are paid once
        return {
            "alone": _watched(address, SECONDS, exports=False),
            "beside": _watched(address, SECONDS, exports=True),
        }


def section(facts: dict[str, dict[str, list[float]]]) -> str:
    names = {"alone": "No file is made", "beside": "Files are made without a pause"}
    rows = []
    for key, name in names.items():
        runs, files = sorted(facts[key]["runs"]), facts[key]["files"]
        rows.append(
            [
                name,
                f"{len(runs)}",
                in_seconds(median(runs)),
                in_seconds(runs[int(len(runs) * 0.95)]),
                in_seconds(runs[-1]),
                f"{len(files)}" if files else "–",
                in_seconds(median(files)) if files else "–",
            ]
        )
    return (
        f"{VIEWERS} people turn from page to page of one server for {SECONDS} seconds and read each"
        f" for {THINK:.0f}; then the same while one more reader takes every file of the overview"
        " again and again. From asking for a page to the end of its script; sample records.\n\n"
        + table(
            ["Meanwhile", "Pages", "Median", "95 % within", "Worst", "Files", "Median of a file"],
            rows,
        )
    )


def _watched(address: str, seconds: float, exports: bool) -> dict[str, list[float]]:
    """Seconds of every run of every viewer, and of every file."""
    taken: dict[str, list[float]] = {"runs": [], "files": []}
    end = time.monotonic() + seconds
    with ThreadPoolExecutor(VIEWERS + 1) as people:
        at_work = [
            people.submit(_view, address, number, end, taken["runs"]) for number in range(VIEWERS)
        ]
        if exports:
            at_work.append(people.submit(_take_files, address, end, taken["files"]))
        for one in at_work:
            one.result()  # whoever ran into an error says so
    return taken


def _view(address: str, number: int, end: float, taken: list[float]) -> None:
    """One viewer: turns to the next page, reads for a while, and again."""
    time.sleep(number * THINK / VIEWERS)
    with _page(address) as socket:
        turned = number
        while time.monotonic() < end:
            began = time.perf_counter()
            _run(socket, PAGES[turned % len(PAGES)])
            taken.append(time.perf_counter() - began)
            turned += 1
            time.sleep(THINK)


def _take_files(address: str, end: float, taken: list[float]) -> None:
    """One reader who clicks every file of the overview, one after another, and again."""
    with _page(address) as socket:
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
def _page(address: str) -> Iterator[ClientConnection]:
    with connect(
        f"ws://{urlsplit(address).netloc}/_stcore/stream",
        origin=address,
        subprotocols=["streamlit"],
        open_timeout=PATIENCE,
        max_size=None,
    ) as socket:
        yield socket
