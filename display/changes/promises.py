"""How promises moved: pledges of partners, commitments of people, steps of subdistricts."""

from data_access.indicators import since
from data_access.language.plurals import one_or_many
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import SUBDISTRICT_STEP, Text
from display.changes.change import Change, counted, shared
from display.changes.compared import Compared


def pledges(compared: Compared) -> Change | None:
    """The share of what partners promised that is delivered (P2), new deliveries, and pledges
    made, withdrawn, fulfilled or newly overdue."""
    days = compared.days("P2")
    if days is None:
        return None
    before, after = (compared.th.percent(one) for one in days)
    said = Text(
        f"ภาคีส่งมอบแล้ว {after} ของมูลค่าคำมั่น จาก {before}",
        f"Partners have delivered {after} of what they promised, from {before}",
    )
    if before == after:
        said = Text(
            f"ภาคีส่งมอบคงที่ {after} ของมูลค่าคำมั่น",
            f"Partners’ deliveries stay at {after} of what they promised",
        )
    why = [_deliveries(compared), *_pledges(compared)]
    name = Text("คำมั่นภาคีที่ส่งมอบแล้ว", "Partners’ pledges delivered")
    return shared("pledges", name, days, (before, after), said, why)


def _deliveries(compared: Compared) -> Text:
    rows = since.deliveries_since(compared.programme, compared.earlier)
    given = rows[rows["deliveries"] > 0]
    if given.empty:
        return Text("ไม่มีการส่งมอบใหม่ที่ตรวจสอบแล้ว", "No new delivery has been verified")
    count, thb = int(given["deliveries"].sum()), compared.baht(given["value_thb"].sum())
    partners = one_or_many(len(given), "partner", "partners")
    return Text(
        f"ส่งมอบใหม่ {count:,} รายการ {thb.th} จาก {len(given):,} ภาคี",
        f"{count:,} new {one_or_many(count, 'delivery', 'deliveries')}, {thb.en},"
        f" from {len(given):,} {partners}",
    )


def _pledges(compared: Compared) -> list[Text]:
    rows = since.pledges_since(compared.programme, compared.earlier)
    said = []
    for column, thai, english in (
        ("withdrawn", "ขอยกเลิกคำมั่น", "withdrawn"),
        ("made", "ให้คำมั่นใหม่", "newly made"),
        ("overdue", "เกินกำหนดเพิ่ม", "newly overdue"),
        ("fulfilled", "ส่งมอบครบเพิ่ม", "delivered in full"),
    ):
        count = int(rows[column].sum())
        if not count:
            continue
        who = compared.named(rows.loc[rows[column] > 0, "partner_id"])
        pledges = one_or_many(count, "pledge", "pledges")
        said.append(
            Text(f"{thai} {count:,} ข้อ ({who.th})", f"{count:,} {pledges} {english} ({who.en})")
        )
    return said


def commitments(compared: Compared) -> Change | None:
    """The share of the network's commitments that is kept (M3), and who has reported."""
    days = compared.days("M3")
    if days is None:
        return None
    before, after = (compared.th.percent(one) for one in days)
    said = Text(
        f"คำมั่นของเครือข่ายสำเร็จ {after} จาก {before}",
        f"The network has kept {after} of its commitments, from {before}",
    )
    if before == after:
        said = Text(
            f"คำมั่นของเครือข่ายสำเร็จคงที่ {after}",
            f"The network’s commitments stay at {after} kept",
        )
    moved = since.commitments_since(compared.programme, compared.earlier)
    reports, people, kept = int(moved["reports"]), int(moved["people"]), int(moved["kept"])
    why = [Text("ไม่มีรายงานใหม่", "No new report has come in")]
    if reports:
        why = [
            Text(
                f"รายงานใหม่ {reports:,} ครั้ง จาก {people:,} คน",
                f"{reports:,} new {one_or_many(reports, 'report', 'reports')} from {people:,}"
                f" {one_or_many(people, 'person', 'people')}",
            )
        ]
    if kept > 0:
        why.append(Text(f"ทำครบเพิ่ม {kept:,} ข้อ", f"{kept:,} more kept in full"))
    name = Text("คำมั่นของเครือข่ายที่สำเร็จ", "Commitments kept")
    return shared("commitments", name, days, (before, after), said, why)


def subdistricts(compared: Compared) -> Change | None:
    """Subdistricts with a team (M6), and the steps reached since."""
    days = compared.days("M6")
    if days is None:
        return None
    then, now = days
    said = Text(
        f"ตำบลที่มีทีมจาก {then:,.0f} เป็น {now:,.0f} ตำบล",
        f"{SUBDISTRICT.many.capitalize()} with a team went from {then:,.0f} to {now:,.0f}",
    )
    if now == then:
        said = Text(
            f"ตำบลที่มีทีมคงที่ {now:,.0f} ตำบล",
            f"{SUBDISTRICT.many.capitalize()} with a team stay at {now:,.0f}",
        )
    rows = since.steps_since(compared.programme, compared.earlier)
    reached = dict(zip(rows["step"], rows["subdistricts"], strict=True))
    why = [
        Text(f"{word.th}เพิ่ม {reached[step]:,} ตำบล", f"{reached[step]:,} more: {word.en.lower()}")
        for step, word in SUBDISTRICT_STEP.items()
        if step in reached
    ]
    name = Text("ตำบลที่มีทีม (ตำบล)", f"{SUBDISTRICT.many.capitalize()} with a team")
    return counted("subdistricts", name, days, said, why)
