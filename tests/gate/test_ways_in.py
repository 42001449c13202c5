"""Signing in as people do, on the running server; and what is said to who cannot come in."""

import os
import shutil
import subprocess
import sys
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from data_access.__main__ import main
from data_access.accounts import rate_limit, register
from data_access.accounts.role_assignment import Standing
from data_access.publishing.demo_mode import is_trial
from data_access.store import audit
from tests.browser.server import free_port, serving
from tests.gate.browser import Browser
from tests.gate.conftest import published, store_of
from tests.programmes import programme_of

WORDS = "quiet river seven lanterns"


def test_the_first_sign_in_with_a_temporary_password_leads_to_a_new_one_and_then_inside(
    browser, real
):
    temporary = real[1]["fresh"]
    browser.sign_in("fresh", temporary)
    assert browser.open("/repairs").headers["location"] == "/password"
    assert browser.http.get("/_stcore/metrics").status_code == 403

    mark = browser.mark("/password")
    weak = browser.post("/password", mark=mark, current=temporary, new="short", again="short")
    wrong = browser.post("/password", mark=mark, current="wrong", new=WORDS, again=WORDS)
    apart = browser.post("/password", mark=mark, current=temporary, new=WORDS, again=WORDS + "!")
    done = browser.post("/password", mark=mark, current=temporary, new=WORDS, again=WORDS)

    assert (weak.status_code, wrong.status_code, done.status_code) == (400, 401, 303)
    assert "12" in weak.text and "short" not in weak.text
    assert apart.status_code == 400 and "สองช่องไม่ตรงกัน" in apart.text and WORDS not in apart.text
    assert browser.open("/repairs").status_code == 200
    assert browser.sign_in("fresh", temporary, form_on="/sign-out").status_code == 401


def test_a_link_is_remembered_over_the_sign_in_and_so_is_its_language(browser, real):
    link = "/repairs?district=5803&lang=en"
    asked = browser.open(link).headers["location"]
    page = browser.open(asked)
    answer = browser.sign_in("officer", real[1]["officer"], asked)

    assert '<html lang="en">' in page.text and "Login" in page.text
    assert 'autocomplete="current-password"' in page.text
    assert answer.headers["location"] == link


def test_the_sign_in_is_thai_unless_the_link_is_english(browser):
    page = browser.open("/sign-in").text

    assert '<html lang="th">' in page
    assert "ชื่อผู้ใช้" in page and "ลงชื่อเข้าใช้" in page
    assert "Login" not in page


def test_a_wrong_login_and_a_wrong_password_are_told_in_the_same_words(browser):
    known = browser.sign_in("reader", "wrong")
    unknown = browser.sign_in("nobody-of-this-name", "wrong")

    assert known.status_code == unknown.status_code == 401
    assert "ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง" in known.text
    assert known.text.replace(browser.mark(), "") == unknown.text.replace(browser.mark(), "")


def test_too_many_tries_are_told_how_long_to_wait(browser):
    answers = [browser.sign_in("tried-too-often", "wrong") for _ in range(6)]

    assert [answer.status_code for answer in answers] == [401] * 5 + [429]
    assert 0 < int(answers[-1].headers["retry-after"]) <= 30
    assert "กรุณารอ 1 นาที" in answers[-1].text


def test_an_account_without_a_role_is_told_whom_to_ask(signed_in):
    inside = signed_in("new")
    page = inside.open("/")

    assert page.status_code == 403
    assert "ผู้ดูแลระบบ" in page.text
    assert inside.http.get("/_stcore/metrics").status_code == 403
    assert inside.post("/sign-out", mark=inside.mark("/")).headers["location"] == "/sign-in"


def test_the_button_on_a_page_signs_out(signed_in, browser):
    inside = signed_in("keeper")
    with inside.page() as page:
        page.run()
        after = page.run(clicked=page.button("sign_out"))

        assert "สิ้นสุดแล้ว" in after
    assert inside.open("/").status_code == 303


def test_what_was_done_here_is_in_the_log_and_the_log_is_whole(
    inside, signed_in, served_store, real
):
    """An export, a sign-out and a refusal, as the administrator reads them."""
    admin = signed_in("keeper")
    with inside("governor").page("repairs") as page:
        page.run()
        assert page.file(page.offered[0])
    inside("codi").open("/")
    with served_store.reading() as connection:
        kept = connection.execute(audit.AUDIT.select()).mappings().all()

    assert admin.open("/").status_code == 200
    assert {"sign_in", "export"} <= {row["action"] for row in kept}
    export = next(row for row in kept if row["action"] == "export")
    assert export["role"] == "governor" and export["what"].endswith(".csv")
    assert audit.verify(served_store).broken is None


def test_who_may_come_in_is_decided_at_every_connection(tmp_path, monkeypatch):
    """Made-up records are tried on this machine until real ones come, or somebody has an account."""
    var, real = published(tmp_path / "made-up", made_up="yes"), published(tmp_path / "real")
    real_id = (real / "snapshots" / "current").read_text()
    shutil.copytree(real / "snapshots" / real_id, var / "snapshots" / real_id)
    pointer = var / "snapshots" / "current"
    made_up_id = pointer.read_text()
    monkeypatch.setenv("HOH_VAR", str(var))
    with serving(var) as address:
        browser = Browser(address)
        assert browser.open("/repairs").status_code == 200
        assert browser.open("/sign-in").headers["location"] == "/"
        with browser.page("repairs", "role=governor") as page:
            assert "R-0002" in page.run()

            pointer.write_text(real_id)
            without_accounts = browser.open("/repairs")
            after = page.run()
            assert without_accounts.status_code == 503
            for command in (register.ADD_ADMIN, register.ADD_OFFICER):
                assert f"<code>{command}</code>" in without_accounts.text
            assert "สิ้นสุดแล้ว" in after and "R-0002" not in after
            assert browser.http.get("/_stcore/metrics").status_code == 503

            pointer.write_text(made_up_id)
            assert "R-0002" in page.run()

            store = store_of(var)
            register.create(store, None, "first", Standing("admin"))
            store.close()
            assert "R-0002" not in page.run()
        assert browser.open("/repairs").headers["location"].startswith("/sign-in")
        browser.close()


@pytest.mark.parametrize(
    ("listens_on", "host", "may"),
    [
        ("127.0.0.1", "127.0.0.1:8501", True),
        ("localhost", "localhost", True),
        ("127.0.0.1", "[::1]:8501", True),
        ("127.0.0.1", None, True),
        ("0.0.0.0", "127.0.0.1:8501", False),
        (None, "127.0.0.1:8501", False),
        ("192.168.1.5", "192.168.1.5", False),
        ("127.0.0.1", "home.example.go.th", False),  # a proxy on this machine serves others
        ("127.0.0.1", "127.0.0.1.example.com", False),
        ("127.0.0.1", "127.0.0.1@example.com", False),
    ],
)
def test_made_up_records_are_tried_on_this_machine_only(listens_on, host, may):
    assert is_trial(programme_of().snapshot, listens_on, host) == may


@pytest.fixture
def office(tmp_path):
    """An OpenID Connect server on loopback, and its address."""
    port = free_port()
    program = shutil.which("oidc-provider-mock", path=os.path.dirname(sys.executable))
    with (tmp_path / "office.log").open("w") as log:
        process = subprocess.Popen([program, "-p", str(port), "-n", "true"], stdout=log, stderr=log)
        yield f"http://127.0.0.1:{port}"
        process.terminate()
        process.wait(timeout=10)


def test_an_office_s_own_server_vouches_and_the_role_is_given_here(
    real, office, tmp_path, monkeypatch
):
    monkeypatch.setenv("HOH_VAR", str(real[0]))
    options = {
        "HOH_OIDC_ISSUER": office,
        "HOH_OIDC_CLIENT": "dashboard",
        "HOH_OIDC_SECRET": "a secret of the office",
    }
    with serving(real[0], **options) as address:
        browser = Browser(address)
        assert "/sign-in/office" in browser.open("/sign-in").text
        first = through_the_office(browser, "officer-7")
        assert first.headers["location"] == "/repairs"
        assert browser.open("/repairs").status_code == 403  # no role yet

        store = store_of(real[0])
        account = next(one for one in register.accounts(store, None) if one.signs_in_elsewhere)
        register.give_standing(store, None, account.account_id, Standing("partner", "CODI"))
        store.close()
        through_the_office(browser, "officer-7")
        with browser.page("repairs") as page:
            shown = page.run()
        assert "R-0001" in shown and "R-0002" not in shown

        back = first.request.url
        for forged in (
            back,
            back.copy_set_param("state", "another"),
            back.copy_set_param("code", "x"),
        ):
            stranger = Browser(address)
            assert stranger.http.get(str(forged)).status_code == 503
            assert stranger.token is None
            stranger.close()
        browser.close()


def through_the_office(browser, subject):
    """Walks the way a browser does: to the office, through its form, and back."""
    away = browser.open("/sign-in/office?next=/repairs")
    assert away.status_code == 302
    asked = parse_qs(urlsplit(away.headers["location"]).query)
    assert {"state", "nonce", "code_challenge"} <= asked.keys()
    agreed = httpx.post(away.headers["location"], data={"sub": subject})
    return browser.open(agreed.headers["location"].removeprefix(browser.address))


def test_the_administrator_unlocks_on_the_page_and_by_command(
    signed_in, browser, served_store, real, monkeypatch
):
    monkeypatch.setenv("HOH_VAR", str(real[0]))

    def lock():
        with served_store.transaction() as connection:
            for _ in range(5):
                rate_limit.count(connection, "governor", "10.0.0.9")
        assert browser.sign_in("governor", real[1]["governor"]).status_code == 429

    keeper = signed_in("keeper")
    lock()
    with keeper.page("accounts") as page:
        page.run()
        assert "ปลดล็อกแล้ว" in page.run(clicked=page.button("unlock"))
    assert browser.sign_in("governor", real[1]["governor"]).status_code == 303
    browser.http.cookies.clear()
    lock()
    assert main(["user", "unlock"]) == 0
    assert browser.sign_in("governor", real[1]["governor"]).status_code == 303
