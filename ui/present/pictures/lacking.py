"""What poor people lack: a pale bar a dimension, and on it those whose house is done."""

import pandas as pd

from data_access.language.vocabulary import Text
from display.story import Picture
from ui.present.tree import Tree, box, part, words
from ui.session.language import NOTHING, say
from ui.session.numbers import say_count

NOT_SHOWN = Text("ไม่แสดง หรือข้อมูลไม่พอ", "Not shown, or too little surveyed")


def lacking(picture: Picture) -> Tree:
    rows = picture.table
    if rows["poor"].isna().all():
        return box("absent", say(NOT_SHOWN))
    longest = float(rows["poor"].max()) or 1.0
    heading = box("said", f"{say(picture.columns['housed'])} / {say(picture.columns['poor'])}")
    return box("rows bullets lacking", heading, *(_row(row, longest) for row in rows.itertuples()))


def _row(row, longest: float) -> Tree:
    if pd.isna(row.poor):
        return box("row", words("name", say(row.name)), box("bar"), box("value", NOTHING))
    fill = [box("promised", style=f"width:{part(row.poor / longest)}")]
    if not pd.isna(row.housed):
        fill.append(box("fill", style=f"width:{part(row.housed / longest)}"))
    return box(
        "row",
        words("name", say(row.name)),
        box("bar", *fill),
        box("value", words("strong", say_count(row.housed)), f" / {say_count(row.poor)}"),
    )
