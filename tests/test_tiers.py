"""Each test is in one tier, and a test that starts a server, an engine or a browser is not in `unit`."""

import re
from pathlib import Path

import pytest

from tests.tiers import FOLDERS, TIERS, tier_of

ROOT = Path(__file__).parent.parent
STARTS = {
    "browser": r"tests\.browser\.chromium\b|\bopen_page\b",
    "pages": r"import serving\b|, serving\b|\bAppTest\b|import reading\b|\.reading import\b",
    "engines": r"\bspark_server\b",
}


def test_the_tiers_are_those_of_the_documents():
    assert TIERS == ("unit", "engines", "pages", "browser")
    assert set(FOLDERS) == set(TIERS) - {"unit"}


@pytest.mark.parametrize(
    ("test", "tier"),
    [
        ("tests/rules/test_plan.py::test_x", "unit"),
        ("tests/browser/test_tables.py::test_x", "browser"),
        ("tests/pages/test_words.py::test_x", "pages"),
        ("tests/gate/test_gate.py::test_x", "pages"),
        ("tests/snapshots/test_portable_sql.py::test_x[whole_province]", "engines"),
        ("tests/snapshots/test_snapshot.py::test_x", "unit"),
    ],
)
def test_a_test_is_in_the_tier_of_its_place(test, tier):
    assert tier_of(test) == tier


def test_a_test_on_postgresql_is_in_engines_and_the_same_on_sqlite_in_unit():
    test = "tests/store/test_store.py::test_x"

    assert tier_of(test, ["store"], "postgresql") == "engines"
    assert tier_of(test, ["store"], "sqlite") == "unit"
    assert tier_of(test, ["postgres_url"]) == "engines"


def test_this_test_has_its_tier_as_a_marker(request):
    assert [one.name for one in request.node.iter_markers() if one.name in TIERS] == ["unit"]


def test_every_place_named_is_there():
    assert [
        place for places in FOLDERS.values() for place in places if not (ROOT / place).exists()
    ] == []


def test_no_file_of_unit_starts_a_server_a_cluster_or_a_browser():
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        name = path.relative_to(ROOT).as_posix()
        if tier_of(name) == "unit" and path != Path(__file__):
            for tier, starting in STARTS.items():
                assert not re.search(starting, path.read_text("utf-8")), f"{name} is of {tier}"
