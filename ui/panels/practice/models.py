"""Models: what works, where it is used, who copied it, and how to do the same."""

import pandas as pd
import streamlit as st

from data_access.language.plurals import counted
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import (
    MODEL_CONTEXT,
    MODEL_OUTCOME,
    MODEL_STATUS,
    MODEL_VISIT_RESULT,
    POVERTY_DIMENSION,
    Text,
)
from data_access.queries.practice.models import model_steps, model_visits, questions_on_models
from data_access.schema.headings import heading
from display.practice.evidence import (
    CANNOT_SAY,
    CAUTION,
    MEASURES,
    evidence_words,
    ground_words,
    short_words,
)
from display.practice.models_answer import NO_MODELS, Fit, ModelsAnswer, in_both
from ui import charts
from ui.panels.shared.picture import pictured
from ui.panels.shared.tile import tiles
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
MOST_FITS = 12  # places listed; a district has no more
CHOOSE = Text(
    "เลือกอำเภอหรือตำบลด้านบน เพื่อดูต้นแบบที่ใช้ในที่คล้ายกัน",
    f"Choose a district or {SUBDISTRICT.one} above to see the models of places like it.",
)
NONE_COMPARED = Text(
    "ยังไม่มีต้นแบบใดที่เทียบได้ เหตุผลอยู่ในแต่ละเรื่องด้านล่าง",
    "No model can be compared yet; why is said of each below.",
)
LIKE_EACH_OTHER = Text(
    "คล้ายกัน: สัดส่วนครัวเรือนเดือดร้อน สัดส่วนที่รถเข้าไม่ถึงทั้งปี และความยากจนหลายมิติ ใกล้กันที่สุด 5 แห่ง",
    "Alike: the five nearest by share of households in need, share that no car reaches all year, and"
    " poverty in many dimensions.",
)


def _answer() -> ModelsAnswer:
    return view.ask(ModelsAnswer)


def answer() -> str:
    return say(_answer().sentence)


def is_empty() -> bool:
    return _answer().cards.empty


def nothing_yet() -> None:
    st.info(say(NO_MODELS))


def model_tiles() -> None:
    tiles(_answer().tiles)


@pictured
def effect_bars() -> charts.Picture | Text:
    """One row a model that can be compared: its difference and interval."""
    said = _answer()
    rows = [
        _effect_row(say(said.names[row.model_id]), said.evidence[row.model_id])
        for row in said.cards.itertuples()
    ]
    table = pd.DataFrame(rows)
    table = table[table["low"].notna()].reset_index(drop=True)
    if table.empty:
        return NONE_COMPARED
    table["widest"] = table.groupby("measure")[["low", "high"]].transform(
        lambda column: column.abs().max()
    ).max(axis=1)  # fmt: skip
    table["widest"] = table["widest"].fillna(1)
    columns = {
        "name": Text("ต้นแบบ", "Model"),
        "value": Text("ต่างจากที่คล้ายกัน", "Difference"),
        "remark": Text("วัดด้วย", "Measured by"),
    }
    alt = Text(
        "ผลของต้นแบบแต่ละเรื่อง เทียบกับตำบลที่คล้ายกัน พร้อมช่วงความเชื่อมั่น",
        f"The difference each model made against {SUBDISTRICT.many} like it, with its interval",
    )
    return charts.Picture(charts.effects(table), say(alt), "effects", table, columns)


def _effect_row(name: str, one) -> dict:
    effect = one.effect if one.effect is not None and one.effect.is_known else None
    measure = MEASURES.get(one.measured_by)
    return {
        "name": name,
        "value": say(short_words(one)),
        "remark": say(measure.of if measure else MODEL_OUTCOME[one.measured_by]),
        "measure": one.measured_by,
        "difference": effect.difference if effect else None,
        "low": effect.low if effect else None,
        "high": effect.high if effect else None,
    }


def caution() -> None:
    """Of which models nothing can be said, and what the others do not prove."""
    said = _answer()
    silent = [name for key, name in said.names.items() if said.is_silent(key)]
    if 0 < len(silent) < len(said.names):
        listed = Text(", ".join(one.th for one in silent), "; ".join(one.en for one in silent))
        st.caption(say(Text(f"{CANNOT_SAY.th}: {listed.th}", f"{CANNOT_SAY.en}: {listed.en}.")))
    st.caption(say(CAUTION))


def ways() -> None:
    """From the origin to the copies, one line a model."""
    said = _answer()
    rows = []
    for row in said.cards.itertuples():
        origin, copies = said.way(row.model_id)
        rows.append(
            {
                say(Text("ต้นแบบ", "Model")): say(said.names[row.model_id]),
                say(Text("ต้นทาง", "Origin")): say(origin) if origin else NOTHING,
                say(Text("ทำตาม", "Copied by")): ", ".join(map(say, copies)) or NOTHING,
            }
        )
    st.table(pd.DataFrame(rows), hide_index=True)


def fits() -> None:
    """Of each subdistrict in view, the models of places like it."""
    said = _answer()
    if view.programme().scope.is_whole_province:
        st.info(say(CHOOSE), icon=":material/tune:")
        return
    found = said.fits
    if not found:
        st.info(say(Text("ยังไม่มีต้นแบบของที่คล้ายกัน", "No place like these uses a model yet.")))
    for some in list(found.values())[:MOST_FITS]:
        lines = "\n".join(f"- {_fit_words(one)}" for one in some)
        st.markdown(f"**{say(some[0].place)}**\n\n{lines}")
    st.caption(say(LIKE_EACH_OTHER))


def _fit_words(one: Fit) -> str:
    status = MODEL_STATUS[one.status]
    if one.through is None:
        used = Text("ใช้อยู่แล้ว", "in use here")
    else:
        used = Text(f"ใช้อยู่ที่{one.through.th}", f"in use in {one.through.en}")
    return say(
        Text(
            f"{one.model.th} ({status.th}, {used.th})",
            f"{one.model.en} ({status.en.lower()}, {used.en})",
        )
    )


def uncovered() -> None:
    """The subdistricts that no model fits, by name; where that is not known, that is said."""
    none, unknown = _answer().uncovered
    if none:
        many = SUBDISTRICT.one if len(none) == 1 else SUBDISTRICT.many
        st.warning(
            say(
                Text(
                    f"ยังไม่มีต้นแบบที่เข้าได้ {len(none):,} ตำบล: {', '.join(one.th for one in none)}",
                    f"No model fits {len(none):,} {many} yet: {', '.join(one.en for one in none)}.",
                )
            ),
            icon=":material/group_off:",
        )
    elif not unknown:
        st.success(
            say(
                Text(
                    "ทุกตำบลมีต้นแบบของที่คล้ายกันอย่างน้อยหนึ่งเรื่อง",
                    f"Every {SUBDISTRICT.one} has a model from a place like it.",
                )
            )
        )
    if unknown:
        st.info(
            say(
                Text(
                    f"ยังไม่รู้ว่าคล้ายที่ใด {len(unknown):,} ตำบล: {', '.join(one.th for one in unknown)}",
                    "Not known which places are like"
                    f" {counted(len(unknown), SUBDISTRICT.one, SUBDISTRICT.many)}:"
                    f" {', '.join(one.en for one in unknown)}.",
                )
            ),
            icon=":material/help:",
        )
    st.caption(say(LIKE_EACH_OTHER))


def cards() -> None:
    """One card a model, those that work first; given up last, with its lesson."""
    said = _answer()
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
