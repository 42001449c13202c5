"""The stage: all slides of a talk, sent to the browser in one piece."""

from dataclasses import asdict
from pathlib import Path

import streamlit as st

from data_access.language.vocabulary import Text
from data_access.queries.areas.areas import areas
from display.palette import LIGHT
from display.story import Number, Slide, foot, story
from ui.present.choices import WORDS, choices, choose
from ui.present.pictures import DRAW
from ui.present.pictures.places import places
from ui.present.talk import Talk, talk
from ui.present.tree import Tree, box, tree, words
from ui.present.unbroken import unbroken
from ui.session.language import language, say
from ui.session.misread import not_understood, sentence
from ui.shell.menu import PRESENT

KEY = "stage"
WITHOUT_NUMBERS = {"goals", "chain"}  # the picture takes the whole width and holds the number
LONG = 7  # letters from which on a number takes a smaller size
MADE_UP = Text("ข้อมูลสมมติเพื่อสาธิต", "Made-up records, for demonstration")
SOURCE = Text("ที่มา: ", "Source: ")

# The stage covers the header; hidden, it is out of the way of the Tab key as well.
NO_HEADER = "<style>[data-testid='stHeader'] { display: none; }</style>"

_HERE = Path(__file__).parent


def _read(*names: str) -> str:
    return "\n".join((_HERE / name).read_text("utf-8") for name in names)


_stage = st.components.v2.component(
    "stage",
    html=(_HERE / "stage.html").read_text("utf-8"),
    css=_read("stage.css", "pictures.css", "desk.css"),
    js=_read("stage.js", "desk.js"),
)


def stage() -> bool:
    """Draws the talk of this address, and says whether the presenter has asked to leave it."""
    sent = _sent(talk())
    st.html(NO_HEADER)  # after what may fail: an error leaves the menu where it is
    asked = _stage(key=KEY, data=sent, on_choose_change=_chosen, on_leave_change=_nothing_yet)
    return bool(asked.leave)


def _chosen() -> None:
    choose(st.session_state[KEY].choose)


def _nothing_yet() -> None:
    """The page reads whether it was asked to leave after the stage is drawn."""


def _sent(shown: Talk) -> dict:
    told = story(shown.programme, partner_id=shown.partner_id, earlier=shown.earlier)
    below = say(foot(shown.programme))
    of_link = [(code, called, say(instead)) for code, called, instead in shown.misread]
    misread = sentence([*not_understood(PRESENT.name), *of_link])
    names = [say(name) for name in areas(shown.programme).names.values()]
    return {
        "language": language(),
        "slides": [
            {
                "key": slide.key,
                "name": say(slide.name),
                "note": say(slide.note),
                "tree": unbroken(_slide(slide, shown, below, misread), names),
            }
            for slide in told
        ],
        "choices": choices(shown),
        "words": {key: say(word) for key, word in WORDS.items()},
        # Always on white paper: a hall is not the presenter's desk.
        "colours": {
            name.replace("_", "-"): colour
            for name, colour in asdict(LIGHT).items()
            if isinstance(colour, str)
        },
    }


def _slide(slide: Slide, shown: Talk, below: str, misread: str) -> Tree:
    picture = slide.picture
    drawn = (
        places(shown.programme, picture) if picture.kind == "map" else DRAW[picture.kind](picture)
    )
    told = [] if picture.kind in WITHOUT_NUMBERS else list(map(_number, slide.numbers))
    numbers = [box("numbers", *told)] if told else []
    return tree(
        "section", "slide",
        tree("h1", "", say(slide.title)),
        tree("p", "lead", say(slide.lead)),
        box(
            "body" if numbers else "body alone",
            *numbers,
            box("picture", drawn, role="group", aria_label=say(picture.alt)),
        ),
        box(
            "foot",
            words("source", say(SOURCE) + say(slide.source)),
            words("", below),
            *([words("misread", misread)] if misread else []),
            *([words("made-up", say(MADE_UP))] if shown.programme.snapshot.made_up else []),
        ),
        data_key=slide.key,
    )  # fmt: skip


def _number(number: Number) -> Tree:
    value = say(number.value)
    look = f"figure {number.look}" + (" long" if len(value) > LONG else "")
    return box(look, words("number", value), words("name", say(number.name)))


def kept_on_leaving() -> dict[str, str]:
    """What of the address goes on to be true on another page."""
    kept = ("lang", "role", "organisation", "district")
    return {key: st.query_params[key] for key in kept if key in st.query_params}
