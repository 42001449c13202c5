"""How many may read at once: people who turn pages while their browsers look whether figures changed."""

import time
from concurrent.futures import ThreadPoolExecutor
from statistics import median

from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.sync.client import ClientConnection

from bench.results.markdown import in_seconds, table
from bench.sample import sample_published
from bench.viewers import PAGES, THINK, next_message, open_page, run_page, seconds_of
from tests.browser.server import serving

TITLE = "Crowds: ten, twenty and fifty viewers of one process"
CROWDS, SECONDS = (10, 20, 50), 30
LOOK = 3.0  # seconds: so often the browser of an open page asks whether figures have changed
# Waited in 95 of 100 cases before results and pictures were remembered, without looks, on an idle
# machine, 2026-11-30; and, the same hour, by a plain Streamlit script of 30 lines over one CSV.
BEFORE = {"10": (2.5, 0.45), "20": (7.4, 1.24), "50": (29.0, 18.0)}

Taken = dict[str, list[float]]


def measured() -> dict[str, Taken]:
    """By the number of people, the seconds of every run of a page and of every look."""
    with sample_published() as var, serving(var) as address:
        with open_page(address) as socket:
            for page in PAGES:
                run_page(socket, page)  # imports and first answers are paid once
        return {f"{people}": _crowd(address, people) for people in CROWDS}


def section(facts: dict[str, Taken]) -> str:
    rows = []
    for people, taken in facts.items():
        before, plain = BEFORE.get(people, (None, None))
        rows.append(
            [
                people,
                f"{len(taken['runs'])}",
                *_spread(taken["runs"]),
                "–" if before is None else in_seconds(before),
                "–" if plain is None else in_seconds(plain),
                *_spread(taken["looks"])[:2],
            ]
        )
    return (
        f"They turn from page to page of one server process for {SECONDS} seconds and read each for"
        f" {THINK:.0f}, while their browsers look every {LOOK:.0f} seconds whether figures have"
        " changed. From asking to the end of the script; sample records; the people are threads of"
        " one more process on the same machine. Beside it the 95 % of before, and of a plain script"
        " of 30 lines over one CSV behind Streamlit's cache, both without looks and on an idle"
        " machine.\n\n"
        + table(
            ["People", "Pages", "Median", "95 % within", "Worst"]
            + ["95 % before", "95 % plain script", "Median of a look", "95 % of looks"],
            rows,
        )
    )


def _spread(taken: list[float]) -> list[str]:
    """Median, what 95 of 100 waited at most, and the worst."""
    if not taken:
        return ["–"] * 3
    found = sorted(taken)
    return [in_seconds(one) for one in (median(found), found[int(len(found) * 0.95)], found[-1])]


def _crowd(address: str, people: int) -> Taken:
    taken: Taken = {"runs": [], "looks": []}
    end = time.monotonic() + SECONDS
    with ThreadPoolExecutor(people) as threads:
        reading = [
            threads.submit(_read, address, number, people, end, taken) for number in range(people)
        ]
        for one in reading:
            one.result()  # whoever ran into an error says so
    return taken


def _read(address: str, number: int, people: int, end: float, taken: Taken) -> None:
    """One of them: turns to the next page, reads for a while as the browser looks, and again."""
    time.sleep(number * THINK / people)
    with open_page(address) as socket:
        turned = number
        while time.monotonic() < end:
            page = PAGES[turned % len(PAGES)]
            watching: list[str] = []
            taken["runs"].append(seconds_of(run_page, socket, page, "", watching))
            turned += 1
            next_page = time.monotonic() + THINK
            while (left := next_page - time.monotonic()) > 0:
                time.sleep(min(LOOK, left))
                if left > LOOK:
                    taken["looks"].append(seconds_of(_look, socket, watching[-1]))


def _look(socket: ClientConnection, watching: str) -> None:
    asked = BackMsg()
    asked.rerun_script.fragment_id = watching
    asked.rerun_script.is_auto_rerun = True
    socket.send(asked.SerializeToString())
    while next_message(socket).WhichOneof("type") != "script_finished":
        continue
