"""What a PDF says is what it was given: searched and copied, by whichever reader."""

import io
import re
from dataclasses import asdict
from functools import cache

import pikepdf
import pypdfium2
import pytest
import typst
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as some

from data_access.access.roles import Principal
from data_access.access.scope import Scope
from data_access.choice.proposal import ordinary_ask
from data_access.publishing.current import current_snapshot
from data_access.snapshots.programme import Programme
from data_access.system.paths import ROOT
from exports.brief.brief import brief
from exports.brief.brief_contents import brief_contents
from exports.choice.choice_pdf import choice_contents, choice_pdf
from exports.minutes.minutes import minutes
from exports.minutes.minutes_pdf import minutes_pdf
from exports.pdf.words import with_words_once
from exports.statement.statement_pdf import statement_contents, statement_pdf
from exports.typst.layout import FOLDER
from tests.exports.read_pdf import opened
from tests.tiers import cases
from ui.panels.downloads.brief import coloured_map

ONE = "mhs-council"
MEETING = "E-08"  # with an agenda and decisions
# Parts of the contents that are drawn, name a choice or are read aloud: nobody sees them as words.
NOT_PRINTED = {
    *("alt", "code", "colour", "kinds", "language", "look", "places", "state", "whole"),
    *("empty", "no_asks", "no_findings"),
}
ROOMS = ("data_access", "exports", "gate", "pages", "ui")
both_languages = pytest.mark.parametrize("language", ["th", "en"])
consonants = some.sampled_from("กขคงจชซญฎฏฐดตถทธนบปผฝพฟมยรลวศสหอฮ")
vowels = some.sampled_from(["", "ั", "ิ", "ี", "ึ", "ื", "ุ", "ู", "็"])
tones = some.sampled_from(["", "่", "้", "๊", "๋", "์"])
behind = some.sampled_from(["", "า", "ะ", "ำ"])
syllables = some.builds(
    lambda before, letter, vowel, tone, after: (
        before + letter + (tone if after == "ำ" else vowel + tone) + after
    ),
    some.sampled_from(["", "เ", "แ", "โ", "ไ"]),
    consonants,
    vowels,
    tones,
    behind,
)
thai_words = some.lists(syllables, min_size=1, max_size=5).map("".join)


def typeset(words, weight=400):
    """The words in one line, as Typst writes them."""
    return typst.compile(
        (
            f'#set document(title: "x")\n#set page(width: 4000pt)\n'
            f'#set text(font: "Sarabun", lang: "th", weight: {weight})\n'
            f"#sys.inputs.words"
        ).encode(),
        font_paths=[FOLDER.parent / "fonts"],
        ignore_system_fonts=True,
        sys_inputs={"words": words},
        pdf_standards=["ua-1"],
    )


def read_by_pdfium(pdf):
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def read_by_pypdf(pdf):
    return "\n".join(page.extract_text() for page in opened(pdf).pages)


READERS = (read_by_pdfium, read_by_pypdf)
both_readers = pytest.mark.parametrize("reader", READERS)


def in_one(words):
    """Without the spaces and the ends of lines, where a layout may put others."""
    return re.sub(r"\s", "", words)


def printed(contents, name=""):
    """Every text of the contents that is printed."""
    if name in NOT_PRINTED:
        return
    if isinstance(contents, str):
        yield contents
    elif isinstance(contents, dict):
        for key, value in contents.items():
            yield from printed(value, key)
    elif isinstance(contents, list | tuple):
        for one in contents:
            yield from printed(one)


@both_readers
@pytest.mark.parametrize(
    "words",
    [
        "คำมั่น เริ่ม ขั้น น้ำ กี่ ที่ ปู่ ปั้น ป่า ปี้ ฝั่ง ฟ้า",
        "ญู ฐู ญี่ปุ่น กตัญญู ก็ ทั้งสิ้น จำกัด ตำบล อำเภอ",
        "นนน มั่นมั่นมั่น กี่กี่ ำ ซ้ำซ้ำ",
        "30 ขึ้นไป · 12,500 บาท (พ.ศ. 2567) office file flow",
    ],
)
def test_each_letter_is_written_once_and_in_its_place(words, reader):
    assert reader(with_words_once(typeset(words))).strip() == words


@cases(40)
@given(words=some.lists(thai_words, min_size=1, max_size=4).map(" ".join))
def test_any_thai_is_read_as_it_was_given(words):
    pdf = with_words_once(typeset(words, 600))

    assert {in_one(reader(pdf)) for reader in READERS} == {in_one(words)}


def test_a_space_that_may_not_break_is_found_as_a_space():
    assert read_by_pdfium(with_words_once(typeset("450\u00a0หลัง"))) == "450 หลัง"


def test_the_pages_look_as_they_did():
    before = typeset("คำมั่น เริ่ม ขั้น น้ำ กี่ ที่ ปู่ ญู ฐู office")
    looks = [
        pypdfium2.PdfDocument(pdf)[0].render(scale=2).to_numpy().astype(int)
        for pdf in (before, with_words_once(before))
    ]
    moved = abs(looks[0] - looks[1]).max(axis=2)

    assert (looks[0] < 128).sum() > 1000
    assert (moved > 100).sum() < 10  # an edge between two pixels falls on either


@cache
def documents(snapshot_folder, language):
    """Every kind of PDF of the sample, with the contents that it was given."""
    programme, made = Programme(current_snapshot(), Scope(), Principal("governor")), []
    coloured = coloured_map(programme, language)
    for partner_id in (None, ONE):
        contents = brief_contents(programme, language, coloured, partner_id)
        del contents["about"]["area"]  # it is in the header instead
        made.append((brief(programme, language, coloured, partner_id), contents))
    contents = statement_contents(programme, ONE, language)
    made.append((statement_pdf(programme, ONE, language), contents))
    contents = asdict(minutes(programme, MEETING, language))
    made.append((minutes_pdf(programme, MEETING, language), contents))
    district = programme.within(Scope(districts=frozenset({"5807"})))
    ask = ordinary_ask(district)
    made.append((choice_pdf(district, ask, language), choice_contents(district, ask, language)))
    return made


@both_readers
@both_languages
def test_all_that_a_document_prints_is_read_back_from_it(sample, language, reader):
    for pdf, contents in documents(sample, language):
        read = in_one(reader(pdf))

        assert [words for words in printed(contents) if in_one(words) not in read] == []


def test_who_searches_a_document_for_a_word_finds_it_wherever_it_is(sample):
    promised = 0
    for pdf, contents in documents(sample, "th"):
        with pypdfium2.PdfDocument(pdf) as document:
            found = 0
            for page in document:
                search = page.get_textpage().search("คำมั่น")
                while search.get_next():
                    found += 1
        written = sum(words.count("คำมั่น") for words in printed(contents))
        promised += written > 0
        assert found >= written
    assert promised >= 3  # minutes and the annex of a choice may promise nothing


@both_languages
def test_each_part_that_is_marked_belongs_to_one_tag_and_each_tag_finds_its_part(sample, language):
    for pdf, _ in documents(sample, language):
        with pikepdf.open(io.BytesIO(pdf)) as document:
            tagged = {page.obj.objgen: [] for page in document.pages}
            for tag in _tags(document.Root.StructTreeRoot.K):
                for part in _parts(tag):
                    tagged[tag.Pg.objgen].append(part)
            for page in document.pages:
                marked = _marked(page)

                assert sorted(tagged[page.obj.objgen]) == sorted(marked)
                assert len(set(marked)) == len(marked) > 0
            assert len(_marked(document.pages[0])) > 10


@both_languages
def test_every_glyph_shown_is_in_its_font_as_wide_as_the_file_says_and_writes_something(
    sample, language
):
    for pdf, _ in documents(sample, language):
        with pikepdf.open(io.BytesIO(pdf)) as document:
            for page in document.pages:
                shown = _shown(page)
                for name, font in page.Resources.Font.items():
                    words, width, advance = _font(font)
                    codes = shown.get(name, set())

                    assert all(words[code].strip("\ufeff\x00\ufffd") for code in codes)
                    assert {code for code in codes if abs(width[code] - advance[code]) > 1} == set()


def test_text_placed_in_a_way_that_is_not_known_is_an_error_and_no_wrong_words():
    with pikepdf.open(io.BytesIO(typeset("ก"))) as document:
        page = document.pages[0]
        page.obj.Contents = document.make_stream(
            page.Contents.read_bytes().replace(b"BT", b"BT 5 Ts")
        )
        changed = io.BytesIO()
        document.save(changed)

    with pytest.raises(ValueError, match="Ts"):
        with_words_once(changed.getvalue())


def test_every_pdf_goes_through_one_function():
    files = [*ROOT.glob("*.py"), *(file for room in ROOMS for file in (ROOT / room).rglob("*.py"))]
    users = [file for file in files if re.search(r"\btypst\.compile\b", file.read_text("utf-8"))]

    assert [file.relative_to(ROOT).as_posix() for file in users] == ["exports/typst/layout.py"]


def _tags(kids):
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") != "/MCR":
            yield kid
            yield from _tags(kid.get("/K", pikepdf.Array()))


def _parts(tag):
    """The numbers of the marked parts that are the tag's own."""
    kids = tag.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            yield kid
        elif isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/MCR":
            yield int(kid.MCID)


def _marked(page):
    """The numbers in the page's stream. No words stand beside the glyphs' own."""
    marked = []
    for instruction in pikepdf.parse_content_stream(page):
        if str(instruction.operator) == "BDC":
            assert "/ActualText" not in instruction.operands[1]
            if "/MCID" in instruction.operands[1]:
                marked.append(int(instruction.operands[1].MCID))
    return marked


def _shown(page):
    """The codes that the page shows, by the name of their font."""
    shown, name = {}, None
    for instruction in pikepdf.parse_content_stream(page):
        if str(instruction.operator) == "Tf":
            name = str(instruction.operands[0])
        elif str(instruction.operator) == "TJ":
            for text in (one for one in instruction.operands[0] if isinstance(one, pikepdf.String)):
                pairs = zip(bytes(text)[::2], bytes(text)[1::2], strict=True)
                shown.setdefault(name, set()).update(high * 256 + low for high, low in pairs)
    return shown


def _font(font):
    """Of a font: what each code writes, how wide the file says it is, and how wide it is."""
    inner = font.DescendantFonts[0]
    program = TTFont(io.BytesIO(inner.FontDescriptor.FontFile2.read_bytes()))
    order, unit = program.getGlyphOrder(), program["head"].unitsPerEm / 1000
    glyphs = inner.CIDToGIDMap.read_bytes()
    glyphs = [int.from_bytes(glyphs[at : at + 2], "big") for at in range(0, len(glyphs), 2)]
    words = {
        int(code, 16): bytes.fromhex(letters).decode("utf-16-be")
        for code, letters in re.findall(r"<(\w{4})> <(\w+)>", font.ToUnicode.read_bytes().decode())
    }
    width = [float(one) for one in inner.W[1]]
    return words, width, [program["hmtx"][order[glyph]][0] / unit for glyph in glyphs]
