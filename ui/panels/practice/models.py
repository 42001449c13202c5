"""Models: what works, where it is used, who copied it, and how to do the same."""

import pandas as pd
import streamlit as st

from data_access.language.plurals import counted
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import MODEL_OUTCOME, MODEL_STATUS, Text
from display.practice.evidence import (
    CANNOT_SAY,
    CAUTION,
    MEASURES,
    short_words,
)
from display.practice.models_answer import Fit, ModelsAnswer
from ui import charts
from ui.panels.shared.picture import pictured
from ui.panels.shared.tile import tiles
from ui.session import view
from ui.session.language import NOTHING, say

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


def models_in_view() -> ModelsAnswer:
    return view.ask(ModelsAnswer)


def answer() -> str:
    return say(models_in_view().sentence)


def is_empty() -> bool:
    return models_in_view().cards.empty


def model_tiles() -> None:
    tiles(models_in_view().tiles)


@pictured
def effect_bars() -> charts.Picture | Text:
    """One row a model that can be compared: its difference and interval."""
    said = models_in_view()
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
    said = models_in_view()
    silent = [name for key, name in said.names.items() if said.is_silent(key)]
    if 0 < len(silent) < len(said.names):
        listed = Text(", ".join(one.th for one in silent), "; ".join(one.en for one in silent))
        st.caption(say(Text(f"{CANNOT_SAY.th}: {listed.th}", f"{CANNOT_SAY.en}: {listed.en}.")))
    st.caption(say(CAUTION))


def ways() -> None:
    """From the origin to the copies, one line a model."""
    said = models_in_view()
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
    said = models_in_view()
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
    none, unknown = models_in_view().uncovered
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
