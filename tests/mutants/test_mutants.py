"""The list of planted faults (`make mutants`) fits the code, so that it cannot rot unseen."""

import ast
from functools import cache
from pathlib import Path

import pytest

from tests.mutants.faults import ACCESS, DISCLOSURE, FAULTS, INDICATORS, INTAKE, RULES

ROOT = Path(__file__).parents[2]


@cache
def content(file):
    return (ROOT / file).read_text("utf-8")


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_faults_old_text_stands_in_its_file_exactly_once_and_its_tests_are_there(fault):
    assert content(fault.file).count(fault.old) == 1
    assert fault.new != fault.old
    assert fault.tests
    for test in fault.tests:
        file, _, name = test.partition("::")
        assert not name or f"\ndef {name}(" in content(file)


@pytest.mark.parametrize("fault", [one for one in FAULTS if one.file.endswith(".py")], ids=str)
def test_a_fault_is_no_mistake_of_spelling(fault):
    ast.parse(content(fault.file).replace(fault.old, fault.new))


def test_there_are_faults_of_every_kind_and_no_two_are_the_same():
    assert len(set(FAULTS)) == len(FAULTS) >= 36
    for some in (RULES, ACCESS, DISCLOSURE, INDICATORS, INTAKE):
        assert len(some) >= 3
