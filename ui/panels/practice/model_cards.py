"""Cards of models: what was done, what it brought, what it needs, step by step, and who came to see."""

import pandas as pd
import streamlit as st

from data_access.language.plurals import counted
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import (
    MODEL_CONTEXT,
    MODEL_STATUS,
    MODEL_VISIT_RESULT,
    POVERTY_DIMENSION,
    Text,
)
from data_access.queries.practice.models import model_steps, model_visits, questions_on_models
from data_access.schema.headings import heading
from display.practice.evidence import evidence_words, ground_words
from display.practice.models_answer import ModelsAnswer, in_both
from ui.panels.practice.models import models_in_view
from ui.session import view
from ui.session.language import NOTHING, say, say_date
from ui.session.numbers import is_known, say_baht, say_count
from ui.session.words import area_name, partner_name

# A mark beside the word, so that no colour says it alone.
ICONS = {
    "proven": ":material/verified:",
    "shown": ":material/trending_up:",
    "trying": ":material/hourglass_empty:",
    "given_up": ":material/block:",
}


def cards() -> None:
    """One card a model, those that work first; given up last, with its lesson."""
    said = models_in_view()
    steps, visits = view.ask(model_steps), view.ask(model_visits)
    asked = view.ask(questions_on_models)
    rows = list(said.cards.itertuples())
    for left in range(0, len(rows), 2):
        with st.grid(2, min_column_width=320, key=f"cards_{left}"):
            for row in rows[left : left + 2]:
                with st.container(border=True, height="stretch"):
                    _card(said, row)
                    _how(row, steps[steps["model_id"] == row.model_id])
                    _visitors(
                        visits[visits["model_id"] == row.model_id],
                        asked[asked["model_id"] == row.model_id],
                    )


def _card(said: ModelsAnswer, row) -> None:
    status = say(MODEL_STATUS[row.status])
    st.markdown(f"#### {say(said.names[row.model_id])}")
    since = say_date(row.status_since if row.status != "trying" else row.started_on)
    st.markdown(
        f"{ICONS[row.status]} **{status}** · {say(Text('ตั้งแต่', 'since'))} {since}"
        f" · {area_name(row.area_code)} · {partner_name(row.partner_id)}"
    )
    dimension = say(POVERTY_DIMENSION[row.problem_dimension])
    kinds = (
        [] if pd.isna(row.context) else [say(MODEL_CONTEXT[one]) for one in row.context.split(";")]
    )
    st.caption(" · ".join([dimension, *kinds]))
    st.markdown(say(in_both(row, "did")))
    one = said.evidence[row.model_id]
    st.markdown(f"{say(Text('ผล', 'Evidence'))}: {say(evidence_words(one))}")
    if ground := ground_words(one):
        st.caption(say(ground))
    if one.others:
        st.caption(f"{say(Text('เทียบกับ', 'Compared with'))}: {_listed(said, one.others)}")
    lesson = in_both(row, "lesson")
    if lesson:
        st.markdown(f"**{say(Text('บทเรียน', 'Lesson'))}**: {say(lesson)}")


def _listed(said: ModelsAnswer, codes: tuple[str, ...]) -> str:
    return ", ".join(say(said.area(code)) for code in codes)


FACTS = (
    ("inputs", Text("ต้องใช้", "Needs")),
    ("conditions", Text("ต้องมีก่อน", "First there must be")),
    ("not_for", Text("ไม่เหมาะกับ", "Does not fit")),
)


def _how(row, steps: pd.DataFrame) -> None:
    """Cost, what it needs, where it does not fit, and the steps to do the same."""
    said = [f"**{say(name)}**: {say(text)}" for key, name in FACTS if (text := in_both(row, key))]
    if is_known(row.model_cost_thb):
        cost = say(Text("ค่าใช้จ่ายต่อตำบล", f"Cost per {SUBDISTRICT.one}"))
        said.insert(0, f"**{cost}**: {say_baht(row.model_cost_thb)}")
    if said:
        st.markdown("\n".join(f"- {one}" for one in said))
    if steps.empty:
        return
    with st.expander(
        say(Text(f"ทำตามได้ {len(steps)} ขั้น", f"How to do it: {counted(len(steps), 'step')}"))
    ):
        st.table(
            pd.DataFrame(
                {
                    say(Text("ขั้นที่", "Step")): [str(one) for one in steps["seq"]],
                    say(Text("ทำอะไร", "What")): _texts(steps, "text"),
                    say(Text("ใคร", "Who")): _texts(steps, "who"),
                    say(Text("สัปดาห์", "Weeks")): [say_count(one) for one in steps["weeks"]],
                    say(heading("step_cost_thb")): [
                        say_count(one) for one in steps["step_cost_thb"]
                    ],
                }
            ),
            hide_index=True,
        )


def _texts(rows: pd.DataFrame, name: str) -> list[str]:
    found = [in_both(row, name) for row in rows.itertuples()]
    return [say(one) if one else NOTHING for one in found]


def _visitors(visits: pd.DataFrame, asked: pd.DataFrame) -> None:
    """What came of the visits, and what was asked."""
    if visits.empty:
        return
    said = [f"{say(MODEL_VISIT_RESULT[row.result])} {row.visits:,}" for row in visits.itertuples()]
    st.caption(f"{say(Text('มาดูงาน', 'Visits'))}: {' · '.join(said)}")
    if len(asked):
        questions = " · ".join(asked["asked"])
        st.caption(
            say(
                Text(
                    f"ผู้มาดูงานถามว่า: {questions}",
                    f"Visitors asked {counted(len(asked), 'question')}, recorded in Thai.",
                )
            )
        )
