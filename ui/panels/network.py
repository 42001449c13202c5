"""Pictures and rows of the network of people: who, how far, which goals, which subdistricts."""

import pandas as pd
import streamlit as st

from data_access.indicators import BY_KEY
from data_access.language.shares import kept_from_ends
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import PARTICIPANT_GROUP, UNIT, Text
from data_access.queries.network import network
from data_access.queries.network.goals import NO_GOALS, goal_board
from data_access.queries.partners.ledger import houses_linked
from data_access.schema.headings import heading
from display.answers.ledger import linked_words
from ui import charts
from ui.panels.shared.picture import pictured
from ui.panels.shared.rows import rows
from ui.session import view
from ui.session.language import say
from ui.session.numbers import is_known, say_count, say_percent
from ui.session.status_icons import mark_out, say_goal_state_in_cell
from ui.session.words import area_names, names_of_figures, partner_names

STAGES = {
    "left": Text("พ้นจากเครือข่ายแล้ว", "No longer in the network"),
    "no_commitment": Text("ยังไม่มีคำมั่น", "No commitment yet"),
    "not_begun": Text("มีคำมั่น ยังไม่เริ่ม", "Committed, not begun"),
    "under_way": Text("กำลังทำ", "Under way"),
    "kept": Text("ทำครบทุกข้อ", "All kept"),
}
BOARD = (
    Text("ยังไม่มีทีม", "No team"),
    Text("มีทีม", "Team"),
    Text("มีบัญชี", "List"),
    Text("มีแผน", "Plan"),
    Text("มีบ้านหลังแรก", "First house"),
)
LINKS = {
    "participants": (Text("คนที่มีคำมั่น", "People with a commitment"), Text("คน", "people")),
    "commitments": (Text("คำมั่นของคน", "Their commitments"), Text("ข้อ", "commitments")),
    "pledges": (Text("คำมั่นของภาคี", "Partners' pledges"), Text("ข้อ", "pledges")),
    "under_way": (Text("บ้านระหว่างดำเนินการ", "Houses under way"), Text("หลัง", "houses")),
    "handed_over": (Text("บ้านส่งมอบแล้ว", "Houses handed over"), Text("หลัง", "houses")),
}


def answer() -> str:
    """One sentence: how many of the network have promised, and how much of it is kept."""
    people = view.ask(network.participant_counts)
    kept, expected = (view.ask(BY_KEY[key].measure).value for key in ("M3", "M4"))
    share, due = say_percent(kept), say_percent(expected)
    is_late = kept is not None and expected is not None and kept < expected
    done = Text(f"ทำสำเร็จ {share}", f"{share} is kept")
    return say(
        Text(
            f"มีคำมั่นแล้ว **{people['committed']:,}** จาก {people['goal']:,} คน"
            f" {mark_out(done.th, is_late)} ควรได้ถึงวันนี้ {due}",
            f"**{people['committed']:,}** of {people['goal']:,} people have made a commitment;"
            f" {mark_out(done.en, is_late)}, {due} was due by today",
        )
    )


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
def dots() -> charts.Picture:
    people = view.ask(network.participants_by_stage).rename(columns={"participant_group": "group"})
    people["label"] = [say(STAGES[stage]) for stage in people["stage"]]
    shown = people.assign(group=[say(PARTICIPANT_GROUP[group]) for group in people["group"]])
    columns = {
        "label": heading("stage"),
        "group": heading("participant_group"),
        "people": heading("people"),
    }
    alt = Text("ผู้เข้าร่วมแต่ละคนตามขั้นและกลุ่ม", "Each participant by stage and group")
    return charts.Picture(charts.dots(people), say(alt), "dots", shown, columns)


@pictured
def kept() -> charts.Picture:
    """Commitments kept against expected, by group and by district."""
    groups = view.ask(network.commitments_kept, "participant_group")
    groups["label"] = [say(PARTICIPANT_GROUP[one]) for one in groups["participant_group"]]
    places = view.ask(network.commitments_kept, "district_code")
    places["label"] = names_of_figures(places["district_code"])
    both = pd.concat([groups, places], ignore_index=True)
    shown = both.assign(
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
    alt = Text("คำมั่นที่สำเร็จเทียบที่ควรได้", "Commitments kept beside those expected")
    return charts.Picture(charts.commitments_kept(both), say(alt), "kept", shown, columns)


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
        "pace": Text("จังหวะงาน", "Pace"),
        "owner": heading("owner"),
    }
    alt = Text("เป้าหมายเครือข่ายเทียบแผน", "The network's goals beside their plan")
    return charts.Picture(charts.goal_board(board), say(alt), "goals", shown, columns)


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
    links = view.ask(network.chain)
    table = pd.DataFrame(
        {
            "label": [say(name) for name, _ in LINKS.values()],
            "count": [links[key] for key in LINKS],
            "unit": [say(unit) for _, unit in LINKS.values()],
        }
    )
    alt = " → ".join(f"{row.label} {say_count(row.count)}" for row in table.itertuples(index=False))
    return charts.Picture(charts.chain(table), alt, "chain")


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
