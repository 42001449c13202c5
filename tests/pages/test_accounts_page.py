"""The page of accounts and audit: for who keeps them, and for nobody else."""

import pytest

from data_access.access.roles import RIGHTS
from data_access.language.vocabulary import ROLE
from tests.pages import reading
from tests.pages.test_every_page import both_languages, is_drawn_whole

TITLE = {"th": "ใครเข้าใช้ได้ และใครทำอะไรไปแล้ว", "en": "Who has access, and what has been done?"}


@both_languages
def test_whoever_keeps_the_accounts_has_the_page_and_tries_it_without_making_any(language):
    page = reading.read("accounts", language, role="admin")

    assert is_drawn_whole(page)
    assert page.title == TITLE[language]
    assert "hoh user add" in " ".join(page.words)
    assert page.app.text_input == []


@both_languages
def test_the_rights_of_every_role_are_told_in_words(language):
    page = reading.read("accounts", language, role="admin")
    (rights,) = page.tables

    assert len(rights.shown) == 17
    assert [*rights.shown] == [getattr(ROLE[role], language) for role in RIGHTS]


@pytest.mark.parametrize("role", ["governor", "data_officer", "records_reader", "public"])
def test_nobody_else_reaches_it_by_its_address(role):
    page = reading.read("accounts", "en", role=role)

    assert TITLE["en"] not in page.words
    assert "Audit log" not in page.words


@both_languages
def test_the_administrator_sees_how_the_store_is_and_that_there_is_no_backup(language):
    words = " ".join(reading.read("accounts", language, role="admin").words)

    assert {"th": "ไม่พบความเสียหาย", "en": "checked and is sound"}[language] in words
    assert {"th": "ไม่มีบันทึกว่าเคยสำรอง", "en": "No backup is known"}[language] in words
