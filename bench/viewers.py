"""Ten people who turn pages while files are made: how long each waits, with and without.

They speak Streamlit's own websocket to a server of their own over the sample records, as browsers
do.
"""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from itertools import cycle
from statistics import median
from typing import Any
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from bench.results.markdown import in_seconds, table
from bench.sample import sample_published
from tests.browser.server import serving

TITLE = "Ten viewers at a time"
VIEWERS, SECONDS, THINK = 10, 60, 8.0
# So many that none is asked for again before it is forgotten.
SPOKEN, DISTRICTS = ("th", "en"), range(5801, 5808)
HALL = 20  # people who ask for the same file at once
PATIENCE = 120
PAGES = ("", "map", "network", "repairs", "partners")


def measured() -> dict[str, dict[str, list[float]]]:
    """Seconds of every run of a page and of every file, `alone` and `beside` somebody who makes
    files without a pause; and of a whole `hall` that asks for one file."""
    with sample_published() as var, serving(var) as address:
        _watched(address, 10, exports=False)  # imports and first answers are paid once
        return {
            "alone": _watched(address, SECONDS, exports=False),
            "beside": _watched(address, SECONDS, exports=True),
            "hall": _hall(address),
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
        f" for {THINK:.0f}; then the same while one more reader takes every file of the overview,"
        " of one district after another. From asking for a page to the end of its script; sample records.\n\n"
        + table(
            ["Meanwhile", "Pages", "Median", "95 % within", "Worst", "Files", "Median of a file"],
            rows,
        )
        + f"\n{HALL} people ask for the same deck at the same time, and one more comes to the map"
        " while it is made.\n\n"
        + table(
            ["What is waited for", "Times", "Median", "Worst"],
            [
                [name, f"{len(taken)}", in_seconds(median(taken)), in_seconds(max(taken))]
                for name, taken in (
                    ("The file", facts["hall"]["files"]),
                    ("The map, meanwhile", facts["hall"]["runs"]),
                )
            ],
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


def _hall(address: str) -> dict[str, list[float]]:
    """Seconds until each of a hall had its deck, and until a page was drawn meanwhile."""
    with ExitStack() as open_pages, ThreadPoolExecutor(HALL) as people:
        asking = []
        for _ in range(HALL):
            socket = open_pages.enter_context(open_page(address))
            session, offered = run_page(
                socket, "", "lang=en"
            )  # a deck that nobody has asked for yet
            asking.append((socket, session, offered[1]))
        files = [people.submit(seconds_of, _file, *one) for one in asking]
        one_more = seconds_of(_come_to, address, "map")
        return {"files": [file.result() for file in files], "runs": [one_more]}


def _come_to(address: str, page: str) -> None:
    with open_page(address) as socket:
        run_page(socket, page)


def seconds_of(function: Callable, *arguments: Any) -> float:
    began = time.perf_counter()
    function(*arguments)
    return time.perf_counter() - began


def _view(address: str, number: int, end: float, taken: list[float]) -> None:
    """One viewer: turns to the next page, reads for a while, and again."""
    time.sleep(number * THINK / VIEWERS)
    with open_page(address) as socket:
        turned = number
        while time.monotonic() < end:
            taken.append(seconds_of(run_page, socket, PAGES[turned % len(PAGES)]))
            turned += 1
            time.sleep(THINK)


def _take_files(address: str, end: float, taken: list[float]) -> None:
    """One reader who clicks every file of the overview of one district after another."""
    for query in cycle(f"lang={spoken}&district={code}" for spoken in SPOKEN for code in DISTRICTS):
        with open_page(address) as socket:  # an open page keeps what was chosen first
            session, offered = run_page(socket, "", query)
            for file_id in offered:
                taken.append(seconds_of(_file, socket, session, file_id))
                if time.monotonic() > end:
                    return


def run_page(
    socket: ClientConnection, page: str, query: str = "", watching: list[str] | None = None
) -> tuple[str, list[str]]:
    """Runs a page once: the id of its session, and the files that it offers. The part of the page
    that looks whether figures have changed is added to `watching`."""
    asked = BackMsg()
    asked.rerun_script.page_name, asked.rerun_script.query_string = page, query
    socket.send(asked.SerializeToString())
    session, offered = "", []
    while True:
        message = next_message(socket)
        kind = message.WhichOneof("type")
        if kind == "new_session":
            session = message.new_session.initialize.session_id
        if message.delta.new_element.download_button.deferred_file_id:
            offered.append(message.delta.new_element.download_button.deferred_file_id)
        if kind == "auto_rerun" and watching is not None:
            watching.append(message.auto_rerun.fragment_id)
        if kind == "script_finished":
            return session, offered


def _file(socket: ClientConnection, session: str, file_id: str) -> None:
    asked = BackMsg()
    asked.backend_operation_request.request_id = file_id
    asked.backend_operation_request.session_id = session
    asked.backend_operation_request.deferred_file.file_id = file_id
    socket.send(asked.SerializeToString())
    while True:
        answer = next_message(socket)
        if answer.WhichOneof("type") == "backend_operation_response":
            if answer.backend_operation_response.error_msg:
                raise RuntimeError(answer.backend_operation_response.error_msg)
            return


def next_message(socket: ClientConnection) -> ForwardMsg:
    message = ForwardMsg()
    message.ParseFromString(socket.recv(timeout=PATIENCE))
    return message


@contextmanager
def open_page(address: str) -> Iterator[ClientConnection]:
    with connect(
        f"ws://{urlsplit(address).netloc}/_stcore/stream",
        origin=address,
        subprotocols=["streamlit"],
        open_timeout=PATIENCE,
        max_size=None,
    ) as socket:
        yield socket
