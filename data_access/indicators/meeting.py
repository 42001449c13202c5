"""Meetings: fourteen figures for the network of 120 and those who present it (M1–M14)."""

import pandas as pd

from data_access.indicators.figure import (
    NONE,
    Figure,
    Indicator,
    count,
    people_count,
    share,
)
from data_access.language.vocabulary import Text
from data_access.queries.households import households
from data_access.queries.households.safe_counts import counts_in_view
from data_access.queries.network import goals, network
from data_access.queries.partners import partners
from data_access.queries.repairs import houses
from data_access.snapshots.programme import Programme

SOURCE = Text("นิยามของโครงการ", "The programme's own definition")


def _attended(programme: Programme) -> Figure:
    people = network.participant_counts(programme)
    return share(int(people["attended"]), int(people["goal"]))


def _committed(programme: Programme) -> Figure:
    people = network.participant_counts(programme)
    return share(int(people["committed"]), int(people["goal"]))


def _kept(programme: Programme) -> Figure:
    return _of_commitments(programme, "kept")


def _expected(programme: Programme) -> Figure:
    return _of_commitments(programme, "expected")


def _of_commitments(programme: Programme, column: str) -> Figure:
    rows = network.commitments_kept(programme)
    if rows.empty or pd.isna(rows[column].iloc[0]):
        return NONE
    return Figure(float(rows[column].iloc[0]), None, int(rows["commitments"].iloc[0]))


def _goals_on_track(programme: Programme) -> Figure:
    board = goals.goal_board(programme)
    judged = board[board["rag"].isin(["on_track", "watch", "behind"])]
    return count(int((judged["rag"] == "on_track").sum()), len(judged))


def _boards(programme: Programme) -> Figure:
    board = network.subdistrict_board(programme)
    return count(int((board["stage"] >= 1).sum()), len(board))


def _chain(programme: Programme) -> Figure:
    links = network.chain(programme)
    return count(links["handed_over"], links["participants"])


def _shown_photos(programme: Programme) -> Figure:
    row = programme.ask(
        """
        select count(*) as available, count(case when may_show = 2 then 1 end) as shown
        from (
            select repair_id,
                max(case when stage = 'before' and consent_to_show and faces_blurred
                    then 1 else 0 end)
                + max(case when stage = 'after' and consent_to_show and faces_blurred
                    then 1 else 0 end) as may_show,
                max(case when stage = 'before' then 1 else 0 end)
                + max(case when stage = 'after' then 1 else 0 end) as pair
            from raw_photo
            where taken_on <= {as_of} and repair_id in (select repair_id from repair)
            group by repair_id
        ) as pairs
        where pair = 2
        """
    ).iloc[0]
    return count(int(row["shown"]), int(row["available"]))


def _housed(programme: Programme) -> Figure:
    return people_count(counts_in_view(programme)["people_housed"])


def _better(programme: Programme) -> Figure:
    row = households.condition_change(programme).iloc[0]
    if pd.isna(row["median_change"]):
        return Figure(None, None, int(row["n"]), "none")
    return Figure(float(row["median_change"]), None, int(row["n"]))


def _villages(programme: Programme) -> Figure:
    return count(households.villages_reached(programme))


def _districts_on_track(programme: Programme) -> Figure:
    rows = houses.progress_by_area(programme, "district")
    judged = rows[rows["rag"].isin(["on_track", "watch", "behind"])]
    return count(int((judged["rag"] == "on_track").sum()), len(judged))


def _since_last_meeting(programme: Programme) -> Figure:
    """Houses handed over since the newest meeting before the as-of day, recomputed from the log."""
    held = network.events(programme)
    meetings = held[held["kind"].isin(["review", "kick_off"])]
    meetings = meetings[meetings["held_on"].dt.date < programme.as_of]
    if meetings.empty:
        return NONE
    day = meetings["held_on"].iloc[0].date()
    then = houses.handed_over_count(programme.on(day))
    now = houses.handed_over_count(programme)
    thai = f"ตั้งแต่ประชุม {day.day}/{day.month}/{day.year + 543}"
    return Figure(now - then, now, then, note=Text(thai, f"since the meeting of {day}"))


def _asks(programme: Programme) -> Figure:
    return count(partners.fulfilment(programme)["overdue"])


MEETING = tuple(
    Indicator(key, name, formula, unit, measure, SOURCE)
    for key, name, formula, unit, measure in (
        (
            "M1",
            Text("ผู้เข้าร่วมวันเปิดโครงการ", "Came to the kick-off"),
            Text("ผู้ที่มาร่วม ÷ เครือข่ายทั้งหมด", "People who came ÷ the network"),
            "percent",
            _attended,
        ),
        (
            "M2",
            Text("มีคำมั่นแล้ว", "With a commitment"),
            Text(
                "ผู้เข้าร่วมที่มีคำมั่นอย่างน้อยหนึ่งข้อที่ไม่ยกเลิก ÷ เครือข่ายทั้งหมด",
                "People with at least one commitment not dropped ÷ the network",
            ),
            "percent",
            _committed,
        ),
        (
            "M3",
            Text("คำมั่นสำเร็จ", "Commitments kept"),
            Text(
                "Σ น้ำหนัก × min(ทำได้ ÷ เป้า, 1) ÷ Σ น้ำหนัก ใช้ยอดตรวจสอบล่าสุด",
                "Σ w·min(done ÷ target, 1) ÷ Σ w, by the newest verified quantity",
            ),
            "percent",
            _kept,
        ),
        (
            "M4",
            Text("คำมั่นที่ควรสำเร็จถึงวันนี้", "Commitments expected by today"),
            Text(
                "Σ น้ำหนัก × สัดส่วนแผนของคำมั่นถึงวันนี้ ÷ Σ น้ำหนัก",
                "Σ w·P(T) ÷ Σ w along each commitment's own days",
            ),
            "percent",
            _expected,
        ),
        (
            "M5",
            Text("เป้าหมายที่เป็นไปตามแผน", "Goals on track"),
            Text(
                "เป้าหมายที่ SPI ≥ 0.95 หรือถึงเป้าแล้ว จากเป้าหมายที่ประเมินได้",
                "Goals with SPI ≥ 0.95 or reached, of the goals that can be judged",
            ),
            "goal",
            _goals_on_track,
        ),
        (
            "M6",
            Text("ตำบลที่มีทีมแล้ว", "Subdistricts with a team"),
            Text(
                "ตำบลที่ถึงขั้น 1 (มีทีม) ขึ้นไป จากตำบลทั้งหมด",
                "Subdistricts at stage 1 (a housing team) or further, of all",
            ),
            "subdistrict",
            _boards,
        ),
        (
            "M7",
            Text("จากคนสู่บ้าน", "From people to houses"),
            Text(
                "บ้านส่งมอบแล้ว เทียบผู้เข้าร่วมที่มีคำมั่น (ห่วงโซ่เต็มอยู่ในหน้าเครือข่าย)",
                "Houses handed over, beside people with a commitment (the chain is on its page)",
            ),
            "house",
            _chain,
        ),
        (
            "M8",
            Text("ภาพก่อน–หลังที่แสดงได้", "Before and after, may be shown"),
            Text(
                "รายการที่มีภาพก่อนและหลังซึ่งยินยอมและเบลอใบหน้าแล้ว จากที่มีครบคู่",
                "Repairs with both photos, consent and blurred faces, of those with both photos",
            ),
            "repair",
            _shown_photos,
        ),
        (
            "M9",
            Text("คนที่ได้อยู่ดีขึ้น", "People housed"),
            Text(
                "Σ สมาชิกของครัวเรือนที่ได้รับมอบบ้าน นับครัวเรือนละครั้ง",
                "Σ members of households with a house handed over, each household once",
            ),
            "person",
            _housed,
        ),
        (
            "M10",
            Text("สภาพบ้านดีขึ้น (มัธยฐาน)", "Condition change (median)"),
            Text(
                "มัธยฐานของคะแนนสภาพบ้านก่อน − หลัง ของบ้านที่มีทั้งสองครั้ง",
                "median(condition score before − after) where both exist",
            ),
            "point",
            _better,
        ),
        (
            "M11",
            Text("หมู่บ้านที่มีบ้านส่งมอบ", "Villages reached"),
            Text(
                "หมู่บ้านที่มีบ้านส่งมอบแล้วอย่างน้อยหนึ่งหลัง",
                "Villages with at least one house handed over",
            ),
            "village",
            _villages,
        ),
        (
            "M12",
            Text("อำเภอที่เป็นไปตามแผน", "Districts on track"),
            Text(
                "อำเภอที่ SPI ≥ 0.95 หรือถึงเป้าแล้ว จากอำเภอที่มีเป้า",
                "Districts with SPI ≥ 0.95 or reached, of those with a target",
            ),
            "item",
            _districts_on_track,
        ),
        (
            "M13",
            Text("ส่งมอบตั้งแต่ประชุมครั้งก่อน", "Handed over since the last meeting"),
            Text(
                "บ้านส่งมอบถึงวันนี้ − ถึงวันประชุมครั้งก่อน คำนวณใหม่จากประวัติสถานะ",
                "Handed over by today − by the last meeting, recomputed from the status log",
            ),
            "house",
            _since_last_meeting,
        ),
        (
            "M14",
            Text("เรื่องที่ขอจากที่ประชุม: คำมั่นเกินกำหนด", "Asks: pledges overdue"),
            Text(
                "คำมั่นภาคีที่เกินกำหนด (รายการอยู่ในหน้าภาคี)",
                "Partners' pledges overdue (listed on the partners page)",
            ),
            "pledge",
            _asks,
        ),
    )
)
