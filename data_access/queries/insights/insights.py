"""Findings: the few sentences that the numbers themselves say, each with the page that shows why.

A finding is made only when its numbers allow it, and never from a count that is hidden.
"""

from dataclasses import dataclass, field

import pandas as pd

from data_access.language.shares import percent_words
from data_access.language.vocabulary import HOLD_REASON, REPAIR_STATUS, Text
from data_access.queries.areas.areas import Areas, areas
from data_access.queries.households.safe_counts import counts_by_area, counts_in_view
from data_access.queries.network import network
from data_access.queries.partners import partners
from data_access.queries.repairs import houses, repairs
from data_access.rules.rule_words import plain_number
from data_access.snapshots.programme import Programme


@dataclass(frozen=True)
class Finding:
    """One sentence, and the page and filter that show its rows. `state` is a RAG word."""

    text: Text
    page: str
    state: str
    filters: dict[str, str] = field(default_factory=dict)


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
    late = rows[rows["rag"].isin(["behind", "watch"])].sort_values(["gap", "area_code"])
    if late.empty:
        return None
    worst = late.iloc[0]
    name = names.names[worst["area_code"]]
    gap = round(-worst["gap"])
    because = _main_reason(programme, worst["area_code"])
    return Finding(
        Text(
            f"อำเภอ{name.th} ช้ากว่าแผน {gap:,} หลัง{because.th}",
            f"{name.en} is {gap:,} houses behind plan{because.en}",
        ),
        "repairs",
        worst["rag"],
        {"district": worst["area_code"]},
    )


def _main_reason(programme: Programme, district: str) -> Text:
    scope = type(programme.scope)(
        districts=frozenset({district}),
        fiscal_year_be=programme.scope.fiscal_year_be,
        as_of=programme.scope.as_of,
    )
    reasons = repairs.hold_reasons(programme.within(scope))
    reasons = reasons[reasons["hold_reason"].notna()]
    if reasons.empty:
        return Text("", "")
    first, held = reasons.iloc[0], int(reasons["repairs"].sum())
    reason = HOLD_REASON[first["hold_reason"]]
    return Text(
        f" เหตุหลักคือ{reason.th} ({first['repairs']} จาก {held} หลังที่ชะลอ)",
        f"; the main reason is “{reason.en.lower()}” ({first['repairs']} of {held} on hold)",
    )


def _urgent(programme: Programme, names: Areas) -> Finding | None:
    total = counts_in_view(programme)["urgent"]
    rows = counts_by_area(programme, "subdistrict")
    shown = rows[rows["urgent"].fillna(0) > 0]
    if shown.empty or pd.isna(total):
        return None
    first = shown.sort_values(["urgent", "area_code"], ascending=[False, True]).iloc[0]
    name = names.names[first["area_code"]]
    # Of those hidden one may be larger: then the sentence says among which the place is first.
    among = Text("", "")
    if rows["urgent"].isna().any():
        among = Text("ในตำบลที่แสดงตัวเลขได้ ", "of the subdistricts shown, ")
    return Finding(
        Text(
            f"เร่งด่วนแต่ยังไม่เริ่มซ่อม {total:,} ครัวเรือน"
            f" {among.th}มากที่สุดที่ตำบล{name.th} {first['urgent']:,} ครัวเรือน",
            f"{total:,} urgent households wait for work to begin; {among.en}most are in"
            f" {name.en} ({first['urgent']:,})",
        ),
        "methods",
        "behind",
        {"indicator": "G10"},
    )


def _stalled(programme: Programme, names: Areas) -> Finding | None:
    rows = repairs.stalled_counts(programme)
    if rows.empty:
        return None
    total = int(rows["repairs"].sum())
    by_status = rows.groupby("status")["repairs"].sum().sort_values(ascending=False)
    status = REPAIR_STATUS[by_status.index[0]]
    limit = programme.weights["stall_days"][by_status.index[0]]
    most = int(by_status.iloc[0])
    return Finding(
        Text(
            f"ค้างนานเกินเกณฑ์ {total:,} รายการ มากที่สุดที่ขั้น{status.th} {most:,} รายการ (เกิน {limit} วัน)",
            f"{total:,} repairs are stalled, most at “{status.en.lower()}”"
            f" ({most:,}, longer than {limit} days)",
        ),
        "repairs",
        "watch",
    )


def _overdue_pledges(programme: Programme, names: Areas) -> Finding | None:
    rows = partners.by_partner(programme)
    late = rows[rows["overdue"] > 0]
    if late.empty:
        return None
    total = int(late["overdue"].sum())
    first = late.sort_values(["overdue", "partner_id"], ascending=[False, True]).iloc[0]
    table = partners.partner_table(programme).set_index("partner_id")
    if first["partner_id"] not in table.index:
        return None
    partner = table.loc[first["partner_id"]]
    by = Text(partner["short_th"], partner["short_en"])
    said = Text(
        f"คำมั่นภาคีเกินกำหนด {total:,} ข้อ มากที่สุดคือ{by.th} {first['overdue']:,} ข้อ",
        f"{total:,} pledges are overdue, most of them by {by.en} ({first['overdue']:,})",
    )
    if total == 1:
        said = Text(f"คำมั่นภาคีเกินกำหนด 1 ข้อ คือของ{by.th}", f"1 pledge is overdue, by {by.en}")
    return Finding(
        said,
        "partners",
        "behind",
        {"partner": first["partner_id"]},
    )


def _never_surveyed(programme: Programme, names: Areas) -> Finding | None:
    rows = counts_by_area(programme, "subdistrict")
    empty = rows[~rows["is_surveyed"].astype(bool)]
    if empty.empty:
        return None
    listed = [names.names[code] for code in empty["area_code"].head(3)]
    more = Text(" และอื่น ๆ", " and others") if len(empty) > 3 else Text("", "")
    days = plain_number(programme.weights["assessed_within_days"])
    return Finding(
        Text(
            f"ไม่มีการประเมินบ้านใน {days} วัน {len(empty):,} ตำบล:"
            f" {', '.join(name.th for name in listed)}{more.th} จึงยังรู้ความเดือดร้อนไม่ครบ",
            f"No house was assessed within {days} days in {_subdistricts(len(empty))}:"
            f" {', '.join(name.en for name in listed)}{more.en}, so the need there is not fully known",
        ),
        "map",
        "no_data",
        {
            "district": names.parents[empty["area_code"].iloc[0]],
            "subdistrict": empty["area_code"].iloc[0],
        },
    )


def _subdistricts(count: int) -> str:
    return "1 subdistrict" if count == 1 else f"{count:,} subdistricts"


def _commitments_behind(programme: Programme, names: Areas) -> Finding | None:
    rows = network.commitments_kept(programme)
    if rows.empty:
        return None
    kept, expected = rows["kept"].iloc[0], rows["expected"].iloc[0]
    late = int(rows["late"].iloc[0])
    if not kept < expected:
        return None
    return Finding(
        Text(
            f"คำมั่นของเครือข่ายสำเร็จ {percent_words(kept)} ควรได้ {percent_words(expected)} เลยกำหนด {late:,} ข้อ",
            f"The network has kept {percent_words(kept)} of its commitments against"
            f" {percent_words(expected)} expected;"
            f" {late:,} are past due",
        ),
        "network",
        "watch",
    )
