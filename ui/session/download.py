"""A file to take along: offered to readers who may, made at the click, and kept in the audit log."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from data_access.access.roles import NotAllowed
from data_access.language.vocabulary import Text
from data_access.publishing.current import current_snapshot
from data_access.snapshots.programme import Programme
from exports.worker.client import Maker
from ui.session import current_user, view
from ui.session.language import say

MAKING = Text("กำลังสร้างไฟล์…", "Making the file…")
NO_FILE = Text(
    "สร้างไฟล์ไม่ได้ โหลดหน้านี้ใหม่แล้วลองอีกครั้ง ถ้ายังไม่ได้ กรุณาแจ้งผู้ดูแลระบบ",
    "No file was made. Load this page again and retry; if that fails too, contact the administrator.",
)
_maker = Maker("ui.panels.downloads.downloads")


def take_button(
    label: Text,
    make: Callable[[Programme], bytes],
    file_name: str,
    mime: str,
    icon: str,
    key: str,
    programme: Programme | None = None,
    rows: Callable[[Programme], int] | None = None,
    needs: str = "export",
    of_records: bool = False,
) -> None:
    """Draws a button whose file `make` makes of `programme` (what is in view, if none is given).

    It is made by a process that has no reader: what else it needs is taken before, and all of it
    is fit to be pickled. Only a file `of_records` is made here, where the record store is open.

    Who asks is looked up again at the click, and the file holds what that reader may see then:
    whoever has signed out since gets none. `rows` counts the single records in it for the audit
    log; without it there are none. A file that `needs` another right than to export is kept in
    the log by what gives its records out.
    """
    reading = current_user.reading()
    if not reading.reader(current_snapshot()).may(needs):
        return
    chosen = programme or view.programme()
    if reading.host:  # a browser is there, which may click
        _maker.get_ready()

    def make_for_the_reader() -> bytes:
        reader = reading.reader(current_snapshot())
        try:
            reader.require(needs)
        except NotAllowed:
            current_user.note("denied", file_name, result="refused", by=reader)
            raise
        seen = replace(chosen, principal=reader)
        if of_records:
            file, count = _file_and_rows(make, rows, seen)
        else:
            made = _maker.shared if needs == "export" else _maker.made
            file, count = made(_file_and_rows, make, rows, _as_anybody(seen))
        if needs == "export":
            current_user.note("export", f"{_scope(seen)} {file_name}", by=reader, count=count)
        return file

    st.download_button(
        say(label),
        data=make_for_the_reader,
        file_name=file_name,
        mime=mime,
        icon=icon,
        on_click="ignore",
        key=key,
    )


def _file_and_rows(
    make: Callable[[Programme], bytes], rows: Callable[[Programme], int] | None, seen: Programme
) -> tuple[bytes, int]:
    return make(seen), rows(seen) if rows else 0


def _as_anybody(seen: Programme) -> Programme:
    """One file for all who have the same rights."""
    return replace(seen, principal=seen.principal.as_anybody)


def words_of_the_wait() -> None:
    """What a button says while its file is made, and where none was: Streamlit draws a turning
    wheel, and says the second in English alone."""
    st.html(
        "<style>"
        f'.stDownloadButton button:disabled::after {{content: "{say(MAKING)}"; margin-left: .5em}}'
        '[data-testid="stDownloadButtonError"] {font-size: 0}'
        f'[data-testid="stDownloadButtonError"]::after {{content: "{say(NO_FILE)}"; font-size: 1rem}}'
        "</style>"
    )


def _scope(programme: Programme) -> str:
    """Areas, fiscal year, day and snapshot, as codes: what the file is about."""
    scope = programme.scope
    areas = sorted(scope.subdistricts or scope.districts)
    year = [str(scope.fiscal_year_be)] if scope.fiscal_year_be else []
    parts = [*areas, *year, programme.as_of.isoformat(), programme.snapshot.id]
    return " ".join(parts)
