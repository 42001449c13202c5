"""Questions about the measures of area plans: what is planned, with whose money, and how far it is."""

import numpy as np
import pandas as pd

from data_access.snapshots.programme import Programme, remembered


def measures(programme: Programme) -> pd.DataFrame:
    """One row a measure of a plan in view, by plan and number: measure_id, plan_id,
    subdistrict_code, seq, dimension, indicator_key, kind, name_th, objective_th, output_th, kpi_th,
    expected_th, target_qty, unit, target_group, lead_kind, lead_lao_id, `lead_lao_th` (its
    name), lead_partner_id, start_on, due_on, strategy_th, tactic_th, programme_th, `status` (a key of
    MEASURE_STATUS)."""
    return programme.ask(
        """
        select measure_id, plan_id, subdistrict_code, seq, dimension, indicator_key, kind, name_th,
            objective_th, output_th, kpi_th, expected_th, target_qty, unit, target_group, lead_kind,
            lead_lao_id, lead_lao_th, lead_partner_id, start_on, due_on, strategy_th, tactic_th,
            programme_th, status
        from measure
        order by plan_id, seq, measure_id
        """
    )


@remembered
def measure_progress(programme: Programme) -> pd.DataFrame:
    """One row a measure that readers of single rows may see, by plan and number: measure_id, plan_id,
    `links`, `links_done`, `done_qty` in the measure's unit, and `state`, a key of MEASURE_STATE.

    It is done when what is linked makes up its target; where nothing linked is in its unit, when all
    that is linked is done. No row for other readers.
    """
    rows = programme.ask(
        """
        select m.measure_id, m.plan_id, m.target_qty, m.status,
            coalesce(d.links, 0) as links, coalesce(d.links_done, 0) as links_done,
            coalesce(d.fits, 0) as fits, coalesce(d.done_qty, 0) as done_qty
        from measure_row as m
        left join measure_done as d on d.measure_id = m.measure_id
        order by m.plan_id, m.seq, m.measure_id
        """
    )
    enough = (rows["fits"] > 0) & (rows["done_qty"] >= rows["target_qty"])
    all_done = (rows["fits"] == 0) & (rows["links"] > 0) & (rows["links_done"] == rows["links"])
    state = np.select(
        [rows["status"] == "cancelled", enough | all_done, rows["links"] > 0],
        ["cancelled", "done", "under_way"],
        "not_begun",
    )
    columns = ["measure_id", "plan_id", "links", "links_done", "done_qty"]
    return rows[columns].assign(state=pd.Series(state, index=rows.index, dtype="str"))


def measure_links(programme: Programme) -> pd.DataFrame:
    """One row a record linked with a measure in view, by measure and sequence, for readers of single
    rows: measure_id, plan_id, seq, `what` it is, record_id, unit, qty and `is_done` (1 or 0)."""
    return programme.ask(
        """
        select measure_id, plan_id, seq, what, record_id, unit, qty, is_done
        from measure_linked
        order by measure_id, seq
        """
    )


def plan_money(programme: Programme) -> pd.DataFrame:
    """One row a line of money of a measure in view, by measure and sequence, for readers of single
    rows: measure_id, plan_id, dimension, seq, fiscal_year_be, source_of_money, amount_thb, pledge_id,
    secured, `secured_thb` (the amount where it is approved or paid, else 0). Cancelled measures have
    none."""
    return programme.ask(
        """
        select measure_id, plan_id, dimension, seq, fiscal_year_be, source_of_money, amount_thb,
            pledge_id, secured, secured_thb
        from measure_money
        order by measure_id, seq
        """
    )
