"""The people of the network, one dot each, in a block a stage."""

from display.charts.people_dots import PEOPLE, Dots, Group, Stage
from display.story import Picture
from ui.present.tree import Tree, box, words
from ui.session.language import say

SHAPES = ("round", "diamond", "square")


def dots(picture: Picture) -> Tree:
    value: Dots = picture.value
    legend = [
        box("key", box(f"dot {_shape(group)}"), f"{say(group.name)} {say(group.count)}")
        for group in value.groups
    ]
    return box("dots", box("keys", *legend), *map(_block, value.stages))


def _block(stage: Stage) -> Tree:
    hollow = " hollow" if stage.is_hollow else ""
    made = [
        box(f"dot {_shape(group)}{hollow}")
        for group in stage.groups
        for _ in range(group.people or 0)
    ]
    return box(
        "stage-of",
        box(
            "head",
            words("strong", f"{say(stage.name)} {say(stage.count)}"),
            f" {say(PEOPLE)} ({say(stage.share)})",
        ),
        box("people", *made),
    )


def _shape(group: Group) -> str:
    return SHAPES[group.look]
