"""The letters and colours of the deck: Sarabun for Thai and Latin alike, wherever words stand."""

from collections.abc import Iterator

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation

from display.palette import LIGHT
from display.words.writing import Language

TYPEFACE = "Sarabun"
LANGUAGES = {"th": "th-TH", "en": "en-US"}
# PowerPoint takes `cs` for Thai; a program that does not know it takes one of the others.
SCRIPTS = ("a:latin", "a:ea", "a:cs")
THEME_COLOURS = {
    "dk1": LIGHT.ink,
    "lt1": LIGHT.paper,
    "dk2": LIGHT.muted,
    "lt2": LIGHT.track,
    "accent1": LIGHT.teal,
    "accent2": LIGHT.orange,
    "accent3": LIGHT.sky,
    "accent4": LIGHT.amber,
    "accent5": LIGHT.grey,
    "accent6": LIGHT.shades[3],
}


def set_theme(written: Presentation) -> None:
    """Our colours and typeface in the theme: what an editor adds looks like the rest."""
    part = written.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = etree.fromstring(part.blob)
    for name, colour in THEME_COLOURS.items():
        slot = theme.find(f".//{qn('a:clrScheme')}/{qn(f'a:{name}')}")
        slot.clear()
        etree.SubElement(slot, qn("a:srgbClr")).set("val", colour.removeprefix("#"))
    for fonts in ("a:majorFont", "a:minorFont"):
        for script in SCRIPTS:
            theme.find(f".//{qn(fonts)}/{qn(script)}").set("typeface", TYPEFACE)
        for other in theme.findall(f".//{qn(fonts)}/{qn('a:font')}"):
            other.getparent().remove(other)  # the theme would name Angsana New for Thai
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def set_typefaces(written: Presentation, language: Language) -> None:
    """Every run of words, on slides, in notes and in charts, in Sarabun and its own language."""
    for root in _roots(written):
        for run in root.iter(qn("a:r"), qn("a:fld")):
            if run.find(qn("a:rPr")) is None:
                run.insert(0, run.makeelement(qn("a:rPr"), {}))
        for settings in root.iter(qn("a:rPr"), qn("a:endParaRPr"), qn("a:defRPr")):
            settings.set("lang", LANGUAGES[language])
            for script in SCRIPTS:
                for old in settings.findall(qn(script)):
                    settings.remove(old)
                etree.SubElement(settings, qn(script)).set("typeface", TYPEFACE)


def _roots(written: Presentation) -> Iterator[etree._Element]:
    for slide in written.slides:
        yield slide._element
        yield slide.notes_slide._element
        for shape in slide.shapes:
            if shape.has_chart:
                yield shape.chart._chartSpace
