"""The goals of the network: what is done as a bar, what was due by today as a mark."""

import pandas as pd

from data_access.language.shares import hundredths_words
from display.story import Picture
from ui.present.tree import Tree, box, part, words
from ui.session.language import say
from ui.session.numbers import say_count


def goals(picture: Picture) -> Tree:
    return box("rows goals", *(_goal(row) for row in picture.table.itertuples()))


def _goal(goal) -> Tree:
    fill = [] if pd.isna(goal.share) else [box("fill", style=f"width:{part(goal.share)}")]
    due = (
        []
        if pd.isna(goal.expected_share)
        else [box("due", style=f"left:{part(goal.expected_share)}")]
    )
    is_share = say(goal.unit) == "%"
    done = hundredths_words(goal.actual) if is_share else say_count(goal.actual)
    # No target, or a target of 0, is said by the state, and not as a number of nothing.
    is_number = not pd.isna(goal.target) and goal.target
    target = f" / {say_count(goal.target)}" if is_number else ""
    unit = "%" if is_share else f" {say(goal.unit)}"
    return box(
        "row",
        words("name", say(goal.name)),
        box(f"bar {goal.rag_code}", *fill, *due),
        box("value", words("strong", done), f"{target}{unit}" if target or not is_share else ""),
        box(f"state {goal.rag_code}", box("mark"), words("", say(goal.rag))),
    )
