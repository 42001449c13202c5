"""boundaries FILE: makes an office's boundary file the map of the programme."""

import argparse
import sys
from contextlib import closing
from pathlib import Path

from data_access.boundaries import Taken, take_boundaries
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import Text
from data_access.store.record_store import open_store
from data_access.system.errors import RecordsError

NO_AREAS = Text(
    "ยังไม่มีตำบลในทะเบียนพื้นที่ ให้นำเข้าข้อมูลก่อน (hoh load โฟลเดอร์)",
    f"There are no {SUBDISTRICT.many} on record yet. Load records first (hoh load FOLDER).",
)


def run(arguments: argparse.Namespace) -> int:
    """0 when the file was taken in. A refused file is a RecordsError; then nothing has changed."""
    taken = _take(arguments.file, arguments.credit)
    sys.stdout.write(_summary(taken))
    return 0


def _take(file: Path, credit: str | None) -> Taken:
    with closing(open_store()) as store:
        areas = store.read("area")
    current = areas[(areas["level"] == "subdistrict") & areas["valid_to"].isna()]
    if current.empty:
        raise RecordsError(NO_AREAS)
    located = current.dropna(subset=["lat", "lon"])
    centres = {
        area.area_code: (float(area.lon), float(area.lat))
        for area in located.itertuples(index=False)
    }
    words = Text(credit, credit) if credit else None
    return take_boundaries(file, set(current["area_code"]), centres, words)


def _summary(taken: Taken) -> str:
    size = f"{taken.kept_bytes / 1000:,.0f}"
    return (
        f"ใช้แนวเขต {taken.subdistricts} ตำบล จาก {taken.file_name}"
        f" (ชั้น {taken.layer} คอลัมน์ {taken.column}) ขนาด {size} KB\n"
        f"{taken.credit.th}\n\n"
        f"Boundaries of {taken.subdistricts} {SUBDISTRICT.many} taken from {taken.file_name}"
        f" (layer {taken.layer}, column {taken.column}), {size} KB,"
        f" {taken.corners_before:,} corners reduced to {taken.corners_after:,}\n"
        f"{taken.credit.en}\n"
    )
