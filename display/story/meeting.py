"""Slides of this meeting: what changed since the last one, and what is asked of it."""

import pandas as pd

from data_access.language.plurals import counted, one_or_many
from data_access.language.superlatives import DIRECTION
from data_access.language.vocabulary import Text
from display.answers.action_items import asks, nothing_to_ask
from display.changes import changes
from display.story.slide import Picture, Slide
from display.story.story_context import StoryContext

HOW_TO_ASK = Text(
    "อ่านทีละข้อ ขอผู้รับผิดชอบและวันที่ แล้วกด «รับเป็นมติ» ในหน้าประชุมและมติ เรื่องนี้จะกลับมาเป็นสไลด์ที่ 2 ครั้งหน้า",
    "Read them one by one; for each ask for an owner and a day, and press «Make it a decision» on the meetings page."
    " They come back as slide 2 next time.",
)
NONE_TO_ASK = Text(
    "วันนี้ไม่มีเรื่องที่ระบบเสนอ ถามที่ประชุมว่ามีเรื่องใดที่ควรตกลงกัน แล้วบันทึกเป็นมติในหน้าประชุมและมติ",
    "Nothing is proposed today. Ask the meeting what it should agree on, and record it as a decision"
    " on the meetings page.",
)


def since(told: StoryContext) -> Slide | None:
    """What moved since the last meeting and why; no slide where there is nothing to compare with."""
    if told.earlier is None or told.earlier >= told.programme.as_of:
        return None
    made = changes(told.programme, told.earlier)
    if not made:
        return None
    day, today = told.date(told.earlier), told.date(told.programme.as_of)
    first, others = made[0], made[1:]
    worse = [change for change in others if change.state == "worse"]
    then = worse[0].said if worse else others[0].said if others else Text("", "")
    table = pd.DataFrame(
        {
            "name": [one.name for one in made],
            "then": [one.then for one in made],
            "now": [one.now for one in made],
            "state": [DIRECTION[one.state] for one in made],
            "why": [_first_reason(one.why) for one in made],
            "state_code": [one.state for one in made],
        }
    )
    return Slide(
        "since",
        Text("ตั้งแต่ประชุมครั้งก่อน", "Since the last meeting"),
        first.said,
        Text(f"ตั้งแต่ {day.th} · {then.th}", f"Since {day.en} · {then.en}"),
        (),
        Picture(
            "changes",
            table,
            {
                "name": Text("เรื่อง", "Figure"),
                "then": day,
                "now": today,
                "state": Text("ความหมาย", "Meaning"),
                "why": Text("เพราะ", "Why"),
            },
            Text(
                f"ตัวเลข {len(made)} เรื่อง ณ {day.th} เทียบ {today.th}",
                f"{counted(len(made), 'figure')} on {day.en} against {today.en}",
            ),
        ),
        Text(
            "ประวัติสถานะการซ่อม การส่งมอบ คำมั่น และรายงานคำมั่น คำนวณใหม่ทั้งสองวัน",
            "Status log, deliveries, pledges and reports, recomputed for both days",
        ),
        Text(
            "\n".join(
                f"{one.name.th}: {', '.join(why.th for why in one.why)}" for one in made if one.why
            ),
            "\n".join(
                f"{one.name.en}: {'; '.join(why.en for why in one.why)}" for one in made if one.why
            ),
        ),
    )


def _first_reason(why: tuple[Text, ...]) -> Text:
    return why[0] if why else Text("", "")


def asking(told: StoryContext) -> Slide:
    """What the meeting is asked for, at most five things, verb first."""
    listed = asks(told.programme)
    if told.partner_id:
        mine = told.partner(told.partner_id).th
        listed = sorted(listed, key=lambda ask: mine not in ask.th)  # its own first
    count = len(listed)
    title = Text(
        f"ขอให้ที่ประชุมตัดสินใจ {count} เรื่อง",
        f"{count} {one_or_many(count, 'decision is', 'decisions are')} asked of this meeting",
    )
    lead = Text(
        "เรียงตามคำมั่นที่เกินกำหนด งานที่ค้าง และพื้นที่ที่ยังไม่มีบ้าน",
        "Overdue pledges first, then work that sticks, then places without a house",
    )
    if not listed:
        title = Text("ไม่มีเรื่องที่ต้องขอจากที่ประชุม", "Nothing has to be asked of this meeting")
        lead = nothing_to_ask(told.programme)
    return Slide(
        "asks",
        Text("เรื่องที่ขอจากที่ประชุม", "Asked of this meeting"),
        title,
        lead,
        (),
        Picture(
            "asks",
            pd.DataFrame({"number": range(1, count + 1), "ask": listed}),
            {"number": Text("ข้อ", "No."), "ask": Text("เรื่อง", "Ask")},
            Text(f"เรื่องที่ขอ {count} ข้อ", counted(count, "ask")) if listed else title,
        ),
        Text(
            "คำมั่นของภาคี ประวัติสถานะการซ่อม และทะเบียนครัวเรือน",
            "Pledges, the status log and the household register",
        ),
        HOW_TO_ASK if listed else NONE_TO_ASK,
    )
