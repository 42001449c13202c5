"""Slides of people: the opening, the network of people, and the way from people to houses."""

import pandas as pd

from data_access.language.plurals import counted, one_or_many
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import PARTNER_TYPE, Text
from data_access.queries.areas.programme_facts import opened_on, programme_name
from data_access.queries.network import network
from data_access.queries.partners.followed import houses_linked
from data_access.queries.partners.partners import partner_table
from data_access.queries.repairs.houses import houses_plan
from display.answers.ledger import linked_words
from display.answers.network_answer import NetworkAnswer
from display.answers.scope import area_in_view
from display.charts import chain_links
from display.charts.people_dots import people_dots
from display.story.slide import Number, Picture, Slide
from display.story.story_context import StoryContext


def opening(told: StoryContext) -> Slide:
    """The programme, where and when it began, and who signed."""
    programme = told.programme
    name, area, opened = programme_name(programme), area_in_view(programme), opened_on(programme)
    table = partner_table(programme)
    signed = table[table["mou_party"]]
    people = network.participant_counts(programme)
    plan = houses_plan(programme)
    day = told.date(opened)
    numbers = [
        Number(
            told.count(len(signed)),
            Text(
                "หน่วยงานลงนามความร่วมมือ (MOU)",
                f"{one_or_many(len(signed), 'body', 'bodies')} signed the MOU",
            ),
        ),
        Number(told.count(people["goal"]), Text("คนในเครือข่าย", "people in the network")),
    ]
    if plan and not plan.is_nothing_due:
        numbers.append(
            Number(
                told.count(plan.target),
                Text(
                    "หลัง คือเป้าหมาย",
                    f"{one_or_many(plan.target, 'house is', 'houses are')} the goal",
                ),
            )
        )
    of_partner = Text("", "")
    if told.partner_id:
        partner = told.full_name(told.partner_id)
        of_partner = Text(f" รายงานของ{partner.th}", f" Report on {partner.en}.")
    return Slide(
        "opening",
        Text("เปิดเรื่อง", "Opening"),
        Text(f"{name.th} {area.th}", f"{name.en}, {area.en}"),
        Text(
            f"เปิดโครงการเมื่อ {day.th} เพื่อบ้าน คุณภาพชีวิต และรายได้ของคนในพื้นที่{of_partner.th}",
            f"Opened on {day.en} for homes, better lives and income in the community."
            f"{of_partner.en}",
        ),
        tuple(numbers),
        Picture(
            "parties",
            pd.DataFrame(
                {
                    "name": [told.full_name(one) for one in signed["partner_id"]],
                    "type": [PARTNER_TYPE[one] for one in signed["partner_type"]],
                }
            ),
            {"name": Text("ผู้ลงนาม", "Signed by"), "type": Text("ประเภท", "Type")},
            Text("รายชื่อหน่วยงานที่ลงนามความร่วมมือ", "The bodies that signed the MOU"),
        ),
        Text("ทะเบียนโครงการและภาคี", "The register of the programme and its partners"),
        Text(
            "กล่าวต้อนรับ ทบทวนว่าวันเปิดโครงการเราตกลงอะไรกันไว้ แล้วบอกว่าวันนี้จะเล่าตามลำดับ"
            " คน เป้าหมาย บ้าน และเรื่องที่ขอจากที่ประชุม",
            "Welcome everyone, recall what was agreed at the opening, and say what comes: people,"
            " goals, houses, and what is asked of this meeting.",
        ),
    )


def people(told: StoryContext) -> Slide:
    """Everyone of the network, one dot a person, by how far their commitment has come."""
    network = NetworkAnswer(told.programme)
    committed, everyone = network.committed, network.everyone
    dots = people_dots(told.programme)
    return Slide(
        "people",
        Text("เครือข่าย", "The network"),
        network.title,
        network.lead,
        (
            Number(told.count(committed), Text("คนมีคำมั่น", "people committed")),
            Number(
                told.shared(network.kept),
                Text("คำมั่นสำเร็จ", "kept"),
                "late" if network.is_late else "plain",
            ),
        )
        if everyone
        else (),
        Picture("dots", dots.table(), dots.columns, dots.alt, dots),
        Text(
            "ทะเบียนผู้เข้าร่วมและรายงานคำมั่นที่ตรวจสอบแล้ว",
            "The register of participants and verified reports of commitments",
        ),
        _to_do(committed, everyone),
    )


def _to_do(committed: int, everyone: int) -> Text:
    """What a dot is, and what to ask of those without a commitment, where there are any."""
    if not everyone:
        return Text(
            "ไม่มีผู้เข้าร่วมจากพื้นที่นี้ในทะเบียน เลือกพื้นที่อื่นหรือทั้งจังหวัดเพื่อเล่าเรื่องเครือข่าย",
            "The register has no participant of this area. Choose another one, or the whole province,"
            " to speak of the network.",
        )
    waiting = everyone - committed
    if not waiting:
        return Text(
            "หนึ่งจุดคือหนึ่งคน ทุกคนมีคำมั่นแล้ว",
            "One dot is one person. Everybody has made a commitment.",
        )
    return Text(
        f"หนึ่งจุดคือหนึ่งคน จุดโปร่งคือผู้ที่ยังไม่มีคำมั่น {waiting:,} คน ชวนให้เลือกหนึ่งเรื่องที่ทำได้ก่อนจบการประชุม",
        "One dot is one person; the hollow ones have made no commitment yet"
        f" ({waiting:,}). Ask each of them to take on one before the meeting ends.",
    )


def _from_people_to_houses(people: int, houses: int) -> Text:
    if not houses:
        return Text("ยังไม่มีบ้านที่ส่งมอบ", "No house is handed over yet")
    if not people:
        return Text(
            f"ส่งมอบบ้าน {houses:,} หลัง โดยยังไม่มีผู้ให้คำมั่น",
            f"{counted(houses, 'house')} handed over, and nobody has made a commitment",
        )
    return Text(
        f"จากคน {people:,} คน สู่บ้าน {houses:,} หลัง",
        f"From {counted(people, 'person', 'people')} to {counted(houses, 'house')}",
    )


def chain(told: StoryContext) -> Slide:
    """From people to houses, each counted once."""
    links, value = network.chain(told.programme), chain_links.chain(told.programme)
    linked = linked_words(houses_linked(told.programme))
    first, last = links["participants"], links["handed_over"]
    under_way, more = links["under_way"], Text("", "")
    if under_way:
        more = Text(
            f"ที่กำลังทำอีก {under_way:,} หลัง",
            f"; {under_way:,} more {one_or_many(under_way, 'is', 'are')} under way",
        )
    return Slide(
        "chain",
        Text("จากคนสู่บ้าน", "From people to houses"),
        _from_people_to_houses(first, last),
        Text(
            f"คำมั่นของคนและของภาคี กลายเป็นบ้าน{more.th}",
            f"What people and partners promised becomes houses{more.en}",
        ),
        (Number(told.count(last), Text("หลัง ส่งมอบแล้ว", "houses handed over")),),
        Picture("chain", value.table(), value.columns, value.alt, value),
        Text(
            "คำมั่นของผู้เข้าร่วม คำมั่นของภาคี และประวัติสถานะการซ่อม",
            "Commitments, pledges and the status log of repairs",
        ),
        Text(
            f"{linked.th} นับเฉพาะที่มีบันทึกว่าเชื่อมกัน แต่ละขั้นนับคนละหน่วย"
            " จึงไม่ใช่ร้อยละของกัน เล่าว่าคำมั่นหนึ่งข้อในตำบลกลายเป็นบ้านหนึ่งหลังได้อย่างไร",
            f"{linked.en} Only what is recorded as linked is counted. Each link counts something"
            " else, so none is a share of another. Tell how one commitment"
            f" in one {SUBDISTRICT.one} became one house.",
        ),
    )
