"""Questions about models: what they are, step by step, who copied them, and who came to see them.

Of nobody in particular, and the same for every reader. Texts are those on record: the Thai one where
an English one is missing.
"""

import pandas as pd

from data_access.snapshots.programme import Programme, remembered


@remembered
def model_cards(programme: Programme) -> pd.DataFrame:
    """One row a model that has begun, in the order of their ids: model_id, area_code, partner_id,
    problem_dimension, context (codes, by semicolons), measured_by, started_on, `status` on the day
    (a key of MODEL_STATUS), status_since, model_cost_thb; and the texts name, did, inputs,
    conditions, not_for and lesson, each as `…_th` and `…_en`, missing where not recorded."""
    texts = ", ".join(
        f"{name}_th, {name}_en"
        for name in ("name", "did", "inputs", "conditions", "not_for", "lesson")
    )
    return programme.ask(
        f"""
        select model_id, area_code, partner_id, problem_dimension, context, measured_by, started_on,
            status_now as status, status_since, model_cost_thb, {texts}
        from model
        order by model_id
        """
    )


def model_steps(programme: Programme) -> pd.DataFrame:
    """One row a step, by model and order: model_id, seq, text_th, text_en, weeks, step_cost_thb
    (baht), who_th, who_en; what is not recorded is missing."""
    return programme.ask(
        """
        select s.model_id, s.seq, s.text_th, s.text_en, s.weeks, s.step_cost_thb, s.who_th, s.who_en
        from raw_model_step as s
        join model as m on m.model_id = s.model_id
        order by s.model_id, s.seq
        """
    )


@remembered
def model_places(programme: Programme) -> pd.DataFrame:
    """One row a (model, subdistrict) of the whole province: model_id, subdistrict_code, role (a key
    of MODEL_AREA_ROLE), from_on. By model, its origin first, then as they began."""
    rows = programme.ask(
        """
        select model_id, subdistrict_code, role, from_on
        from model_place
        order by model_id, from_on, subdistrict_code
        """
    )
    is_copy = rows["role"] != "origin"
    return (
        rows.assign(is_copy=is_copy)
        .sort_values(["model_id", "is_copy"], kind="stable", ignore_index=True)
        .drop(columns="is_copy")
    )


def model_visits(programme: Programme) -> pd.DataFrame:
    """One row a (model, result) of visits, in that order: model_id, result (a key of
    MODEL_VISIT_RESULT), `visits`."""
    return programme.ask(
        """
        select model_id, result, count(*) as visits
        from model_visit
        group by model_id, result
        order by model_id, result
        """
    )


def questions_on_models(programme: Programme) -> pd.DataFrame:
    """One row a question that somebody asked on a visit, by model, day and text: model_id, held_on,
    `asked` (in Thai)."""
    return programme.ask(
        """
        select distinct model_id, held_on, asked
        from model_visit
        where asked is not null
        order by model_id, held_on, asked
        """
    )


@remembered
def proven_districts(programme: Programme) -> pd.DataFrame:
    """One row a district in view in which a proven model is in use, in code order: district_code
    (goal G9)."""
    return programme.ask(
        """
        select distinct a.district_code
        from model_place as p
        join subdistrict as a on a.subdistrict_code = p.subdistrict_code
        where p.status_now = 'proven'
        order by a.district_code
        """
    )
