"""The network: its commitments, its goals and the steps of the subdistricts (M3–M6)."""

import pandas as pd

from data_access.indicators.drill_down import DrillDown
from data_access.indicators.figure import NONE, Figure, count
from data_access.indicators.indicator import indicator
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import Text
from data_access.queries.network import goals, network
from data_access.snapshots.programme import Programme

COMMITMENT_ROWS = DrillDown(
    network.commitment_rows,
    (
        "commitment_id",
        "participant_id",
        "district_code",
        "goal_id",
        "target_qty",
        "verified_qty",
        "metric_unit",
        "due_on",
    ),
)


@indicator(
    key="M3",
    name=Text("คำมั่นสำเร็จ", "Commitments kept"),
    unit="percent",
    formula=Text(
        "Σ น้ำหนัก × (min(ทำได้, เป้า) ÷ เป้า) ÷ Σ น้ำหนัก ใช้ยอดตรวจสอบล่าสุด",
        "Σ w·(min(done, target) ÷ target) ÷ Σ w, by the newest verified quantity",
    ),
    rows=COMMITMENT_ROWS,
)
def commitments_kept(programme: Programme) -> Figure:
    return _of_commitments(programme, "kept")


@indicator(
    key="M4",
    name=Text("คำมั่นที่ควรสำเร็จถึงวันนี้", "Commitments expected by today"),
    unit="percent",
    formula=Text(
        "Σ น้ำหนัก × สัดส่วนแผนของคำมั่นถึงวันนี้ ÷ Σ น้ำหนัก",
        "Σ w·P(T) ÷ Σ w along each commitment's own days",
    ),
    rows=COMMITMENT_ROWS,
)
def commitments_expected(programme: Programme) -> Figure:
    return _of_commitments(programme, "expected")


@indicator(
    key="M5",
    name=Text("เป้าหมายที่เป็นไปตามแผน", "Goals on track"),
    unit="goal",
    formula=Text(
        "เป้าหมายที่ SPI ≥ {pace.on_track} หรือถึงเป้าแล้ว จากเป้าหมายที่ประเมินได้",
        "Goals with SPI ≥ {pace.on_track} or reached, of the goals that can be judged",
    ),
    rows=DrillDown(goals.goal_board, ("goal_id", "target", "actual", "expected", "due_on")),
)
def goals_on_track(programme: Programme) -> Figure:
    board = goals.goal_board(programme)
    judged = board[board["rag"].isin(["on_track", "watch", "behind"])]
    return count(int((judged["rag"] == "on_track").sum()), len(judged)) if len(judged) else NONE


@indicator(
    key="M6",
    name=Text("ตำบลที่มีทีมแล้ว", f"{SUBDISTRICT.many.capitalize()} with a team"),
    unit="subdistrict",
    formula=Text(
        "ตำบลที่มีทีมแล้วหรือไปไกลกว่านั้น จากตำบลทั้งหมด",
        f"{SUBDISTRICT.many.capitalize()} with a housing team or further, of all",
    ),
    rows=DrillDown(
        network.subdistrict_board, ("district_code", "subdistrict_code", "stage", "houses")
    ),
)
def subdistricts_with_a_team(programme: Programme) -> Figure:
    board = network.subdistrict_board(programme)
    return count(int((board["stage"] >= 1).sum()), len(board))


def _of_commitments(programme: Programme, column: str) -> Figure:
    rows = network.commitments_kept(programme)
    if rows.empty or pd.isna(rows[column].iloc[0]):
        return NONE
    return Figure(float(rows[column].iloc[0]), None, int(rows["commitments"].iloc[0]))
