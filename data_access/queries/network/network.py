"""Questions about the network: who takes part, what each promised, and what has been kept."""

import pandas as pd

from data_access.queries.repairs.houses_by_area import HANDED_OVER, houses_by_area
from data_access.queries.repairs.stage_counts import repairs_at
from data_access.rules.plan import Plan
from data_access.rules.stages import Stage
from data_access.snapshots.programme import Programme, remembered

# How far a participant has come, least first.
STAGES = ("left", "no_commitment", "not_begun", "under_way", "kept")


@remembered
def participant_counts(programme: Programme) -> pd.Series:
    """One row as a series: `participants` in view, also those who left, `attended` the kick-off
    (none before its day),
    `committed` (at least one commitment not dropped), `commitments`, and `goal`: the size of the
    network for the whole province, the people in view for a part of it."""
    row = programme.ask(
        """
        select count(*) as participants,
            count(case when p.attended then 1 end) as attended,
            count(c.participant_id) as committed,
            coalesce(cast(sum(c.commitments) as bigint), 0) as commitments
        from participant as p
        left join (
            select participant_id, count(*) as commitments
            from commitment
            group by participant_id
        ) as c on c.participant_id = p.participant_id
        """
    ).iloc[0]
    whole = programme.scope.is_whole_province
    size = programme.ask("select network_size from raw_programme")["network_size"].iloc[0]
    row["goal"] = int(size) if whole else int(row["participants"])
    return row


def participants_by_stage(programme: Programme) -> pd.DataFrame:
    """One row a (stage, participant_group), stages in order, groups in the list's order:
    `people`, each person once. Those who left the network stand last, in a stage of their own."""
    rows = programme.ask(
        """
        select stage, participant_group, count(*) as people
        from (
            select p.participant_id, p.participant_group,
                case when not p.active then 0
                    when min(c.kept_share) is null then 1
                    when min(c.kept_share) >= 1 then 4
                    when max(c.kept_share) > 0 then 3
                    else 2 end as stage
            from participant as p
            left join commitment_now as c on c.participant_id = p.participant_id
            group by p.participant_id, p.participant_group, p.active
        ) as staged
        group by stage, participant_group
        order by stage desc, participant_group desc
        """
    )
    rows["stage"] = rows["stage"].map(dict(enumerate(STAGES)))
    return rows


@remembered
def commitments_kept(programme: Programme, by: str | None = None) -> pd.DataFrame:
    """Commitments kept against expected, by "participant_group" or "district_code" or in all.

    One row a group, in its order: `commitments`, `people`, `kept` (M3: Σ w·min(q ÷ target, 1) ÷
    Σ w, q the newest verified quantity), `expected` (M4: Σ w·P(T) ÷ Σ w along each commitment's
    own days), `late` (due before the as-of day and not kept). People of no district stand in none.
    """
    rows = programme.ask(
        """
        select c.participant_group, c.district_code, c.start_on, c.due_on, g.curve,
            count(*) as commitments, sum(c.weight) as weight,
            sum(c.weight * c.kept_share) as kept_weight,
            count(case when c.due_on < {as_of} and c.kept_share < 1e0 then 1 end) as late
        from commitment_now as c
        join raw_goal as g on g.goal_id = c.goal_id
        group by c.participant_group, c.district_code, c.start_on, c.due_on, g.curve
        order by c.participant_group, coalesce(c.district_code, ''), c.start_on, c.due_on, g.curve
        """
    )
    grouped = f"group by {by} order by coalesce({by}, '')" if by else ""
    people = programme.ask(
        f"""
        select {by or "'all'"} as part, count(distinct participant_id) as people
        from commitment_now {grouped}
        """
    ).set_index("part")["people"]
    rain = programme.weights["rain"]
    planned = [
        Plan(0, 1, row.start_on.date(), row.due_on.date(), row.curve, rain).share_by(
            programme.as_of
        )
        for row in rows.itertuples()
    ]
    rows["expected_weight"] = rows["weight"] * pd.Series(planned, index=rows.index, dtype=float)
    groups = rows.groupby(by) if by else rows.groupby(lambda _: "all")
    sums = groups.agg(
        commitments=("commitments", "sum"),
        late=("late", "sum"),
        weight=("weight", "sum"),
        kept_weight=("kept_weight", "sum"),
        expected_weight=("expected_weight", "sum"),
    )
    weight = sums["weight"].where(sums["weight"] > 0)
    sums["people"] = people.reindex(sums.index)
    sums["kept"] = sums["kept_weight"] / weight
    sums["expected"] = sums["expected_weight"] / weight
    kept = sums[["commitments", "people", "kept", "expected", "late"]]
    return kept.rename_axis(by or "all").reset_index()


def commitment_rows(programme: Programme) -> pd.DataFrame:
    """One row a commitment not dropped that the reader may see, latest due first among the late, then by due day:
    ids, group, district, goal, text, unit, target_qty, verified_qty, kept_share, due_on, is_late.
    Participants stand by number and role, never by name."""
    return programme.ask(
        """
        select c.commitment_id, c.participant_id, c.participant_group, p.role_th,
            c.district_code, c.goal_id, c.text_th, c.metric_unit, c.target_qty, c.verified_qty,
            c.kept_share, c.due_on, c.last_reported_on,
            c.due_on < {as_of} and c.kept_share < 1e0 as is_late
        from commitment_row as c
        join participant as p on p.participant_id = c.participant_id
        order by case when c.due_on < {as_of} and c.kept_share < 1e0 then 0 else 1 end,
            c.due_on, c.commitment_id
        """
    )


def participant_rows(programme: Programme) -> pd.DataFrame:
    """One row a participant in view that the reader may see, by id: participant_id, participant_group, district_code,
    attended_kickoff. By number, never by name."""
    return programme.ask(
        """
        select participant_id, participant_group, district_code, attended as attended_kickoff
        from participant_row
        order by participant_id
        """
    )


def committed_participants(programme: Programme) -> pd.DataFrame:
    """One row a participant with a commitment not dropped that the reader may see, by id:
    participant_id, participant_group, role_th, district_code, `commitments`. By number and role,
    never by name."""
    return programme.ask(
        """
        select p.participant_id, p.participant_group, p.role_th, p.district_code, c.commitments
        from participant_row as p
        join (
            select participant_id, count(*) as commitments
            from commitment
            group by participant_id
        ) as c on c.participant_id = p.participant_id
        order by p.participant_id
        """
    )


def participants_by_district(programme: Programme) -> pd.DataFrame:
    """One row a district in view with participants, in code order: `people`, `committed`."""
    return programme.ask(
        """
        select p.district_code as area_code, count(*) as people,
            count(c.participant_id) as committed
        from participant as p
        left join (select distinct participant_id from commitment) as c
            on c.participant_id = p.participant_id
        where p.district_code is not null
        group by p.district_code
        order by p.district_code
        """
    )


@remembered
def subdistrict_board(programme: Programme) -> pd.DataFrame:
    """One row a subdistrict in view, in code order (M6): `stage` 0–4, from no team over housing
    team, verified list and area plan to the first house handed over. A stage counts when every
    one before it is reached; `houses` are handed over there, whatever the stage, and missing where
    this reader may not be told."""
    rows = programme.ask(
        """
        select a.subdistrict_code, a.district_code,
            coalesce(s.has_team, 0) as has_team, coalesce(s.has_list, 0) as has_list,
            coalesce(s.has_plan, 0) as has_plan,
            coalesce(s.plan_is_counted, 0) as plan_is_counted
        from subdistrict as a
        left join (
            select subdistrict_code,
                max(case when step = 'team' then 1 else 0 end) as has_team,
                max(case when step = 'list' then 1 else 0 end) as has_list,
                max(case when step = 'plan' then 1 else 0 end) as has_plan,
                max(case when step = 'plan' then is_counted else 0 end) as plan_is_counted
            from step_reached
            group by subdistrict_code
        ) as s on s.subdistrict_code = a.subdistrict_code
        order by a.subdistrict_code
        """
    )
    houses = houses_by_area(programme, "subdistrict")
    rows["houses"] = houses.set_index("area_code")[HANDED_OVER].loc[rows["subdistrict_code"]].array
    reached = rows[["has_team", "has_list", "has_plan"]].copy()
    # A number that is hidden is not none: a zero is shown.
    reached["has_house"] = (rows["houses"] != 0).fillna(True).astype(int)
    rows["stage"] = reached.cumprod(axis=1).sum(axis=1).astype(int)
    return rows


def chain(programme: Programme) -> dict[str, int]:
    """From people to houses (M7), each counted once: participants with a commitment, commitments,
    pledges of partners, houses under way (approved to completed), houses handed over."""
    people = participant_counts(programme)
    pledges = programme.ask("select count(*) as n from pledge")["n"].iloc[0]
    houses = repairs_at(programme).dropna(subset="rank").groupby("rank")["repairs"].sum()
    under_way = (houses.index >= Stage.APPROVED) & (houses.index < Stage.HANDED_OVER)
    return {
        "participants": int(people["committed"]),
        "commitments": int(people["commitments"]),
        "pledges": int(pledges),
        "under_way": int(houses[under_way].sum()),
        "handed_over": int(houses.get(Stage.HANDED_OVER, 0)),
    }


def events(programme: Programme) -> pd.DataFrame:
    """One row an event by the as-of day, newest first: event_id, kind, held_on, place, attendees."""
    return programme.ask(
        """
        select event_id, kind, held_on, place, attendees
        from raw_event
        where held_on <= {as_of}
        order by held_on desc, event_id
        """
    )
