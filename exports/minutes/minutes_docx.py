"""The minutes as a Word file, to be worked on by the office.

A .docx is a ZIP of a few XML parts. Headings, paragraphs and plain tables are all that minutes need,
so they are written here and no further library is asked for.
"""

import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

from data_access.snapshots.programme import Programme
from display.palette import LIGHT
from display.words.writing import Language
from exports.minutes.minutes import Section, minutes

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
WIDTHS = (600, 4000, 2000, 1500, 1500)  # of a table of decisions, in twentieths of a point
DOTS = "." * 60


def minutes_docx(programme: Programme, event_id: str, language: Language) -> bytes:
    """A .docx of one meeting's minutes. The same programme gives the same bytes; KeyError for an
    event that is no meeting by the as-of day."""
    said = minutes(programme, event_id, language)
    body = [_paragraph(said.title, "Title"), _paragraph(said.subtitle, "Subtitle")]
    body += [_paragraph(said.made_up)] if said.made_up else []
    body += [_paragraph(one) for one in said.facts]
    for section in said.sections:
        body += _section(section)
    body += [part for line in said.lines for part in (_paragraph(""), _paragraph(f"{line} {DOTS}"))]
    body.append(_paragraph(said.foot))
    page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="600" w:footer="600" w:gutter="0"/></w:sectPr>'  # fmt: skip
    document = f"{HEAD}<w:document {WORD}><w:body>{''.join(body)}{page}</w:body></w:document>"
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, part in (
            ("[Content_Types].xml", TYPES),
            ("_rels/.rels", ROOT),
            ("word/_rels/document.xml.rels", OF_DOCUMENT),
            ("word/styles.xml", _styles(language)),
            ("word/document.xml", document),
        ):
            archive.writestr(zipfile.ZipInfo(name, ALWAYS), part, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _section(section: Section) -> list[str]:
    parts = [_paragraph(section.title, "Heading1")]
    parts += [_paragraph(line) for line in section.lines]
    if section.rows:
        rows = [_row(section.head, is_head=True), *(_row(row) for row in section.rows)]
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in WIDTHS)
        edges = "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{_hex(LIGHT.track)}"/>'
            for side in ("top", "bottom", "insideH")
        )
        about = f'<w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{edges}</w:tblBorders></w:tblPr>'
        parts.append(f"<w:tbl>{about}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>")
    return parts


def _row(cells: tuple[str, ...], is_head: bool = False) -> str:
    repeated = "<w:trPr><w:tblHeader/></w:trPr>" if is_head else ""
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{_paragraph(words, 'Head' if is_head else '')}</w:tc>"
        for words, width in zip(cells, WIDTHS, strict=True)
    )
    return f"<w:tr>{repeated}{written}</w:tr>"


def _paragraph(words: str, style: str = "") -> str:
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{styled}<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p>'


def _styles(language: Language) -> str:
    spoken = "th-TH" if language == "th" else "en-GB"
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/>'
    ordinary = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="30"/><w:szCs w:val="30"/>'
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
