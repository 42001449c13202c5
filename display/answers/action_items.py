"""What the meeting is asked for: pledges that are overdue, work that sticks, places left out."""

from dataclasses import dataclass, replace

from data_access.indicators import BY_KEY
from data_access.language.plurals import counted, one_or_many
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import REPAIR_STATUS, Text
from data_access.queries.areas.areas import areas
from data_access.queries.households import households
from data_access.queries.insights.insights import mostly_because
from data_access.queries.partners import partners
from data_access.queries.repairs import repairs
from data_access.snapshots.programme import Programme
from display.answers.about import about_of, asked_again

MOST = 5
NOTHING_ON_RECORD = Text(
    "ยังไม่มีคำมั่น งานซ่อม หรือการประเมินในพื้นที่นี้", "no pledge, repair or assessment is on record here yet"
)


@dataclass(frozen=True)
class Ask:
    """One sentence, and the page and choices that show the `number` of rows that it counts."""

    text: Text
    number: int
    page: str
    filters: dict[str, str]


def asks(programme: Programme) -> list[Text]:
    """The sentences of `asks_with_rows`."""
    return [one.text for one in asks_with_rows(programme)]


def nothing_to_ask(programme: Programme) -> Text:
    """What none of is overdue, stalled or left out, where nothing is asked. Only what is on record
    is spoken of: of no pledge none is overdue, and where nobody looked no place is known."""
    said = []
    if partners.fulfilment(programme)["pledges"]:
        said.append(Text("ไม่มีคำมั่นเกินกำหนด", "no pledge is overdue"))
    if repairs.funnel(programme)["repairs"].iloc[0]:
        said.append(Text("ไม่มีงานค้าง", "no work sticks"))
    if BY_KEY["G12b"].measure(programme).value is not None:
        said.append(Text("ไม่มีพื้นที่ที่ถูกทิ้งไว้", "no place is left out"))
    said = said or [NOTHING_ON_RECORD]
    english = ", ".join(one.en for one in said)
    return Text(" ".join(one.th for one in said), f"{english[:1].upper()}{english[1:]}")


def asks_with_rows(programme: Programme) -> list[Ask]:
    """At most five sentences, verb first: two partners, two stages and the places with need and
    no house; where one kind has fewer, the others have more."""
    kinds = [_overdue_pledges(programme), _stalled(programme), _left_out(programme)]
    chosen = [kind[:2] for kind in kinds]
    for kind, first in zip(kinds, chosen, strict=True):
        room = MOST - sum(len(one) for one in chosen)
        first.extend(kind[2 : 2 + max(room, 0)])
    return [_counted(programme, ask) for kind in chosen for ask in kind]


def _counted(programme: Programme, ask: Ask) -> Ask:
    """The ask, and which time it is where earlier meetings decided on the same."""
    again = asked_again(programme, about_of(ask.filters))
    if not again.en:
        return ask
    return replace(ask, text=Text(f"{ask.text.th} · {again.th}", f"{ask.text.en} · {again.en}"))


def _overdue_pledges(programme: Programme) -> list[Ask]:
    """One ask a partner with overdue pledges, most of them first. How late they are is said to
    those who may see single pledges."""
    rows = partners.by_partner(programme)
    late = rows[rows["overdue"] > 0].sort_values(["overdue", "partner_id"], ascending=[False, True])
    names = partners.partner_table(programme).set_index("partner_id")
    longest = (
        partners.pledge_rows(programme).query("overdue").groupby("partner_id")["days_late"].max()
    )
    said = []
    for row in late.itertuples():
        if row.partner_id not in names.index:
            continue
        partner = names.loc[row.partner_id]
        days = Text("", "")
        if row.partner_id in longest.index:
            most = int(longest[row.partner_id])
            days = Text(f" ช้าที่สุด {most:,} วัน", f", the latest by {counted(most, 'day')}")
        words = Text(
            f"ขอให้ {partner['short_th']} ส่งมอบคำมั่นที่เกินกำหนด {row.overdue:,} ข้อ{days.th}",
            f"{partner['short_en'] or partner['name_en']}: deliver"
            f" {counted(row.overdue, 'overdue pledge')}{days.en}",
        )
        filters = {"partner": row.partner_id, "list": "overdue"}
        said.append(Ask(words, int(row.overdue), "partners", filters))
    return said


def _stalled(programme: Programme) -> list[Ask]:
    """One ask a status in which repairs are stalled, most repairs first."""
    rows = repairs.stalled_counts(programme)
    limits = programme.weights["stall_days"]
    said = []
    for status, held in (
        rows.groupby("status")["repairs"].sum().sort_values(ascending=False).items()
    ):
        most, limit = int(held), limits[status]
        reason = _main_reason(rows[rows["status"] == status], most)
        words = _move_on(status, most, limit, reason)
        said.append(Ask(words, most, "repairs", {"list": f"stalled.{status}"}))
    return said


def _move_on(status: str, repairs: int, limit: int, reason: Text) -> Text:
    if status == "on_hold":
        th = f"แก้เหตุที่ชะลองาน {repairs:,} รายการ"
        their = one_or_many(repairs, "its", "their")
        en = f"Free {counted(repairs, 'repair')} from {their} hold"
    else:
        words = REPAIR_STATUS[status]
        th = f"เร่งงานที่ค้างในขั้น{words.th} {repairs:,} รายการ"
        en = f"Move on {counted(repairs, 'repair')} stalled at “{words.en.lower()}”"
    return Text(
        f"{th} (เกิน {limit} วัน){reason.th}", f"{en} (over {counted(limit, 'day')}){reason.en}"
    )


def _main_reason(rows, total: int) -> Text:
    main = mostly_because(rows.groupby("hold_reason")["repairs"].sum(), total)
    return Text(f" {main.th}", f", {main.en}") if main.en else main


def _left_out(programme: Programme) -> list[Ask]:
    """One ask for all subdistricts with need and no house, and the names of three: those with
    most households in need, then those whose count is too small to show, in code order."""
    total = BY_KEY["G12b"].measure(programme).value
    if not total:
        return []
    rows = households.subdistricts_never_reached(programme).head(3)
    names = areas(programme).names
    more = Text(" และอื่น ๆ", " and others") if total > len(rows) else Text("", "")
    th = ", ".join(f"ตำบล{names[code].th}" for code in rows["subdistrict_code"])
    en = ", ".join(names[code].en for code in rows["subdistrict_code"])
    words = Text(
        f"เริ่มงานใน {total:,} ตำบลที่มีครัวเรือนเดือดร้อนแต่ยังไม่มีบ้านส่งมอบ: {th}{more.th}",
        f"Begin work in {counted(total, SUBDISTRICT.one, SUBDISTRICT.many)} with households in need and no house handed over:"
        f" {en}{more.en}",
    )
    return [Ask(words, int(total), "map", {"list": "never_reached"})]
