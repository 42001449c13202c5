"""What the minutes of one meeting say, in words: the same for the PDF and the Word file."""

from dataclasses import dataclass

import pandas as pd

from data_access.access.scope import Scope
from data_access.language.plurals import counted
from data_access.language.vocabulary import AGENDA_KIND, BINDS, DECISION_STATE, EVENT_KIND, Text
from data_access.queries.meetings import gatherings
from data_access.queries.meetings.decisions import OPEN, decisions
from data_access.snapshots.programme import Programme
from display.answers.decided import owner_of, text_of
from display.words.bilingual import Bilingual
from display.words.words import Words, words_of
from display.words.writing import Language
from exports.brief.brief_contents import MADE_UP, PROGRAMME

TITLE = Text("บันทึกการประชุม", "Minutes of the meeting")
LINES = (
    Text("ผู้จดบันทึก ลงชื่อ", "Minutes taken by, signed"),
    Text("ประธาน ลงชื่อ", "Chair, signed"),
)
HEAD = (
    Text("ที่", "No."),
    Text("มติ", "Decision"),
    Text("ผู้รับผิดชอบ", "In charge"),
    Text("ครบกำหนด", "Due"),
    Text("สถานะ", "State"),
)
NOTHING_SEEN = Text(
    "ไม่มีมติของพื้นที่ที่ผู้อ่านนี้ดูได้", "Nothing was decided on the areas that this reader may see"
)
NOTHING_DECIDED = Text("ไม่มีมติในการประชุมนี้", "Nothing was decided at this meeting")


@dataclass(frozen=True)
class Section:
    """A heading with lines of text, or with a table of `head` and `rows`."""

    title: str
    lines: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Minutes:
    """`facts` are what, when, where and who came; `lines` places to sign; `made_up` a warning or
    nothing; `foot` the snapshot the figures are of."""

    title: str
    subtitle: str
    facts: tuple[str, ...]
    sections: tuple[Section, ...]
    lines: tuple[str, ...]
    made_up: str
    foot: str


def minutes(programme: Programme, event_id: str, language: Language) -> Minutes:
    """Of one meeting by the as-of day: its agenda, what was signed and decided, and what of earlier
    decisions was still open. KeyError for an event that is no meeting by then.

    A meeting is of the whole network: whatever area is in view, its minutes have all that was decided,
    as far as the reader may see it.
    """
    programme = programme.within(Scope(as_of=programme.scope.as_of))
    met = gatherings.gatherings(programme).set_index("event_id", drop=False)
    row = met.loc[event_id]
    words, both = words_of(programme, language), Bilingual(programme)
    every = decisions(programme)
    mine = every[every["event_id"] == event_id].sort_values("seq")
    older = every[(every["held_on"] < row["held_on"]) & every["state"].isin(OPEN)]
    sections = [
        _agenda(programme, event_id, words),
        *_agreed(programme, row, words),
        Section(
            words.either("มติที่ประชุม", "Decisions"),
            () if len(mine) else (words.say(_nothing_decided(programme)),),
            tuple(words.say(one) for one in HEAD) if len(mine) else (),
            tuple(_decision(one, words, both) for _, one in mine.iterrows()),
        ),
    ]
    if len(older):
        sections.append(
            Section(
                words.either("มติก่อนหน้าที่ยังไม่เสร็จ", "Earlier decisions still open"),
                (),
                tuple(words.say(one) for one in HEAD),
                tuple(_decision(one, words, both) for _, one in older.iterrows()),
            )
        )
    as_of = words.date(programme.as_of)
    snapshot = programme.snapshot.id
    return Minutes(
        words.say(TITLE),
        _called(row, words),
        _facts(row, words),
        tuple(one for one in sections if one.lines or one.rows),
        tuple(words.say(one) for one in LINES),
        words.say(MADE_UP) if programme.snapshot.made_up else "",
        words.either(
            f"{words.say(PROGRAMME)} · สถานะมติ ณ {as_of} · ชุดข้อมูล {snapshot}",
            f"{words.say(PROGRAMME)} · decisions as of {as_of} · snapshot {snapshot}",
        ),
    )


def _nothing_decided(programme: Programme) -> Text:
    return NOTHING_DECIDED if programme.scope.is_whole_province else NOTHING_SEEN


def _called(row: pd.Series, words: Words) -> str:
    kind = EVENT_KIND[row["kind"]]
    titled = [row["title_th"], row["title_en"]]
    th, en = (
        one if isinstance(one, str) else kind[language] for language, one in enumerate(titled)
    )
    return words.say(Text(th, en))


def _facts(row: pd.Series, words: Words) -> tuple[str, ...]:
    facts = [words.date(row["held_on"].date()), str(row["place"])]
    if isinstance(row["chair_role"], str):
        facts.append(words.either(f"ประธาน {row['chair_role']}", f"Chair: {row['chair_role']}"))
    if row["invited"]:
        came = int(row["present"] + row["represented"])
        facts.append(
            words.either(
                f"มาประชุม {came:,} จากที่เชิญ {row['invited']:,} (ส่งผู้แทน {row['represented']:,}"
                f" ลา {row['excused']:,} ไม่มา {row['absent']:,})",
                f"{came:,} came of {row['invited']:,} invited ({row['represented']:,} sent somebody,"
                f" {row['excused']:,} excused, {row['absent']:,} absent)",
            )
        )
    elif not pd.isna(row["attendees"]):
        people = int(row["attendees"])
        facts.append(words.either(f"ผู้เข้าร่วม {people:,} คน", counted(people, "person", "people")))
    return tuple(facts)


def _agenda(programme: Programme, event_id: str, words: Words) -> Section:
    items = gatherings.agenda_items(programme)
    lines = []
    for row in items[items["event_id"] == event_id].itertuples():
        title = words.say(Text(row.title_th, _or(row.title_en, row.title_th)))
        by = f" ({row.speaker_role})" if isinstance(row.speaker_role, str) else ""
        lines.append(f"{row.seq}. {words.say(AGENDA_KIND[row.kind])}: {title}{by}")
    return Section(words.either("ระเบียบวาระ", "Agenda"), tuple(lines))


def _agreed(programme: Programme, row: pd.Series, words: Words) -> list[Section]:
    made, clauses = gatherings.agreements(programme), gatherings.clauses(programme)
    signed = gatherings.signatures(programme)
    sections = []
    for one in made[made["signed_on"] == row["held_on"]].itertuples():
        lines = [
            f"{clause.seq}. {words.say(Text(clause.text_th, _or(clause.text_en, clause.text_th)))}"
            f" ({words.say(BINDS[clause.binds])})"
            for clause in clauses[clauses["agreement_id"] == one.agreement_id].itertuples()
        ]
        names = [
            words.say(words.full_names[partner_id])
            for partner_id in signed.loc[signed["agreement_id"] == one.agreement_id, "partner_id"]
            if partner_id in words.full_names
        ]
        if names:
            lines.append(f"{words.either('ลงนามโดย', 'Signed by')} {', '.join(names)}")
        if isinstance(one.text_sha256, str):
            lines.append(f"SHA-256 {one.text_sha256}")
        title = words.say(Text(one.title_th, _or(one.title_en, one.title_th)))
        sections.append(Section(title, tuple(lines)))
    return sections


def _decision(row: pd.Series, words: Words, both: Bilingual) -> tuple[str, ...]:
    return (
        str(row["seq"]),
        words.say(text_of(row)),
        words.say(owner_of(row, both)),
        words.date(row["due_on"].date()),
        words.say(DECISION_STATE[row["state"]]),
    )


def _or(text: object, other: str) -> str:
    return text if isinstance(text, str) and text else other
