"""Which role may do what: the whole table, to be read by whoever decides it."""

import pytest

from data_access.access.roles import RIGHTS, NotAllowed, Principal
from data_access.language.vocabulary import CAPABILITY, ROLE
from tests.programmes import READERS

# One column a role, one row a capability. What is empty is refused.
TABLE = """
                 governor  partner  lao  community  presenter  data_officer  records_reader  admin  public
see_aggregates   yes       yes      yes  yes        yes        yes           yes             yes    yes
see_own_rows     .         yes      .    .          .          .             .               .      .
see_all_rows     yes       .        .    .          .          yes           yes             .      .
see_personal     .         .        .    .          .          yes           yes             .      .
export           yes       yes      yes  yes        yes        yes           .               .      yes
export_personal  .         .        .    .          .          yes           .               .      .
intake           .         .        .    .          .          yes           .               .      .
enter            .         .        .    .          .          yes           .               .      .
keep_meetings    yes       .        .    .          .          yes           .               .      .
report_own       .         yes      yes  yes        .          .             .               .      .
verify           yes       .        .    .          .          yes           .               .      .
undo             .         .        .    .          .          yes           .               .      .
publish          .         .        .    .          .          yes           .               .      .
decide           yes       .        .    .          .          yes           .               .      .
accounts         .         .        .    .          .          .             .               yes    .
backup           .         .        .    .          .          .             .               yes    .
read_audit       .         .        .    .          .          .             .               yes    .
"""


def of_role(role):
    return READERS[role]


def test_the_table_says_who_may_do_what():
    roles, *rows = [line.split() for line in TABLE.strip().splitlines()]
    granted = {
        (role, capability)
        for capability, *cells in rows
        for role, cell in zip(roles, cells, strict=True)
        if cell == "yes"
    }

    assert roles == list(ROLE)
    assert [row[0] for row in rows] == list(CAPABILITY)
    assert granted == {
        (role, capability)
        for role in ROLE
        for capability in CAPABILITY
        if of_role(role).may(capability)
    }


def test_every_role_has_its_rights_and_none_has_more():
    assert RIGHTS.keys() == ROLE.keys()
    for rights in RIGHTS.values():
        assert rights.capabilities <= CAPABILITY.keys()


def test_who_keeps_the_accounts_sees_no_row_and_who_reads_records_takes_no_file_along():
    assert of_role("admin").rights.rows == "none"
    assert not of_role("records_reader").may("export")


def test_what_is_not_granted_is_refused_in_words_that_say_whom_to_ask():
    with pytest.raises(
        NotAllowed,
        match="lacks the right «Manage accounts». Roles that have it: Administrator. If it",
    ):
        of_role("governor").require("accounts")
    of_role("admin").require("accounts")


def test_a_capability_that_does_not_exist_is_a_mistake_and_not_a_refusal():
    with pytest.raises(ValueError, match="not one of"):
        of_role("admin").may("everything")


def test_only_a_data_officer_is_bound_to_districts():
    assert Principal("data_officer", districts=frozenset({"5803"})).districts == {"5803"}
    with pytest.raises(ValueError, match="bound to districts"):
        Principal("governor", districts=frozenset({"5803"}))
