"""Twins of the figures of partners: P1 to P16 (P14 is one of need), G17 and M14."""

from datetime import timedelta

from tests.twins.money import _from_rank
from tests.twins.twin import ANYTHING, NOTHING, Counted, share, twin_of


def fulfilled(view):
    """K with `given` (d_k = Σ qty of verified deliveries by T), `counted` = min(max(d, 0), qty),
    what is `missing` and the `surplus`."""
    rows = []
    for pledge in view.pledges():
        given = _given_by(view, pledge, view.day)
        counted = min(max(given, 0), pledge["qty"])
        rows.append(
            {
                **pledge,
                "given": given,
                "counted": counted,
                "missing": pledge["qty"] - counted,
                "surplus": max(given - pledge["qty"], 0),
            }
        )
    return rows


def _given_by(view, pledge, day):
    return sum(
        row["qty"]
        for row in view.reports()
        if row["pledge_id"] == pledge["pledge_id"]
        and row["verification"] == "verified"
        and row["delivered_on"] <= day
    )


def _baht(rows, name):
    """Over pledges with a value of one unit."""
    return sum(row[name] * row["unit_value_thb"] for row in rows if row["unit_value_thb"])


def of_pledges(view, value, out_of=ANYTHING):
    """A count over K; none where K is empty and a pledge was made to an area around."""
    if not view.pledges() and view.pledges(view.around):
        return NOTHING
    return Counted(value, out_of)


def of_deliveries(view, value, is_counted, out_of=ANYTHING):
    """A count of deliveries; a 0 is none where one of those counted was made to an area around."""
    if not value and any(map(is_counted, view.deliveries(view.around))):
        return NOTHING
    return Counted(value, out_of)


@twin_of("P1")
def live(view):
    """|K|: pledges made by T and not withdrawn."""
    return of_pledges(view, len(view.pledges()))


@twin_of("P2")
@twin_of("G17")
def fulfilment(view):
    """Φ = Σ counted·uv ÷ Σ qty·uv over pledges with a value of one unit."""
    rows = fulfilled(view)
    return share(_baht(rows, "counted"), _baht(rows, "qty"))


@twin_of("P3")
def outstanding(view):
    """Σ max(qty − d, 0), in baht, where corrections below nothing take no more than all of it."""
    rows = fulfilled(view)
    return of_pledges(view, _baht(rows, "missing"), _baht(rows, "qty"))


@twin_of("P4")
def surplus(view):
    """Σ max(d − qty, 0), in baht."""
    return of_pledges(view, _baht(fulfilled(view), "surplus"))


@twin_of("P5")
def gifts(view):
    """The units in which Σ qty of verified deliveries without a pledge is above 0, of those in
    which anything was promised or given so."""
    sums = {row["unit"]: 0 for row in view.pledges()}
    for row in view.deliveries():
        if row["pledge_id"] is None and row["verification"] == "verified":
            sums[row["unit"]] = sums.get(row["unit"], 0) + row["qty"]
    units = sum(qty > 0 for qty in sums.values())
    return of_deliveries(
        view, units, lambda row: row["pledge_id"] is None and _is_verified(row), len(sums)
    )


@twin_of("P6")
def overdue(view):
    """|{k: due before T, d < qty}|, of K."""
    rows = fulfilled(view)
    return of_pledges(view, sum(_is_overdue(view, row) for row in rows), len(rows))


@twin_of("M14")
def asks(view):
    """The pledges overdue."""
    return of_pledges(view, sum(_is_overdue(view, row) for row in fulfilled(view)))


def _is_overdue(view, row):
    return row["due_on"] < view.day and row["given"] < row["qty"]


@twin_of("P7")
def due_soon(view):
    """|{k: T ≤ due ≤ T + 30, d < qty}|, of K."""
    last = view.day + timedelta(days=view.weights["due_soon_days"])
    rows = fulfilled(view)
    soon = [row for row in rows if view.day <= row["due_on"] <= last and row["given"] < row["qty"]]
    return of_pledges(view, len(soon), len(rows))


@twin_of("P8")
def on_time(view):
    """Pledges fulfilled on or before their due day, and from then on, ÷ pledges due by T."""
    due = [row for row in view.pledges() if row["due_on"] <= view.day]
    kept = [row for row in due if _was_kept_on(view, row)]
    return share(len(kept), len(due))


def _was_kept_on(view, pledge):
    """At the end of its due day, and of every day after it, all of it was there."""
    later = {
        row["delivered_on"] for row in view.reports() if row["delivered_on"] > pledge["due_on"]
    }
    days = (pledge["due_on"], *later)
    return all(_given_by(view, pledge, day) >= pledge["qty"] for day in days)


@twin_of("P9")
def waiting(view):
    """The deliveries reported by the giver that nobody has verified."""
    waits = sum(map(_waits, view.deliveries()))
    return of_deliveries(view, waits, _waits)


def _waits(row):
    return row["verification"] == "self_reported"


@twin_of("P10")
def houses_supported(view):
    """|{repair: a delivery or funding line of a partner}|, each house once, and how many of them
    are handed over. What nobody verified moves no figure."""
    supported = _supported(view)
    return Counted(sum(row["rank"] == 6 for row in supported), len(supported))


def _supported(view):
    """Repairs in view with a verified delivery by T, or a line of a partner in their funding."""
    verified = [row for row in view.reports() if row["verification"] == "verified"]
    delivered = {row["repair_id"] for row in verified}
    ids = {row["delivery_id"] for row in verified}
    funded = {
        row["repair_id"]
        for row in view.all("repair_funding")
        if row["partner_id"] and (row["delivery_id"] is None or row["delivery_id"] in ids)
    }
    funded &= {row["repair_id"] for row in _from_rank(view, 3)}
    return [row for row in view.repairs() if row["repair_id"] in delivered | funded]


@twin_of("P11a")
def cash(view):
    """Σ value_thb of verified deliveries in cash."""
    return _sum_of(view, "value_thb", lambda row: row["kind"] == "cash")


@twin_of("P11b")
def in_kind(view):
    """Σ value_thb of verified deliveries in kind."""
    return _sum_of(view, "value_thb", lambda row: row["kind"] != "cash")


@twin_of("P12")
def labour(view):
    """Σ verified person-days."""
    return _sum_of(view, "qty", lambda row: row["unit"] == "person_day")


def _sum_of(view, column, is_counted):
    total = sum(row[column] for row in _verified(view) if is_counted(row))
    return of_deliveries(view, total, lambda row: _is_verified(row) and is_counted(row))


def _verified(view):
    return [row for row in view.deliveries() if _is_verified(row)]


def _is_verified(row):
    return row["verification"] == "verified"


@twin_of("P13")
def subdistricts_reached(view):
    """Subdistricts with a verified delivery of their own, or a house that a partner supported."""
    codes = {row["area_code"] for row in _verified(view) if len(row["area_code"]) == 6}
    reached = codes | {row["subdistrict_code"] for row in _supported(view)}
    return of_deliveries(view, len(reached), _is_verified)


@twin_of("P15")
def with_a_goal(view):
    """Pledges that name a goal, of K."""
    rows = view.pledges()
    return of_pledges(view, sum(row["goal_id"] is not None for row in rows), len(rows))


@twin_of("P16")
def silent(view):
    """Of active partners with a live pledge, those whose newest report by T is older than 30 days,
    or that never reported."""
    active = {row["partner_id"] for row in view.all("partner") if row["active"]}
    giving = {row["partner_id"] for row in view.pledges()} & active
    if not giving:
        return NOTHING
    first = view.day - timedelta(days=view.weights["partner_silent_days"])
    heard = {row["partner_id"] for row in view.reports() if row["delivered_on"] >= first}
    return Counted(len(giving - heard), len(giving))
