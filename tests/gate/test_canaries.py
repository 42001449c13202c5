"""One search for all: a mark in every personal field, and all that leaves a running server searched.

Every role reads every page and downloads every file in `make soak`, in both languages. In `make test`
it reads each page that is made of the store itself, and a third of the others, which are made of a
snapshot that holds no mark; the roles take turns with those, with the files and the languages. Only who may see personal fields, and has stated a reason, ever receives
a mark, and on one page alone.
"""

import io
import zipfile

import pytest
import sqlalchemy as sa

from data_access.__main__ import main
from data_access.access.roles import RIGHTS
from data_access.accounts import personal_access, register
from data_access.accounts.role_assignment import Standing
from data_access.accounts.sessions import principal_of
from data_access.language.vocabulary import ROLE
from data_access.publishing.publish import publish
from data_access.schema import TABLES
from data_access.store import audit
from data_access.store.account_tables import ACCOUNT
from data_access.store.intake_tables import QUARANTINE, ROW_HISTORY
from data_access.store.tables import RECORDS
from tests.browser.server import serving
from tests.exports.read_pdf import text_of
from tests.gate.browser import Browser
from tests.gate.conftest import published, store_of
from tests.programmes import ORGANISATIONS
from tests.tiers import IS_SOAK
from ui.shell.menu import PAGES, PRESENT

MARK = "canary-of-a-household"
POINT = "481516234"  # the last digits of a position
EVERY_PAGE = [entry.name for entry in (*PAGES, PRESENT)]
WITH_A_REASON = "records"  # the one page that shows personal fields
REASON = "letter of the district office, number 17"
CHOSEN = "household=HH-580301-0002&repair=R-0001&partner=CODI"
WITH_FILES = ["overview", "partners", "repairs", "network"]
# Every page of work in the store needs a right; the minutes of meetings are read by everybody.
FROM_THE_STORE = {"meetings", *(entry.name for entry in PAGES if entry.needs)}


def pages_read(turn):
    """The pages of one role's turn, and those of them that are read with a choice and with files."""
    if IS_SOAK:
        return EVERY_PAGE, WITH_FILES
    others = [name for name in EVERY_PAGE if name not in FROM_THE_STORE]
    return [*sorted(FROM_THE_STORE), *others[turn % 3 :: 3]], [WITH_FILES[turn % len(WITH_FILES)]]


def takes_a_mark(column):
    """Sets, yes and no, closed lists and small whole numbers cannot hold one that is told from
    other text; nor can an id that other tables refer to."""
    return column.personal and column.kind in ("text", "number") and not column.refers_to


@pytest.fixture(scope="module")
def marked(tmp_path_factory):
    """A var/ whose store has a mark in every personal field, its history and its quarantine, and an
    account of each role: the folder, and the passwords."""
    with pytest.MonkeyPatch.context() as environment:
        var = published(tmp_path_factory.mktemp("marked"))
        environment.setenv("HOH_VAR", str(var))
        store = store_of(var)
        with store.transaction() as connection:
            for table in TABLES:
                key = sa.literal("-") + sa.cast(RECORDS[table.name].c[table.key[0]], sa.Text)
                marks = {
                    column.name: sa.literal(f"{MARK}-{column.name}").concat(key)
                    if column.kind == "text"
                    else RECORDS[table.name].c[column.name] + float(f"0.0001{POINT}")
                    for column in table.columns
                    if takes_a_mark(column)
                }
                connection.execute(
                    RECORDS[table.name]
                    .update()
                    .values(marks | {"record_version": RECORDS[table.name].c.record_version + 1})
                )
            connection.execute(ROW_HISTORY.insert().values(_earlier()))
            connection.execute(QUARANTINE.insert().values(_waiting()))
        publish(store)
        passwords = {
            role: register.create(
                store, None, role.replace("_", "-"), Standing(role, _organisation(role))
            )
            for role in ROLE
        }
        with store.transaction() as connection:
            connection.execute(ACCOUNT.update().values(password_is_temporary=False))
        store.close()
    return var, passwords


def _organisation(role):
    return ORGANISATIONS.get(role)


def _earlier():
    return {
        "batch_id": "b",
        "table_name": "household",
        "row_key": "HH-580301-0002",
        "operation": "changed",
        "before": f'{{"head_name": "{MARK}-before"}}',
        "after": f'{{"head_name": "{MARK}-after"}}',
    }


def _waiting():
    return {
        "row_id": "q",
        "batch_id": "b",
        "table_name": "household",
        "file": "household.csv",
        "file_row": 2,
        "cells": f'{{"head_name": "{MARK}-waiting"}}',
        "findings": "[]",
        "state": "waiting",
    }


def said_in(file):
    """All that can be read in a file: as it is, inside a ZIP or an Office file, or in a PDF."""
    parts = [file.decode("utf-8", errors="replace")]
    if file.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(file)) as archive:
            parts += [said_in(archive.read(name)) for name in archive.namelist()]
    if file.startswith(b"%PDF"):
        parts.append(text_of(file))
    return "\n".join(parts)


def marks_in(text):
    return MARK in text or POINT in text


def sent(browser, name, query, files=False):
    """All that the server sends for a page, with the files that it offers."""
    with browser.page(name if name != "overview" else "", query) as page:
        said = page.run()
        for file_id in page.offered if files else ():
            address = page.file(file_id)
            if address:
                said += said_in(browser.http.get(address).content)
    return said


def test_no_personal_field_leaves_the_server_except_for_a_stated_reason(marked, monkeypatch):
    var, passwords = marked
    monkeypatch.setenv("HOH_VAR", str(var))
    received, files_read = {}, 0
    with serving(var) as address:
        for turn, (role, password) in enumerate(passwords.items()):
            languages = ("th", "en") if IS_SOAK else (("th", "en")[turn % 2],)
            pages, with_files = pages_read(turn)
            browser = Browser(address)
            assert browser.sign_in(role.replace("_", "-"), password).status_code == 303
            for name in pages:
                for language in languages:
                    said = sent(browser, name, f"lang={language}")
                    assert "scriptFinished" in said or len(said) > 2_000, (role, name)
                    received[role, name, language] = marks_in(said)
            for name in (*with_files, WITH_A_REASON):
                said = sent(browser, name, f"lang=th&{CHOSEN}", files=name in with_files)
                files_read += "%PDF" in said
                received[role, name, "chosen"] = marks_in(said)
            assert not any(received.values()), [key for key, found in received.items() if found]

            if "see_personal" in RIGHTS[role].capabilities:
                personal_access.start_look(principal_of(browser.token), REASON)
                for name in pages:
                    said = sent(browser, name, CHOSEN)
                    assert marks_in(said) == (name == WITH_A_REASON), (role, name)
            browser.close()
    with store_of(var).reading() as connection:
        log = [str(row) for row in connection.execute(sa.select(audit.AUDIT))]

    assert files_read  # else that no mark was in a file would say nothing
    assert not marks_in((var / "server.log").read_text("utf-8"))
    assert any(REASON in row for row in log)
    assert not any(marks_in(row) for row in log)


def test_the_marks_stand_in_every_personal_field_of_the_store(marked):
    store = store_of(marked[0])
    for table in TABLES:
        records = store.read(table.name)
        for column in filter(takes_a_mark, table.columns):
            assert records[column.name].dropna().astype(str).map(marks_in).any(), column.name
    store.close()


def test_no_personal_field_is_in_a_snapshot_or_a_published_file(marked, tmp_path, monkeypatch):
    monkeypatch.setenv("HOH_VAR", str(marked[0]))
    assert main(["publish-file", str(tmp_path / "meeting.hoh")]) == 0
    files = [path for path in (marked[0] / "snapshots").rglob("*") if path.is_file()]
    files.append(tmp_path / "meeting.hoh")

    assert len(files) > 20
    for path in files:
        assert not marks_in(said_in(path.read_bytes())), path.name
