"""What an office asks of a choice: the sum, whose money, how fair, whom it counts, and craftsmen.

Each is in the address, so that a link shows what its sender saw.
"""

import streamlit as st

from data_access.choice.proposal import Ask, ordinary_ask
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import FUNDING_PROGRAM, Text
from data_access.rules.weights_rules import PAY_ANY_HOUSE
from ui.session import view
from ui.session.address import adopt, keep
from ui.session.language import say
from ui.session.numbers import say_percent

SUM = Text("วงเงิน (บาท)", "Sum (baht)")
MONEY = Text("เงินของ", "Whose money")
SHARED = Text("แบ่งหลายแหล่งตามข้อเสนอ", "Shared among programmes")
FLOOR = Text("กันส่วนให้ทุกตำบล", f"Least share of each {SUBDISTRICT.one}")
COUNTS = Text("ให้น้ำหนัก", "What counts")
CREW = Text("ฤดูกาลและแรงงานช่าง (ไม่ใส่ = ไม่จำกัด)", "Seasons and craftsmen (empty: no limit)")
DRY = Text("แรงงานหน้าแล้ง (คน-วัน)", "Dry season (person-days)")
RAIN = Text("แรงงานหน้าฝน (คน-วัน)", "Rainy season (person-days)")
STEP = 100_000
LARGEST = 10_000_000_000
MOST_DAYS = 10_000_000


def ask() -> Ask:
    """Draws the controls and answers what they ask for."""
    ordinary = ordinary_ask(view.programme())
    with st.container(horizontal=True, vertical_alignment="bottom", key="choice_controls"):
        budget = _number("sum", SUM, ordinary.budget_thb, LARGEST, STEP)
        money = _one_of(
            "money", MONEY, ("", *PAY_ANY_HOUSE), "", lambda one: _named(one), width=260
        )
        floor = _share("floor", FLOOR, ordinary.floor_share, _floor_words)
        counts = _share("counts", COUNTS, ordinary.persons_power, _counts_words)
    with st.expander(say(CREW)):
        dry = _number("dry", DRY, None, MOST_DAYS, 100)
        rain = _number("rain", RAIN, None, MOST_DAYS, 100)
    return Ask(budget or 0, counts, floor, dry, rain, money or None)


def _named(code: str) -> str:
    return say(FUNDING_PROGRAM[code]) if code else say(SHARED)


def _floor_words(share: float) -> str:
    if share == 0:
        return say(Text("ไม่กัน", "None"))
    if share == 1:
        return say(Text("เต็มส่วน", "Its full share"))
    return say_percent(share)


def _counts_words(power: float) -> str:
    if power == 0:
        return say(Text("จำนวนบ้าน", "Homes"))
    if power == 1:
        return say(Text("จำนวนคน", "People"))
    return say(Text("ทั้งสอง", "Both"))


def _share(key: str, called: Text, ordinary: float, name) -> float:
    options = [f"{one:g}" for one in sorted({0.0, ordinary, 1.0})]
    code = _one_of(key, called, options, f"{ordinary:g}", lambda one: name(float(one)), width=190)
    return float(code)


def _one_of(key: str, called: Text, options, ordinary: str, name, width: int) -> str:
    adopt(key, lambda code: code if code in options else None, ordinary, called, name)
    if st.session_state[key] not in options:
        st.session_state[key] = ordinary
    chosen = st.selectbox(say(called), options, format_func=name, key=key, width=width)
    keep(key, chosen if chosen != ordinary else None)
    return chosen


def _number(key: str, called: Text, ordinary: int | None, most: int, step: int) -> int | None:
    def read(code: str) -> int | None:
        return int(code) if code.isascii() and code.isdigit() and int(code) <= most else None

    adopt(key, read, ordinary, called, lambda one: f"{one:,}" if one is not None else "–")
    chosen = st.number_input(say(called), 0, most, step=step, key=key, width=190)
    keep(key, str(chosen) if chosen is not None and chosen != ordinary else None)
    return chosen
