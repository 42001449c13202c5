"""One server over an office's own records, with accounts, for all the tests of the gate."""

import shutil

import pytest

from data_access.accounts import register
from data_access.accounts.role_assignment import Standing
from data_access.store.account_tables import ACCOUNT
from data_access.store.record_store import open_store
from tests import records
from tests.browser.server import serving
from tests.gate.browser import Browser
from tests.published import published_in

PLACES = {
    "governor": Standing("governor"),
    "codi": Standing("partner", "CODI"),
    "officer": Standing("data_officer", districts=frozenset({"5803"})),
    "reader": Standing("records_reader"),
    "keeper": Standing("admin"),
    "new": Standing(None),
}


PUBLISHED = {}  # by `made_up`: loaded and published once, and copied for each that asks


def published(folder, made_up="no"):
    """A var/ with the minimal programme published, as real records unless it is said otherwise."""
    if made_up not in PUBLISHED:
        PUBLISHED[made_up] = _published(folder / "published-first", made_up)
    return shutil.copytree(PUBLISHED[made_up], folder / "var")


def _published(folder, made_up):
    theirs = records.repair(
        repair_id="R-0002", household_id="HH-580301-0002", lead_partner_id="REDCROSS"
    )
    folder_of_records = records.records_folder(
        folder / "records",
        programme=[records.programme(made_up=made_up)],
        repair=[records.repair_handed_over(), theirs],
    )
    published_in(folder / "var", folder_of_records)
    return folder / "var"


def store_of(var):
    return open_store(f"sqlite:///{var / 'store.sqlite'}")


@pytest.fixture(scope="package")
def real(tmp_path_factory):
    """A var/ of real records and accounts, and the password of each account by login."""
    with pytest.MonkeyPatch.context() as environment:
        var = published(tmp_path_factory.mktemp("real"))
        environment.setenv("HOH_VAR", str(var))  # the key of the audit log lies there
        store = store_of(var)
        passwords = {
            login: register.create(store, None, login, standing)
            for login, standing in PLACES.items()
        }
        with store.transaction() as connection:
            connection.execute(ACCOUNT.update().values(password_is_temporary=False))
        passwords["fresh"] = register.create(store, None, "fresh", Standing("governor"))
        store.close()
    return var, passwords


@pytest.fixture(scope="package")
def server(real):
    with serving(real[0]) as address:
        yield address


@pytest.fixture
def served_store(real, monkeypatch):
    """The store of the server that is running."""
    monkeypatch.setenv("HOH_VAR", str(real[0]))
    store = store_of(real[0])
    yield store
    store.close()


@pytest.fixture
def browser(server):
    """A browser that nobody has signed in with."""
    browser = Browser(server)
    yield browser
    browser.close()


@pytest.fixture(scope="package")
def inside(server, real):
    """By login, a browser that is signed in and stays so: for tests that end no session."""
    opened = {}

    def inside(login):
        if login not in opened:
            opened[login] = Browser(server)
            opened[login].sign_in(login, real[1][login])
        return opened[login]

    yield inside
    for browser in opened.values():
        browser.close()


@pytest.fixture
def signed_in(server, real):
    """Signs in by login, for this test alone."""
    opened = []

    def signed_in(login):
        opened.append(Browser(server))
        answer = opened[-1].sign_in(login, real[1][login])
        assert answer.status_code == 303, answer.text
        return opened[-1]

    yield signed_in
    for browser in opened:
        browser.close()
