"""Which homes a sum repairs: the answer, the tiles, the ways compared, the reasons, every house."""

from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from data_access.choice.choose import CannotBeForced
from data_access.choice.proposal import Ask, Proposal, propose, stability
from data_access.choice.reasons import REASON
from data_access.choice.scenarios import override_cost
from data_access.choice.stability import Stability
from data_access.language.plurals import counted, one_or_many
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import FUNDING_PROGRAM, Text
from display.choice.choice_answer import (
    CHOICE_NOTES,
    NO_HOUSE,
    WAY,
    about,
    by_hand_said,
    cannot_be_put_in,
    choice_against_priority,
    choice_answer,
    gain_words,
    proven_words,
)
from display.choice.choice_rows import GROUPS, choice_rows, columns_for, reasons_counted
from display.tiles.tile import NOTHING_SAID, Tile, baht_tile
from display.words.alike import alike
from exports.choice.choice_book import choice_book, houses_in_choice
from exports.choice.choice_pdf import choice_pdf
from ui import charts
from ui.panels.shared.rows import rows
from ui.panels.shared.tile import tiles
from ui.session import view
from ui.session.download import take_button
from ui.session.language import NOTHING, language, say
from ui.session.numbers import say_count
from ui.session.words import area_name

WORKING = Text("กำลังหาชุดบ้านที่ดีที่สุด…", "Looking for the best set of homes…")
TABS = {
    "chosen": Text("เลือก", "Chosen"),
    "reserve": Text("สำรอง", "Reserve"),
    "not_chosen": Text("ยังเลือกไม่ได้", "Cannot be chosen yet"),
}
LIST_FILE = Text("รายการบ้าน (Excel)", "List of homes (Excel)")
ANNEX = Text("ภาคผนวก เหตุผลรายหลัง (PDF)", "Annex: why, home by home (PDF)")
NONE_HERE = Text("ไม่มีบ้านในกลุ่มนี้", "No home in this group")


def work_out(ask: Ask) -> tuple[Proposal, Stability]:
    """The choice and how steady it is; a second asking of the same is answered at once. Of homes
    that cannot be put in it says why, and makes the choice without them."""
    with st.spinner(say(WORKING)):
        programme = view.programme()
        try:
            return propose(programme, ask), stability(programme, ask)
        except CannotBeForced as error:
            none_in: frozenset[str] = frozenset()
            ask = replace(ask, forced_in=none_in)
            if not error.households:  # all together are too many
                ask = replace(ask, promised=none_in)
            without = propose(programme, ask)
            st.error(say(cannot_be_put_in(error, without)), icon=":material/edit:")
            return without, stability(programme, ask)


def draw_answer(proposal: Proposal) -> None:
    st.header(say(choice_answer(proposal)), anchor=False)
    compared = choice_against_priority(proposal)
    if compared:
        st.markdown(say(compared))
    if proposal.ask.is_by_hand:
        cost = override_cost(view.programme(), proposal.ask)
        st.markdown(say(by_hand_said(proposal.ask, cost, proposal.chosen.benefit)))
    for words in _limits_said(proposal):
        st.caption(words)


def _limits_said(proposal: Proposal) -> list[str]:
    said = []
    for one in proposal.chosen.missed:
        name = area_name(one.subdistrict_code)
        said.append(
            say(
                Text(
                    f"{name}: ส่วนแบ่งขั้นต่ำ {one.wanted:,} บาท จ่ายได้เพียง {one.can_have:,} บาท"
                    f" จากบ้านที่จ่ายได้ {one.houses:,} หลัง",
                    f"{name}: of its least share of {one.wanted:,} baht only {one.can_have:,} can be"
                    f" paid, with {counted(one.houses, 'home')} that may be paid for",
                )
            )
        )
    return said


def draw_tiles(proposal: Proposal, steady: Stability) -> None:
    best, before = proposal.way("best"), proposal.way("priority")
    chosen = proposal.chosen
    waiting = len(proposal.houses)
    always = steady.always(chosen.households)
    tiles(
        [
            Tile(
                Text("บ้านที่เลือก (หลัง)", "Homes chosen"),
                alike(say_count(best.houses)),
                Text(
                    f"จาก {waiting:,} หลังที่รอเงิน",
                    f"of {waiting:,} that {one_or_many(waiting, 'waits', 'wait')} for money",
                ),
            ),
            Tile(
                Text("คนในบ้านเหล่านั้น (ประมาณ)", "People in them (about)"),
                alike(about(best.people)),
                Text("ปัดเป็นหลักสิบ", "to the nearest ten"),
            ),
            Tile(
                Text("ตำบลที่ไม่ได้เลย", f"{SUBDISTRICT.many.capitalize()} with nothing"),
                alike(say_count(best.left_out)),
                Text(
                    f"ถ้าไล่ตามลำดับคะแนน: {before.left_out:,} ตำบล",
                    f"by priority score: {before.left_out:,}",
                ),
            ),
            baht_tile(
                Text("เงินเหลือ", "Money left"),
                chosen.left,
                Text(f"ใช้ {chosen.spent:,} บาท", f"{chosen.spent:,} baht used"),
            ),
            Tile(
                Text("ประโยชน์เทียบลำดับคะแนน", "Benefit against priority order"),
                alike(gain_words(proposal)),
                Text("ด้วยเงินเท่ากัน", "on the same money"),
            ),
            Tile(
                Text("เลือกเสมอ ไม่ว่าให้น้ำหนักแบบใด (หลัง)", "Chosen by every weighting"),
                alike(say_count(always) if steady.ways else NOTHING),
                Text(
                    f"จาก {best.houses:,} หลัง · ลอง {steady.ways:,} แบบ",
                    f"of {counted(best.houses, 'home')}; {counted(steady.ways, 'weighting')} tried",
                ),
            ),
            Tile(
                Text("ใกล้คำตอบที่ดีที่สุด", "Of the proven best"),
                alike(proven_words(proposal)),
                Text("พิสูจน์แล้วอย่างน้อยเท่านี้", "proven to be at least this"),
            ),
            _next_tile(proposal),
        ]
    )


def _next_tile(proposal: Proposal) -> Tile:
    name, points = max(proposal.next_money, key=lambda one: one[1], default=("", 0.0))
    return Tile(
        Text("อีก 10,000 บาท ได้เพิ่ม (แต้ม)", "The next 10,000 baht adds (points)"),
        alike(say_count(round(points))),
        FUNDING_PROGRAM[name] if points else NOTHING_SAID,
    )


def draw_ways(proposal: Proposal) -> None:
    """The same money in four ways, the one that does most on top."""
    table = pd.DataFrame(
        [
            {
                "key": one.key,
                "name": say(WAY[one.key]),
                "benefit": one.benefit,
                "houses": one.houses,
                "left_out": one.left_out,
                "spent_thb": one.spent_thb,
            }
            for one in reversed(proposal.ways)
            if one.key != "no_floor" or proposal.ask.floor_share > 0
        ]
    )
    alt = Text("ประโยชน์ของเงินเท่ากันเมื่อเลือกบ้านแต่ละวิธี", "What the same money does, by way of choosing")
    columns = {
        "name": Text("วิธี", "Way"),
        "benefit": st.column_config.NumberColumn(
            say(Text("ประโยชน์ (แต้ม)", "Benefit (points)")), format="%.0f"
        ),
        "houses": Text("บ้าน (หลัง)", "Homes"),
        "left_out": Text("ตำบลที่ไม่ได้เลย", f"{SUBDISTRICT.many.capitalize()} with nothing"),
        "spent_thb": Text("ใช้เงิน (บาท)", "Money used (baht)"),
    }
    charts.show(charts.Picture(charts.ways(table), say(alt), "choice_ways", table, columns))


def draw_reasons(proposal: Proposal) -> None:
    """Who is not chosen, and why: how many houses of each reason."""
    table = reasons_counted(proposal)
    if table.empty:
        st.info(say(NONE_HERE if proposal.houses else NO_HOUSE))
        return
    st.table(
        pd.DataFrame(
            {
                say(Text("เหตุผล", "Reason")): [say(REASON[one]) for one in table["why"]],
                say(Text("หลัง", "Homes")): [say_count(one) for one in table["houses"]],
            }
        ),
        hide_index=True,
    )
    st.caption(_places_out(proposal))


def _places_out(proposal: Proposal) -> str:
    out = [area_name(code) for code in proposal.chosen.with_nothing]
    if not out:
        return say(
            Text(
                "ทุกตำบลที่มีบ้านซึ่งจ่ายได้ ได้อย่างน้อยหนึ่งหลัง",
                f"Every {SUBDISTRICT.one} with a home that may be paid for has one at least",
            )
        )
    return say(Text("ตำบลที่ไม่ได้เลย: ", f"{SUBDISTRICT.many.capitalize()} with nothing: ")) + (
        ", ".join(out)
    )


def draw_houses(proposal: Proposal, steady: Stability) -> None:
    """Every house with its reason, in three groups."""
    reader = view.reader()
    table = choice_rows(proposal, steady, reader)
    groups = {key: table[table["outcome"].isin(outcomes)] for key, outcomes in GROUPS.items()}
    titles = [f"{say(TABS[key])} ({len(group):,})" for key, group in groups.items()]
    for tab, (key, group) in zip(st.tabs(titles), groups.items(), strict=True):
        with tab:
            shown = [name for name in columns_for(reader) if _tells(proposal, key, group, name)]
            rows(group, tuple(shown), f"choice_{key}", NONE_HERE)


def _tells(proposal: Proposal, key: str, group: pd.DataFrame, name: str) -> bool:
    """Whether a column says anything of this group: that a chosen home is chosen says nothing, nor
    does its season where nothing limits the work in it."""
    if name == "season" and not proposal.chosen.offers.crews:
        return False
    if name == "outcome" or (name == "why" and key == "chosen"):
        return group[name].nunique() > 1 or group["outcome"].nunique() > 1
    return name == "household_id" or bool(group[name].notna().any())


def draw_files(ask: Ask) -> None:
    """The list as a workbook and the annex that says why, for readers who may take files along."""
    spoken = language()
    with st.container(horizontal=True, key="choice_files"):
        take_button(
            LIST_FILE,
            partial(choice_book, ask=ask, language=spoken),
            f"choice_{spoken}.xlsx",
            mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            icon=":material/table:",
            key="choice_book",
            rows=partial(houses_in_choice, ask=ask),
        )
        take_button(
            ANNEX,
            partial(choice_pdf, ask=ask, language=spoken),
            f"choice_why_{spoken}.pdf",
            mime="application/pdf",
            icon=":material/picture_as_pdf:",
            key="choice_pdf",
            rows=partial(houses_in_choice, ask=ask),
        )


def draw_notes(proposal: Proposal) -> None:
    without = ", ".join(say(FUNDING_PROGRAM[one]) for one in proposal.without_cap)
    notes = [*CHOICE_NOTES]
    if without:
        notes.append(
            Text(
                f"ไม่มีเพดานต่อหลังในข้อมูล จึงจ่ายเต็มค่าซ่อม: {without}",
                f"No cap per home on record, so the whole cost is paid: {without}",
            )
        )
    if not proposal.chosen.offers.crews:
        notes.append(
            Text("ไม่ได้จำกัดแรงงานช่าง", "Craftsmen's days are not limited"),
        )
    st.caption(" · ".join(say(one) for one in notes))
