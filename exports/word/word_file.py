"""A Word file: what the minutes of a meeting and the form of a plan are written with.

A .docx is a ZIP of a few XML parts. Headings, paragraphs and plain tables are all that these need, so
they are written here and no further library is asked for.
"""

import zipfile
from collections.abc import Sequence
from io import BytesIO
from xml.sax.saxutils import escape

from display.palette import LIGHT
from display.words.writing import Language

ALWAYS = (1980, 1, 1, 0, 0, 0)  # the same minutes are the same bytes, whenever they are written
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = (
    HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
    '.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument'
    '.wordprocessingml.styles+xml"/></Types>'
)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OF_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ROOT = (
    HEAD + f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1"'
    f' Type="{OF_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
OF_DOCUMENT = (
    HEAD + f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{OF_OFFICE}/styles"'
    ' Target="styles.xml"/></Relationships>'
)
# Thai letters take the "cs" font and size; half points.
FONT = "TH Sarabun New"
PORTRAIT = '<w:pgSz w:w="11906" w:h="16838"/>'
LANDSCAPE = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'


def word_file(
    body: Sequence[str], language: Language, page: str = PORTRAIT, half_points: int = 30
) -> bytes:
    """A .docx of these parts, one below the other; the same parts give the same bytes."""
    section = f'<w:sectPr>{page}<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="600" w:footer="600" w:gutter="0"/></w:sectPr>'  # fmt: skip
    document = f"{HEAD}<w:document {WORD}><w:body>{''.join(body)}{section}</w:body></w:document>"
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, part in (
            ("[Content_Types].xml", TYPES),
            ("_rels/.rels", ROOT),
            ("word/_rels/document.xml.rels", OF_DOCUMENT),
            ("word/styles.xml", _styles(language, half_points)),
            ("word/document.xml", document),
        ):
            archive.writestr(zipfile.ZipInfo(name, ALWAYS), part, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def paragraph(words: str, style: str = "") -> str:
    """One paragraph; `style` is Title, Subtitle, Heading1, Head, or none."""
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{styled}<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p>'


def word_table(
    head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int], sides: Sequence[str]
) -> str:
    """A table whose head is repeated on every page. `widths` are in twentieths of a point; `sides` the
    lines that are drawn."""
    lines = [_row(head, widths, is_head=True), *(_row(row, widths) for row in rows)]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{_hex(LIGHT.track)}"/>'
        for side in sides
    )
    about = (
        f'<w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{edges}</w:tblBorders></w:tblPr>'
    )
    return f"<w:tbl>{about}<w:tblGrid>{grid}</w:tblGrid>{''.join(lines)}</w:tbl>"


def _row(cells: Sequence[str], widths: Sequence[int], is_head: bool = False) -> str:
    repeated = "<w:trPr><w:tblHeader/></w:trPr>" if is_head else ""
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{paragraph(words, 'Head' if is_head else '')}</w:tc>"
        for words, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr>{repeated}{written}</w:tr>"


def _styles(language: Language, half_points: int) -> str:
    spoken = "th-TH" if language == "th" else "en-GB"
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/>'
    ordinary = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
        f'<w:lang w:val="{spoken}" w:bidi="th-TH"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="60"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    )
    looks = (
        ("Title", "Title", 48, LIGHT.ink),
        ("Subtitle", "Subtitle", 36, LIGHT.ink),
        ("Heading1", "heading 1", 34, LIGHT.teal),
        ("Head", "Table Head", 26, LIGHT.muted),
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>'
        '<w:basedOn w:val="Normal"/><w:pPr><w:keepNext/></w:pPr><w:rPr><w:b/><w:bCs/>'
        f'<w:color w:val="{_hex(colour)}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
        for key, name, size, colour in looks
    )
    return f"{HEAD}<w:styles {WORD}>{ordinary}{styles}</w:styles>"


def _hex(colour: str) -> str:
    return colour.removeprefix("#")
