"""Reads a PDF of ours back: its words, its letters, and what a screen reader finds in it."""

import io

import pypdf


def opened(pdf):
    return pypdf.PdfReader(io.BytesIO(pdf))


def text_of(pdf):
    """All that is written, with single spaces."""
    pages = [page.extract_text() for page in opened(pdf).pages]
    return " ".join(" ".join(pages).split())


def marked_parts(node):
    """Every part of the tagged structure, from the top."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for one in node:
            yield from marked_parts(one)
    elif isinstance(node, dict):
        yield node
        yield from marked_parts(node.get("/K", []))


def may_be_read_aloud(pdf, language):
    """Whether it says to be PDF/UA-1, in which language it is, and tags its parts."""
    root = opened(pdf).trailer["/Root"]
    metadata = root["/Metadata"].get_data().decode("utf-8")
    return (
        "<pdfuaid:part>1</pdfuaid:part>" in metadata
        and root["/Lang"] == language
        and len(list(marked_parts(root["/StructTreeRoot"]))) > 20
    )


def typefaces(pdf):
    """The family of every letter; an error where its font is not in the file."""
    families = set()
    for page in opened(pdf).pages:
        for font in page["/Resources"]["/Font"].values():
            font = font.get_object()
            assert "/FontFile2" in font["/DescendantFonts"][0]["/FontDescriptor"]
            families.add(font["/BaseFont"].split("+")[1].split("-")[0])
    return families
