"""docs/security.md says what holds: each threat has its control and tests that exist."""

import re

from data_access.access.roles import RIGHTS
from data_access.language.vocabulary import CAPABILITY
from data_access.system.paths import ROOT

WRITTEN = (ROOT / "docs" / "security.md").read_text("utf-8")
DEFINED = {
    name
    for path in (ROOT / "tests").rglob("test_*.py")
    for name in re.findall(r"^\s*def (test_\w+)", path.read_text("utf-8"), re.MULTILINE)
}


CHECKED = (
    "see_aggregates",
    "see_own_rows",
    "see_all_rows",
    "see_personal",
    "export",
    "export_personal",
)


def rows_under(heading):
    section = WRITTEN.split(f"\n## {heading}")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_every_threat_has_a_control_and_tests_that_exist():
    for threat, control, tests in rows_under("ภัย")[1:]:
        named = re.findall(r"`(test_\w+)`", tests)

        assert threat and control
        assert named and set(named) <= DEFINED, (threat, set(named) - DEFINED)


def test_the_table_of_rights_in_the_document_is_that_of_the_code():
    (_, *roles), *rows = rows_under("ใครทำอะไรได้")
    granted = {
        (role, row[0].partition(" · ")[0])
        for row in rows
        for role, cell in zip(roles, row[1:], strict=True)
        if cell == "●"
    }

    assert set(roles) == RIGHTS.keys()
    for code in CHECKED:
        assert {role for role, words in granted if words == CAPABILITY[code].th} == {
            role for role, rights in RIGHTS.items() if code in rights.capabilities
        }
