"""Pictures that are words: who signed, what changed, what is asked."""

from display.story import Picture
from ui.present.tree import Tree, box, tree, words
from ui.session.language import say


def parties(picture: Picture) -> Tree:
    names = [tree("li", "", say(name)) for name in picture.table["name"]]
    return tree("ul", "parties", *names)


def asks(picture: Picture) -> Tree:
    asked = [
        tree("li", "", words("number", str(row.number)), words("", say(row.ask)))
        for row in picture.table.itertuples()
    ]
    return tree("ol", "asks", *asked)


def changes(picture: Picture) -> Tree:
    """One row a figure: its name and the first reason, what it was, and what it is now."""
    days = box(
        "row days",
        words("name", ""),
        words("then", say(picture.columns["then"])),
        words("arrow", ""),
        words("now", say(picture.columns["now"])),
    )
    return box("changes", days, *(_change(row) for row in picture.table.itertuples()))


def _change(row) -> Tree:
    return box(
        f"row {row.state_code}",
        box("name", words("strong", say(row.name)), words("why", say(row.why))),
        words("then", say(row.then)),
        words("arrow", ""),
        box("now", words("strong", say(row.now)), words("state", say(row.state))),
    )
