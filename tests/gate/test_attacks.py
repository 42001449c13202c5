"""Attacks on one running server that holds an office's own records. Each must come to nothing."""

import socket

import httpx
import pytest
from websockets.exceptions import InvalidStatus

from data_access.accounts.sessions import COOKIE, signed_in
from tests.gate.browser import OPENS_A_PAGE, host_of
from ui.shell.menu import PAGES

FOREIGN = "https://evil.example"
UP = ".."
A_ROW = "R-0001"  # the repair that the partner CODI pays for
ANOTHERS_ROW = "R-0002"
EVERY_PAGE = ["", *(entry.name for entry in PAGES)]
BEHIND_THE_DOOR = [
    "/",
    "/index.html",
    "/_stcore/metrics",
    "/_stcore/host-config",
    "/_stcore/script-health-check",
    "/_stcore/allowed-message-origins",
    "/_stcore/agent/run",
    "/media/0123456789abcdef.csv",
    "/component/anything/index.html",
    "/auth/login",
    "/oauth2callback",
    "/password",
    "/sign-out",
    "/favicon.png",
    "/.streamlit/secrets.toml",
]


def refused(opening):
    """The status that the websocket was refused with."""
    with pytest.raises(InvalidStatus) as refusal, opening:
        pass
    return refusal.value.response.status_code


def signed_in_as(store, browser):
    return signed_in(browser.token)


def raw(server, target, *headers):
    """The status of a request whose target is sent exactly as it is written."""
    host, port = host_of(server).split(":")
    lines = [f"GET {target} HTTP/1.1", f"Host: {host}:{port}", "Connection: close", *headers]
    with socket.create_connection((host, int(port)), timeout=30) as connection:
        connection.sendall(("\r\n".join(lines) + "\r\n\r\n").encode("latin-1"))
        answer = b"".join(iter(lambda: connection.recv(65_536), b""))
    head, _, body = answer.partition(b"\r\n\r\n")
    return int(head.split()[1]), body.decode("utf-8", errors="replace")


# Without a session


@pytest.mark.parametrize("page", EVERY_PAGE)
def test_a_deep_link_without_a_session_leads_to_the_sign_in_and_opens_no_page(browser, page):
    answer = browser.open(f"/{page}?district=5803")

    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/sign-in?next=%2F")
    assert refused(browser.page(page)) == 403


@pytest.mark.parametrize("path", BEHIND_THE_DOOR)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"])
def test_everything_else_stays_shut_without_a_session(browser, path, method):
    answer = browser.http.request(method, path, headers={"origin": browser.address})

    assert answer.status_code == 401
    assert answer.text in ("sign in first", "")


def test_without_a_session_nothing_can_be_uploaded(browser):
    answer = browser.http.put(
        "/_stcore/upload_file/0123/4567",
        files={"file": ("records.csv", b"x" * 1_000_000)},
        headers={"origin": browser.address},
    )

    assert answer.status_code == 401


def test_only_the_sign_in_health_and_programs_are_open(browser):
    assert browser.http.get("/_stcore/health").text == "ok"
    assert browser.open("/sign-in").status_code == 200
    assert browser.http.get("/app/static/icon.png").status_code == 200


@pytest.mark.parametrize(
    "target",
    [
        "/static/../_stcore/metrics",
        "/static/%2e%2e/_stcore/metrics",
        "/static/..%2f_stcore/metrics",
        "/static/%2e%2e%2f_stcore%2fmetrics",
        f"/app/static/{UP}/{UP}/dashboard.py",
        "/app/static/%2e%2e/%2e%2e/var/store.sqlite",
        "/app/static/..%5c..%5cvar%5cstore.sqlite",
        "/sign-in/../_stcore/metrics",
        "//_stcore/metrics",
        "/static//etc/passwd",
        f"/media/{UP}/{UP}/{UP}/etc/passwd",
    ],
)
def test_no_roundabout_path_comes_past_the_door(server, target):
    status, body = raw(server, target)

    assert status in (400, 401, 404) or "<title>" in body  # the shell, which holds nothing
    assert "root:" not in body
    assert "cache_memory_bytes" not in body
    assert "SQLite format" not in body


# With a name or an address that is not ours


@pytest.mark.parametrize("path", ["/", "/sign-in", "/_stcore/health", "/static/js/index.js"])
@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8501", "127.0.0.1.evil.example", ""]
)
def test_a_foreign_name_is_refused_everywhere_also_for_the_shell(browser, path, host):
    assert browser.http.get(path, headers={"host": host}).status_code in (400, 421)


def test_a_foreign_name_is_refused_on_the_websocket(inside):
    page = inside("governor").page(origin="http://evil.example", Host="evil.example")

    assert refused(page) == 403


@pytest.mark.parametrize("origin", [FOREIGN, "null", None, "http://127.0.0.1:1"])
def test_a_page_of_elsewhere_cannot_open_the_websocket_with_the_reader_s_cookie(inside, origin):
    assert refused(inside("governor").page(origin=origin)) == 403


def test_a_page_of_elsewhere_can_read_nothing_with_the_reader_s_cookie(inside):
    answer = inside("governor").http.get("/", headers={"origin": FOREIGN, **OPENS_A_PAGE})

    assert answer.status_code == 403
    assert "access-control-allow-origin" not in answer.headers


# With somebody else's identity


@pytest.mark.parametrize(
    "name",
    ["X-Hoh-Session", "x_hoh_session", "X-Forwarded-User", "Remote-User", "X-Streamlit-User"],
)
def test_a_header_that_names_somebody_else_changes_nobody_s_rights(
    inside, browser, served_store, name
):
    governor = signed_in_as(served_store, inside("governor"))

    assert refused(browser.page("repairs", **{name: governor.session_id})) == 403
    with inside("codi").page("repairs", **{name: governor.session_id}) as page:
        shown = page.run()
    assert A_ROW in shown
    assert ANOTHERS_ROW not in shown


def test_the_governor_does_see_what_the_partner_may_not(inside):
    """Else its absence from the partner's page would say nothing."""
    with inside("governor").page("repairs") as page:
        assert ANOTHERS_ROW in page.run()


@pytest.mark.parametrize("token", ["", "x", "0" * 43, "' or 1=1 --", "a" * 5_000])
def test_a_made_up_token_opens_nothing(browser, token):
    assert refused(browser.page(cookies=f"{COOKIE}={token}")) == 403


def test_a_session_that_was_planted_before_the_sign_in_is_not_the_one_after_it(
    inside, browser, real
):
    """Whoever planted a token of a session of theirs does not share the reader's afterwards."""
    browser.http.cookies.set(COOKIE, inside("new").token, domain="127.0.0.1")
    browser.sign_in("governor", real[1]["governor"], form_on="/sign-out")

    assert browser.open("/").status_code == 200
    assert inside("new").open("/").headers["location"] == "/sign-in?next=%2F"
    assert inside("new").token not in browser.cookie_header()


def test_a_copied_cookie_is_worth_nothing_after_the_sign_out(signed_in, browser):
    inside = signed_in("governor")
    stolen = inside.cookie_header()
    with browser.page("repairs", cookies=stolen) as page:
        assert ANOTHERS_ROW in page.run()
    inside.post("/sign-out", mark=inside.mark("/sign-out"))

    assert refused(browser.page("repairs", cookies=stolen)) == 403
    assert browser.http.get("/media/x", headers={"cookie": stolen}).status_code == 401


def test_an_open_page_holds_no_data_at_its_next_run_after_the_sign_out(signed_in):
    inside = signed_in("governor")
    with inside.page("repairs") as page:
        assert ANOTHERS_ROW in page.run()
        inside.post("/sign-out", mark=inside.mark("/sign-out"))
        after = page.run()

    assert "สิ้นสุดแล้ว" in after
    assert "ลงชื่อเข้าใช้" in after
    assert A_ROW not in after
    assert "งานซ่อม" not in after


def test_a_file_that_an_open_page_offers_is_not_made_after_the_sign_out(signed_in, browser):
    inside = signed_in("governor")
    with inside.page("repairs") as page:
        page.run()
        made = [page.file(file_id) for file_id in page.offered]
        files = [inside.http.get(address) for address in made]
        inside.post("/sign-out", mark=inside.mark("/sign-out"))
        later = [page.file(file_id) for file_id in page.offered]

    assert any(ANOTHERS_ROW in file.text for file in files)
    assert {file.headers["cache-control"] for file in files} == {"no-store"}
    assert set(later) == {None}
    assert {browser.http.get(address).status_code for address in made} == {401}


def test_the_page_of_another_reader_cannot_be_taken_over_by_the_id_of_its_session(inside):
    with inside("governor").page("repairs") as page:
        page.run()
        theirs = page.session
    with inside("codi").page("repairs", session=theirs) as page:
        shown = page.run()

        assert page.session != theirs
        assert ANOTHERS_ROW not in shown


# Forms


def test_a_form_of_elsewhere_signs_nobody_in_or_out(signed_in, browser, real):
    mark = browser.mark()
    fields = {"login": "governor", "password": real[1]["governor"]}

    assert browser.post("/sign-in", origin=FOREIGN, mark=mark, **fields).status_code == 403
    assert browser.post("/sign-in", origin=None, mark=mark, **fields).status_code == 403
    assert browser.post("/sign-in", mark="another", **fields).status_code == 403
    assert browser.post("/sign-in", **fields).status_code == 403
    assert browser.token is None

    inside = signed_in("governor")
    assert (
        inside.post("/sign-out", origin=FOREIGN, mark=inside.mark("/sign-out")).status_code == 403
    )
    assert inside.post("/sign-out", mark="another").status_code == 403
    assert inside.open("/").status_code == 200


@pytest.mark.parametrize(
    "asked", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_nobody_is_led_elsewhere_after_signing_in(browser, real, asked):
    answer = browser.sign_in("reader", real[1]["reader"], f"/sign-in?next={asked}")

    assert answer.headers["location"] == "/"


def test_what_a_link_says_is_never_part_of_the_page(browser):
    page = browser.open('/sign-in?next="><script>alert(1)</script>&lang="><b>').text

    assert "<script" not in page
    assert "<b>" not in page


@pytest.mark.parametrize("path", ["/", "/sign-in", "/_stcore/metrics", "/nowhere", "/static/x.js"])
def test_no_answer_can_be_framed_sniffed_or_run_foreign_scripts(browser, path):
    sent = browser.open(path).headers

    assert "frame-ancestors 'none'" in sent["content-security-policy"]
    assert sent["x-frame-options"] == "DENY"
    assert sent["x-content-type-options"] == "nosniff"
    assert sent["referrer-policy"] == "same-origin"
    assert "'unsafe-eval'" not in sent["content-security-policy"]


def test_the_cookie_cannot_be_read_by_a_script_and_is_secure_under_tls(browser, real):
    plain = browser.sign_in("keeper", real[1]["keeper"]).headers["set-cookie"]
    fields = {"login": "keeper", "password": real[1]["keeper"], "mark": browser.mark("/sign-out")}
    # A proxy on this machine says that the reader came to it by TLS.
    by_tls = {"origin": browser.address.replace("http:", "https:"), "x-forwarded-proto": "https"}
    behind_tls = browser.http.post("/sign-in", data=fields, headers=by_tls)

    assert "HttpOnly" in plain and "SameSite=lax" in plain and "Secure" not in plain
    assert "Secure" in behind_tls.headers["set-cookie"]
    assert "strict-transport-security" in behind_tls.headers


def test_a_form_of_many_megabytes_is_not_read(browser):
    mark = browser.mark()
    answer = browser.post("/sign-in", mark=mark, login="governor", password="x" * 20_000_000)

    assert answer.status_code == 403


def test_a_broken_request_does_not_end_the_server(server, signed_in):
    raw(server, "/sign-in", "Cookie: hoh_session=\xff\xfe", "Cookie: hoh_form=;;;==")
    inside = signed_in("governor")
    with inside.page() as page:
        page.socket.send(b"\xff\xff not a message")

    assert httpx.get(f"{server}/_stcore/health").text == "ok"


def test_a_page_of_the_same_name_without_tls_is_a_page_of_elsewhere(inside, browser):
    """Whoever can change what comes over plain http must not act on the dashboard behind TLS."""
    plain, secure = browser.address, browser.address.replace("http:", "https:")
    behind_tls = {"X-Forwarded-Proto": "https"}

    assert refused(inside("governor").page(origin=plain, **behind_tls)) == 403
    assert refused(inside("governor").page(origin=secure)) == 403
    assert browser.post("/sign-in", origin=secure, mark=browser.mark()).text == "foreign origin"
    with inside("governor").page("repairs", origin=secure, **behind_tls) as page:
        assert A_ROW in page.run()


def test_a_form_that_does_not_come_to_its_end_is_dropped(server, browser):
    mark = browser.mark()
    cookie = f"Cookie: {browser.cookie_header()}"
    sent = ("Content-Type: application/x-www-form-urlencoded", "Content-Length: 400")
    host, port = host_of(server).split(":")
    lines = ["POST /sign-in HTTP/1.1", f"Host: {host}:{port}", f"Origin: {server}", cookie, *sent]
    with socket.create_connection((host, int(port)), timeout=120) as connection:
        head = "\r\n".join(lines) + f"\r\n\r\nmark={mark}&login="
        connection.sendall(head.encode("latin-1"))
        answer = connection.recv(65_536)

    assert answer.split(b" ")[1] == b"408"


def test_the_cookie_by_which_a_browser_is_known_opens_nothing(signed_in, browser):
    inside = signed_in("governor")
    device = inside.http.cookies.get("hoh_device")
    browser.http.cookies.set("hoh_device", device, domain="127.0.0.1")

    assert device
    assert browser.open("/repairs").status_code == 303
    assert refused(browser.page("repairs")) == 403
