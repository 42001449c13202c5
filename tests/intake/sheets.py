"""Small workbooks of every kind that offices send, made by code."""

import io
import struct
import zipfile
from xml.sax.saxutils import escape

import xlsxwriter

ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
ODS = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
    '<office:spreadsheet><table:table table:name="{name}">{rows}</table:table>'
    "</office:spreadsheet></office:body></office:document-content>"
)


def xlsx(rows, name="ข้อมูล", change=None, **options):
    """The bytes of a workbook of one sheet; `change(workbook, sheet)` may do more to it."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, **options}) as workbook:
        sheet = workbook.add_worksheet(name)
        day = workbook.add_format({"num_format": "dd/mm/yyyy"})
        for row, cells in enumerate(rows):
            for place, cell in enumerate(cells):
                if hasattr(cell, "isoformat"):
                    sheet.write_datetime(row, place, cell, day)
                elif isinstance(cell, str):
                    sheet.write_string(row, place, cell)
                else:
                    sheet.write(row, place, cell)
        if change:
            change(workbook, sheet)
    return content.getvalue()


def xlsx_of(sheets):
    """A workbook of several sheets of text, by their names."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as workbook:
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            for row, cells in enumerate(rows):
                for place, cell in enumerate(cells):
                    sheet.write_string(row, place, cell)
    return content.getvalue()


def repacked(content, **parts):
    """A workbook with parts of it replaced or added; a name writes its slashes as __."""
    changed = {
        name.replace("__", "/").replace("_xml", ".xml"): part for name, part in parts.items()
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            if name not in changed:
                new.writestr(name, old.read(name))
        for name, part in changed.items():
            new.writestr(name, part, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def ods(rows, name="ข้อมูล"):
    """An OpenDocument spreadsheet of text."""
    written = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'
            for cell in cells
        )
        + "</table:table-row>"
        for cells in rows
    )
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("mimetype", ODS_TYPE)
        archive.writestr("content.xml", ODS.format(name=name, rows=written))
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS_TYPE}"/>'
            "</manifest:manifest>",
        )
    return content.getvalue()


def xlsb(rows, name="data"):
    """A binary workbook of text: its sheet's cells are records of a kind, a length and bytes."""
    sheet = b"".join(
        [
            _biff12(129),  # the sheet begins
            _biff12(148, struct.pack("<4I", 0, len(rows) - 1, 0, len(rows[0]) - 1)),
            _biff12(145),  # its cells begin
            *(_row_of_xlsb(row, cells) for row, cells in enumerate(rows)),
            _biff12(146),
            _biff12(130),
        ]
    )
    bundle = struct.pack("<II", 0, 1) + _wide("rId1") + _wide(name)
    book = b"".join([_biff12(131), _biff12(143), _biff12(156, bundle), _biff12(144), _biff12(132)])
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for path, part in {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>'
            "</Types>",
            "_rels/.rels": f'<Relationships xmlns="{relations}"><Relationship Id="rId1"'
            f' Type="{kinds}/officeDocument" Target="xl/workbook.bin"/></Relationships>',
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{relations}"><Relationship Id="rId1"'
            f' Type="{kinds}/worksheet" Target="worksheets/sheet1.bin"/></Relationships>',
            "xl/worksheets/sheet1.bin": sheet,
        }.items():
            archive.writestr(path, part)
    return content.getvalue()


def xls(rows, name="data"):
    """A workbook of Excel 97: a stream of records in a file of sectors."""
    sheet_begins = b"\x09\x08" + struct.pack("<HHHHHII", 16, 0x0600, 0x0010, 0, 0, 0, 0)
    cells = b"".join(
        _biff8(0x0204, struct.pack("<HHHH", row, place, 0, len(text)) + b"\x01" + text.encode("utf-16-le"))
        for row, texts in enumerate(rows)
        for place, text in enumerate(texts)
    )  # fmt: skip
    size = _biff8(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, len(rows[0]), 0))
    book_begins = b"\x09\x08" + struct.pack("<HHHHHII", 16, 0x0600, 0x0005, 0, 0, 0, 0)
    named = bytes([len(name), 0]) + name.encode("ascii")
    end = _biff8(0x000A, b"")
    offset = len(book_begins) + 4 + 6 + len(named) + len(end)
    bound = _biff8(0x0085, struct.pack("<IH", offset, 0) + named)
    return _ole({"Workbook": book_begins + bound + end + sheet_begins + size + cells + end})


def encrypted():
    """What Excel makes of a workbook with a password: an old file around a sealed one."""
    return _ole({"EncryptedPackage": b"\0" * 4096})


def _row_of_xlsb(row, cells):
    begins = _biff12(0, struct.pack("<IIHBBI", row, 0, 300, 0, 0, 1) + struct.pack("<II", 0, len(cells) - 1))  # fmt: skip
    return begins + b"".join(
        _biff12(6, struct.pack("<II", place, 0) + _wide(text)) for place, text in enumerate(cells)
    )


def _wide(text):
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _biff12(kind, content=b""):
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length, size = b"", len(content)
    while True:
        length += bytes([size & 0x7F | (0x80 if size > 0x7F else 0)])
        size >>= 7
        if not size:
            return head + length + content


def _biff8(kind, content):
    return struct.pack("<HH", kind, len(content)) + content


def _ole(streams):
    """A compound file: a header, one sector of the allocation table, one of the directory."""
    end, free = 0xFFFFFFFE, 0xFFFFFFFF
    table, sectors, entries = [0xFFFFFFFD, end], [], []
    for name, content in streams.items():
        content += b"\0" * (-max(len(content), 4096) % 512 + max(0, 4096 - len(content)))
        first, count = len(table), len(content) // 512
        table += [*range(first + 1, first + count), end]
        sectors.append(content)
        entries.append(_entry(name, 2, first, len(content)))
    table += [free] * (128 - len(table))
    assert len(table) == 128, "one sector of the table holds 126 sectors of content"
    directory = b"".join([_entry("Root Entry", 5, end, 0, 1), *entries])
    directory += _entry("", 0, 0, 0) * (4 - len(directory) // 128)
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
        + struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, end, 0, end, 0)
        + struct.pack("<I", 0) + struct.pack("<I", free) * 108
    )  # fmt: skip
    return header + struct.pack("<128I", *table) + directory + b"".join(sectors)


def _entry(name, kind, first, size, child=0xFFFFFFFF):
    none = 0xFFFFFFFF
    named = name.encode("utf-16-le").ljust(64, b"\0")
    length = 2 * len(name) + 2 if name else 0
    return named + struct.pack("<HBBIII36xIQ", length, kind, 1, none, none, child, first, size)
