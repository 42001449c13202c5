"""What must hold for any records, asked of the snapshot in view each time the page is opened."""

from dataclasses import dataclass

from data_access.access.allowed_scope import is_outsider
from data_access.access.scope import Scope
from data_access.language.area_codes import district_of
from data_access.language.vocabulary import Text
from data_access.queries.partners import partners
from data_access.queries.repairs import repairs
from data_access.queries.repairs.stage_counts import repairs_at
from data_access.queries.repairs.subsidies import houses_over_a_cap
from data_access.rules.stages import Stage
from data_access.snapshots.programme import Programme


@dataclass(frozen=True)
class Invariant:
    """A rule in words, whether it holds now, and the figures it was judged by."""

    rule: Text
    holds: bool
    figures: str


def check_invariants(programme: Programme) -> list[Invariant]:
    """Every invariant with its result, in a fixed order."""
    return [
        _funnel_falls(programme),
        _funnel_and_off_path_make_all(programme),
        _promised_is_counted_and_outstanding(programme),
        _delivered_is_counted_and_surplus(programme),
        _fulfilment_is_a_share(programme),
        _districts_add_up(programme),
        _weights_add_up(programme),
        _nothing_after_the_day(programme),
        _caps_hold(programme),
        _one_open_repair_each(programme),
    ]


def _funnel_falls(programme: Programme) -> Invariant:
    stages = [int(houses) for houses in repairs.funnel(programme)["repairs"]]
    return Invariant(
        Text(
            "จำนวนที่มาถึงแต่ละขั้นไม่เพิ่มขึ้นตามลำดับขั้น",
            "The number that reached a stage never rises along the stages",
        ),
        all(earlier >= later for earlier, later in zip(stages, stages[1:], strict=False)),
        " ≥ ".join(f"{stage:,}" for stage in stages),
    )


def _funnel_and_off_path_make_all(programme: Programme) -> Invariant:
    on_path = int(repairs.funnel(programme)["repairs"].iloc[0])
    off_path = int(repairs.off_path(programme)["repairs"].sum())
    if is_outsider(programme.principal):  # to whom they are told of by the same counts alone
        every = int(repairs_at(programme)["repairs"].sum())
    else:
        every = int(programme.ask("select count(*) as n from repair")["n"].iloc[0])
    return Invariant(
        Text("ดำเนินการ + ไม่ดำเนินการต่อ = ทั้งหมด", "On the path + off the path = all repairs"),
        on_path + off_path == every,
        f"{on_path:,} + {off_path:,} = {every:,}",
    )


def _promised_is_counted_and_outstanding(programme: Programme) -> Invariant:
    rows = partners.by_unit(programme)
    off = rows[rows["promised"] != rows["counted"] + rows["outstanding"]]
    return Invariant(
        Text(
            "คำมั่น = ที่นับแล้ว + คงค้าง ในทุกหน่วย",
            "Promised = counted + outstanding, in every unit",
        ),
        off.empty,
        f"{len(rows) - len(off)} / {len(rows)}",
    )


def _delivered_is_counted_and_surplus(programme: Programme) -> Invariant:
    rows = programme.ask(
        """
        select unit, count(*) as pledges,
            count(case when greatest(verified_qty, 0) <> counted_qty + surplus_qty then 1 end)
                as off
        from pledge_now
        group by unit
        order by unit
        """
    )
    return Invariant(
        Text(
            "ส่งมอบ = ที่นับแล้ว + ส่วนเกิน ในทุกคำมั่น",
            "Delivered = counted + surplus, in every pledge",
        ),
        int(rows["off"].sum()) == 0,
        f"{int(rows['pledges'].sum() - rows['off'].sum())} / {int(rows['pledges'].sum())}",
    )


def _fulfilment_is_a_share(programme: Programme) -> Invariant:
    share = partners.fulfilment(programme)["fulfilment"]
    return Invariant(
        Text("0 ≤ อัตราส่งมอบ ≤ 1", "0 ≤ fulfilment ≤ 1"),
        share is None or 0 <= share <= 1,
        "–" if share is None else f"{share:.3f}",
    )


def _districts_add_up(programme: Programme) -> Invariant:
    districts = programme.ask(
        "select distinct district_code from subdistrict order by district_code"
    )["district_code"]
    scope = programme.scope
    # How many there are in all moves by few, and is not told to an outsider.
    every = "count(handed_over_on)" if is_outsider(programme.principal) else "count(*)"
    counts = f"select {every} as repairs, count(handed_over_on) as handed_over from repair"
    whole = programme.ask(counts).iloc[0]
    parts = [
        programme.within(
            Scope(
                frozenset({code}) if not scope.subdistricts else frozenset(),
                frozenset(one for one in scope.subdistricts if district_of(one) == code),
                scope.fiscal_year_be,
                scope.as_of,
            )
        )
        .ask(counts)
        .iloc[0]
        for code in districts
    ]
    summed = [int(sum(part[name] for part in parts)) for name in ("repairs", "handed_over")]
    asked = [int(whole["repairs"]), int(whole["handed_over"])]
    return Invariant(
        Text("ผลรวมรายอำเภอ = ทั้งพื้นที่ที่เลือก", "Districts add up to the whole in view"),
        summed == asked,
        f"{summed[0]:,} = {asked[0]:,} · {summed[1]:,} = {asked[1]:,}",
    )


def _weights_add_up(programme: Programme) -> Invariant:
    total = sum(programme.weights["component"].values())
    return Invariant(
        Text("น้ำหนักองค์ประกอบบ้านรวมเป็น 1", "Weights of the house's components add up to 1"),
        abs(total - 1) < 1e-9,
        f"{total:.2f}",
    )


def _nothing_after_the_day(programme: Programme) -> Invariant:
    late = programme.ask(
        """
        select count(case when handed_over_on > {as_of} or started_on > {as_of}
            or reported_on > {as_of} then 1 end) as n
        from repair
        """
    )["n"].iloc[0]
    return Invariant(
        Text("ไม่มีวันที่หลังวันที่ดูข้อมูล", "No date is after the as-of day"),
        int(late) == 0,
        f"{int(late):,}",
    )


def _caps_hold(programme: Programme) -> Invariant:
    over = houses_over_a_cap(programme)
    return Invariant(
        Text(
            "เงินอุดหนุนต่อหลังไม่เกินเพดานของแหล่งงบและปี",
            "No subsidy of a programme on one house exceeds its cap",
        ),
        over == 0,
        "≥ 1" if over is None else f"{over:,}",
    )


def _one_open_repair_each(programme: Programme) -> Invariant:
    rows = programme.ask(
        f"""
        select count(*) as n
        from (
            select household_id
            from any_repair
            where rank < {Stage.HANDED_OVER}
            group by household_id
            having count(*) > 1
        ) as several
        """
    )
    return Invariant(
        Text(
            "ครัวเรือนหนึ่งมีรายการซ่อมที่เปิดอยู่ไม่เกินหนึ่ง",
            "No household has more than one open repair",
        ),
        int(rows["n"].iloc[0]) == 0,
        f"{int(rows['n'].iloc[0]):,}",
    )
