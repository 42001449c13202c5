"""Every command of `hoh`: those that open the dashboard, those on records, those that write forms."""

import argparse
from pathlib import Path

from data_access.commands import catalogue as records
from data_access.commands.arguments import existing
from data_access.commands.catalogue import Command
from data_access.language.vocabulary import Text
from data_access.system.paths import ROOT

PORT = 8501


def _port(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--port",
        type=int,
        default=PORT,
        metavar="PORT",
        help=f"พอร์ต ปกติ {PORT} / of the address, usually {PORT}",
    )


def _run(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--folder",
        type=existing,
        default=ROOT / "sample_data",
        metavar="FOLDER",
        help="ข้อมูลที่นำเข้าเมื่อฐานข้อมูลยังว่าง ปกติคือข้อมูลสมมติ"
        " / what is loaded while there are no records, usually the sample",
    )
    _port(parser)


def _present(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file",
        nargs="?",
        type=existing,
        metavar="FILE",
        help="ไฟล์นำเสนอที่สำนักงานลงนาม / the file that the office signed; without it, the records",
    )
    _run(parser)


def _templates(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "to", type=Path, metavar="FOLDER", help="โฟลเดอร์ที่จะสร้างไฟล์ / where the files are made"
    )


def _form(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "to", type=Path, metavar="FILE", help="ไฟล์ .xlsx ที่จะสร้าง / the .xlsx file to be made"
    )


def _dictionary(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "to", type=Path, metavar="FILE", help="ไฟล์ .md ที่จะสร้าง / the file to be made"
    )


COMMANDS = {
    "run": Command(
        "hoh.running",
        Text("เปิดแดชบอร์ด ครั้งแรกด้วยข้อมูลสมมติ", "open the dashboard, the first time on sample data"),
        _run,
    ),
    "serve": Command(
        "hoh.serving",
        Text("เปิดใช้ในสำนักงาน ทุกคนลงชื่อเข้าใช้", "open it for an office: real records, everyone signs in"),
        _port,
    ),
    "present": Command(
        "hoh.presenting",
        Text("โหมดนำเสนอในที่ประชุม", "the slides, of the records or of a signed file"),
        _present,
    ),
    **records.COMMANDS,
    "templates": Command(
        "exports.commands.templates",
        Text("แบบกรอก Excel ทุกตาราง", "an Excel template for every table"),
        _templates,
    ),
    "form": Command(
        "exports.commands.form",
        Text("แบบสำรวจ XLSForm สำหรับ KoboToolbox หรือ ODK", "the survey form for KoboToolbox or ODK"),
        _form,
    ),
    "export-open": Command(
        "exports.commands.export_open",
        Text("ข้อมูลเปิดเป็นไฟล์ CSV Parquet และ GeoJSON", "the open data as CSV, Parquet and GeoJSON"),
        _templates,
    ),
    "dictionary": Command(
        "exports.commands.dictionary",
        Text("พจนานุกรมข้อมูลทุกตารางทุกคอลัมน์", "the data dictionary: every column of every table"),
        _dictionary,
    ),
}  # fmt: skip
