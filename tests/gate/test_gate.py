"""What stands in front of the pages: headers, the shell in the reader's language, small bundles."""

import asyncio
import gzip
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.datastructures import FormData

from gate import MIDDLEWARE
from gate.auth_middleware import Door
from gate.bundles import Bundles
from gate.headers import Headers, content_security_policy
from gate.index_html import INDEX, Shell, shell_in
from gate.sign_in import _text

A_BROWSER = {"accept": "text/html,*/*", "accept-encoding": "gzip, br"}


def finish(coroutine):
    """Runs it on a thread of its own: the browser's tests may have left a loop on this one."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, coroutine).result()


def answer(app, path="/", query="", headers=A_BROWSER, method="GET"):
    """The messages that the application sends when a browser asks for this address."""
    sent = []

    async def receive():
        return {"type": "http.request", "body": b""}

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": query.encode(),
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }
    finish(app(scope, receive, send))
    return sent


def body(sent):
    return b"".join(message.get("body", b"") for message in sent)


def headers(sent):
    return {name.decode(): value.decode() for name, value in sent[0]["headers"]}


def serving(content, kind="text/html; charset=utf-8", status=200, asked=None):
    """An application that sends this content in two pieces and remembers how it was asked."""

    async def app(scope, receive, send):
        if asked is not None:
            asked.append(scope)
        start = [(b"content-type", kind.encode()), (b"content-length", b"1"), (b"etag", b"x")]
        await send({"type": "http.response.start", "status": status, "headers": start})
        half = len(content) // 2
        await send({"type": "http.response.body", "body": content[:half], "more_body": True})
        await send({"type": "http.response.body", "body": content[half:]})

    return app


@pytest.fixture(scope="module")
def index():
    return INDEX.read_bytes()


def test_the_shell_is_thai_under_our_name_with_our_icon_and_fonts(index):
    shell = body(answer(Shell(serving(index)), "/repairs")).decode()

    assert '<html lang="th">' in shell
    assert "<title>บ้านแห่งความสุข</title>" in shell
    assert "app/static/icon.png" in shell
    assert "sarabun-thai-400-normal.woff2" in shell
    assert "กรุณาเปิดใช้ JavaScript" in shell
    assert "กำลังเปิดบ้านแห่งความสุข" in shell


def test_no_word_of_streamlit_s_own_shell_is_left(index):
    shell = body(answer(Shell(serving(index)))).decode()
    shown = re.sub(r"<!--.*?-->|<script.*?</script>|<[^>]*>", "", shell, flags=re.DOTALL)

    assert not re.search("[A-Za-z]{3}", shown.replace("JavaScript", ""))
    assert "SourceSans" not in shell


def test_the_shell_is_english_for_an_english_link(index):
    shell = body(answer(Shell(serving(index)), query="district=5803&lang=en")).decode()

    assert '<html lang="en">' in shell
    assert "<title>Home of Happiness</title>" in shell


@pytest.mark.parametrize("accepted", [{}, {"accept": "*/*"}])
def test_what_asks_for_anything_gets_our_shell_too_and_files_are_left_alone(index, accepted):
    """As curl and a link's preview ask for a page, and a browser for a script."""
    shell = body(answer(Shell(serving(index)), headers=accepted)).decode()
    asked = []
    wants = {**accepted, "accept-encoding": "gzip"}
    answer(Shell(serving(index, asked=asked)), "/static/js/index.js", headers=wants)

    assert "<title>บ้านแห่งความสุข</title>" in shell and '<html lang="th">' in shell
    assert (b"accept-encoding", b"gzip") in asked[0]["headers"]


def test_the_length_of_the_shell_is_its_own(index):
    sent = answer(Shell(serving(index)))

    assert headers(sent)["content-length"] == str(len(body(sent)))
    assert "etag" not in headers(sent)


def test_the_shell_is_asked_for_uncompressed_and_whole(index):
    asked = []
    answer(
        Shell(serving(index, asked=asked)),
        headers={**A_BROWSER, "if-none-match": "x", "cookie": "a=b"},
    )

    assert dict(asked[0]["headers"]) == {b"accept": b"text/html,*/*", b"cookie": b"a=b"}


@pytest.mark.parametrize(
    ("kind", "status"), [("text/csv", 200), ("application/json", 200), ("text/html", 404)]
)
def test_what_is_not_a_page_streams_through_piece_by_piece(kind, status):
    sent = answer(Shell(serving(b'<html lang="en">', kind, status)))

    assert len(sent) == 3
    assert body(sent) == b'<html lang="en">'
    assert headers(sent)["etag"] == "x"


def test_a_websocket_meets_nothing_but_the_door():
    passed = []

    async def app(scope, receive, send):
        passed.append((scope, receive, send))

    scope = {"type": "websocket", "path": "/_stcore/stream", "headers": []}
    for layer in reversed([layer for layer in MIDDLEWARE if layer.cls is not Door]):
        app = layer.cls(app, *layer.args, **layer.kwargs)
    finish(app(scope, "receive", "send"))

    assert passed == [(scope, "receive", "send")]


def test_every_answer_leaves_with_the_headers():
    for status in (200, 304, 404, 500):
        sent = headers(answer(Headers(serving(b"words", "text/plain", status))))

        assert sent["content-security-policy"] == content_security_policy()
        assert sent["x-content-type-options"] == "nosniff"
        assert sent["referrer-policy"] == "same-origin"


def test_the_policy_names_no_other_machine_and_allows_no_foreign_script():
    policy = content_security_policy()
    scripts = re.search(r"script-src ([^;]*)", policy).group(1).split()

    assert not re.search(r"https?:|\*|//", policy)
    assert "'unsafe-inline'" not in scripts
    assert "'unsafe-eval'" not in scripts
    assert any(source.startswith("'sha256-") for source in scripts)


def test_our_shell_needs_no_script_beyond_streamlit_s_own(index):
    def scripts(shell):
        return re.findall(r"<script>(.*?)</script>", shell, re.DOTALL)

    assert scripts(shell_in("th", index.decode())) == scripts(index.decode())


def a_bundle():
    return max((INDEX.parent / "static" / "js").glob("*.js"), key=lambda path: path.stat().st_size)


def test_a_bundle_arrives_compressed_and_is_the_same_script():
    path = a_bundle()
    sent = answer(Bundles(None), f"/static/js/{path.name}")

    assert headers(sent)["content-encoding"] == "gzip"
    assert headers(sent)["content-length"] == str(len(body(sent)))
    assert gzip.decompress(body(sent)) == path.read_bytes()
    assert len(body(sent)) < path.stat().st_size / 2


@pytest.mark.parametrize(
    "asked",
    [
        {"headers": {"accept-encoding": "identity"}},
        {"headers": {"accept-encoding": "gzip", "range": "bytes=0-9"}},
        {"method": "HEAD"},
    ],
)
def test_a_bundle_that_cannot_be_sent_compressed_is_left_to_streamlit(asked):
    sent = answer(Bundles(serving(b"as it is")), f"/static/js/{a_bundle().name}", **asked)

    assert body(sent) == b"as it is"


@pytest.mark.parametrize(
    "path", ["/static/%2e%2e/index.html", "/static/js/none.js", "/app/static/x.js"]
)
def test_only_streamlit_s_own_bundles_are_answered_for(path):
    assert body(answer(Bundles(serving(b"as it is")), path)) == b"as it is"


def test_half_a_letter_in_a_field_is_left_out_and_ends_in_no_error():
    """A form that says to be in UTF-7 can hold one, which no hash and no store can write."""
    assert _text(FormData({"login": "go\ud800v"}), "login") == "gov"
    assert _text(FormData({}), "login") == ""
