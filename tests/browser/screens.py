"""Pictures of every page: python -m tests.browser.screens --into docs/screens"""

import argparse
import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image

from data_access.access.roles import RIGHTS
from data_access.system.paths import var_folder
from tests.browser.chromium import PATIENCE, Visit, chromium, thai_reader, visit
from tests.browser.server import serving
from ui.shell.menu import PAGES

# Over made-up records a page that needs a right is drawn for the first role that has it.
ROLE_FOR = {
    entry.name: next(role for role in RIGHTS if entry.needs in RIGHTS[role].capabilities)
    for entry in PAGES
    if entry.needs
}
# How much taller the window must be for the whole page to show: Streamlit scrolls an inner box.
HIDDEN_BELOW = """() => {
    const main = document.querySelector('[data-testid="stMain"]')
    return main.scrollHeight - main.clientHeight
}"""
CHARTS_DRAWN = """() => [...document.querySelectorAll('[data-testid="stPlotlyChart"]')]
    .every(chart => chart.querySelector('.main-svg'))"""
SETTLING = 1_500  # milliseconds: maps and tables draw on a canvas, which nothing can be asked about


def main(arguments: list[str] | None = None) -> None:
    asked = _asked(arguments)
    asked.into.mkdir(parents=True, exist_ok=True)
    with _server(asked.url) as address, chromium() as browser:
        reader = thai_reader(browser, color_scheme="dark" if asked.dark else "light")
        for name in asked.pages:
            front_door = name == PAGES[0].name
            role = {"role": ROLE_FOR[name]} if name in ROLE_FOR else {}
            seen = visit(
                reader,
                address,
                "" if front_door else name,
                width=asked.width,
                height=asked.height,
                lang=asked.lang,
                **role,
            )
            shade = "-dark" if asked.dark else ""
            path = asked.into / f"{name}-{asked.lang}-{asked.width}{shade}.png"
            path.write_bytes(picture(seen, asked.full))
            seen.close()
            sys.stdout.write(f"{path} ({path.stat().st_size // 1024} KB)\n")
            for told in (*seen.complaints, *seen.outside):
                sys.stdout.write(f"  ! {told}\n")


def picture(seen: Visit, full: bool = False) -> bytes:
    """The window as a PNG of 256 colours; with `full`, the window made as tall as the page."""
    if full:
        size = seen.page.viewport_size
        height = size["height"] + seen.page.evaluate(HIDDEN_BELOW)
        seen.page.set_viewport_size({"width": size["width"], "height": height})
    seen.page.wait_for_function(CHARTS_DRAWN, timeout=PATIENCE)
    seen.page.wait_for_timeout(SETTLING)
    reduced = io.BytesIO()
    with Image.open(io.BytesIO(seen.page.screenshot())) as shot:
        shot.convert("RGB").quantize(256).save(reduced, "PNG", optimize=True)
    return reduced.getvalue()


@contextmanager
def _server(url: str | None) -> Iterator[str]:
    if url:
        yield url
    else:
        with serving(var_folder()) as address:
            yield address


def _asked(arguments: list[str] | None) -> argparse.Namespace:
    names = [entry.name for entry in PAGES]
    parser = argparse.ArgumentParser(prog="python -m tests.browser.screens", description=__doc__)
    parser.add_argument("--into", type=Path, required=True, help="the folder for the pictures")
    parser.add_argument("--url", help="a server that runs already; without it, one is started")
    parser.add_argument("--pages", nargs="+", choices=names, default=names, metavar="PAGE")
    parser.add_argument("--lang", choices=["th", "en"], default="th")
    parser.add_argument("--width", type=int, default=1440)
    parser.add_argument("--height", type=int, default=900)
    parser.add_argument("--full", action="store_true", help="the whole page, not one window of it")
    parser.add_argument("--dark", action="store_true", help="as with a dark system theme")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
