"""Questions that list what moved since an earlier day, row by row: what data_access/indicators/since.py counts.

As there, the later day is the programme's own, what happened on the earlier day itself was known
then, and a day that this reader may not choose is refused (RecordsError).
"""

from datetime import date

import pandas as pd

from data_access.indicators.since import changes_of_pledges
from data_access.queries.network import network
from data_access.queries.partners import partners
from data_access.snapshots.programme import Programme


def move_rows(programme: Programme, since: date) -> pd.DataFrame:
    """One row a move of a repair that the reader may see, newest first: repair_id, district_code,
    subdistrict_code, changed_on, from_status, to_status, hold_reason."""
    return programme.ask(
        f"""
        select l.repair_id, l.district_code, l.subdistrict_code, l.changed_on, l.from_status,
            l.to_status, l.hold_reason
        from repair_move as l
        join repair_row as r on r.repair_id = l.repair_id
        where l.changed_on > {_day(programme, since)}
        order by l.changed_on desc, l.repair_id, l.seq desc
        """
    )


def delivered_rows(programme: Programme, since: date) -> pd.DataFrame:
    """The rows of partners.delivery_rows that were verified and made since then; a correction is
    no delivery."""
    day = pd.Timestamp(programme.on(since).as_of)
    rows = partners.delivery_rows(programme)
    is_new = (rows["delivered_on"] > day) & (rows["verification"] == "verified") & (rows["qty"] > 0)
    return rows[is_new].reset_index(drop=True)


def pledge_rows(programme: Programme, since: date) -> pd.DataFrame:
    """One row a pledge that the reader may see and that changed since then, by id: the columns of
    partners.pledge_rows (of one withdrawn, as they were on the earlier day) and, true or false,
    `made`, `withdrawn`, `fulfilled` and `newly_overdue`."""
    now = partners.pledge_rows(programme)
    then = partners.pledge_rows(programme.on(since))
    gone = then[~then["pledge_id"].isin(now["pledge_id"])]
    changed = changes_of_pledges(_kept(then), _kept(now)).rename(
        columns={"overdue": "newly_overdue"}
    )
    rows = pd.concat([one for one in (now, gone) if len(one)] or [now])
    return rows.merge(changed.drop(columns="partner_id"), on="pledge_id").sort_values(
        "pledge_id", ignore_index=True
    )


def _kept(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[["pledge_id", "partner_id", "overdue"]].assign(is_kept=rows["outstanding_qty"] == 0)


def report_rows(programme: Programme, since: date) -> pd.DataFrame:
    """One row a report on a commitment since then that the reader may see, newest first:
    commitment_id, participant_id, role_th, district_code, reported_on, qty_to_date, verification.
    People stand by number and role, never by name."""
    return programme.ask(
        f"""
        select u.commitment_id, u.participant_id, p.role_th, p.district_code, u.reported_on,
            u.qty_to_date, u.verification
        from commitment_report as u
        join participant_row as p on p.participant_id = u.participant_id
        where u.reported_on > {_day(programme, since)}
        order by u.reported_on desc, u.commitment_id
        """
    )


def kept_rows(programme: Programme, since: date) -> pd.DataFrame:
    """The rows of network.commitment_rows whose whole target has been reached since then."""
    now = network.commitment_rows(programme)
    then = network.commitment_rows(programme.on(since))
    was_kept = now["commitment_id"].isin(then.loc[then["kept_share"] >= 1, "commitment_id"])
    return now[(now["kept_share"] >= 1) & ~was_kept].reset_index(drop=True)


def step_rows(programme: Programme, since: date) -> pd.DataFrame:
    """One row a step that a subdistrict in view has reached since then, newest first:
    subdistrict_code, district_code, step, reached_on."""
    return programme.ask(
        f"""
        select s.subdistrict_code, a.district_code, s.step, s.reached_on
        from step_reached as s
        join subdistrict as a on a.subdistrict_code = s.subdistrict_code
        where s.reached_on > {_day(programme, since)}
        order by s.reached_on desc, s.subdistrict_code, s.step
        """
    )


def _day(programme: Programme, since: date) -> str:
    return f"date '{programme.on(since).as_of.isoformat()}'"
