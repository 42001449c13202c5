"""The goals of the network: what is done as a bar, what was due by today as a mark."""

from display.charts.bars import Bar, Bars
from display.story import Picture
from ui.present.tree import Tree, box, part, words
from ui.session.language import say


def goals(picture: Picture) -> Tree:
    value: Bars = picture.value
    return box("rows goals", *map(_goal, value.rows))


def _goal(goal: Bar) -> Tree:
    fill = [] if goal.done is None else [box("fill", style=f"width:{part(goal.done)}")]
    due = [] if goal.due is None else [box("due", style=f"left:{part(goal.due)}")]
    # No target, or a target of 0, is said by the state, and not as a number of nothing.
    is_of = goal.whole is not None
    done = say(goal.done_words.bare if is_of else goal.done_words.full)
    return box(
        "row",
        words("name", say(goal.name)),
        box(f"bar {goal.state}", *fill, *due),
        box("value", words("strong", done), f" / {say(goal.of.full)}" if is_of else ""),
        box(f"state {goal.state}", box("mark"), words("", say(goal.state_words))),
    )
