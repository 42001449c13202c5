"""The meetings themselves: day and place, who came, the agenda, what was agreed, and the minutes."""

import pandas as pd
import streamlit as st

from data_access.language.plurals import counted
from data_access.language.vocabulary import AGENDA_KIND, BINDS, EVENT_KIND, Text
from data_access.queries.meetings import gatherings as asked
from exports.minutes.minutes_docx import minutes_docx
from exports.minutes.minutes_pdf import minutes_pdf
from ui.panels.records.records_words import plain
from ui.panels.shared.documents import Form, documents
from ui.session import view
from ui.session.language import say, say_date
from ui.session.words import partner_name

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NO_MEETING = Text("ยังไม่มีการประชุมถึงวันที่เลือก", "No meeting was held by the day chosen")
AGENDA = Text("ระเบียบวาระ", "Agenda")
AGREED = Text("ข้อตกลงที่ลงนาม", "Signed agreement")
MINUTES_PDF = Text("บันทึกการประชุม (PDF)", "Minutes (PDF)")
MINUTES_DOCX = Text("บันทึกการประชุม (Word)", "Minutes (Word)")


def draw_next() -> None:
    """The next meeting that is planned, if one is."""
    coming = view.ask(asked.next_meeting)
    if len(coming):
        row = coming.iloc[0]
        day = say_date(row["held_on"].date())
        st.caption(
            say(
                Text(f"ประชุมครั้งต่อไป {day} · {row['place']}", f"Next meeting {day} · {row['place']}")
            )
        )


def draw_meetings() -> None:
    """One block a meeting, newest first; the newest is open."""
    met = view.ask(asked.gatherings)
    if met.empty:
        st.info(say(NO_MEETING))
        return
    agenda, signed = view.ask(asked.agenda_items), view.ask(asked.signatures)
    for at, (_, row) in enumerate(met.iterrows()):
        with st.expander(_heading(row), expanded=at == 0, key=f"meeting_{row['event_id']}"):
            st.markdown(_who_came(row))
            _agenda(agenda[agenda["event_id"] == row["event_id"]])
            _agreed(row, signed)
            _minutes(row)


def _heading(row: pd.Series) -> str:
    title = say(Text(_words(row["title_th"]), _words(row["title_en"])))
    called = plain(title) or say(EVENT_KIND[row["kind"]])
    count = int(row["decisions"])
    decided = say(Text(f" · มติ {count} ข้อ", f" · decisions: {count}")) if count else ""
    return f"{say_date(row['held_on'].date())} · {called}{decided}"


def _words(value: object) -> str:
    return value if isinstance(value, str) else ""


def _who_came(row: pd.Series) -> str:
    parts = [plain(_words(row["place"]))]
    if row["invited"]:
        came = int(row["present"] + row["represented"])
        parts.append(
            say(
                Text(
                    f"มา {came:,} จากเชิญ {row['invited']:,} (ส่งผู้แทน {row['represented']:,}"
                    f" ลา {row['excused']:,} ไม่มา {row['absent']:,})",
                    f"{came:,} came of {row['invited']:,} invited ({row['represented']:,} sent somebody,"
                    f" {row['excused']:,} excused, {row['absent']:,} absent)",
                )
            )
        )
    elif not pd.isna(row["attendees"]):
        people = int(row["attendees"])
        said = Text(f"ผู้เข้าร่วม {people:,} คน", counted(people, "person", "people"))
        parts.append(say(said))
    return " · ".join(parts)


def _agenda(items: pd.DataFrame) -> None:
    if items.empty:
        return
    lines = [f"**{say(AGENDA)}**"]
    for row in items.itertuples():
        title = plain(say(Text(row.title_th, _words(row.title_en) or row.title_th)))
        kind = say(AGENDA_KIND[row.kind])
        by = f" ({plain(row.speaker_role)})" if _words(row.speaker_role) else ""
        lines.append(f"{row.seq}. {kind}: {title}{by}")
    st.markdown("\n".join([lines[0], "", *lines[1:]]))


def _agreed(row: pd.Series, signed: pd.DataFrame) -> None:
    """What was signed on the day of the meeting: title, clauses, and who signed."""
    made = view.ask(asked.agreements)
    made = made[made["signed_on"] == row["held_on"]]
    clauses = view.ask(asked.clauses)
    for one in made.itertuples():
        title = plain(say(Text(one.title_th, _words(one.title_en) or one.title_th)))
        version = say(Text(f"ฉบับที่ {one.version}", f"version {one.version}"))
        lines = [f"**{say(AGREED)}**: {title} ({version})", ""]
        for clause in clauses[clauses["agreement_id"] == one.agreement_id].itertuples():
            text = plain(say(Text(clause.text_th, _words(clause.text_en) or clause.text_th)))
            lines.append(f"{clause.seq}. {text} ({say(BINDS[clause.binds]).lower()})")
        who = signed[signed["agreement_id"] == one.agreement_id]
        names = [
            plain(partner_name(signer.partner_id))
            if _words(signer.partner_id)
            else _words(signer.lao_id)
            for signer in who.itertuples()
        ]
        lines += ["", f"{say(Text('ลงนามโดย', 'Signed by'))} {', '.join(names)}"]
        st.markdown("\n".join(lines))


def _minutes(row: pd.Series) -> None:
    named = f"minutes_{(event_id := row['event_id'])}"
    with st.container(horizontal=True, key=named):
        forms = (
            Form(MINUTES_PDF, minutes_pdf, "pdf", "application/pdf", ":material/description:"),
            Form(MINUTES_DOCX, minutes_docx, "docx", DOCX, ":material/edit_document:"),
        )
        documents(named, forms, f"{named}_{{}}", event_id=event_id)
