"""The sheet of the presenter: which slides, of what, by which keys."""

import streamlit as st

from data_access.language.vocabulary import Text
from data_access.queries.areas.areas import areas
from data_access.queries.partners.partners import partner_table
from ui.present.talk import DISTRICT, PARTNER, Talk
from ui.present.tree import Tree, box, tree
from ui.session.language import language, say

LANGUAGE = "lang"
SLIDES = Text("เลือกสไลด์ที่จะนำเสนอ", "Slides to show (tick to include)")
PLACE = Text("พื้นที่", "Area")
WHOLE = Text("ทั้งจังหวัด", "The whole province")
ABOUT = Text("ภาคี", "Partner")
EVERYBODY = Text("ทุกภาคี", "Every partner")
BY_ITSELF = Text("เลื่อนเอง", "Turn by itself")
NOT_BY_ITSELF = Text("ไม่เลื่อนเอง", "No")
SECONDS = (10, 20, 30, 60)
KEYS = Text(
    "ปุ่ม: → ← เลื่อน · Home End ต้น–ท้าย · ตัวเลขแล้ว Enter ไปสไลด์นั้น · F เต็มจอ · B จอดำ · P หน้าต่างผู้นำเสนอ · S บันทึกใต้สไลด์"
    " · A เลื่อนเอง · M รายการนี้",
    "Keys: → ← turn · Home End first, last · a number and Enter go there · F full screen · B black"
    " · P presenter’s window · S note below the slide · A turn by itself · M this list",
)
BUTTONS = {
    "presenter": Text("หน้าต่างผู้นำเสนอ", "Presenter’s window"),
    "notes": Text("บันทึกใต้สไลด์", "Note below the slide"),
    "black": Text("จอดำ", "Black"),
    "fill": Text("เต็มจอ", "Full screen"),
    "leave": Text("ออกจากการนำเสนอ", "Leave"),
}
WORDS = {
    "tell": Text("เล่าสไลด์", "Show the slide"),
    "up": Text("เลื่อนขึ้น", "Move up"),
    "back": Text("สไลด์ก่อนหน้า", "Previous slide"),
    "forward": Text("สไลด์ถัดไป", "Next slide"),
    "menu": Text("รายการสไลด์และตัวเลือก", "List of slides and choices"),
    "close": Text("ปิด", "Close"),
    "desk": Text("หน้าต่างผู้นำเสนอ", "Presenter’s window"),
    "next": Text("ต่อไป", "Next"),
    "end": Text("สไลด์สุดท้าย", "The last slide"),
    "elapsed": Text("เล่ามาแล้ว", "Elapsed"),
    "slide": Text("สไลด์นี้", "This slide"),
    "last": Text("ครั้งก่อน", "Last time"),
    "restart": Text("เริ่มจับเวลาใหม่", "Restart the clock"),
}


def choices(talk: Talk) -> list[Tree]:
    """The list of slides is filled in by the browser, which alone knows their order."""
    return [
        tree("h2", "", say(SLIDES)),
        tree("ol", "", data_part="list"),
        *_of_what(talk),
        _select("seconds", BY_ITSELF, [("0", say(NOT_BY_ITSELF)), *map(_seconds, SECONDS)], "0"),
        box("doing", *(_button(name, label) for name, label in BUTTONS.items())),
        tree("p", "keys", say(KEYS)),
    ]


def choose(chosen: dict[str, str]) -> None:
    """Writes what the presenter chose into the address; what is empty leaves it."""
    for key in (DISTRICT, PARTNER, LANGUAGE, "slides", "slide"):
        if key not in chosen:
            continue
        if chosen[key]:
            st.query_params[key] = chosen[key]
        else:
            st.query_params.pop(key, None)


def _of_what(talk: Talk) -> list[Tree]:
    names = areas(talk.programme)
    places = [(code, say(names.names[code])) for code in names.of_level("district")]
    chosen = next(iter(talk.programme.scope.districts), "")
    partners = [
        (row.partner_id, say(Text(row.short_th, row.short_en)))
        for row in partner_table(talk.programme).itertuples()
    ]
    return [
        _select(DISTRICT, PLACE, [("", say(WHOLE)), *places], chosen),
        _select(PARTNER, ABOUT, [("", say(EVERYBODY)), *partners], talk.partner_id or ""),
        _select(
            LANGUAGE,
            Text("ภาษา / Language", "ภาษา / Language"),
            [("th", "ไทย"), ("en", "English")],
            language(),
        ),
    ]


def _select(name: str, label: Text, options: list[tuple[str, str]], chosen: str) -> Tree:
    shown = [
        tree("option", "", words, value=code, **({"selected": ""} if code == chosen else {}))
        for code, words in options
    ]
    named = {"data_part": name} if name == "seconds" else {"name": name}
    return tree("label", "", say(label), tree("select", "", *shown, **named))


def _seconds(seconds: int) -> tuple[str, str]:
    return str(seconds), say(Text(f"ทุก {seconds} วินาที", f"Every {seconds} seconds"))


def _button(name: str, label: Text) -> Tree:
    return tree("button", "", say(label), type="button", data_part=name)
