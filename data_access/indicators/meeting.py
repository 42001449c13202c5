"""Meetings: who came, what changed for people, and since the last time (M1, M2, M7–M13)."""

import pandas as pd

from data_access.access.release_days import MEETINGS
from data_access.indicators.commitments import COMMITMENT_ROWS
from data_access.indicators.drill_down import HANDED_OVER, DrillDown, households_that_are
from data_access.indicators.figure import NONE, Figure, count, people_count, sum_of
from data_access.indicators.indicator import indicator, ratio
from data_access.language.day_words import short_day_words
from data_access.language.vocabulary import Text
from data_access.queries.households import households
from data_access.queries.households.safe_counts import counts_in_view
from data_access.queries.network import network
from data_access.queries.repairs import houses
from data_access.snapshots.programme import Programme


def _attended(programme: Programme) -> Figure:
    return sum_of(network.participant_counts(programme)["attended"])


def _committed(programme: Programme) -> Figure:
    return sum_of(network.participant_counts(programme)["committed"])


def _network(programme: Programme) -> Figure:
    return sum_of(network.participant_counts(programme)["goal"])


came_to_the_kick_off = ratio(
    key="M1",
    name=Text("ผู้เข้าร่วมวันเปิดโครงการ", "Came to the kick-off"),
    unit="percent",
    formula=Text("ผู้ที่มาร่วม ÷ เครือข่ายทั้งหมด", "People who came ÷ the network"),
    rows=DrillDown(
        network.participant_rows,
        ("participant_id", "participant_group", "district_code", "attended_kickoff"),
    ),
    numerator=_attended,
    denominator=_network,
)


with_a_commitment = ratio(
    key="M2",
    name=Text("มีคำมั่นแล้ว", "With a commitment"),
    unit="percent",
    formula=Text(
        "ผู้เข้าร่วมที่มีคำมั่นอย่างน้อยหนึ่งข้อที่ไม่ยกเลิก ÷ เครือข่ายทั้งหมด",
        "People with at least one commitment not dropped ÷ the network",
    ),
    rows=COMMITMENT_ROWS,
    numerator=_committed,
    denominator=_network,
)


@indicator(
    key="M7",
    name=Text("จากคนสู่บ้าน", "From people to houses"),
    unit="house",
    formula=Text(
        "บ้านส่งมอบแล้ว เทียบผู้เข้าร่วมที่มีคำมั่น (ห่วงโซ่เต็มอยู่ในหน้าเครือข่าย)",
        "Houses handed over, next to people with a commitment (the chain is on its page)",
    ),
    rows=HANDED_OVER,
)
def from_people_to_houses(programme: Programme) -> Figure:
    links = network.chain(programme)
    return count(links["handed_over"], links["participants"])


@indicator(
    key="M8",
    name=Text("ภาพก่อน–หลังที่แสดงได้", "Before and after, may be shown"),
    unit="repair",
    formula=Text(
        "รายการที่มีภาพก่อนและหลังซึ่งยินยอมและเบลอใบหน้าแล้ว จากที่มีครบคู่",
        "Repairs with both photos, consent and blurred faces, of those with both photos",
    ),
)
def shown_photos(programme: Programme) -> Figure:
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


@indicator(
    key="M9",
    name=Text("คนที่ได้อยู่ดีขึ้น", "People housed"),
    unit="person",
    formula=Text(
        "Σ สมาชิกของครัวเรือนที่ได้รับมอบบ้าน นับครัวเรือนละครั้ง",
        "Σ members of households with a house handed over, each household once",
    ),
    rows=households_that_are("reached"),
)
def people_housed(programme: Programme) -> Figure:
    return people_count(counts_in_view(programme)["people_housed"])


@indicator(
    key="M10",
    name=Text("สภาพบ้านดีขึ้น (มัธยฐาน)", "Condition change (median)"),
    unit="point",
    formula=Text(
        "มัธยฐานของคะแนนสภาพบ้านก่อน − หลัง ของบ้านที่มีทั้งสองครั้ง ไม่แสดงหากน้อยกว่า {smallest_sample} หลัง",
        "median(condition score before − after) where both exist; none on fewer than {smallest_sample}",
    ),
    rows=HANDED_OVER,
)
def condition_change(programme: Programme) -> Figure:
    row = households.condition_change(programme).iloc[0]
    if pd.isna(row["median_change"]):
        return Figure(None, None, None if pd.isna(row["n"]) else int(row["n"]), "none")
    return Figure(float(row["median_change"]), None, int(row["n"]))


@indicator(
    key="M11",
    name=Text("หมู่บ้านที่มีบ้านส่งมอบ", "Villages reached"),
    unit="village",
    formula=Text(
        "หมู่บ้านที่มีบ้านส่งมอบแล้วอย่างน้อยหนึ่งหลัง",
        "Villages with at least one house handed over",
    ),
    rows=HANDED_OVER,
)
def villages_reached(programme: Programme) -> Figure:
    return count(households.villages_reached(programme))


@indicator(
    key="M12",
    name=Text("อำเภอที่เป็นไปตามแผน", "Districts on track"),
    unit="item",
    formula=Text(
        "อำเภอที่ SPI ≥ {pace.on_track} หรือถึงเป้าแล้ว จากอำเภอที่มีเป้า",
        "Districts with SPI ≥ {pace.on_track} or reached, of those with a target",
    ),
)
def districts_on_track(programme: Programme) -> Figure:
    rows = houses.progress_by_area(programme, "district")
    judged = rows[rows["rag"].isin(["on_track", "watch", "behind"])]
    return count(int((judged["rag"] == "on_track").sum()), len(judged)) if len(judged) else NONE


@indicator(
    key="M13",
    name=Text("ส่งมอบตั้งแต่ประชุมครั้งก่อน", "Handed over since the last meeting"),
    unit="house",
    formula=Text(
        "บ้านส่งมอบถึงวันนี้ − ถึงวันประชุมครั้งก่อน คำนวณใหม่จากประวัติสถานะ",
        "Handed over by today − by the last meeting, recomputed from the status log",
    ),
    rows=HANDED_OVER,
)
def since_last_meeting(programme: Programme) -> Figure:
    """Houses handed over since the newest meeting before the as-of day that the reader may ask
    about, recomputed from the log."""
    held = network.events(programme)
    meetings = held[held["kind"].isin(MEETINGS)]
    days = [day for day in meetings["held_on"].dt.date if day < programme.as_of]
    day = next((day for day in days if programme.sees(day)), None)
    if day is None:
        return NONE
    then = houses.handed_over_count(programme.on(day))
    now = houses.handed_over_count(programme)
    held_on = short_day_words(day)
    note = Text(f"ตั้งแต่ประชุม {held_on.th}", f"since the meeting of {held_on.en}")
    return Figure(now - then, now, then, note=note)
