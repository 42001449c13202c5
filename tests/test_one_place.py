"""Each meaning stands in one place: no other module repeats what a number, a colour or a word means."""

import re
import tomllib
from dataclasses import asdict
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from data_access.language.terms import SUBDISTRICT
from data_access.language.thai_calendar import fiscal_year_days
from data_access.language.vocabulary import RAG, UNIT
from display import palette
from display.palette import DARK, LIGHT
from display.words.writing import Writing
from tests.test_architecture import ROOT, name_of, of_rooms, texts_of
from ui.session import numbers
from ui.session.language import say_date, say_month, speaking

CALENDAR = "data_access/language/thai_calendar.py"
COLOURS = "display/palette.py"
COLOURS_OF_MAP = "ui/map/map_colours.py"
DAYS = "data_access/language/day_words.py"
NUMBERS = "data_access/language/number_words.py"
READS_UNITS = "data_access/intake/layout/heading_units.py"

MIGRATIONS = "data_access/store/migrations/"
OURS = [
    path
    for path in of_rooms("data_access", "display", "exports", "ui", "pages", "gate")
    if not name_of(path).startswith(MIGRATIONS)
]


def modules_with(pattern, paths=OURS):
    """The modules whose code has what the pattern finds; comments are not code."""
    found = re.compile(pattern)
    return {name_of(path) for path in paths if found.search(_code_of(path))}


def _code_of(path):
    return re.sub(r"(?m)(^|\s)#\s.*$", "", path.read_text("utf-8"))


def test_a_rank_is_compared_with_a_stage_by_its_name_and_never_with_a_number():
    in_python_or_sql = r"rank(_after)?\)?(, -1\))?[\"']?\]? *(<=|>=|<>|==|!=|<|>|=) *-?\d"

    assert modules_with(in_python_or_sql) == set()
    assert modules_with(r"coalesce\([a-z_.]*rank, -") == set()


def test_the_order_of_the_stages_stands_in_one_module():
    assert modules_with(r"\b(HANDED_OVER|handed_over\"?): ?\d|\bHANDED_OVER = \d") == {
        "data_access/rules/stages.py"
    }


def test_only_one_module_cuts_or_measures_the_code_of_an_area():
    """58, 5803 and 580302: how many digits a level has is known there, in Python and in SQL."""
    code = r"(code|codes|area_code|subdistrict_code|district_code|one|selected)"
    spellings = (
        rf"\b{code}(\"\])?\[: ?[246]\]",
        r"\blen\((code|area_code|subdistrict_code|district_code)\) *(<=|>=|==|!=|<|>) *\d",
        r"\b(substr|left|length)\([a-z_.]*code\b",
        r"\b(substr|left|length)\(\{",
        rf"\b{code}(\"\])?\.str(\[: ?[246]\]|\.len\(\))",
        r"index\.str(\[: ?[246]\]|\.len\(\))",
        r"\\d\{[46]\}\"",
        r"\"(sub)?district\": [46]\b",
    )
    found = {spelling: modules_with(spelling) for spelling in spellings}

    assert set().union(*found.values()) <= {"data_access/language/area_codes.py"}, found


def test_the_buddhist_era_and_the_first_of_october_are_known_to_one_module():
    era = r"\b54[34]\b|\bBUDDHIST_ERA = "
    october = r"-10-01|-09-30|\b10, 1\)|\b9, 30\)|month (>=|<|>|<=) (9|10)\b"

    assert modules_with(era) == modules_with(r"\bFIRST_MONTH = ") == {CALENDAR}
    assert modules_with(october) == set()


def test_numbers_and_days_are_written_by_one_module_each():
    """Pages and files choose the language; how a number or a day is written is asked for."""
    assert modules_with(r"\bMILLION\b|/ ?1_000_000\b") == {NUMBERS}
    assert modules_with(r"\bmillion baht\b|\"ล้านบาท|}:? ล้านบาท") == {NUMBERS, READS_UNITS}
    assert modules_with(r"Not shown \(rule") == {NUMBERS}
    assert modules_with(r"\.day\}/\{|MONTHS\[|%H[:.]%M") == {DAYS}
    assert modules_with(r"ม\.ค\.") == {DAYS}
    assert modules_with(r"\"(ทุก)?ปีงบประมาณ\", \"(All f|F)iscal years?\"") == {DAYS}


@pytest.mark.parametrize("language", ["th", "en"])
@given(
    number=some.none() | some.integers(-(10**9), 10**9) | some.floats(allow_infinity=False),
    day=some.dates(date(1990, 1, 1), date(2100, 1, 1)),
)
def test_a_page_and_a_file_write_the_same(language, number, day):
    file = Writing(language, 10)
    with speaking(language):
        assert file.count(number) == numbers.say_count(number)
        assert file.baht(number) == numbers.say_baht(number)
        assert file.percent(number) == numbers.say_percent(number)
        assert file.hidden == numbers.say_hidden(10)
        assert file.date(day) == say_date(day)
        assert file.month(day) == say_month(day)
        for unit in (*UNIT, "%", "unheard_of"):
            assert file.quantity(number, unit) == numbers.say_quantity(number, unit)


@pytest.mark.parametrize(
    ("day", "fiscal_year_be"),
    [
        (date(2023, 9, 30), 2566),
        (date(2023, 10, 1), 2567),
        (date(2024, 9, 30), 2567),
        (date(2024, 10, 1), 2568),
    ],
)
def test_a_fiscal_year_begins_on_the_first_of_october(day, fiscal_year_be):
    for year in (2566, 2567, 2568):
        first, last = fiscal_year_days(year)

        assert (first <= day <= last) == (year == fiscal_year_be)


HEX = r"#(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})\b"
# What each colour of Streamlit's theme is; charts draw with the palette itself.
THEME = {
    "primaryColor": "teal",
    "linkColor": "teal",
    "backgroundColor": "paper",
    "secondaryBackgroundColor": "wash",
    "dataframeHeaderBackgroundColor": "wash",
    "borderColor": "track",
    "dataframeBorderColor": "track",
    "grayColor": "grey",
    "grayTextColor": "muted",
    "orangeColor": "orange",
}
ON_WHITE = {
    palette.TEAL_WASH,
    palette.ORANGE_WASH,
    palette.RED_WASH,
    palette.HIDDEN_FILL,
    LIGHT.wash,
}
STYLE_SHEETS = sorted([*(ROOT / "ui").rglob("*.css"), *(ROOT / "exports").rglob("*.typ")])


def test_no_code_has_a_colour_of_its_own():
    assert modules_with(HEX) == {COLOURS, COLOURS_OF_MAP}
    assert modules_with(r"[\"']((?=\d*[A-F])[0-9A-F]{6})[\"']") == set()
    assert set(re.findall(HEX, (ROOT / COLOURS_OF_MAP).read_text("utf-8"))) == {
        "#FDE725", "#5EC962", "#21918C", "#3B528B", "#440154",  # viridis
        "#B4BBBD",  # no data
    }  # fmt: skip


@pytest.mark.parametrize(("name", "colours"), [("light", LIGHT), ("dark", DARK)])
def test_the_theme_has_the_colours_of_the_palette(name, colours):
    theme = tomllib.loads((ROOT / ".streamlit/config.toml").read_text("utf-8"))["theme"][name]
    written = {key: value for key, value in theme.items() if key in THEME}
    others = {key for key, value in theme.items() if key.endswith("Color") or "#" in str(value)}

    assert written == {key: getattr(colours, field) for key, field in THEME.items()}
    assert theme["textColor"] == (palette.PAGE_INK if colours is LIGHT else colours.ink)
    assert theme["chartCategoricalColors"] == [
        colours.teal, colours.orange, colours.sky, colours.amber, colours.grey,
    ]  # fmt: skip
    assert others == {*THEME, "textColor", "chartCategoricalColors"}


@pytest.mark.parametrize("file", STYLE_SHEETS, ids=lambda file: file.name)
def test_a_style_sheet_repeats_colours_of_the_palette_and_no_other(file):
    text = file.read_text("utf-8")
    named = dict(re.findall(rf'#let ([a-z-]+) = rgb\("({HEX})"\)', text))
    of_palette = {"faint": "grid"}

    assert named == {
        name: getattr(LIGHT, of_palette.get(name, name.replace("-", "_"))) for name in named
    }
    assert set(re.findall(HEX, text)) <= ON_WHITE | set(named.values()) | {LIGHT.muted, "#000"}


def test_a_state_has_one_colour_on_pages_slides_and_paper():
    css = (ROOT / "ui/present/pictures.css").read_text("utf-8")
    typst = (ROOT / "exports/typst/brief_drawings.typ").read_text("utf-8")
    on_slides = dict(re.findall(r"\.state\.(\w+) \.mark \{ background: var\(--([a-z]+)\)", css))
    on_paper = dict(re.findall(r'state == "(\w+)" \{[^}]*?fill: ([a-z]+)', typst))

    assert on_slides == on_paper == {"on_track": "teal", "watch": "amber", "behind": "orange"}
    for state in RAG:
        for colours in (LIGHT, DARK):
            known = asdict(colours)
            expected = known[{**on_slides, "not_due": "grey"}.get(state, "muted")]

            assert colours.of_state(state) == expected
    assert LIGHT.of_progress("behind") == "#D55E00"
    assert LIGHT.of_progress("watch") == LIGHT.of_progress("no_data") == "#0B5A6B"


TERMS = "data_access/language/terms.py"
# How people write a term in a file that is read, whatever we call it.
READ_FROM_FILES = {"data_access/intake/cells/places.py", "data_access/schema/synonyms.py"}


def test_a_sentence_names_a_term_and_does_not_spell_it():
    """Another English word for ตำบล is one edit. The names of columns, levels and tables stay."""
    spelt = re.compile(r"(?<![\w'-])([Ss]ubdistricts?|[Tt]ambons?)(?!\w)")
    a_name = re.compile(
        r"(select_one )?subdistricts?|.*\b(from|join|as) subdistricts?\b.*", re.DOTALL
    )
    spelling = {
        name_of(path): [
            text for text in texts_of(path) if spelt.search(text) and not a_name.fullmatch(text)
        ]
        for path in OURS
        if name_of(path) not in {TERMS, *READ_FROM_FILES}
    }

    assert {name: texts for name, texts in spelling.items() if texts} == {}
    # As the noun behind a count it is a text of its own, and looks like the name of a level.
    noun = r"(counted|one_or_many)\((?!['\"])([^()]|\([^()]*\))*?['\"]subdistricts?['\"]"
    assert modules_with(noun) == set()


def test_a_noun_is_of_one_or_of_many():
    assert [SUBDISTRICT.of(count) for count in (0, 1, 2)] == [
        "subdistricts",
        "subdistrict",
        "subdistricts",
    ]
