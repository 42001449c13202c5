"""Findings: the few sentences that the numbers themselves say, each with the page that shows why.

A finding is made only when its numbers allow it, and never from a count that is hidden.
"""

from dataclasses import dataclass, field, replace

import pandas as pd

from data_access.language.area_codes import district_of
from data_access.language.plurals import counted, one_or_many
from data_access.language.shares import percent_words
from data_access.language.superlatives import most_of, named, top
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import HOLD_REASON, REPAIR_STATUS, UNIT, Text
from data_access.queries.areas.areas import Areas, areas, names_in_view
from data_access.queries.households.households import unsurveyed_subdistricts
from data_access.queries.households.safe_counts import counts_by_area, counts_in_view
from data_access.queries.network import network
from data_access.queries.partners import partners
from data_access.queries.repairs import houses, repairs
from data_access.rules.rule_words import plain_number
from data_access.snapshots.programme import Programme, remembered

STAGES = Text("ขั้น", "stages")
PARTNERS = Text("ภาคี", "partners")
REASONS = Text("เหตุ", "reasons")


@dataclass(frozen=True)
class Finding:
    """One sentence, and the page and choices that show what it says. `state` is a RAG word.

    `filters` are choices of the address; where `list` is among them, the page opens on the
    `number` of rows that the sentence counts.
    """

    text: Text
    page: str
    state: str
    filters: dict[str, str] = field(default_factory=dict)
    number: int | None = None


@remembered
def findings(programme: Programme) -> list[Finding]:
    """Three to six sentences, what is most off the plan first; fewer where little is known."""
    names = areas(programme)
    makers = (
        _lagging_district,
        _urgent,
        _stalled,
        _overdue_pledges,
        _never_surveyed,
        _commitments_behind,
    )
    return [found for make in makers if (found := make(programme, names))]


def _lagging_district(programme: Programme, names: Areas) -> Finding | None:
    rows = houses.progress_by_area(programme, "district")
    rows = rows[rows["expected"].notna()]
    rows = rows.assign(gap=rows["handed_over"] - rows["expected"].astype(float))
    late = rows[rows["rag"].isin(["behind", "watch"])].set_index("area_code")
    worst = top(late["gap"].round(), lowest=True)
    if worst is None or not worst.value:
        return None
    called = names_in_view(programme)
    who, gap = named(worst, called.__getitem__, UNIT["district"]), int(-worst.value)
    is_one, state = len(worst.keys) == 1, late.loc[worst.keys[0], "rag"]
    if not is_one:
        said = Text(
            f"{who.th} ช้ากว่าแผน อำเภอละ {gap:,} หลัง",
            f"{who.en}: each {counted(gap, 'house')} behind plan",
        )
        return Finding(said, "repairs", state)
    because, held = _main_reason(programme, worst.keys[0])
    rows = {"list": "on_hold"} if held else {}
    return Finding(
        Text(
            f"{'' if programme.scope.subdistricts else 'อำเภอ'}{who.th} ช้ากว่าแผน {gap:,} หลัง{because.th}",
            f"{who.en} is {counted(gap, 'house')} behind plan{because.en}",
        ),
        "repairs",
        state,
        {"district": worst.keys[0], **rows},
        held,
    )


def _main_reason(programme: Programme, district: str) -> tuple[Text, int | None]:
    """Why repairs are on hold there, and how many are; none where no reason is the main one."""
    chosen = frozenset(
        code for code in programme.scope.subdistricts if district_of(code) == district
    )
    scope = replace(programme.scope, districts=frozenset({district}), subdistricts=chosen)
    reasons = repairs.hold_reasons(programme.within(scope))
    held = int(reasons["repairs"].sum())
    main = mostly_because(reasons.set_index("hold_reason")["repairs"], held)
    if not main.en:
        return main, None
    return Text(f" ชะลออยู่ {held:,} หลัง {main.th}", f"; {held:,} on hold there, {main.en}"), held


def mostly_because(repairs: pd.Series, total: int) -> Text:
    """The main reason of repairs on hold, counted by reason, of `total`; the reason may be missing."""
    known = repairs[repairs.index.notna() & (repairs.index != "")]
    return most_of(known, _reason, Text("เพราะ", "because of "), REASONS, total)


def _reason(code: str) -> Text:
    return Text(HOLD_REASON[code].th, f"“{HOLD_REASON[code].en.lower()}”")


def _urgent(programme: Programme, names: Areas) -> Finding | None:
    total = counts_in_view(programme)["urgent"]
    rows = counts_by_area(programme, "subdistrict").set_index("area_code")
    if pd.isna(total):
        return None
    where = most_of(
        rows["urgent"],
        lambda code: Text(f"ตำบล{names.names[code].th}", names.names[code].en),
        Text("ที่", "in "),
        UNIT["subdistrict"],
        int(total),
    )
    if not total:
        return None
    tail = Text(f" {where.th}", f"; {where.en}") if where.en else where
    return Finding(
        Text(
            f"เร่งด่วนแต่ยังไม่เริ่มซ่อม {total:,} ครัวเรือน{tail.th}",
            f"{counted(total, 'urgent household')} {one_or_many(total, 'waits', 'wait')} for work to"
            f" begin{tail.en}",
        ),
        "map",
        "behind",
        {"list": "urgent"},
        int(total),
    )


def _stalled(programme: Programme, names: Areas) -> Finding | None:
    rows = repairs.stalled_counts(programme)
    if rows.empty:
        return None
    total = int(rows["repairs"].sum())
    by_status = rows.groupby("status")["repairs"].sum()
    where = most_of(by_status, _stage, Text("ที่ขั้น", "at "), STAGES)
    first, limits = top(by_status), programme.weights["stall_days"]
    limit = Text("", "")
    if len(first.keys) == 1:
        days = limits[first.keys[0]]
        limit = Text(f" ซึ่งเกิน {days} วัน", f" for over {counted(days, 'day')}")
    return Finding(
        Text(
            f"ค้างนานเกินเกณฑ์ {total:,} รายการ {where.th}{limit.th}",
            f"{total:,} {one_or_many(total, 'repair is', 'repairs are')} stalled,"
            f" {where.en}{limit.en}",
        ),
        "repairs",
        "watch",
        {"list": "stalled"},
        total,
    )


def _stage(status: str) -> Text:
    return Text(REPAIR_STATUS[status].th, f"“{REPAIR_STATUS[status].en.lower()}”")


def _overdue_pledges(programme: Programme, names: Areas) -> Finding | None:
    rows = partners.by_partner(programme)
    late = rows[rows["overdue"] > 0]
    if late.empty:
        return None
    counts = late.sort_values("partner_id").set_index("partner_id")["overdue"]
    total, first = int(counts.sum()), top(counts)
    table = partners.partner_table(programme).set_index("partner_id")
    if not set(first.keys) <= set(table.index):
        return None

    def name(partner_id: str) -> Text:
        return Text(table.at[partner_id, "short_th"], table.at[partner_id, "short_en"])

    by = most_of(counts, name, Text("คือของ", "by "), PARTNERS)
    late_ones = f"{counted(total, 'pledge')} {one_or_many(total, 'is', 'are')} overdue"
    said = Text(f"คำมั่นภาคีเกินกำหนด {total:,} ข้อ {by.th}", f"{late_ones}, {by.en}")
    if total == 1:
        only = name(first.keys[0])
        said = Text(f"คำมั่นภาคีเกินกำหนด 1 ข้อ คือของ{only.th}", f"{late_ones}, by {only.en}")
    return Finding(said, "partners", "behind", {"list": "overdue"}, total)


def _never_surveyed(programme: Programme, names: Areas) -> Finding | None:
    empty = unsurveyed_subdistricts(programme)
    if empty.empty:
        return None
    listed = [names.names[code] for code in empty["subdistrict_code"].head(3)]
    more = Text(" และอื่น ๆ", " and others") if len(empty) > 3 else Text("", "")
    days = plain_number(programme.weights["assessed_within_days"])
    return Finding(
        Text(
            f"ไม่มีการประเมินบ้านใน {days} วัน {len(empty):,} ตำบล:"
            f" {', '.join(name.th for name in listed)}{more.th} จึงยังรู้ความเดือดร้อนไม่ครบ",
            f"No house was assessed within {days} days in {counted(len(empty), SUBDISTRICT.one, SUBDISTRICT.many)}:"
            f" {', '.join(name.en for name in listed)}{more.en}, so the need there is not fully known",
        ),
        "map",
        "no_data",
        {"list": "unsurveyed"},
        len(empty),
    )


def _commitments_behind(programme: Programme, names: Areas) -> Finding | None:
    rows = network.commitments_kept(programme)
    if rows.empty:
        return None
    kept, expected = rows["kept"].iloc[0], rows["expected"].iloc[0]
    late = int(rows["late"].iloc[0])
    if not kept < expected:
        return None
    past_due = Text("", "")
    if late:
        is_late = one_or_many(late, "is", "are")
        past_due = Text(f" เลยกำหนด {late:,} ข้อ", f"; {late:,} {is_late} past due")
    return Finding(
        Text(
            f"คำมั่นของเครือข่ายสำเร็จ {percent_words(kept)} ควรได้ {percent_words(expected)}{past_due.th}",
            f"The network has kept {percent_words(kept)} of its commitments against"
            f" {percent_words(expected)} expected{past_due.en}",
        ),
        "network",
        "watch",
        {"list": "past_due"} if late else {},
        late or None,
    )
