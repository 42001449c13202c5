"""Each meaning stands in one place: no other module repeats what a number, a colour or a word means."""

import re

from tests.test_architecture import name_of, of_rooms

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
