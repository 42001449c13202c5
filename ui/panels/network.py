"""Pictures and rows of the network of people: who, how far, which goals, which subdistricts."""

from dataclasses import replace

import streamlit as st

from data_access.language.shares import kept_from_ends
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import PARTICIPANT_GROUP, UNIT, Text
from data_access.queries.network import network
from data_access.queries.network.goals import NO_GOALS, goal_board
from data_access.queries.partners.followed import houses_linked
from data_access.schema.headings import heading
from display.answers.ledger import linked_words
from display.answers.network_answer import NetworkAnswer
from display.charts import chain_links
from display.charts.bars import Bar
from display.charts.goal_bars import goal_bars
from display.charts.kept_bars import commitments_by_group_and_district, kept_bars
from display.charts.people_dots import STAGES, people_dots
from ui import charts
from ui.panels.shared.picture import pictured
from ui.panels.shared.rows import rows
from ui.session import view
from ui.session.language import say
from ui.session.numbers import is_known
from ui.session.status_icons import say_goal_state_in_cell, say_parts
from ui.session.words import area_names, partner_names

BOARD = (
    Text("ยังไม่มีทีม", "No team"),
    Text("มีทีม", "Team"),
    Text("มีบัญชี", "List"),
    Text("มีแผน", "Plan"),
    Text("มีบ้านหลังแรก", "First house"),
)


def answer() -> str:
    """One sentence: how many of the network have promised, and how much of it is kept."""
    return say_parts(view.ask(NetworkAnswer).sentence)


def scope_note() -> None:
    """Narrowed to an area, the goal is no longer the whole network: say so."""
    if view.programme().scope.is_whole_province:
        return
    st.caption(
        say(
            Text(
                "นับเฉพาะผู้เข้าร่วมของพื้นที่ที่เลือก ผู้เข้าร่วมระดับจังหวัดไม่นับในอำเภอใด"
                " เป้าหมายที่ตั้งไว้ทั้งจังหวัดไม่มีเป้ารายพื้นที่",
                "Only people of the chosen area are counted; those of the whole province belong to"
                " no district. Goals set for the whole province have no target here.",
            )
        )
    )


@pictured
def dots() -> charts.Picture | Text:
    drawn, people = view.ask(people_dots), view.ask(network.participants_by_stage)
    if people.empty:
        return drawn.alt
    shown = people.assign(
        stage=[say(STAGES[stage]) for stage in people["stage"]],
        participant_group=[say(PARTICIPANT_GROUP[one]) for one in people["participant_group"]],
    )
    columns = {name: heading(name) for name in ("stage", "participant_group", "people")}
    return charts.Picture(charts.dots(drawn), say(drawn.alt), "dots", shown, columns)


@pictured
def kept() -> charts.Picture:
    """Commitments kept against expected, by group and by district."""
    drawn, both = view.ask(kept_bars), view.ask(commitments_by_group_and_district)
    shown = both.assign(
        label=[say(one) for one in both["name"]],
        kept=[kept_from_ends(one) for one in both["kept"]],
        expected=[kept_from_ends(one) for one in both["expected"]],
    )
    columns = {
        "label": Text("กลุ่ม/อำเภอ", "Group or district"),
        "people": heading("people"),
        "commitments": heading("commitments"),
        "kept": st.column_config.NumberColumn(say(Text("สำเร็จ", "Kept")), format="percent"),
        "expected": st.column_config.NumberColumn(
            say(Text("ควรได้ถึงวันนี้", "Expected by today")), format="percent"
        ),
        "late": heading("late"),
    }
    return charts.Picture(charts.bars(drawn), say(drawn.alt), "kept", shown, columns)


@pictured
def goals() -> charts.Picture | Text:
    """The goal board: target, actual, expected, pace and owner of each goal."""
    board = view.ask(goal_board)
    if board.empty:
        return NO_GOALS
    board["name"] = [
        f"{row.goal_id} {say(Text(row.name_th, row.name_en))}" for row in board.itertuples()
    ]
    board["owner"] = partner_names(board["owner_partner_id"])
    shown = board.assign(
        pace=[say_goal_state_in_cell(one.rag, one.target) for one in board.itertuples()],
        actual=[_to_one_place(one.actual, one.unit) for one in board.itertuples()],
        expected=[_to_one_place(one.expected, one.unit) for one in board.itertuples()],
        spi=board["spi"].round(2),
        unit=[say(UNIT[one]) if one in UNIT else one for one in board["unit"]],  # else a %
    )
    columns = {
        "name": heading("goal_id"),
        "target": heading("target"),
        "actual": heading("actual"),
        "expected": heading("expected"),
        "unit": heading("unit"),
        "spi": heading("spi"),
        "pace": Text("เทียบแผน", "Pace"),
        "owner": heading("owner"),
    }
    drawn = view.ask(goal_bars)
    figure = charts.bars(drawn.of_rows([_with_its_number(one) for one in drawn.rows]))
    return charts.Picture(figure, say(drawn.alt), "goals", shown, columns)


def _with_its_number(bar: Bar) -> Bar:
    """A reader at a desk looks the goal up by its number."""
    return replace(bar, name=Text(f"{bar.key} {bar.name.th}", f"{bar.key} {bar.name.en}"))


def _to_one_place(quantity: float | None, unit: str) -> float | None:
    """The quantity as the table rounds it; of one in percent, almost all of it is not all."""
    if unit == "%":
        quantity = kept_from_ends(quantity, whole=100, places=1)
    return round(float(quantity), 1) if is_known(quantity) else None


@pictured
def subdistricts() -> charts.Picture:
    board = view.ask(network.subdistrict_board)
    board["name"] = area_names(board["subdistrict_code"])
    board["district"] = area_names(board["district_code"])
    board["label"] = [say(BOARD[stage]) for stage in board["stage"]]
    columns = {
        "district": heading("district_code"),
        "name": heading("subdistrict_code"),
        "stage": heading("stage"),
        "label": Text("ถึงขั้น", "Has reached"),
        "houses": heading("handed_over"),
    }
    alt = Text("ขั้นของแต่ละตำบล", f"The stage of each {SUBDISTRICT.one}")
    return charts.Picture(charts.subdistrict_board(board), say(alt), "board", board, columns)


@pictured
def chain() -> charts.Picture:
    drawn = view.ask(chain_links.chain)
    return charts.Picture(charts.chain(drawn), say(drawn.alt), "chain")


def followed_back() -> None:
    """How many houses can be followed back to a promise, and how many cannot."""
    st.caption(say(linked_words(view.ask(houses_linked))))


def commitments() -> None:
    rows(
        view.ask(network.commitment_rows),
        (
            "commitment_id",
            "participant_id",
            "role_th",
            "district_code",
            "goal_id",
            "text_th",
            "target_qty",
            "verified_qty",
            "metric_unit",
            "due_on",
        ),
        "commitments",
        Text(
            "ยังไม่มีคำมั่นในพื้นที่ที่เลือก หรือบทบาทนี้เห็นเฉพาะตัวเลขรวม",
            "No commitment in what is chosen, or this role sees totals only",
        ),
    )
