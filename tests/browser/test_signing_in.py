"""Signing in, keeping the accounts and signing out, in a browser, over an office's own records."""

import pytest
from playwright.sync_api import TimeoutError

from data_access.accounts import register
from data_access.accounts.role_assignment import Standing
from data_access.store.account_tables import ACCOUNT
from tests.browser.chromium import PATIENCE, Visit
from tests.browser.server import serving
from tests.browser.test_every_page import AXE, FIND_VIOLATIONS, NOT_OURS
from tests.gate.conftest import published, store_of

LINK = "accounts?lang=en"
CLICKS_AT_MOST = 10


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """The address of a server over real records, and the password of its administrator."""
    folder = tmp_path_factory.mktemp("office")
    with pytest.MonkeyPatch.context() as environment:
        var = published(folder)
        environment.setenv("HOH_VAR", str(var))
        store = store_of(var)
        password = register.create(store, None, "keeper", Standing("admin"))
        with store.transaction() as connection:
            connection.execute(ACCOUNT.update().values(password_is_temporary=False))
        store.close()
        with serving(var) as address:
            yield address, password


@pytest.fixture
def seen(reader, office):
    """A browser that has opened a link to the accounts, and was asked to sign in."""
    page = reader.new_page()
    page.goto(f"{office[0]}/{LINK}")
    yield Visit(page)
    page.close()
    reader.clear_cookies()


def sign_in(seen, password):
    seen.page.get_by_label("Login").fill("keeper")
    seen.page.get_by_label("Password").fill(password)
    seen.page.get_by_role("button", name="Sign in").click()
    seen.wait_until_drawn()


def choose_role(seen, form, name):
    """An expander that still unfolds shuts a list that was opened in it: then it is opened again."""
    option = seen.page.get_by_role("option", name=name)
    for _ in range(CLICKS_AT_MOST):
        form.get_by_role("combobox").first.click()
        try:
            option.click(timeout=3_000)
        except TimeoutError:
            continue
        return
    raise AssertionError(f"the list of roles never stays open for {name}")


def test_the_sign_in_can_be_read_by_those_who_do_not_see_it_and_fits_a_phone(seen):
    seen.page.set_viewport_size({"width": 390, "height": 844})
    seen.page.evaluate(AXE.read_text("utf-8"))
    violations = dict(seen.page.evaluate(FIND_VIOLATIONS))

    assert {rule: nodes for rule, nodes in violations.items() if rule not in NOT_OURS} == {}
    assert seen.page.evaluate("document.documentElement.scrollWidth") == 390
    assert seen.page.evaluate("getComputedStyle(document.body).fontFamily").startswith("Sarabun")


def test_an_administrator_signs_in_makes_an_account_reads_the_log_and_signs_out(seen, office):
    sign_in(seen, office[1])
    assert seen.page.url.endswith(LINK)
    assert "Who has access" in seen.texts("h1")[0]
    assert "Accounts and audit" in seen.menu()["Office"]

    seen.page.get_by_text("Create the account").first.click()
    form = seen.page.get_by_test_id("stForm")
    form.get_by_label("Login").fill("malee")
    choose_role(seen, form, "Governor's office")
    form.get_by_role("button", name="Create the account").click()
    seen.page.get_by_text("shown this once").wait_for(timeout=PATIENCE)
    password = seen.page.get_by_test_id("stCode").inner_text().strip()
    assert len(password) == 19

    seen.page.get_by_text("Show the audit log").click()
    seen.page.get_by_role("button", name="Check that the log").click()
    seen.page.get_by_text("All entries are intact").wait_for(timeout=PATIENCE)
    assert password not in seen.page.content()  # shown once

    seen.page.get_by_role("button", name="keeper").click()
    seen.page.get_by_role("button", name="Sign out").click()
    seen.page.get_by_text("You are no longer signed in").wait_for(timeout=PATIENCE)
    assert seen.page.get_by_test_id("stDataFrame").count() == 0
    seen.page.get_by_role("link", name="Sign in").click()
    seen.page.get_by_label("Password").wait_for(timeout=PATIENCE)
    assert "/sign-in?next=%2F" in seen.page.url
    assert seen.complaints == []


def test_a_new_password_is_typed_twice_and_can_be_seen_while_it_is_typed(seen, office):
    sign_in(seen, office[1])
    seen.page.goto(f"{office[0]}/password?lang=en")
    new, again = (seen.page.get_by_label(f"New password{more}") for more in (" (at", " again"))
    for field in (new, again):
        field.fill("quiet river seven lanterns")

    assert new.get_attribute("type") == again.get_attribute("type") == "password"
    seen.page.get_by_label("Show the passwords").check()
    assert new.get_attribute("type") == again.get_attribute("type") == "text"
    seen.page.get_by_label("Show the passwords").uncheck()
    assert new.get_attribute("type") == again.get_attribute("type") == "password"
