"""What a file is by its bytes, and what is refused before anything of it is unpacked."""

import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import PurePath

from data_access.intake.files.damage import DAMAGE
from data_access.intake.issues import FileRefused, Issue, Rule
from data_access.language.vocabulary import Text


@dataclass(frozen=True)
class Limits:
    """The most that one file may be and may cost. Bytes, but for `rows`, `columns`, `cells`,
    `field` (characters of one cell) and `seconds`."""

    size: int = 20 * 2**20
    rows: int = 200_000
    columns: int = 500
    cells: int = 6_000_000
    field: int = 131_072
    unpacked: int = 250 * 2**20
    ratio: int = 200
    memory: int = 400 * 2**20
    seconds: int = 20


# What anyone who may bring files may bring, through a page.
UPLOAD = Limits()
# What stands in a folder on the machine itself, named by whoever runs it.
FOLDER = Limits(
    size=2 * 2**30,
    rows=20_000_000,
    cells=1_000_000_000,
    unpacked=4 * 2**30,
    memory=4 * 2**30,
    seconds=600,
)

AGAIN = Text(
    "เปิดใน Excel แล้วบันทึกใหม่เป็น .xlsx หรือ CSV UTF-8", "Save it again as .xlsx or as CSV UTF-8"
)
TOO_LARGE = Rule(
    Text("ใหญ่เกินกว่าที่รับได้", "is larger than can be taken"),
    Text(
        "แบ่งเป็นหลายไฟล์ หรือให้ผู้ดูแลนำเข้าด้วยคำสั่ง load",
        "Divide it, or let it be loaded with the command load",
    ),
)
MISLABELLED = Rule(
    Text("นามสกุลไฟล์ไม่ตรงกับเนื้อหา", "is not what its name says"),
    Text(
        "บันทึกใหม่จากโปรแกรมเดิม โดยเลือกชนิดไฟล์ .xlsx หรือ CSV UTF-8",
        "Save it again from where it came, as .xlsx or CSV UTF-8",
    ),
)
PASSWORD = Rule(
    Text("มีรหัสผ่านป้องกัน จึงเปิดอ่านไม่ได้", "is protected by a password"),
    Text("ถอดรหัสผ่านใน Excel แล้วบันทึกใหม่", "Take the password off in Excel and save it again"),
)
DAMAGED = Rule(
    Text(
        "เสียหายหรือถูกตัดกลางไฟล์ จึงเปิดเป็นไฟล์ Excel ไม่ได้",
        "is damaged or cut off, and cannot be opened as an Excel workbook",
    ),
    Text(
        "ส่งไฟล์ใหม่อีกครั้ง หรือเปิดใน Excel แล้วบันทึกใหม่",
        "Send it again, or open it in Excel and save it anew",
    ),
)
BOMB = Rule(
    Text(
        "ขยายออกแล้วใหญ่ผิดปกติ จึงไม่เปิด", "would unpack to an unreasonable size, so it was not opened"
    ),
    AGAIN,
)
TOO_SLOW = Rule(
    Text("ใช้เวลาเปิดอ่านนานเกินกำหนด จึงหยุดอ่าน", "takes longer to read than is allowed"),
    Text(
        "แบ่งเป็นหลายไฟล์ บันทึกเป็น CSV UTF-8 หรือให้ผู้ดูแลนำเข้าด้วยคำสั่ง load",
        "Divide it, save it as CSV UTF-8, or let it be loaded with the command load",
    ),
)
MACROS = Rule(
    Text("มีแมโครอยู่ข้างใน จึงไม่เปิด", "holds macros, so it was not opened"),
    Text("บันทึกใหม่เป็น .xlsx ซึ่งไม่มีแมโคร", "Save it as .xlsx, which has none"),
)
LINKS = Rule(
    Text(
        "มีลิงก์ไปยังไฟล์อื่น ค่าที่เห็นอาจไม่ใช่ค่าปัจจุบัน",
        "links to other files, so its values may be out of date",
    ),
    Text(
        "ใน Excel เลือก ข้อมูล > แก้ไขลิงก์ > ตัดการเชื่อมโยง แล้วบันทึกใหม่",
        "In Excel choose Data, Edit Links, Break Link, and save it again",
    ),
)
ENTITIES = Rule(
    Text(
        "มีคำสั่ง XML ที่ Excel ไม่ใช้ จึงไม่เปิด",
        "holds XML declarations that Excel never writes, so it was not opened",
    ),
    AGAIN,
)
EMPTY = Rule(
    Text("ไม่มีหัวตาราง เพราะไฟล์ว่าง", "has no heading: the file is empty"),
    Text("ตรวจว่าส่งไฟล์ครบแล้ว", "See that the whole file was sent"),
)
NOT_A_TABLE = Rule(
    Text("ไม่ใช่ตารางที่อ่านได้", "is no table that can be read"),
    Text("ใช้ CSV, XLSX, XLS, XLSB หรือ ODS", "Use CSV, XLSX, XLS, XLSB or ODS"),
)  # fmt: skip

UNITS = {
    "size": Text("ไบต์", "bytes"),
    "rows": Text("แถว", "rows"),
    "columns": Text("คอลัมน์", "columns"),
    "cells": Text("ช่อง", "cells"),
    "field": Text("อักขระในหนึ่งช่อง", "characters in one cell"),
}

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
# Other things that come by mail, known by how they begin.
OTHERS = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"\x1f\x8b", "gzip"),
    (b"{\\rtf", "RTF"),
)
MARKUP = re.compile(rb"\s*(<!doctype html|<html|<\?xml|<table|<head)", re.IGNORECASE)
WORKBOOKS = (".xlsx", ".xls", ".xlsb", ".ods")
MACRO_WORKBOOKS = (".xlsm", ".xltm", ".xlam")
TEXTS = (".csv", ".tsv", ".txt")
EXTENSIONS = (*TEXTS, *WORKBOOKS, *MACRO_WORKBOOKS)
DECLARED = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
PROLOGUE = 65_536  # bytes: a declaration stands before the first element


def is_workbook(name: str, content: bytes, limits: Limits = UPLOAD) -> bool:
    """Whether to read it as a workbook, or else as text. FileRefused for anything else."""
    suffix = PurePath(name).suffix.lower()

    def refuse(rule: Rule, found: str | None = None, allowed: Text | None = None) -> FileRefused:
        return FileRefused(Issue(rule, name, found=found, allowed=allowed))

    if not content.strip(b"\xef\xbb\xbf \r\n\t"):
        raise refuse(EMPTY)
    if len(content) > limits.size:
        raise too_large(name, "size", len(content), limits)
    if suffix not in EXTENSIONS:
        raise refuse(NOT_A_TABLE, suffix or None)
    if suffix in MACRO_WORKBOOKS:
        raise refuse(MACROS)
    kind = _kind(content)
    if kind is not None and kind not in ("zip", "ole"):
        raise refuse(MISLABELLED, kind)
    if suffix in TEXTS:
        if kind is not None:
            raise refuse(MISLABELLED, "Excel" if kind == "ole" else "XLSX / ZIP")
        return False
    if kind is None:
        raise refuse(MISLABELLED, "CSV / text") if _is_text(content) else refuse(DAMAGED)
    rule = _against_ole(content) if kind == "ole" else _against_zip(content, suffix, limits)
    if rule is not None:
        raise refuse(rule)
    return True


def too_large(name: str, of: str, found: int | None, limits: Limits) -> FileRefused:
    """The refusal of a file with more of something (a field of Limits) than is allowed."""
    most, unit = getattr(limits, of), UNITS[of]
    allowed = Text(f"ไม่เกิน {most:,} {unit.th}", f"{most:,} {unit.en} at most")
    shown = None if found is None else f"{found:,}"
    return FileRefused(Issue(TOO_LARGE, name, found=shown, allowed=allowed))


def _kind(content: bytes) -> str | None:
    if content.startswith(OLE):
        return "ole"
    if content.startswith(ZIP):
        return "zip"
    if MARKUP.match(content.removeprefix(b"\xef\xbb\xbf")[:1024]):
        return "HTML / XML"
    return next((name for start, name in OTHERS if content.startswith(start)), None)


def _is_text(content: bytes) -> bool:
    return b"\0" not in content[:4096]


def _against_ole(content: bytes) -> Rule | None:
    """An old workbook, or a new one that a password was put around."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return PASSWORD
    if "_VBA_PROJECT".encode("utf-16-le") in content:
        return MACROS
    return None


def _against_zip(content: bytes, suffix: str, limits: Limits) -> Rule | None:
    if suffix == ".xls":
        return MISLABELLED
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _against_members(archive, len(content), limits)
    except DAMAGE:
        return DAMAGED


def _against_members(archive: zipfile.ZipFile, size: int, limits: Limits) -> Rule | None:
    members = archive.infolist()
    names = [member.filename.replace("\\", "/").lower() for member in members]
    unpacked = sum(member.file_size for member in members)
    if len(members) > 10_000 or unpacked > limits.unpacked:
        return BOMB
    if unpacked > 20 * 2**20 and unpacked > limits.ratio * size:
        return BOMB
    if any(member.flag_bits & 1 for member in members):
        return PASSWORD
    if any("vbaproject" in name or name.startswith(("basic/", "scripts/")) for name in names):
        return MACROS
    if any("externallinks/" in name for name in names):
        return LINKS
    if "[content_types].xml" not in names and "content.xml" not in names:
        return MISLABELLED
    for member in members:
        if member.filename.lower().endswith((".xml", ".rels")):
            with archive.open(member) as part:
                if DECLARED.search(part.read(PROLOGUE).replace(b"\0", b"")):
                    return ENTITIES
    return None
