"""The map with its choices, its legend and the areas in figures."""

import pandas as pd
import streamlit as st

from data_access.boundaries import Boundaries, shapes
from data_access.disclosure import SENSITIVE_GROUP_MINIMUM
from data_access.language.area_codes import level_of
from data_access.language.plurals import one_or_many
from data_access.language.superlatives import named, top
from data_access.language.vocabulary import AREA_LEVEL, REPAIR_STATUS, UNIT, Text
from data_access.queries.areas.areas import area_table, areas
from data_access.queries.areas.map_values import map_values
from data_access.queries.households.households import say_assessed, shown_need_by_area
from data_access.queries.partners.contributions import deliveries_to_wider_areas
from data_access.queries.repairs.houses import progress_by_area
from data_access.schema.headings import heading
from ui.map import maps
from ui.map.map_layers import MapLayer
from ui.panels.shared.rows import rows
from ui.session import view
from ui.session.address import adopt, keep
from ui.session.language import say
from ui.session.numbers import say_baht, say_hidden
from ui.shell import filters

LEVELS = ("subdistrict", "district")


def choose_layer() -> MapLayer:
    """The layers as a row of choices; the choice is in the address."""
    layer = _choose("layer", Text("แสดง", "Show"), list(maps.LAYERS), lambda key: say(SHORT[key]))
    return maps.LAYERS[layer]


def choose_level() -> str:
    """Whole province: by subdistrict or district. Within a district: its subdistricts."""
    if not view.programme().scope.is_whole_province:
        return "subdistrict"
    return _choose(
        "level",
        Text("ราย", "By"),
        list(LEVELS),
        lambda level: say(Text(f"ราย{AREA_LEVEL[level].th}", f"By {AREA_LEVEL[level].en.lower()}")),
    )


def choose_status(layer: MapLayer) -> str:
    """Which repairs to count, where repairs are shown."""
    if layer.key != "repairs":
        return FIRST_STATUS
    statuses = list(REPAIR_STATUS)
    adopt(
        "status",
        lambda one: one if one in statuses else None,
        FIRST_STATUS,
        heading("status"),
        lambda one: say(REPAIR_STATUS[one]),
    )
    chosen = st.selectbox(
        say(heading("status")),
        statuses,
        format_func=lambda one: say(REPAIR_STATUS[one]),
        key="status",
        label_visibility="collapsed",
        width=240,
    )
    keep("status", chosen if chosen != FIRST_STATUS else None)
    return chosen


FIRST_STATUS = "handed_over"
SHORT = {
    "need": Text("เดือดร้อน", "Need"),
    "poor": Text("จนหลายมิติ", "Poverty"),
    "coverage": Text("ครอบคลุม", "Coverage"),
    "pace": Text("เทียบแผน", "Pace"),
    "unmet": Text("ยังไม่มีงบ", "Unmet"),
    "net": Text("ขาดสุทธิ", "Net need"),
    "repairs": Text("การซ่อม", "Repairs"),
    "deliveries": Text("ภาคีส่งมอบ", "Deliveries"),
}


def _choose(key: str, label: Text, options: list[str], name) -> str:
    adopt(key, lambda one: one if one in options else None, options[0], label, name)
    chosen = st.segmented_control(
        say(label),
        options,
        format_func=name,
        key=key,
        required=True,
        label_visibility="collapsed",
    )
    keep(key, chosen if chosen != options[0] else None)
    return chosen


def answer(layer: MapLayer, level: str, status: str) -> str:
    """Where the layer's value is highest, and where nothing is known."""
    values = view.ask(map_values, layer.key, level, status)
    known = values[values["state"] == "shown"].set_index("area_code")["value"]
    if known.empty:
        return say(Text("ยังไม่มีตัวเลขที่แสดงได้ในพื้นที่ที่เลือก", "Nothing can be shown for what is chosen"))
    alike = maps.as_written(layer, known)
    most, least = (_end(layer, alike, level, lowest) for lowest in (False, True))
    unknown, hidden = (int((values["state"] == one).sum()) for one in ("none", "hidden"))
    words = AREA_LEVEL[level]
    tail = Text("", "")
    if hidden:  # among them may be a higher one, and a lower
        tail = Text(f" ไม่แสดง {hidden} {words.th}", f"; {hidden} not shown")
    if unknown:
        tail = Text(
            f"{tail.th} ยังไม่มีข้อมูล {unknown} {words.th}", f"{tail.en}; {unknown} without data"
        )
    among = Text("ในที่แสดงได้ ", "of those shown, ") if hidden else Text("", "")
    if alike.nunique() == 1 and len(alike) > 1:
        value = layer.written(alike.iloc[0])
        return say(
            Text(
                f"**{layer.title.th}** {among.th}เท่ากันทุก{words.th} **{value}** ({layer.unit.th}){tail.th}",
                f"**{layer.title.en}**: {among.en}the same everywhere **{value}**"
                f" ({layer.unit.en}){tail.en}",
            )
        )
    return say(
        Text(
            f"**{layer.title.th}** {among.th}สูงสุดที่{most[0].th} **{most[1]}**"
            f" ต่ำสุดที่{least[0].th} {least[1]} ({layer.unit.th}){tail.th}",
            f"**{layer.title.en}**: {among.en}highest in {most[0].en} **{most[1]}**,"
            f" lowest in {least[0].en} {least[1]} ({layer.unit.en}){tail.en}",
        )
    )


def _end(layer: MapLayer, alike: pd.Series, level: str, lowest: bool) -> tuple[Text, str]:
    """The areas at one end of the values, those that are alike together, and their value."""
    end, kind, names = top(alike, lowest=lowest), UNIT[level], view.names().names

    def name(code: str) -> Text:
        return Text(f"{kind.th}{names[code].th}", names[code].en)

    return named(end, name, kind), layer.written(end.value)


def draw_map(layer: MapLayer, level: str, status: str) -> None:
    """Draws the map; a click chooses the area as the select boxes above would."""
    scope = view.programme().scope
    selected = next(iter(scope.subdistricts or scope.districts), None)
    boundaries = Held(shapes(view.ask(area_table)))
    clicked = maps.put(
        view.drawn(_drawing, layer.key, level, status, selected, maps.room_on_screen(), boundaries)
    )
    if clicked and clicked != selected:
        areas = view.names()
        is_first = not scope.districts and level == "subdistrict"
        filters.set_area(areas, areas.parents[clicked] if is_first else clicked)
        st.rerun()


class Held:
    """The shapes of the areas, which are the same while they are the very same object."""

    def __init__(self, boundaries: Boundaries):
        self.boundaries = boundaries

    def __hash__(self) -> int:
        return id(self.boundaries)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Held) and self.boundaries is other.boundaries


def _drawing(
    key: str, level: str, status: str, selected: str | None, room: tuple[int, int], held: Held
) -> maps.Drawing:
    programme, layer = view.programme(), maps.LAYERS[key]
    scope = programme.scope
    # The map shows the whole district around a chosen subdistrict, so its values are the district's.
    around = programme.within(
        type(scope)(scope.districts, frozenset(), scope.fiscal_year_be, scope.as_of)
    )
    values = map_values(around, layer.key, level, status)
    values["detail"] = _details(around, level, layer)
    return maps.drawing(
        layer,
        values,
        level,
        held.boundaries,
        view.names().names,
        _hidden_below(layer),
        selected,
        room=room,
    )


def _details(programme, level: str, layer: MapLayer) -> list[list[Text]]:
    """Lines for the tooltip of each area: houses against target, households in need of those
    assessed, and what was delivered to the wider area where deliveries are shown."""
    wider = _recorded_for(programme, level) if layer.key == "deliveries" else {}
    progress, assessed = progress_by_area(programme, level), shown_need_by_area(programme, level)
    hidden = say_hidden(programme.principal.rights.smallest_count)
    lines = []
    for houses, people in zip(progress.itertuples(), assessed.itertuples(), strict=True):
        target = "–" if pd.isna(houses.target) else f"{houses.target:,.0f}"
        house = one_or_many(0 if pd.isna(houses.target) else houses.target, "house")
        done = hidden if houses.houses_state == "hidden" else f"{houses.handed_over:,}"
        unsaid = {"none": "–", "hidden": hidden}.get(people.state)
        need = unsaid or f"{people.in_need:,}"
        homes = one_or_many(0 if unsaid else people.in_need, "household")
        looked = say_assessed(people.assessed, people.households)
        lines.append(
            [
                Text(
                    f"ส่งมอบ {done} จากเป้า {target} หลัง", f"{done} of {target} {house} handed over"
                ),
                Text(
                    f"เดือดร้อน {need} ครัวเรือน ({looked.th})",
                    f"{need} {homes} in need ({looked.en})",
                ),
                *(said for code, said in wider.items() if people.area_code.startswith(code)),
            ]
        )
    return lines


def recorded_apart(layer: MapLayer, level: str) -> None:
    """What was delivered to wider areas than those of the map: it stands in none of them."""
    if layer.key != "deliveries":
        return
    said = _recorded_for(view.programme(), level).values()
    if said:
        st.caption(" · ".join(map(say, said)))


def _recorded_for(programme, level: str) -> dict[str, Text]:
    names = areas(programme).names
    return {
        row.area_code: Text(
            f"บันทึกไว้ทั้ง{_wide(row.area_code).th}{names[row.area_code].th} ไม่แยก{AREA_LEVEL[level].th}"
            f" {say_baht(row.value_thb)}",
            f"Recorded for {names[row.area_code].en} {_wide(row.area_code).en} as a whole:"
            f" {say_baht(row.value_thb)}",
        )
        for row in deliveries_to_wider_areas(programme, level).itertuples()
    }


def _wide(code: str) -> Text:
    words = AREA_LEVEL[level_of(code)]
    return Text(words.th, words.en.lower())


def legend(layer: MapLayer, level: str) -> None:
    maps.legend(layer, level, _hidden_below(layer))


def _hidden_below(layer: MapLayer) -> int:
    """What a household lacks is a sensitive group, whoever reads."""
    own = view.programme().principal.rights.smallest_count
    return SENSITIVE_GROUP_MINIMUM if layer.key == "poor" else own


def areas_in_figures(level: str) -> None:
    """The areas of the map with need and houses, hidden counts said to be hidden."""
    rows(
        view.drawn(_areas_with_figures, level),
        (
            "area_code",
            "in_need",
            "reached",
            "urgent",
            "unfunded",
            "assessed",
            "households",
            "handed_over",
            "under_way",
            "target",
        ),
        "areas",
        Text("ไม่มีพื้นที่ในขอบเขตที่เลือก", "No area in what is chosen"),
    )


def _areas_with_figures(level: str) -> pd.DataFrame:
    need = view.ask(shown_need_by_area, level)
    progress = view.ask(progress_by_area, level).drop(columns=["rag", "spi", "expected"])
    table = progress.merge(need, on="area_code", how="left")
    hidden = say_hidden(view.programme().principal.rights.smallest_count)
    for name in ("in_need", "reached", "urgent", "unfunded", "assessed", "households"):
        of_need = name not in ("assessed", "households")
        table[name] = [
            "–" if of_need and state == "none" else hidden if pd.isna(count) else f"{count:,}"
            for count, state in zip(table[name], table["state"], strict=True)
        ]
    for name in ("handed_over", "under_way"):
        if table[name].isna().any():
            table[name] = [hidden if pd.isna(count) else f"{count:,}" for count in table[name]]
    return table
