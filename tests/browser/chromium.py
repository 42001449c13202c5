"""The system's own Chromium, told to ask nobody for anything, and one visit to one page."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    TimeoutError,
    sync_playwright,
)

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
DEJAVU = Path("/usr/share/fonts/truetype/dejavu")  # it has no Thai letter
PATIENCE = 120_000  # milliseconds; a machine under other tests draws a page of charts slowly
TITLE_CHANGED = """before => {
    const title = document.querySelector('h1')?.innerText.trim()
    return title && title !== before
}"""
# The frame draws the foot last. An error instead of it is the end of the drawing too.
DRAWN = """() => document.querySelector('.st-key-foot, [data-testid="stException"]')
    && document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === 'notRunning'
    && !document.querySelector('[data-testid="stSkeleton"]')"""


@contextmanager
def chromium(fonts_in: Path | None = None) -> Iterator[Browser]:
    """A headless Chromium. With `fonts_in`, one whose system fonts are those two of DejaVu only,
    so that a Thai letter is drawn by the dashboard's own font or not at all."""
    environment = dict(os.environ)
    if fonts_in and DEJAVU.exists():
        environment["FONTCONFIG_FILE"] = str(_dejavu_only(fonts_in))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=FLAGS, env=environment
        )
        yield browser
        browser.close()


def _dejavu_only(folder: Path) -> Path:
    settings = folder / "fonts.conf"
    settings.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
        f"<fontconfig><dir>{DEJAVU}</dir><cachedir>{folder}</cachedir></fontconfig>"
    )
    return settings


def thai_reader(browser: Browser, color_scheme: str = "light") -> BrowserContext:
    """Pages opened here share what they downloaded, as in one reader's browser."""
    return browser.new_context(
        locale="th-TH",
        timezone_id="Asia/Bangkok",
        reduced_motion="reduce",
        color_scheme=color_scheme,
    )


@dataclass
class Visit:
    """One page, drawn to its foot: what it asked of other machines, and what it complained of."""

    page: Page
    outside: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def wait_until_drawn(self) -> None:
        try:
            self.page.wait_for_function(DRAWN, timeout=PATIENCE)
        except TimeoutError as error:
            shown = self.page.locator("body").inner_text()
            raise AssertionError(
                f"{self.page.url} was not drawn to its foot. It shows:\n{shown}\n{self.complaints}"
            ) from error
        self.page.evaluate("document.fonts.ready.then(() => true)")

    def texts(self, selector: str) -> list[str]:
        return [text.strip() for text in self.page.locator(selector).all_inner_texts()]

    def menu(self) -> dict[str, list[str]]:
        """The menu above the page: the names of the pages by their group, closed again."""
        named = {}
        for group in self.page.get_by_test_id("stTopNavSection").all():
            group.click()
            self.page.get_by_test_id("stTopNavPopover").wait_for()
            named[group.inner_text().strip()] = self.texts('[data-testid="stTopNavDropdownLink"]')
            group.press("Escape")
            self.page.get_by_test_id("stTopNavPopover").wait_for(state="detached")
        return named

    def turn_to(self, group: str, name: str) -> None:
        """Opens a group of the menu and the page of that name in it, and waits for its foot."""
        before = self.page.locator("h1").inner_text()
        self.page.get_by_test_id("stTopNavSection").filter(has_text=group).click()
        self.page.get_by_test_id("stTopNavDropdownLink").filter(has_text=name).click()
        self.page.wait_for_function(TITLE_CHANGED, arg=before.strip(), timeout=PATIENCE)
        self.wait_until_drawn()

    def close(self) -> None:
        self.page.close()


def visit(
    reader: BrowserContext,
    address: str,
    name: str = "",
    width: int = 1440,
    height: int = 900,
    **asked: str,
) -> Visit:
    """Opens the page of that name at that size, with `asked` in its address, and waits for its foot."""
    page = reader.new_page()
    page.set_viewport_size({"width": width, "height": height})
    seen = Visit(page)

    def note_request(url: str) -> None:
        if urlsplit(url).scheme not in {"data", "blob"} and urlsplit(url).hostname != "127.0.0.1":
            seen.outside.append(url)

    def note_complaint(message: ConsoleMessage) -> None:
        # On a deep address Streamlit looks for itself under the page's name first, and is told 404.
        looking_for_itself = "404" in message.text and "/_stcore/" in message.location["url"]
        if message.type == "error" and not looking_for_itself:
            seen.complaints.append(message.text)

    page.on("request", lambda request: note_request(request.url))
    page.on("websocket", lambda socket: note_request(socket.url))
    page.on("console", note_complaint)
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    page.goto(f"{address}/{name}?{urlencode(asked)}".rstrip("?"))
    seen.wait_until_drawn()
    return seen
