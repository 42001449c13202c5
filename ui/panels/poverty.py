"""What people lack beside a house: tiles, pictures, and whose duty it is."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from data_access.disclosure import SENSITIVE_GROUP_MINIMUM
from data_access.indicators import BY_KEY, Figure
from data_access.language.number_words import hidden_words, index_words
from data_access.language.plurals import counted
from data_access.language.shares import kept_from_ends, percent_words
from data_access.language.terms import SUBDISTRICT
from data_access.language.vocabulary import (
    DUTY,
    POVERTY_DIMENSION,
    POVERTY_DIMENSION_SHORT,
    VULNERABLE_GROUP,
    Text,
)
from data_access.queries.needs.poverty import poor_by_group, poverty_by_area
from data_access.schema.headings import heading
from display.answers.poverty_answer import PovertyAnswer
from display.charts.lacking_bars import dimensions_most_first, lacking_bars
from display.tiles.tile import NOTHING_SAID, Tile
from display.words.alike import alike
from ui import charts
from ui.panels.needs import tell_of_another_day
from ui.panels.shared.picture import pictured
from ui.panels.shared.rows import rows
from ui.panels.shared.tile import tiles
from ui.session import view
from ui.session.language import NOTHING, say, say_date
from ui.session.numbers import is_known, say_count, say_hidden, say_index, say_percent
from ui.session.words import area_names

SOURCE = Text(
    "ที่มา: ทะเบียนครัวเรือน ช่องมิติที่ตกเกณฑ์ ตามแนว จปฐ. เป็นตัวแทน ไม่ใช่ผล จปฐ. ทางการ"
    " น้ำหนัก จุดตัด และหน่วยงานรับผิดชอบเป็นข้อเสนอของโครงการ คนหนึ่งขาดได้หลายมิติ แท่งจึงรวมกันไม่ได้",
    "Source: the household register, dimensions failed (after จปฐ. and TPMAP). A proxy, not the"
    " official result. Weights, cut-off and duties are the programme's proposal. A person may lack"
    " several dimensions, so bars do not add up.",
)
NOT_BELOW_A_DISTRICT = Text(
    "สิ่งที่ขาดแยกตามมิติไม่แสดงต่ำกว่าระดับอำเภอ เลือกทุกตำบลเพื่อดู",
    f"What people lack is not shown below a district. Choose all {SUBDISTRICT.many} to see it.",
)
NOTHING_SHOWN = Text(
    "ไม่มีตัวเลขที่แสดงได้ในขอบเขตที่เลือก: จำนวนน้อยเกินไป หรือข้อมูลไม่พอ",
    "Nothing can be shown for what is chosen: too few people, or too little surveyed.",
)


def answer() -> str:
    """How many are poor in many dimensions, what they lack most, and where it is worst."""
    said = PovertyAnswer(view.programme())
    parts = [one for one in (said.poor, said.mostly, said.worst) if one]
    return say(
        Text(
            " ".join([f"**{parts[0].th}**", *(one.th for one in parts[1:])]),
            "; ".join([f"**{parts[0].en}**", *(one.en for one in parts[1:])]),
        )
    )


def answer_of_houses() -> str | None:
    said = PovertyAnswer(view.programme()).still_poor
    return say(said) if said else None


def not_known() -> None:
    """Where too little is surveyed, said by name; how much the figure could be otherwise."""
    programme = view.programme()
    note = BY_KEY["G19a"].measure(programme).note
    said = [one for one in (PovertyAnswer(programme).not_known, note) if one]
    for one in said:
        st.info(say(one), icon=":material/help:")


def poverty_tiles() -> None:
    measured = {key: view.ask(BY_KEY[key].measure) for key in ("G19a", "G19b", "G19c", "G20")}
    told = PovertyAnswer(view.programme()).told
    poor, still = measured["G19a"], measured["G20"]
    housed = told.housed.poor if told.housed else None
    tiles(
        [
            Tile(BY_KEY["G19a"].name, _said(poor, percent_words), _out_of(poor)),
            Tile(
                BY_KEY["G19b"].name,
                _said(measured["G19b"], percent_words),
                Text("ของทุกมิติ เฉลี่ยต่อคนจน", "of everything, on average of the poor"),
            ),
            Tile(
                Text("ดัชนี (0–1)", "Index (0–1)"),
                _said(measured["G19c"], index_words),
                Text("สองตัวแรกคูณกัน", "the first two multiplied"),
            ),
            Tile(
                BY_KEY["G20"].name,
                _said(still, percent_words),
                _homes(still, housed),
                opens="housed_and_poor",
            ),
        ]
    )


def _said(figure: Figure, write: Callable[[float | None], str]) -> Text:
    if figure.state == "hidden":
        return hidden_words(SENSITIVE_GROUP_MINIMUM)
    return alike(write(figure.value) if figure.state == "shown" else NOTHING)


def _out_of(figure: Figure) -> Text:
    if figure.state != "shown":
        return NOTHING_SAID
    poor, every = say_count(figure.numerator), figure.denominator
    return Text(f"{poor} จาก {every:,} คน", f"{poor} of {counted(every, 'person', 'people')}")


def _homes(still: Figure, people: int | None) -> Text:
    if still.state != "shown":
        return NOTHING_SAID
    poor, homes = say_count(still.numerator), still.denominator
    living = NOTHING_SAID
    if people:
        living = Text(f" · {people:,} คน", f"; {counted(people, 'person', 'people')}")
    return Text(
        f"{poor} จาก {homes:,} ครัวเรือน{living.th}",
        f"{poor} of {counted(homes, 'household')}{living.en}",
    )


@pictured
def dimension_bars() -> charts.Picture | Text:
    """One bar a dimension, the largest first."""
    drawn, table = view.ask(lacking_bars), view.ask(dimensions_most_first)
    if drawn.is_empty:
        return _absence()
    table["name"] = [say(POVERTY_DIMENSION[one]) for one in table["dimension"]]
    for share in ("censored", "contribution"):
        table[share] = _shares(table[share])
    columns = {
        "name": Text("มิติ", "Dimension"),
        "poor": Text("คนจนหลายมิติที่ขาด (คน)", "Poor and lacking it (people)"),
        "censored": _percent(Text("ของคนที่สำรวจ", "Of people surveyed")),
        "contribution": _percent(Text("ส่วนในดัชนี", "Share of the index")),
        "housed": Text("ในนั้นได้บ้านแล้ว (คน)", "Of them, house done (people)"),
    }
    return charts.Picture(charts.lacking(drawn), say(drawn.alt), "lacking", table, columns)


def _percent(label: Text) -> object:
    return st.column_config.NumberColumn(say(label), format="percent")


def _shares(column: pd.Series) -> pd.Series:
    """As a table may write them: almost all is not all, and almost none is not none."""
    return pd.Series([kept_from_ends(one) for one in column], column.index, "Float64")


def _absence() -> Text:
    below = view.programme().scope.subdistricts
    return NOT_BELOW_A_DISTRICT if below else NOTHING_SHOWN


@pictured
def heat() -> charts.Picture | Text:
    """District by dimension: the share of people who are poor and lack it."""
    if view.programme().scope.subdistricts:
        return NOT_BELOW_A_DISTRICT
    table = view.ask(poverty_by_area, "district")
    table["name"] = area_names(table["area_code"])
    table["value"] = [_of_area(row) for row in table.itertuples()]
    for dimension in POVERTY_DIMENSION:
        table[dimension] = _shares(table[dimension])
    short = {one: say(name) for one, name in POVERTY_DIMENSION_SHORT.items()}
    columns = {
        "name": heading("district_code"),
        "value": Text("คนจนหลายมิติ", "People poor in many"),
        **{one: _percent(name) for one, name in POVERTY_DIMENSION.items()},
    }
    alt = Text(
        "ร้อยละของคนที่จนหลายมิติและขาดแต่ละเรื่อง รายอำเภอ",
        "Share of people who are poor and lack each dimension, by district",
    )
    return charts.Picture(charts.heat_table(table, short), say(alt), "heat", table, columns)


def _of_area(row) -> str:
    if row.state == "too_little":
        return say(Text("ข้อมูลไม่พอ", "too little surveyed"))
    if row.state == "hidden":
        return say_hidden(SENSITIVE_GROUP_MINIMUM)
    share, index = say_percent(row.headcount), say_index(row.adjusted)
    if not is_known(row.adjusted):
        return share
    return say(Text(f"จน {share} · ดัชนี {index}", f"{share} poor · index {index}"))


def by_duty() -> None:
    """Of the people in finished houses, what those still poor lack, and whose duty it is."""
    said = answer_of_houses()
    if said:
        st.markdown(f"**{said}**")
    table = view.ask(dimensions_most_first)
    if table["housed"].isna().all():
        st.info(say(_absence()))
        return
    table = table.sort_values("housed", ascending=False, kind="stable")
    st.table(
        pd.DataFrame(
            {
                say(Text("ยังขาด", "Still lacking")): [
                    say(POVERTY_DIMENSION_SHORT[one]) for one in table["dimension"]
                ],
                say(Text("คน", "People")): [say_count(one) for one in table["housed"]],
                say(Text("หน้าที่ของ", "Whose duty")): [say(DUTY[one]) for one in table["dimension"]],
            }
        ),
        hide_index=True,
    )


def groups() -> None:
    """The poor among vulnerable groups, never below a district."""
    table = view.ask(poor_by_group)
    if table.empty:
        st.info(say(NOT_BELOW_A_DISTRICT))
        return
    tell_of_another_day()
    hidden = say_hidden(SENSITIVE_GROUP_MINIMUM)
    table = table[table["scored"].notna()]

    def counted(column: str) -> list[str]:
        return [hidden if pd.isna(one) else say_count(one) for one in table[column]]

    share = (table["poor"] / table["scored"].mask(table["scored"] == 0)).astype("Float64")
    st.table(
        pd.DataFrame(
            {
                say(Text("กลุ่ม", "Group")): [
                    say(VULNERABLE_GROUP[one]) for one in table["vulnerable_group"]
                ],
                say(Text("จนหลายมิติ (ครัวเรือน)", "Poor (households)")): counted("poor"),
                say(Text("สำรวจแล้ว (ครัวเรือน)", "Surveyed (households)")): counted("scored"),
                say(Text("ร้อยละ", "Share")): [
                    NOTHING if pd.isna(one) else say_percent(one) for one in share
                ],
            }
        ),
        hide_index=True,
    )
    newest = say_date(view.programme().snapshot.as_of)
    st.caption(
        say(
            Text(
                f"นับ ณ {newest} เสมอ ครัวเรือนหนึ่งอยู่ได้หลายกลุ่ม",
                f"Always as of {newest}. A household may be in several groups.",
            )
        )
    )


def places() -> None:
    """The subdistricts in figures; what is hidden or not known is said and is no zero."""
    table = view.ask(poverty_by_area, "subdistrict")
    hidden = say_hidden(SENSITIVE_GROUP_MINIMUM)
    unknown = say(Text("ข้อมูลไม่พอ", "Too little surveyed"))
    empty = {"hidden": hidden, "too_little": unknown}
    table = table.sort_values("headcount", ascending=False, kind="stable", na_position="last")
    table["headcount"] = [
        empty.get(row.state) or say_percent(row.headcount) for row in table.itertuples()
    ]
    for name in ("poor", "scored"):
        table[name] = [
            say_count(one) if is_known(one) else empty.get(state, hidden)
            for one, state in zip(table[name], table["state"], strict=True)
        ]
    table = table.rename(
        columns={"area_code": "subdistrict_code", "headcount": "poor_share", "poor": "poor_people"}
    ).rename(columns={"scored": "scored_people"})
    columns = ("subdistrict_code", "poor_share", "poor_people", "scored_people")
    rows(table, columns, "poverty_by_place", NOTHING_SHOWN)


def source() -> None:
    st.caption(say(SOURCE))
