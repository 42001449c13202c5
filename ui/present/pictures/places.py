"""The map of need beside its areas: numbered on the map and in the list, most in need first."""

import pandas as pd

from data_access.language.vocabulary import Text
from data_access.snapshots.programme import Programme
from display.charts.map_drawing import map_drawing
from display.palette import HIDDEN_FILL, LIGHT
from display.story import Picture
from display.words.writing import Writing
from ui.panels.downloads.brief import coloured_map
from ui.present.tree import Tree, box, part, tree, words
from ui.session.language import NOTHING, language, say
from ui.session.numbers import say_count, say_hidden

SCALE = 1000
HIDDEN = Text("ไม่แสดง", "hidden")


def places(programme: Programme, picture: Picture) -> Tree:
    rows = picture.table
    hidden_below = programme.principal.rights.smallest_count
    known = rows["in_need"].dropna()
    longest = float(known.max()) if len(known) and known.max() > 0 else 1.0
    listed = [
        _place(number, row, longest, hidden_below)
        for number, row in enumerate(rows.itertuples(), start=1)
    ]
    numbers = {row.area_code: at for at, row in enumerate(rows.itertuples(), start=1)}
    heading = box("said", f"{say(picture.columns['reached'])} / {say(picture.columns['in_need'])}")
    return box(
        "places",
        *_map(programme, numbers, hidden_below),
        box("rows list", heading, *listed),
    )


def _place(number: int, row, longest: float, hidden_below: int) -> Tree:
    """Households in need as a pale bar, on it those that have their house; hidden ones are said."""
    hidden, fill = say_hidden(hidden_below), []
    value: list[Tree | str] = [words("strong", NOTHING)]
    if row.state == "hidden":
        value = [words("hidden", hidden)]
    elif not pd.isna(row.in_need):
        fill = [box("promised", style=f"width:{part(row.in_need / longest)}")]
        reached = say(HIDDEN) if pd.isna(row.reached) else say_count(row.reached)
        if not pd.isna(row.reached):
            fill.append(box("fill", style=f"width:{part(row.reached / longest)}"))
        value = [words("strong", reached), f" / {say_count(row.in_need)}"]
    return box(
        "row",
        words("number", str(number)),
        words("name", say(row.name)),
        box("bar", *fill),
        box("value", *value),
    )


def _map(programme: Programme, numbers: dict[str, int], hidden_below: int) -> list[Tree]:
    drawn = map_drawing(
        programme, coloured_map(programme, language()), Writing(language(), hidden_below)
    )
    if "absence" in drawn:
        return [box("map absent", drawn["absence"])]
    height = drawn["height"]
    areas = [
        tree(
            "path", "area", d=_path(area["rings"]),
            fill="url(#hatch)" if area["hidden"] else area["colour"],
        )
        for area in drawn["areas"]
    ]  # fmt: skip
    outlines = [tree("path", "outline", d=_path(rings)) for rings in drawn["outlines"]]
    hatch = tree(
        "pattern", "", tree("rect", "", width="14", height="14", fill=HIDDEN_FILL),
        tree("path", "", d="M0 14 L14 0", stroke=LIGHT.muted, stroke_width="2"),
        id="hatch", width="14", height="14", patternUnits="userSpaceOnUse",
    )  # fmt: skip
    svg = tree(
        "svg", "ground", tree("defs", "", hatch), *areas, *outlines,
        viewBox=f"0 0 {SCALE} {SCALE * height:.0f}",
    )  # fmt: skip
    labels = [
        box("at", str(numbers[label["code"]]), style=_place_of(label["at"], height))
        for label in drawn["labels"]
        if label.get("code") in numbers
    ]
    legend = [
        box(
            "key",
            box("swatch hidden" if one["hidden"] else "swatch", style=_colour(one)),
            one["words"],
        )
        for one in drawn["legend"]
    ]
    title = words("title", f"{drawn['title']} ({drawn['unit']})")
    return [
        box("map", box("sheet", svg, *labels, style=f"--ratio:{1 / height:.4f}")),
        box("keys legend", title, *legend),
    ]


def _colour(one: dict) -> str:
    return "" if one["hidden"] else f"background:{one['colour']}"


def _place_of(at: list[float], height: float) -> str:
    return f"left:{part(at[0])};top:{part(at[1] / height)}"


def _path(rings: list[list[list[float]]]) -> str:
    return " ".join(
        "M" + " L".join(f"{SCALE * x:.1f} {SCALE * y:.1f}" for x, y in ring) + " Z"
        for ring in rings
    )
