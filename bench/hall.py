"""How long a meeting waits: for the first slide, the next one, and a figure published meanwhile.

A real server over the sample records, read by one headless Chromium on the same machine.
"""

import csv
import time
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import BrowserContext, Page

from bench.results.markdown import in_seconds, table
from bench.sample import sample_published
from data_access.__main__ import main as run_command
from data_access.publishing.current import current_snapshot
from data_access.system.paths import ROOT, snapshots_folder
from display.story import KEYS
from tests.browser.chromium import PATIENCE, chromium, thai_reader, visit
from tests.browser.server import serving

TITLE = "In the hall: slides, and pages that are left open"
VISITS, WALKS, CHANGES = 8, 4, 5
# Of each key that turns a slide: milliseconds from the key to the end of the frame that is drawn
# with another slide seen. A second frame is only begun once the first is on the screen.
TIME_THE_KEYS = """() => {
    window.turned = []
    const stage = [...document.querySelectorAll('*')]
        .map(element => element.shadowRoot?.querySelector('.stage')).find(Boolean)
    const seen = () => stage.querySelector('.slide.seen').dataset.key
    addEventListener('keydown', event => {
        const before = seen()
        requestAnimationFrame(() => requestAnimationFrame(() => {
            if (seen() !== before) window.turned.push(performance.now() - event.timeStamp)
        }))
    }, true)
}"""
TURNED = "count => window.turned.length >= count"
FOOT_NAMES = "id => document.querySelector('.st-key-foot')?.innerText.includes(id)"


def measured() -> dict[str, list[float]]:
    """Seconds of each: `opened` first slides, `turned` slides, `shown` new snapshots; and of the
    very `first` slide of a fresh server and browser."""
    with sample_published() as var, serving(var) as address, chromium() as browser:
        reader = thai_reader(browser)
        first = _first_slide(reader, address)
        opened = [_first_slide(reader, address) for _ in range(VISITS)]
        turned = _next_slides(reader, address)
        shown = _new_snapshots(reader, address)
        reader.close()
    return {"first": [first], "opened": opened, "turned": turned, "shown": shown}


def section(facts: dict[str, list[float]]) -> str:
    names = {
        "first": "First slide, a fresh server and a fresh browser",
        "opened": "First slide, a warm browser",
        "turned": "Next slide, from the key to the drawn frame",
        "shown": "An open page shows a new snapshot, from its publishing",
    }
    rows = [
        [name, f"{len(facts[key])}", in_seconds(median(facts[key])), in_seconds(max(facts[key]))]
        for key, name in names.items()
    ]
    return (
        "A headless Chromium without a graphics card, 1920 × 1080, beside the server on the same"
        " machine; sample records, in Thai.\n\n"
        + table(["What is waited for", "Times", "Median", "Worst"], rows)
    )


def _talk(reader: BrowserContext, address: str) -> Page:
    page = reader.new_page()
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto(f"{address}/present")
    page.wait_for_selector(".stage.ready", timeout=PATIENCE)
    page.evaluate("document.fonts.ready.then(() => true)")
    return page


def _first_slide(reader: BrowserContext, address: str) -> float:
    started = time.perf_counter()
    page = _talk(reader, address)
    seconds = time.perf_counter() - started
    page.close()
    return seconds


def _next_slides(reader: BrowserContext, address: str) -> list[float]:
    """From the first slide to the last and back, WALKS times."""
    page = _talk(reader, address)
    page.evaluate(TIME_THE_KEYS)
    pressed = 0
    for _ in range(WALKS):
        for key in ("PageDown", "PageUp"):
            for _ in KEYS[1:]:
                page.keyboard.press(key)
                pressed += 1
                page.wait_for_function(TURNED, arg=pressed, timeout=PATIENCE)
    milliseconds = page.evaluate("window.turned")
    page.close()
    return [one / 1000 for one in milliseconds]


def _new_snapshots(reader: BrowserContext, address: str) -> list[float]:
    """One household is changed and published, CHANGES times, while the overview is open."""
    seen = visit(reader, address)
    taken = []
    for members in range(1, CHANGES + 1):
        _publish_household_of(members)
        published = (snapshots_folder() / "current").stat().st_mtime
        seen.page.wait_for_function(FOOT_NAMES, arg=current_snapshot().id, timeout=PATIENCE)
        taken.append(time.time() - published)
    seen.close()
    return taken


def _publish_household_of(members: int) -> None:
    """The sample's first household, with so many more members than it had."""
    with (ROOT / "sample_data" / "household.csv").open(encoding="utf-8", newline="") as file:
        row = next(csv.DictReader(file))
    row["n_members"] = str(int(row["n_members"]) + members)
    with TemporaryDirectory(prefix="bench-") as folder:
        with (Path(folder) / "household.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(row))
            writer.writeheader()
            writer.writerow(row)
        said = StringIO()
        with redirect_stdout(said), redirect_stderr(said):
            kept = run_command(["load", folder]) == 0
    if not kept:
        raise RuntimeError(f"the changed household was not kept:\n{said.getvalue()}")
