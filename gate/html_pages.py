"""The few pages that the gate writes itself: plain HTML, which works without a script, in the
reader's language."""

from dataclasses import asdict
from html import escape
from string import Template
from urllib.parse import parse_qs, urlencode, urlsplit

from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse

from data_access.language.vocabulary import Text
from display.palette import LIGHT, ORANGE_WASH
from gate.index_html import TITLE

SHOW = Text("แสดงรหัสผ่าน", "Show the passwords")
OTHER_LANGUAGE = Text("English", "ไทย")
STYLE = Template("""
@font-face {font-family: Sarabun; src: url(/app/static/fonts/sarabun-thai-400-normal.woff2);
  unicode-range: U+0E01-0E5B, U+200C-200D, U+25CC}
@font-face {font-family: Sarabun; src: url(/app/static/fonts/sarabun-latin-400-normal.woff2);
  unicode-range: U+0000-00FF, U+2013-2019, U+201C-201D}
@font-face {font-family: Sarabun; font-weight: 700;
  src: url(/app/static/fonts/sarabun-thai-700-normal.woff2);
  unicode-range: U+0E01-0E5B, U+200C-200D, U+25CC}
@font-face {font-family: Sarabun; font-weight: 700;
  src: url(/app/static/fonts/sarabun-latin-700-normal.woff2);
  unicode-range: U+0000-00FF, U+2013-2019, U+201C-201D}
* {box-sizing: border-box}
body {margin: 0; font: 17px/1.6 Sarabun, sans-serif; color: $ink; background: $wash}
main {max-width: 27rem; margin: 8vh auto; padding: 2rem; background: $paper; border-radius: .35rem}
h1 {margin: 0 0 1rem; font-size: 1.6rem; line-height: 1.4}
p {margin: 0 0 1rem}
header {color: $muted}
label {display: block; margin: 0 0 1rem}
input {display: block; width: 100%; min-height: 44px; padding: .4rem .7rem; font: inherit;
  color: inherit; border: 1px solid $muted; border-radius: .35rem}
button, .button {display: inline-block; min-height: 44px; padding: .5rem 1.4rem; font: inherit;
  font-weight: 700; color: $paper; background: $teal; border: 0; border-radius: .35rem;
  text-decoration: none; cursor: pointer}
label.switch input {display: inline; width: auto; min-height: 0; margin-right: .5rem}
a {color: $teal}
code {overflow-wrap: anywhere}
:focus-visible {outline: 3px solid $sky; outline-offset: 2px}
[role=alert] {padding: .7rem 1rem; border-left: 4px solid $orange; background: $orange_wash}
@media (max-width: 480px) {main {margin: 0; padding: 1.2rem; min-height: 100vh}}
""").substitute(asdict(LIGHT), orange_wash=ORANGE_WASH)


def language_of(connection: HTTPConnection) -> str:
    """As the link asks, or the page that was asked for; else Thai."""
    asked = connection.query_params.get("lang")
    if asked is None:
        after = urlsplit(connection.query_params.get("next", "")).query
        asked = parse_qs(after).get("lang", [""])[0]
    return "en" if asked == "en" else "th"


def say(connection: HTTPConnection, text: Text) -> str:
    """The text in the reader's language, safe to stand in a page."""
    return escape(getattr(text, language_of(connection)))


def paper(
    connection: HTTPConnection,
    heading: Text,
    body: str,
    alert: Text | None = None,
    status: int = 200,
) -> HTMLResponse:
    """One page. `body` is HTML whose every word has come through `say` or `escape`."""
    language = language_of(connection)
    other = dict(connection.query_params) | {"lang": "th" if language == "en" else "en"}
    said = f'<p role="alert">{say(connection, alert)}</p>' if alert else ""
    html = f"""<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{say(connection, heading)} · {say(connection, TITLE)}</title>
<link rel="icon" href="/app/static/icon.png">
<style>{STYLE}</style>
</head>
<body>
<main>
<header><p>{say(connection, TITLE)} · <a href="?{escape(urlencode(other))}" lang="{other["lang"]}"
>{say(connection, OTHER_LANGUAGE)}</a></p></header>
<h1>{say(connection, heading)}</h1>
{said}
{body}
</main>
</body>
</html>
"""
    return HTMLResponse(html, status, headers={"cache-control": "no-store"})


def field(connection: HTTPConnection, name: str, label: Text, kind: str, fills: str) -> str:
    """One labelled input; `fills` tells a password manager what belongs there."""
    return (
        f"<label>{say(connection, label)}"
        f'<input name="{name}" type="{kind}" autocomplete="{fills}" maxlength="256" required></label>'
    )


def switch_to_show(connection: HTTPConnection) -> str:
    """A box that shows the passwords of its form while it is ticked. Without scripts it is not there."""
    return (
        '<label class="switch" hidden><input type="checkbox" data-shows-passwords>'
        f"{say(connection, SHOW)}</label>"
        '<script src="/app/static/show_password.js" defer></script>'
    )


def form(connection: HTTPConnection, action: str, mark: str, fields: str, button: Text) -> str:
    """A form that posts to `action` in the same language, with the mark that it is ours."""
    return (
        f'<form method="post" action="{escape(action)}">'
        f'<input type="hidden" name="mark" value="{escape(mark)}">{fields}'
        f"<button>{say(connection, button)}</button></form>"
    )
