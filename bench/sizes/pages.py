"""How long each page's script takes, from the frame to the foot, without a browser."""

from functools import cache, partial

from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from bench.subprocess_timing import seconds_of
from data_access.snapshots import result_cache
from data_access.system.paths import ROOT

PATIENCE = 600  # seconds


def first_page() -> float:
    """Seconds of the very first run in a fresh process: imports and all."""
    return seconds_of(opened, runs=1)


def pages() -> dict[str, dict[str, float]]:
    """Seconds by page that is offered to the governor's office: `cold` with no answer remembered,
    `warm` as a rerun by the same reader."""
    from ui.shell.menu import PAGES

    look_for_components_once()
    application = opened()
    taken = {}
    for entry in (entry for entry in PAGES if entry.needs is None):
        application.switch_page(f"../pages/{entry.name}.py")
        again = partial(run, application)
        again()  # imports are paid once a server, not once a reader
        taken[entry.name] = {
            "cold": seconds_of(again, before=result_cache.forget),
            "warm": seconds_of(again),
        }
    return taken


def look_for_components_once() -> None:
    """As a server does; AppTest does at every run, which takes longer than a page."""
    manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


def opened() -> AppTest:
    application = AppTest.from_file(str(ROOT / "ui" / "frame.py"), default_timeout=PATIENCE)
    run(application)
    return application


def run(application: AppTest) -> None:
    application.run()
    if application.exception or application.error:
        raise RuntimeError(f"the page did not run: {application.exception or application.error}")
