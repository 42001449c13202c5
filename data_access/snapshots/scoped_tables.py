"""The tables a question may name, already narrowed to its scope and its reader.

Each is a common table expression put before the question's SQL. Here alone areas, fiscal year,
as-of day and the reader's rights become a condition, so that no question can forget to filter.
A question names no table of the snapshot itself (`raw_…`) but those of REFERENCE.
"""

import re
from datetime import date

from data_access.access.roles import Principal
from data_access.access.scope import Scope
from data_access.language import area_codes
from data_access.language.thai_calendar import fiscal_year_days
from data_access.snapshots import poverty_scores, state_as_of
from data_access.snapshots.days import plan_tables
from data_access.snapshots.days.day_tables import (
    FUNDING,
    HOUSEHOLDS,
    REPAIRS,
    day_tables,
    is_counted,
)
from data_access.snapshots.narrowed import Narrowed

# What is the same for every reader and of nobody in particular. The counts of vulnerable groups
# are for shown_counts.py, which hides the small ones. A photo is a file's name and its consent.
REFERENCE = frozenset(
    (
        "agenda_item", "agreement", "agreement_clause", "area", "area_target", "area_target_change",
        "event", "goal", "goal_target_change", "goal_update", "model_step", "partner", "photo", "programme",
        "release", "signature", "subsidy_cap", "vulnerable_group",
    )
)  # fmt: skip


def narrowed(sql: str, scope: Scope, as_of: date, principal: Principal, weights: dict) -> Narrowed:
    """`sql` with the expressions it names, and those that they name, put before it.

    ValueError if it names a table of the snapshot that is not one of REFERENCE, whoever asks: that
    is a mistake in a question, and no reader's.
    """
    named = re.findall(r"\braw_([a-z_]+)", sql, re.IGNORECASE)
    if beyond := sorted({name.lower() for name in named} - REFERENCE):
        raise ValueError(f"a question may not read {', '.join(beyond)} past its scope and reader")
    of_the_day = day_tables(as_of, weights)
    tables = of_the_day | _tables(scope, as_of, principal, weights)
    used: dict[str, str] = {}

    def use(text: str) -> None:
        for name in re.findall(r"\b(?:from|join)\s+([a-z_]+)", text):
            if name in tables and name not in used:
                use(tables[name])
                used[name] = tables[name]

    use(sql)
    return Narrowed.of(sql, used, tables, of_the_day)


def _listed(codes: frozenset[str]) -> str:
    return ", ".join(f"'{code}'" for code in sorted(codes))


def within_areas(scope: Scope, column: str) -> str:
    """True for a row whose area code lies in the scope. Codes of a whole province do not, once
    a district is chosen: what was promised to everybody is nobody's share."""
    if scope.subdistricts:
        return f"{column} in ({_listed(scope.subdistricts)})"
    if scope.districts:
        return f"{area_codes.sql_district(column)} in ({_listed(scope.districts)})"
    return "true"


def _in_places(scope: Scope) -> str:
    """True for a row that has the codes of its subdistrict and district and lies in the scope. A
    plain condition on the column passes over those parts of a file that are of other districts."""
    if scope.subdistricts:
        return f"subdistrict_code in ({_listed(scope.subdistricts)})"
    if scope.districts:
        return f"district_code in ({_listed(scope.districts)})"
    return "true"


def _around(scope: Scope, column: str) -> str:
    """True for the code of an area wider than a subdistrict that lies in the scope or around it."""
    wide = area_codes.sql_is_wider(column, "subdistrict")
    if scope.is_whole_province:
        return wide
    districts = scope.districts or frozenset(map(area_codes.district_of, scope.subdistricts))
    around = districts | {area_codes.province_of(code) for code in districts}
    return f"{wide} and {column} in ({_listed(around)})"


def _within_year(scope: Scope, column: str) -> str:
    if scope.fiscal_year_be is None:
        return "true"
    first, last = fiscal_year_days(scope.fiscal_year_be)
    return f"({column} >= date '{first}' and {column} <= date '{last}')"


def _is_live(day: str) -> str:
    """True for a pledge made by the day and not withdrawn by it; an offer is none before it is
    confirmed."""
    return f"""pledged_on <= {day} and pledge_status <> 'offered' and (withdrawn_on > {day}
        or withdrawn_on is null and pledge_status <> 'withdrawn')"""


def _own(principal: Principal, condition: str) -> str:
    rows = principal.rights.rows
    if rows == "all":
        return "true"
    if rows == "none":
        return "false"
    return condition.format(organisation=_quoted(principal.organisation))


def _bound(principal: Principal) -> str:
    """True for a row of the participant that the reader is, or of those of its LAO."""
    organisation = _quoted(principal.organisation)
    if principal.role == "community":
        return f"participant_id = {organisation}"
    if principal.role == "lao":
        of_lao = f"select participant_id from raw_participant where lao_id = {organisation}"
        return f"participant_id in ({of_lao})"
    return "false"


def _quoted(organisation: str | None) -> str:
    organisation = organisation or ""
    written = organisation.replace("'", "''")
    return f"'{written}'"


def _tables(scope: Scope, as_of: date, principal: Principal, weights: dict) -> dict[str, str]:
    day = f"date '{as_of.isoformat()}'"
    places = _in_places(scope)
    year = "true" if scope.fiscal_year_be is None else f"fiscal_year_be = {scope.fiscal_year_be}"
    return {
        "subdistrict": f"""
select area_code as subdistrict_code, parent_code as district_code
from raw_area
where level = 'subdistrict' and valid_to is null and {within_areas(scope, "area_code")}""",
        "household": f"""
select *
from raw_household
where {is_counted(day)} and {places}""",
        "assessment": f"""
select a.*, h.subdistrict_code, h.district_code
from raw_assessment as a
join household as h on h.household_id = a.household_id
where a.assessed_on <= {day}""",
        # One row a move in the log of a repair that is in scope, by the as-of day.
        "repair_move": f"""
select l.*, r.district_code, r.subdistrict_code
from raw_repair_status_log as l
join repair as r on r.repair_id = l.repair_id
where l.changed_on <= {day}""",
        "any_repair": f"""
select * from {REPAIRS} where {places}""",
        "repair": f"""
select * from any_repair where {year}""",
        # The fiscal years in which there are repairs, wherever: the choice of years itself.
        "repair_year": "\nselect distinct fiscal_year_be from raw_repair",
        "repair_row": "\nselect * from repair where "
        + _own(
            principal,
            """lead_partner_id = {organisation}
   or repair_id in (select repair_id from raw_repair_funding where partner_id = {organisation})
   or repair_id in (select repair_id from raw_delivery where partner_id = {organisation})""",
        ),
        "funding": f"""
select * from {FUNDING} where {places} and {year}""",
        "funding_row": _funding_row(principal),
        # One row a household with a repair on the path: the status of the one that is furthest.
        "furthest_status": "\nselect household_id, status from any_repair where is_furthest",
        "household_now": f"""
select * from {HOUSEHOLDS} where {places}""",
        "household_poverty": poverty_scores.household_poverty(weights),
        # One by one households are for those who see every row.
        "household_row": "\nselect * from household_now where " + _own(principal, "false"),
        "livelihood": f"""
select l.*, h.subdistrict_code, h.district_code
from raw_livelihood as l
join household as h on h.household_id = l.household_id
where l.started_on <= {day}""",
        "livelihood_now": state_as_of.livelihood_now(day),
        "enterprise": f"""
select *
from raw_enterprise
where started_on <= {day} and {within_areas(scope, "area_code")}""",
        **state_as_of.model_tables(day),
        "goal_now": state_as_of.goal_now(day),
        "area_target_given": state_as_of.area_target_given(day),
        "goal_target_move": state_as_of.goal_target_move(day),
        "area_target_move": state_as_of.area_target_move(day, within_areas(scope, "c.area_code")),
        "pledge": f"""
select *
from ({state_as_of.promised("pledge", "pledge_id", day)}) as p
where {_is_live(day)} and {within_areas(scope, "area_code")} and {_within_year(scope, "due_on")}""",
        # What was promised to a whole district or the province, as of deliveries below.
        "wide_pledge": f"""
select *
from ({state_as_of.promised("pledge", "pledge_id", day)}) as p
where {_is_live(day)} and {_around(scope, "area_code")} and {_within_year(scope, "due_on")}""",
        "pledge_delivery": f"""
select d.*
from raw_delivery as d
join pledge as p on p.pledge_id = d.pledge_id
where d.delivered_on <= {day} and d.verification <> 'rejected'""",
        "delivery": f"""
select *
from raw_delivery
where delivered_on <= {day} and verification <> 'rejected'
    and {within_areas(scope, "area_code")} and {_within_year(scope, "delivered_on")}""",
        # What was delivered to a whole district or the province: of its subdistricts nobody knows
        # which had what.
        "wide_delivery": f"""
select *
from raw_delivery
where delivered_on <= {day} and verification <> 'rejected'
    and {_around(scope, "area_code")} and {_within_year(scope, "delivered_on")}""",
        # What a partner reported by the day, wherever and in whatever year: its news is its own.
        "partner_report": f"""
select *
from raw_delivery
where delivered_on <= {day} and verification <> 'rejected'""",
        "pledge_now": state_as_of.pledge_now(day, weights["due_soon_days"]),
        "pledge_row": "\nselect * from pledge_now where "
        + _own(principal, "partner_id = {organisation}"),
        "delivery_row": "\nselect * from delivery where "
        + _own(principal, "partner_id = {organisation}"),
        # Nobody has come to a kick-off that is still ahead.
        "participant": f"""
select p.*, p.attended_kickoff and coalesce(
        (select min(held_on) from raw_event where kind = 'kick_off'),
        (select min(started_on) from raw_programme)) <= {day} as attended
from raw_participant as p
where {places}""",
        # A commitment has no day of its own: it counts from the day on which it starts.
        "commitment": f"""
select c.*, p.participant_group, p.district_code, p.subdistrict_code
from ({state_as_of.promised("commitment", "commitment_id", day)}) as c
join participant as p on p.participant_id = c.participant_id
where p.active and c.status <> 'dropped' and c.start_on <= {day}""",
        "commitment_report": f"""
select u.*, c.participant_id
from raw_commitment_update as u
join commitment as c on c.commitment_id = u.commitment_id
where u.reported_on <= {day}""",
        "commitment_now": state_as_of.commitment_now(day),
        # One by one the people of the network, and what each promised, are for those who see all.
        "participant_row": "\nselect * from participant where " + _own(principal, "false"),
        "commitment_row": "\nselect * from commitment_now where " + _own(principal, "false"),
        "commitment_house": f"""
select h.commitment_id, h.repair_id, h.role, h.linked_on
from raw_commitment_house as h
join commitment as c on c.commitment_id = h.commitment_id
where h.linked_on <= {day}""",
        # Of its own promises an LAO or a participant sees each, and of their houses whether they are
        # handed over: how many are is public. Nothing else of a house is in these.
        "own_participant": "\nselect * from participant where " + _bound(principal),
        "own_commitment": "\nselect * from commitment_now where " + _bound(principal),
        "own_house": f"""
select h.commitment_id, h.repair_id, h.role, h.linked_on, r.handed_over_on is not null as is_handed_over
from commitment_house as h
join own_commitment as c on c.commitment_id = h.commitment_id
join {REPAIRS} as r on r.repair_id = h.repair_id""",
        **state_as_of.meeting_tables(
            day, _own(principal, "false"), within_areas(scope, "d.area_code")
        ),
        "step_reached": plan_tables.step_reached(day),
        **plan_tables.plan_tables(day, _own(principal, "false")),
    }


def _funding_row(principal: Principal) -> str:
    """One row a line of money on a repair as the reader may see it. Who has rows of its own sees
    its own lines, the others' as one sum a repair (`is_of_others`), and not what the household
    itself paid, which is in neither."""
    own = _own(principal, "partner_id = {organisation}")
    columns = "funding_id, repair_id, funding_program, partner_id, kind, qty, unit, value_thb"
    rows = f"\nselect {columns}, false as is_of_others\nfrom funding\nwhere {own}"
    if principal.rights.rows != "own":
        return rows
    nothing = ", ".join(
        f"cast(null as {'bigint' if name == 'qty' else 'string'}) as {name}"
        for name in ("funding_program", "partner_id", "kind", "qty", "unit")
    )
    return f"""{rows}
union all
select cast(null as string) as funding_id, repair_id, {nothing},
    cast(sum(value_thb) as bigint) as value_thb, true as is_of_others
from funding
where (partner_id is null or not {own}) and funding_program <> 'household'
group by repair_id"""
