"""The kick-off as it was, and who came to it and to the newest review."""

from pathlib import Path

from sample_data.making.basics.days import OPENED, day, iso_day
from sample_data.making.basics.tables import write_rows
from sample_data.making.network.participants import make_participants
from sample_data.making.network.partners import MOU_PARTIES, MOU_REFERENCE

KICK_OFF, SIGNING, REVIEW = "E-01", "E-02", "E-14"
REVIEWED = day("2024-02-29")

# Event, kind, Thai, English, speaker, minutes. What is not known of the day is left out.
_AGENDA = (
    (KICK_OFF, "lecture", "บรรยายให้ความรู้", "Lectures that gave knowledge", "", ""),
    (KICK_OFF, "opening", "เปิดโครงการบ้านแห่งความสุข (Kick-Off)", "Kick-off of Home of Happiness", "ผู้ว่าราชการจังหวัด", ""),
    (KICK_OFF, "power_building", "สร้างพลังและเชื่อมความร่วมมือเพื่อพัฒนาพื้นที่", "Building power and linking cooperation for area development", "", ""),
    (KICK_OFF, "signing", "ลงนามบันทึกข้อตกลงความร่วมมือ", "Signing of the partnership", "", ""),
    (REVIEW, "opening", "ประธานแจ้งให้ที่ประชุมทราบ", "Opening by the chair", "ผู้ว่าราชการจังหวัด", 15),
    (REVIEW, "report", "มติครั้งก่อนทำถึงไหน", "What became of the last decisions", "พมจ.แม่ฮ่องสอน", 20),
    (REVIEW, "report", "ความก้าวหน้าการซ่อมบ้านเทียบแผน", "Progress of the repairs against the plan", "พอช. ภาคเหนือ", 30),
    (REVIEW, "discussion", "งานที่ค้าง และตำบลที่ยังไม่มีบ้าน", "Work that is stuck, and places without a house", "", 45),
    (REVIEW, "decision", "พิจารณามติและผู้รับผิดชอบ", "Decisions and who is in charge", "", 30),
)  # fmt: skip
_CLAUSES = (
    ("บูรณาการข้อมูลเป็นแผนพัฒนาเชิงพื้นที่สำหรับกลุ่มเปราะบางทุกมิติ", "Bring data together into area-based development plans for vulnerable groups in every dimension", "all"),
    ("พัฒนาต้นแบบแก้ความยากจน กลุ่มเป้าหมาย และชุมชนเปราะบาง ให้นำไปปฏิบัติได้จริง", "Develop models for poverty, target groups and vulnerable communities that lead to real practice", "partners"),
    ("เชื่อมความร่วมมือระหว่างหน่วยงาน อปท. และเครือข่ายองค์กรชุมชน", "Link cooperation between offices, LAOs and community networks", "network"),
)  # fmt: skip
# How many of the 120 were there at the review, in this order; the others did not come.
_AT_THE_REVIEW = (("present", 78), ("represented", 6), ("excused", 14))
_PARTNERS_AT_THE_REVIEW = (
    "codi-north", "mhs-council", "mhs-network", "mhs-college", "mhs-psdhs", "mhs-redcross", "mhs-pao",
    "mhs-town",
)  # fmt: skip


def write_gatherings(folder: Path) -> None:
    """Agenda, attendance, the agreement with its clauses, and who signed it."""
    agenda, seq = [], {}
    for event_id, kind, th, en, speaker, minutes in _AGENDA:
        seq[event_id] = seq.get(event_id, 0) + 1
        agenda.append(
            {
                "event_id": event_id,
                "seq": seq[event_id],
                "kind": kind,
                "title_th": th,
                "title_en": en,
                "speaker_role": speaker,
                "minutes": minutes,
            }
        )
    days = {KICK_OFF: OPENED, REVIEW: REVIEWED}
    write_rows(folder, "agenda_item", agenda, [days[row["event_id"]] for row in agenda])
    came = _attendance()
    write_rows(folder, "attendance", came, [days[row["event_id"]] for row in came])
    agreement = {
        "agreement_id": MOU_REFERENCE,
        "title_th": "บันทึกข้อตกลงความร่วมมือโครงการบ้านแห่งความสุข จังหวัดแม่ฮ่องสอน",
        "title_en": "Memorandum of understanding of Home of Happiness, Mae Hong Son",
        "version": 1,
        "signed_on": iso_day(OPENED),
    }
    write_rows(folder, "agreement", [agreement], OPENED)
    clauses = [
        {"agreement_id": MOU_REFERENCE, "seq": number, "text_th": th, "text_en": en, "binds": binds}
        for number, (th, en, binds) in enumerate(_CLAUSES, start=1)
    ]
    write_rows(folder, "agreement_clause", clauses, OPENED)
    signatures = [
        {
            "signature_id": f"SG-{number:02d}",
            "agreement_id": MOU_REFERENCE,
            "partner_id": partner_id,
            "role": "ผู้แทนหน่วยงาน",
            "signed_on": iso_day(OPENED),
            "event_id": SIGNING,
        }
        for number, partner_id in enumerate(MOU_PARTIES, start=1)
    ]
    write_rows(folder, "signature", signatures, OPENED)


def _attendance() -> list[dict]:
    people = [person["participant_id"] for person in make_participants()]
    came = [(KICK_OFF, "participant_id", one, "present") for one in people]
    came += [(KICK_OFF, "partner_id", one, "present") for one in MOU_PARTIES]
    # Every district is there: the 120 are dealt out in strides, not in the order of their ids.
    dealt = [people[place * 7 % len(people)] for place in range(len(people))]
    presences = [presence for presence, count in _AT_THE_REVIEW for _ in range(count)]
    presences += ["absent"] * (len(people) - len(presences))
    of_person = dict(zip(dealt, presences, strict=True))
    came += [(REVIEW, "participant_id", one, of_person[one]) for one in people]
    came += [(REVIEW, "partner_id", one, "present") for one in _PARTNERS_AT_THE_REVIEW]
    return [
        {
            "attendance_id": f"AT-{number:04d}",
            "event_id": event_id,
            column: who,
            "presence": presence,
            "method": "list",
        }
        for number, (event_id, column, who, presence) in enumerate(came, start=1)
    ]
