"""Slides for the day the programme is opened: who stands together, what is promised, and the plan.

Nothing has been handed over then, so nothing is measured: promises are told as promises.
"""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from data_access.access.scope import Scope
from data_access.language.plurals import counted, one_or_many
from data_access.language.vocabulary import AGENDA_KIND, BINDS, PARTICIPANT_GROUP, Text
from data_access.queries.meetings.gatherings import agenda_items, clauses, gatherings
from data_access.queries.network import network
from data_access.queries.network.goals import goal_board
from data_access.queries.partners import partners
from data_access.queries.repairs.houses import handed_over_count, houses_plan
from data_access.snapshots.programme import Programme
from display.story import houses, lacking, places, promises
from display.story import people as people_slides
from display.story.slide import Number, Picture, Slide
from display.story.story_context import StoryContext

MOST_LINES = 5  # that the back row can read
MINUTES = Text("บันทึกการประชุม", "The minutes")


def is_kick_off(programme: Programme) -> bool:
    """Whether in the whole province no house is handed over yet and no promise is overdue or
    delivered on: from then on a meeting asks what became of them."""
    every = programme.within(Scope(as_of=programme.scope.as_of))
    if handed_over_count(every):
        return False
    sums = partners.fulfilment(every)
    return not sums["overdue"] and not sums["counted_thb"]


def why(told: StoryContext) -> Slide:
    """Where the need is, without the share that has its house: nobody has yet."""
    slide = places.need(told)
    note = told.figure("G8").note
    return replace(slide, lead=note or Text("", ""), numbers=slide.numbers[:1])


def lack(told: StoryContext) -> Slide | None:
    """What people lack beside a house; of a house that did not suffice there is nothing to say."""
    slide = lacking.lacking(told)
    return slide and replace(slide, numbers=slide.numbers[:1])


def invited(told: StoryContext) -> Slide:
    """The people of the network by group, and how many have made a commitment."""
    rows = network.participants_by_stage(told.programme)
    groups = rows.groupby("participant_group", sort=False)["people"].sum()
    everyone, committed = (
        int(network.participant_counts(told.programme)[key]) for key in ("goal", "committed")
    )
    th, en = (
        ", ".join(f"{PARTICIPANT_GROUP[one][spoken]} {people:,}" for one, people in groups.items())
        for spoken in (0, 1)
    )
    registered = int(groups.sum())
    if registered and registered != everyone:
        th, en = f"ในทะเบียน {registered:,} คน: {th}", f"{registered:,} in the register: {en}"
    slide = people_slides.people(told)
    if not everyone:
        return slide
    return replace(
        slide,
        title=Text(
            f"เครือข่าย {everyone:,} คน", f"A network of {counted(everyone, 'person', 'people')}"
        ),
        lead=Text(th, en),
        numbers=(
            Number(told.count(everyone), Text("คนในเครือข่าย", "people in the network")),
            Number(told.count(committed), Text("คน ให้คำมั่นแล้ว", "committed so far")),
        ),
    )


def pledged(told: StoryContext) -> Slide | None:
    """What each partner promises, as a promise; no slide where none has promised."""
    sums = partners.fulfilment(told.programme, told.partner_id)
    if not sums["promised_thb"]:
        return None
    promised = told.baht(sums["promised_thb"])
    who = told.partner(told.partner_id) if told.partner_id else Text("ภาคี", "Partners")
    slide = promises.promises(told)
    bars = slide.picture.value.only_wholes
    if count := len(bars.rows):
        alt = Text(f"แถบคำมั่น {count} แถว", counted(count, "bar of a promise", "bars of promises"))
        bars = replace(bars, alt=alt)
    return replace(
        slide,
        title=Text(f"{who.th}ให้คำมั่นรวม {promised.th}", f"{who.en} promise {promised.en}"),
        lead=Text(
            "คำมั่นแต่ละข้อมีจำนวนและกำหนดวัน และจะเล่าผลในการประชุมครั้งต่อไป",
            "Each promise has a quantity and a day; the next meeting hears what came of it",
        ),
        numbers=(Number(promised, Text("ที่ให้คำมั่น", "promised")),),
        picture=Picture("bullets", bars.table(), bars.columns, bars.alt, bars),
        source=Text("คำมั่นของภาคี", "Partners’ pledges"),
        note=Text(
            "อ่านชื่อภาคีและคำมั่นทีละราย ขอให้ผู้แทนยืนขึ้นเมื่อถึงชื่อตน",
            "Read each partner and its promise. Ask its representative to stand when named.",
        ),
    )


def goals_set(told: StoryContext) -> Slide | None:
    """The goals that are due first, each with its owner and day; no slide where none is set."""
    return _goals(told, "goals_set", 0) if len(goal_board(told.programme)) else None


def goals_later(told: StoryContext) -> Slide | None:
    """The others; no slide where the first holds them all."""
    board = goal_board(told.programme)
    return _goals(told, "goals_later", MOST_LINES) if len(board) > MOST_LINES else None


def _goals(told: StoryContext, key: str, first: int) -> Slide:
    board = goal_board(told.programme).sort_values(["due_on", "goal_id"])
    lines = [_goal(told, row) for row in board.itertuples()][first : first + MOST_LINES]
    name = Text("เป้าหมายของเครือข่าย", "The network’s goals")
    if first:
        name = Text("เป้าหมายของเครือข่าย (ต่อ)", "The network’s goals (continued)")
    title = Text(
        f"เป้าหมาย {len(board)} ข้อ ใครรับผิดชอบ ภายในเมื่อใด",
        f"{counted(len(board), 'goal')}: who is in charge, and by when",
    )
    return _listed(
        key,
        name,
        title,
        lines,
        Text("เป้าหมาย", "Goal"),
        Text("เป้าหมายเครือข่าย", "The network’s goals"),
        Text(
            "อ่านเป้าหมาย ผู้รับผิดชอบ และวัน แล้วถามว่ามีข้อใดที่ยังทำไม่ได้เพราะขาดอะไร",
            "Read each goal, its owner and day. Ask whether anything is missing to reach it.",
        ),
    )


def _goal(told: StoryContext, row) -> Text:
    day, owner = told.date(row.due_on.date()), Text("", "")
    if isinstance(row.owner_partner_id, str):
        owner = Text(*(f" ({name})" for name in told.partner(row.owner_partner_id)))
    th, en = row.name_th, row.name_en
    if not pd.isna(row.target) and row.target:
        th = f"{th}: {told.th.quantity(row.target, row.unit)}"
        en = f"{en}: {told.en.quantity(row.target, row.unit)}"
    return Text(f"{th} ภายใน {day.th}{owner.th}", f"{en} by {day.en}{owner.en}")


def plan_aloud(told: StoryContext) -> Slide:
    """The plan of houses read aloud: how many before the rains, and how many in all."""
    slide = houses.pace(told)
    plan = houses_plan(told.programme)
    if plan is None or plan.is_nothing_due:
        return slide
    target, due = told.count(plan.target), told.date(plan.due_on)
    whole = Text(
        f"{target.th} หลังภายใน {due.th}",
        f"{target.en} {one_or_many(plan.target, 'house')} by {due.en}",
    )
    numbers = [
        Number(
            target,
            Text("หลัง คือเป้าหมาย", f"{one_or_many(plan.target, 'house is', 'houses are')} the goal"),
        )
    ]
    title = Text(f"แผน: {whole.th}", f"The plan: {whole.en}")
    rain = plan.first_rain()
    if rain is not None and round(plan.expected_by(rain)):
        before = round(plan.expected_by(rain))
        day, dry = told.date(rain), told.count(before)
        title = Text(
            f"แผน: {dry.th} หลังก่อนฝน แล้วครบ {whole.th}",
            f"The plan: {dry.en} {one_or_many(before, 'house')} before the rains, {whole.en}",
        )
        numbers.insert(
            0, Number(dry, Text(f"หลัง ก่อนฝน ({day.th})", f"before the rains ({day.en})"))
        )
    return replace(
        slide,
        name=Text("แผนซ่อมบ้าน", "The plan of houses"),
        title=title,
        lead=_due_by_now(plan.expected_by(told.programme.as_of), plan.is_slower_in_rain),
        numbers=tuple(numbers),
    )


def _due_by_now(expected: float, is_slower_in_rain: bool) -> Text:
    """What the plan has due already, where that is a house or more; else why it bends."""
    if due := round(expected):
        return Text(
            f"ถึงวันนี้ตามแผนควรส่งมอบแล้ว {due:,} หลัง ยังไม่มีหลังใดส่งมอบ",
            f"By today the plan has {counted(due, 'house')} handed over; none is yet",
        )
    if is_slower_in_rain:
        return Text(
            "หน้าฝนทางขาด แผนจึงช้าลงในเดือนฝน",
            "Roads are cut in the rains, so the plan is slower then",
        )
    return Text("", "")


def activities(told: StoryContext) -> Slide | None:
    """The agenda of the newest meeting; no slide where none is on record."""
    met, items = gatherings(told.programme), agenda_items(told.programme)
    if met.empty:
        return None
    items = items[items["event_id"] == met.iloc[0]["event_id"]]
    if items.empty:
        return None
    lines = [_activity(row) for row in items.itertuples()][:MOST_LINES]
    return _listed(
        "activities",
        Text("กิจกรรมวันนี้", "Today’s activities"),
        Text(
            f"วันนี้มี {len(items)} กิจกรรม", f"Today: {counted(len(items), 'activity', 'activities')}"
        ),
        lines,
        Text("กิจกรรม", "Activity"),
        MINUTES,
        Text("บอกลำดับของวัน และเวลาพัก", "Say the order of the day, and when there is a break."),
    )


def _activity(row) -> Text:
    kind = AGENDA_KIND[row.kind]
    english = row.title_en if isinstance(row.title_en, str) else row.title_th
    return Text(f"{kind.th}: {row.title_th}", f"{kind.en}: {english}")


def agreed(told: StoryContext) -> Slide | None:
    """What the newest agreement binds its signatories to; no slide where none has clauses."""
    rows = clauses(told.programme)
    if rows.empty:
        return None
    rows = rows[rows["agreement_id"] == rows.iloc[-1]["agreement_id"]]
    lines = []
    for row in rows.itertuples():
        who = BINDS[row.binds]
        english = row.text_en if isinstance(row.text_en, str) else row.text_th
        lines.append(Text(f"{row.text_th} ({who.th})", f"{english} ({who.en.lower()})"))
    return _listed(
        "agreed",
        Text("ข้อตกลงที่ลงนาม", "What is signed"),
        Text(
            f"ลงนามแล้วผูกพัน {len(lines)} ข้อ",
            f"The signatures bind to {counted(len(lines), 'clause')}",
        ),
        lines[:MOST_LINES],
        Text("ข้อ", "Clause"),
        Text("บันทึกข้อตกลงความร่วมมือ", "The memorandum of understanding"),
        Text(
            "อ่านข้อตกลง แล้วเชิญผู้ลงนามขึ้นเวทีตามลำดับ",
            "Read the clauses, then call those who sign to the stage in turn.",
        ),
    )


def _listed(
    key: str, name: Text, title: Text, lines: Sequence[Text], head: Text, source: Text, note: Text
) -> Slide:
    every = Text("\n".join(one.th for one in lines), "\n".join(one.en for one in lines))
    return Slide(
        key,
        name,
        title,
        Text("", ""),
        (),
        Picture(
            "asks",
            pd.DataFrame({"number": range(1, len(lines) + 1), "ask": [*lines]}),
            {"number": Text("ข้อ", "No."), "ask": head},
            Text(f"{name.th} {len(lines)} ข้อ", f"{name.en}: {counted(len(lines), 'line')}"),
        ),
        source,
        Text(f"{note.th}\n{every.th}", f"{note.en}\n{every.en}"),
    )
